//! The log: one entry a document or event.

use jiff::civil::Date;

use crate::change::Counts;
use crate::store::{ClauseLists, CommitId, Document, Event, Store, StoreError, Vote};
use crate::symbol::Symbol;

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The document.
    pub symbol: Symbol,
    /// The text that it belongs to.
    pub text: Symbol,
    /// What happened.
    pub event: Event,
    /// The document's own date.
    pub date: Option<Date>,
    /// The title.
    pub title: Option<String>,
    /// The document that it was compared with.
    pub base: Option<Symbol>,
    /// The text of an earlier session that it goes on from.
    pub follows: Option<Symbol>,
    /// Whether it was recorded by hand, and no document tells of it.
    pub recorded: bool,
    /// How the organ voted.
    pub vote: Option<Vote>,
    /// The meeting at which it happened.
    pub meeting: Option<String>,
    /// What else was recorded by hand.
    pub note: Option<String>,
    /// The subject of the commit.
    pub subject: String,
    /// Who joined; in a first draft everybody.
    pub sponsors_added: Vec<String>,
    /// Who withdrew.
    pub sponsors_removed: Vec<String>,
    /// How many clauses changed.
    pub counts: Counts,
    /// Which clauses changed.
    pub clauses: ClauseLists,
    /// The name of the tag.
    pub tag: String,
    /// The commit.
    pub commit: CommitId,
}

impl From<Document> for Entry {
    fn from(document: Document) -> Self {
        let record = document.record;
        Entry {
            recorded: record.by_hand(),
            counts: record.clauses.counts(),
            clauses: record.clauses,
            symbol: record.symbol,
            text: record.text,
            event: record.event,
            date: record.document_date,
            title: record.title,
            base: record.base,
            follows: record.follows,
            vote: record.vote,
            meeting: record.meeting,
            note: record.note,
            subject: document.subject,
            sponsors_added: record.sponsors_added,
            sponsors_removed: record.sponsors_removed,
            tag: document.tag,
            commit: document.commit,
        }
    }
}

/// The log of one text, in the order of its life with the newest first; or of
/// the whole store, in the order of its commits with the newest first.
///
/// The symbol may be that of any document of the text.
///
/// # Errors
/// [`StoreError::Unknown`] where the store doesn't hold the symbol.
pub fn log(store: &Store, symbol: Option<&Symbol>) -> Result<Vec<Entry>, StoreError> {
    let documents = match symbol {
        None => store.documents()?,
        Some(symbol) => {
            let mut chain = store.chain(symbol)?;
            chain.reverse();
            chain
        }
    };
    Ok(documents.into_iter().map(Entry::from).collect())
}

/// The document before the latest issue of a symbol.
///
/// # Errors
/// [`StoreError::NoneBefore`] for the first one of a text.
pub fn before(store: &Store, symbol: &Symbol) -> Result<Document, StoreError> {
    store.earlier(store.latest(symbol)?, 1)
}
