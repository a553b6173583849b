//! The words of a report: what a change touches, and counts.
//!
//! In: traits and figures. Out: short English phrases. Knows nothing of
//! layout.

use std::borrow::Borrow;
use std::cmp::Reverse;

use crate::change::{Change, Counts, Limb, Op, Relation, Trait, Weight, WordSpan};
use crate::model::ClauseKind;

/// What a change touches, each as a short phrase:
/// `Takes note of → Welcomes (stronger)`, `+ A/RES/80/12`, `session`.
///
/// That commas changed too is worth a word only where little else did.
pub(super) fn traits(change: &Change<'_>) -> Vec<String> {
    let mut phrases = Vec::new();
    for t in &change.traits {
        match t {
            Trait::Opener {
                old,
                new,
                strength,
                limb,
            } => phrases.push(match limb {
                Some(limb) => opening_limb(old, new, *limb),
                None => opener(old, new, *strength),
            }),
            Trait::Reference { gained, lost } | Trait::State { gained, lost } => {
                phrases.extend(gained.iter().map(|g| format!("+ {g}")));
                phrases.extend(lost.iter().map(|l| format!("- {l}")));
            }
            Trait::Punctuation if change.weight == Weight::Substantive => {}
            Trait::Punctuation if only_capitals(change) => phrases.push("capitals".to_owned()),
            Trait::Date | Trait::Session | Trait::Number | Trait::Footnote | Trait::Punctuation => {
                phrases.push(t.as_str().to_owned())
            }
        }
    }
    phrases
}

/// Whether old and new words differ in capital letters alone.
fn only_capitals(change: &Change<'_>) -> bool {
    let (old, new) = (change.words.old(), change.words.new_text());
    old != new && old.to_lowercase() == new.to_lowercase()
}

/// A change in one line: `reworded · session`, `inserted · “Invites ...”`.
/// A heading is cited by its words already.
pub(super) fn gist(change: &Change<'_>, what: &str, traits: &[String], kind: ClauseKind) -> String {
    let mut gist = what.to_owned();
    let mut add = |part: &str| {
        gist.push_str(" · ");
        gist.push_str(part);
    };
    traits.iter().for_each(|phrase| add(phrase));
    let opener_changed = change
        .traits
        .iter()
        .any(|t| matches!(t, Trait::Opener { .. }));
    let cited = kind == ClauseKind::Heading && change.relation != Relation::Reworded;
    if !opener_changed
        && !cited
        && change.weight != Weight::Editorial
        && let Some(words) = telling_words(&change.words.spans)
    {
        add(&words);
    }
    gist
}

