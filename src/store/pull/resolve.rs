//! Ending a clash: what a person wrote goes where the marks were.
//!
//! The clash stands as a plain file in the work tree. The record itself is as
//! it was before: giving up removes that file, and nothing else. A merge that
//! git began is ended alike: what was written into `text.md` is the answer,
//! and the documents are placed in one line.

use std::fs;
use std::path::{Path, PathBuf};

use git2::{Oid, RepositoryState};

use super::desk::{Desk, Open};
use super::{Clash, Pulled, Sides};
use crate::store::add::hash;
use crate::store::error::io;
use crate::store::{Store, StoreError, layout};
use crate::symbol::Symbol;

impl Store {
    /// Goes on with a pull that waits for a person, or puts the merge commit
    /// in line that git made last.
    ///
    /// # Errors
    /// [`StoreError::NothingOpen`]; [`StoreError::StillMarked`] where a file
    /// has marks left; [`StoreError::Clash`] where the next clash shows.
    pub fn resolve_clash(&self) -> Result<Pulled, StoreError> {
        let desk = self.desk();
        let Some(open) = desk.open()? else {
            return self.resolve_merged();
        };
        if let Some((file, page)) = &open.file {
            desk.keep(page, &unmarked(file)?)?;
        }
        let pulled = self.joined(open.sides)?;
        if let Some((file, _)) = &open.file {
            remove(file)?;
        }
        desk.clear()?;
        Ok(pulled)
    }

    /// Gives up a pull that waits for a person; the record is as it was.
    /// Returns the file that was removed.
    ///
    /// # Errors
    /// [`StoreError::NothingOpen`].
    pub fn abort_clash(&self) -> Result<Option<PathBuf>, StoreError> {
        let desk = self.desk();
        let open = desk.open()?.ok_or(StoreError::NothingOpen)?;
        let file = open.file.map(|(file, _)| file);
        if let Some(file) = &file {
            remove(file)?;
        }
        desk.clear()?;
        Ok(file)
    }

    /// Whether git itself is in the middle of a merge.
    pub fn in_git_merge(&self) -> bool {
        self.repo.state() == RepositoryState::Merge
    }

    /// Takes over a merge that git began and left to a person: what was
    /// written into the pages. Git's merge can be aborted then, and
    /// [`Store::resolve_clash`] ends it.
    ///
    /// # Errors
    /// [`StoreError::StillMarked`] where a page has marks left,
    /// [`StoreError::Overlap`] for a conflict outside of the texts.
    pub fn take_over_merge(&self) -> Result<(), StoreError> {
        let theirs = fs::read_to_string(self.repo.path().join("MERGE_HEAD")).ok();
        let theirs = theirs.and_then(|ids| Oid::from_str(ids.lines().next()?).ok());
        let (Some(theirs), Some(root)) = (theirs, self.repo.workdir()) else {
            return Err(StoreError::NothingOpen);
        };
        let desk = self.desk();
        for conflict in self.repo.index()?.conflicts()? {
            let conflict = conflict?;
            let entry = conflict.our.or(conflict.their).or(conflict.ancestor);
            let Some(entry) = entry else { continue };
            let path = String::from_utf8_lossy(&entry.path).into_owned();
            let Some(text) = text_of(&path) else {
                return Err(StoreError::Overlap { path });
            };
            let page = root.join(layout::folder(&text)).join(layout::TEXT_FILE);
            desk.keep(&layout::name(&text), &unmarked(&page)?)?;
        }
        let sides = self.sides(self.head()?.id(), theirs)?;
        desk.note(&Open { sides, file: None })
    }

    /// Refuses to begin while something is open.
    pub(super) fn refuse_open(&self) -> Result<(), StoreError> {
        match self.desk().open()? {
            Some(Open { file: Some((file, _)), .. }) => Err(StoreError::ClashOpen { file }),
            Some(_) => Err(StoreError::MergeOpen { path: self.path() }),
            None if self.in_git_merge() => Err(StoreError::MergeOpen { path: self.path() }),
            None => Ok(()),
        }
    }

