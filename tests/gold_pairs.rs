//! The promises of comparison, on real documents: the hand-read clauses of the
//! gold set, and every pair of the corpus as the program reads it.
//!
//! Needs `../shared/corpus`; without it nothing is tested, which is said.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use serde_json::Value;
use travaux::align::{self, Options};
use travaux::change::{self, Changes, Relation};
use travaux::model::{Clause, ClauseId, ClauseKind, Draft, Place};
use travaux::{parse, source};

#[expect(clippy::print_stdout, reason = "a skipped test says so")]
fn corpus() -> Option<PathBuf> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if corpus.is_dir() {
        return Some(corpus);
    }
    println!("skipped: no {}", corpus.display());
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

/// What a change says of its clauses, without its words.
type Said = (Relation, bool, Vec<usize>, Vec<usize>);

/// What the changes say, in the order of the old draft.
fn said(changes: &Changes<'_>) -> Vec<Said> {
    let mut said: Vec<Said> = changes
        .clauses
        .iter()
        .map(|c| (c.relation, c.moved, c.old.to_vec(), c.new.to_vec()))
        .collect();
    said.sort_by(|one, two| (&one.2, &one.3).cmp(&(&two.2, &two.3)));
    said
}

/// The same, seen from the other side.
fn mirrored(said: Vec<Said>) -> Vec<Said> {
    let mut back: Vec<Said> = said
        .into_iter()
        .map(|(relation, moved, old, new)| {
            let relation = match relation {
                Relation::Split => Relation::Merged,
                Relation::Merged => Relation::Split,
                Relation::Inserted => Relation::Removed,
                Relation::Removed => Relation::Inserted,
                same => same,
            };
            (relation, moved, new, old)
        })
        .collect();
    back.sort_by(|one, two| (&one.2, &one.3).cmp(&(&two.2, &two.3)));
    back
}

/// Holds a pair to the promises.
fn hold(name: &str, old: &Draft, new: &Draft) {
    let options = Options::default();
    let there = change::compare(old, new, &options);
    assert_eq!(change::replay(old, &there), Ok(texts(new)), "{name}");
    let back = change::compare(new, old, &options);
    assert_eq!(change::replay(new, &back), Ok(texts(old)), "{name}");
    assert_eq!(said(&there), mirrored(said(&back)), "{name}");
    for draft in [old, new] {
        let same = change::compare(draft, draft, &options);
        assert!(
            same.clauses
                .iter()
                .all(|c| c.relation == Relation::Unchanged && !c.moved),
            "{name}"
        );
    }
    let alignment = align::align(old, new, &options);
    let named = |of_new: bool, count: usize| {
        let links = alignment.links.iter();
        let mut named: Vec<usize> = links
            .flat_map(|link| if of_new { &link.new } else { &link.old })
            .copied()
            .collect();
        named.sort_unstable();
        assert!(named.into_iter().eq(0..count), "{name}");
    };
    named(false, old.clauses.len());
    named(true, new.clauses.len());
    for link in &alignment.links {
        assert!(link.old.len() <= 1 || link.new.len() <= 1, "{name}");
    }
}

#[test]
fn hand_read_pairs_hold_every_promise() {
    let Some(gold) = corpus().map(|corpus| corpus.join("gold")) else {
        return;
    };
    let mut pairs = 0;
    for split in ["dev", "dev_hard"] {
        let list = fs::read_to_string(gold.join(split).join("pairs.txt")).expect("a list of pairs");
        for line in list.lines() {
            let mut names = line.split('\t');
            let mut next = || {
                let name = names.next().expect("two names");
                draft(&gold.join(split).join(format!("pairs/docs/{name}.json")))
            };
            hold(line, &next(), &next());
            pairs += 1;
        }
    }
    assert!(pairs > 0);
}

#[test]
fn every_pair_of_the_corpus_holds_every_promise() {
    let Some(corpus) = corpus() else { return };
    let list = fs::read_to_string(corpus.join("pairs.tsv")).expect("a list of pairs");
    let lines: Vec<&str> = list.lines().collect();
    assert!(!lines.is_empty());
    lines.into_par_iter().for_each(|line| {
        let mut names = line.split('\t');
        let mut next = || {
            let name = names.next().expect("two names");
            let bytes = fs::read(corpus.join(format!("pdf/{name}.pdf"))).expect("a document");
            parse::parse(&source::read(&bytes).expect("a readable document"))
        };
        hold(line, &next(), &next());
    });
}
