//! Accept all gives the new draft, reject all the old one: on the bundled
//! drafts, on generated ones, and on real ones where they are at hand.

mod generated;
pub(super) mod settle;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::{Signature, diff, draft};
use crate::align::Options;
use crate::change;
use crate::model::{ClauseKind, Draft};
use crate::report::samples::HOSTILE;
use crate::{parse, source};
use settle::{Verdict, lines, parts, settled};

fn signature() -> Signature {
    Signature {
        author: "The <Chair> & \"others\"".to_owned(),
        date: "2042-11-20T10:00:00Z".to_owned(),
    }
}

fn read(bytes: &[u8]) -> Draft {
    parse::parse(&source::read(bytes).expect("the file can be read"))
}

fn tracked(old: &Draft, new: &Draft) -> Vec<u8> {
    let changes = change::compare(old, new, &Options::default());
    diff(old, new, &changes, &signature())
}

/// Both verdicts on the comparison of two drafts, against the drafts alone.
fn holds(old: &Draft, new: &Draft) -> Result<(), String> {
    let file = tracked(old, new);
    for (verdict, side) in [(Verdict::Accept, new), (Verdict::Reject, old)] {
        let found = lines(&settled(&file, verdict));
        let expected = lines(&draft(side, &signature()));
        if found != expected {
            let at = found
                .iter()
                .zip(&expected)
                .take_while(|(f, e)| f == e)
                .count();
            return Err(format!(
                "{verdict:?}: line {at}\nfound    {:?}\nexpected {:?}",
                found.get(at),
                expected.get(at)
            ));
        }
    }
    let parts = parts(&file);
    let ids: Vec<&str> = [
        "word/document.xml",
        "word/footnotes.xml",
        "word/header1.xml",
        "word/header2.xml",
    ]
    .iter()
    .flat_map(|name| {
        parts[*name]
            .split(" w:author=")
            .filter_map(|before| before.rsplit("w:id=").next())
    })
    .filter(|id| id.starts_with('"') && id.len() < 12)
    .collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    if unique.len() != ids.len() {
        return Err("an id was given twice".to_owned());
    }
    Ok(())
}

/// A clause's kind, number, words, and marks with their places.
type Found = (ClauseKind, Option<String>, String, Vec<(String, usize)>);

/// What a reader finds in a file.
fn words(draft: &Draft) -> Vec<Found> {
    let marks = |c: &crate::model::Clause| {
        c.footnotes
            .iter()
            .map(|f| (f.number.clone(), f.at))
            .collect()
    };
    draft
        .clauses
        .iter()
        .map(|c| (c.kind, c.number.clone(), c.text.clone(), marks(c)))
        .collect()
}

fn bundled() -> Vec<Draft> {
    ["A_C.2_97_L.41", "A_C.2_97_L.41_Rev.1", "A_RES_97_164"]
        .iter()
        .flat_map(|name| ["docx", "txt", "pdf"].map(|ending| format!("{name}.{ending}")))
        .map(|name| {
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("drafts")
                .join(name)
        })
        .map(|path| read(&fs::read(path).unwrap()))
        .collect()
}

#[test]
fn bundled_drafts_can_be_accepted_and_rejected() {
    let drafts = bundled();
    for old in &drafts {
        for new in &drafts {
            holds(old, new).unwrap();
        }
    }
}

#[test]
fn our_own_reader_finds_the_drafts_again() {
    let drafts = bundled();
    for old in &drafts {
        for new in &drafts {
            let file = tracked(old, new);
            let accepted = read(&settled(&file, Verdict::Accept));
            let rejected = read(&settled(&file, Verdict::Reject));
            let as_it_stands = read(&file);
            for (found, expected) in [(&accepted, new), (&rejected, old), (&as_it_stands, new)] {
                assert_eq!(words(found), words(expected));
                assert_eq!(found.title, expected.title);
                assert_eq!(found.sponsors, expected.sponsors);
                assert_eq!(found.masthead.symbol, expected.masthead.symbol);
                assert_eq!(found.masthead.session, expected.masthead.session);
                assert_eq!(found.masthead.agenda_item, expected.masthead.agenda_item);
                let texts = |d: &Draft| -> Vec<String> {
                    d.footnotes.iter().map(|f| f.text.clone()).collect()
                };
                assert_eq!(texts(found), texts(expected));
            }
        }
    }
}

