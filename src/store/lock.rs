//! One writer at a time, and what a killed writer left behind.
//!
//! The lock is the system's lock on `<git>/travaux/writer`: it ends with the
//! process, so the file itself means nothing. While a writer works,
//! `<git>/travaux/journal` names what it is about to do; a writer that finds
//! one cleans up after a killed one.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use git2::{Oid, Repository};

use super::StoreError;
use super::error::io;
use super::publish::Stale;

/// How long a lock file of git that may be ours must stay as it is before it
/// counts as left behind.
const STALE: Duration = Duration::from_millis(200);

/// The right to write, for as long as it lives.
pub(super) struct WriterLock {
    folder: PathBuf,
    git: PathBuf,
    journal: Journal,
    _file: File,
}

/// What a writer is about to do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Journal {
    /// The commit that the work tree shows.
    pub(super) from: Option<Oid>,
    /// The commit that the branch will point to.
    pub(super) to: Option<Oid>,
    /// The references that will be written.
    pub(super) references: Vec<String>,
    /// Tags that will be removed once the branch has moved.
    pub(super) stale: Vec<Stale>,
}

impl WriterLock {
    /// Waits for other writers to end, then cleans up after a killed one.
    pub(super) fn take(repo: &Repository) -> Result<Self, StoreError> {
        let git = repo.commondir().to_owned();
        let folder = repo.path().join("travaux");
        fs::create_dir_all(&folder).map_err(io(&folder))?;
        let path = folder.join("writer");
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(io(&path))?;
        file.lock().map_err(io(&path))?;
        let journal = Journal::read(&folder.join("journal"));
        let lock = WriterLock {
            folder,
            git,
            journal,
            _file: file,
        };
        lock.sweep()?;
        Ok(lock)
    }

    /// What the last writer did not finish.
    pub(super) fn unfinished(&self) -> &Journal {
        &self.journal
    }

    /// The folder for files of the writer's own.
    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where a writer may keep a file of its own.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Says what will be done, before it is done.
    pub(super) fn announce(&self, journal: &Journal) -> Result<(), StoreError> {
        let path = self.folder.join("journal");
        let new = self.folder.join("journal.new");
        fs::write(&new, journal.print()).map_err(io(&new))?;
        fs::rename(&new, &path).map_err(io(&path))
    }

    /// Ends the work: nothing is left to clean up.
    pub(super) fn done(self) -> Result<(), StoreError> {
        for name in ["journal", "index", "packed-refs"] {
            let path = self.folder.join(name);
            match fs::remove_file(&path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(io(&path)(error));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Removes the lock files of git that a killed writer left.
    fn sweep(&self) -> Result<(), StoreError> {
        let Some(to) = self.journal.to else {
            return Ok(());
        };
        for name in &self.journal.references {
            let mut path = self.git.join(name).into_os_string();
            path.push(".lock");
            remove_left(Path::new(&path), |held| {
                held.is_empty()
                    || name.starts_with("refs/tags/")
                    || held.starts_with(to.to_string().as_bytes())
            })?;
        }
        for (name, held_by) in [
            ("index", self.folder.with_file_name("index.lock")),
            ("packed-refs", self.git.join("packed-refs.lock")),
        ] {
            if let Ok(ours) = fs::read(self.folder.join(name)) {
                remove_left(&held_by, |held| held == ours)?;
            }
        }
        Ok(())
    }
}

/// Removes a lock file whose content shows that a writer of a store made it,
/// unless it still changes.
fn remove_left(path: &Path, ours: impl Fn(&[u8]) -> bool) -> Result<(), StoreError> {
    let Ok(held) = fs::read(path) else {
        return Ok(());
    };
    if !ours(&held) {
        return Ok(());
    }
    sleep(STALE);
    match fs::read(path) {
        Ok(now) if now == held => fs::remove_file(path).map_err(io(path)),
        _ => Ok(()),
    }
}

impl Journal {
    fn print(&self) -> String {
        let mut out = String::new();
        for (key, id) in [("from", self.from), ("to", self.to)] {
            if let Some(id) = id {
                out.push_str(&format!("{key} {id}\n"));
            }
        }
        for name in &self.references {
            out.push_str(&format!("ref {name}\n"));
        }
        for tag in &self.stale {
            out.push_str(&format!("stale {} {}\n", tag.commit, tag.name));
        }
        out
    }

    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_default();
        let mut journal = Journal::default();
        for line in text.lines() {
            match line.split_once(' ') {
                Some(("from", id)) => journal.from = Oid::from_str(id).ok(),
                Some(("to", id)) => journal.to = Oid::from_str(id).ok(),
                Some(("ref", name)) if name.starts_with("refs/") && !name.contains("..") => {
                    journal.references.push(name.to_owned());
                }
                Some(("stale", rest)) => {
                    if let Some((commit, name)) = rest.split_once(' ')
                        && let Ok(commit) = Oid::from_str(commit)
                    {
                        let name = name.to_owned();
                        journal.stale.push(Stale { name, commit });
                    }
                }
                _ => {}
            }
        }
        journal
    }
}
