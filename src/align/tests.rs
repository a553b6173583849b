//! What the aligner promises, on invented clauses.

use proptest::prelude::*;

use super::{Alignment, Options, align};
use crate::model::{Clause, ClauseId, ClauseKind, Draft, Place};

/// A draft of clauses written as `ID text`.
pub(crate) fn draft(clauses: &[&str]) -> Draft {
    Draft {
        clauses: clauses
            .iter()
            .map(|line| {
                let (id, text) = line.split_once(' ').expect("an id, then the text");
                clause(id, text)
            })
            .collect(),
        ..Draft::default()
    }
}

pub(crate) fn clause(id: &str, text: &str) -> Clause {
    let kind = match id {
        "CH" => ClauseKind::Chapeau,
        _ if id.contains('(') => ClauseKind::Subparagraph,
        _ if id.starts_with("PP") => ClauseKind::Preambular,
        _ if id.starts_with('H') => ClauseKind::Heading,
        _ => ClauseKind::Operative,
    };
    Clause {
        id: ClauseId::new(id),
        kind,
        number: None,
        opener: None,
        text: text.to_owned(),
        footnotes: Vec::new(),
        references: Vec::new(),
        place: Place::default(),
    }
}

fn links(old: &[&str], new: &[&str]) -> Vec<String> {
    links_with(old, new, &Options::default())
}

/// The links that are not plain, as `PP1>PP2`, `>OP3`, `OP4>OP4 moved`.
fn links_with(old: &[&str], new: &[&str], options: &Options) -> Vec<String> {
    let (old, new) = (draft(old), draft(new));
    let alignment = align(&old, &new, options);
    let ids = |draft: &Draft, at: &[usize]| -> String {
        let ids: Vec<&str> = at.iter().map(|&i| draft.clauses[i].id.as_str()).collect();
        ids.join("+")
    };
    alignment
        .links
        .iter()
        .map(|link| {
            let moved = if link.moved { " moved" } else { "" };
            format!("{}>{}{moved}", ids(&old, &link.old), ids(&new, &link.new))
        })
        .collect()
}

const BASE: [&str; 9] = [
    "CH The General Assembly,",
    "PP1 Recalling its resolution 71/9 of 2 December 2016 on lighthouse keepers,",
    "PP2 Recalling also the Valparaiso Declaration on the Safety of Coastal Signals,",
    "PP3 Concerned at the silting of harbours used by small fishing communities,",
    "OP1 Welcomes the report of the Secretary-General on coastal signals and its annexes;",
    "OP2 Urges States to keep fog horns in working order throughout the winter months;",
    "OP3 Requests the Secretary-General to convene a meeting of lighthouse engineers in Quito;",
    "OP4 Invites donors to contribute to the trust fund for buoys and beacons;",
    "OP5 Decides to remain seized of the matter.",
];

#[test]
fn a_draft_against_itself_is_all_pairs_in_order() {
    let plain: Vec<String> = BASE
        .iter()
        .filter_map(|line| line.split_once(' '))
        .map(|(id, _)| format!("{id}>{id}"))
        .collect();
    assert_eq!(links(&BASE, &BASE), plain);
}

#[test]
fn boilerplate_recalling_is_not_paired_with_another_recalling() {
    let old = [
        "CH The General Assembly,",
        "PP1 Recalling its resolution 70/12 of 3 December 2015 on the preservation of peat bogs,",
        "OP1 Decides to remain seized of the matter.",
    ];
    let new = [
        "CH The General Assembly,",
        "PP1 Recalling its resolution 73/40 of 4 December 2018 on the training of river pilots,",
        "OP1 Decides to remain seized of the matter.",
    ];
    assert_eq!(links(&old, &new), ["CH>CH", "PP1>", ">PP1", "OP1>OP1"]);
}

#[test]
fn an_inserted_clause_leaves_its_neighbours_paired() {
    let mut new = BASE.to_vec();
    new.insert(
        4,
        "PP4 Bearing in mind the traditional knowledge of island navigators,",
    );
    new[3] = "PP3 Concerned also at the silting of harbours used by small fishing communities,";
    let found = links(&BASE, &new);
    assert!(found.contains(&"PP3>PP3".to_owned()), "{found:?}");
    assert!(found.contains(&">PP4".to_owned()), "{found:?}");
    assert_eq!(found.len(), BASE.len() + 1);
}

#[test]
fn a_paragraph_brought_forward_is_the_only_move() {
    let mut new = BASE.to_vec();
    let donors = new.remove(7);
    new.insert(4, donors);
    let moved: Vec<String> = links(&BASE, &new)
        .into_iter()
        .filter(|link| link.ends_with("moved"))
        .collect();
    assert_eq!(moved, ["OP4>OP4 moved"]);
}

