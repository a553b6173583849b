//! The work tree and the index, kept in step with the branch.
//!
//! A file is written only where what stands on disk is what the store put
//! there; everything else is a user's work and is left, and named.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use git2::{Index, IndexEntry, IndexTime, ObjectType, Oid, Repository};

use super::StoreError;
use super::error::io;
use super::lock::WriterLock;

const TRIES: u32 = 40;
const PAUSE: Duration = Duration::from_millis(50);

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
    let Some(root) = repo.workdir() else {
        return Ok(Vec::new());
    };
    let steps = steps(repo, from, to)?;
    if steps.is_empty() {
        return Ok(Vec::new());
    }
    let mut left = Vec::new();
    let mut index = IndexCopy::take(repo, lock)?;
    for step in &steps {
        let written = write(repo, lock, root, step)?;
        if !written {
            left.push(step.path.clone());
        }
        index.step(step, written.then(|| root.join(&step.path)))?;
    }
    index.put(repo)?;
    Ok(left)
}

fn steps(repo: &Repository, from: Option<Oid>, to: Oid) -> Result<Vec<Step>, StoreError> {
    let old = from
        .map(|from| repo.find_commit(from).and_then(|c| c.tree()))
        .transpose()?;
    let new = repo.find_commit(to)?.tree()?;
    let diff = repo.diff_tree_to_tree(old.as_ref(), Some(&new), None)?;
    let some = |file: git2::DiffFile<'_>| (!file.id().is_zero()).then(|| file.id());
    Ok(diff
        .deltas()
        .filter_map(|delta| {
            let path = delta.new_file().path().or(delta.old_file().path())?;
            Some(Step {
                path: path.to_owned(),
                old: some(delta.old_file()),
                new: some(delta.new_file()),
            })
        })
        .collect())
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

/// A copy of the index that is changed apart and put in place in one step.
struct IndexCopy {
    index: Index,
    path: PathBuf,
}

impl IndexCopy {
    fn take(repo: &Repository, lock: &WriterLock) -> Result<Self, StoreError> {
        let path = lock.file("index");
        for stale in [lock.file("index.lock"), path.clone()] {
            match fs::remove_file(&stale) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(io(&stale)(error));
                }
                _ => {}
            }
        }
        let real = repo.path().join("index");
        match fs::copy(&real, &path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(io(&real)(error));
            }
            _ => {}
        }
        Ok(IndexCopy {
            index: Index::open(&path)?,
            path,
        })
    }

    /// Follows one step, unless the user has staged something else.
    fn step(&mut self, step: &Step, written: Option<PathBuf>) -> Result<(), StoreError> {
        let staged = self.index.get_path(&step.path, 0).map(|entry| entry.id);
        if staged != step.old && staged != step.new {
            return Ok(());
        }
        match step.new {
            None => {
                if staged.is_some() {
                    self.index.remove(&step.path, 0)?;
                }
            }
            Some(id) => {
                let mut entry = entry(&step.path, id);
                if let Some(meta) = written.and_then(|path| fs::symlink_metadata(path).ok()) {
                    stat(&mut entry, &meta);
                }
                self.index.add(&entry)?;
            }
        }
        Ok(())
    }

    fn put(mut self, repo: &Repository) -> Result<(), StoreError> {
        self.index.write()?;
        let real = repo.path().join("index");
        let held = repo.path().join("index.lock");
        for _ in 0..TRIES {
            match fs::hard_link(&self.path, &held) {
                Ok(()) => return fs::rename(&held, &real).map_err(io(&real)),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => sleep(PAUSE),
                Err(error) => return Err(io(&held)(error)),
            }
        }
        Err(StoreError::Busy {
            path: repo.path().to_owned(),
            what: "the index".to_owned(),
        })
    }
}

fn entry(path: &Path, id: Oid) -> IndexEntry {
    let mut bytes = path.to_string_lossy().into_owned().into_bytes();
    if cfg!(windows) {
        for byte in &mut bytes {
            if *byte == b'\\' {
                *byte = b'/';
            }
        }
    }
    IndexEntry {
        ctime: IndexTime::new(0, 0),
        mtime: IndexTime::new(0, 0),
        dev: 0,
        ino: 0,
        mode: 0o100_644,
        uid: 0,
        gid: 0,
        file_size: 0,
        id,
        flags: 0,
        flags_extended: 0,
        path: bytes,
    }
}

/// What git remembers of a file, so that it need not read it again.
#[cfg(unix)]
fn stat(entry: &mut IndexEntry, meta: &fs::Metadata) {
    use std::os::unix::fs::MetadataExt;
    // Git keeps the low 32 bits of each.
    entry.ctime = IndexTime::new(meta.ctime() as i32, meta.ctime_nsec() as u32);
    entry.mtime = IndexTime::new(meta.mtime() as i32, meta.mtime_nsec() as u32);
    entry.dev = meta.dev() as u32;
    entry.ino = meta.ino() as u32;
    entry.uid = meta.uid();
    entry.gid = meta.gid();
    entry.file_size = meta.size() as u32;
}

#[cfg(not(unix))]
fn stat(_entry: &mut IndexEntry, _meta: &fs::Metadata) {}
