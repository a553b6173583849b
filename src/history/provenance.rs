//! Where each clause got its present wording.
//!
//! The documents of a text are compared one with the next, oldest first, and
//! every clause carries along what happened to it: through moves and
//! renumberings unchanged, through a rewording with a new step, through a
//! split or a merger with the history of the clause that it shares most with.

use jiff::civil::Date;

use crate::align;
use crate::change::{self, Change, Relation, Weight};
use crate::model::{ClauseId, Draft};
use crate::store::{Document, Event, Store, StoreError};
use crate::symbol::Symbol;

/// A clause and the documents that made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// The clause in the newest document.
    pub clause: ClauseId,
    /// Its words there.
    pub text: String,
    /// What happened to it, first appearance first; never empty.
    pub steps: Vec<Step>,
}

/// One document that changed a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The document.
    pub symbol: Symbol,
    /// Its tag.
    pub tag: String,
    /// What happened to the text with it.
    pub event: Event,
    /// The document's date.
    pub date: Option<Date>,
    /// The lead sponsor of the document.
    pub sponsor: Option<String>,
    /// What happened to the clause; `Inserted` for its first appearance.
    pub relation: Relation,
    /// Whether it was moved.
    pub moved: bool,
    /// How much that weighs.
    pub weight: Weight,
    /// The clause in that document.
    pub clause: ClauseId,
    /// Its words before: empty at its first appearance, the parts joined by a
    /// space after a merger.
    pub old_text: String,
    /// Its words in that document.
    pub new_text: String,
}

impl Provenance {
    /// The document that gave the clause its present words.
    pub fn wording(&self) -> &Step {
        self.steps
            .iter()
            .rev()
            .find(|step| step.relation != Relation::Unchanged)
            .unwrap_or(&self.steps[0])
    }

    /// The document in which it first appeared.
    pub fn first(&self) -> &Step {
        &self.steps[0]
    }
}

/// For each clause of a document, in its order, where its wording comes from.
///
/// Documents that came after the given one are not looked at.
///
/// # Errors
/// [`StoreError::Unknown`] where the store doesn't hold the symbol.
pub fn blame(store: &Store, symbol: &Symbol) -> Result<Vec<Provenance>, StoreError> {
    let document = store.latest(symbol)?;
    let mut chain = store.chain(symbol)?;
    if let Some(at) = chain.iter().position(|d| d.commit == document.commit) {
        chain.truncate(at + 1);
    }
    let mut old = Draft::default();
    let mut known: Vec<Vec<Step>> = Vec::new();
    for document in &chain {
        let new = store.draft_of(document)?;
        known = carried(&known, &old, &new, document);
        old = new;
    }
    Ok(old
        .clauses
        .into_iter()
        .zip(known)
        .map(|(clause, steps)| Provenance {
            clause: clause.id,
            text: clause.text,
            steps,
        })
        .collect())
}

/// The life of one clause of a document, from its first appearance on;
/// `None` where the document has no such clause.
///
/// # Errors
/// [`StoreError::Unknown`] where the store doesn't hold the symbol.
pub fn trace(
    store: &Store,
    symbol: &Symbol,
    clause: &ClauseId,
) -> Result<Option<Provenance>, StoreError> {
    let found = blame(store, symbol)?;
    Ok(found.into_iter().find(|p| p.clause == *clause))
}

/// The steps of every new clause, from those of the old ones.
fn carried(known: &[Vec<Step>], old: &Draft, new: &Draft, document: &Document) -> Vec<Vec<Step>> {
    let mut steps: Vec<Vec<Step>> = vec![Vec::new(); new.clauses.len()];
    let changes = change::compare(old, new, &align::Options::default());
    let sponsor = new.sponsors.first().map(|s| s.name.clone());
    for change in &changes.clauses {
        for &at in &change.new {
            let (Some(clause), Some(slot)) = (new.clauses.get(at), steps.get_mut(at)) else {
                continue;
            };
            let parent = nearest(change, old, &clause.text);
            *slot = parent
                .and_then(|i| known.get(i).cloned())
                .unwrap_or_default();
            if change.relation == Relation::Unchanged && !change.moved {
                continue;
            }
            slot.push(Step {
                symbol: document.record.symbol.clone(),
                tag: document.tag.clone(),
                event: document.record.event,
                date: document.record.document_date,
                sponsor: sponsor.clone(),
                relation: change.relation,
                moved: change.moved,
                weight: change.weight,
                clause: clause.id.clone(),
                old_text: joined(change, old),
                new_text: clause.text.clone(),
            });
        }
    }
    steps
}

/// The old clause whose history a new one goes on with: that with which it
/// shares most words, the first of equals.
fn nearest(change: &Change, old: &Draft, text: &str) -> Option<usize> {
    if let [only] = change.old.as_slice() {
        return Some(*only);
    }
    let words: Vec<&str> = text.split(' ').collect();
    let mut best: Option<(usize, usize)> = None;
    for &i in &change.old {
        let Some(clause) = old.clauses.get(i) else {
            continue;
        };
        let shared = clause.text.split(' ').filter(|w| words.contains(w)).count();
        if best.is_none_or(|(_, most)| shared > most) {
            best = Some((i, shared));
        }
    }
    best.map(|(i, _)| i)
}

fn joined(change: &Change, old: &Draft) -> String {
    let parts: Vec<&str> = change
        .old
        .iter()
        .filter_map(|&i| old.clauses.get(i))
        .map(|clause| clause.text.as_str())
        .collect();
    parts.join(" ")
}
