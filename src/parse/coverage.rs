//! Conservation: every letter and figure of the source stands in exactly one
//! field of the draft.
//!
//! In: the pages and the draft read from them. Out: what is placed, what is
//! furniture, the words that found no field, and the words of the draft that
//! no line of the source accounts for. Letters and figures are compared on the
//! normal key; spaces and punctuation are not.
//!
//! - [`agree`]: whether the letters of a line stand at a place of a text, told
//!   from both as they are printed
//! - [`field`]: one field, and which of its letters are accounted for
//! - [`fields`]: the fields of a draft, and where a line is looked for
//! - [`origin`] and [`printed`]: where the draft has its words, and how they are
//!   printed
//! - [`sought`]: letters that are looked for in many fields
//! - [`counts`]: letters and figures by the kind of field

mod agree;
mod counts;
mod field;
mod fields;
mod origin;
mod printed;
mod sought;
#[cfg(test)]
mod tests;
mod words;

use crate::model::{Draft, Notice, NoticeKind, Place};
use crate::source::{Pages, Role};

use super::furniture::{self, Sorted, columns};
use super::masthead;
use super::paragraph::Placed;

pub use counts::FieldCounts;
use fields::{Fields, Reach};
use words::{Words, count};

/// How the letters and figures of a source are distributed over its draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Letters and figures of the source, furniture apart.
    pub source: usize,
    /// Those that stand in a field of the draft.
    pub placed: usize,
    /// The same by the kind of field.
    pub fields: FieldCounts,
    /// Letters and figures of running heads and feet, rules and links.
    pub furniture: usize,
    /// Words of the source without a field.
    pub missing: Vec<(Place, String)>,
    /// Words of the draft that the source has not, or not so often; by the id
    /// of the clause or the name of the field.
    pub doubled: Vec<(String, String)>,
}

impl Coverage {
    /// How many letters and figures found no field.
    pub fn unplaced(&self) -> usize {
        self.source.saturating_sub(self.placed)
    }

    /// Whether nothing was lost and nothing doubled.
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty() && self.doubled.is_empty()
    }
}

/// Compares a source with the draft that was read from it.
pub fn coverage(pages: &Pages<'_>, draft: &Draft) -> Coverage {
    let sorted = furniture::sort(pages);
    account(&sorted, draft).counted(&sorted)
}

/// Where the lines of a source stand in its draft.
pub(super) struct Account<'d> {
    fields: Fields<'d>,
    /// Which lines of the first page's head and foot have a field; the others
    /// are furniture.
    head: Vec<bool>,
    /// Words of the source without a field.
    missing: Vec<(Place, String)>,
}

/// Compares the sorted lines of a source with the draft that was read from
/// them.
pub(super) fn account<'d>(sorted: &Sorted<'_>, draft: &'d Draft) -> Account<'d> {
    let mut found = Account {
        fields: Fields::of(draft),
        head: Vec::with_capacity(sorted.head.len()),
        missing: Vec::new(),
    };
    let front = sorted
        .body
        .iter()
        .position(|p| found.fields.begin_text(&Words::of(&p.line.text())))
        .unwrap_or(0);
    for (at, placed) in sorted.body.iter().enumerate() {
        let reach = if at < front {
            Reach::Front
        } else {
            Reach::Text
        };
        found.line(placed, reach);
    }
    for placed in &sorted.notes {
        found.line(placed, Reach::Notes);
    }
    // Last, since a running head repeats the title.
    for placed in &sorted.head {
        // The first page's head and foot hold furniture beside the masthead.
        let text = placed.line.text();
        let known = masthead::is_fact(&text) || found.fields.take(&Words::of(&text), Reach::Front);
        found.head.push(known);
    }
    found
}

impl Account<'_> {
    fn line(&mut self, placed: &Placed<'_>, reach: Reach) {
        let printed = placed.line.text();
        let words = Words::of(&printed);
        if placed.line.role == Role::Image || self.takes(&words, reach) {
            return;
        }
        let near = if reach == Reach::Front {
            reach
        } else {
            Reach::Near
        };
        let mut lost: Vec<&str> = Vec::new();
        let pieces = columns(&printed);
        for piece in &pieces {
            if self.takes(&Words::of(piece), reach) {
                continue;
            }
            for word in piece.split_whitespace() {
                if !self.fields.take(&Words::of(word), near) {
                    lost.push(word);
                }
            }
        }
        if !lost.is_empty() {
            self.missing.push((placed.place(), lost.join(" ")));
        }
    }

    /// Whether words are accounted for as a whole. A fact of the masthead is
    /// kept as a value, not as words.
    fn takes(&mut self, words: &Words<'_>, reach: Reach) -> bool {
        let fact = reach == Reach::Front
            && !words.are_silent()
            && !self.fields.go_on(words)
            && masthead::is_fact(words.printed());
        fact || self.fields.take(words, reach)
    }

    /// A notice for each place where words were lost or doubled.
    pub(super) fn notices(&self) -> Vec<Notice> {
        let missing = self.missing.iter().map(|(place, words)| Notice {
            kind: NoticeKind::Unplaced,
            message: format!(
                "these words found no place in the draft: “{}”",
                excerpt(words)
            ),
            place: *place,
        });
        let doubled = self.fields.rest();
        let doubled = doubled.into_iter().map(|(field, words)| Notice {
            kind: NoticeKind::Unplaced,
            message: format!(
                "{field} has letters that no line of the source accounts for: “{}”",
                excerpt(&words)
            ),
            place: Place::default(),
        });
        missing.chain(doubled).collect()
    }

    /// The account with all letters and figures counted.
    fn counted(self, sorted: &Sorted<'_>) -> Coverage {
        let letters = |placed: &Placed<'_>| count(&placed.line.text());
        let mut found = Coverage {
            furniture: sorted.furniture.iter().map(letters).sum(),
            doubled: self.fields.rest(),
            ..Coverage::default()
        };
        for placed in sorted.body.iter().chain(&sorted.notes) {
            found.source += letters(placed);
            if placed.line.role == Role::Image {
                found.fields.not_compared += letters(placed);
            }
        }
        for (placed, known) in sorted.head.iter().zip(self.head) {
            *(if known {
                &mut found.source
            } else {
                &mut found.furniture
            }) += letters(placed);
        }
        let missing = self.missing.iter().map(|(_, words)| count(words));
        found.placed = found.source.saturating_sub(missing.sum());
        let elsewhere = self.fields.count(&mut found.fields, found.placed);
        // A fact of the masthead is kept as a value, not as words.
        found.fields.masthead += elsewhere;
        found.missing = self.missing;
        found
    }
}

fn excerpt(words: &str) -> String {
    const MOST: usize = 160;
    match words.char_indices().nth(MOST) {
        Some((at, _)) => format!("{} …", &words[..at]),
        None => words.to_owned(),
    }
}
