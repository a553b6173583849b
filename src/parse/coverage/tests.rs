//! What is lost, doubled and where letters stand.

use super::coverage;
use crate::parse::parse;

const TEXT: &str = "A/97/L.9\n\nNinety-seventh session\nAgenda item 12\nInland waters\n\n\
    Belgium: draft resolution\n\nLights of inland waters\n\nThe General Assembly,\n\
    Noting that keepers sleep by day,\n1. Decides to keep the lights burning.\n";

#[test]
fn a_whole_reading_loses_and_doubles_nothing() {
    let pages = crate::source::read(TEXT.as_bytes()).expect("text");
    let found = coverage(&pages, &parse(&pages));
    assert!(found.is_complete(), "{found:?}");
    assert_eq!(found.source, found.placed);
    let fields = &found.fields;
    assert_eq!(fields.title, "Lightsofinlandwaters".len());
    assert_eq!(fields.sponsors, "Belgiumdraftresolution".len());
    let clauses = "TheGeneralAssemblyNotingthatkeeperssleepbyday1Decidestokeepthelightsburning";
    assert_eq!(fields.clauses, clauses.len());
    let all = fields.clauses + fields.masthead + fields.title + fields.sponsors;
    assert_eq!(all, found.placed);
}

#[test]
fn lost_and_doubled_words_are_named() {
    let pages = crate::source::read(TEXT.as_bytes()).expect("text");
    let mut draft = parse(&pages);
    draft.clauses.retain(|c| c.id.as_str() != "PP1");
    draft.clauses[1].text.push_str(" It burns.");
    let found = coverage(&pages, &draft);
    assert_eq!(found.missing.len(), 1);
    assert_eq!(found.missing[0].1, "Noting that keepers sleep by day,");
    assert_eq!(found.doubled, [("OP1".to_owned(), "itburns".to_owned())]);
}
