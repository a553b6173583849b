//! The index, taken along with the branch: a copy is changed apart and put in
//! place in one step.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use git2::{Index, IndexEntry, IndexTime, Repository};

use super::StoreError;
use super::error::io;
use super::index_bytes::{self, Change, Stat};
use super::lock::WriterLock;

const TRIES: u32 = 40;
const PAUSE: Duration = Duration::from_millis(50);

/// Follows changes, which are given in the order of their paths. A path under
/// which a user has staged something else stays as it is.
pub(super) fn follow(
    repo: &Repository,
    lock: &WriterLock,
    changes: &[Change],
) -> Result<(), StoreError> {
    let real = repo.path().join("index");
    let fresh = lock.file("index");
    for stale in [lock.file("index.lock"), fresh.clone()] {
        match fs::remove_file(&stale) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(io(&stale)(error));
            }
            _ => {}
        }
    }
    let old = match fs::read(&real) {
        Ok(old) => old,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => index_bytes::empty(),
        Err(error) => return Err(io(&real)(error)),
    };
    match index_bytes::spliced(&old, changes) {
        Some(new) => fs::write(&fresh, new).map_err(io(&fresh))?,
        None => {
            fs::write(&fresh, old).map_err(io(&fresh))?;
            through_the_library(&fresh, changes)?;
        }
    }
    put(repo, &fresh, &real)
}

fn put(repo: &Repository, fresh: &Path, real: &Path) -> Result<(), StoreError> {
    let held = repo.path().join("index.lock");
    for _ in 0..TRIES {
        match fs::hard_link(fresh, &held) {
            Ok(()) => return fs::rename(&held, real).map_err(io(real)),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => sleep(PAUSE),
            Err(error) => return Err(io(&held)(error)),
        }
    }
    Err(StoreError::Busy {
        path: repo.path().to_owned(),
        what: "the index".to_owned(),
    })
}

/// Changes an index of any form that git's library knows.
fn through_the_library(path: &Path, changes: &[Change]) -> Result<(), StoreError> {
    let mut index = Index::open(path)?;
    for change in changes {
        let name = PathBuf::from(String::from_utf8_lossy(&change.path).into_owned());
        let staged = index.get_path(&name, 0).map(|entry| entry.id);
        if staged != change.old && staged != change.new {
            continue;
        }
        match change.new {
            None => {
                if staged.is_some() {
                    index.remove(&name, 0)?;
                }
            }
            Some(id) => index.add(&entry(change, id))?,
        }
    }
    Ok(index.write()?)
}

fn entry(change: &Change, id: git2::Oid) -> IndexEntry {
    let Stat {
        ctime,
        mtime,
        dev,
        ino,
        uid,
        gid,
        size,
    } = change.stat;
    IndexEntry {
        ctime: IndexTime::new(ctime.0 as i32, ctime.1),
        mtime: IndexTime::new(mtime.0 as i32, mtime.1),
        dev,
        ino,
        mode: 0o100_644,
        uid,
        gid,
        file_size: size,
        id,
        flags: 0,
        flags_extended: 0,
        path: change.path.clone(),
    }
}

/// What git remembers of a file; of the longer values it keeps 32 bits.
#[cfg(unix)]
pub(super) fn stat(meta: &fs::Metadata) -> Stat {
    use std::os::unix::fs::MetadataExt;
    Stat {
        ctime: (meta.ctime() as u32, meta.ctime_nsec() as u32),
        mtime: (meta.mtime() as u32, meta.mtime_nsec() as u32),
        dev: meta.dev() as u32,
        ino: meta.ino() as u32,
        uid: meta.uid(),
        gid: meta.gid(),
        size: meta.size() as u32,
    }
}

#[cfg(not(unix))]
pub(super) fn stat(_meta: &fs::Metadata) -> Stat {
    Stat::default()
}
