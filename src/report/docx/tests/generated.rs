//! Generated drafts: any clauses in any order, any footnotes, any relation
//! between the two sides.

use proptest::collection::vec;
use proptest::prelude::{Strategy, prop_oneof, proptest};
use proptest::test_runner::TestCaseError;

use super::{holds, read};
use crate::model::{Clause, ClauseId, ClauseKind, Draft, Footnote, FootnoteRef, Place};

const WORDS: [&str; 12] = [
    "Recalling",
    "lights",
    "the",
    "of",
    "inland",
    "waters,",
    "Decides",
    "“keepers”",
    "\"keepers\"",
    "buoys;",
    "Co\u{2011}operation",
    "<b>&",
];

fn text() -> impl Strategy<Value = String> {
    vec(0..WORDS.len(), 1..14).prop_map(|of| {
        let words: Vec<&str> = of.into_iter().map(|i| WORDS[i]).collect();
        words.join(" ")
    })
}

fn clause() -> impl Strategy<Value = Clause> {
    let kind = prop_oneof![
        8 => proptest::strategy::Just(ClauseKind::Operative),
        4 => proptest::strategy::Just(ClauseKind::Preambular),
        3 => proptest::strategy::Just(ClauseKind::Subparagraph),
        1 => proptest::strategy::Just(ClauseKind::Heading),
        1 => proptest::strategy::Just(ClauseKind::AnnexTitle),
    ];
    (
        kind,
        text(),
        0_usize..40,
        vec((0_usize..60, 1_u32..6), 0..3),
    )
        .prop_map(|(kind, text, number, mut marks)| {
            marks.sort_unstable();
            Clause {
                id: ClauseId::new(format!("OP{number}")),
                kind,
                number: (number % 3 > 0).then(|| number.to_string()),
                opener: text
                    .starts_with("Recalling")
                    .then(|| "Recalling".to_owned()),
                text,
                footnotes: marks
                    .into_iter()
                    .map(|(at, number)| FootnoteRef {
                        number: number.to_string(),
                        at,
                    })
                    .collect(),
                references: Vec::new(),
                place: Place::default(),
            }
        })
}

fn draft() -> impl Strategy<Value = Draft> {
    (
        vec(clause(), 0..10),
        vec(text(), 0..6),
        proptest::option::of(text()),
    )
        .prop_map(|(clauses, notes, title)| Draft {
            clauses,
            title,
            footnotes: (1..)
                .zip(notes)
                .map(|(number, text): (u32, String)| Footnote {
                    number: if number == 5 {
                        "*".to_owned()
                    } else {
                        number.to_string()
                    },
                    text,
                    place: Place::default(),
                })
                .collect(),
            ..Draft::default()
        })
}

/// A second draft that keeps, changes and reorders the clauses of the first.
fn pair() -> impl Strategy<Value = (Draft, Draft)> {
    (
        draft(),
        draft(),
        vec((0_usize..10, 0_usize..4, 0_usize..14), 0..10),
    )
        .prop_map(|(old, other, picks)| {
            let mut new = other;
            for (at, fate, cut) in picks {
                let Some(clause) = old.clauses.get(at) else {
                    continue;
                };
                let mut clause = clause.clone();
                let words: Vec<&str> = clause.text.split(' ').collect();
                let (first, rest) = words.split_at(cut.min(words.len()));
                match fate {
                    0 => {}
                    1 => {
                        clause.text =
                            format!("{} wholly new words {}", first.join(" "), rest.join(" "))
                                .trim()
                                .to_owned()
                    }
                    2 => {
                        let mut part = clause.clone();
                        part.text = rest.join(" ");
                        clause.text = first.join(" ");
                        new.clauses.push(clause);
                        clause = part;
                    }
                    _ => clause.number = Some("7".to_owned()),
                }
                new.clauses.push(clause);
            }
            (old, new)
        })
}

proptest! {
    #[test]
    fn any_two_drafts_can_be_accepted_and_rejected((old, new) in pair()) {
        holds(&old, &new).map_err(TestCaseError::fail)?;
        holds(&new, &old).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn our_own_reader_reads_every_file((old, new) in pair()) {
        if !old.clauses.is_empty() {
            read(&super::tracked(&old, &new));
        }
    }
}
