//! One link of the alignment to one classified change.

use std::borrow::Cow;

use super::changes::{Change, Counts, Op, Relation, Trait, Weight, WordSpan, Words};
use super::part::shared_beginning;
use super::weight::judge;
use super::words::{Comparison, equal, whole};
use super::{opener, weight};
use crate::align::Link;
use crate::model::{Clause, Draft};
use crate::text;
use crate::text::states::find_states;

/// Classifies one link; the new draft is `later` by so many sessions or years.
pub(super) fn change<'d>(
    old: &'d Draft,
    new: &'d Draft,
    link: &Link,
    later: Option<i16>,
) -> Change<'d> {
    let mut renumbered = false;
    let wording = match (&*link.old, &*link.new) {
        (&[i], &[j]) => {
            let (before, after) = (&old.clauses[i], &new.clauses[j]);
            renumbered = before.number != after.number || before.id != after.id;
            Wording::of_pair(before, after, later)
        }
        (before, []) => Wording::alone(Relation::Removed, Op::Delete, joined(old, before)),
        ([], after) => Wording::alone(Relation::Inserted, Op::Insert, joined(new, after)),
        (before, after) => Wording::of_many((old, before), (new, after), later),
    };
    Change {
        relation: wording.relation,
        moved: link.moved,
        renumbered,
        weight: wording.weight,
        old: link.old.clone(),
        new: link.new.clone(),
        traits: wording.traits,
        words: wording.words,
        breaks: breaks(new, &link.new),
        score: link.score,
        runner_up: link.runner_up.clone(),
    }
}

/// Where each further clause begins in the joined wording.
fn breaks(draft: &Draft, clauses: &[usize]) -> Vec<usize> {
    let mut breaks = Vec::new();
    let mut end = 0;
    for &at in clauses.iter().take(clauses.len().saturating_sub(1)) {
        end += draft.clauses[at].text.len() + 1;
        breaks.push(end);
    }
    breaks
}

/// What the words of one link come to.
struct Wording<'d> {
    relation: Relation,
    weight: Weight,
    traits: Vec<Trait>,
    words: Words<'d>,
}

impl<'d> Wording<'d> {
    fn alone(relation: Relation, op: Op, text: Cow<'d, str>) -> Wording<'d> {
        Wording {
            relation,
            weight: Weight::Substantive,
            traits: Vec::new(),
            words: whole(op, text),
        }
    }

    fn of_pair(old: &'d Clause, new: &'d Clause, later: Option<i16>) -> Wording<'d> {
        let footnotes = (old.footnotes.len() != new.footnotes.len()).then_some(Trait::Footnote);
        if same_print(&old.text, &new.text) {
            return Wording {
                relation: Relation::Unchanged,
                weight: Weight::None,
                traits: footnotes.into_iter().collect(),
                words: equal(&old.text, &new.text),
            };
        }
        let mut wording = Wording::compared(&old.text, &new.text, Relation::Reworded, later);
        let before: Vec<&String> = old.references.iter().collect();
        let after: Vec<&String> = new.references.iter().collect();
        wording.traits.splice(
            0..0,
            opener::trait_of(old, new, &wording.words)
                .into_iter()
                .chain(references(&before, &after)),
        );
        if wording.words.spans.iter().any(names_something) {
            wording.traits.extend(states(&old.text, &new.text));
        }
        wording.traits.extend(footnotes);
        wording
    }

    fn of_many(
        (old, before): (&Draft, &[usize]),
        (new, after): (&Draft, &[usize]),
        later: Option<i16>,
    ) -> Wording<'d> {
        let relation = if before.len() == 1 {
            Relation::Split
        } else {
            Relation::Merged
        };
        let texts = (joined(old, before), joined(new, after));
        let mut wording = Wording::compared(&texts.0, &texts.1, relation, later);
        let cited = references(&cited(old, before), &cited(new, after));
        let opener = opener::trait_of_many((old, before), (new, after), &wording.words);
        wording.traits.splice(0..0, opener.into_iter().chain(cited));
        Wording {
            relation: wording.relation,
            weight: wording.weight,
            traits: wording.traits,
            // The joined texts are made here and stay nowhere.
            words: wording.words.into_owned(),
        }
    }

    fn compared(old: &'d str, new: &'d str, relation: Relation, later: Option<i16>) -> Wording<'d> {
        let comparison = Comparison::of(old, new);
        let verdict: weight::Verdict = judge(&comparison, later);
        Wording {
            relation,
            weight: verdict.weight,
            traits: verdict.traits().collect(),
            words: comparison.words(),
        }
    }
}

/// Whether two texts differ in nothing that a reader would see: line breaks,
/// spacing and the shape of quotes and hyphens are not seen, capitals are.
pub(super) fn same_print(old: &str, new: &str) -> bool {
    if old == new {
        return true;
    }
    let parted = shared_beginning(old, new);
    let (old_rest, new_rest) = (&old[parted..], &new[parted..]);
    read_alike(old_rest.as_bytes(), new_rest.as_bytes()).unwrap_or_else(|| {
        capitals(old_rest).eq(capitals(new_rest)) && text::key(old) == text::key(new)
    })
}

