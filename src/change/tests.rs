//! What the changes promise, on invented clauses.

use proptest::prelude::*;

use super::words::Comparison;
use super::{Op, Relation, Weight, Words, compare, replay};
use crate::align::Options;
use crate::align::tests::{clause, draft};
use crate::model::{Draft, Footnote, Place, Sponsor, SponsorKind};

fn shown(words: &Words) -> String {
    words
        .spans
        .iter()
        .map(|span| match span.op {
            Op::Equal => span.text.clone(),
            Op::Delete => format!("[-{}-]", span.text),
            Op::Insert => format!("[+{}+]", span.text),
        })
        .collect()
}

fn diff(old: &str, new: &str) -> String {
    let words = Comparison::of(old, new).words();
    assert_eq!(words.old(), old);
    assert_eq!(words.new_text(), new);
    shown(&words)
}

fn weight(old: &str, new: &str) -> (Relation, Weight, Vec<&'static str>) {
    let old = draft(&[&format!("OP1 {old}")]);
    let new = draft(&[&format!("OP1 {new}")]);
    let changes = compare(&old, &new, &Options::default());
    assert_eq!(changes.clauses.len(), 1, "paired");
    let change = &changes.clauses[0];
    let traits = change.traits.iter().map(|t| t.as_str()).collect();
    (change.relation, change.weight, traits)
}

#[test]
fn an_added_phrase_begins_at_its_comma() {
    assert_eq!(
        diff(
            "Urges States to keep buoys, beacons and horns in order;",
            "Urges States to keep buoys, lanterns, beacons and horns in order;"
        ),
        "Urges States to keep buoys, [+lanterns, +]beacons and horns in order;"
    );
}

#[test]
fn dates_and_symbols_are_replaced_whole() {
    assert_eq!(
        diff(
            "Recalling resolution 79/12 of 2 December 2024,",
            "Recalling resolution 80/13 of 5 December 2025,"
        ),
        "Recalling resolution [-79/12 of 2 December 2024-][+80/13 of 5 December 2025+],"
    );
}

#[test]
fn small_equal_words_do_not_break_a_replaced_phrase() {
    assert_eq!(
        diff(
            "Requests the keepers of the old lighthouse to report annually;",
            "Requests the owners of every harbour to report annually;"
        ),
        "Requests the [-keepers of the old lighthouse -][+owners of every harbour +]to report \
         annually;"
    );
}

#[test]
fn a_clause_written_anew_stands_as_old_then_new() {
    let shown = diff(
        "Notes the slow repair of signals in the northern straits and the lack of oil for lamps;",
        "Notes that engineers of three ministries have surveyed for the first time the harbours;",
    );
    assert!(shown.matches("[-").count() <= 1, "{shown}");
    assert!(shown.starts_with("Notes "), "{shown}");
}

#[test]
fn curly_quotes_and_no_break_spaces_are_the_same_words() {
    let (old, new) = ("Notes the \"Oslo\u{a0}Guide\";", "Notes the “Oslo Guide”;");
    assert_eq!(diff(old, new), new);
    assert_eq!(
        weight(old, new),
        (Relation::Unchanged, Weight::None, vec![])
    );
}

#[test]
fn technical_updates_are_editorial() {
    assert_eq!(
        weight(
            "Decides to include in the provisional agenda of its seventy-ninth session the item \
             entitled “Tides”;",
            "Decides to include in the provisional agenda of its eightieth session the item \
             entitled “Tides”."
        ),
        (
            Relation::Reworded,
            Weight::Editorial,
            vec!["session", "punctuation"]
        )
    );
    assert_eq!(
        weight(
            "Requests a report on resolution 78/4 of 3 December 2023 in 2024;",
            "Also requests a report on resolution 79/5 of 2 December 2024 in 2025;"
        )
        .1,
        Weight::Editorial
    );
    assert_eq!(
        weight(
            "Welcomes the lighthouse Report;",
            "Welcomes the lighthouse report;"
        ),
        (Relation::Reworded, Weight::Editorial, vec!["punctuation"])
    );
}

