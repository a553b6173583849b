//! The force of opening verbs.

use super::changes::Trait;
use crate::model::Clause;

/// What governs action, from weak to strong.
const ACTION: [&[&str]; 6] = [
    &["encourag"],
    &["request", "invit"],
    &["call upon", "call on", "call for", "appeal"],
    &["urg"],
    &["condemn"],
    &["decid", "demand"],
];

/// What governs opinion, from cool to warm.
const OPINION: [&[&str]; 4] = [
    &["not"],
    &["tak not", "tak not of"],
    &["tak not with appreciation", "tak not with appreciation of"],
    &["welcom"],
];

/// The trait of two clauses whose openers differ.
pub(super) fn trait_of(old: &Clause, new: &Clause) -> Option<Trait> {
    let (from, to) = (old.opener.as_deref()?, new.opener.as_deref()?);
    (from != to).then(|| Trait::Opener {
        old: from.to_owned(),
        new: to.to_owned(),
        strength: strength(from, to),
    })
}

/// How many rungs the new opener stands above the old one.
fn strength(old: &str, new: &str) -> Option<i8> {
    let (old, new) = (bare(old), bare(new));
    [&ACTION[..], &OPINION[..]].into_iter().find_map(|ladder| {
        let rung = |verb: &str| {
            ladder
                .iter()
                .position(|rung| rung.contains(&verb))
                .and_then(|rung| i8::try_from(rung).ok())
        };
        Some(rung(&new)? - rung(&old)?)
    })
}

/// The opener without adverbs, each word cut to what PP and OP forms share.
fn bare(opener: &str) -> String {
    let words: Vec<String> = opener
        .split_whitespace()
        .map(|word| word.trim_end_matches(',').to_lowercase())
        .filter(|word| {
            !matches!(
                word.as_str(),
                "also" | "further" | "again" | "once" | "strongly" | "in" | "this" | "regard"
            )
        })
        .map(|word| {
            ["ing", "es", "ed", "s", "e"]
                .into_iter()
                .find_map(|ending| word.strip_suffix(ending))
                .map(str::to_owned)
                .unwrap_or(word)
        })
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::strength;

    #[test]
    fn a_stronger_verb_counts_upwards() {
        assert_eq!(strength("Takes note of", "Welcomes"), Some(2));
        assert_eq!(strength("Urges", "Encourages"), Some(-3));
        assert_eq!(strength("Noting", "Welcoming"), Some(3));
        assert_eq!(strength("Also requests", "Requests"), Some(0));
    }

    #[test]
    fn verbs_of_different_ladders_are_not_compared() {
        assert_eq!(strength("Recalls", "Decides"), None);
        assert_eq!(strength("Notes", "Urges"), None);
    }
}
