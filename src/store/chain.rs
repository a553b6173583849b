//! The documents of one text, in the order of its life.
//!
//! Nothing here walks the whole history: a text's folder names its newest
//! document, a tag its commit, and each commit the document before.

use std::collections::BTreeMap;

use git2::{Oid, Repository, Tree};

use super::record::Document;
use super::{CommitId, Record, StoreError, layout, model_file, publish};
use crate::model::Draft;
use crate::symbol::Symbol;

/// A state of the store: a root tree, and tags that are not written yet.
pub(super) struct View<'r> {
    pub(super) repo: &'r Repository,
    pub(super) root: Oid,
    pub(super) pending: BTreeMap<String, Oid>,
}

impl<'r> View<'r> {
    pub(super) fn new(repo: &'r Repository, root: Oid) -> Self {
        View {
            repo,
            root,
            pending: BTreeMap::new(),
        }
    }

    /// The document that a tag names.
    pub(super) fn tagged(&self, tag: &str) -> Result<Option<Document>, StoreError> {
        let target = match self.pending.get(tag) {
            Some(commit) => Some(*commit),
            None => publish::tag_target(self.repo, tag)?,
        };
        target
            .map(|commit| {
                document(self.repo, commit, tag)?.ok_or_else(|| StoreError::Corrupt {
                    place: format!("tag {tag}"),
                    detail: "the commit is not one of a document".to_owned(),
                })
            })
            .transpose()
    }

    /// All issues of a symbol, oldest first.
    pub(super) fn issues(&self, symbol: &Symbol) -> Result<Vec<Document>, StoreError> {
        let mut issues = Vec::new();
        while let Some(document) = self.tagged(&layout::issue(symbol, issues.len() + 1))? {
            issues.push(document);
        }
        Ok(issues)
    }

    /// The latest issue of a symbol.
    pub(super) fn latest(&self, symbol: &Symbol) -> Result<Option<Document>, StoreError> {
        Ok(self.issues(symbol)?.pop())
    }

    /// The folder of all texts.
    pub(super) fn texts(&self) -> Result<Option<Tree<'r>>, StoreError> {
        subtree(self.repo, &self.repo.find_tree(self.root)?, layout::TEXTS)
    }

    /// The folder of a text.
    pub(super) fn folder(&self, text: &Symbol) -> Result<Option<Tree<'r>>, StoreError> {
        match self.texts()? {
            Some(texts) => subtree(self.repo, &texts, &layout::name(text)),
            None => Ok(None),
        }
    }

    /// The newest document of a text.
    pub(super) fn newest(&self, text: &Symbol) -> Result<Option<Document>, StoreError> {
        match self.folder(text)? {
            Some(folder) => self.shown_in(&folder, &layout::folder(text)),
            None => Ok(None),
        }
    }

    /// The document that a text's folder shows.
    pub(super) fn shown_in(
        &self,
        folder: &Tree<'_>,
        place: &str,
    ) -> Result<Option<Document>, StoreError> {
        let own = own_reading(self.repo, folder, place)?;
        match &own.masthead.symbol {
            Some(symbol) => self.latest(symbol),
            None => Ok(None),
        }
    }

    /// All documents of a text, first draft first.
    pub(super) fn chain(&self, text: &Symbol) -> Result<Vec<Document>, StoreError> {
        let Some(folder) = self.folder(text)? else {
            return Ok(Vec::new());
        };
        match self.shown_in(&folder, &layout::folder(text))? {
            Some(newest) => self.chain_to(&newest, &folder),
            None => Ok(Vec::new()),
        }
    }

    /// All documents of a text whose folder and newest document are known.
    pub(super) fn chain_to(
        &self,
        newest: &Document,
        folder: &Tree<'_>,
    ) -> Result<Vec<Document>, StoreError> {
        let mut backwards: Vec<Document> = Vec::new();
        let mut next = Some(newest.record.symbol.clone());
        while let Some(symbol) = next {
            if backwards.iter().any(|d| d.record.symbol == symbol) {
                break;
            }
            let issues = self.issues(&symbol)?;
            next = issues.first().and_then(|first| first.record.base.clone());
            backwards.extend(issues.into_iter().rev());
        }
        backwards.reverse();
        self.insert_earlier(&mut backwards, folder)?;
        Ok(backwards)
    }

    /// Puts documents that were added late where they belong.
    fn insert_earlier(
        &self,
        chain: &mut Vec<Document>,
        folder: &Tree<'_>,
    ) -> Result<(), StoreError> {
        let Some(earlier) = subtree(self.repo, folder, layout::EARLIER)? else {
            return Ok(());
        };
        let mut waiting = Vec::new();
        for entry in &earlier {
            let name = String::from_utf8_lossy(entry.name_bytes()).into_owned();
            let Some(document) = self.tagged(&name)? else {
                continue;
            };
            if chain
                .iter()
                .all(|d| d.record.symbol != document.record.symbol)
            {
                waiting.push(self.issues(&document.record.symbol)?);
            }
        }
        loop {
            let before = waiting.len();
            waiting.retain(|issues| {
                let next = issues.first().and_then(|d| d.record.before.as_ref());
                match next.and_then(|next| chain.iter().position(|d| d.record.symbol == *next)) {
                    Some(at) => {
                        chain.splice(at..at, issues.iter().cloned());
                        false
                    }
                    None => true,
                }
            });
            if waiting.len() == before {
                break;
            }
        }
        // A next document that is not there any more: the oldest place is the safest.
        for issues in waiting {
            chain.splice(0..0, issues);
        }
        Ok(())
    }
}

