//! Adding documents: many imports, many commits, one step of the branch.

use git2::{Oid, Signature};
use sha2::{Digest, Sha256};

use super::chain::{self, View};
use super::import::{Added, Import, Outcome, Receipt};
use super::lineage::{self, Ground};
use super::lock::WriterLock;
use super::publish::Published;
use super::record::Document;
use super::seat::{self, Seat};
use super::titles::Titles;
use super::{
    ClauseLists, CommitId, Event, Record, Store, StoreError, author, folder, layout, message,
    publish, worktree,
};
use crate::align;
use crate::change;
use crate::model::Draft;
use crate::symbol::Symbol;

/// How often an import begins again because another program moved the branch.
const TRIES: u32 = 20;

impl Store {
    /// Adds documents, all of them or none.
    ///
    /// They are taken in document order (a draft before `Rev.1` before the
    /// adopted text, then by symbol and date), whatever the order in which
    /// they are handed in. Adding the same bytes under the same symbol again
    /// does nothing and says so.
    ///
    /// # Errors
    /// [`StoreError::NoSymbol`], [`StoreError::Unknown`] for a declared text
    /// that isn't there, [`StoreError::NoIdentity`], or a fault of the
    /// repository; the store is then as it was.
    pub fn add(&self, imports: &[Import]) -> Result<Receipt, StoreError> {
        let ordered = in_document_order(imports)?;
        let committer = self.committer()?.signature()?;
        let lock = WriterLock::take(&self.repo)?;
        publish::mend(&self.repo)?;
        worktree::catch_up(&self.repo, &lock)?;
        for _ in 0..TRIES {
            let branch = self.branch()?;
            let head = self.head()?;
            let mut batch = Batch {
                view: View::new(&self.repo, head.tree_id()),
                commit: head.id(),
                committer: committer.clone(),
                titles: None,
                tags: Vec::new(),
                added: Vec::new(),
            };
            for import in &ordered {
                batch.take(import)?;
            }
            let Batch {
                commit,
                tags,
                added,
                ..
            } = batch;
            let mut receipt = Receipt {
                added,
                ..Receipt::default()
            };
            if tags.is_empty() {
                lock.done()?;
                return Ok(receipt);
            }
            let from = Some(head.id());
            match publish::publish(&self.repo, &lock, &branch, from, commit, &tags)? {
                Published::Overtaken => continue,
                Published::Moved { trouble } => receipt.behind = trouble,
            }
            match worktree::follow(&self.repo, &lock, from, commit) {
                Ok(left) => receipt.left = left,
                Err(error) => receipt.behind = Some(error),
            }
            // Where something is left to do the journal stays, and the next
            // writer catches up.
            if receipt.behind.is_none() {
                lock.done()?;
            }
            return Ok(receipt);
        }
        Err(StoreError::Busy {
            path: self.path(),
            what: "the branch".to_owned(),
        })
    }

    fn branch(&self) -> Result<String, StoreError> {
        let head = self.repo.find_reference("HEAD")?;
        match head.symbolic_target()? {
            Some(name) => Ok(name.to_owned()),
            None => Err(StoreError::Detached { path: self.path() }),
        }
    }
}

/// Drafts before adopted texts, then by symbol and date; a document comes
/// after the one that it is declared to be of.
fn in_document_order(imports: &[Import]) -> Result<Vec<&Import>, StoreError> {
    let mut keyed = Vec::with_capacity(imports.len());
    for import in imports {
        let symbol = import.symbol()?;
        let key = (
            symbol.is_adopted(),
            symbol,
            seat::date(&import.draft),
            &import.source_name,
        );
        keyed.push((key, import));
    }
    keyed.sort_by(|one, two| one.0.cmp(&two.0));
    let mut ordered: Vec<&Import> = Vec::with_capacity(keyed.len());
    let mut waiting: Vec<&Import> = keyed.into_iter().map(|(_, import)| import).collect();
    while !waiting.is_empty() {
        let free = waiting.iter().position(|import| {
            let waits = |of: &Symbol| {
                waiting
                    .iter()
                    .any(|other| !std::ptr::eq(*other, *import) && other.symbol().ok() == Some(of))
            };
            !import.of.as_ref().is_some_and(waits)
        });
        // Documents declared to be of each other: the first goes first, and fails if it must.
        ordered.push(waiting.remove(free.unwrap_or(0)));
    }
    Ok(ordered)
}

/// The commits of one call, before the branch moves.
struct Batch<'r> {
    view: View<'r>,
    commit: Oid,
    committer: Signature<'static>,
    titles: Option<Titles>,
    tags: Vec<(String, Oid)>,
    added: Vec<Added>,
}

