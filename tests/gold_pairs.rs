//! The promises of comparison, on hand-read clauses of real documents.
//!
//! Needs `../shared/corpus/gold`; without it nothing is tested, which is said.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use travaux::align::Options;
use travaux::change::{self, Relation};
use travaux::model::{Clause, ClauseId, ClauseKind, Draft, Place};

#[expect(clippy::print_stdout, reason = "a skipped test says so")]
fn gold() -> Option<PathBuf> {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/gold");
    if gold.is_dir() {
        return Some(gold);
    }
    println!("skipped: no {}", gold.display());
    None
}

fn clause(value: &Value) -> Option<Clause> {
    let kind = match value["kind"].as_str()? {
        "chapeau" => ClauseKind::Chapeau,
        "preambular" => ClauseKind::Preambular,
        "operative" => ClauseKind::Operative,
        "subparagraph" => ClauseKind::Subparagraph,
        "heading" => ClauseKind::Heading,
        "annex_title" => ClauseKind::AnnexTitle,
        "table" => return None,
        _ => ClauseKind::AnnexParagraph,
    };
    Some(Clause {
        id: ClauseId::new(value["id"].as_str()?),
        kind,
        number: None,
        opener: None,
        text: value["text"].as_str()?.to_owned(),
        footnotes: Vec::new(),
        references: Vec::new(),
        place: Place::default(),
    })
}

fn draft(path: &Path) -> Draft {
    let text = fs::read_to_string(path).expect("a document of the gold set");
    let value: Value = serde_json::from_str(&text).expect("JSON");
    let clauses = value["clauses"].as_array().expect("clauses");
    Draft {
        clauses: clauses.iter().filter_map(clause).collect(),
        ..Draft::default()
    }
}

fn texts(draft: &Draft) -> Vec<String> {
    draft.clauses.iter().map(|c| c.text.clone()).collect()
}

#[test]
fn changes_replay_both_ways_and_a_draft_equals_itself() {
    let Some(gold) = gold() else { return };
    let mut pairs = 0;
    for split in ["dev", "dev_hard"] {
        let list = fs::read_to_string(gold.join(split).join("pairs.txt")).expect("a list of pairs");
        for line in list.lines() {
            let mut names = line.split('\t');
            let mut next = || {
                let name = names.next().expect("two names");
                draft(&gold.join(split).join(format!("pairs/docs/{name}.json")))
            };
            let (old, new) = (next(), next());
            let options = Options::default();
            let there = change::compare(&old, &new, &options);
            assert_eq!(change::replay(&old, &there), Ok(texts(&new)), "{line}");
            let back = change::compare(&new, &old, &options);
            assert_eq!(change::replay(&new, &back), Ok(texts(&old)), "{line}");
            assert_eq!(there.counts.moved, back.counts.moved, "{line}");
            let same = change::compare(&old, &old, &options);
            assert!(
                same.clauses
                    .iter()
                    .all(|c| c.relation == Relation::Unchanged && !c.moved),
                "{line}"
            );
            pairs += 1;
        }
    }
    assert!(pairs > 0);
}
