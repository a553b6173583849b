//! What an alignment means: classified changes with their words.
//!
//! In: two drafts and their [`Alignment`]. Out: [`Changes`], complete enough
//! that replaying them on the old draft gives the new one.

mod changes;
mod classify;
mod footnotes;
mod limb;
mod marks;
mod masthead;
mod myers;
mod opener;
mod part;
mod replay;
mod slide;
mod sponsors;
#[cfg(test)]
mod tests;
mod tokens;
mod touch;
mod uncompared;
mod weight;
mod words;

pub use changes::{
    Change, Changes, Counts, FootnoteChange, Limb, MastheadChange, MastheadField, Op, Relation,
    SponsorChanges, Trait, Weight, WordSpan, Words,
};
pub use replay::{ReplayError, replay};

use crate::align::{self, Alignment};
use crate::model::Draft;

/// Aligns two drafts and classifies what changed.
pub fn compare<'d>(old: &'d Draft, new: &'d Draft, options: &align::Options) -> Changes<'d> {
    let alignment = align::align(old, new, options);
    changes(old, new, &alignment)
}

/// Classifies what changed between two aligned drafts.
pub fn changes<'d>(old: &'d Draft, new: &'d Draft, alignment: &Alignment) -> Changes<'d> {
    let later = weight::sessions_between(old, new);
    let classify = |link| classify::change(old, new, link, later);
    let clauses: Vec<Change<'d>> = alignment.links.iter().map(classify).collect();
    Changes {
        masthead: masthead::changes(old, new),
        sponsors: sponsors::changes(old, new),
        title: title(old, new),
        footnotes: footnotes::changes(old, new, &clauses),
        not_compared: uncompared::sentences(old, new),
        counts: classify::count(&clauses),
        clauses,
    }
}

fn title<'d>(old: &'d Draft, new: &'d Draft) -> Option<Words<'d>> {
    let (before, after) = (
        old.title.as_deref().unwrap_or(""),
        new.title.as_deref().unwrap_or(""),
    );
    (!classify::same_print(before, after)).then(|| words::Comparison::of(before, after).words())
}
