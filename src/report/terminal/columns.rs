//! A comparison as two columns: old on one side, new on the other.
//!
//! In: a [`DiffView`]. Out: a text; each clause begins on the same line in
//! both columns.

use super::breaks::{LongWords, wrap};
use super::inline::{folded, footnotes, head_runs, heading, why};
use super::lines::{Run, pad};
use super::marks::{marked, unmarked};
use super::page::Page;
use super::painter::Style;
use crate::change::{Relation, Words};
use crate::report::view::{DiffView, Entry, Part, Side};

const RULE: &str = " │ ";

pub(super) fn write(view: &DiffView<'_>, page: &mut Page<'_>) {
    super::head::write(view, page);
    page.blank();
    rows(
        vec![Run::new(Style::Strong, view.old.name.as_str())],
        vec![Run::new(Style::Strong, view.new.name.as_str())],
        page,
    );
    if let Some(title) = &view.title {
        page.blank();
        page.line(&[Run::new(Style::Strong, "~ title"), Run::plain("  reworded")]);
        both(title, page);
    }
    for entry in &view.entries {
        page.blank();
        match entry {
            Entry::Changed(changed) => {
                page.hanging(4, &head_runs(changed));
                for part in &changed.parts() {
                    clause(changed.relation, part, page);
                }
                why(changed, page);
            }
            Entry::Heading(kept) => heading(kept, page),
            Entry::Fold(fold) => folded(fold, page),
        }
    }
    footnotes(view, page);
    super::head::close(view, page);
}

fn clause(relation: Relation, part: &Part<'_>, page: &mut Page<'_>) {
    if let Some(citation) = part.citation {
        let label = vec![Run::new(Style::Moved, citation)];
        rows(Vec::new(), label, page);
    }
    match relation {
        Relation::Inserted => {
            rows(Vec::new(), unmarked(&part.words, Style::Inserted), page);
        }
        Relation::Removed => rows(unmarked(&part.words, Style::Removed), Vec::new(), page),
        _ => both(&part.words, page),
    }
}

fn both(words: &Words<'_>, page: &mut Page<'_>) {
    let old = marked(words, Side::Old, page.options);
    let new = marked(words, Side::New, page.options);
    rows(old, new, page);
}

/// Two texts beside each other, each wrapped in its column.
fn rows(old: Vec<Run<'_>>, new: Vec<Run<'_>>, page: &mut Page<'_>) {
    let column = page.options.width.saturating_sub(3) / 2;
    let mut old = wrap(&old, column, LongWords::Cut).into_iter();
    let mut new = wrap(&new, column, LongWords::Cut).into_iter();
    loop {
        let (was, is) = (old.next(), new.next());
        if was.is_none() && is.is_none() {
            return;
        }
        let mut line = pad(was.unwrap_or_default(), column);
        line.push(Run::new(Style::Faint, RULE));
        line.extend(is.unwrap_or_default());
        page.line(&line);
    }
}
