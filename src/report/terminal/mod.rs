//! Reports for a terminal.
//!
//! In: a [`DiffView`] or a [`DraftView`], a width and whether to colour. Out:
//! a text whose lines keep the width. Document text is made [`safe`] on the
//! way; the terminal itself is the program's affair.
//!
//! | sign | the clause |
//! |---|---|
//! | `~` | was reworded |
//! | `+` | was inserted |
//! | `-` | was removed |
//! | `>` | was moved, as it stands or reworded |
//! | `<` | was split |
//! | `&` | was merged from several |
//! | `…` | unchanged clauses, or words left out of a long clause |
//!
//! Inside a clause `[-words-]` are old and `{+words+}` new.
//!
//! [`safe`]: super::safe

mod blame;
mod breaks;
mod brief;
mod columns;
mod coverage;
mod head;
mod inline;
mod lines;
mod list;
mod log;
mod marks;
mod outline;
mod page;
mod paint;
mod painter;
mod paints;
mod synopsis;
mod trace;

use super::synopsis::Synopsis;
use super::view::{DiffView, DraftView};
use crate::history::{Blame, ClauseWords, Trace};
use crate::model::Draft;
use crate::parse::Coverage;
use crate::store::TextState;
use page::Page;

pub use log::{ClausePatch, LogItem, LogShow};
pub use paint::{Paint, PaintError};
pub use paints::Paints;

/// How a report is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Columns of the terminal; words that are longer stick out.
    pub width: usize,
    /// Whether to write colours.
    pub color: bool,
    /// Which colours.
    pub paints: Paints,
    /// The arrangement of a comparison.
    pub layout: Layout,
    /// How many words to show on each side of a change in a long clause.
    pub context: usize,
    /// Leave nothing out: whole clauses, unchanged ones too.
    pub full: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            width: 80,
            color: false,
            paints: Paints::default(),
            layout: Layout::Inline,
            context: 12,
            full: false,
        }
    }
}

/// The arrangement of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// One column, old and new words in one sentence.
    #[default]
    Inline,
    /// One line a clause.
    Summary,
    /// Old beside new; below [`COLUMNS_FROM`] columns it is `Inline`.
    SideBySide,
}

/// The width from which two columns are readable.
pub const COLUMNS_FROM: usize = 100;

/// How many bytes an entry of a comparison takes at most, as a rule: so many are
/// foreseen, of no more entries than two long resolutions have.
const ENTRY: usize = 512;
const LONG: usize = 1_000;

/// Writes a comparison.
pub fn diff(view: &DiffView<'_>, options: &Options) -> String {
    let mut page = Page::with_room(ENTRY * view.entries.len().min(LONG), options);
    match options.layout {
        Layout::Summary => brief::write(view, &mut page),
        Layout::SideBySide if options.width >= COLUMNS_FROM => columns::write(view, &mut page),
        Layout::Inline | Layout::SideBySide => inline::write(view, &mut page),
    }
    page.finish()
}

/// Writes one draft: a line a clause, or whole texts with `full`.
pub fn draft(view: &DraftView, options: &Options) -> String {
    let mut page = Page::new(options);
    outline::write(view, &mut page);
    page.finish()
}

/// Writes how the letters and figures of a file are distributed over its draft.
pub fn coverage(name: &str, draft: &Draft, coverage: &Coverage, options: &Options) -> String {
    let mut page = Page::new(options);
    coverage::write(name, draft, coverage, &mut page);
    page.finish()
}

/// Writes where each clause comes from, one line a clause; with `words` where
/// each stretch of words does.
pub fn blame(blame: &Blame, words: Option<&[ClauseWords]>, options: &Options) -> String {
    let mut page = Page::new(options);
    blame::write(blame, words, &mut page);
    page.finish()
}

/// Writes the life of a clause.
pub fn trace(trace: &Trace, options: &Options) -> String {
    let mut page = Page::new(options);
    trace::write(trace, &mut page);
    page.finish()
}

/// Writes a log, in the order of its items.
pub fn log(items: &[LogItem], show: &LogShow, options: &Options) -> String {
    let mut page = Page::new(options);
    log::write(items, show, &mut page);
    page.finish()
}

/// Writes the texts of a store and how they stand.
pub fn list(states: &[TextState], options: &Options) -> String {
    let mut page = Page::new(options);
    list::write(states, &mut page);
    page.finish()
}

/// Writes several drafts beside each other, clause by clause.
pub fn synopsis(synopsis: &Synopsis<'_>, options: &Options) -> String {
    let mut page = Page::new(options);
    synopsis::write(synopsis, &mut page);
    page.finish()
}

#[cfg(test)]
mod tests;
