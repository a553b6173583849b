//! The work tree and the index, kept in step with the branch.
//!
//! A file is written only where what stands on disk is what the store put
//! there; everything else is a user's work and is left, and named.

use std::fs;
use std::path::{Path, PathBuf};

use git2::{ObjectType, Oid, Repository, Tree};

use super::chain::Written;
use super::error::io;
use super::index_bytes::{Change, Stat};
use super::lock::WriterLock;
use super::{StoreError, index, layout};

/// One file that differs between two commits.
struct Step {
    path: PathBuf,
    old: Option<Oid>,
    new: Option<Oid>,
}

/// Finishes what a killed writer began.
pub(super) fn catch_up(repo: &Repository, lock: &WriterLock) -> Result<(), StoreError> {
    let Some(from) = lock.unfinished().from else {
        return Ok(());
    };
    if let Ok(head) = repo.head()
        && repo.find_commit(from).is_ok()
    {
        follow(repo, lock, Some(from), head.peel_to_commit()?.id())?;
    }
    Ok(())
}

/// Takes the work tree and the index from one commit to another; returns the
/// files that were left because a user has changed them.
pub(super) fn follow(
    repo: &Repository,
    lock: &WriterLock,
    from: Option<Oid>,
    to: Oid,
) -> Result<Vec<PathBuf>, StoreError> {
    let old = from
        .map(|from| repo.find_commit(from).and_then(|c| c.tree()))
        .transpose()?;
    let new = repo.find_commit(to)?.tree()?;
    let steps = steps(repo, old.as_ref(), &new, Path::new(""))?;
    take(repo, lock, steps)
}

/// The same where it is known which folders of texts were written: no other
/// is looked at, however many there are.
pub(super) fn follow_texts(
    repo: &Repository,
    lock: &WriterLock,
    written: &[Written],
) -> Result<Vec<PathBuf>, StoreError> {
    if repo.is_bare() {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for text in written {
        let old = text.old.map(|old| repo.find_tree(old)).transpose()?;
        let new = repo.find_tree(text.new)?;
        let folder = Path::new(layout::TEXTS).join(&text.name);
        all.extend(steps(repo, old.as_ref(), &new, &folder)?);
    }
    take(repo, lock, all)
}

fn take(
    repo: &Repository,
    lock: &WriterLock,
    steps: Vec<Step>,
) -> Result<Vec<PathBuf>, StoreError> {
    let Some(root) = repo.workdir().filter(|_| !steps.is_empty()) else {
        return Ok(Vec::new());
    };
    let mut left = Vec::new();
    let mut changes = Vec::with_capacity(steps.len());
    for step in steps {
        let mut change = Change {
            path: in_git(&step.path),
            old: step.old,
            new: step.new,
            stat: Stat::default(),
        };
        if write(repo, lock, root, &step)? {
            if let Ok(meta) = fs::symlink_metadata(root.join(&step.path)) {
                change.stat = index::stat(&meta);
            }
        } else {
            left.push(step.path);
        }
        changes.push(change);
    }
    changes.sort_by(|one, two| one.path.cmp(&two.path));
    index::follow(repo, lock, &changes)?;
    Ok(left)
}

/// The files that differ between two folders.
fn steps(
    repo: &Repository,
    old: Option<&Tree<'_>>,
    new: &Tree<'_>,
    folder: &Path,
) -> Result<Vec<Step>, StoreError> {
    let diff = repo.diff_tree_to_tree(old, Some(new), None)?;
    let some = |file: git2::DiffFile<'_>| (!file.id().is_zero()).then(|| file.id());
    Ok(diff
        .deltas()
        .filter_map(|delta| {
            let path = delta.new_file().path().or(delta.old_file().path())?;
            Some(Step {
                path: folder.join(path),
                old: some(delta.old_file()),
                new: some(delta.new_file()),
            })
        })
        .collect())
}

/// A path as git writes it.
fn in_git(path: &Path) -> Vec<u8> {
    let mut bytes = path.to_string_lossy().into_owned().into_bytes();
    if cfg!(windows) {
        for byte in &mut bytes {
            if *byte == b'\\' {
                *byte = b'/';
            }
        }
    }
    bytes
}

/// Writes or removes a file; `false` where a user's work stands there.
fn write(
    repo: &Repository,
    lock: &WriterLock,
    root: &Path,
    step: &Step,
) -> Result<bool, StoreError> {
    let path = root.join(&step.path);
    if !folders_are_plain(root, &step.path) {
        return Ok(false);
    }
    let there = match fs::symlink_metadata(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(_) => return Ok(false),
        Ok(meta) if !meta.is_file() => return Ok(false),
        Ok(_) => {
            let bytes = fs::read(&path).map_err(io(&path))?;
            Some(Oid::hash_object(ObjectType::Blob, &bytes)?)
        }
    };
    if there == step.new {
        return Ok(true);
    }
    if there != step.old {
        return Ok(false);
    }
    match step.new {
        None => {
            fs::remove_file(&path).map_err(io(&path))?;
            if let Some(folder) = path.parent() {
                // Fails, as it should, where the folder holds anything else.
                let _ = fs::remove_dir(folder);
            }
        }
        Some(new) => {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(io(folder))?;
            }
            let blob = repo.find_blob(new)?;
            let fresh = lock.file("file");
            fs::write(&fresh, blob.content()).map_err(io(&fresh))?;
            if fs::rename(&fresh, &path).is_err() {
                // The work tree may be on another disk than the repository.
                fs::write(&path, blob.content()).map_err(io(&path))?;
                fs::remove_file(&fresh).map_err(io(&fresh))?;
            }
        }
    }
    Ok(true)
}

/// Whether no folder on the way is a link that leads elsewhere.
fn folders_are_plain(root: &Path, path: &Path) -> bool {
    let mut at = root.to_owned();
    let Some(folder) = path.parent() else {
        return true;
    };
    folder.components().all(|part| {
        at.push(part);
        match fs::symlink_metadata(&at) {
            Ok(meta) => meta.is_dir(),
            Err(error) => error.kind() == std::io::ErrorKind::NotFound,
        }
    })
}
