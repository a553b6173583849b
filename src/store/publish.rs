//! The one moment at which an import becomes visible.
//!
//! The branch moves first, in one step; then the new commits get their tags,
//! oldest first. So the tag of the newest document is there only when all are,
//! and a missing one says how far back to mend.

use std::thread::sleep;
use std::time::Duration;

use git2::{Commit, ErrorCode, Oid, Repository};

use super::lock::{Journal, WriterLock};
use super::loose::{self, Moved};
use super::{Event, Record, StoreError, layout, packed};
use crate::symbol::Symbol;

/// How often a branch that another program holds is tried again.
const TRIES: u32 = 40;
const PAUSE: Duration = Duration::from_millis(50);

/// So many tags are written all at once.
const MANY: usize = 64;

/// A tag to write.
pub(super) struct NewTag {
    pub(super) name: String,
    /// The object that says who tagged, and when.
    pub(super) object: Oid,
    pub(super) commit: Oid,
}

/// How publishing ended.
pub(super) enum Published {
    /// The branch has moved; tags that could not be written will be mended.
    Moved {
        /// Why a tag could not be written.
        trouble: Option<StoreError>,
    },
    /// Another program moved the branch meanwhile: nothing was done.
    Overtaken,
}

/// A tag that is not to name its commit any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stale {
    pub(super) name: String,
    pub(super) commit: Oid,
}

/// Moves the branch from one commit to another, then removes and writes tags.
pub(super) fn publish(
    repo: &Repository,
    lock: &WriterLock,
    branch: &str,
    from: Option<Oid>,
    to: Oid,
    tags: &[NewTag],
    stale: &[Stale],
) -> Result<Published, StoreError> {
    let mut references = vec![branch.to_owned()];
    references.extend(tags.iter().take(MANY).map(|tag| tag_reference(&tag.name)));
    references.extend(stale.iter().map(|tag| tag_reference(&tag.name)));
    lock.announce(&Journal {
        from,
        to: Some(to),
        references,
        stale: stale.to_vec(),
    })?;
    for _ in 0..TRIES {
        match loose::reference(repo, branch, from, to)? {
            Moved::Yes => {
                let message = match from {
                    Some(_) => "travaux: add",
                    None => "travaux: init",
                };
                let tagged = remove_tags(repo, stale).and_then(|()| write_tags(repo, lock, tags));
                let logged = loose::log(repo, branch, from, to, message);
                return Ok(Published::Moved {
                    trouble: tagged.and(logged).err(),
                });
            }
            Moved::Overtaken => return Ok(Published::Overtaken),
            Moved::Held => sleep(PAUSE),
        }
    }
    Err(StoreError::Busy {
        path: repo.path().to_owned(),
        what: branch.to_owned(),
    })
}

/// Writes the object of a tag. The tagger is the committer, so that a tag that
/// is made again is the same object.
pub(super) fn tag_object(
    repo: &Repository,
    name: &str,
    commit: &Commit<'_>,
) -> Result<Oid, StoreError> {
    let subject = String::from_utf8_lossy(commit.summary_bytes().unwrap_or_default()).into_owned();
    let message = format!("{subject}\n");
    Ok(repo.tag_annotation_create(name, commit.as_object(), &commit.committer(), &message)?)
}

/// Whether the newest document has its tag.
pub(super) fn complete(repo: &Repository) -> Result<bool, StoreError> {
    Ok(untagged(repo)?.is_none())
}

/// Makes the tags that are missing; returns whether there were any.
pub(super) fn mend(repo: &Repository, lock: &WriterLock) -> Result<(), StoreError> {
    let journal = lock.unfinished();
    if let (Some(to), Ok(head)) = (journal.to, repo.head())
        && let head = head.peel_to_commit()?.id()
        && (head == to || repo.graph_descendant_of(head, to).unwrap_or(false))
    {
        remove_tags(repo, &journal.stale)?;
    }
    let Some(newest) = untagged(repo)? else {
        return Ok(());
    };
    let mut missing = Vec::new();
    let mut commit = newest;
    loop {
        if let Some(record) = record(&commit) {
            if tagged(repo, &record, commit.id())? {
                break;
            }
            missing.push((record, commit.clone()));
        }
        match commit.parent(0) {
            Ok(parent) => commit = parent,
            Err(_) => break,
        }
    }
    let mut tags: Vec<NewTag> = Vec::new();
    for (record, commit) in missing.iter().rev() {
        let name = free_name(repo, record, &tags)?;
        let object = tag_object(repo, &name, commit)?;
        let commit = commit.id();
        tags.push(NewTag {
            name,
            object,
            commit,
        });
    }
    write_tags(repo, lock, &tags)
}

