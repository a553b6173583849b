//! The one moment at which an import becomes visible.
//!
//! The branch moves first, in one step; then the new commits get their tags,
//! oldest first. So the tag of the newest document is there only when all are,
//! and a missing one says how far back to mend.

use std::thread::sleep;
use std::time::Duration;

use git2::{Commit, ErrorCode, Oid, Repository};

use super::lock::{Journal, WriterLock};
use super::{Record, StoreError, layout};

/// How often a branch that another program holds is tried again.
const TRIES: u32 = 40;
const PAUSE: Duration = Duration::from_millis(50);

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

/// Moves the branch from one commit to another, then writes tags.
pub(super) fn publish(
    repo: &Repository,
    lock: &WriterLock,
    branch: &str,
    from: Option<Oid>,
    to: Oid,
    tags: &[(String, Oid)],
) -> Result<Published, StoreError> {
    let mut references = vec![branch.to_owned()];
    references.extend(tags.iter().map(|(name, _)| tag_reference(name)));
    lock.announce(&Journal {
        from,
        to: Some(to),
        references,
    })?;
    for _ in 0..TRIES {
        let moved = match from {
            Some(from) => repo.reference_matching(branch, to, true, from, "travaux: add"),
            None => repo.reference(branch, to, false, "travaux: init"),
        };
        match moved {
            Ok(_) => {
                let written: Result<(), StoreError> = tags
                    .iter()
                    .try_for_each(|(name, tag)| write_tag(repo, name, *tag));
                return Ok(Published::Moved {
                    trouble: written.err(),
                });
            }
            Err(error) if matches!(error.code(), ErrorCode::Modified | ErrorCode::Exists) => {
                return Ok(Published::Overtaken);
            }
            Err(error) if error.code() == ErrorCode::Locked => sleep(PAUSE),
            Err(error) => return Err(error.into()),
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
pub(super) fn mend(repo: &Repository) -> Result<(), StoreError> {
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
    for (record, commit) in missing.iter().rev() {
        let name = free_name(repo, record)?;
        let tag = tag_object(repo, &name, commit)?;
        write_tag(repo, &name, tag)?;
    }
    Ok(())
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
        match tag_target(repo, &issue_name(record, issue))? {
            Some(target) if target == commit => return Ok(true),
            Some(_) => {}
            None => break,
        }
    }
    Ok(false)
}

fn free_name(repo: &Repository, record: &Record) -> Result<String, StoreError> {
    let mut issue = 1;
    while tag_target(repo, &issue_name(record, issue))?.is_some() {
        issue += 1;
    }
    Ok(issue_name(record, issue))
}

fn issue_name(record: &Record, issue: usize) -> String {
    layout::issue(&record.symbol, issue)
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

fn write_tag(repo: &Repository, name: &str, tag: Oid) -> Result<(), StoreError> {
    match repo.reference(&tag_reference(name), tag, false, "") {
        Ok(_) => Ok(()),
        Err(error) if error.code() == ErrorCode::Exists => Ok(()),
        Err(error) => Err(error.into()),
    }
}

fn tag_reference(name: &str) -> String {
    format!("refs/tags/{name}")
}
