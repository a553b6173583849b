//! The words of a document: how often each occurs, compounds too.

use std::collections::HashMap;

use crate::parse::paragraph::Placed;

use super::is_of_word;

/// What a text says of its own words. Only asked by word, so that the order of
/// hashing shows nowhere.
pub(super) struct Words {
    /// Words, parts of compounds and pairs of parts, in lower case.
    counts: HashMap<String, usize>,
    /// Pairs of parts as they are spelled.
    compounds: HashMap<String, usize>,
    /// Words with one space between them, in lower case.
    pairs: HashMap<String, usize>,
}

impl Words {
    /// Counts the words of a text.
    pub(super) fn of<'p, 'l: 'p>(lines: impl Iterator<Item = &'p Placed<'l>>) -> Words {
        let mut words = Words {
            counts: HashMap::new(),
            compounds: HashMap::new(),
            pairs: HashMap::new(),
        };
        for placed in lines {
            words.count_line(&placed.line.text());
        }
        words
    }

    fn count_line(&mut self, text: &str) {
        for piece in text.split(|c: char| c != ' ' && !is_of_word(c)) {
            let mut before: Option<String> = None;
            for word in piece.split(' ').filter(|word| !word.is_empty()) {
                let lower = word.to_lowercase();
                if let Some(before) = before {
                    *self.pairs.entry(format!("{before} {lower}")).or_insert(0) += 1;
                }
                if lower.contains('-') {
                    self.count_compound(word);
                }
                before = Some(lower.clone());
                *self.counts.entry(lower).or_insert(0) += 1;
            }
        }
    }

    fn count_compound(&mut self, word: &str) {
        let parts: Vec<&str> = word.split('-').collect();
        for pair in parts.windows(2) {
            for part in pair {
                *self.counts.entry(part.to_lowercase()).or_insert(0) += 1;
            }
            let pair = pair.join("-");
            if parts.len() > 2 {
                *self.counts.entry(pair.to_lowercase()).or_insert(0) += 1;
            }
            *self.compounds.entry(pair).or_insert(0) += 1;
        }
    }

    /// How often a word occurs.
    pub(super) fn count(&self, word: &str) -> usize {
        self.counts.get(&word.to_lowercase()).copied().unwrap_or(0)
    }

    /// How often two words stand side by side.
    pub(super) fn side_by_side(&self, first: &str, second: &str) -> usize {
        self.pairs
            .get(&format!("{first} {second}").to_lowercase())
            .copied()
            .unwrap_or(0)
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
        (SHORTEST..=word.len() - SHORTEST)
            .filter(|&at| word.is_char_boundary(at))
            .find(|&at| {
                let (first, second) = word.split_at(at);
                let spelled = format!("{first}-{second}");
                // A sentence can begin with the compound.
                let lower = format!("{}-{second}", first.to_lowercase());
                let known = [spelled.as_str(), lower.as_str()]
                    .iter()
                    .filter_map(|pair| self.compounds.get(*pair))
                    .max();
                known.is_some_and(|known| *known >= whole)
            })
    }
}