#[test]
fn a_move_has_its_two_ends_and_a_split_its_marks() {
    let drafts = bundled();
    let xml = parts(&tracked(&drafts[0], &drafts[3]))["word/document.xml"].clone();
    for end in [
        "moveFromRangeStart",
        "moveToRangeStart",
        "moveFromRangeEnd",
        "moveToRangeEnd",
    ] {
        assert_eq!(xml.matches(&format!("<w:{end}")).count(), 1, "{end}");
    }
    assert_eq!(xml.matches(r#"w:name="move1""#).count(), 2);
    let merged = "<w:rPr><w:del ";
    assert!(
        xml.matches(merged).count() >= 2,
        "a removed clause and a merger"
    );
}

#[test]
fn the_same_drafts_give_the_same_bytes() {
    let drafts = bundled();
    assert_eq!(
        tracked(&drafts[0], &drafts[3]),
        tracked(&drafts[0], &drafts[3])
    );
}

#[test]
fn a_draft_against_itself_tracks_nothing() {
    for draft in bundled() {
        let parts = parts(&tracked(&draft, &draft));
        assert!(
            parts
                .values()
                .all(|part| !part.contains("<w:ins ") && !part.contains("<w:del "))
        );
    }
}

#[test]
fn hostile_words_stay_words() {
    let mut old = bundled().swap_remove(0);
    let new = old.clone();
    old.title = Some(HOSTILE.to_owned());
    old.sponsor_line = Some(format!("{HOSTILE}: draft resolution"));
    old.clauses[3].text = format!("{HOSTILE} ]]>");
    old.footnotes[0].text = HOSTILE.to_owned();
    holds(&old, &new).unwrap();
    holds(&new, &old).unwrap();
}

#[test]
fn what_was_not_compared_is_named_in_a_comment() {
    let drafts = bundled();
    let (old, new) = (&drafts[0], &drafts[3]);
    let mut changes = change::compare(old, new, &Options::default());
    changes.not_compared = vec!["table on page 3 of A/C.2/97/L.41".to_owned()];
    let parts = parts(&diff(old, new, &changes, &signature()));
    assert!(parts["word/comments.xml"].contains("table on page 3 of A/C.2/97/L.41."));
    assert_eq!(
        parts["word/document.xml"]
            .matches("<w:commentReference")
            .count(),
        1
    );
    assert!(parts["[Content_Types].xml"].contains("/word/comments.xml"));
}

#[test]
fn an_empty_draft_is_a_file_too() {
    let empty = Draft::default();
    let full = bundled().swap_remove(0);
    holds(&empty, &empty).unwrap();
    holds(&empty, &full).unwrap();
    holds(&full, &empty).unwrap();
}

/// Real pairs, where they lie beside the project.
#[test]
fn real_pairs_can_be_accepted_and_rejected() {
    const SAMPLE: usize = 50;
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let Ok(list) = fs::read_to_string(corpus.join("pairs.tsv")) else {
        eprintln!("skipped: no corpus in ../shared");
        return;
    };
    let pairs: Vec<(&str, &str)> = list
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .collect();
    let step = pairs.len().div_ceil(SAMPLE).max(1);
    let sample: Vec<(&str, &str)> = pairs.into_iter().step_by(step).collect();
    let failures: Vec<String> = sample
        .par_iter()
        .filter_map(|(old, new)| {
            let draft = |name: &str| fs::read(corpus.join("pdf").join(format!("{name}.pdf"))).ok();
            let (before, after) = (read(&draft(old)?), read(&draft(new)?));
            let fault = holds(&before, &after).err()?;
            Some(format!("{old} {new}: {fault}"))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
