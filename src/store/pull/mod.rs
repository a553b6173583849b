//! Two copies of a store become one again.
//!
//! In: a commit of the other copy. Out: a branch that holds what both have.
//! What is only here is placed on top of what is there, document by document
//! and event by event, as if it had been added a little later: so every
//! revision finds its right place, both lists of sponsors hold, and the
//! history stays one line. Nothing that the other copy has is ever changed.
//!
//! Where both sides changed one and the same clause of one and the same
//! document, nothing is done. The clause is shown in a file, a person edits
//! it, and the placing begins again with what he wrote: there is never half a
//! merge, however often a crash intervenes.

mod desk;
mod met;
mod replay;
mod resolve;
mod tags;

use git2::{ErrorCode, Oid};

use super::batch::{Batch, TRIES};
use super::bulk::Objects;
use super::import::Receipt;
use super::lock::WriterLock;
use super::publish::{self, Published};
use super::record::Document;
use super::{CommitId, Store, StoreError, worktree};
use crate::symbol::Symbol;

pub(super) use met::Met;

/// What both sides changed, each in another way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The text.
    pub text: Symbol,
    /// The document of this store that changes it.
    pub symbol: Symbol,
    /// The subject of its commit.
    pub subject: String,
    /// The clauses, as they are cited.
    pub clauses: Vec<String>,
    /// The page of the text, with marks around the clauses.
    pub page: String,
}

/// What a pull did.
#[derive(Debug, Default)]
pub struct Pulled {
    /// Documents and events that came, oldest first.
    pub came: Vec<Document>,
    /// What was only here and stands now on top of them.
    pub receipt: Receipt,
    /// The commits that these had before, to be found for a while.
    pub before: Option<CommitId>,
}

/// What a person wrote to end a clash.
type Answers<'a> = &'a dyn Fn(&Clash) -> Option<String>;

/// Which history goes on top of which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sides {
    /// What stays as it is; the branch where `None`.
    onto: Option<Oid>,
    /// What is placed on top; the branch where `None`.
    mine: Option<Oid>,
}

impl Store {
    /// Joins what another copy of the store has, given as a git revision
    /// (`origin/main`, `FETCH_HEAD`).
    ///
    /// # Errors
    /// [`StoreError::Clash`] where both sides changed the same clause: nothing
    /// was done, and [`Store::resolve_clash`] goes on once the file that it
    /// names was edited. [`StoreError::Unrelated`] for another store.
    pub fn pull(&self, theirs: &str) -> Result<Pulled, StoreError> {
        self.refuse_open()?;
        let object = self
            .repo
            .revparse_single(theirs)
            .map_err(|_| StoreError::Unknown {
                spec: theirs.to_owned(),
                near: Vec::new(),
            })?;
        let sides = Sides {
            onto: Some(object.peel_to_commit()?.id()),
            mine: None,
        };
        self.joined(sides)
    }

    /// Places one history on top of another.
    fn place(&self, sides: Sides, answers: Answers<'_>) -> Result<Pulled, StoreError> {
        let lock = WriterLock::take(&self.repo)?;
        publish::mend(&self.repo, &lock)?;
        worktree::catch_up(&self.repo, &lock)?;
        for _ in 0..TRIES {
            let branch = self.branch()?;
            let head = self.head()?.id();
            let (onto, mine) = (sides.onto.unwrap_or(head), sides.mine.unwrap_or(head));
            let base = self.repo.merge_base(onto, mine).map_err(unrelated)?;
            let own = self.only(mine, onto)?;
            let mut pulled = Pulled {
                came: tags::documents(&self.repo, &self.only(onto, mine)?)?,
                before: (base != onto && !own.is_empty()).then_some(CommitId(mine)),
                ..Pulled::default()
            };
            // Nothing to place where one side is all of the other.
            let (target, new_tags, stale) = if base == onto {
                (mine, tags::missing(&self.repo, &own, &[])?.0, Vec::new())
            } else {
                let stale = tags::of(&self.repo, &own)?;
                let (mut new_tags, seen) =
                    tags::missing(&self.repo, &self.only(onto, mine)?, &stale)?;
                if own.is_empty() {
                    (onto, new_tags, stale)
                } else {
                    let odb = self.repo.odb()?;
                    let objects = Objects::new(&self.repo, &odb, lock.file("object"), false)?;
                    let from = self.repo.find_commit(onto)?;
                    let committer = from.committer().to_owned();
                    let mut batch = Batch::on(&self.repo, objects, &lock, &from, committer)?;
                    batch.view.hide(stale.iter().map(|tag| tag.name.clone()));
                    seen.into_iter().for_each(|found| batch.view.see(found));
                    for commit in &own {
                        replay::commit(&mut batch, *commit, answers)?;
                    }
                    let (tip, placed, added) = batch.end()?;
                    new_tags.extend(placed);
                    pulled.receipt.added = added;
                    (tip, new_tags, stale)
                }
            };
            if target == head && new_tags.is_empty() {
                lock.done()?;
                return Ok(pulled);
            }
            let from = Some(head);
            let moved =
                publish::publish(&self.repo, &lock, &branch, from, target, &new_tags, &stale)?;
            match moved {
                Published::Overtaken => continue,
                Published::Moved { trouble } => pulled.receipt.behind = trouble,
            }
            match worktree::follow(&self.repo, &lock, from, target) {
                Ok(left) => pulled.receipt.left = left,
                Err(error) => {
                    pulled.receipt.behind = pulled.receipt.behind.or(Some(error));
                }
            }
            if pulled.receipt.behind.is_none() {
                lock.done()?;
            }
            return Ok(pulled);
        }
        Err(StoreError::Busy {
            path: self.path(),
            what: "the branch".to_owned(),
        })
    }

    /// The commits of one history that another lacks, oldest first.
    fn only(&self, of: Oid, not: Oid) -> Result<Vec<Oid>, StoreError> {
        let mut walk = self.repo.revwalk()?;
        walk.set_sorting(git2::Sort::TOPOLOGICAL | git2::Sort::REVERSE)?;
        walk.push(of)?;
        walk.hide(not)?;
        walk.map(|commit| Ok(commit?)).collect()
    }
}

fn unrelated(error: git2::Error) -> StoreError {
    match error.code() {
        ErrorCode::NotFound => StoreError::Unrelated,
        _ => error.into(),
    }
}
