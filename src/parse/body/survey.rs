//! What one pass over the paragraphs tells of each: its words, its label, and
//! what comes behind it.
//!
//! Questions about what follows are answered from here, so that no paragraph
//! has to read on to the end of a long text.

use std::borrow::Cow;

use crate::parse::label::{self, Count, Label};
use crate::parse::paragraph::Paragraph;

use super::annex;

/// The paragraphs of a body with what is known of each.
pub(super) struct Survey<'a> {
    paragraphs: &'a [Paragraph],
    entries: Vec<Entry<'a>>,
    /// The format tells italic type.
    pub(super) italics: bool,
}

struct Entry<'a> {
    plain: &'a str,
    label: Option<Label<'a>>,
    /// An annex or a part begins here.
    divides: bool,
    /// Whether a printed number comes here or below, before the text divides.
    numbered: bool,
    /// The next labelled paragraph below, where the text doesn't divide before.
    next: Option<usize>,
    /// The next labelled paragraph below, also in the next part.
    after: Option<usize>,
}

impl<'a> Survey<'a> {
    /// Looks at every paragraph once; `plain` are their texts without footnote
    /// markers.
    pub(super) fn of(paragraphs: &'a [Paragraph], plain: &'a [Cow<'_, str>]) -> Survey<'a> {
        let mut count = Count::default();
        let mut entries: Vec<Entry<'a>> = paragraphs
            .iter()
            .zip(plain)
            .map(|(paragraph, plain)| Entry {
                label: count.split(plain).map(|(label, _)| label),
                divides: annex::label(paragraph, plain).is_some() || label::part(plain).is_some(),
                numbered: false,
                next: None,
                after: None,
                plain,
            })
            .collect();
        let (mut numbered, mut next, mut after) = (false, None, None);
        for (at, entry) in entries.iter_mut().enumerate().rev() {
            entry.after = after;
            if entry.divides {
                (numbered, next) = (false, None);
                continue;
            }
            numbered |= matches!(entry.label, Some(Label::Number(_)));
            entry.numbered = numbered;
            entry.next = next;
            if entry.label.is_some() {
                next = Some(at);
                after = next;
            }
        }
        Survey {
            italics: paragraphs.iter().any(|p| p.italic.is_some()),
            paragraphs,
            entries,
        }
    }

    pub(super) fn paragraph(&self, at: usize) -> &'a Paragraph {
        &self.paragraphs[at]
    }

    pub(super) fn len(&self) -> usize {
        self.paragraphs.len()
    }

    /// The paragraph at `at` and all below it.
    pub(super) fn rest(&self, at: usize) -> &'a [Paragraph] {
        &self.paragraphs[at..]
    }

    /// The text without footnote markers.
    pub(super) fn plain(&self, at: usize) -> &'a str {
        self.entries[at].plain
    }

    /// The printed number or letter.
    pub(super) fn label(&self, at: usize) -> Option<Label<'a>> {
        self.entries.get(at)?.label
    }

    /// Whether a printed number comes at or below `at` in the same part.
    pub(super) fn is_numbered(&self, at: usize) -> bool {
        self.entries[at].numbered
    }

    /// The next label below `at` in the same part.
    pub(super) fn next_label(&self, at: usize) -> Option<Label<'a>> {
        self.label(self.entries[at].next?)
    }

    /// Whether the numbering that begins at `at` with `first` below paragraph
    /// `outer` is one of its own: it counts on until `outer + 1` comes, or, if
    /// it begins with 1, until the part ends. Sections may stand between where
    /// the numbering of the text runs on through them.
    pub(super) fn is_inner_numbering(&self, at: usize, first: u32, outer: u32) -> bool {
        const LONGEST: usize = 200;
        let mut due = first + 1;
        let mut at = at;
        for _ in 0..LONGEST {
            let entry = &self.entries[at];
            if entry.next.is_none() && first == 1 {
                return true;
            }
            let Some(next) = entry.next.or(entry.after) else {
                return false;
            };
            at = next;
            let Some(Label::Number(number)) = self.label(at) else {
                continue;
            };
            match label::value(number) {
                n if n == outer + 1 => return true,
                n if n == due => due += 1,
                _ => return false,
            }
        }
        false
    }
}
