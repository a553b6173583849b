//! Adding documents: many imports, many commits, one step of the branch.

use git2::{Oid, Signature};
use sha2::{Digest, Sha256};

use super::chain::{self, View};
use super::import::{Added, Import, Outcome, Receipt};
use super::lineage::{self, Ground};
use super::lock::WriterLock;
use super::record::Document;
use super::titles::Titles;
use super::{
    ClauseLists, CommitId, Event, Record, Store, StoreError, author, layout, markdown, message,
    model_file, publish, read, worktree,
};
use crate::align;
use crate::change;
use crate::model::{ClauseKind, Draft, DraftKind};
use crate::symbol::Symbol;
use crate::text;

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
            if publish::publish(&self.repo, &lock, &branch, Some(head.id()), commit, &tags)? {
                match worktree::follow(&self.repo, &lock, Some(head.id()), commit) {
                    Ok(left) => {
                        receipt.left = left;
                        lock.done()?;
                    }
                    // The journal stays, so that the next writer catches up.
                    Err(error) => receipt.behind = Some(error),
                }
                return Ok(receipt);
            }
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
            date(&import.draft),
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

fn date(draft: &Draft) -> Option<jiff::civil::Date> {
    let head = &draft.masthead;
    head.date.or(head.adoption.as_ref().and_then(|a| a.date))
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

/// Where in the life of its text a document stands.
#[derive(Default)]
struct Seat {
    /// The document before.
    base: Option<Document>,
    /// The next document, where this one comes late.
    before: Option<Symbol>,
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
        let seat = self.seat(&text, &symbol, &document, issues.last())?;
        let event = import
            .event
            .unwrap_or_else(|| event(&symbol, &document, &seat, !issues.is_empty()));
        let base = match &seat.base {
            Some(base) => Some(self.draft_of(base)?),
            None => None,
        };
        let whole = base.is_none() || is_whole(&symbol, &document);
        let state = match &base {
            Some(base) if !whole => with_sponsors(base, &document),
            _ => document.clone(),
        };
        let (record, lines) = describe(
            import,
            hash,
            text,
            symbol,
            event,
            &seat,
            base.as_ref(),
            (&state, &document),
        );
        let subject = message::subject(&record, &document);
        let folder = chain::document_folder(&record);
        let root = self.write_folder(&folder, &state, (!whole).then_some(&document), import)?;
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

    fn seat(
        &self,
        text: &Symbol,
        symbol: &Symbol,
        draft: &Draft,
        issued: Option<&Document>,
    ) -> Result<Seat, StoreError> {
        let Some(newest) = self.view.newest(text)? else {
            return Ok(Seat::default());
        };
        if newest.record.symbol == *symbol
            || (issued.is_none() && !precedes(symbol, draft, &newest))
        {
            return Ok(Seat {
                base: Some(newest),
                before: None,
            });
        }
        let chain = self.view.chain(text)?;
        let at = match chain.iter().rposition(|d| d.record.symbol == *symbol) {
            Some(last) => last + 1,
            None => chain
                .iter()
                .position(|d| precedes(symbol, draft, d))
                .unwrap_or(chain.len()),
        };
        Ok(Seat {
            base: at.checked_sub(1).map(|at| chain[at].clone()),
            before: chain.get(at).map(|next| next.record.symbol.clone()),
        })
    }

    fn draft_of(&self, document: &Document) -> Result<Draft, StoreError> {
        let repo = self.view.repo;
        let path = chain::document_folder(&document.record);
        let mut tree = repo.find_commit(document.commit.0)?.tree()?;
        for name in path.split('/') {
            tree = chain::subtree(repo, &tree, name)?.ok_or_else(|| StoreError::Corrupt {
                place: format!("{}:{path}", document.commit.short()),
                detail: "the folder is not there".to_owned(),
            })?;
        }
        chain::draft(repo, &tree, &path)
    }

    /// Writes the files of a document; returns the new root tree.
    fn write_folder(
        &self,
        path: &str,
        state: &Draft,
        document: Option<&Draft>,
        import: &Import,
    ) -> Result<Oid, StoreError> {
        let repo = self.view.repo;
        let mut files = vec![
            (
                layout::TEXT_FILE.to_owned(),
                repo.blob(markdown::page(state).as_bytes())?,
            ),
            (
                layout::DRAFT_FILE.to_owned(),
                repo.blob(model_file::write(state)?.as_bytes())?,
            ),
            (
                format!("source.{}", extension(&import.extension)),
                repo.blob(&import.bytes)?,
            ),
        ];
        if let Some(document) = document {
            let bytes = model_file::write(document)?;
            files.push((
                layout::DOCUMENT_FILE.to_owned(),
                repo.blob(bytes.as_bytes())?,
            ));
        }
        let parts: Vec<&str> = path.split('/').collect();
        self.write_tree(Some(self.view.root), &parts, &files)
    }

    fn write_tree(
        &self,
        old: Option<Oid>,
        path: &[&str],
        files: &[(String, Oid)],
    ) -> Result<Oid, StoreError> {
        let repo = self.view.repo;
        let old = old.map(|id| repo.find_tree(id)).transpose()?;
        let mut tree = repo.treebuilder(old.as_ref())?;
        match path.split_first() {
            Some((name, rest)) => {
                let below = match &old {
                    Some(old) => chain::subtree(repo, old, name)?.map(|t| t.id()),
                    None => None,
                };
                let id = self.write_tree(below, rest, files)?;
                tree.insert(*name, id, git2::FileMode::Tree.into())?;
            }
            None => {
                for entry in old.iter().flatten() {
                    if read::is_document_file(entry.name_bytes()) {
                        tree.remove(entry.name_bytes())?;
                    }
                }
                for (name, id) in files {
                    tree.insert(name.as_str(), *id, git2::FileMode::Blob.into())?;
                }
            }
        }
        Ok(tree.write()?)
    }

    fn write_commit(&self, root: Oid, document: &Draft, message: &str) -> Result<Oid, StoreError> {
        let repo = self.view.repo;
        let author = author::author(document, &self.committer)?;
        let tree = repo.find_tree(root)?;
        let parent = repo.find_commit(self.commit)?;
        Ok(repo.commit(None, &author, &self.committer, message, &tree, &[&parent])?)
    }
}

/// Whether a new document stands before one that is there.
///
/// Drafts come before adopted texts, documents of one symbol in the order of
/// that symbol, others by their dates; what cannot be told comes after.
fn precedes(symbol: &Symbol, draft: &Draft, there: &Document) -> bool {
    let other = &there.record.symbol;
    match (symbol.is_adopted(), other.is_adopted()) {
        (false, true) => return true,
        (true, false) => return false,
        _ => {}
    }
    if symbol.base() == other.base() {
        return symbol < other;
    }
    match (date(draft), there.record.document_date) {
        (Some(new), Some(old)) => new < old,
        _ => false,
    }
}

fn event(symbol: &Symbol, draft: &Draft, seat: &Seat, reissued: bool) -> Event {
    let is_draft = matches!(
        draft.kind,
        DraftKind::DraftResolution | DraftKind::DraftDecision
    );
    if reissued {
        Event::Reissued
    } else if symbol.corrigendum().is_some() {
        Event::Corrected
    } else if symbol.is_adopted()
        || matches!(draft.kind, DraftKind::Resolution | DraftKind::Decision)
    {
        Event::Adopted
    } else if draft.kind == DraftKind::Sponsors {
        Event::SponsorsJoined
    } else if symbol.revision().is_some() || (seat.base.is_some() && is_draft) {
        Event::Revised
    } else {
        Event::Tabled
    }
}

/// Whether a document replaces the text, or only adds to it: a list of
/// sponsors and a corrigendum don't, unless they print the whole text.
fn is_whole(symbol: &Symbol, draft: &Draft) -> bool {
    if draft.kind == DraftKind::Sponsors || draft.clauses.is_empty() {
        return false;
    }
    symbol.corrigendum().is_none() || draft.clauses.iter().any(|c| c.kind == ClauseKind::Chapeau)
}

/// The text with the sponsors that an addendum names.
fn with_sponsors(base: &Draft, document: &Draft) -> Draft {
    let mut state = base.clone();
    if document.kind == DraftKind::Sponsors {
        for sponsor in &document.sponsors {
            let key = text::key(&sponsor.name);
            if state.sponsors.iter().all(|s| text::key(&s.name) != key) {
                state.sponsors.push(sponsor.clone());
            }
        }
    }
    state
}

#[allow(clippy::too_many_arguments)]
fn describe(
    import: &Import,
    hash: String,
    text: Symbol,
    symbol: Symbol,
    event: Event,
    seat: &Seat,
    base: Option<&Draft>,
    (state, document): (&Draft, &Draft),
) -> (Record, Vec<String>) {
    let mut record = Record {
        symbol,
        text,
        event,
        title: document.title.clone(),
        document_date: date(document),
        base: seat.base.as_ref().map(|b| b.record.symbol.clone()),
        before: seat.before.clone(),
        source_name: Some(import.source_name.clone()),
        source_sha256: Some(hash),
        sponsors_added: Vec::new(),
        sponsors_removed: Vec::new(),
        clauses: ClauseLists::default(),
    };
    // An adopted text prints no sponsors: that says nothing of who withdrew.
    let silent = event == Event::Adopted && state.sponsors.is_empty();
    let Some(base) = base else {
        if !silent {
            record.sponsors_added = state.sponsors.iter().map(|s| s.name.clone()).collect();
        }
        return (record, Vec::new());
    };
    let changes = change::compare(base, state, &align::Options::default());
    if !silent {
        record.sponsors_added = changes.sponsors.added.clone();
        record.sponsors_removed = changes.sponsors.removed.clone();
    }
    record.clauses = ClauseLists::of(&changes, base, state);
    let lines = message::clause_lines(&changes, base, state);
    (record, lines)
}

/// An extension that is safe in a file name.
fn extension(given: &str) -> String {
    let clean: String = given
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .take(8)
        .collect();
    if clean.is_empty() {
        "bin".to_owned()
    } else {
        clean
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
