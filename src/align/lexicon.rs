//! Words of both drafts as small numbers, each with its weight.
//!
//! In: the clauses of two drafts. Out: a [`Lexicon`], and the words of the
//! profiles. Knows words and their frequency, nothing of their place.

use std::collections::HashMap;

use super::boilerplate;
use super::hasher::Fold;
use super::profile::{Profile, Words};
use crate::model::Clause;

/// How many clauses of other texts the expected frequency of a word counts for
/// beside the two drafts themselves.
const PRIOR: f64 = 40.0;
/// About how many certain clauses of a side are read for the frequency of
/// their words; more would say the same.
const SAMPLE: usize = 500;

/// A word of the lexicon.
pub(super) type WordId = u32;

/// One draft: its clauses and their profiles.
pub(super) struct Side<'a> {
    pub clauses: &'a [Clause],
    pub profiles: &'a mut [Profile],
}

/// The words of both drafts.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    ids: HashMap<Box<str>, WordId, Fold>,
    clauses: Vec<f64>,
    expected: Vec<f64>,
    weight: Vec<f64>,
}

impl Lexicon {
    /// Reads the words of the clauses for which `wanted` asks, and a sample of
    /// the others for their frequency.
    pub(super) fn read(
        old: Side<'_>,
        new: Side<'_>,
        wanted: impl Fn(bool, usize) -> bool,
    ) -> Lexicon {
        let mut lexicon = Lexicon::default();
        for (stem, share) in boilerplate::stems() {
            let id = lexicon.word(stem);
            lexicon.expected[id as usize] = share;
        }
        let mut total = PRIOR;
        let mut buffer = Buffer::default();
        let mut sides = [(old, false), (new, true)];
        for (side, is_new) in &mut sides {
            let others = (0..side.clauses.len())
                .filter(|&at| !wanted(*is_new, at))
                .count();
            let stride = others.div_ceil(SAMPLE).max(1);
            let mut other = 0;
            for (at, clause) in side.clauses.iter().enumerate() {
                let is_wanted = wanted(*is_new, at);
                let counts = if is_wanted {
                    1.0
                } else {
                    other += 1;
                    if other % stride != 0 {
                        continue;
                    }
                    stride as f64
                };
                lexicon.stems(&clause.text, &mut buffer);
                total += counts;
                buffer.sorted.clear();
                buffer.sorted.extend_from_slice(&buffer.words);
                buffer.sorted.sort_unstable();
                if is_wanted {
                    side.profiles[at].words = words(&buffer);
                    for &(word, _) in &side.profiles[at].words.bag {
                        lexicon.clauses[word as usize] += counts;
                    }
                } else {
                    buffer.sorted.dedup();
                    for &word in &buffer.sorted {
                        lexicon.clauses[word as usize] += counts;
                    }
                }
            }
        }
        lexicon.weigh(total);
        for (side, _) in &mut sides {
            for profile in side.profiles.iter_mut() {
                let words = &mut profile.words;
                words.mass = lexicon.mass(&words.bag);
                words.pair_mass = words.pairs.iter().map(|&pair| lexicon.pair(pair)).sum();
            }
        }
        lexicon
    }

    /// The weight of a word: rare words weigh much, boilerplate little.
    pub(super) fn weight(&self, word: WordId) -> f64 {
        self.weight[word as usize]
    }

    /// The weight of two neighbouring words.
    pub(super) fn pair(&self, (first, second): (WordId, WordId)) -> f64 {
        self.weight(first) + self.weight(second)
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.weight.len()
    }

    /// The weight of a bag of words.
    pub(super) fn mass(&self, bag: &[(WordId, u32)]) -> f64 {
        bag.iter()
            .map(|&(word, n)| self.weight(word) * f64::from(n))
            .sum()
    }

    fn weigh(&mut self, total: f64) {
        // A word in two clauses, one on each side, is as telling as any.
        let highest = (1.0 + total / 2.0).ln();
        self.weight = self
            .clauses
            .iter()
            .zip(&self.expected)
            .map(|(&n, share)| {
                let rarity = (1.0 + total / (n + PRIOR * share)).ln().min(highest) / highest;
                rarity * rarity.sqrt()
            })
            .collect();
    }

    fn stems(&mut self, text: &str, buffer: &mut Buffer) {
        buffer.words.clear();
        buffer.verb = None;
        for word in text.split(|c: char| !(c.is_alphanumeric() || c == '/')) {
            if word.is_empty() {
                continue;
            }
            buffer.lower.clear();
            if word.is_ascii() {
                buffer.lower.push_str(word);
                buffer.lower.make_ascii_lowercase();
            } else {
                buffer
                    .lower
                    .extend(word.chars().flat_map(char::to_lowercase));
            }
            let id = self.word(stem(&buffer.lower));
            buffer.words.push(id);
            if buffer.verb.is_none() && !is_adverb(&buffer.lower) {
                buffer.verb = Some(id);
            }
        }
    }

    fn word(&mut self, stem: &str) -> WordId {
        if let Some(&id) = self.ids.get(stem) {
            return id;
        }
        let id = self.clauses.len() as WordId;
        self.ids.insert(stem.into(), id);
        self.clauses.push(0.0);
        self.expected.push(boilerplate::ELSEWHERE);
        id
    }
}

/// Room that is used again for each clause.
#[derive(Debug, Default)]
struct Buffer {
    lower: String,
    words: Vec<WordId>,
    sorted: Vec<WordId>,
    verb: Option<WordId>,
}

fn words(buffer: &Buffer) -> Words {
    let mut bag: Vec<(WordId, u32)> = Vec::with_capacity(buffer.sorted.len());
    for &word in &buffer.sorted {
        match bag.last_mut() {
            Some((last, n)) if *last == word => *n += 1,
            _ => bag.push((word, 1)),
        }
    }
    let mut pairs: Vec<(WordId, WordId)> = buffer
        .words
        .windows(2)
        .map(|two| (two[0], two[1]))
        .collect();
    pairs.sort_unstable();
    Words {
        verb: buffer.verb,
        bag,
        pairs,
        mass: 0.0,
        pair_mass: 0.0,
    }
}

/// What openers gain and lose as their neighbours come and go.
fn is_adverb(word: &str) -> bool {
    matches!(word, "also" | "further" | "again" | "deeply")
}

/// Cuts the endings that PP and OP forms differ by: `Recalling`, `Recalls`.
fn stem(word: &str) -> &str {
    if word.len() < 5 || word.bytes().any(|b| b.is_ascii_digit()) {
        return word;
    }
    for ending in ["ing", "es", "ed", "s", "e"] {
        if let Some(rest) = word.strip_suffix(ending)
            && rest.len() >= 3
            && !(ending == "s" && rest.ends_with('s'))
        {
            return rest;
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn verbs_of_preamble_and_operative_part_share_a_stem() {
        for (preambular, operative) in [
            ("recalling", "recalls"),
            ("reaffirming", "reaffirms"),
            ("recognizing", "recognizes"),
            ("stressing", "stresses"),
            ("noting", "notes"),
        ] {
            assert_eq!(stem(preambular), stem(operative));
        }
    }
}
