//! The documents of one text and how the clauses of each became those of the
//! next.
//!
//! Drafts are read only where their words are asked for.

use std::cell::OnceCell;
use std::rc::Rc;

use jiff::civil::Date;

use super::links::{self, Link};
use crate::align;
use crate::change::{self, Changes};
use crate::model::{ClauseId, Draft};
use crate::store::{CommitId, Document, Event, Store, StoreError};
use crate::symbol::Symbol;

/// A document in the life of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// The document.
    pub symbol: Symbol,
    /// Its tag.
    pub tag: String,
    /// Its commit.
    pub commit: CommitId,
    /// What happened to the text with it.
    pub event: Event,
    /// The document's date.
    pub date: Option<Date>,
    /// The lead sponsor of the document.
    pub sponsor: Option<String>,
}

/// The life of a text, first document first.
pub(super) struct Life<'s> {
    store: &'s Store,
    pub(super) documents: Vec<Document>,
    ids: Vec<OnceCell<Vec<ClauseId>>>,
    drafts: Vec<OnceCell<Rc<Draft>>>,
    /// What stands before the first document.
    nothing: Rc<Draft>,
    /// The place of the document that was asked for.
    pub(super) asked: usize,
}

impl<'s> Life<'s> {
    pub(super) fn of(store: &'s Store, document: &Document) -> Result<Self, StoreError> {
        let mut documents = store.chain(document.symbol())?;
        let asked = match documents.iter().position(|d| d.commit == document.commit) {
            Some(at) => at,
            None => {
                documents.push(document.clone());
                documents.len() - 1
            }
        };
        Ok(Life {
            store,
            ids: documents.iter().map(|_| OnceCell::new()).collect(),
            drafts: documents.iter().map(|_| OnceCell::new()).collect(),
            nothing: Rc::default(),
            documents,
            asked,
        })
    }

    /// The text as it stood with a document.
    pub(super) fn draft(&self, at: usize) -> Result<&Rc<Draft>, StoreError> {
        if let Some(draft) = self.drafts[at].get() {
            return Ok(draft);
        }
        let draft = Rc::new(self.store.draft_of(&self.documents[at])?);
        Ok(self.drafts[at].get_or_init(|| draft))
    }

    /// The text before a document: nothing before the first.
    pub(super) fn before(&self, at: usize) -> Result<&Rc<Draft>, StoreError> {
        match at.checked_sub(1) {
            Some(before) => self.draft(before),
            None => Ok(&self.nothing),
        }
    }

    /// The ids of a document's clauses.
    pub(super) fn ids(&self, at: usize) -> Result<&[ClauseId], StoreError> {
        if let Some(ids) = self.ids[at].get() {
            return Ok(ids);
        }
        // What the draft says is beyond doubt, once it is at hand.
        let ids = match self.drafts[at].get() {
            Some(draft) => draft.clauses.iter().map(|c| c.id.clone()).collect(),
            None => self.store.clause_ids(&self.documents[at])?,
        };
        Ok(self.ids[at].get_or_init(|| ids))
    }

    /// What a document did to the clauses of the one before it.
    ///
    /// The commit says so; where it speaks of another document than the one
    /// before, or says what can't be, both are compared.
    pub(super) fn links(&self, at: usize) -> Result<Vec<Link>, StoreError> {
        let record = &self.documents[at].record;
        let follows = match at.checked_sub(1) {
            Some(before) => {
                let before = &self.documents[before].record;
                record.base.as_ref() == Some(&before.symbol)
                    && record.event != Event::Reissued
                    && before.event != Event::Reissued
            }
            None => false,
        };
        if follows
            && let Some(links) = links::told(&record.clauses, self.ids(at - 1)?, self.ids(at)?)
        {
            return Ok(links);
        }
        Ok(links::compared(&self.changes(at)?))
    }

    /// What a document changed, with its words.
    pub(super) fn changes(&self, at: usize) -> Result<Changes<'_>, StoreError> {
        let (old, new) = (self.before(at)?, self.draft(at)?);
        Ok(change::compare(old, new, &align::Options::default()))
    }

    /// A document, named for a report.
    pub(super) fn stage(&self, at: usize) -> Stage {
        let document = &self.documents[at];
        Stage {
            symbol: document.record.symbol.clone(),
            tag: document.tag.clone(),
            commit: document.commit,
            event: document.record.event,
            date: document.record.document_date,
            sponsor: document.sponsor.clone(),
        }
    }
}
