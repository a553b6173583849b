//! The words of a document: how often each occurs, compounds too.
//!
//! Few lines ask, and of few words: the words are counted when the first of
//! them does, and of pairs of words only those that can be asked for.

use std::cell::OnceCell;

use super::compounds::Compounds;
use super::key::{Key, word_at};
use super::table::Counts;
use super::text::Text;

/// What a text says of its own words.
pub(super) struct Words<'t> {
    text: &'t Text,
    /// Lines wider than this are asked about.
    widest: f32,
    compounds: Compounds<'t>,
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
            counted: OnceCell::new(),
        }
    }

    /// How often a word occurs.
    pub(super) fn count(&self, word: Key) -> usize {
        self.counted().words.get(word)
    }

    /// How often two words of a wide line stand side by side.
    pub(super) fn side_by_side(&self, first: Key, second: Key) -> usize {
        self.counted().pairs.get(first.beside(second))
    }

    /// Where a word is a compound that the text has elsewhere, and at least as
    /// often as it has the word.
    pub(super) fn compound_within(&self, word: &str) -> Option<usize> {
        self.compounds.within(word, || self.count(Key::of(word)))
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
            if end > at {
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
    use crate::parse::hyphen::key::Key;
    use crate::parse::hyphen::text::{Span, Text};

    #[test]
    fn words_pairs_and_compounds_are_counted() {
        let whole = "The well-kept lamps, the lamps of keepers’ rooms\n".to_owned();
        let place = 0..whole.len() - 1;
        let lines = vec![Span { place, width: 2.0 }];
        let text = Text { whole, lines };
        let words = Words::of(&text, 1.0);
        let count = |word: &str| words.count(Key::of(word));
        assert_eq!((count("the"), count("Kept"), count("keepers’")), (2, 1, 1));
        assert_eq!(count("well-kept"), 1);
        let beside = |first, second| words.side_by_side(Key::of(first), Key::of(second));
        assert_eq!((beside("the", "lamps"), beside("lamps", "the")), (1, 0));
        assert_eq!(words.compound_within("wellkept"), Some(4));
    }
}