/// The newest document's commit, where it has no tag.
fn untagged(repo: &Repository) -> Result<Option<Commit<'_>>, StoreError> {
    let Ok(head) = repo.head() else {
        return Ok(None);
    };
    let mut commit = head.peel_to_commit()?;
    loop {
        if let Some(record) = record(&commit) {
            let tagged = tagged(repo, &record, commit.id())?;
            return Ok((!tagged).then_some(commit));
        }
        match commit.parent(0) {
            Ok(parent) => commit = parent,
            Err(_) => return Ok(None),
        }
    }
}

fn tagged(repo: &Repository, record: &Record, commit: Oid) -> Result<bool, StoreError> {
    for issue in 1.. {
        match nth(repo, &record.symbol, issue)? {
            Some((_, target)) if target == commit => return Ok(true),
            Some(_) => {}
            None => break,
        }
    }
    Ok(false)
}

/// The tag of an issue of a symbol, or of an event that was counted with them.
pub(super) fn nth(
    repo: &Repository,
    symbol: &Symbol,
    number: usize,
) -> Result<Option<(String, Oid)>, StoreError> {
    for name in [layout::issue(symbol, number), layout::event(symbol, number)] {
        if let Some(commit) = tag_target(repo, &name)? {
            return Ok(Some((name, commit)));
        }
    }
    Ok(None)
}

fn free_name(repo: &Repository, record: &Record, new: &[NewTag]) -> Result<String, StoreError> {
    let mut number = 1;
    loop {
        let names = [
            layout::issue(&record.symbol, number),
            layout::event(&record.symbol, number),
        ];
        let taken = new.iter().any(|tag| names.contains(&tag.name));
        if !taken && nth(repo, &record.symbol, number)?.is_none() {
            let [issue, event] = names;
            return Ok(if number > 1 && is_event(record) {
                event
            } else {
                issue
            });
        }
        number += 1;
    }
}

/// Whether a commit is tagged as an event of its symbol, not as an issue.
pub(super) fn is_event(record: &Record) -> bool {
    record.by_hand() || matches!(record.event, Event::Reparsed | Event::OrallyRevised)
}

/// The commit that a tag names.
pub(super) fn tag_target(repo: &Repository, name: &str) -> Result<Option<Oid>, StoreError> {
    match repo.find_reference(&tag_reference(name)) {
        Ok(reference) => Ok(Some(reference.peel_to_commit()?.id())),
        Err(error) if matches!(error.code(), ErrorCode::NotFound | ErrorCode::InvalidSpec) => {
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

/// What a commit says of its document.
pub(super) fn record(commit: &Commit<'_>) -> Option<Record> {
    Record::read(&String::from_utf8_lossy(commit.message_bytes()))
}

fn remove_tags(repo: &Repository, stale: &[Stale]) -> Result<(), StoreError> {
    for tag in stale {
        if tag_target(repo, &tag.name)? == Some(tag.commit) {
            repo.find_reference(&tag_reference(&tag.name))?.delete()?;
        }
    }
    Ok(())
}

fn write_tags(repo: &Repository, lock: &WriterLock, tags: &[NewTag]) -> Result<(), StoreError> {
    if tags.len() >= MANY {
        return packed::add(repo, lock, tags);
    }
    for tag in tags {
        let name = tag_reference(&tag.name);
        // One that is there stays; one that is held will be mended.
        if loose::reference(repo, &name, None, tag.object)? == Moved::Held {
            return Err(StoreError::Busy {
                path: repo.path().to_owned(),
                what: name,
            });
        }
    }
    Ok(())
}

fn tag_reference(name: &str) -> String {
    format!("refs/tags/{name}")
}
