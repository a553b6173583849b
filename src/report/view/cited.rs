//! A draft with the citation of each of its clauses.
//!
//! In: a draft. Out: clauses by their place, cited as delegates cite them; the
//! citations are worked out once for a whole report.

use crate::model::{Clause, Draft};

/// A draft and how its clauses are cited.
pub(super) struct Cited<'a> {
    clauses: &'a [Clause],
    citations: Vec<String>,
}

impl<'a> Cited<'a> {
    pub(super) fn of(draft: &'a Draft) -> Cited<'a> {
        Cited {
            clauses: &draft.clauses,
            citations: draft.citations(),
        }
    }

    /// The clauses at some places.
    pub(super) fn clauses(&self, places: &[usize]) -> Vec<&'a Clause> {
        places.iter().filter_map(|&i| self.clauses.get(i)).collect()
    }

    /// Their citations.
    pub(super) fn citations(&self, places: &[usize]) -> Vec<&str> {
        let citations = places.iter().filter_map(|&i| self.citations.get(i));
        citations.map(String::as_str).collect()
    }
}
