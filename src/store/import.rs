//! What is handed in to be added, and what is handed back.

use std::path::PathBuf;

use super::{CommitId, Event, Ground, StoreError};
use crate::model::Draft;
use crate::symbol::Symbol;

/// A document to add.
#[derive(Debug, Clone, Default)]
pub struct Import {
    /// Its reading.
    pub draft: Draft,
    /// The bytes that were read, kept untouched.
    pub bytes: Vec<u8>,
    /// The name of the file, without its folder.
    pub source_name: String,
    /// The extension under which the bytes are kept: `pdf`, `docx`, `txt`.
    pub extension: String,
    /// The text that it belongs to, by the symbol of any of its documents;
    /// found by the store where `None`.
    pub of: Option<Symbol>,
    /// Its symbol, where the document carries none or a wrong one.
    pub as_symbol: Option<Symbol>,
    /// The text of an earlier session that it goes on from; nothing is inferred.
    pub follows: Option<Symbol>,
    /// When it happened, where that is not the document's own date.
    pub date: Option<jiff::civil::Date>,
    /// What happened; found by the store where `None`.
    pub event: Option<Event>,
}

impl Import {
    /// The symbol under which it is kept.
    pub(super) fn symbol(&self) -> Result<&Symbol, StoreError> {
        self.as_symbol
            .as_ref()
            .or(self.draft.masthead.symbol.as_ref())
            .ok_or_else(|| StoreError::NoSymbol {
                source_name: self.source_name.clone(),
            })
    }
}

/// What became of one import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The name of the file, as it was given.
    pub source_name: String,
    /// The document.
    pub symbol: Symbol,
    /// The text that it joined or began.
    pub text: Symbol,
    /// How the text was found.
    pub ground: Ground,
    /// The name of its tag.
    pub tag: String,
    /// Its commit.
    pub commit: CommitId,
    /// The subject of the commit.
    pub subject: String,
    /// New, a reissue, or there already.
    pub outcome: Outcome,
}

/// Whether an import changed the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A document that was not there.
    New,
    /// Other bytes under a symbol that was there.
    Reissue,
    /// The same bytes under the same symbol: nothing was done.
    AlreadyThere,
}

/// What became of a call of [`Store::add`](super::Store::add).
#[derive(Debug, Default)]
pub struct Receipt {
    /// One entry an import, in document order.
    pub added: Vec<Added>,
    /// Files of the work tree that a user has changed, and that were left as
    /// they are.
    pub left: Vec<PathBuf>,
    /// Why a tag or the work tree could not follow; what was added is in the
    /// store, and the next writer makes the rest good.
    pub behind: Option<StoreError>,
}
