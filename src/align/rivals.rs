//! How far a candidate stands out from the others of its two clauses.
//!
//! In: the candidates and the pairs made so far. Out: for a candidate, by how
//! much its words agree better than those of any other partner that either
//! clause might still have. A clause written anew shares few words with what
//! it was, but more than with anything else.

use super::grounds::{Candidate, FAR};
use super::pairs::Pairs;

/// The two best partners that a clause might have.
#[derive(Debug, Clone, Copy, Default)]
struct Best {
    partner: usize,
    value: f64,
    second: f64,
}

impl Best {
    fn meet(&mut self, partner: usize, value: f64) {
        if value > self.value {
            self.second = self.value;
            self.value = value;
            self.partner = partner;
        } else if value > self.second {
            self.second = value;
        }
    }

    /// The best partner's value, `but` for one.
    fn beside(&self, but: usize) -> f64 {
        if self.partner == but {
            self.second
        } else {
            self.value
        }
    }
}

/// The best partners of every clause under one state of the pairing.
#[derive(Debug)]
pub(super) struct Rivals {
    old: Vec<Best>,
    new: Vec<Best>,
}

impl Rivals {
    /// Reads the candidates of which each is free or paired with the other.
    pub(super) fn read(old: usize, new: usize, candidates: &[Candidate], pairs: &Pairs) -> Rivals {
        let mut rivals = Rivals {
            old: vec![Best::default(); old],
            new: vec![Best::default(); new],
        };
        for candidate in candidates {
            let (i, j) = (candidate.old, candidate.new);
            let value = value(candidate);
            if pairs.of_new(j).is_none_or(|partner| partner == i) {
                rivals.old[i].meet(j, value);
            }
            if pairs.of_old(i).is_none_or(|partner| partner == j) {
                rivals.new[j].meet(i, value);
            }
        }
        rivals
    }

    /// How much better a candidate fits than the next best for either clause;
    /// 0 where another fits better.
    pub(super) fn lead(&self, candidate: &Candidate) -> f64 {
        let (i, j) = (candidate.old, candidate.new);
        let next = self.old[i].beside(j).max(self.new[j].beside(i));
        (value(candidate) - next).clamp(0.0, FAR)
    }
}

/// How well the words of a candidate agree, place and kind apart.
fn value(candidate: &Candidate) -> f64 {
    candidate.likeness.dice + 0.5 * candidate.likeness.containment
}
