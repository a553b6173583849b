//! `travaux/compare/1`: several drafts beside each other for other programs.
//!
//! In: drafts and their synopsis. Out: [`CompareDocument`], which holds every
//! draft whole and a row for each clause.

use serde::Serialize;

use super::DraftDocument;
use super::diff::{ChangeRecord, change};
use crate::model::Draft;
use crate::report::synopsis::{Cell, Row, Step, Synopsis};

/// Several drafts beside each other.
#[derive(Debug, Serialize)]
pub(in crate::report) struct CompareDocument<'a> {
    schema: &'static str,
    documents: Vec<DraftDocument<'a>>,
    rows: Vec<RowRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct RowRecord<'a> {
    kind: &'static str,
    unchanged: bool,
    cells: Vec<CellRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct CellRecord<'a> {
    clauses: Vec<&'a str>,
    step: &'static str,
    changes: Vec<ChangeRecord<'a>>,
}

impl<'a> CompareDocument<'a> {
    /// `drafts` are those that `synopsis` was made of.
    pub(in crate::report) fn new(drafts: &'a [Draft], synopsis: &'a Synopsis<'a>) -> Self {
        CompareDocument {
            schema: "travaux/compare/1",
            documents: drafts.iter().map(DraftDocument::new).collect(),
            rows: synopsis.rows.iter().map(|r| row(drafts, r)).collect(),
        }
    }
}

fn row<'a>(drafts: &'a [Draft], row: &'a Row<'a>) -> RowRecord<'a> {
    let cells = row.cells.iter().enumerate();
    RowRecord {
        kind: row.kind.as_str(),
        unchanged: row.unchanged,
        cells: cells.map(|(at, one)| cell(drafts, at, one)).collect(),
    }
}

fn cell<'a>(drafts: &'a [Draft], at: usize, cell: &'a Cell<'a>) -> CellRecord<'a> {
    let before = at.checked_sub(1).and_then(|before| drafts.get(before));
    let steps = before.zip(drafts.get(at)).into_iter();
    CellRecord {
        clauses: cell.ids.clone(),
        step: match cell.step {
            Step::Start if cell.ids.is_empty() => "absent",
            Step::Start => "first",
            Step::Same => "unchanged",
            Step::Came => "inserted",
            Step::Went => "removed",
            Step::Changed(_) => "changed",
        },
        changes: steps
            .flat_map(|(old, new)| {
                let told = cell.changes.iter().filter(|c| c.is_told());
                told.map(move |c| change(old, new, c))
            })
            .collect(),
    }
}
