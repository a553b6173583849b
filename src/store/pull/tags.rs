//! The tags of histories that meet.
//!
//! Two copies can give the same name to two commits (`A_80_L.1_event.2`). The
//! name stays with the history that is not moved; the other counts on.

use git2::{Oid, Repository};

use crate::store::publish::{self, NewTag, Stale};
use crate::store::record::Document;
use crate::store::{Record, StoreError, chain, layout};

/// What commits say of documents, oldest first.
pub(super) fn documents(repo: &Repository, commits: &[Oid]) -> Result<Vec<Document>, StoreError> {
    let mut found = Vec::new();
    for &id in commits {
        found.extend(chain::document(repo, id, "")?);
    }
    Ok(found)
}

/// The tags that name one of these commits.
pub(super) fn of(repo: &Repository, commits: &[Oid]) -> Result<Vec<Stale>, StoreError> {
    let mut found: Vec<Stale> = Vec::new();
    for document in documents(repo, commits)? {
        for number in 1.. {
            let Some((name, commit)) = publish::nth(repo, document.symbol(), number)? else {
                break;
            };
            if commit == document.commit.0 && found.iter().all(|tag| tag.name != name) {
                found.push(Stale { name, commit });
            }
        }
    }
    Ok(found)
}

/// The tags that these commits lack, where those in `stale` are as good as
/// gone; and the documents under them.
pub(super) fn missing(
    repo: &Repository,
    commits: &[Oid],
    stale: &[Stale],
) -> Result<(Vec<NewTag>, Vec<Document>), StoreError> {
    let mut tags: Vec<NewTag> = Vec::new();
    let mut seen: Vec<Document> = Vec::new();
    for mut document in documents(repo, commits)? {
        let Some(name) = name(repo, &document, stale, &seen)? else {
            continue;
        };
        let commit = repo.find_commit(document.commit.0)?;
        tags.push(NewTag {
            object: publish::tag_object(repo, &name, &commit)?,
            name: name.clone(),
            commit: commit.id(),
        });
        document.tag = name;
        seen.push(document);
    }
    Ok((tags, seen))
}

/// The name that a document should have; `None` where it has one, or where the
/// same is there under another commit.
fn name(
    repo: &Repository,
    document: &Document,
    stale: &[Stale],
    seen: &[Document],
) -> Result<Option<String>, StoreError> {
    let symbol = document.symbol();
    for number in 1.. {
        let names = [layout::issue(symbol, number), layout::event(symbol, number)];
        if let Some(there) = seen.iter().find(|d| names.contains(&d.tag)) {
            if same(&there.record, &document.record) {
                return Ok(None);
            }
            continue;
        }
        let mut found = None;
        for name in &names {
            if let Some(commit) = publish::tag_target(repo, name)?
                && stale.iter().all(|tag| tag.name != *name)
            {
                found = Some(commit);
                break;
            }
        }
        match found {
            Some(commit) if commit == document.commit.0 => return Ok(None),
            Some(commit) => {
                if let Some(record) = publish::record(&repo.find_commit(commit)?)
                    && same(&record, &document.record)
                {
                    return Ok(None);
                }
            }
            None => {
                let [issue, event] = names;
                let is_event = number > 1 && publish::is_event(&document.record);
                return Ok(Some(if is_event { event } else { issue }));
            }
        }
    }
    Ok(None)
}

/// Whether two commits record one and the same.
fn same(one: &Record, two: &Record) -> bool {
    one.symbol == two.symbol
        && one.event == two.event
        && one.document_date == two.document_date
        && one.source_sha256 == two.source_sha256
        && one.vote == two.vote
        && one.meeting == two.meeting
        && one.note == two.note
        && one.sponsors_added == two.sponsors_added
        && one.sponsors_removed == two.sponsors_removed
}
