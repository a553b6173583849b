//! The trait of two openers that differ.

use super::changes::{Trait, Words};
use super::limb::{Part, limb, nearest};
use crate::model::{Clause, Draft};
use crate::text::opener::{opener, strength, verb};

/// The trait of two clauses whose openers differ.
pub(super) fn trait_of(old: &Clause, new: &Clause, words: &Words<'_>) -> Option<Trait> {
    let (from, to) = (opener_of(old)?, opener_of(new)?);
    if from == to || differ_in_type((from, &old.text), (to, &new.text)) {
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

/// The trait of the one clause that was split, or that others were merged
/// into, and the nearest of its parts. Where the verb over the kept words is
/// the same, the others took the limbs.
pub(super) fn trait_of_many(
    old: (&Draft, &[usize]),
    new: (&Draft, &[usize]),
    words: &Words<'_>,
) -> Option<Trait> {
    let (old, new) = (parts(old), parts(new));
    let (before, after) = nearest(&old, &new, words)?;
    let comparable = before.is_paragraph && after.is_paragraph;
    let openers = (verb(before.opener)?, verb(after.opener)?);
    if !comparable || openers.0 == openers.1 || limb(before, after, words).is_some() {
        return None;
    }
    Some(Trait::Opener {
        strength: rungs(before.opener, after.opener),
        old: before.opener.to_owned(),
        new: after.opener.to_owned(),
        limb: None,
    })
}

/// Clauses as parts of their joined words.
fn parts<'a>((draft, clauses): (&'a Draft, &[usize])) -> Vec<Part<'a>> {
    let mut start = 0;
    let part = |&at: &usize| {
        let clause = &draft.clauses[at];
        let part = Part {
            start,
            ..Part::whole(opener_of(clause).unwrap_or_default(), clause)
        };
        start += clause.text.len() + " ".len();
        part
    };
    clauses.iter().map(part).collect()
}

/// The opener as set in type, else by its words.
fn opener_of(clause: &Clause) -> Option<&str> {
    clause.opener.as_deref().or_else(|| opener(&clause.text))
}

/// Whether the words are the same and only one document sets all of them in
/// italics: *Calls* for and *Calls for*.
fn differ_in_type(old: (&str, &str), new: (&str, &str)) -> bool {
    let (opener, text) = if old.0.len() > new.0.len() {
        (old.0, new.1)
    } else {
        (new.0, old.1)
    };
    let rest = text.strip_prefix(opener);
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
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
    use super::{differ_in_type, rungs};

    #[test]
    fn italics_alone_make_no_other_opener() {
        let calls = ("Calls", "Calls for lamps;");
        let calls_for = ("Calls for", "Calls for beacons;");
        assert!(differ_in_type(calls, calls_for) && differ_in_type(calls_for, calls));
        assert!(!differ_in_type(("Calls", "Calls pilots;"), calls_for));
        assert!(!differ_in_type(("Note", "Note it"), ("Notes", "Notes it")));
    }

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
