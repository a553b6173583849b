//! What an alignment means: classified changes with their words.
//!
//! In: two drafts and their [`Alignment`]. Out: [`Changes`], complete enough
//! that replaying them on the old draft gives the new one.

mod changes;

pub use changes::{
    Change, Changes, Counts, FootnoteChange, Op, Relation, SponsorChanges, Trait, Weight, WordSpan,
    Words,
};

use crate::align::{self, Alignment};
use crate::model::Draft;

/// Aligns two drafts and classifies what changed.
pub fn compare(old: &Draft, new: &Draft, options: &align::Options) -> Changes {
    let alignment = align::align(old, new, options);
    changes(old, new, &alignment)
}

/// Classifies what changed between two aligned drafts.
pub fn changes(_old: &Draft, _new: &Draft, _alignment: &Alignment) -> Changes {
    Changes::default()
}
