//! A comparison as one column: what changed, in the order of the document.
//!
//! In: a [`DiffView`]. Out: a text. Each entry has a head line with a sign
//! and a citation, then its words.

use super::lines::Run;
use super::marks::{marked, unmarked};
use super::page::Page;
use super::painter::Style;
use crate::change::{Relation, Words};
use crate::report::view::{Changed, DiffView, Entry, Fold, Kept, Side};

pub(super) fn write(view: &DiffView<'_>, page: &mut Page<'_>) {
    super::head::write(view, page);
    body(view, page);
    super::head::close(view, page);
}

/// What changed, without what stands around it.
pub(super) fn body(view: &DiffView<'_>, page: &mut Page<'_>) {
    title(view, page);
    for entry in &view.entries {
        page.blank();
        match entry {
            Entry::Changed(changed) => {
                head(changed, page);
                parts(changed, page);
                why(changed, page);
            }
            Entry::Heading(kept) => heading(kept, page),
            Entry::Fold(fold) => folded(fold, page),
        }
    }
    footnotes(view, page);
}

fn title(view: &DiffView<'_>, page: &mut Page<'_>) {
    let Some(title) = &view.title else { return };
    page.blank();
    page.hanging(
        2,
        &[Run::new(Style::Strong, "~ title"), Run::plain("  reworded")],
    );
    page.text(
        "    ",
        Style::Plain,
        &marked(title, Side::Both, page.options),
    );
}

/// `~ OP3 (was OP2)  reworded · Takes note of → Welcomes (stronger)`.
pub(super) fn head(changed: &Changed<'_>, page: &mut Page<'_>) {
    page.hanging(4, &head_runs(changed));
}

pub(super) fn head_runs<'t>(changed: &'t Changed<'_>) -> Vec<Run<'t>> {
    let (sign, style) = sign(changed.relation, changed.moved);
    let mut runs = vec![
        Run::new(style, sign),
        Run::plain(" "),
        Run::new(Style::Strong, changed.citation.as_str()),
        Run::plain("  "),
        Run::plain(&*changed.what),
    ];
    for t in &changed.traits {
        runs.push(Run::new(Style::Faint, " · "));
        // A sign stays on one line with what it is the sign of.
        runs.push(if t.contains(['+', '-']) {
            Run::plain(t.replace("+ ", "+\u{a0}").replace("- ", "-\u{a0}"))
        } else {
            Run::plain(t.as_str())
        });
    }
    runs
}

/// The sign of a change: `~ + - > < &`.
pub(super) fn sign(relation: Relation, moved: bool) -> (&'static str, Style) {
    match relation {
        Relation::Inserted => ("+", Style::Inserted),
        Relation::Removed => ("-", Style::Removed),
        Relation::Split => ("<", Style::Moved),
        Relation::Merged => ("&", Style::Moved),
        Relation::Unchanged | Relation::Reworded if moved => (">", Style::Moved),
        Relation::Unchanged | Relation::Reworded => ("~", Style::Strong),
    }
}

/// The words of a change; the parts of a split each under their citation.
pub(super) fn parts(changed: &Changed<'_>, page: &mut Page<'_>) {
    for part in changed.parts() {
        if let Some(citation) = part.citation {
            page.line(&[Run::plain("  "), Run::new(Style::Moved, citation)]);
        }
        words(changed.relation, changed.moved, &part.words, page);
    }
}

/// The words of a change, wrapped; a clause that came or went whole carries
/// its sign before each line instead of around each word.
fn words(relation: Relation, moved: bool, words: &Words<'_>, page: &mut Page<'_>) {
    match relation {
        Relation::Inserted => {
            page.text("  + ", Style::Inserted, &unmarked(words, Style::Inserted));
        }
        Relation::Removed => page.text("  - ", Style::Removed, &unmarked(words, Style::Removed)),
        Relation::Unchanged if moved && !page.options.full => {
            page.fitted("    ", &unmarked(words, Style::Plain));
        }
        _ => page.text(
            "    ",
            Style::Plain,
            &marked(words, Side::Both, page.options),
        ),
    }
}

/// Why the clauses were paired, below their words.
pub(super) fn why(changed: &Changed<'_>, page: &mut Page<'_>) {
    for line in &changed.why {
        page.hanging(6, &[Run::new(Style::Faint, format!("    {line}"))]);
    }
}

pub(super) fn heading(kept: &Kept<'_>, page: &mut Page<'_>) {
    page.hanging(4, &[Run::plain("  "), Run::new(Style::Strong, kept.text)]);
}

pub(super) fn folded(fold: &Fold<'_>, page: &mut Page<'_>) {
    if !page.options.full {
        let label = ["  … ", &fold.label].map(|text| Run::new(Style::Faint, text));
        page.hanging(4, &label);
        return;
    }
    for (i, kept) in fold.clauses.iter().enumerate() {
        if i > 0 {
            page.blank();
        }
        page.hanging(4, &[Run::new(Style::Faint, format!("  {}", kept.citation))]);
        page.text("    ", Style::Plain, &[Run::plain(kept.text)]);
    }
}

pub(super) fn footnotes(view: &DiffView<'_>, page: &mut Page<'_>) {
    for footnote in &view.footnotes {
        page.blank();
        let (sign, style) = sign(footnote.relation, false);
        page.hanging(
            4,
            &[
                Run::new(style, sign),
                Run::plain(" "),
                Run::new(Style::Strong, footnote.citation.as_str()),
                Run::plain("  "),
                Run::plain(footnote.relation.as_str()),
            ],
        );
        words(footnote.relation, false, footnote.words, page);
    }
}
