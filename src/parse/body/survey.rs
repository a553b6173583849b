//! What one pass over the paragraphs tells of each: its words, its label, and
//! what comes behind it.
//!
//! Questions about what follows are answered from here, so that no paragraph
//! has to read on to the end of a long text.

use std::borrow::Cow;
use std::mem;

use crate::parse::label::{self, Count, Label};
use crate::parse::paragraph::Paragraph;

use super::annex;
use super::builder::cut;
use super::parts::{self, Restarts};

/// The paragraphs of a body with what is known of each.
pub(super) struct Survey<'a> {
    paragraphs: &'a mut [Paragraph],
    entries: Vec<Entry>,
    /// The format tells italic type.
    pub(super) italics: bool,
    /// Parts begin their numbers again.
    pub(super) restarts: bool,
}

struct Entry {
    /// The text without footnote markers, where it has some.
    plain: Option<String>,
    /// The next labelled paragraph below, where the text doesn't divide before.
    next: Option<u32>,
    /// The next labelled paragraph below, also in the next part.
    after: Option<u32>,
    /// It begins with a printed number or letter.
    labelled: bool,
    /// An annex or a part begins here.
    divides: bool,
    /// Whether a printed number comes here or below, before the text divides.
    numbered: bool,
}

impl<'a> Survey<'a> {
    /// Looks at every paragraph once.
    pub(super) fn of(paragraphs: &'a mut [Paragraph]) -> Survey<'a> {
        let mut count = Count::default();
        let mut restarts = Restarts::default();
        let mut entries: Vec<Entry> = paragraphs
            .iter()
            .map(|paragraph| {
                let plain = paragraph.plain();
                let label = count.split(&plain).map(|(label, _)| label);
                let part = label::part(&plain).is_some();
                restarts.see(part || parts::titled(paragraph, &plain).is_some(), label);
                Entry {
                    next: None,
                    after: None,
                    labelled: label.is_some(),
                    divides: part || annex::label(paragraph, &plain).is_some(),
                    numbered: matches!(label, Some(Label::Number(_))),
                    plain: match plain {
                        Cow::Borrowed(_) => None,
                        Cow::Owned(plain) => Some(plain),
                    },
                }
            })
            .collect();
        let (mut numbered, mut next, mut after) = (false, None, None);
        for (at, entry) in entries.iter_mut().enumerate().rev() {
            entry.after = after;
            if entry.divides {
                (numbered, next) = (false, None);
                entry.numbered = false;
                continue;
            }
            numbered |= entry.numbered;
            entry.numbered = numbered;
            entry.next = next;
            if entry.labelled {
                next = u32::try_from(at).ok();
                after = next;
            }
        }
        Survey {
            italics: paragraphs.iter().any(|p| p.italic.is_some()),
            restarts: restarts.hold(),
            paragraphs,
            entries,
        }
    }

    /// A paragraph; it has no text where that was taken.
    pub(super) fn paragraph(&self, at: usize) -> &Paragraph {
        &self.paragraphs[at]
    }

    /// Takes the text of a paragraph out of it, from an offset on: what stands
    /// there is most of it.
    pub(super) fn take_text(&mut self, at: usize, from: usize) -> String {
        let mut text = mem::take(&mut self.paragraphs[at].text);
        cut(&mut text, from);
        text
    }

    pub(super) fn len(&self) -> usize {
        self.paragraphs.len()
    }

    /// The paragraph at `at` and all below it.
    pub(super) fn rest(&self, at: usize) -> &[Paragraph] {
        &self.paragraphs[at..]
    }

    /// The text without footnote markers.
    pub(super) fn plain(&self, at: usize) -> &str {
        let plain = self.entries[at].plain.as_deref();
        plain.unwrap_or(&self.paragraphs[at].text)
    }

    /// The printed number or letter.
    pub(super) fn label(&self, at: usize) -> Option<Label<'_>> {
        if !self.entries.get(at)?.labelled {
            return None;
        }
        label::split_known(self.plain(at)).map(|(label, _)| label)
    }

    /// Whether a printed number comes at or below `at` in the same part.
    pub(super) fn is_numbered(&self, at: usize) -> bool {
        self.entries[at].numbered
    }

    /// The next label below `at` in the same part.
    pub(super) fn next_label(&self, at: usize) -> Option<Label<'_>> {
        self.label(self.entries[at].next? as usize)
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
            at = next as usize;
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
