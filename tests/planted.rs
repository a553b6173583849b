//! What was planted in generated drafts is found again.

#[path = "../benches/generator/mod.rs"]
mod generator;
#[path = "../benches/generator/print.rs"]
mod print;
#[path = "../benches/generator/truth.rs"]
mod truth;

use travaux::align::{Options, align};
use travaux::change;
use travaux::model::{Clause, ClauseId, ClauseKind, Draft, Place};

use print::Form;
use truth::Kinds;

fn draft(texts: &[String]) -> Draft {
    let clause = |(at, text): (usize, &String)| Clause {
        id: ClauseId::new(format!("OP{}", at + 1)),
        kind: ClauseKind::Operative,
        number: None,
        opener: None,
        text: text.clone(),
        footnotes: Vec::new(),
        references: Vec::new(),
        place: Place::default(),
    };
    Draft {
        clauses: texts.iter().enumerate().map(clause).collect(),
        ..Draft::default()
    }
}

#[test]
fn planted_changes_are_found_and_replayed() {
    for (seed, clauses) in [(1, 30), (2, 120), (3, 600), (4, 2_500)] {
        let planted = generator::planted(seed, clauses);
        let (old, new) = (draft(&planted.old), draft(&planted.new));
        let alignment = align(&old, &new, &Options::default());
        let mut wrong = 0;
        for link in &alignment.links {
            for &j in &link.new {
                wrong += usize::from(planted.origin[j] != link.old.first().copied());
            }
        }
        assert!(wrong * 200 <= clauses, "{wrong} of {clauses} wrong");
        let moved: Vec<usize> = alignment
            .links
            .iter()
            .filter(|link| link.moved)
            .flat_map(|link| link.new.to_vec())
            .collect();
        assert_eq!(moved.len(), planted.moved.len(), "{moved:?}");
        let changes = change::changes(&old, &new, &alignment);
        assert_eq!(change::replay(&old, &changes), Ok(planted.new));
    }
}

#[test]
fn what_was_planted_is_found_in_plain_text() {
    let planted = generator::planted(6, 3_000);
    let expected = Kinds::planted(&planted);
    for (form, _) in Form::ALL {
        let read = |clauses: &[String], symbol: &str| {
            let text = print::print(clauses, symbol, form);
            let pages = travaux::source::read(text.as_bytes()).expect("text");
            travaux::parse::parse(&pages)
        };
        let old = read(&planted.old, "A/C.2/99/L.5");
        let new = read(&planted.new, "A/C.2/99/L.5/Rev.1");
        // The chapeau and the preamble stand before.
        assert_eq!(old.clauses.len(), planted.old.len() + 4, "{form:?}");
        assert_eq!(new.clauses.len(), planted.new.len() + 4, "{form:?}");
        assert!(old.notices.is_empty(), "{form:?}: {:?}", old.notices);
        let changes = change::compare(&old, &new, &Options::default());
        let told = Kinds::told(&old, &new, &changes);
        for ((kind, expected), (_, told)) in expected.named().into_iter().zip(told.named()) {
            assert_eq!(told, expected, "{form:?}: {kind}");
        }
    }
}

#[test]
fn without_moves_nothing_stands_out_of_order() {
    let planted = generator::planted(5, 400);
    let (old, new) = (draft(&planted.old), draft(&planted.new));
    let alignment = align(&old, &new, &Options { moves: false });
    let kept: Vec<usize> = alignment
        .links
        .iter()
        .filter(|link| !link.new.is_empty())
        .filter_map(|link| link.old.first().copied())
        .collect();
    assert!(kept.is_sorted());
    assert!(alignment.links.iter().all(|link| !link.moved));
}
