//! Several revisions of one text beside each other, clause by clause.
//!
//! In: drafts in the order of their life. Out: a [`Synopsis`]: a row for each
//! clause, a cell for each draft. Neighbouring drafts are aligned and the
//! links are chained, so that a row follows one clause however it is numbered;
//! where a clause was split or merged on the way, all its parts share a row.
//! Knows nothing of layout.

mod rows;

use std::borrow::Cow;

use crate::align;
use crate::change::{self, Change, Changes, Relation, Weight, Words};
use crate::model::{ClauseId, ClauseKind, Draft, cite_span};
use crate::report::view::{Heading, Selection, many};

/// Revisions beside each other; the words are borrowed from the drafts.
#[derive(Debug, Clone, PartialEq)]
pub struct Synopsis<'d> {
    /// The documents, oldest first.
    pub documents: Vec<Heading>,
    /// A row for each clause, in the order of the newest draft; a clause that
    /// went stands below its nearest neighbour above.
    pub rows: Vec<Row<'d>>,
}

/// One clause through all revisions.
#[derive(Debug, Clone, PartialEq)]
pub struct Row<'d> {
    /// One cell for each document.
    pub cells: Vec<Cell<'d>>,
    /// What the clause is.
    pub kind: ClauseKind,
    /// Whether every document has it in the same words and place.
    pub unchanged: bool,
}

/// A clause as one document has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell<'d> {
    /// How it is cited there; several where it was split or will be merged;
    /// none where the document does not have it.
    pub citations: Vec<Cow<'d, str>>,
    /// Its ids, in the same order.
    pub ids: Vec<&'d str>,
    /// The words of each of these clauses.
    pub texts: Vec<&'d str>,
    /// What happened to it since the document before.
    pub step: Step,
    /// The changes that led here from the document before, in its order;
    /// where one of them is told, the unchanged ones beside it too.
    pub changes: Vec<Change<'d>>,
}

impl<'d> Cell<'d> {
    /// The words with their fate, one for each change of this row; none where
    /// the clause only moved.
    pub fn words(&self) -> Vec<&Words<'d>> {
        let mut relations = self.changes.iter().map(|c| c.relation);
        let reworded = relations.any(|relation| relation != Relation::Unchanged);
        let changes = self.changes.iter().filter(|_| reworded);
        changes.map(|change| &change.words).collect()
    }
}

/// What happened to a clause since the document before.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// In the first document, or neither here nor there.
    Start,
    /// The same words.
    Same,
    /// It came.
    Came,
    /// It went.
    Went,
    /// It changed: `reworded`, `reworded (editorial)`, `moved`, `split`,
    /// `merged`.
    Changed(String),
}

impl Step {
    /// A word for the step; none at the start.
    pub fn label(&self) -> &str {
        match self {
            Step::Start => "",
            Step::Same => "unchanged",
            Step::Came => "inserted",
            Step::Went => "removed",
            Step::Changed(label) => label,
        }
    }
}

impl<'d> Synopsis<'d> {
    /// Chains the alignments of neighbouring drafts; `names` serve where a
    /// draft shows no symbol.
    pub fn new(drafts: &'d [Draft], names: &[String]) -> Synopsis<'d> {
        let documents = drafts
            .iter()
            .enumerate()
            .map(|(i, d)| Heading::of(d, names.get(i).map_or("document", String::as_str)))
            .collect();
        let steps: Vec<Changes<'d>> = drafts
            .windows(2)
            .map(|pair| change::compare(&pair[0], &pair[1], &align::Options::default()))
            .collect();
        let told: Vec<Told<'_, 'd>> = steps
            .iter()
            .zip(drafts.windows(2))
            .map(|(step, pair)| Told::new(step, pair[0].clauses.len(), pair[1].clauses.len()))
            .collect();
        let citations: Vec<Vec<Cow<'d, str>>> = drafts.iter().map(Draft::citations).collect();
        let rows = rows::chained(drafts, &steps)
            .into_iter()
            .map(|clauses| row(drafts, &citations, &told, &clauses))
            .collect();
        Synopsis { documents, rows }
    }

    /// The title, as the newest document that has one prints it.
    pub fn title(&self) -> Option<&str> {
        let mut titles = self
            .documents
            .iter()
            .rev()
            .filter_map(|d| d.title.as_deref());
        titles.next()
    }

    /// `12 clauses, 3 unchanged in all`.
    pub fn counts(&self) -> String {
        let unchanged = self.rows.iter().filter(|row| row.unchanged).count();
        let clauses = many(self.rows.len(), "clause");
        format!("{clauses}, {unchanged} unchanged in all")
    }

    /// Keeps the rows of the chosen clauses, by their id in any document.
    #[must_use]
    pub fn only(mut self, chosen: &Selection) -> Synopsis<'d> {
        self.rows.retain(|row| {
            let mut ids = row.cells.iter().flat_map(|cell| &cell.ids);
            ids.any(|id| chosen.clause(&ClauseId::new(*id)))
        });
        self
    }
}

