//! The words at the beginning of a paragraph, read as far as they are asked
//! for: an opener is short, and most texts have none.

use super::{is, is_one};
use crate::text::words::{Token, next};

/// The words of the beginning of a paragraph. Each reading function takes the
/// index of a word and gives the index after what it has read.
pub(super) struct Words<'t> {
    text: &'t str,
    /// The first words, as far as they were asked for.
    near: [Token; NEAR],
    read: usize,
}

/// Hardly an opener has more words, with those that show its end.
const NEAR: usize = 12;

const NOWHERE: Token = Token {
    start: 0,
    end: 0,
    is_letters: false,
};

impl<'t> Words<'t> {
    pub(super) fn of(text: &'t str) -> Words<'t> {
        Words {
            text,
            near: [NOWHERE; NEAR],
            read: 0,
        }
    }

    pub(super) fn token(&mut self, index: usize) -> Option<Token> {
        while self.read <= index.min(NEAR - 1) {
            let from = self.read.checked_sub(1).map_or(0, |at| self.near[at].end);
            self.near[self.read] = next(self.text, from)?;
            self.read += 1;
        }
        match self.near.get(index) {
            Some(token) => Some(*token),
            None => (NEAR - 1..index).try_fold(self.near[NEAR - 1], |before, _| {
                next(self.text, before.end)
            }),
        }
    }

    pub(super) fn at(&mut self, index: usize) -> Option<&'t str> {
        self.token(index).map(|t| t.of(self.text))
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
                prop_assert_eq!(read.token(at), Some(*token));
            }
            prop_assert_eq!(read.token(all.len()), None);
            prop_assert_eq!(Words::of(&text).token(all.len() / 2), all.get(all.len() / 2).copied());
        }
    }
}
