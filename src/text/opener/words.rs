//! The words at the beginning of a paragraph, read as far as they are asked
//! for: an opener is short, and most texts have none.

use super::{is, is_one};
use crate::text::words;

/// The words of the beginning of a paragraph. Each reading function takes the
/// index of a word and gives the index after what it has read.
pub(super) struct Words<'t> {
    text: &'t str,
    /// The first words, as far as they were asked for.
    near: [Word<'t>; NEAR],
    read: usize,
}

/// A word, and where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Word<'t> {
    print: &'t str,
    end: usize,
}

/// Hardly an opener has more words, with those that show its end.
const NEAR: usize = 12;

impl<'t> Words<'t> {
    pub(super) fn of(text: &'t str) -> Words<'t> {
        let none = Word { print: "", end: 0 };
        Words {
            text,
            near: [none; NEAR],
            read: 0,
        }
    }

    pub(super) fn at(&mut self, index: usize) -> Option<&'t str> {
        match self.near[..self.read].get(index) {
            Some(word) => Some(word.print),
            None => self.word(index).map(|word| word.print),
        }
    }

    /// The text from the first word to another.
    pub(super) fn through(&mut self, index: usize) -> Option<&'t str> {
        let first = self.word(0)?;
        let last = self.word(index)?;
        self.text.get(first.end - first.print.len()..last.end)
    }

    fn word(&mut self, index: usize) -> Option<Word<'t>> {
        while self.read <= index.min(NEAR - 1) {
            let from = self.read.checked_sub(1).map_or(0, |at| self.near[at].end);
            self.near[self.read] = next(self.text, from)?;
            self.read += 1;
        }
        match self.near.get(index) {
            Some(word) => Some(*word),
            None => (NEAR - 1..index)
                .try_fold(self.near[NEAR - 1], |before, _| next(self.text, before.end)),
        }
    }

    pub(super) fn is(&mut self, index: usize, word: &str) -> bool {
        self.at(index).is_some_and(|own| is(own, word))
    }

    pub(super) fn is_one(&mut self, index: usize, words: &[&str]) -> bool {
        self.at(index).is_some_and(|own| is_one(own, words))
    }

    /// The index after several words that stand here.
    pub(super) fn are(&mut self, index: usize, words: &str) -> Option<usize> {
        let mut at = index;
        for word in words.split(' ') {
            if !self.is(at, word) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }
}

/// The next word, as [`words::next`] gives it.
fn next(text: &str, from: usize) -> Option<Word<'_>> {
    let token = words::next(text, from)?;
    Some(Word {
        print: token.of(text),
        end: token.end,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Words;
    use crate::text::words;

    proptest! {
        #[test]
        fn words_are_those_of_the_whole_text(
            text in "([A-Za-z]{1,4}|[ -~]|[ ,;’é\\u{a0}-]){0,60}"
        ) {
            let all = words::tokens(&text);
            let mut read = Words::of(&text);
            for (at, token) in all.iter().enumerate() {
                prop_assert_eq!(read.at(at), Some(token.of(&text)));
                prop_assert_eq!(read.through(at), Some(&text[all[0].start..token.end]));
            }
            prop_assert_eq!(read.at(all.len()), None);
            let middle = all.len() / 2;
            prop_assert_eq!(Words::of(&text).at(middle), all.get(middle).map(|t| t.of(&text)));
        }
    }
}