impl Batch<'_> {
    fn take(&mut self, import: &Import) -> Result<(), StoreError> {
        let symbol = import.symbol()?.clone();
        let hash = hex(&Sha256::digest(&import.bytes));
        let issues = self.view.issues(&symbol)?;
        let same = |d: &&Document| d.record.source_sha256.as_deref() == Some(hash.as_str());
        if let Some(there) = issues.iter().find(same) {
            self.added.push(Added {
                source_name: import.source_name.clone(),
                symbol,
                text: there.record.text.clone(),
                ground: Ground::Symbol,
                tag: there.tag.clone(),
                commit: there.commit,
                subject: there.subject.clone(),
                outcome: Outcome::AlreadyThere,
            });
            return Ok(());
        }
        let mut document = import.draft.clone();
        document.masthead.symbol = Some(symbol.clone());
        let (text, ground) = match issues.last() {
            Some(last) if import.of.is_none() => (last.record.text.clone(), Ground::Symbol),
            _ => lineage::find(&self.view, &mut self.titles, import, &symbol)?,
        };
        let place = Seat::find(&self.view, &text, &symbol, &document, issues.last())?;
        let event = import
            .event
            .unwrap_or_else(|| seat::event(&symbol, &document, &place, !issues.is_empty()));
        let base = match &place.base {
            Some(base) => {
                let (tree, name) = chain::folder_of(self.view.repo, base)?;
                Some(chain::draft(self.view.repo, &tree, &name)?)
            }
            None => None,
        };
        let whole = base.is_none() || seat::is_whole(&symbol, &document);
        let state = match &base {
            Some(base) if !whole => seat::with_sponsors(base, &document),
            _ => document.clone(),
        };
        let mut record = Record {
            symbol,
            text,
            event,
            title: document.title.clone(),
            document_date: seat::date(&document),
            base: place.base.as_ref().map(|b| b.record.symbol.clone()),
            before: place.before.clone(),
            source_name: Some(import.source_name.clone()),
            source_sha256: Some(hash),
            sponsors_added: Vec::new(),
            sponsors_removed: Vec::new(),
            clauses: ClauseLists::default(),
        };
        let lines = compare(&mut record, base.as_ref(), &state);
        let subject = message::subject(&record, &document);
        let path = chain::document_folder(&record);
        let root = folder::write_folder(
            &self.view,
            &path,
            &state,
            (!whole).then_some(&document),
            import,
        )?;
        let commit = self.write_commit(
            root,
            &document,
            &message::message(&subject, &lines, &record),
        )?;
        let tag = layout::issue(&record.symbol, issues.len() + 1);
        let object =
            publish::tag_object(self.view.repo, &tag, &self.view.repo.find_commit(commit)?)?;
        self.tags.push((tag.clone(), object));
        self.view.pending.insert(tag.clone(), commit);
        self.view.root = root;
        self.commit = commit;
        if let Some(titles) = &mut self.titles {
            titles.note(&state, &record.text);
        }
        self.added.push(Added {
            source_name: import.source_name.clone(),
            symbol: record.symbol,
            text: record.text,
            ground,
            tag,
            commit: CommitId(commit),
            subject,
            outcome: if issues.is_empty() {
                Outcome::New
            } else {
                Outcome::Reissue
            },
        });
        Ok(())
    }

    fn write_commit(&self, root: Oid, document: &Draft, message: &str) -> Result<Oid, StoreError> {
        let repo = self.view.repo;
        let author = author::author(document, &self.committer)?;
        let tree = repo.find_tree(root)?;
        let parent = repo.find_commit(self.commit)?;
        Ok(repo.commit(None, &author, &self.committer, message, &tree, &[&parent])?)
    }
}

/// Fills in what the comparison with the document before says; returns the
/// clause list.
fn compare(record: &mut Record, base: Option<&Draft>, state: &Draft) -> Vec<String> {
    // An adopted text prints no sponsors: that says nothing of who withdrew.
    let silent = record.event == Event::Adopted && state.sponsors.is_empty();
    let Some(base) = base else {
        if !silent {
            record.sponsors_added = state.sponsors.iter().map(|s| s.name.clone()).collect();
        }
        return Vec::new();
    };
    let changes = change::compare(base, state, &align::Options::default());
    record.clauses = ClauseLists::of(&changes, base, state);
    let lines = message::clause_lines(&changes, base, state);
    if !silent {
        record.sponsors_added = changes.sponsors.added;
        record.sponsors_removed = changes.sponsors.removed;
    }
    lines
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
