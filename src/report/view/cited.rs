//! A draft with the citation of each of its clauses.
//!
//! In: a draft. Out: clauses by their place, cited as delegates cite them; the
//! citations are worked out once for a whole report.

use std::borrow::Cow;

use crate::model::{Clause, Draft};

/// A draft and how its clauses are cited.
pub(super) struct Cited<'a> {
    clauses: &'a [Clause],
    citations: Vec<Cow<'a, str>>,
}

impl<'a> Cited<'a> {
    pub(super) fn of(draft: &'a Draft) -> Cited<'a> {
        Cited {
            clauses: &draft.clauses,
            citations: draft.citations(),
        }
    }

    /// The clauses at some places, each with its citation.
    pub(super) fn at<'c>(
        &'c self,
        places: &'c [usize],
    ) -> impl DoubleEndedIterator<Item = (&'a Clause, &'c Cow<'a, str>)> {
        let cited = |&at: &usize| Some((self.clauses.get(at)?, self.citations.get(at)?));
        places.iter().filter_map(cited)
    }

    /// Their citations.
    pub(super) fn citations(&self, places: &[usize]) -> Vec<Cow<'a, str>> {
        places
            .iter()
            .filter_map(|&at| self.citations.get(at).cloned())
            .collect()
    }
}