/// The longest change tells most; the first of several.
fn telling_words(spans: &[WordSpan<'_>]) -> Option<String> {
    if let [only] = spans {
        return Some(quoted(&only.text));
    }
    let at = (0..spans.len())
        .filter(|&i| spans[i].op != Op::Equal)
        .min_by_key(|&i| Reverse(spans[i].text.len()))?;
    let at = match at.checked_sub(1) {
        Some(above) if spans[at].op == Op::Insert && spans[above].op == Op::Delete => above,
        _ => at,
    };
    Some(match (spans[at].op, spans.get(at + 1)) {
        (Op::Delete, Some(new)) if new.op == Op::Insert => {
            [&quoted(&spans[at].text), " → ", &quoted(&new.text)].concat()
        }
        (Op::Delete, _) => "- ".to_owned() + &quoted(&spans[at].text),
        _ => "+ ".to_owned() + &quoted(&spans[at].text),
    })
}

fn quoted(text: &str) -> String {
    ["“", text.trim(), "”"].concat()
}

/// The verb over the words that were kept is the same: nothing got stronger.
fn opening_limb(old: &str, new: &str, limb: Limb) -> String {
    match limb {
        Limb::Added => format!("opening limb added: {new}"),
        Limb::Dropped => format!("opening limb dropped: {old}"),
        Limb::Replaced => format!("opening limb: {old} → {new}"),
    }
}

fn opener(old: &str, new: &str, strength: Option<i8>) -> String {
    let shown = |words: &str| {
        if words.is_empty() {
            "(no opener)".to_owned()
        } else {
            words.to_owned()
        }
    };
    let force = match strength {
        Some(s) if s > 0 => " (stronger)",
        Some(s) if s < 0 => " (weaker)",
        _ => "",
    };
    format!("{} → {}{force}", shown(old), shown(new))
}

/// `3 reworded (1 editorial), 1 inserted, 20 unchanged`; nothing for no clause.
pub(super) fn counts(counts: &Counts) -> String {
    let mut parts = Vec::new();
    if counts.reworded > 0 {
        let editorial = match counts.editorial {
            0 => String::new(),
            n if n == counts.reworded => " (editorial)".to_owned(),
            n => format!(" ({n} editorial)"),
        };
        parts.push(format!("{} reworded{editorial}", counts.reworded));
    }
    let others = [
        (counts.inserted, "inserted"),
        (counts.removed, "removed"),
        (counts.moved, "moved"),
        (counts.split, "split"),
        (counts.merged, "merged"),
        (counts.unchanged, "unchanged"),
    ];
    for (n, word) in others {
        if n > 0 {
            parts.push(format!("{n} {word}"));
        }
    }
    parts.join(", ")
}

/// `1 sponsor`, `2 sponsors`.
pub(in crate::report) fn many(n: usize, one: &str) -> String {
    if n == 1 {
        format!("1 {one}")
    } else {
        format!("{n} {one}s")
    }
}

/// `OP5`, `OP5 and OP6`, `OP5, OP6 and OP7`.
pub(in crate::report) fn and(items: &[impl Borrow<str>]) -> String {
    match items {
        [] => String::new(),
        [one] => one.borrow().to_owned(),
        [first @ .., last] => format!("{} and {}", first.join(", "), last.borrow()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples::{change, words};

    fn with(traits: Vec<Trait>, weight: Weight) -> Change<'static> {
        Change {
            weight,
            traits,
            ..change(
                Relation::Reworded,
                &[0],
                &[0],
                words(&[
                    (Op::Equal, "Requests "),
                    (Op::Delete, "a lamp "),
                    (Op::Insert, "two lamps "),
                ]),
            )
        }
    }

    fn opener_change(strength: Option<i8>) -> Trait {
        Trait::Opener {
            old: "Takes note of".into(),
            new: "Welcomes".into(),
            strength,
            limb: None,
        }
    }

    #[test]
    fn an_opener_says_which_way_it_went() {
        let all = [Some(2), Some(-1), None].map(opener_change).to_vec();
        assert_eq!(
            traits(&with(all, Weight::Substantive)),
            [
                "Takes note of → Welcomes (stronger)",
                "Takes note of → Welcomes (weaker)",
                "Takes note of → Welcomes"
            ]
        );
    }

    #[test]
    fn a_limb_that_came_or_went_is_no_other_verb() {
        let all = [Limb::Added, Limb::Dropped, Limb::Replaced];
        let all = all.map(|limb| Trait::Opener {
            old: "Recalls".into(),
            new: "Welcomes".into(),
            strength: None,
            limb: Some(limb),
        });
        assert_eq!(
            traits(&with(all.to_vec(), Weight::Substantive)),
            [
                "opening limb added: Welcomes",
                "opening limb dropped: Recalls",
                "opening limb: Recalls → Welcomes"
            ]
        );
    }

    #[test]
    fn references_are_named_and_kinds_are_words() {
        let gained = Trait::Reference {
            gained: vec!["A/RES/80/12".into()],
            lost: vec!["A/RES/79/9".into()],
        };
        assert_eq!(
            traits(&with(vec![gained, Trait::Session], Weight::Editorial)),
            ["+ A/RES/80/12", "- A/RES/79/9", "session"]
        );
    }

    #[test]
    fn punctuation_is_told_only_beside_editorial_changes() {
        let commas = || vec![Trait::Punctuation];
        assert_eq!(traits(&with(commas(), Weight::Editorial)), ["punctuation"]);
        assert!(traits(&with(commas(), Weight::Substantive)).is_empty());
    }

    #[test]
    fn capitals_alone_are_not_called_punctuation() {
        let mut change = with(vec![Trait::Punctuation], Weight::Editorial);
        change.words = words(&[
            (Op::Equal, "the States "),
            (Op::Delete, "parties"),
            (Op::Insert, "Parties"),
        ]);
        assert_eq!(traits(&change), ["capitals"]);
    }

    #[test]
    fn a_gist_quotes_words_where_the_traits_say_little() {
        let said = |touched, weight| {
            let change = with(touched, weight);
            gist(&change, "reworded", &traits(&change), ClauseKind::Operative)
        };
        assert_eq!(
            said(vec![Trait::Punctuation], Weight::Substantive),
            "reworded · “a lamp” → “two lamps”"
        );
        assert_eq!(
            said(vec![opener_change(None)], Weight::Substantive),
            "reworded · Takes note of → Welcomes"
        );
    }

    #[test]
    fn counts_leave_out_what_did_not_happen() {
        let some = Counts {
            unchanged: 20,
            reworded: 3,
            editorial: 1,
            inserted: 1,
            ..Counts::default()
        };
        assert_eq!(
            counts(&some),
            "3 reworded (1 editorial), 1 inserted, 20 unchanged"
        );
        assert_eq!(counts(&Counts::default()), "");
    }
}
