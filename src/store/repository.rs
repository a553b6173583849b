//! Making, finding and opening a store.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use git2::{ErrorCode, Oid, Repository, RepositoryInitOptions, RepositoryOpenFlags};

use super::error::io;
use super::lock::WriterLock;
use super::{Identity, StoreError, layout, publish, worktree};

/// The name of a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommitId(pub(super) Oid);

impl CommitId {
    /// The first ten digits, as a log prints them.
    pub fn short(&self) -> String {
        let mut digits = self.0.to_string();
        digits.truncate(10);
        digits
    }
}

impl fmt::Display for CommitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A store of drafts: one git repository.
pub struct Store {
    pub(super) repo: Repository,
    pub(super) identity: Option<Identity>,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("path", &self.path()).finish()
    }
}

impl Store {
    /// Makes a store in a folder, which may exist and hold other files.
    ///
    /// The committer is found as git finds him.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] where the folder is a repository,
    /// [`StoreError::InTheWay`] where a file would be overwritten,
    /// [`StoreError::NoIdentity`] where git knows no committer.
    pub fn init(dir: &Path) -> Result<Self, StoreError> {
        Store::make(dir, None)
    }

    /// Makes a store as [`Store::init`] does, with a given committer.
    ///
    /// # Errors
    /// As [`Store::init`].
    pub fn init_as(dir: &Path, identity: Identity) -> Result<Self, StoreError> {
        Store::make(dir, Some(identity))
    }

    fn make(dir: &Path, identity: Option<Identity>) -> Result<Self, StoreError> {
        if let Ok(repo) = open_here(dir)
            && !repo.is_empty()?
        {
            return Err(StoreError::AlreadyThere {
                path: dir.to_owned(),
                store: mark(&repo)?.is_some(),
            });
        }
        for name in ["README.md", ".gitattributes", layout::TEXTS] {
            let path = dir.join(name);
            if path.symlink_metadata().is_ok() {
                return Err(StoreError::InTheWay { path });
            }
        }
        let fresh = !dir.join(".git").exists();
        let made = fresh && !dir.exists();
        fs::create_dir_all(dir).map_err(io(dir))?;
        let started = Store::begin(dir, identity);
        if started.is_err() && fresh {
            // Only what this call made, and only when it failed before the first commit.
            let _ = fs::remove_dir_all(dir.join(".git"));
            if made {
                let _ = fs::remove_dir(dir);
            }
        }
        started
    }

    fn begin(dir: &Path, identity: Option<Identity>) -> Result<Self, StoreError> {
        let mut options = RepositoryInitOptions::new();
        options.initial_head("main").external_template(false);
        let repo = Repository::init_opts(dir, &options)?;
        let store = Store { repo, identity };
        hash_what_is_read(false);
        store.first_commit()?;
        Ok(store)
    }

    fn first_commit(&self) -> Result<(), StoreError> {
        let repo = &self.repo;
        let committer = self.committer()?.signature()?;
        let lock = WriterLock::take(repo)?;
        let mut root = repo.treebuilder(None)?;
        for (name, text) in [
            (".gitattributes", layout::ATTRIBUTES),
            ("README.md", layout::README),
        ] {
            let blob = repo.blob(text.as_bytes())?;
            root.insert(name, blob, git2::FileMode::Blob.into())?;
        }
        let tree = repo.find_tree(root.write()?)?;
        let message = "Begin a drafting record\n";
        let commit = repo.commit(None, &committer, &committer, message, &tree, &[])?;
        publish::publish(repo, &lock, layout::BRANCH, None, commit, &[], &[])?;
        worktree::follow(repo, &lock, None, commit)?;
        lock.done()
    }

    /// Opens the store in a folder.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or [`StoreError::NotAStore`] for a git
    /// repository that holds something else.
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        let repo = open_here(dir).map_err(|error| not_found(error, dir))?;
        Store::checked(repo)
    }

    /// Opens the store around a folder, as git finds a repository.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn discover(from: &Path) -> Result<Self, StoreError> {
        let repo = Repository::discover(from).map_err(|error| not_found(error, from))?;
        Store::checked(repo)
    }

    fn checked(repo: Repository) -> Result<Self, StoreError> {
        hash_what_is_read(false);
        let path = place(&repo);
        match mark(&repo)? {
            None => return Err(StoreError::NotAStore { path }),
            Some(found) if found != layout::MARK => {
                return Err(StoreError::NewerFormat { path, found });
            }
            Some(_) => {}
        }
        let store = Store {
            repo,
            identity: None,
        };
        // A read-only copy can still be read: what cannot be mended waits.
        if !publish::complete(&store.repo)? {
            let _ = store.mend();
        }
        Ok(store)
    }

    /// Fixes the committer, instead of asking git.
    #[must_use]
    pub fn with_identity(mut self, identity: Identity) -> Self {
        self.identity = Some(identity);
        self
    }

    /// The folder of the work tree; the repository itself where it is bare.
    pub fn path(&self) -> PathBuf {
        place(&self.repo)
    }

    /// Makes the tags that a crash kept from being made.
    fn mend(&self) -> Result<(), StoreError> {
        let lock = WriterLock::take(&self.repo)?;
        publish::mend(&self.repo, &lock)?;
        worktree::catch_up(&self.repo, &lock)?;
        lock.done()
    }

    pub(super) fn committer(&self) -> Result<Identity, StoreError> {
        match &self.identity {
            Some(identity) => Ok(identity.clone()),
            None => Identity::find(&self.repo),
        }
    }

    /// The commit that the store stands at.
    pub(super) fn head(&self) -> Result<git2::Commit<'_>, StoreError> {
        Ok(self.repo.head()?.peel_to_commit()?)
    }
}

/// Whether the hash of every object is worked out when it is read.
///
/// The sums inside its compressed bytes tell of damage as they do to git; the
/// hash would cost more than all else, and is what `verify` looks at.
pub(super) fn hash_what_is_read(hash: bool) {
    git2::opts::strict_hash_verification(hash);
}

fn open_here(dir: &Path) -> Result<Repository, git2::Error> {
    Repository::open_ext(
        dir,
        RepositoryOpenFlags::NO_SEARCH,
        std::iter::empty::<&std::ffi::OsStr>(),
    )
}

fn not_found(error: git2::Error, path: &Path) -> StoreError {
    if error.code() == ErrorCode::NotFound {
        StoreError::NotFound {
            path: path.to_owned(),
        }
    } else {
        StoreError::Git(error)
    }
}

fn place(repo: &Repository) -> PathBuf {
    repo.workdir().unwrap_or_else(|| repo.path()).to_owned()
}

/// The line that says that a repository is a store, and of which format.
fn mark(repo: &Repository) -> Result<Option<String>, StoreError> {
    let Ok(head) = repo.head() else {
        return Ok(None);
    };
    let tree = head.peel_to_tree()?;
    let Some(entry) = tree.get_name(".gitattributes") else {
        return Ok(None);
    };
    let Ok(blob) = repo.find_blob(entry.id()) else {
        return Ok(None);
    };
    let text = String::from_utf8_lossy(blob.content());
    let line = text.lines().next().unwrap_or_default();
    Ok(line
        .starts_with("# travaux store, format ")
        .then(|| line.to_owned()))
}
