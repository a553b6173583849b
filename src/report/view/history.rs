//! One change of the life of a clause, told as in a comparison.
//!
//! In: two drafts and one of their changes. Out: a [`Changed`].

use super::cited::Cited;
use super::entry::Changed;
use super::linked::Linked;
use crate::change::Change;
use crate::model::Draft;

impl<'a> Changed<'a> {
    /// Tells one change of two drafts.
    pub fn of(old: &'a Draft, new: &'a Draft, change: &'a Change<'a>) -> Changed<'a> {
        Linked::new(&Cited::of(old), &Cited::of(new), change).changed()
    }
}