/// Whether two texts differ in nothing but ASCII spaces, as far as that can be
/// said byte by byte: in rarer marks and in capitals the key must decide.
fn read_alike(mut old: &[u8], mut new: &[u8]) -> Option<bool> {
    // These may vanish from a key, or stand for others.
    let is_open =
        |text: &[u8]| matches!(text, [byte, ..] if !byte.is_ascii() || matches!(byte, 0 | b'`'));
    loop {
        (old, new) = text::past_same_ascii(old, new);
        (old, new) = (past_spaces(old), past_spaces(new));
        (old, new) = match (old, new) {
            // The quotes and dashes of print: no mark that joins a letter.
            ([0xe2, 0x80, a, old @ ..], [0xe2, 0x80, b, new @ ..]) if a == b => (old, new),
            ([], []) => return Some(true),
            _ if is_open(old) || is_open(new) => return None,
            ([a, old @ ..], [b, new @ ..]) if a == b => (old, new),
            ([a, ..], [b, ..]) if a.eq_ignore_ascii_case(b) => return None,
            _ => return Some(false),
        };
    }
}

fn past_spaces(mut text: &[u8]) -> &[u8] {
    while let [b'\t'..=b'\r' | b' ', rest @ ..] = text {
        text = rest;
    }
    text
}

fn capitals(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_uppercase())
}

/// Every citation of some clauses, in order.
fn cited<'a>(draft: &'a Draft, clauses: &[usize]) -> Vec<&'a String> {
    let clauses = clauses.iter().map(|&at| &draft.clauses[at]);
    clauses.flat_map(|clause| &clause.references).collect()
}

/// Citations gained and lost.
fn references(old: &[&String], new: &[&String]) -> Option<Trait> {
    let only = |these: &[&String], those: &[&String]| {
        let mut found: Vec<String> = Vec::new();
        for &reference in these {
            if !those.contains(&reference) && !found.contains(reference) {
                found.push(reference.clone());
            }
        }
        found
    };
    let (gained, lost) = (only(new, old), only(old, new));
    (!gained.is_empty() || !lost.is_empty()).then_some(Trait::Reference { gained, lost })
}

/// Whether changed words have a capital.
fn names_something(span: &WordSpan<'_>) -> bool {
    span.op != Op::Equal && span.text.chars().any(char::is_uppercase)
}

/// States named in one wording only.
fn states(old: &str, new: &str) -> Option<Trait> {
    let names = |text: &str| -> Vec<&'static str> {
        let found = find_states(text).into_iter();
        found.map(|(_, name)| name).collect()
    };
    let (before, after) = (names(old), names(new));
    let only = |these: &[&'static str], those: &[&str]| {
        let mut found: Vec<String> = Vec::new();
        for name in these {
            if !those.contains(name) && !found.iter().any(|known| known == name) {
                found.push((*name).to_owned());
            }
        }
        found
    };
    let (gained, lost) = (only(&after, &before), only(&before, &after));
    (!gained.is_empty() || !lost.is_empty()).then_some(Trait::State { gained, lost })
}

fn joined<'d>(draft: &'d Draft, clauses: &[usize]) -> Cow<'d, str> {
    let text = |&at: &usize| draft.clauses[at].text.as_str();
    match clauses {
        [one] => Cow::Borrowed(text(one)),
        _ => Cow::Owned(clauses.iter().map(text).collect::<Vec<_>>().join(" ")),
    }
}

/// Counts the changes by relation.
pub(super) fn count(changes: &[Change<'_>]) -> Counts {
    let mut counts = Counts::default();
    for change in changes {
        counts.moved += usize::from(change.moved);
        match change.relation {
            Relation::Unchanged => counts.unchanged += usize::from(!change.moved),
            Relation::Reworded => {
                counts.reworded += 1;
                counts.editorial += usize::from(change.weight == Weight::Editorial);
            }
            Relation::Split => counts.split += change.old.len(),
            Relation::Merged => counts.merged += change.new.len(),
            Relation::Inserted => counts.inserted += change.new.len(),
            Relation::Removed => counts.removed += change.old.len(),
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{capitals, same_print};
    use crate::text::key;

    proptest! {
        #[test]
        fn the_same_print_is_the_same_key_and_the_same_capitals(
            shared in "[aB’ ]{0,3}",
            old in "[aAb’“` \u{a0}\u{301}\u{200b}\n-]{0,6}",
            new in "[aAb’“` \u{a0}\u{301}\u{200b}\n-]{0,6}",
            spaced in any::<bool>(),
        ) {
            let new = if spaced { old.replace('a', "a ") } else { new };
            let (old, new) = (shared.clone() + &old, shared + &new);
            let defined = old == new || capitals(&old).eq(capitals(&new)) && key(&old) == key(&new);
            prop_assert_eq!(same_print(&old, &new), defined);
        }
    }
}