#[test]
fn without_moves_it_is_removed_and_inserted() {
    let mut new = BASE.to_vec();
    let donors = new.remove(7);
    new.insert(4, donors);
    let found = links_with(&BASE, &new, &Options { moves: false });
    assert!(found.contains(&"OP4>".to_owned()), "{found:?}");
    assert!(found.contains(&">OP4".to_owned()), "{found:?}");
}

#[test]
fn a_preambular_paragraph_moved_to_the_operative_part_is_found() {
    let old = BASE;
    let mut new = BASE.to_vec();
    new.remove(3);
    new.insert(
        4,
        "OP2 Expresses its concern at the silting of harbours used by small fishing communities;",
    );
    let found = links(&old, &new);
    assert!(found.iter().any(|l| l.starts_with("PP3>OP2")), "{found:?}");
}

#[test]
fn copies_of_one_sub_paragraph_stay_under_their_own_paragraphs() {
    let old = [
        "OP1 Requests the harbour masters of the northern coast to report on:",
        "OP1(a) Training;",
        "OP1(b) Equipment;",
        "OP2 Requests the pilots of the southern estuaries to report on:",
        "OP2(a) Training;",
        "OP2(b) Equipment;",
    ];
    let new = [
        "OP1 Requests the pilots of the southern estuaries to report on:",
        "OP1(a) Training;",
        "OP1(b) Equipment;",
        "OP2 Requests the harbour masters of the northern coast to report on:",
        "OP2(a) Training;",
        "OP2(b) Equipment;",
    ];
    let found = links(&old, &new);
    for pair in [
        "OP2(a)>OP1(a)",
        "OP2(b)>OP1(b)",
        "OP1(a)>OP2(a)",
        "OP1(b)>OP2(b)",
    ] {
        assert!(found.iter().any(|l| l.starts_with(pair)), "{found:?}");
    }
}

#[test]
fn a_yearly_update_of_figures_alone_is_the_same_clause() {
    let mut old = BASE.to_vec();
    let mut new = BASE.to_vec();
    old[3] = "PP3 Recalling its resolution 78/43 of 4 December 2023,";
    new[3] = "PP3 Recalling its resolution 79/42 of 2 December 2024,";
    let found = links(&old, &new);
    assert!(found.contains(&"PP3>PP3".to_owned()), "{found:?}");
}

#[test]
fn a_clause_written_anew_in_its_place_is_still_found() {
    let mut new = BASE.to_vec();
    new[6] = "OP3 Requests the Secretary-General to bring lighthouse engineers together, within \
              existing resources, before the end of the monsoon, and to inform Member States of \
              what they advise;";
    let found = links(&BASE, &new);
    assert!(found.contains(&"OP3>OP3".to_owned()), "{found:?}");
}

#[test]
fn the_congress_after_stands_for_the_one_before() {
    let old = [
        "OP1 Urges States to keep fog horns in working order throughout the winter months;",
        "OP2 Recalls the holding of the fifteenth congress of estuary pilots, held in Quito from 3 \
         to 7 October 2041, and the adoption of its outcome document, the Quito Covenant;",
        "OP3 Decides to remain seized of the matter.",
    ];
    let mut new = old;
    new[1] = "OP2 Looks forward to the holding of the sixteenth congress of estuary pilots, \
              expected to be held in the second half of 2045;";
    assert!(links(&old, &new).contains(&"OP2>OP2".to_owned()));
}

#[test]
fn a_few_words_in_common_make_no_pair_of_a_long_clause_and_a_short_one() {
    let old = [
        "PP1 Recalling that lighthouses on the western islands are in good repair,",
        "PP2 Deeply concerned that storms have disrupted ferries, fish markets, dockyards, salt \
         works, rope walks and the repair of nets, with a heavy burden on keepers, oyster growers, \
         boat builders, divers and their families, on the schooling of children, on wells, \
         granaries and dispensaries, and on the upkeep of dykes, sluices, jetties, slipways, tide \
         gauges and moorings, all the more on small islands,",
        "OP1 Decides to remain seized of the matter.",
    ];
    let mut new = old;
    new[1] = "PP2 Deeply concerned about the cost of pilot exams, including on small islands, that \
              the silting of estuaries brings about for apprentices,";
    let found = links(&old, &new);
    assert!(found.contains(&"PP2>".to_owned()), "{found:?}");
}

