//! The trait of two openers that differ.

use super::changes::{Trait, Words};
use super::limb::{Part, limb};
use crate::model::Clause;
use crate::text::opener::{opener, strength, verb};

/// The trait of two clauses whose openers differ.
pub(super) fn trait_of(old: &Clause, new: &Clause, words: &Words) -> Option<Trait> {
    let (from, to) = (opener_of(old)?, opener_of(new)?);
    if from == to {
        return None;
    }
    let limb = (verb(from) != verb(to))
        .then(|| limb(&Part::whole(from, old), &Part::whole(to, new), words))
        .flatten();
    Some(Trait::Opener {
        strength: rungs(from, to).filter(|_| limb.is_none()),
        old: from.to_owned(),
        new: to.to_owned(),
        limb,
    })
}

/// The opener as set in type, else by its words.
fn opener_of(clause: &Clause) -> Option<&str> {
    clause.opener.as_deref().or_else(|| opener(&clause.text))
}

/// How many rungs the new opener stands above the old one, where both stand on
/// one ladder.
fn rungs(old: &str, new: &str) -> Option<i8> {
    let (ladder_old, rank_old) = strength(old)?;
    let (ladder_new, rank_new) = strength(new)?;
    let rungs = i16::from(rank_new) - i16::from(rank_old);
    (ladder_old == ladder_new)
        .then(|| i8::try_from(rungs).ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::rungs;

    #[test]
    fn a_stronger_verb_counts_upwards() {
        assert_eq!(rungs("Takes note of", "Welcomes"), Some(2));
        assert_eq!(rungs("Urges", "Encourages"), Some(-3));
        assert_eq!(rungs("Noting", "Welcoming"), Some(3));
        assert_eq!(rungs("Also requests", "Requests"), Some(0));
    }

    #[test]
    fn verbs_of_different_ladders_are_not_compared() {
        assert_eq!(rungs("Recalls", "Decides"), None);
        assert_eq!(rungs("Notes", "Urges"), None);
    }
}
