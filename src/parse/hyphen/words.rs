//! The words of a document: how often each occurs, compounds too.
//!
//! Few lines ask, and of few words: the first of them are searched for. Where
//! many are asked for, all words are counted once, and of pairs of words those
//! that can be asked for.

use std::cell::{Cell, OnceCell};

use super::compounds::Compounds;
use super::key::{Key, word_at};
use super::search::Lower;
use super::table::Counts;
use super::text::Text;

/// What a text says of its own words.
pub(super) struct Words<'t> {
    text: &'t Text,
    /// Lines wider than this are asked about.
    widest: f32,
    compounds: Compounds<'t>,
    lower: OnceCell<Lower>,
    /// How often the text was searched.
    searches: Cell<usize>,
    counted: OnceCell<Counted>,
}

struct Counted {
    /// Words, parts of compounds and pairs of parts.
    words: Counts,
    /// Words with spaces between them, as they stand in wide lines.
    pairs: Counts,
}

impl<'t> Words<'t> {
    /// The words of a text. Lines wider than the given width are those about
    /// which it is asked.
    pub(super) fn of(text: &'t Text, widest: f32) -> Words<'t> {
        Words {
            text,
            widest,
            compounds: Compounds::of(&text.whole),
            lower: OnceCell::new(),
            searches: Cell::new(0),
            counted: OnceCell::new(),
        }
    }

    /// Whether a word occurs at least so often.
    pub(super) fn has(&self, word: &str, times: usize) -> bool {
        match self.searched(word) {
            Some(text) => text.has_word(word, times),
            None => self.counted().words.get(Key::of(word)) >= times,
        }
    }

    /// Whether two words of a wide line stand side by side at least so often.
    pub(super) fn side_by_side(&self, first: &str, second: &str, times: usize) -> bool {
        match self.searched(first).and_then(|_| self.searched(second)) {
            Some(text) => text.has_pair(first, second, times),
            None => {
                let pair = Key::of(first).beside(Key::of(second));
                self.counted().pairs.get(pair) >= times
            }
        }
    }

    /// How often two words are parts of a compound, given both as one word.
    pub(super) fn compound(&self, first: &str, both: Key) -> usize {
        self.compounds.count(first, both)
    }

    /// Where a word is a compound that the text has elsewhere, and at least as
    /// often as it has the word.
    pub(super) fn compound_within(&self, word: &str) -> Option<usize> {
        self.compounds.within(word, |times| self.has(word, times))
    }

    /// The text, if a word is to be searched for in it.
    fn searched(&self, word: &str) -> Option<&Lower> {
        // What all of them cost is less than what counting does.
        const MOST: usize = 100;
        // The text has its letters beyond ASCII in either case.
        let plain = word.chars().all(|c| c.is_ascii() || c == '’');
        if self.searches.get() == MOST || !plain {
            return None;
        }
        self.searches.set(self.searches.get() + 1);
        let lower = || Lower::of(&self.text.whole);
        Some(self.lower.get_or_init(lower))
    }

    fn counted(&self) -> &Counted {
        self.counted
            .get_or_init(|| Counted::of(self.text, self.widest, &self.compounds))
    }
}

impl Counted {
    fn of(text: &Text, widest: f32, compounds: &Compounds<'_>) -> Counted {
        // A line has some ten words, of which one is new.
        let mut counted = Counted {
            words: Counts::with_room(text.lines.len()),
            pairs: Counts::with_room(0),
        };
        let wide = text.lines.iter().filter(|line| line.width > widest);
        for line in wide {
            counted.expect_pairs(&text.whole[line.place.clone()]);
        }
        counted.count(&text.whole);
        compounds.words().for_each(|key| counted.words.add(key));
        counted
    }

    /// Makes the pairs of a line known: of each word the part that is next to
    /// the other.
    fn expect_pairs(&mut self, text: &str) {
        let mut before: Option<Key> = None;
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let first = Key::of(super::first_word(word).split('-').next().unwrap_or(""));
            if let Some(before) = before {
                self.pairs.expect(before.beside(first));
            }
            before = Some(Key::of(
                super::last_word(word).rsplit('-').next().unwrap_or(""),
            ));
        }
    }

    fn count(&mut self, text: &str) {
        let mut before: Option<Key> = None;
        let mut at = 0;
        loop {
            let (end, word) = word_at(text, at);
            if end == at {
                before = None;
            } else {
                self.words.add(word);
                if let Some(before) = before.replace(word) {
                    self.pairs.add_known(before.beside(word));
                }
            }
            match text.as_bytes().get(end) {
                None => break,
                Some(b' ') => at = end + 1,
                Some(_) => {
                    before = None;
                    at = end + text[end..].chars().next().map_or(1, char::len_utf8);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::parse::hyphen::text::{Span, Text};

    fn text(whole: &str) -> Text {
        let place = 0..whole.len() - 1;
        Text {
            whole: whole.to_owned(),
            lines: vec![Span { place, width: 2.0 }],
        }
    }

    #[test]
    fn words_pairs_and_compounds_are_told_from_a_search_as_from_counts() {
        let text = text(
            "The well-kept lamps, the lamps of keepers’ rooms: rooms-by-day-and-night, the LAMPS\n",
        );
        let words = Words::of(&text, 1.0);
        for _ in 0..100 {
            let often = |word: &str| (0..9).take_while(|n| words.has(word, n + 1)).count();
            let counts = ["the", "Kept", "keepers’", "keepers", "well", "day", "rooms"].map(often);
            assert_eq!(counts, [3, 1, 1, 0, 1, 2, 2]);
            let beside = |first, second| {
                (0..9)
                    .take_while(|n| words.side_by_side(first, second, n + 1))
                    .count()
            };
            assert_eq!((beside("the", "lamps"), beside("lamps", "the")), (2, 0));
            assert_eq!((beside("well", "kept"), beside("kept", "lamps")), (0, 0));
        }
        assert_eq!(words.compound_within("wellkept"), Some(4));
    }
}
