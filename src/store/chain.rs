//! The documents of one text, in the order of its life.
//!
//! Nothing here walks the whole history: a text's folder names its newest
//! document, a tag its commit, and each commit the document before.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use git2::{ObjectType, Oid, Repository, Tree};

use super::folder::Folders;
use super::record::Document;
use super::tree_bytes::{self, Sorted};
use super::{CommitId, Record, StoreError, author, layout, model_file, outline, publish};
use crate::model::Draft;
use crate::symbol::Symbol;

/// A state of the store: a root tree, and what was written on top of it and is
/// not visible yet.
pub(super) struct View<'r> {
    pub(super) repo: &'r Repository,
    root: Oid,
    texts: OnceCell<Option<Sorted>>,
    /// Documents by their tags.
    pending: BTreeMap<String, Document>,
    /// Tags that will name something else, or nothing.
    hidden: BTreeSet<String>,
    /// The folders of documents, by their commits.
    own: BTreeMap<Oid, Oid>,
    /// The folders of texts, by their names, with the newest document.
    folders: BTreeMap<String, (Oid, Option<Symbol>)>,
    /// The text with the document that was written last.
    last: Option<(Oid, Draft)>,
}

/// The folder of a text, before and after what was written.
pub(super) struct Written {
    pub(super) name: String,
    pub(super) old: Option<Oid>,
    pub(super) new: Oid,
}

impl<'r> View<'r> {
    pub(super) fn new(repo: &'r Repository, root: Oid) -> Self {
        View {
            repo,
            root,
            texts: OnceCell::new(),
            pending: BTreeMap::new(),
            hidden: BTreeSet::new(),
            own: BTreeMap::new(),
            folders: BTreeMap::new(),
            last: None,
        }
    }

    /// Overlooks tags that will name something else, or nothing.
    pub(super) fn hide(&mut self, tags: impl IntoIterator<Item = String>) {
        self.hidden.extend(tags);
    }

    /// Takes note of a document whose tag is not written yet.
    pub(super) fn see(&mut self, document: Document) {
        self.pending.insert(document.tag.clone(), document);
    }

    /// Looks at another root tree, which holds all that was written so far.
    pub(super) fn stand_on(&mut self, root: Oid) {
        self.root = root;
        self.texts = OnceCell::new();
        self.folders.clear();
    }

    /// Takes note of a document that was written. `newest` is its symbol where
    /// the folder of the text shows it.
    pub(super) fn note(
        &mut self,
        name: &str,
        folders: &Folders,
        newest: Option<Symbol>,
        document: Document,
        state: &Draft,
    ) {
        let commit = document.commit.0;
        self.own.insert(commit, folders.document);
        let newest = newest.or_else(|| self.folders.get(name).and_then(|(_, n)| n.clone()));
        self.folders.insert(name.to_owned(), (folders.text, newest));
        self.pending.insert(document.tag.clone(), document);
        self.last = Some((commit, state.clone()));
    }

    /// The document that a tag names.
    pub(super) fn tagged(&self, tag: &str) -> Result<Option<Document>, StoreError> {
        if let Some(document) = self.pending.get(tag) {
            return Ok(Some(document.clone()));
        }
        if self.hidden.contains(tag) {
            return Ok(None);
        }
        publish::tag_target(self.repo, tag)?
            .map(|commit| {
                document(self.repo, commit, tag)?.ok_or_else(|| StoreError::Corrupt {
                    place: format!("tag {tag}"),
                    detail: "the commit is not one of a document".to_owned(),
                })
            })
            .transpose()
    }

    /// The folder of a document, and its name for a message.
    pub(super) fn folder_of(&self, document: &Document) -> Result<(Tree<'r>, String), StoreError> {
        match self.own.get(&document.commit.0) {
            Some(folder) => Ok((
                self.repo.find_tree(*folder)?,
                document_folder(&document.record),
            )),
            None => folder_of(self.repo, document),
        }
    }

    /// The text as it stood with a document.
    pub(super) fn state(&self, document: &Document) -> Result<Draft, StoreError> {
        match &self.last {
            Some((commit, state)) if *commit == document.commit.0 => Ok(state.clone()),
            _ => {
                let (folder, place) = self.folder_of(document)?;
                draft(self.repo, &folder, &place)
            }
        }
    }

