//! One change of the life of a clause, told as in a comparison.
//!
//! In: two drafts and one of their changes. Out: a [`Changed`].

use super::cited::Cited;
use super::entry::Changed;
use super::linked::Linked;
use crate::change::Change;
use crate::model::Draft;

impl Changed {
    /// Tells one change of two drafts.
    pub fn of(old: &Draft, new: &Draft, change: &Change) -> Changed {
        Linked::new(&Cited::of(old), &Cited::of(new), change).changed()
    }
}
