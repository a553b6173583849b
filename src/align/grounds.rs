//! What speaks for a pair.
//!
//! In: how alike two clauses are, and what their place says. Out: a sum, and
//! the figure on a logistic curve that it comes to. Knows no other pair.

use super::similarity::Likeness;

/// Of a pair that shares less than this, the shorter clause must at least
/// stand whole in the longer one.
const STRANGE_DICE: f64 = 0.2;
const WHOLE: f64 = 0.7;
/// The most that speaks for two clauses of which that is not true.
const STRANGERS: f64 = -1.0;

/// Puts the figure at which a pair is accepted at one half.
const BIAS: f64 = -18.3;
/// What it adds to be the only choice in a gap that holds one clause on each
/// side, or to be that anywhere with the same words in the same order.
const LEAD: f64 = 5.0;
/// To lead all others by more than this says no more.
pub(super) const FAR: f64 = 0.5;
/// A little more than any place adds.
const AT_BEST: f64 = 6.0 + LEAD * FAR;

/// A pair that might be made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub old: usize,
    pub new: usize,
    pub likeness: Likeness,
    /// What speaks for the pair wherever it stands.
    pub grounds: f64,
    /// What speaks for it at least: the odds that the runs of words which both
    /// clauses have are no chance. Lowest where nobody asked for them.
    pub odds: f64,
    /// How readily the kinds agree.
    kind: f64,
    /// Whether the order of the words was compared; if not, the most is taken
    /// that it can be.
    pub is_whole: bool,
}

impl Candidate {
    /// A pair of clauses the order of whose words was not compared yet; `kind`
    /// tells how readily their kinds agree.
    pub(super) fn new((old, new): (usize, usize), likeness: Likeness, kind: f64) -> Candidate {
        Candidate {
            old,
            new,
            likeness,
            grounds: grounds(&likeness, kind),
            odds: f64::MIN,
            kind,
            is_whole: false,
        }
    }

    /// More than can speak for it in any place.
    pub(super) fn at_best(&self) -> f64 {
        self.odds.max(self.grounds + AT_BEST)
    }

    /// Takes in the order of the words.
    pub(super) fn complete(&mut self, order: f64) {
        self.likeness.order = order;
        self.grounds = grounds(&self.likeness, self.kind);
        self.is_whole = true;
    }
}

/// Weighs what speaks for a pair, its place apart.
///
/// A logistic curve over the parts, those of the place included:
///
/// | weight | part | what it says |
/// |---|---|---|
/// | 11 | containment | the lighter clause stands in the other: lists grow, tails are cut |
/// | 2.8 | dice | both are mostly the same words |
/// | 2.8 | order | in the same order |
/// | 3.3 | nearness | the neighbours expect it here |
/// | 2.6 | parents | both stand under the same paragraph |
/// | 1.3 | opener | both do the same: urge, recall |
/// | 1.1 | kind | both in the preamble, or both in the operative part |
/// | 1.8 | lighter | so many telling words are no chance |
/// | 5 | lead | nothing else fits, where nothing else stands or the words stand in the same order |
/// | -1 | chance | so many clauses are free that two far from each other look alike by chance, unless others look far less alike |
///
/// The weights were fitted on hand-checked pairs of drafts, each measured with
/// the weights of the others. They hardly matter singly: on pairs that had no
/// part in the fitting, a tenth more or less of any of them moves F1 by half a
/// hundredth at most.
fn grounds(likeness: &Likeness, kind: f64) -> f64 {
    BIAS + 2.8 * likeness.dice
        + 11.0 * likeness.containment
        + 2.8 * likeness.order
        + 1.3 * likeness.opener
        + 1.1 * kind
        + 1.8 * likeness.lighter.ln_1p()
}

/// The figure of a sum of what speaks for a pair: one half at zero.
pub(super) fn logistic(sum: f64) -> f64 {
    1.0 / (1.0 + (-sum).exp())
}

/// The sum that comes to a figure.
pub(super) fn logit(figure: f64) -> f64 {
    (figure / (1.0 - figure)).ln()
}

/// What the place of a candidate adds.
pub(super) struct Place {
    pub nearness: f64,
    pub parents: f64,
    pub lead: f64,
    pub chance: f64,
}

/// What speaks for a candidate in all.
pub(super) fn sum(candidate: &Candidate, place: &Place) -> f64 {
    let sum = candidate.grounds + 3.3 * place.nearness + 2.6 * place.parents + LEAD * place.lead
        - place.chance;
    let sum = sum.max(candidate.odds);
    if is_strange(&candidate.likeness) {
        sum.min(STRANGERS)
    } else {
        sum
    }
}

fn is_strange(likeness: &Likeness) -> bool {
    likeness.dice < STRANGE_DICE && likeness.containment < WHOLE
}