#[test]
fn another_verb_or_amount_is_substance() {
    assert_eq!(
        weight(
            "Notes the work of the harbour pilots;",
            "Welcomes the work of the harbour pilots;"
        )
        .1,
        Weight::Substantive
    );
    assert_eq!(
        weight(
            "Decides to allot 500 dollars to the harbour pilots;",
            "Decides to allot 900 dollars to the harbour pilots;"
        ),
        (Relation::Reworded, Weight::Substantive, vec!["number"])
    );
}

#[test]
fn footnotes_keep_silent_about_their_numbers() {
    let note = |number: &str, text: &str| Footnote {
        number: number.to_owned(),
        text: text.to_owned(),
        place: Place::default(),
    };
    let old = Draft {
        footnotes: vec![
            note("1", "A/70/174."),
            note("2", "Tide Tables, vol. 3, No. 20."),
        ],
        ..Draft::default()
    };
    let new = Draft {
        footnotes: vec![
            note("1", "Harbour Gazette, vol. 9."),
            note("2", "A/70/174."),
            note("3", "Tide Tables, vol. 3, No. 21."),
        ],
        ..Draft::default()
    };
    let found: Vec<_> = compare(&old, &new, &Options::default())
        .footnotes
        .into_iter()
        .map(|f| (f.relation, f.old, f.new))
        .collect();
    let text = |s: &str| Some(s.to_owned());
    assert_eq!(
        found,
        [
            (Relation::Inserted, None, text("1")),
            (Relation::Reworded, text("2"), text("3")),
        ]
    );
}

#[test]
fn sponsors_join_and_withdraw() {
    let state = |name: &str| Sponsor {
        name: name.to_owned(),
        kind: SponsorKind::State,
    };
    let old = Draft {
        sponsors: vec![state("Belarus"), state("Chad"), state("Côte d'Ivoire")],
        ..Draft::default()
    };
    let new = Draft {
        sponsors: vec![state("Belarus"), state("Burundi"), state("Côte d’Ivoire")],
        ..Draft::default()
    };
    let sponsors = compare(&old, &new, &Options::default()).sponsors;
    assert_eq!(sponsors.added, ["Burundi"]);
    assert_eq!(sponsors.removed, ["Chad"]);
    assert_eq!(sponsors.kept, ["Belarus", "Côte d’Ivoire"]);
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    let words = proptest::sample::select(vec![
        "the",
        "of ",
        "Recalling",
        "“Urges”",
        "States,",
        "harbour",
        "2 December 2024",
        "also",
        "71/9",
        " ",
        "report;",
        "(2023)",
        "2719",
        "a—b",
        "\u{a0}",
        "Quito,",
        "and",
        "pilots.",
    ]);
    let text = proptest::collection::vec(words, 0..14).prop_map(|words| words.join(" "));
    proptest::collection::vec(text, 0..9)
}

fn made(texts: &[String]) -> Draft {
    Draft {
        clauses: texts
            .iter()
            .enumerate()
            .map(|(at, text)| clause(&format!("OP{at}"), text))
            .collect(),
        ..Draft::default()
    }
}

proptest! {
    #[test]
    fn words_give_both_texts_back(old in ".{0,60}", new in ".{0,60}") {
        let words = Comparison::of(&old, &new).words();
        prop_assert_eq!(words.old(), old);
        prop_assert_eq!(words.new_text(), new);
    }

    #[test]
    fn spans_alternate(old in texts(), new in texts()) {
        let words = Comparison::of(&old.join(" "), &new.join(" ")).words();
        for two in words.spans.windows(2) {
            prop_assert!(two[0].op != two[1].op);
            prop_assert!((two[0].op, two[1].op) != (Op::Insert, Op::Delete));
        }
    }

    #[test]
    fn replaying_the_changes_gives_the_new_draft(old in texts(), new in texts()) {
        let (before, after) = (made(&old), made(&new));
        let changes = compare(&before, &after, &Options::default());
        prop_assert_eq!(replay(&before, &changes), Ok(new));
    }
}