#[test]
fn the_partner_that_was_not_chosen_is_named() {
    let old = draft(&[
        "OP1 Urges States to keep fog horns in working order throughout the winter months;",
        "OP2 Decides to remain seized of the matter.",
    ]);
    let new = draft(&[
        "OP1 Urges States to keep fog horns in working order throughout the summer months;",
        "OP2 Urges States to keep fog horns and bells in working order in all months;",
        "OP3 Decides to remain seized of the matter.",
    ]);
    let alignment = align(&old, &new, &Options::default());
    let pair = &alignment.links[0];
    assert_eq!((&*pair.old, &*pair.new), (&[0][..], &[0][..]));
    let runner_up = pair.runner_up.as_ref().expect("a runner-up");
    assert!(runner_up.in_new && runner_up.clause == 1);
    assert!(runner_up.score.total < pair.score.total);
}

#[test]
fn two_paragraphs_merged_into_one_are_one_link() {
    let mut new = BASE.to_vec();
    new.remove(6);
    new[5] = "OP2 Urges States to keep fog horns in working order throughout the winter months, \
              and requests the Secretary-General to convene a meeting of lighthouse engineers in \
              Quito;";
    let found = links(&BASE, &new);
    assert!(found.contains(&"OP2+OP3>OP2".to_owned()), "{found:?}");
    let back = links(&new, &BASE);
    assert!(back.contains(&"OP2>OP2+OP3".to_owned()), "{back:?}");
}

#[test]
fn a_list_written_out_below_its_paragraph_is_a_split() {
    let old = [
        "CH The General Assembly,",
        "OP1 Requests the Secretary-General to restore the tide gauges of the delta, to publish \
         monthly bulletins on sandbanks, and to train apprentices in rope splicing;",
        "OP2 Decides to remain seized of the matter.",
    ];
    let new = [
        "CH The General Assembly,",
        "OP1 Requests the Secretary-General:",
        "OP1(a) To restore the tide gauges of the delta;",
        "OP1(b) To publish monthly bulletins on sandbanks;",
        "OP1(c) To train apprentices in rope splicing;",
        "OP2 Decides to remain seized of the matter.",
    ];
    let found = links(&old, &new);
    assert!(
        found.contains(&"OP1>OP1+OP1(a)+OP1(b)+OP1(c)".to_owned()),
        "{found:?}"
    );
}

#[test]
fn among_many_clauses_of_one_form_likeness_is_chance() {
    const HALVES: [&str; 16] = [
        "lam", "lock", "fer", "har", "brid", "pil", "char", "buo", "can", "whar", "sig", "dred",
        "ice", "raf", "tol", "slui",
    ];
    let request = |seed: usize| {
        let half = |shift: u32| HALVES[seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> shift & 15];
        let word = |shift| format!("{}{}", half(shift), half(shift + 4));
        let (one, two, three) = (word(60 - 8), word(60 - 19), word(60 - 31));
        format!(
            "Requests the Secretary-General to report to the General Assembly at its next session on {one} {two} and {three};"
        )
    };
    const FREE: usize = 1_500;
    let side = |own: usize| -> Vec<Clause> {
        let kept = |at: usize| format!("Notes the name of lighthouse {at}x{at};");
        let texts = (0..2 * FREE).flat_map(|at| {
            let request = (at / FREE == own).then(|| request(at));
            [Some(kept(at)), request].into_iter().flatten()
        });
        let numbered = texts.enumerate();
        numbered
            .map(|(at, text)| clause(&format!("OP{}", at + 1), &text))
            .collect()
    };
    let draft = |clauses| Draft {
        clauses,
        ..Draft::default()
    };
    let (old, new) = (draft(side(0)), draft(side(1)));
    let links = align(&old, &new, &Options::default()).links;
    let joined = |link: &&super::Link| {
        let text = |draft: &Draft, at: &[usize]| draft.clauses[at[0]].text.clone();
        !link.old.is_empty()
            && !link.new.is_empty()
            && text(&old, &link.old) != text(&new, &link.new)
    };
    let by_chance = links.iter().filter(joined).count();
    assert!(by_chance * 20 < FREE, "{by_chance} of {FREE}");
}

