//! What a pull that waits for a person has to remember.
//!
//! In and out: files in `<git>/travaux/merge/`. They are no part of the
//! record, which is as it was before the pull.

use std::fs;
use std::path::{Path, PathBuf};

use git2::Oid;

use super::Sides;
use crate::store::StoreError;
use crate::store::error::io;

/// The folder of these files.
pub(super) struct Desk {
    folder: PathBuf,
}

/// What waits.
pub(super) struct Open {
    pub(super) sides: Sides,
    /// The file that a person edits, and the hash of what was written into it.
    pub(super) file: Option<(PathBuf, String)>,
}

impl Desk {
    pub(super) fn of(repository: &Path) -> Self {
        Desk {
            folder: repository.join("travaux").join("merge"),
        }
    }

    /// What a person answered to a page, or wrote for a whole text.
    pub(super) fn answer(&self, name: &str) -> Option<String> {
        fs::read_to_string(self.folder.join(format!("{name}.md"))).ok()
    }

    /// Keeps an answer.
    pub(super) fn keep(&self, name: &str, page: &str) -> Result<(), StoreError> {
        self.put(&format!("{name}.md"), page)
    }

    /// Remembers what waits.
    pub(super) fn note(&self, open: &Open) -> Result<(), StoreError> {
        let mut text = String::new();
        for (key, id) in [("onto", open.sides.onto), ("mine", open.sides.mine)] {
            if let Some(id) = id {
                text.push_str(&format!("{key} {id}\n"));
            }
        }
        if let Some((file, page)) = &open.file {
            text.push_str(&format!("page {page}\nfile {}\n", file.display()));
        }
        self.put("open", &text)
    }

    /// What waits; `None` where nothing does.
    pub(super) fn open(&self) -> Result<Option<Open>, StoreError> {
        let path = self.folder.join("open");
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(io(&path)(error)),
        };
        let value = |key: &str| {
            let mut lines = text.lines();
            lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(' '))
        };
        let id = |key: &str| value(key).and_then(|id| Oid::from_str(id).ok());
        Ok(Some(Open {
            sides: Sides {
                onto: id("onto"),
                mine: id("mine"),
            },
            file: value("file")
                .map(|file| (file.into(), value("page").unwrap_or_default().to_owned())),
        }))
    }

    /// Forgets everything.
    pub(super) fn clear(&self) -> Result<(), StoreError> {
        match fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(io(&self.folder)(error))
            }
            _ => Ok(()),
        }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    fn put(&self, name: &str, text: &str) -> Result<(), StoreError> {
        fs::create_dir_all(&self.folder).map_err(io(&self.folder))?;
        let (new, path) = (self.folder.join("new"), self.folder.join(name));
        fs::write(&new, text).map_err(io(&new))?;
        fs::rename(&new, &path).map_err(io(&path))
    }
}
