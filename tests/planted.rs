//! What was planted in generated drafts is found again.

#[path = "../benches/generator/mod.rs"]
mod generator;

use travaux::align::{Options, align};
use travaux::change;
use travaux::model::{Clause, ClauseId, ClauseKind, Draft, Place};

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
            .flat_map(|link| link.new.clone())
            .collect();
        assert_eq!(moved.len(), planted.moved.len(), "{moved:?}");
        let changes = change::changes(&old, &new, &alignment);
        assert_eq!(change::replay(&old, &changes), Ok(planted.new));
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
