//! The words of a report: what a change touches, and counts.
//!
//! In: traits and figures. Out: short English phrases. Knows nothing of
//! layout.

use crate::change::{Counts, Trait};

/// What a change touches, each as a short phrase:
/// `Takes note of → Welcomes (stronger)`, `+ A/RES/80/12`, `session`.
pub(super) fn traits(traits: &[Trait]) -> Vec<String> {
    let mut phrases = Vec::new();
    for t in traits {
        match t {
            Trait::Opener { old, new, strength } => phrases.push(opener(old, new, *strength)),
            Trait::Reference { gained, lost } | Trait::State { gained, lost } => {
                phrases.extend(gained.iter().map(|g| format!("+ {g}")));
                phrases.extend(lost.iter().map(|l| format!("- {l}")));
            }
            Trait::Date | Trait::Session | Trait::Number | Trait::Footnote | Trait::Punctuation => {
                phrases.push(t.as_str().to_owned())
            }
        }
    }
    phrases
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
pub(super) fn many(n: usize, one: &str) -> String {
    if n == 1 {
        format!("1 {one}")
    } else {
        format!("{n} {one}s")
    }
}

/// `OP5`, `OP5 and OP6`, `OP5, OP6 and OP7`.
pub(super) fn and(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opener_says_which_way_it_went() {
        let change = |strength| Trait::Opener {
            old: "Takes note of".into(),
            new: "Welcomes".into(),
            strength,
        };
        assert_eq!(
            traits(&[change(Some(2)), change(Some(-1)), change(None)]),
            [
                "Takes note of → Welcomes (stronger)",
                "Takes note of → Welcomes (weaker)",
                "Takes note of → Welcomes"
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
            traits(&[gained, Trait::Session]),
            ["+ A/RES/80/12", "- A/RES/79/9", "session"]
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
