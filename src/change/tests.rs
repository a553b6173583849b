//! What the changes promise, on invented clauses.

use proptest::prelude::*;

use super::words::Comparison;
use super::{Op, Relation, Weight, Words, compare, replay};
use crate::align::Options;
use crate::align::tests::{clause, draft};
use crate::model::{Draft, Footnote, Place, Sponsor, SponsorKind};

fn shown(words: &Words<'_>) -> String {
    words
        .spans
        .iter()
        .map(|span| match span.op {
            Op::Equal => span.text.to_string(),
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
fn an_insertion_is_not_cut_in_two_by_a_word_that_stands_twice() {
    assert_eq!(
        diff(
            "Welcoming the tide tables as well as the report on harbours,",
            "Welcoming the tide tables, also known as “Quay 22”, as well as the report on harbours,"
        ),
        "Welcoming the tide tables[+, also known as “Quay 22”, +]as well as the report on harbours,"
    );
    assert_eq!(
        diff(
            "Urges States to convene in Quito the second congress of pilots and the pilots to come;",
            "Urges States to convene the pilots to come;"
        ),
        "Urges States to convene [-in Quito the second congress of pilots and -]the pilots to come;"
    );
}

#[test]
fn the_space_before_a_deletion_is_kept() {
    assert_eq!(
        diff(
            "Looks forward to the review of the tides;",
            "Looks forward, in accordance with its resolution 71/9;"
        ),
        "Looks forward[- to the review of the tides-][+, in accordance with its resolution 71/9+];"
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

/// The weight of a rewording between two sessions.
fn weight_after(sessions: (&str, &str), old: &str, new: &str) -> Weight {
    let (mut old, mut new) = (
        draft(&[&format!("OP1 {old}")]),
        draft(&[&format!("OP1 {new}")]),
    );
    old.masthead.session = Some(sessions.0.to_owned());
    new.masthead.session = Some(sessions.1.to_owned());
    let changes = compare(&old, &new, &Options::default());
    assert_eq!(changes.clauses.len(), 1, "paired");
    changes.clauses[0].weight
}

#[test]
fn a_term_that_rolls_on_with_the_sessions_is_editorial_any_other_is_substance() {
    let by = |date: &str| format!("Urges all harbour masters to light their buoys by {date};");
    for (sessions, old, new, expected) in [
        (
            ("79", "80"),
            "31 May 2025",
            "29 May 2026",
            Weight::Editorial,
        ),
        (
            ("79", "80"),
            "the end of 2025",
            "the end of 2026",
            Weight::Editorial,
        ),
        (("79", "80"), "2030", "2035", Weight::Substantive),
        (
            ("79", "80"),
            "31 May 2025",
            "30 June 2025",
            Weight::Substantive,
        ),
        (
            ("80", "80"),
            "31 May 2026",
            "31 May 2027",
            Weight::Substantive,
        ),
    ] {
        let found = weight_after(sessions, &by(old), &by(new));
        assert_eq!(found, expected, "{old} > {new}");
    }
}

#[test]
fn figures_signs_and_small_words_are_never_hidden() {
    for (old, new) in [
        ("levy a due of 3.5 per cent", "levy a due of 35 per cent"),
        ("levy a due of $500", "levy a due of €500"),
        (
            "act by a 2/3 majority of pilots",
            "act by a 3/4 majority of pilots",
        ),
        (
            "that pilots shall light buoys",
            "that pilots should light buoys",
        ),
        (
            "that pilots shall light buoys",
            "that pilots shall not light buoys",
        ),
        ("to give further aid to pilots", "to give aid to pilots"),
        (
            "on paragraph 3, with 12 posts",
            "on paragraph 3, with 14 posts",
        ),
        (
            "on paragraph 3 of resolution 71/9",
            "on paragraph 4 of resolution 71/9",
        ),
        (
            "to meet in the first week of its session",
            "to meet in the second week of its session",
        ),
        (
            "on States and pilots, in resolution 78/1",
            "on States of pilots, in resolution 79/1",
        ),
        ("to buy (a) lamps; or", "to buy (a) lamps; and"),
    ] {
        let clause = |words: &str| format!("Decides {words}, for the harbour of Ternmouth;");
        let found = weight(&clause(old), &clause(new)).1;
        assert_eq!(found, Weight::Substantive, "{old} > {new}");
    }
}

#[test]
fn what_only_leads_on_is_editorial() {
    for (old, new) in [
        (
            "(a) Lamps for the harbour of Ternmouth; and",
            "(a) Lamps for the harbour of Ternmouth;",
        ),
        (
            "Notes the co-operation of harbour pilots;",
            "Notes the cooperation of harbour pilots;",
        ),
        (
            "Requests the pilots, subject to paragraph 4 above, to meet;",
            "Requests the pilots, subject to paragraph 5 above, to meet;",
        ),
        (
            "Alarmed that harbours silt up,",
            "Alarmed further that harbours silt up,",
        ),
        (
            "Notes the tides, and further asks pilots to meet;",
            "Notes the tides, and asks pilots to meet;",
        ),
        (
            "Recalling its resolutions 77/1 of 1 May 2022 and 78/1 of 2 May 2023 on tides,",
            "Recalling its resolutions 77/1 of 1 May 2022, 78/1 of 2 May 2023 and 79/1 of 3 May 2024 on tides,",
        ),
    ] {
        assert_eq!(weight(old, new).1, Weight::Editorial, "{old} > {new}");
    }
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
        prop_assert_eq!(words.old(), &*old);
        prop_assert_eq!(words.new_text(), &*new);
    }

    #[test]
    fn spans_alternate(old in texts(), new in texts()) {
        let (old, new) = (old.join(" "), new.join(" "));
        let words = Comparison::of(&old, &new).words();
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