/// How one document cites a run of rows: `PP3–PP6`; headings are named only
/// where there is nothing else, for nobody cites them by number.
pub(super) fn cited(run: &[&Row<'_>], document: usize) -> String {
    let all = |headings: bool| -> Vec<&Cow<'_, str>> {
        let rows = run
            .iter()
            .filter(|r| headings || r.kind != ClauseKind::Heading);
        let cells = rows.filter_map(|row| row.cells.get(document));
        cells.flat_map(|cell| &cell.citations).collect()
    };
    let mut named = all(false);
    if named.is_empty() {
        named = all(true);
    }
    match (named.first(), named.last()) {
        (Some(first), Some(last)) => cite_span(first, last),
        _ => String::new(),
    }
}

/// The changes of one step, to be found by clause.
struct Told<'a, 'd> {
    changes: &'a [Change<'d>],
    of_old: Vec<usize>,
    of_new: Vec<usize>,
}

impl<'a, 'd> Told<'a, 'd> {
    fn new(changes: &'a Changes<'d>, old: usize, new: usize) -> Told<'a, 'd> {
        let mut told = Told {
            changes: &changes.clauses,
            of_old: vec![0; old],
            of_new: vec![0; new],
        };
        for (at, change) in changes.clauses.iter().enumerate() {
            change.old.iter().for_each(|&i| told.of_old[i] = at);
            change.new.iter().for_each(|&j| told.of_new[j] = at);
        }
        told
    }

    /// The changes of some clauses, each once, in the order of the document.
    fn of(&self, old: &[usize], new: &[usize]) -> Vec<&'a Change<'d>> {
        let old = old.iter().map(|&i| self.of_old[i]);
        let mut found: Vec<usize> = old.chain(new.iter().map(|&j| self.of_new[j])).collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|at| &self.changes[at]).collect()
    }
}

/// `clauses` holds for each draft the clauses of this row.
fn row<'d>(
    drafts: &'d [Draft],
    citations: &[Vec<Cow<'d, str>>],
    steps: &[Told<'_, 'd>],
    clauses: &[Vec<usize>],
) -> Row<'d> {
    let cells: Vec<Cell<'d>> = (0..drafts.len())
        .map(|at| {
            let own = || clauses[at].iter().map(|&i| &drafts[at].clauses[i]);
            let before = at.checked_sub(1).map(|before| &clauses[before]);
            let links = match before {
                Some(before) => steps[at - 1].of(before, &clauses[at]),
                None => Vec::new(),
            };
            let step = match before {
                Some(before) => step(&links, before, &clauses[at]),
                None => Step::Start,
            };
            Cell {
                citations: clauses[at]
                    .iter()
                    .map(|&i| citations[at][i].clone())
                    .collect(),
                ids: own().map(|c| c.id.as_str()).collect(),
                texts: own().map(|c| c.text.as_str()).collect(),
                changes: match step {
                    Step::Start | Step::Same => Vec::new(),
                    _ => links.into_iter().cloned().collect(),
                },
                step,
            }
        })
        .collect();
    let first = (0..drafts.len()).find_map(|at| {
        let clause = clauses[at].first()?;
        Some(drafts[at].clauses[*clause].kind)
    });
    Row {
        unchanged: cells.iter().skip(1).all(|c| c.step == Step::Same),
        kind: first.unwrap_or(ClauseKind::Operative),
        cells,
    }
}

