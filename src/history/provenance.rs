//! Where each clause got its present wording.
//!
//! The documents of a text are gone through oldest first, and every clause
//! carries along what happened to it: through a renumbering unchanged, through
//! a move or a rewording with a new step, through a split or a merger with the
//! history of the clause that it shares most with.

use std::rc::Rc;

use super::keep;
use super::life::{Life, Stage};
use super::links::Link;
use crate::change::{Relation, Weight};
use crate::model::{ClauseId, Draft};
use crate::store::{Document, Store, StoreError};
use crate::symbol::Symbol;

/// The clauses of a document and where they come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blame {
    /// The document.
    pub document: Stage,
    /// Its title.
    pub title: Option<String>,
    /// How many documents of the text come before it.
    pub earlier: usize,
    /// One for each clause, in its order.
    pub clauses: Vec<Provenance>,
}

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
    pub document: Rc<Stage>,
    /// What happened to the clause; `Inserted` for its first appearance.
    pub relation: Relation,
    /// Whether it was moved.
    pub moved: bool,
    /// How much that weighs.
    pub weight: Weight,
    /// The clause in that document.
    pub clause: ClauseId,
    /// The clauses that it was before: none at its first appearance, several
    /// after a merger.
    pub old: Vec<ClauseId>,
}

impl Provenance {
    /// What gave the clause its present words.
    pub fn wording(&self) -> &Step {
        self.steps
            .iter()
            .rev()
            .find(|step| step.relation != Relation::Unchanged)
            .unwrap_or(&self.steps[0])
    }

    /// Its first appearance.
    pub fn first(&self) -> &Step {
        &self.steps[0]
    }
}

/// Where the wording of each clause of a symbol's latest issue comes from.
///
/// Documents that came after it are not looked at.
///
/// # Errors
/// [`StoreError::Unknown`] where the store doesn't hold the symbol.
pub fn blame(store: &Store, symbol: &Symbol) -> Result<Vec<Provenance>, StoreError> {
    Ok(blame_of(store, &store.latest(symbol)?)?.clauses)
}

/// The same of a given document. The store keeps the answer beside its record.
///
/// # Errors
/// [`StoreError::Corrupt`] where the repository holds no such draft.
pub fn blame_of(store: &Store, document: &Document) -> Result<Blame, StoreError> {
    if let Some(kept) = store
        .kept("blame", document)
        .as_deref()
        .and_then(keep::read)
    {
        return Ok(kept);
    }
    let blame = worked_out(store, document)?;
    if let Some(answer) = keep::write(&blame) {
        store.keep("blame", document, &answer);
    }
    Ok(blame)
}

fn worked_out(store: &Store, document: &Document) -> Result<Blame, StoreError> {
    let life = Life::of(store, document)?;
    let draft = life.draft(life.asked)?;
    let mut known: Vec<Vec<Touch>> = Vec::new();
    for at in 0..=life.asked {
        known = carried(known, &life, at)?;
    }
    let mut stages: Vec<Option<Rc<Stage>>> = vec![None; life.asked + 1];
    let mut clauses = Vec::with_capacity(draft.clauses.len());
    for (clause, touches) in draft.clauses.iter().zip(known) {
        let mut steps = Vec::with_capacity(touches.len());
        for touch in touches {
            let stage = match &stages[touch.at] {
                Some(stage) => Rc::clone(stage),
                None => {
                    let stage = Rc::new(life.stage(touch.at));
                    stages[touch.at] = Some(Rc::clone(&stage));
                    stage
                }
            };
            steps.push(touch.step(&life, stage)?);
        }
        clauses.push(Provenance {
            clause: clause.id.clone(),
            text: clause.text.clone(),
            steps,
        });
    }
    Ok(Blame {
        document: life.stage(life.asked),
        title: draft.title.clone(),
        earlier: life.asked,
        clauses,
    })
}

/// What one document did to one clause, by places.
#[derive(Debug, Clone)]
struct Touch {
    at: usize,
    new: usize,
    link: Rc<Link>,
}

impl Touch {
    fn step(&self, life: &Life<'_>, document: Rc<Stage>) -> Result<Step, StoreError> {
        let old = match self.at.checked_sub(1) {
            Some(before) => {
                let ids = life.ids(before)?;
                let known = self.link.old.iter().filter_map(|&i| ids.get(i));
                known.cloned().collect()
            }
            None => Vec::new(),
        };
        let ids = life.ids(self.at)?;
        let missing = || ClauseId::new("");
        Ok(Step {
            document,
            relation: self.link.relation,
            moved: self.link.moved,
            weight: self.link.weight,
            clause: ids.get(self.new).cloned().unwrap_or_else(missing),
            old,
        })
    }
}

/// What happened to every clause of a document, from those of the one before.
fn carried(
    mut known: Vec<Vec<Touch>>,
    life: &Life<'_>,
    at: usize,
) -> Result<Vec<Vec<Touch>>, StoreError> {
    let count = life.ids(at)?.len();
    let mut carried: Vec<Vec<Touch>> = vec![Vec::new(); count];
    for link in life.links(at)? {
        let link = Rc::new(link);
        for &new in &link.new {
            let Some(slot) = carried.get_mut(new) else {
                continue;
            };
            let parent = match link.old.as_slice() {
                [] => None,
                [only] => Some(*only),
                several => {
                    let (old, draft) = (life.before(at)?, life.draft(at)?);
                    nearest(several, old, draft, new)
                }
            };
            if let Some(touches) = parent.and_then(|parent| known.get_mut(parent)) {
                // Only the parts of a split share what they come from.
                *slot = match link.new.as_slice() {
                    [_] => std::mem::take(touches),
                    _ => touches.clone(),
                };
            }
            if link.is_told() {
                let link = Rc::clone(&link);
                slot.push(Touch { at, new, link });
            }
        }
    }
    Ok(carried)
}

/// The old clause whose history a new one goes on with: that with which it
/// shares most words, the first of equals.
fn nearest(several: &[usize], old: &Draft, new: &Draft, at: usize) -> Option<usize> {
    let words: Vec<&str> = new.clauses.get(at)?.text.split(' ').collect();
    let mut best: Option<(usize, usize)> = None;
    for &i in several {
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