#[test]
fn a_short_clause_moved_and_reworded_among_many_of_the_same_words_is_found() {
    const WORDS: [&str; 32] = [
        "harbour", "lamp", "signal", "pilot", "tide", "anchor", "rope", "sail", "crew", "buoy",
        "quay", "mast", "deck", "keel", "chart", "wind", "the", "of", "and", "to", "in", "for",
        "on", "by", "with", "its", "their", "all", "at", "from", "under", "over",
    ];
    let sentence = |seed: usize| {
        let mut state = seed;
        let words = std::iter::repeat_with(|| {
            state = state
                .wrapping_mul(0x5851_f42d_4c95_7f2d)
                .wrapping_add(0x1405_7b7e_f767_814f);
            WORDS[state >> 40 & 31]
        });
        let words: Vec<&str> = words.take(16).collect();
        format!("Notes {};", words.join(" "))
    };
    const MANY: usize = 1_500;
    let side = |own: usize, at: usize, moved: &str| -> Vec<Clause> {
        let kept = |at: usize| format!("Notes the name of lighthouse {at}x{at};");
        let texts = (0..2 * MANY).flat_map(|at| {
            let sentence = (at / MANY == own).then(|| sentence(at));
            [Some(kept(at)), sentence].into_iter().flatten()
        });
        let mut texts: Vec<String> = texts.collect();
        texts.insert(at, moved.to_owned());
        let numbered = texts.iter().enumerate();
        numbered
            .map(|(at, text)| clause(&format!("OP{}", at + 1), text))
            .collect()
    };
    let draft = |clauses| Draft {
        clauses,
        ..Draft::default()
    };
    let before = "Notes the tide at all in its crew and by the mast from quay to deck;";
    let after = "Notes the tide at all in its crew and by the chart from quay to deck;";
    let (old, new) = (draft(side(0, 100, before)), draft(side(1, 4_000, after)));
    let links = align(&old, &new, &Options::default()).links;
    let found = links
        .iter()
        .any(|link| *link.old == [100] && *link.new == [4_000]);
    assert!(found);
    let free = |link: &super::Link| link.old.is_empty() || link.new.is_empty();
    assert!(links.iter().filter(|link| free(link)).count() > 2 * MANY - 8);
}

#[test]
fn a_heading_is_never_paired_with_a_paragraph() {
    let old = ["H1 Coastal signals", "OP1 Urges calm;"];
    let new = ["OP1 Coastal signals", "OP2 Urges calm;"];
    assert_eq!(links(&old, &new), ["H1>", ">OP1", "OP1>OP2"]);
}

fn arbitrary_draft() -> impl Strategy<Value = Vec<(u8, String)>> {
    let words = proptest::sample::select(vec![
        "the",
        "of",
        "Recalling",
        "Urges",
        "States",
        "harbour",
        "lighthouse",
        "also",
        "tide",
        "71/9",
        "report",
        "buoys",
        "Quito,",
        "and",
        "pilots;",
        "sandbanks",
    ]);
    let text = proptest::collection::vec(words, 0..12).prop_map(|words| words.join(" "));
    proptest::collection::vec((0_u8..5, text), 0..14)
}

fn made(clauses: &[(u8, String)]) -> Draft {
    Draft {
        clauses: clauses
            .iter()
            .enumerate()
            .map(|(at, (kind, text))| {
                let id = match kind {
                    0 => format!("PP{at}"),
                    1 | 2 => format!("OP{at}"),
                    3 => format!("OP{}({})", at.saturating_sub(1), at),
                    _ => format!("H{at}"),
                };
                clause(&id, text)
            })
            .collect(),
        ..Draft::default()
    }
}

fn named_once(alignment: &Alignment, old: usize, new: usize) -> bool {
    let mut olds: Vec<usize> = alignment
        .links
        .iter()
        .flat_map(|l| l.old.to_vec())
        .collect();
    let mut news: Vec<usize> = alignment
        .links
        .iter()
        .flat_map(|l| l.new.to_vec())
        .collect();
    olds.sort_unstable();
    news.sort_unstable();
    olds == (0..old).collect::<Vec<_>>() && news == (0..new).collect::<Vec<_>>()
}

proptest! {
    #[test]
    fn every_clause_stands_in_exactly_one_link(
        old in arbitrary_draft(), new in arbitrary_draft(), moves: bool
    ) {
        let (old, new) = (made(&old), made(&new));
        let alignment = align(&old, &new, &Options { moves });
        prop_assert!(named_once(&alignment, old.clauses.len(), new.clauses.len()));
        prop_assert!(moves || alignment.links.iter().all(|link| !link.moved));
        for link in &alignment.links {
            prop_assert!(link.old.len() <= 1 || link.new.len() <= 1);
            prop_assert!((0.0..=1.0).contains(&link.score.total));
        }
    }

    #[test]
    fn exchanging_old_and_new_mirrors_the_result(
        old in arbitrary_draft(), new in arbitrary_draft()
    ) {
        let (old, new) = (made(&old), made(&new));
        let there = align(&old, &new, &Options::default());
        let mut back = align(&new, &old, &Options::default());
        back.mirror();
        back.sort(&old.clauses, &new.clauses);
        prop_assert_eq!(there, back);
    }

    #[test]
    fn a_draft_against_itself_is_unchanged(clauses in arbitrary_draft()) {
        let draft = made(&clauses);
        let alignment = align(&draft, &draft, &Options::default());
        for (at, link) in alignment.links.iter().enumerate() {
            prop_assert!(matches!(*link.old, [old] if old == at));
            prop_assert!(matches!(*link.new, [new] if new == at));
            prop_assert!(!link.moved);
        }
    }
}
