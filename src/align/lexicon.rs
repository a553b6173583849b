//! What the words of both drafts weigh.
//!
//! In: the clauses of two drafts. Out: a [`Lexicon`], and the words of the
//! profiles. Knows words and their frequency, nothing of their place.

use std::hash::Hasher;

use super::boilerplate::PRIOR;
use super::hasher::FoldHasher;
use super::profile::{PairId, Profile, Words};
use super::vocabulary::{Vocabulary, WordId};
use crate::model::Clause;

/// About how many certain clauses are read for the frequency of
/// their words; more would say the same.
const SAMPLE: usize = 200;

/// `Recalling its resolution of` is an outline; fewer words are none.
const LEAST_OUTLINE: usize = 4;

/// The weight of the rarest words in whole units: sums of whole numbers don't
/// depend on their order.
const RAREST: f64 = (1 << 30) as f64;

/// A sum of weights, of which the rarest words have one each.
pub(super) fn figure(sum: u64) -> f64 {
    sum as f64 / RAREST
}

/// One draft: its clauses and their profiles.
pub(super) struct Side<'a> {
    pub clauses: &'a [Clause],
    pub profiles: &'a mut [Profile],
}

/// The weights of the words of both drafts.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    weight: Vec<u32>,
    /// All [`PairId`]s are below this.
    pub pairs: usize,
}

impl Lexicon {
    /// Reads the words of the clauses for which `wanted` asks, and a sample of
    /// the others for their frequency.
    pub(super) fn read(
        old: Side<'_>,
        new: Side<'_>,
        wanted: impl Fn(bool, usize) -> bool,
    ) -> Lexicon {
        let mut vocabulary = Vocabulary::new();
        let mut census = Census::default();
        let mut read: Vec<WordId> = Vec::new();
        let mut wanted_words: Vec<(bool, usize, usize)> = Vec::new();
        let mut sides = [(old, false), (new, true)];
        for (side, is_new) in &mut sides {
            for (at, clause) in side.clauses.iter().enumerate() {
                if wanted(*is_new, at) {
                    let start = read.len();
                    let verb = vocabulary.read(&clause.text, &mut read);
                    wanted_words.push((*is_new, at, read.len()));
                    let words = &read[start..];
                    side.profiles[at].words = Words {
                        outline: outline(&vocabulary, words),
                        verb,
                        bag: census.take(words, vocabulary.len(), 1.0).to_vec(),
                        ..Words::default()
                    };
                }
            }
        }
        // The certain clauses are the same on both sides: each counts twice.
        let clauses = sides[0].0.clauses;
        let certain = || (0..clauses.len()).filter(|&at| !wanted(false, at));
        let stride = certain().count().div_ceil(SAMPLE).max(1);
        let mut sample = Vec::new();
        for at in certain().step_by(stride) {
            sample.clear();
            vocabulary.read(&clauses[at].text, &mut sample);
            census.take(&sample, vocabulary.len(), 2.0 * stride as f64);
        }
        let mut lexicon = Lexicon {
            weight: census.weights(&vocabulary),
            pairs: 0,
        };
        let mut neighbours = Neighbours::with_room(read.len());
        lexicon.pairs = neighbours.slots.len();
        let mut start = 0;
        for (is_new, at, end) in wanted_words {
            let words = &mut sides[usize::from(is_new)].0.profiles[at].words;
            words.mass = lexicon.mass(&words.bag);
            words.pairs = neighbours.pairs(&lexicon, &read[start..end]);
            words.pair_mass = figure(words.pairs.iter().map(|pair| u64::from(pair.1)).sum());
            start = end;
        }
        lexicon
    }

    /// The weight of a word, in whole units: rare words weigh much,
    /// boilerplate little.
    pub(super) fn weight(&self, word: WordId) -> u64 {
        u64::from(self.weight[word as usize])
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.weight.len()
    }

    /// The weight of a bag of words.
    pub(super) fn mass(&self, bag: &[(WordId, u32)]) -> f64 {
        let weights = bag
            .iter()
            .map(|&(word, n)| self.weight(word) * u64::from(n));
        figure(weights.sum())
    }
}

