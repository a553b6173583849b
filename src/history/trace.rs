//! The life of one clause, from the first document that had it to the last.
//!
//! Backwards through a merger all the clauses that were merged are followed,
//! forwards through a split all its parts.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::life::{Life, Stage};
use super::links::Link;
use crate::change::{Change, Relation};
use crate::model::{ClauseId, Draft};
use crate::store::{Document, Store, StoreError};

/// The life of a clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// The document in which the clause was named.
    pub document: Stage,
    /// The clause there.
    pub clause: ClauseId,
    /// How many documents the text has.
    pub documents: usize,
    /// How many of them hold the clause.
    pub present: usize,
    /// The documents that touched it, first one first.
    pub passages: Vec<Passage>,
    /// What the clause is in the last document that holds it.
    pub last: Vec<ClauseId>,
    /// That document.
    pub last_document: Stage,
}

/// One document that touched a clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// The document.
    pub document: Stage,
    /// The text before it.
    pub old: Rc<Draft>,
    /// The text with it.
    pub new: Rc<Draft>,
    /// What happened, in the order of the document.
    pub changes: Vec<Change<'static>>,
}

/// Follows one clause of a document, given by its place there, through all
/// documents of the text.
///
/// # Errors
/// [`StoreError::Corrupt`] where the repository holds no such draft.
pub fn trace(store: &Store, document: &Document, clause: usize) -> Result<Trace, StoreError> {
    let life = Life::of(store, document)?;
    let followed = followed(&life, clause)?;
    let mut passages = Vec::new();
    let mut last = life.asked;
    let mut present = 0;
    for at in 0..life.documents.len() {
        if !followed[at].is_empty() {
            last = at;
            present += 1;
        }
        let before = at.checked_sub(1).map(|before| &followed[before]);
        if followed[at].is_empty() && before.is_none_or(BTreeSet::is_empty) {
            continue;
        }
        let touches = |old: &[usize], new: &[usize]| {
            new.iter().any(|i| followed[at].contains(i))
                || (new.is_empty() && old.iter().any(|i| before.is_some_and(|b| b.contains(i))))
        };
        let links = life.links(at)?;
        if !links.iter().any(|l| l.is_told() && touches(&l.old, &l.new)) {
            continue;
        }
        let changes: Vec<Change<'static>> = life
            .changes(at)?
            .clauses
            .into_iter()
            .filter(|c| c.moved || c.relation != Relation::Unchanged)
            .filter(|c| touches(&c.old, &c.new))
            .map(Change::into_owned)
            .collect();
        if !changes.is_empty() {
            passages.push(Passage {
                document: life.stage(at),
                old: Rc::clone(life.before(at)?),
                new: Rc::clone(life.draft(at)?),
                changes,
            });
        }
    }
    let named = |at: usize, places: &BTreeSet<usize>| -> Result<Vec<ClauseId>, StoreError> {
        let ids = life.ids(at)?;
        Ok(places.iter().filter_map(|&i| ids.get(i)).cloned().collect())
    };
    let own = BTreeSet::from([clause]);
    Ok(Trace {
        document: life.stage(life.asked),
        clause: named(life.asked, &own)?
            .pop()
            .unwrap_or_else(|| ClauseId::new("")),
        documents: life.documents.len(),
        present,
        passages,
        last: named(last, &followed[last])?,
        last_document: life.stage(last),
    })
}

/// The places of the clause in every document.
fn followed(life: &Life<'_>, clause: usize) -> Result<Vec<BTreeSet<usize>>, StoreError> {
    let mut followed: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); life.documents.len()];
    followed[life.asked].insert(clause);
    for at in (1..=life.asked).rev() {
        let links = life.links(at)?;
        followed[at - 1] = across(&links, &followed[at], |l| (&l.new, &l.old));
    }
    for at in life.asked + 1..life.documents.len() {
        let links = life.links(at)?;
        followed[at] = across(&links, &followed[at - 1], |l| (&l.old, &l.new));
    }
    Ok(followed)
}

/// Where clauses of one side stand on the other.
fn across(
    links: &[Link],
    places: &BTreeSet<usize>,
    sides: impl Fn(&Link) -> (&Vec<usize>, &Vec<usize>),
) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    for link in links {
        let (here, there) = sides(link);
        if here.iter().any(|i| places.contains(i)) {
            found.extend(there);
        }
    }
    found
}