/// What a commit says, with its place; `None` where it is none of a document.
pub(super) fn document(
    repo: &Repository,
    commit: Oid,
    tag: &str,
) -> Result<Option<Document>, StoreError> {
    let commit = repo.find_commit(commit)?;
    let message = String::from_utf8_lossy(commit.message_bytes());
    Ok(Record::read(&message).map(|record| Document {
        subject: message.lines().next().unwrap_or_default().to_owned(),
        record,
        tag: tag.to_owned(),
        commit: CommitId(commit.id()),
    }))
}

/// The folder of a document in its own commit.
pub(super) fn document_folder(record: &Record) -> String {
    let folder = layout::folder(&record.text);
    match record.before {
        Some(_) => format!(
            "{folder}/{}/{}",
            layout::EARLIER,
            layout::name(&record.symbol)
        ),
        None => folder,
    }
}

/// The folder of a document in its own commit, and its name for a message.
pub(super) fn folder_of<'r>(
    repo: &'r Repository,
    document: &Document,
) -> Result<(Tree<'r>, String), StoreError> {
    let mut tree = repo.find_commit(document.commit.0)?.tree()?;
    let path = document_folder(&document.record);
    let place = format!("{}:{path}", document.commit.short());
    for name in path.split('/') {
        tree = subtree(repo, &tree, name)?.ok_or_else(|| StoreError::Corrupt {
            place: place.clone(),
            detail: "the folder is not there".to_owned(),
        })?;
    }
    Ok((tree, place))
}

/// A folder inside a tree.
pub(super) fn subtree<'r>(
    repo: &'r Repository,
    tree: &Tree<'_>,
    name: &str,
) -> Result<Option<Tree<'r>>, StoreError> {
    match tree.get_name(name) {
        Some(entry) if entry.kind() == Some(git2::ObjectType::Tree) => {
            Ok(Some(repo.find_tree(entry.id())?))
        }
        _ => Ok(None),
    }
}

/// The bytes of a file inside a tree.
pub(super) fn file(
    repo: &Repository,
    tree: &Tree<'_>,
    name: &str,
) -> Result<Option<Vec<u8>>, StoreError> {
    match tree.get_name(name) {
        Some(entry) if entry.kind() == Some(git2::ObjectType::Blob) => {
            Ok(Some(repo.find_blob(entry.id())?.content().to_owned()))
        }
        _ => Ok(None),
    }
}

/// The text as it stands in a folder.
pub(super) fn draft(
    repo: &Repository,
    folder: &Tree<'_>,
    place: &str,
) -> Result<Draft, StoreError> {
    let place = format!("{place}/{}", layout::DRAFT_FILE);
    match file(repo, folder, layout::DRAFT_FILE)? {
        Some(bytes) => model_file::read(&bytes, &place),
        None => Err(StoreError::Corrupt {
            place,
            detail: "the file is not there".to_owned(),
        }),
    }
}

/// The document of a folder itself: the text, unless it is only an addition.
pub(super) fn own_reading(
    repo: &Repository,
    folder: &Tree<'_>,
    place: &str,
) -> Result<Draft, StoreError> {
    match file(repo, folder, layout::DOCUMENT_FILE)? {
        Some(bytes) => model_file::read(&bytes, &format!("{place}/{}", layout::DOCUMENT_FILE)),
        None => draft(repo, folder, place),
    }
}
