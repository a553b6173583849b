//! What the words of both drafts weigh.
//!
//! In: the clauses of two drafts. Out: a [`Lexicon`], and the words of the
//! profiles. Knows words and their frequency, nothing of their place.

use std::hash::Hasher;

use super::boilerplate::PRIOR;
use super::hasher::FoldHasher;
use super::profile::{Profile, Words};
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
#[inline]
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
}

impl Lexicon {
    /// Reads the words of the clauses for which `wanted` asks, and a sample of
    /// the others for their frequency.
    pub(super) fn read(
        old: Side<'_>,
        new: Side<'_>,
        wanted: impl Fn(bool, usize) -> bool,
    ) -> Lexicon {
        let mut sides = [(old, false), (new, true)];
        let texts = sides.iter().map(|(side, is_new)| {
            let wanted = |at: &usize| wanted(*is_new, *at);
            let texts = (0..side.clauses.len()).filter(wanted);
            texts.map(|at| side.clauses[at].text.len()).sum::<usize>()
        });
        let mut vocabulary = Vocabulary::for_texts(texts.sum());
        let mut census = Census::default();
        let mut order: Vec<WordId> = Vec::new();
        for (side, is_new) in &mut sides {
            for (at, clause) in side.clauses.iter().enumerate() {
                if wanted(*is_new, at) {
                    order.clear();
                    let verb = vocabulary.read(&clause.text, &mut order);
                    side.profiles[at].words = Words {
                        outline: outline(&vocabulary, &order),
                        verb,
                        bag: census.take(&order, vocabulary.len(), 1.0).to_vec(),
                        order: order.clone(),
                        ..Words::default()
                    };
                }
            }
        }
        // The certain clauses are the same on both sides: each counts twice.
        let clauses = sides[0].0.clauses;
        let certain = || (0..clauses.len()).filter(|&at| !wanted(false, at));
        let stride = certain().count().div_ceil(SAMPLE).max(1);
        for at in certain().step_by(stride) {
            order.clear();
            vocabulary.read(&clauses[at].text, &mut order);
            census.take(&order, vocabulary.len(), 2.0 * stride as f64);
        }
        let lexicon = Lexicon {
            weight: census.weights(&vocabulary),
        };
        for profile in sides.iter_mut().flat_map(|side| &mut *side.0.profiles) {
            let words = &mut profile.words;
            let sum: u64 = words.order.iter().map(|&word| lexicon.weight(word)).sum();
            words.mass = figure(sum);
            // Every word stands in two pairs, but the first and the last.
            if let [first, .., last] = words.order[..] {
                words.pair_mass = figure(2 * sum - lexicon.pair(first, last));
            }
        }
        lexicon
    }

    /// The weight of a word, in whole units: rare words weigh much,
    /// boilerplate little.
    #[inline]
    pub(super) fn weight(&self, word: WordId) -> u64 {
        u64::from(self.weight[word as usize])
    }

    /// The weight of two neighbouring words.
    #[inline]
    pub(super) fn pair(&self, first: WordId, second: WordId) -> u64 {
        self.weight(first) + self.weight(second)
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
        let counts = self.clauses.iter().zip(&vocabulary.expected);
        counts
            .map(|(&n, share)| {
                // Nobody asks for a word that no clause has.
                if n == 0.0 {
                    return 0;
                }
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
