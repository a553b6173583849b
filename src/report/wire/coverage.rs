//! `travaux/coverage/1`: where the letters and figures of a source stand.

use serde::Serialize;

use crate::model::Draft;
use crate::parse::{Coverage, FieldCounts};
use crate::symbol::Symbol;

/// How one file is distributed over its draft.
#[derive(Debug, Serialize)]
pub(in crate::report) struct CoverageDocument<'a> {
    schema: &'static str,
    document: &'a str,
    symbol: Option<&'a str>,
    letters: usize,
    fields: Fields,
    furniture: usize,
    unplaced: usize,
    complete: bool,
    missing: Vec<Missing<'a>>,
    unaccounted: Vec<Unaccounted<'a>>,
}

#[derive(Debug, Serialize)]
struct Fields {
    clauses: usize,
    footnotes: usize,
    masthead: usize,
    title: usize,
    sponsors: usize,
    not_compared: usize,
}

#[derive(Debug, Serialize)]
struct Missing<'a> {
    page: Option<u32>,
    line: Option<u32>,
    words: &'a str,
}

#[derive(Debug, Serialize)]
struct Unaccounted<'a> {
    field: &'a str,
    letters: &'a str,
}

impl<'a> CoverageDocument<'a> {
    pub(in crate::report) fn new(
        name: &'a str,
        draft: &'a Draft,
        coverage: &'a Coverage,
    ) -> CoverageDocument<'a> {
        let known = |place: u32| (place > 0).then_some(place);
        CoverageDocument {
            schema: "travaux/coverage/1",
            document: name,
            symbol: draft.masthead.symbol.as_ref().map(Symbol::as_str),
            letters: coverage.source + coverage.furniture,
            fields: Fields::from(coverage.fields),
            furniture: coverage.furniture,
            unplaced: coverage.unplaced(),
            complete: coverage.is_complete(),
            missing: coverage
                .missing
                .iter()
                .map(|(place, words)| Missing {
                    page: known(place.page),
                    line: known(place.line),
                    words,
                })
                .collect(),
            unaccounted: coverage
                .doubled
                .iter()
                .map(|(field, letters)| Unaccounted { field, letters })
                .collect(),
        }
    }
}

impl From<FieldCounts> for Fields {
    fn from(counts: FieldCounts) -> Fields {
        Fields {
            clauses: counts.clauses,
            footnotes: counts.footnotes,
            masthead: counts.masthead,
            title: counts.title,
            sponsors: counts.sponsors,
            not_compared: counts.not_compared,
        }
    }
}