    /// All issues of a symbol and the events that happened to it, oldest
    /// first.
    pub(super) fn issues(&self, symbol: &Symbol) -> Result<Vec<Document>, StoreError> {
        let mut issues = Vec::new();
        loop {
            let number = issues.len() + 1;
            let next = match self.tagged(&layout::issue(symbol, number))? {
                None if number > 1 => self.tagged(&layout::event(symbol, number))?,
                next => next,
            };
            match next {
                Some(document) => issues.push(document),
                None => return Ok(issues),
            }
        }
    }

    /// The latest issue of a symbol.
    pub(super) fn latest(&self, symbol: &Symbol) -> Result<Option<Document>, StoreError> {
        Ok(self.issues(symbol)?.pop())
    }

    /// The folder of all texts, without what is not visible yet.
    pub(super) fn texts(&self) -> Result<Option<&Sorted>, StoreError> {
        if self.texts.get().is_none() {
            let root = self.repo.find_tree(self.root)?;
            let found = match root.get_name(layout::TEXTS) {
                Some(entry) if entry.kind() == Some(ObjectType::Tree) => {
                    let bytes = self.repo.odb()?.read(entry.id())?.data().to_owned();
                    Some(Sorted::new(bytes))
                }
                _ => None,
            };
            // Set once: it was empty just now, and nobody else has it.
            let _ = self.texts.set(found);
        }
        Ok(self.texts.get().and_then(Option::as_ref))
    }

    /// The names of the folders of all texts, sorted.
    pub(super) fn names(&self) -> Result<Vec<String>, StoreError> {
        let texts = self.texts()?.map_or(&[][..], |texts| &texts.bytes);
        let mut names: Vec<String> = tree_bytes::entries(texts)
            .filter(|entry| entry.is_folder)
            .map(|entry| String::from_utf8_lossy(entry.name).into_owned())
            .chain(self.folders.keys().cloned())
            .collect();
        names.sort();
        names.dedup();
        Ok(names)
    }

    /// The folder of a text.
    pub(super) fn folder(&self, text: &Symbol) -> Result<Option<Tree<'r>>, StoreError> {
        self.named(&layout::name(text))
    }

    /// The folder of a text by its name.
    pub(super) fn named(&self, name: &str) -> Result<Option<Tree<'r>>, StoreError> {
        match self.named_id(name)? {
            Some(id) => Ok(Some(self.repo.find_tree(id)?)),
            None => Ok(None),
        }
    }

    /// What git calls the content of a text's folder.
    pub(super) fn named_id(&self, name: &str) -> Result<Option<Oid>, StoreError> {
        if let Some((folder, _)) = self.folders.get(name) {
            return Ok(Some(*folder));
        }
        let texts = self.texts()?;
        Ok(texts.and_then(|texts| texts.folder(name.as_bytes())))
    }

    /// The folders of texts that were written on top, by name, each with the
    /// one that it stands in place of.
    pub(super) fn written(&self) -> Result<Vec<Written>, StoreError> {
        let texts = self.texts()?;
        let written = self.folders.iter().map(|(name, (new, _))| Written {
            old: texts.and_then(|texts| texts.folder(name.as_bytes())),
            new: *new,
            name: name.clone(),
        });
        Ok(written.collect())
    }

    /// The newest document of a text.
    pub(super) fn newest(&self, text: &Symbol) -> Result<Option<Document>, StoreError> {
        if let Some((_, Some(newest))) = self.folders.get(&layout::name(text)) {
            return self.latest(newest);
        }
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
        let own = match file(self.repo, folder, layout::DOCUMENT_FILE)? {
            None => file(self.repo, folder, layout::DRAFT_FILE)?,
            own => own,
        };
        let symbol = match own.as_deref().and_then(outline::symbol) {
            None => own_reading(self.repo, folder, place)?.masthead.symbol,
            symbol => symbol,
        };
        match symbol {
            Some(symbol) => self.latest(&symbol),
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
        sponsor: author::sponsor(&commit.author()),
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
        Some(entry) if entry.kind() == Some(ObjectType::Tree) => {
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
        Some(entry) if entry.kind() == Some(ObjectType::Blob) => {
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
