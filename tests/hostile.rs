//! Odd and hostile input: nothing panics, every clause has an id of its own,
//! and a long text takes no longer than its length allows.

#![allow(
    clippy::disallowed_methods,
    reason = "a reading that hangs is what this looks for"
)]

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use proptest::prelude::{ProptestConfig, prop, prop_assert, proptest};
use travaux::model::Draft;

fn read(text: &str) -> Option<Draft> {
    let pages = travaux::source::read(text.as_bytes()).ok()?;
    Some(travaux::parse::parse(&pages))
}

fn ids_are_unique(draft: &Draft) -> bool {
    let ids: BTreeSet<&str> = draft.clauses.iter().map(|c| c.id.as_str()).collect();
    ids.len() == draft.clauses.len()
}

/// Lines of which drafts are made, and some of which they are not.
const LINES: &str = "(\\([a-z]\\) To agree:|[0-9]{1,3}\\. Decides [a-z ]{0,20}[;:.]|The General Assembly,|Annex( I)?|[AB]|II|Recalling its [a-z ]{0,20},|Norway: draft resolution|Agenda item [0-9]{1,2}|Article 2|“[a-z ]{0,9}|a\\. Lamps|\\PC{0,40})";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_lines_are_read_and_ids_are_unique(lines in prop::collection::vec(LINES, 0..40)) {
        if let Some(draft) = read(&lines.join("\n")) {
            prop_assert!(ids_are_unique(&draft));
        }
    }
}

fn counted(paragraphs: u32) -> String {
    (1..=paragraphs)
        .map(|number| format!("{number}. Decides to meet;\n"))
        .collect()
}

#[test]
fn long_texts_are_read_in_time() {
    let head = "A/97/L.1\n\nThe General Assembly,\n";
    let texts = [
        ("short lines", "lamps\n".repeat(20_000)),
        ("one line", "lamps ".repeat(200_000)),
        (
            "numbers",
            format!("{head}{}", "1. Decides to meet:\n".repeat(20_000)),
        ),
        (
            "letters",
            format!("{head}{}", "(a) To agree:\n(i) To meet;\n".repeat(10_000)),
        ),
        (
            "verbs",
            format!("{head}{}1. Decides;\n", "Decides to meet,\n".repeat(20_000)),
        ),
        ("chapeaux", "The General Assembly,\n".repeat(20_000)),
        ("sponsors", "Norway, Chad,\n".repeat(20_000)),
        ("labels", format!("{head}{}", "1.\n(a)\n".repeat(3_000))),
        ("numbers that count", format!("{head}{}", counted(100_000))),
        (
            "annexes",
            format!(
                "{head}1. Decides;\n{}",
                "Annex\n\nLamps\n\n1. Lamps.\n".repeat(40_000)
            ),
        ),
    ];
    for (name, text) in texts {
        let begun = Instant::now();
        let draft = read(&text).expect("a text");
        assert!(ids_are_unique(&draft), "{name}");
        assert!(
            begun.elapsed() < Duration::from_secs(30),
            "{name} took {:?}",
            begun.elapsed()
        );
    }
}
