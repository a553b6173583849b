//! The commits of one call: written first, then made visible in one step.
//!
//! In: what is to be committed, one document or event after the other. Out:
//! the branch moved once, the tags, and a work tree that follows.

use git2::{Commit, Oid, Repository, Signature};

use super::bulk::Objects;
use super::chain::View;
use super::folder::{self, Files};
use super::import::{Added, Receipt};
use super::listing::Listing;
use super::lock::WriterLock;
use super::publish::{NewTag, Published};
use super::record::Document;
use super::titles::Titles;
use super::{
    CommitId, Record, Store, StoreError, author, layout, message, publish, roll, worktree,
};
use crate::model::Draft;

/// How often an import begins again because another program moved the branch.
pub(super) const TRIES: u32 = 20;

/// The commits of one call, before the branch moves.
pub(super) struct Batch<'r, 'l> {
    pub(super) view: View<'r>,
    pub(super) titles: Option<Titles>,
    pub(super) added: Vec<Added>,
    objects: Objects<'r>,
    listing: Listing,
    lock: &'l WriterLock,
    commit: Oid,
    committer: Signature<'static>,
    tags: Vec<NewTag>,
    /// The folder of the document before, of whichever text.
    last: Option<Oid>,
}

/// What one commit holds.
pub(super) struct New<'n> {
    pub(super) record: Record,
    pub(super) files: Files<'n>,
    /// The document whose sponsors or organ stand as the author.
    pub(super) by: &'n Draft,
    /// The document that it is compared with.
    pub(super) base: Option<&'n Document>,
    pub(super) subject: String,
    pub(super) lines: Vec<String>,
    pub(super) tag: String,
}

impl Store {
    /// Runs a writer under the lock until its commits are in the store.
    ///
    /// `many` says that so much is to be written that it should be packed.
    pub(super) fn commit_all(
        &self,
        many: bool,
        fill: impl Fn(&mut Batch<'_, '_>) -> Result<(), StoreError>,
    ) -> Result<Receipt, StoreError> {
        let committer = self.committer()?.signature()?;
        let lock = WriterLock::take(&self.repo)?;
        publish::mend(&self.repo, &lock)?;
        worktree::catch_up(&self.repo, &lock)?;
        // What a pack is made of lives in the memory of a repository of its own.
        let apart;
        let repo = if many {
            apart = Repository::open(self.repo.path())?;
            &apart
        } else {
            &self.repo
        };
        let odb = repo.odb()?;
        for _ in 0..TRIES {
            let branch = self.branch()?;
            let from = self.head()?;
            let objects = Objects::new(repo, &odb, lock.file("object"), many)?;
            let mut batch = Batch::on(repo, objects, &lock, &from, committer.clone())?;
            fill(&mut batch)?;
            let written = batch.view.written()?;
            let (commit, tags, added) = batch.end()?;
            let mut receipt = Receipt {
                added,
                ..Receipt::default()
            };
            if tags.is_empty() {
                lock.done()?;
                return Ok(receipt);
            }
            let from = Some(from.id());
            match publish::publish(&self.repo, &lock, &branch, from, commit, &tags, &[])? {
                Published::Overtaken => continue,
                Published::Moved { trouble } => receipt.behind = trouble,
            }
            match worktree::follow_texts(&self.repo, &lock, &written) {
                Ok(left) => receipt.left = left,
                Err(error) => receipt.behind = receipt.behind.or(Some(error)),
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

    /// The branch that writers move.
    pub(super) fn branch(&self) -> Result<String, StoreError> {
        let head = self.repo.find_reference("HEAD")?;
        match head.symbolic_target()? {
            Some(name) => Ok(name.to_owned()),
            None => Err(StoreError::Detached { path: self.path() }),
        }
    }
}

impl<'r, 'l> Batch<'r, 'l> {
    /// Begins on top of a commit.
    pub(super) fn on(
        repo: &'r Repository,
        objects: Objects<'r>,
        lock: &'l WriterLock,
        from: &Commit<'_>,
        committer: Signature<'static>,
    ) -> Result<Self, StoreError> {
        let view = View::new(repo, from.tree_id());
        Ok(Batch {
            listing: Listing::read(&view, from.tree_id())?,
            view,
            titles: None,
            added: Vec::new(),
            objects,
            lock,
            commit: from.id(),
            committer,
            tags: Vec::new(),
            last: None,
        })
    }

    /// The last commit, the tags and what became of every import.
    pub(super) fn end(mut self) -> Result<(Oid, Vec<NewTag>, Vec<Added>), StoreError> {
        self.objects.flush(self.lock)?;
        Ok((self.commit, self.tags, self.added))
    }

    /// The commit written last.
    pub(super) fn tip(&self) -> Oid {
        self.commit
    }

    /// Commits from here on in the name and at the time of another.
    pub(super) fn commit_as(&mut self, committer: Signature<'static>) {
        self.committer = committer;
    }

    /// Goes on from a commit that was written on top of the last one.
    pub(super) fn go_on_from(&mut self, commit: &Commit<'_>) -> Result<(), StoreError> {
        self.commit = commit.id();
        self.view.stand_on(commit.tree_id());
        self.listing = Listing::read(&self.view, commit.tree_id())?;
        self.titles = None;
        Ok(())
    }

    /// Writes a document or event on top of what was written so far.
    pub(super) fn put(&mut self, mut new: New<'_>) -> Result<CommitId, StoreError> {
        let repo = self.view.repo;
        new.record.roll = roll::write(new.files.state.clauses.iter().map(|clause| &clause.id));
        let record = &new.record;
        let name = layout::name(&record.text);
        let old = self.view.folder(&record.text)?;
        let like = match new.base {
            Some(base) => Some(self.view.folder_of(base)?.0),
            None => self.last.map(|id| repo.find_tree(id)).transpose()?,
        };
        let earlier = record.before.as_ref().map(|_| layout::name(&record.symbol));
        let folders = folder::write(
            repo,
            &mut self.objects,
            old.as_ref(),
            like.as_ref(),
            earlier.as_deref(),
            &new.files,
        )?;
        let root = self.listing.put(&mut self.objects, &name, folders.text)?;
        let text = message::message(&new.subject, &new.lines, record);
        let author = author::author(new.by, record.document_date, &self.committer)?;
        let commit = repo.commit(
            None,
            &author,
            &self.committer,
            &text,
            &repo.find_tree(root)?,
            &[&repo.find_commit(self.commit)?],
        )?;
        self.objects.take(commit, text.len(), None);
        let object = publish::tag_object(repo, &new.tag, &repo.find_commit(commit)?)?;
        self.objects.take(object, text.len(), None);
        self.tags.push(NewTag {
            name: new.tag.clone(),
            object,
            commit,
        });
        if let Some(titles) = &mut self.titles {
            titles.note(new.files.state, &record.text);
        }
        self.commit = commit;
        self.last = Some(folders.document);
        let symbol = record.symbol.clone();
        let newest = record.before.is_none().then_some(symbol);
        let document = Document {
            record: new.record,
            tag: new.tag,
            commit: CommitId(commit),
            subject: new.subject,
            sponsor: author::sponsor(&author),
        };
        self.view
            .note(&name, &folders, newest, document, new.files.state);
        self.objects.relieve(self.lock)?;
        Ok(CommitId(commit))
    }
}
