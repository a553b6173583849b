//! How alike two clauses are in their words.

use super::lexicon::{Lexicon, figure};
use super::neighbours::Neighbours;
use super::profile::{Profile, Words};
use super::vocabulary::WordId;
use crate::model::ClauseKind;

/// What two clauses share.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Likeness {
    /// Weight of the common words, against the mean weight of both clauses.
    pub dice: f64,
    /// Weight of the common words, against the lighter clause.
    pub containment: f64,
    /// Share of common word pairs in order.
    pub order: f64,
    /// 1 where the opening verbs agree.
    pub opener: f64,
    /// The weight of the lighter clause: the more words, the less can be
    /// chance.
    pub lighter: f64,
}

/// How alike two clauses are at least that differ in figures alone.
const OUTLINE: f64 = 0.6;

/// One clause laid open, so that others are compared with it in a single pass
/// over their words.
#[derive(Debug)]
pub(super) struct Reference<'a> {
    lexicon: &'a Lexicon,
    clause: Option<&'a Words<'a>>,
    /// How often the clause has each word.
    words: Vec<u32>,
    /// Those of its pairs of neighbouring words that another clause may have.
    pairs: Neighbours,
}

impl<'a> Reference<'a> {
    /// Nothing laid open yet.
    pub(super) fn new(lexicon: &'a Lexicon) -> Reference<'a> {
        Reference {
            lexicon,
            clause: None,
            words: vec![0; lexicon.len()],
            pairs: Neighbours::default(),
        }
    }

    /// Lays open another clause.
    pub(super) fn lay(&mut self, clause: &'a Words<'a>) {
        if self.clause.is_some_and(|laid| std::ptr::eq(laid, clause)) {
            return;
        }
        let before = self.clause.replace(clause);
        for &(word, _) in before.iter().flat_map(|words| words.bag) {
            self.words[word as usize] = 0;
        }
        for &(word, n) in clause.bag {
            self.words[word as usize] = n;
        }
    }

    /// Compares the words of another clause with it; of their order it tells
    /// the most that it can be, for [`Reference::likeness_of_order`] takes
    /// far longer.
    pub(super) fn likeness(&self, other: &Words<'_>) -> Likeness {
        let Some(clause) = self.clause else {
            return Likeness::default();
        };
        let sum = self.sum(other.bag);
        let common = figure(sum);
        let share = |of: f64| {
            if of > 0.0 {
                (common / of).min(1.0)
            } else {
                0.0
            }
        };
        let least = least(clause, other);
        let lighter = clause.mass.min(other.mass);
        let pairs = clause.pair_mass + other.pair_mass;
        Likeness {
            dice: least.max(share((clause.mass + other.mass) / 2.0)),
            containment: least.max(share(lighter)),
            // Each common word stands in no more than two common pairs.
            order: if pairs > 0.0 {
                least.max(figure(4 * sum) / pairs)
            } else {
                least
            },
            opener: f64::from(u8::from(clause.verb == other.verb)),
            lighter,
        }
    }

    /// How alike the order of the words is.
    pub(super) fn likeness_of_order(&mut self, other: &Words<'_>) -> f64 {
        let least = self.clause.map_or(0.0, |clause| least(clause, other));
        least.max(self.order(other))
    }

    /// The weight of the words that a bag shares with it.
    pub(super) fn common(&self, bag: &[(WordId, u32)]) -> f64 {
        figure(self.sum(bag))
    }

    fn sum(&self, bag: &[(WordId, u32)]) -> u64 {
        let weights = bag.iter().map(|&(word, n)| {
            let both = n.min(self.words[word as usize]);
            self.lexicon.weight(word) * u64::from(both)
        });
        weights.sum()
    }

    /// Weighted share of the pairs of neighbouring words that both clauses
    /// have.
    pub(super) fn order(&mut self, other: &Words<'_>) -> f64 {
        let Some(clause) = self.clause else {
            return 0.0;
        };
        let total = other.pair_mass + clause.pair_mass;
        if total == 0.0 {
            return 0.0;
        }
        let (mut sum, one, two) = self.but_for_ends(clause.order, other.order);
        self.pairs.lay(one);
        // The word before, where the clause has it.
        let mut before = None;
        for &word in two {
            let known = self.words[word as usize] > 0;
            if known
                && let Some(first) = before
                && self.pairs.take(first, word)
            {
                sum += self.lexicon.pair(first, word);
            }
            before = known.then_some(word);
        }
        figure(2 * sum) / total
    }

    /// The weight of the pairs that two clauses have in the words with which
    /// both begin and end, and the words of each that hold the other pairs.
    fn but_for_ends<'w>(
        &self,
        one: &'w [WordId],
        two: &'w [WordId],
    ) -> (u64, &'w [WordId], &'w [WordId]) {
        let same = |(one, two): &(&WordId, &WordId)| one == two;
        let start = one.iter().zip(two).take_while(same).count();
        let ends = one[start..].iter().rev().zip(two[start..].iter().rev());
        let end = ends.take_while(same).count();
        let pairs = |words: &[WordId]| match *words {
            [first, .., last] => {
                let sum: u64 = words.iter().map(|&word| self.lexicon.weight(word)).sum();
                2 * sum - self.lexicon.pair(first, last)
            }
            _ => 0,
        };
        let sum = pairs(&one[..start]) + pairs(&one[one.len() - end..]);
        // A word at either end is half of a pair.
        let between = |words: &'w [WordId]| {
            let last = words.len() - end.saturating_sub(1);
            &words[start.saturating_sub(1)..last]
        };
        (sum, between(one), between(two))
    }

    /// The weight of the words that a bag has beyond those of a second clause,
    /// and how much of it is shared with this one.
    pub(super) fn common_beyond(
        &self,
        second: &Reference<'_>,
        bag: &[(WordId, u32)],
    ) -> (f64, f64) {
        let (mut beyond, mut common) = (0, 0);
        for &(word, n) in bag {
            let left = n.saturating_sub(second.words[word as usize]);
            let both = left.min(self.words[word as usize]);
            beyond += self.lexicon.weight(word) * u64::from(left);
            common += self.lexicon.weight(word) * u64::from(both);
        }
        (figure(beyond), figure(common))
    }
}

/// How alike two clauses are at the very least.
fn least(one: &Words<'_>, two: &Words<'_>) -> f64 {
    // Figures are all that a yearly update changes.
    let same_outline = one.outline == two.outline && one.outline != 0;
    if same_outline { OUTLINE } else { 0.0 }
}

/// Whether two kinds of clause can correspond at all, and how readily.
pub(super) fn kinds_agree(old: &Profile<'_>, new: &Profile<'_>) -> Option<f64> {
    use ClauseKind::{AnnexTitle, Chapeau, Heading};
    if old.kind == new.kind {
        return Some(1.0);
    }
    let alone = |kind| matches!(kind, Chapeau | Heading | AnnexTitle);
    (!alone(old.kind) && !alone(new.kind)).then_some(0.0)
}