    /// Places the sides on one another; a clash is written into a file.
    pub(super) fn joined(&self, sides: Sides) -> Result<Pulled, StoreError> {
        let desk = self.desk();
        let answers = |clash: &Clash| {
            desk.answer(&hash(clash.page.as_bytes()))
                .or_else(|| desk.answer(&layout::name(&clash.text)))
        };
        match self.place(sides, &answers) {
            Err(StoreError::Clash { clash, .. }) => {
                let file = Some(self.show(&clash, sides)?);
                Err(StoreError::Clash { clash, file })
            }
            placed => placed,
        }
    }

    /// Writes a clash where a person finds it.
    fn show(&self, clash: &Clash, sides: Sides) -> Result<PathBuf, StoreError> {
        let desk = self.desk();
        let folder = self.repo.workdir().unwrap_or(desk.folder());
        let file = folder.join(format!("{}.conflict.md", layout::name(&clash.text)));
        fs::create_dir_all(folder).map_err(io(folder))?;
        fs::write(&file, &clash.page).map_err(io(&file))?;
        let page = hash(clash.page.as_bytes());
        let known = Some((file.clone(), page));
        desk.note(&Open { sides, file: known })?;
        Ok(file)
    }

    /// Puts a merge commit that git made in line, unless others have it.
    fn resolve_merged(&self) -> Result<Pulled, StoreError> {
        let head = self.head()?;
        if head.parent_count() != 2 || self.is_published(head.id())? {
            return Err(StoreError::NothingOpen);
        }
        let (one, two) = (head.parent_id(0)?, head.parent_id(1)?);
        let sides = self.sides(one, two)?;
        // What a person wrote into the merge is his answer.
        let desk = self.desk();
        let view = self.view()?;
        for name in view.names()? {
            if let Some(folder) = view.named(&name)?
                && let Some(page) = folder.get_name(layout::TEXT_FILE)
            {
                let page = self.repo.find_blob(page.id())?;
                desk.keep(&name, &String::from_utf8_lossy(page.content()))?;
            }
        }
        let pulled = self.joined(Sides {
            onto: sides.onto.or(Some(one)),
            mine: sides.mine.or(Some(one)),
        })?;
        desk.clear()?;
        Ok(pulled)
    }

    /// Which of two histories stays: the one that others have; else the one
    /// that comes.
    fn sides(&self, head: Oid, theirs: Oid) -> Result<Sides, StoreError> {
        let ours_stays = self.is_published(head)? && !self.is_published(theirs)?;
        Ok(if ours_stays {
            Sides {
                onto: None,
                mine: Some(theirs),
            }
        } else {
            Sides {
                onto: Some(theirs),
                mine: None,
            }
        })
    }

    /// Whether a branch of another copy has a commit.
    fn is_published(&self, commit: Oid) -> Result<bool, StoreError> {
        for branch in self.repo.branches(Some(git2::BranchType::Remote))? {
            let Ok(there) = branch?.0.get().peel_to_commit() else {
                continue;
            };
            if there.id() == commit || self.repo.graph_descendant_of(there.id(), commit)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn desk(&self) -> Desk {
        Desk::of(self.repo.path())
    }
}

/// The text to whose folder a path leads.
fn text_of(path: &str) -> Option<Symbol> {
    let rest = path.strip_prefix(layout::TEXTS)?.strip_prefix('/')?;
    Symbol::from_file_name(rest.split('/').next()?)
}

/// What a person wrote, without a mark left in it.
fn unmarked(file: &Path) -> Result<String, StoreError> {
    let text = fs::read_to_string(file).map_err(io(file))?;
    let marked = |line: &str| {
        ["<<<<<<<", "|||||||", ">>>>>>>"].iter().any(|mark| line.starts_with(mark))
            || line == "======="
    };
    match text.lines().position(marked) {
        Some(at) => Err(StoreError::StillMarked {
            file: file.to_owned(),
            line: at + 1,
        }),
        None => Ok(text),
    }
}

fn remove(file: &Path) -> Result<(), StoreError> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(io(file)(error)),
        _ => Ok(()),
    }
}
