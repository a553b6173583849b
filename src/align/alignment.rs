//! The result of aligning, and what it rests on.

use super::indices::Indices;

/// How to align.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Whether clauses may be paired against the order of their neighbours.
    pub moves: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { moves: true }
    }
}

/// Which old clauses correspond to which new ones.
///
/// Every clause of the old and of the new draft stands in exactly one link.
/// The links stand in the order of the new draft; a removed clause stands
/// where it stood in the old one, after the link of its nearest neighbour above
/// that was kept in its place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Alignment {
    /// The links.
    pub links: Vec<Link>,
}

impl Alignment {
    /// Exchanges old and new.
    pub(super) fn mirror(&mut self) {
        for link in &mut self.links {
            std::mem::swap(&mut link.old, &mut link.new);
            if let Some(runner_up) = &mut link.runner_up {
                runner_up.in_new = !runner_up.in_new;
            }
        }
    }
}

/// Clauses that correspond: 1 to 1, 1 to n (split), n to 1 (merged), 1 to 0
/// (removed), 0 to 1 (inserted).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Link {
    /// Indices into the old draft's clauses, ascending.
    pub old: Indices,
    /// Indices into the new draft's clauses, ascending.
    pub new: Indices,
    /// Whether the link belongs to the minimal set whose order changed.
    pub moved: bool,
    /// How alike the two sides are.
    pub score: Score,
    /// The next best partner that was not chosen.
    pub runner_up: Option<Box<RunnerUp>>,
}

/// How alike two clauses are, from 0 to 1, and the parts of that figure.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Score {
    /// The figure on which the pairing was decided.
    pub total: f64,
    /// Weighted share of common words, rare words counting most.
    pub words: f64,
    /// Share of common word pairs in order.
    pub order: f64,
    /// Whether the openers agree.
    pub opener: f64,
    /// Agreement of position and neighbours.
    pub place: f64,
}

/// A partner that was considered and not chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RunnerUp {
    /// Index of the clause, on the other side.
    pub clause: usize,
    /// Whether `clause` indexes the new draft (else the old one).
    pub in_new: bool,
    /// Its score.
    pub score: Score,
}
