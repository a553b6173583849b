//! A log: one paragraph a document or event.
//!
//! In: [`LogItem`]s and what to show of them. Out: a text.

use super::inline::{body, head, parts, sign};
use super::lines::Run;
use super::page::Page;
use super::painter::Style;
use crate::change::{Change, Relation};
use crate::history::Entry;
use crate::model::Draft;
use crate::report::view::{Changed, DiffView, many};

/// A document of the log, with as much of it as was asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct LogItem<'a> {
    /// What the commit says.
    pub entry: Entry,
    /// What the document changed, for `--patch`.
    pub patch: Option<DiffView<'a>>,
    /// What it did to the clause that was asked for.
    pub clause: Option<ClausePatch>,
}

/// What a document did to one clause.
#[derive(Debug, Clone, PartialEq)]
pub struct ClausePatch {
    /// The text before it.
    pub old: std::rc::Rc<Draft>,
    /// The text with it.
    pub new: std::rc::Rc<Draft>,
    /// What happened to the clause.
    pub changes: Vec<Change<'static>>,
}

/// What a log shows of each document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogShow {
    /// Which clauses changed.
    pub stat: bool,
    /// The changes with their words.
    pub patch: bool,
    /// Who joined and left, and nothing else.
    pub sponsors: bool,
    /// The text that was asked for, told above its documents.
    pub text: Option<String>,
}

/// The columns before a subject: date and commit.
const MARGIN: usize = 24;

pub(super) fn write(items: &[LogItem<'_>], show: &LogShow, page: &mut Page<'_>) {
    if let Some(text) = &show.text {
        above(text, items, page);
    }
    for item in items {
        if show.stat || show.patch || item.clause.is_some() {
            page.blank();
        }
        subject(&item.entry, page);
        if item.clause.is_none() || show.sponsors {
            sponsors(&item.entry, page);
        }
        if show.sponsors {
            continue;
        }
        if show.stat {
            stat(&item.entry, page);
        }
        if let Some(patch) = &item.clause {
            clause(patch, show.patch, page);
        } else if let Some(view) = &item.patch {
            body(view, page);
        }
    }
}

fn above(text: &str, items: &[LogItem<'_>], page: &mut Page<'_>) {
    let told = match (items.first(), items.last()) {
        (Some(newest), Some(oldest)) => {
            let day = |e: &Entry| {
                e.date
                    .map_or_else(|| "no date".to_owned(), |d| d.to_string())
            };
            let from = day(&oldest.entry);
            let to = day(&newest.entry);
            let span = if from == to {
                from
            } else {
                format!("{from} → {to}")
            };
            format!("{}, {span}", many(items.len(), "document"))
        }
        _ => "no document".to_owned(),
    };
    page.together(&[Run::new(Style::Strong, text)], "   ", &[Run::plain(told)]);
    let title = items.iter().find_map(|item| item.entry.title.as_deref());
    if let Some(title) = title {
        page.hanging(2, &[Run::plain(title)]);
    }
    page.blank();
}

/// `2020-10-26  a1b2c3d4e5  A/C.1/75/L.8/Rev.1: 3 reworded, 2 sponsors joined`.
fn subject(entry: &Entry, page: &mut Page<'_>) {
    let date = entry.date.map_or_else(
        || "no\u{a0}date\u{a0}\u{a0}\u{a0}".to_owned(),
        |d| d.to_string(),
    );
    let (name, rest) = match entry.subject.strip_prefix(entry.symbol.as_str()) {
        Some(rest) => (entry.symbol.as_str(), rest),
        None => ("", entry.subject.as_str()),
    };
    page.hanging(
        MARGIN,
        &[
            Run::plain(format!("{date}  ")),
            Run::new(Style::Faint, entry.commit.short()),
            Run::plain("  "),
            Run::new(Style::Strong, name),
            Run::plain(rest),
        ],
    );
}

fn sponsors(entry: &Entry, page: &mut Page<'_>) {
    let margin = " ".repeat(12);
    for (sign, style, names) in [
        ("+ ", Style::Inserted, &entry.sponsors_added),
        ("- ", Style::Removed, &entry.sponsors_removed),
    ] {
        if !names.is_empty() {
            let gutter = format!("{margin}{sign}");
            page.text(&gutter, style, &[Run::new(style, names.join(", "))]);
        }
    }
}

/// `~ 3 reworded  PP2, OP1, OP4`.
fn stat(entry: &Entry, page: &mut Page<'_>) {
    let lists = &entry.clauses;
    let all = [
        (Relation::Reworded, false, "reworded", &lists.reworded),
        (Relation::Inserted, false, "inserted", &lists.inserted),
        (Relation::Removed, false, "removed", &lists.removed),
        (Relation::Unchanged, true, "moved", &lists.moved),
        (Relation::Split, false, "split", &lists.split),
        (Relation::Merged, false, "merged", &lists.merged),
    ];
    for (relation, moved, word, ids) in all {
        if ids.is_empty() {
            continue;
        }
        let (sign, style) = sign(relation, moved);
        let cited: Vec<String> = ids.iter().map(|id| id.replace(" > ", " → ")).collect();
        page.hanging(
            18,
            &[
                Run::plain("  "),
                Run::new(style, sign),
                Run::plain(format!(" {:>3} {word:<9} ", ids.len()).replace(' ', "\u{a0}")),
                Run::plain(cited.join(", ")),
            ],
        );
    }
    if lists.unchanged > 0 {
        let told = format!("    {:>3} unchanged", lists.unchanged);
        page.line(&[Run::new(Style::Faint, told)]);
    }
}

fn clause(patch: &ClausePatch, whole: bool, page: &mut Page<'_>) {
    for change in &patch.changes {
        let changed = Changed::of(&patch.old, &patch.new, change);
        if whole {
            head(&changed, page);
            parts(&changed, page);
        } else {
            let (sign, style) = sign(changed.relation, changed.moved);
            page.fitted(
                "  ",
                &[
                    Run::new(style, sign),
                    Run::plain(" "),
                    Run::new(Style::Strong, changed.citation.as_str()),
                    Run::plain("  "),
                    Run::plain(changed.gist()),
                ],
            );
        }
    }
}
