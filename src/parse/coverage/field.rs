//! A field of the draft, and which of its letters lines have accounted for.

use crate::text::letters;

use super::agree::Agreement;
use super::origin::Origin;
use super::sought::{Pairs, Sought};
use super::words::{Words, count};

/// A field of the draft.
pub(super) struct Field<'d> {
    pub(super) origin: Origin<'d>,
    /// How far lines have accounted for what is printed of it, from its
    /// beginning on; nothing once one stood elsewhere in it. Lines come in the
    /// order of the text, so that hardly a field is ever folded.
    until: Option<usize>,
    folded: Option<Box<Folded>>,
}

/// Where words stand in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Where the lines so far end, up to an offset of what is printed.
    Next(usize),
    /// At an offset of its letters.
    Letters(usize),
}

/// What so few letters say is a number of its own, not part of any: they stand
/// only behind what is used.
const SHORT: usize = 4;

/// The letters of a field.
struct Folded {
    key: String,
    /// Which bytes of the key a line has accounted for.
    used: Vec<bool>,
    /// How many bytes no line has accounted for, and where the first stands.
    left: usize,
    first: usize,
}

impl<'d> Field<'d> {
    pub(super) fn new(origin: Origin<'d>) -> Field<'d> {
        Field {
            origin,
            until: Some(0),
            folded: None,
        }
    }

    /// Whether words stand, as print shows, where the lines so far end.
    pub(super) fn agrees(&self, words: &Words<'_>) -> Agreement {
        self.until.map_or(Agreement::Unsure, |until| {
            self.origin.printed().agree(until, words.printed())
        })
    }

    /// Which letters stand side by side in it.
    pub(super) fn pairs(&self) -> Pairs {
        self.origin.printed().pairs()
    }

    /// Whether no line has accounted for any of it.
    pub(super) fn is_untouched(&self) -> bool {
        self.until == Some(0)
    }

    /// Whether lines have accounted for all of it.
    pub(super) fn is_done(&self) -> bool {
        match &self.folded {
            Some(folded) => folded.left == 0,
            None => self.until == Some(self.origin.printed().len()),
        }
    }

    /// Accounts for the text up to an offset.
    pub(super) fn use_until(&mut self, end: usize) {
        let from = self.until.replace(end).unwrap_or(0);
        if let Some(folded) = &mut self.folded {
            let start = folded.key.len() - folded.left;
            folded.take(
                start,
                letters(&self.origin.printed().whole()[from..end]).len(),
            );
        }
    }

    /// Accounts for some bytes of the key.
    pub(super) fn use_key(&mut self, start: usize, length: usize) {
        self.folded().take(start, length);
        self.until = None;
    }

    /// Where in the key the lines end that stand at its beginning.
    pub(super) fn end_of_key(&mut self) -> usize {
        let folded = self.folded();
        folded.key.len() - folded.left
    }

    /// Whether a key stands, unused, right at a place of the field's.
    pub(super) fn goes_on(&mut self, at: usize, key: &str) -> bool {
        self.folded().goes_on(at, key)
    }

    /// Whether the field begins with a key.
    pub(super) fn begins_with(&self, key: &str) -> bool {
        letters(&self.origin.printed().whole()).starts_with(key)
    }

    /// Where words, of one letter at least, stand in the unused part of the
    /// field's letters, and whether that is the beginning or the end of it.
    pub(super) fn find(&mut self, words: &Words<'_>, sought: &Sought<'_>) -> Option<(Place, bool)> {
        match self.agrees(words) {
            Agreement::Until(end) => {
                let edge = self.is_untouched() || end == self.origin.printed().len();
                return Some((Place::Next(end), edge));
            }
            // Then nothing else is used that it could stand behind.
            Agreement::No if sought.key.len() <= SHORT => return None,
            _ => {}
        }
        let folded = self.folded();
        let start = folded.find(sought)?;
        let end = start + sought.key.len();
        let edge = start == 0 || folded.key.len() == end;
        Some((Place::Letters(start), edge))
    }

    /// How many of its letters and figures lines have accounted for.
    pub(super) fn count(&self) -> usize {
        match (&self.folded, self.until) {
            (_, Some(until)) => count(&self.origin.printed().whole()[..until]),
            (Some(folded), None) => folded.letters(true).count(),
            (None, None) => 0,
        }
    }

    /// The letters that no line accounted for.
    pub(super) fn rest(&self) -> String {
        match (&self.folded, self.until) {
            (_, Some(until)) => letters(&self.origin.printed().whole()[until..]),
            (Some(folded), None) => folded.letters(false).collect(),
            (None, None) => String::new(),
        }
    }

    fn folded(&mut self) -> &mut Folded {
        self.folded.get_or_insert_with(|| {
            let whole = self.origin.printed().whole();
            let (done, rest) = whole.split_at(self.until.unwrap_or(0));
            let mut key = letters(done);
            let first = key.len();
            let mut used = vec![true; first];
            key += &letters(rest);
            used.resize(key.len(), false);
            Box::new(Folded {
                left: key.len() - first,
                first,
                used,
                key,
            })
        })
    }
}

impl Folded {
    fn take(&mut self, start: usize, length: usize) {
        self.used[start..start + length].fill(true);
        self.left -= length;
        let ahead = self.used[self.first..].iter();
        self.first += ahead.take_while(|used| **used).count();
    }

    fn goes_on(&self, at: usize, key: &str) -> bool {
        self.key.get(at..).is_some_and(|rest| rest.starts_with(key))
            && !self.used[at..at + key.len()].contains(&true)
    }

    /// Where a key stands in the unused part, a short one only behind what is
    /// used.
    fn find(&self, sought: &Sought<'_>) -> Option<usize> {
        let key = sought.key;
        if key.len() > self.left {
            return None;
        }
        // Mostly it is the next that no line has accounted for.
        if self.goes_on(self.first, key) {
            return Some(self.first);
        }
        let mut from = 0;
        while let Some(hit) = self.key[from..].find(key) {
            let start = from + hit;
            let free = !self.used[start..start + key.len()].contains(&true);
            let edge = start == 0 || self.used[start - 1];
            if free && (edge || key.len() > SHORT) {
                return Some(start);
            }
            from = start + self.key[start..].chars().next().map_or(1, char::len_utf8);
        }
        None
    }

    /// The letters that are accounted for, or those that are not.
    fn letters(&self, used: bool) -> impl Iterator<Item = char> {
        let letters = self.key.char_indices();
        letters
            .filter(move |(at, _)| self.used[*at] == used)
            .map(|(_, c)| c)
    }
}
