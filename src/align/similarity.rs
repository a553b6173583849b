//! How alike two clauses are in their words.

use super::lexicon::{Lexicon, WordId};
use super::profile::{Profile, Words};
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

/// Compares the words of two clauses.
pub(super) fn likeness(lexicon: &Lexicon, old: &Words, new: &Words) -> Likeness {
    let common = common(lexicon, &old.bag, &new.bag);
    let share = |of: f64| {
        if of > 0.0 {
            (common / of).min(1.0)
        } else {
            0.0
        }
    };
    // Figures are all that a yearly update changes.
    let same_outline = old.outline == new.outline && old.outline != 0;
    let least = if same_outline { OUTLINE } else { 0.0 };
    Likeness {
        dice: least.max(share((old.mass + new.mass) / 2.0)),
        containment: least.max(share(old.mass.min(new.mass))),
        order: least.max(order(lexicon, old, new)),
        opener: f64::from(u8::from(old.verb == new.verb)),
        lighter: old.mass.min(new.mass),
    }
}

/// The weight of the words that two bags share.
pub(super) fn common(lexicon: &Lexicon, old: &[(WordId, u32)], new: &[(WordId, u32)]) -> f64 {
    let mut sum = 0.0;
    let mut rest = new.iter().peekable();
    for &(word, n) in old {
        while rest.next_if(|other| other.0 < word).is_some() {}
        if let Some(other) = rest.peek()
            && other.0 == word
        {
            sum += lexicon.weight(word) * f64::from(n.min(other.1));
        }
    }
    sum
}

/// Whether two kinds of clause can correspond at all, and how readily.
pub(super) fn kinds_agree(old: &Profile, new: &Profile) -> Option<f64> {
    use ClauseKind::{AnnexTitle, Chapeau, Heading};
    if old.kind == new.kind {
        return Some(1.0);
    }
    let alone = |kind| matches!(kind, Chapeau | Heading | AnnexTitle);
    (!alone(old.kind) && !alone(new.kind)).then_some(0.0)
}

/// Weighted share of the pairs of neighbouring words that both clauses have.
pub(super) fn order(lexicon: &Lexicon, old: &Words, new: &Words) -> f64 {
    let total = old.pair_mass + new.pair_mass;
    if total == 0.0 {
        return 0.0;
    }
    let mut sum = 0.0;
    let mut rest = new.pairs.iter().peekable();
    for &pair in &old.pairs {
        while rest.next_if(|&&other| other < pair).is_some() {}
        if rest.next_if(|&&other| other == pair).is_some() {
            sum += 2.0 * lexicon.pair(pair);
        }
    }
    sum / total
}
