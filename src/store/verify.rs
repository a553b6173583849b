//! Whether the store still holds what it says it holds.
//!
//! In: the store, and a reader of documents that the caller lends. Out: one
//! finding a fault, and one a document that would be read otherwise today.
//! It changes nothing; [`Store::reparse`] does, as commits of their own.

use super::add::hash;
use super::import::Receipt;
use super::record::Document;
use super::repository::hash_what_is_read;
use super::{CommitId, Event, Import, Store, StoreError, chain};
use crate::align;
use crate::change::{self, Changes};
use crate::model::Draft;
use crate::symbol::Symbol;

/// Reads the bytes of a document that has a name; the fault in words.
pub type Reader<'f> = dyn Fn(&[u8], &str) -> Result<Draft, String> + 'f;

/// What was found about one document.
#[derive(Debug)]
pub struct Finding {
    /// The document.
    pub symbol: Symbol,
    /// Its tag; empty where it has none.
    pub tag: String,
    /// Its commit.
    pub commit: CommitId,
    /// What it is.
    pub matter: Matter,
}

/// What can be found about a document.
#[derive(Debug)]
pub enum Matter {
    /// No tag names its commit.
    Untagged,
    /// A file of it can't be read.
    Broken(StoreError),
    /// The bytes are not those that were added.
    OtherBytes {
        /// The hash in the trailer.
        said: String,
        /// The hash of the bytes.
        found: String,
    },
    /// The source can't be read by this program.
    Unread(String),
    /// This program reads the source otherwise.
    ReadOtherwise(Box<Reading>),
}

/// A reading that is kept, and the one that would be made today.
#[derive(Debug)]
pub struct Reading {
    /// As it is kept.
    pub kept: Draft,
    /// As it is read now.
    pub now: Draft,
}

impl Reading {
    /// What differs in title, sponsors, clauses and footnotes.
    pub fn changes(&self) -> Changes<'_> {
        change::compare(&self.kept, &self.now, &align::Options::default())
    }
}

impl Matter {
    /// Whether the store is damaged; a newer reading is no damage.
    pub fn is_fault(&self) -> bool {
        !matches!(self, Matter::ReadOtherwise(_))
    }
}

impl Store {
    /// Looks at every document: its tag, its files, the hash of its source,
    /// and how the source is read today. `step` is called after each document.
    ///
    /// # Errors
    /// Where the history itself can't be walked; all else is a finding.
    pub fn verify(&self, read: &Reader<'_>, step: impl Fn()) -> Result<Vec<Finding>, StoreError> {
        hash_what_is_read(true);
        let mut documents = self.documents()?;
        documents.reverse();
        let mut findings = Vec::new();
        for (at, document) in documents.iter().enumerate() {
            let mut found = |matter| {
                findings.push(Finding {
                    symbol: document.record.symbol.clone(),
                    tag: document.tag.clone(),
                    commit: document.commit,
                    matter,
                });
            };
            if document.tag.is_empty() {
                found(Matter::Untagged);
            }
            let superseded = documents[at + 1..]
                .iter()
                .any(|later| reads_anew(later, document));
            match self.look(document, read, superseded) {
                Ok(None) => {}
                Ok(Some(matter)) => found(matter),
                Err(error) => found(Matter::Broken(error)),
            }
            step();
        }
        Ok(findings)
    }

    fn look(
        &self,
        document: &Document,
        read: &Reader<'_>,
        superseded: bool,
    ) -> Result<Option<Matter>, StoreError> {
        self.draft_of(document)?;
        let (folder, place) = chain::folder_of(&self.repo, document)?;
        if chain::file(&self.repo, &folder, super::layout::TEXT_FILE)?.is_none() {
            return Err(StoreError::Corrupt {
                place: format!("{place}/{}", super::layout::TEXT_FILE),
                detail: "the file is not there".to_owned(),
            });
        }
        let (_, bytes) = self.source_of(document)?;
        let Some(said) = &document.record.source_sha256 else {
            return Ok(None);
        };
        let found = hash(&bytes);
        if *said != found {
            return Ok(Some(Matter::OtherBytes {
                said: said.clone(),
                found,
            }));
        }
        if superseded {
            return Ok(None);
        }
        let kept = self.reading(document)?;
        let mut now = match read(&bytes, name_of(document)) {
            Ok(now) => now,
            Err(fault) => return Ok(Some(Matter::Unread(fault))),
        };
        now.masthead.symbol = Some(document.record.symbol.clone());
        if now == kept {
            return Ok(None);
        }
        Ok(Some(Matter::ReadOtherwise(Box::new(Reading { kept, now }))))
    }

    /// Reads documents anew and records every reading that is another today,
    /// each as a commit of its own; of all documents where none is named.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] for a symbol that isn't there,
    /// [`StoreError::Corrupt`] where a source can't be read any more.
    pub fn reparse(&self, symbols: &[Symbol], read: &Reader<'_>) -> Result<Receipt, StoreError> {
        let mut documents = Vec::new();
        if symbols.is_empty() {
            documents = self.documents()?;
            documents.reverse();
        }
        for symbol in symbols {
            documents.push(self.latest(symbol)?);
        }
        let mut imports: Vec<Import> = Vec::new();
        for document in &documents {
            let record = &document.record;
            // An earlier issue was replaced by the latest.
            let source = self.with_source(&record.symbol)?;
            let known = imports
                .iter()
                .any(|import| import.as_symbol.as_ref() == Some(&record.symbol));
            let Some(source) = source.filter(|_| !known) else {
                continue;
            };
            let kept = self.reading(&source)?;
            let (file, bytes) = self.source_of(&source)?;
            let name = name_of(&source).to_owned();
            let mut now = read(&bytes, &name).map_err(|detail| StoreError::Corrupt {
                place: format!("{} ({name})", record.symbol),
                detail,
            })?;
            now.masthead.symbol = Some(record.symbol.clone());
            if now != kept {
                imports.push(Import {
                    draft: now,
                    bytes,
                    source_name: name,
                    extension: file.trim_start_matches("source.").to_owned(),
                    as_symbol: Some(record.symbol.clone()),
                    event: Some(Event::Reparsed),
                    ..Import::default()
                });
            }
        }
        self.add(&imports)
    }

    /// The latest issue of a symbol that brought a file.
    fn with_source(&self, symbol: &Symbol) -> Result<Option<Document>, StoreError> {
        let mut issues = self.view()?.issues(symbol)?;
        issues.retain(|issue| !issue.record.by_hand());
        Ok(issues.pop())
    }
}

fn reads_anew(later: &Document, document: &Document) -> bool {
    later.record.event == Event::Reparsed
        && later.record.symbol == document.record.symbol
        && later.record.source_sha256 == document.record.source_sha256
}

fn name_of(document: &Document) -> &str {
    document.record.source_name.as_deref().unwrap_or_default()
}
