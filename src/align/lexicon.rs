//! What the words of both drafts weigh.
//!
//! In: the clauses of two drafts. Out: a [`Lexicon`], and the words of the
//! profiles. Knows words and their frequency, nothing of their place.

use std::mem;

use super::boilerplate::{ELSEWHERE, PRIOR};
use super::profile::{Profile, Words};
use super::vocabulary::{Texts, Vocabulary, WordId};
use crate::model::Clause;

/// About how many certain clauses are read for the frequency of
/// their words; more would say the same.
const SAMPLE: usize = 200;

/// The weight of the rarest words in whole units: sums of whole numbers don't
/// depend on their order.
const RAREST: f64 = (1 << 30) as f64;

/// A sum of weights, of which the rarest words have one each.
#[inline]
pub(super) fn figure(sum: u64) -> f64 {
    // Signed: that takes one step.
    sum.cast_signed() as f64 / RAREST
}

/// One draft: its clauses and their profiles.
pub(super) struct Side<'a, 'w> {
    pub clauses: &'a [Clause],
    pub profiles: &'a mut [Profile<'w>],
}

/// The weights of the words of both drafts.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    weight: Vec<u32>,
}

impl Lexicon {
    /// Reads the words of the clauses for which `wanted` asks into `texts` and
    /// `words`, and a sample of the others for their frequency.
    pub(super) fn read<'w>(
        old: Side<'_, 'w>,
        new: Side<'_, 'w>,
        (texts, words): (&'w mut Texts, &'w mut Vec<Words<'w>>),
        wanted: impl Fn(bool, usize) -> bool,
    ) -> Lexicon {
        let sides = [(old, false), (new, true)];
        let bytes = sides.iter().map(|(side, is_new)| {
            let wanted = |at: &usize| wanted(*is_new, *at);
            let texts = (0..side.clauses.len()).filter(wanted);
            texts.map(|at| side.clauses[at].text.len()).sum::<usize>()
        });
        let bytes = bytes.sum();
        let mut vocabulary = Vocabulary::for_texts(bytes);
        texts.order.reserve(bytes / 6);
        texts.bags.reserve(bytes / 8);
        let mut read = Vec::new();
        for (side, is_new) in &sides {
            for (at, clause) in side.clauses.iter().enumerate() {
                if wanted(*is_new, at) {
                    let outline = vocabulary.read(&clause.text, texts);
                    read.push((outline, texts.order.len(), texts.bags.len()));
                }
            }
        }
        // Nobody asks for a word that the others alone have.
        let known = vocabulary.len();
        let beginnings = vocabulary.beginnings();
        let mut total = read.len() as f64;
        // The certain clauses are the same on both sides: each counts twice.
        let clauses = sides[0].0.clauses;
        let certain = || (0..clauses.len()).filter(|&at| !wanted(false, at));
        let stride = certain().count().div_ceil(SAMPLE).max(1);
        for at in certain().step_by(stride) {
            vocabulary.count(&clauses[at].text, 2 * stride as u32, &beginnings);
            total += 2.0 * stride as f64;
        }
        let lexicon = Lexicon {
            weight: weights(&vocabulary, known, PRIOR + total),
        };
        let texts: &'w Texts = texts;
        let (mut order, mut bags) = (0, 0);
        words.extend(read.into_iter().map(|(outline, order_end, bags_end)| {
            let order = &texts.order[mem::replace(&mut order, order_end)..order_end];
            let bag = &texts.bags[mem::replace(&mut bags, bags_end)..bags_end];
            let sum: u64 = order.iter().map(|&word| lexicon.weight(word)).sum();
            Words {
                outline: outline.hash,
                verb: outline.verb,
                bag,
                order,
                mass: figure(sum),
                // Every word stands in two pairs, but the first and the last.
                pair_mass: match *order {
                    [first, .., last] => figure(2 * sum - lexicon.pair(first, last)),
                    _ => 0.0,
                },
            }
        }));
        let mut words = words.iter();
        for (side, is_new) in sides {
            for (at, profile) in side.profiles.iter_mut().enumerate() {
                if wanted(is_new, at)
                    && let Some(words) = words.next()
                {
                    profile.words = words;
                }
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
}

/// The weights of the first so many words, of so many clauses in all.
fn weights(vocabulary: &Vocabulary<'_>, known: usize, total: f64) -> Vec<u32> {
    // A word in two clauses, one on each side, is as telling as any.
    let highest = (1.0 + total / 2.0).ln();
    let weight = |expected: f64| {
        let rarity = (1.0 + total / expected).ln().min(highest) / highest;
        (rarity * rarity.sqrt() * RAREST).round() as u32
    };
    // Most words are not listed and in few clauses.
    let unlisted = |clauses: u32| weight(f64::from(clauses) + PRIOR * ELSEWHERE);
    let common: [u32; 8] = std::array::from_fn(|clauses| unlisted(clauses as u32));
    let weight = |(clauses, share): (u32, f64)| match common.get(clauses as usize) {
        // Nobody asks for a word that no clause has.
        _ if clauses == 0 => 0,
        Some(&common) if share == ELSEWHERE => common,
        _ => weight(f64::from(clauses) + PRIOR * share),
    };
    vocabulary.counts().take(known).map(weight).collect()
}
