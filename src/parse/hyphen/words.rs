//! The words of a document: how often each occurs, compounds too.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::parse::paragraph::Placed;
use crate::text::hasher::Fold;

use super::is_of_word;

/// What a text says of its own words. Only asked by word, so that the order of
/// hashing shows nowhere.
#[derive(Default)]
pub(super) struct Words {
    /// Words, parts of compounds and pairs of parts, in lower case, by number.
    numbers: HashMap<String, usize, Fold>,
    /// How often each of those occurs.
    counts: Vec<usize>,
    /// Pairs of parts as they are spelled.
    compounds: HashMap<String, usize, Fold>,
    /// Words with one space between them.
    pairs: HashMap<(usize, usize), usize, Fold>,
}

impl Words {
    /// Counts the words of a text.
    pub(super) fn of<'p, 'l: 'p>(lines: impl Iterator<Item = &'p Placed<'l>>) -> Words {
        let mut words = Words::default();
        for placed in lines {
            words.count_line(&placed.line.text());
        }
        words
    }

    fn count_line(&mut self, text: &str) {
        let mut before = None;
        let mut start = None;
        let mut compound = false;
        let ends = text.char_indices().chain([(text.len(), '\n')]);
        for (at, c) in ends {
            if c.is_ascii_alphanumeric() || is_of_word(c) {
                start.get_or_insert(at);
                compound |= c == '-';
                continue;
            }
            if let Some(start) = start.take() {
                let word = &text[start..at];
                if std::mem::take(&mut compound) {
                    self.count_compound(word);
                }
                let number = self.add(word);
                if let Some(before) = before.replace(number) {
                    *self.pairs.entry((before, number)).or_insert(0) += 1;
                }
            }
            if c != ' ' {
                before = None;
            }
        }
    }

    /// Counts a word, and gives its number.
    fn add(&mut self, word: &str) -> usize {
        let lower = lower(word);
        if let Some(&number) = self.numbers.get(&*lower) {
            self.counts[number] += 1;
            return number;
        }
        self.numbers.insert(lower.into_owned(), self.counts.len());
        self.counts.push(1);
        self.counts.len() - 1
    }

    fn count_compound(&mut self, word: &str) {
        let parts: Vec<&str> = word.split('-').collect();
        for pair in parts.windows(2) {
            for part in pair {
                self.add(part);
            }
            let pair = pair.join("-");
            if parts.len() > 2 {
                self.add(&pair);
            }
            *self.compounds.entry(pair).or_insert(0) += 1;
        }
    }

    /// How often a word occurs.
    pub(super) fn count(&self, word: &str) -> usize {
        self.number(word).map_or(0, |number| self.counts[number])
    }

    fn number(&self, word: &str) -> Option<usize> {
        self.numbers.get(&*lower(word)).copied()
    }

    /// How often two words stand side by side.
    pub(super) fn side_by_side(&self, first: &str, second: &str) -> usize {
        let numbers = self.number(first).zip(self.number(second));
        numbers.map_or(0, |pair| self.pairs.get(&pair).copied().unwrap_or(0))
    }

    /// Where a word is a compound that the text has elsewhere, and at least as
    /// often as it has the word.
    pub(super) fn compound_within(&self, word: &str) -> Option<usize> {
        const SHORTEST: usize = 4;
        // Longer words are none.
        const LONGEST: usize = 60;
        if word.len() < 2 * SHORTEST || word.len() > LONGEST {
            return None;
        }
        let whole = self.count(word);
        let mut spelled = String::with_capacity(word.len() + 1);
        let mut known = |first: &str, second: &str| {
            spelled.clear();
            spelled.extend([first, "-", second]);
            self.compounds.get(&spelled).copied()
        };
        (SHORTEST..=word.len() - SHORTEST)
            .filter(|&at| word.is_char_boundary(at))
            .find(|&at| {
                let (first, second) = word.split_at(at);
                // A sentence can begin with the compound.
                let lower = match lower(first) {
                    Cow::Owned(lower) => known(&lower, second),
                    Cow::Borrowed(_) => None,
                };
                known(first, second)
                    .max(lower)
                    .is_some_and(|known| known >= whole)
            })
    }
}

/// A word in lower case: most are.
fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::parse::paragraph::Placed;
    use crate::source::{Line, Run};

    #[test]
    fn words_pairs_and_compounds_are_counted() {
        let line = Line {
            runs: Run {
                text: "The well-kept lamps, the lamps of keepers’ rooms".to_owned(),
                ..Run::default()
            }
            .into(),
            ..Line::default()
        };
        let placed = [Placed {
            page: 1,
            line: &line,
        }];
        let words = Words::of(placed.iter());
        assert_eq!((words.count("the"), words.count("Kept")), (2, 1));
        assert_eq!(words.count("well-kept"), 1);
        assert_eq!(words.side_by_side("the", "lamps"), 1);
        assert_eq!(words.side_by_side("lamps", "the"), 0);
        assert_eq!(words.compound_within("wellkept"), Some(4));
    }
}