fn step(links: &[&Change<'_>], old: &[usize], new: &[usize]) -> Step {
    match (old.is_empty(), new.is_empty()) {
        (true, true) => return Step::Start,
        (true, false) => return Step::Came,
        (false, true) => return Step::Went,
        (false, false) => {}
    }
    let mut labels: Vec<String> = Vec::new();
    for link in links.iter().filter(|link| link.is_told()) {
        let label = match link.relation {
            Relation::Unchanged => "moved".to_owned(),
            Relation::Reworded if link.weight == Weight::Editorial => {
                "reworded (editorial)".to_owned()
            }
            relation if link.moved => format!("moved and {}", relation.as_str()),
            relation => relation.as_str().to_owned(),
        };
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    if labels.is_empty() {
        Step::Same
    } else {
        Step::Changed(labels.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use std::slice;

    use super::*;
    use crate::report::samples;

    fn names() -> Vec<String> {
        vec!["old".into(), "new".into(), "third".into()]
    }

    #[test]
    fn a_row_follows_a_clause_through_its_numbers() {
        let (old, new, _) = samples::revision();
        let drafts = [old.clone(), new, old];
        let table = Synopsis::new(&drafts, &names());
        let mindful = table
            .rows
            .iter()
            .find(|r| r.cells[0].texts.iter().any(|t| t.starts_with("Mindful")))
            .expect("a row");
        let cited: Vec<&str> = mindful.cells.iter().map(|c| &*c.citations[0]).collect();
        assert_eq!(cited, ["PP3", "PP2", "PP3"]);
        assert!(mindful.unchanged);
    }

    #[test]
    fn a_clause_that_came_and_went_has_empty_cells() {
        let (old, new, _) = samples::revision();
        let drafts = [old.clone(), new, old];
        let table = Synopsis::new(&drafts, &names());
        let invites = table
            .rows
            .iter()
            .find(|r| r.cells[1].texts.iter().any(|t| t.starts_with("Invites")))
            .expect("a row");
        let labels: Vec<&str> = invites.cells.iter().map(|c| c.step.label()).collect();
        assert_eq!(labels, ["", "inserted", "removed"]);
        assert!(invites.cells[2].citations.is_empty());
    }

    #[test]
    fn every_clause_of_every_draft_stands_in_exactly_one_row() {
        let (old, new, _) = samples::revision();
        let drafts = [old.clone(), new, old];
        let table = Synopsis::new(&drafts, &names());
        for (at, draft) in drafts.iter().enumerate() {
            let mut ids: Vec<&str> = table
                .rows
                .iter()
                .flat_map(|r| r.cells[at].ids.iter().copied())
                .collect();
            let mut all: Vec<&str> = draft.clauses.iter().map(|c| c.id.as_str()).collect();
            ids.sort_unstable();
            all.sort_unstable();
            assert_eq!(ids, all);
        }
    }

    #[test]
    fn a_choice_of_clauses_keeps_their_rows_in_any_document() {
        let (old, new, _) = samples::revision();
        let chosen = "PP4".parse().expect("a selection");
        let drafts = [old, new];
        let table = Synopsis::new(&drafts, &names()).only(&chosen);
        let ids: Vec<_> = table
            .rows
            .iter()
            .map(|r| r.cells[0].ids.join(" "))
            .collect();
        assert_eq!(ids, ["PP4", "PP2"]);
    }

    #[test]
    fn one_draft_alone_or_none_is_no_fault() {
        let (old, ..) = samples::revision();
        assert_eq!(Synopsis::new(&[], &[]).rows, []);
        let alone = Synopsis::new(slice::from_ref(&old), &[]);
        assert!(alone.rows.iter().all(|r| r.unchanged));
    }
}