/// In how many clauses each word stands.
#[derive(Debug, Default)]
struct Census {
    clauses: Vec<f64>,
    total: f64,
    /// The clause in which a word was last seen, and where it stands in its
    /// bag.
    seen: Vec<(u32, u32)>,
    turn: u32,
    bag: Vec<(WordId, u32)>,
}

impl Census {
    /// Counts a clause as so many; returns its distinct words with their
    /// number.
    fn take(&mut self, words: &[WordId], known: usize, counts: f64) -> &[(WordId, u32)] {
        self.clauses.resize(known, 0.0);
        self.seen.resize(known, (0, 0));
        self.total += counts;
        self.turn += 1;
        self.bag.clear();
        for &word in words {
            let (turn, at) = &mut self.seen[word as usize];
            if *turn == self.turn {
                self.bag[*at as usize].1 += 1;
            } else {
                (*turn, *at) = (self.turn, self.bag.len() as u32);
                self.bag.push((word, 1));
                self.clauses[word as usize] += counts;
            }
        }
        &self.bag
    }

    fn weights(&self, vocabulary: &Vocabulary<'_>) -> Vec<u32> {
        let total = PRIOR + self.total;
        // A word in two clauses, one on each side, is as telling as any.
        let highest = (1.0 + total / 2.0).ln();
        let counts = self.clauses.iter().chain(std::iter::repeat(&0.0));
        counts
            .zip(&vocabulary.expected)
            .map(|(&n, share)| {
                let rarity = (1.0 + total / (n + PRIOR * share)).ln().min(highest) / highest;
                (rarity * rarity.sqrt() * RAREST).round() as u32
            })
            .collect()
    }
}

/// A hash of the words that are no figures.
fn outline(vocabulary: &Vocabulary<'_>, words: &[WordId]) -> u64 {
    let mut hasher = FoldHasher::default();
    let mut left = 0;
    for &word in words {
        if !vocabulary.is_figure(word) {
            hasher.write_u32(word);
            left += 1;
        }
    }
    if left < LEAST_OUTLINE {
        0
    } else {
        hasher.finish()
    }
}

/// A table of all pairs of neighbouring words; the place of a pair in it is
/// its number.
struct Neighbours {
    slots: Vec<u64>,
    shift: u32,
}

impl Neighbours {
    /// Room for so many pairs.
    fn with_room(pairs: usize) -> Neighbours {
        let size = (pairs + pairs / 4 + 2).next_power_of_two();
        Neighbours {
            slots: vec![0; size],
            shift: u64::BITS - size.trailing_zeros(),
        }
    }

    /// The pairs of a clause, each with its weight.
    fn pairs(&mut self, lexicon: &Lexicon, words: &[WordId]) -> Vec<(PairId, u32)> {
        let pairs = words.windows(2).map(|two| {
            let weight = lexicon.weight[two[0] as usize] + lexicon.weight[two[1] as usize];
            (self.number(two[0], two[1]), weight)
        });
        pairs.collect()
    }

    fn number(&mut self, first: WordId, second: WordId) -> PairId {
        // Zero is an empty slot.
        let pair = (u64::from(first) + 1) << 32 | u64::from(second);
        let mut hasher = FoldHasher::default();
        hasher.write_u64(pair);
        let mut slot = (hasher.finish() >> self.shift) as usize;
        while self.slots[slot] != pair {
            if self.slots[slot] == 0 {
                self.slots[slot] = pair;
                break;
            }
            slot = (slot + 1) % self.slots.len();
        }
        slot as PairId
    }
}

#[cfg(test)]
mod tests {
    use super::Neighbours;

    #[test]
    fn every_pair_of_neighbours_has_a_number_of_its_own() {
        let mut neighbours = Neighbours::with_room(900);
        let mut numbers: Vec<u32> = Vec::new();
        for first in 0..30 {
            for second in 0..30 {
                numbers.push(neighbours.number(first, second));
            }
        }
        assert_eq!(neighbours.number(7, 9), numbers[7 * 30 + 9]);
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 900);
    }
}
