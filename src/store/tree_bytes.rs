//! A tree of git as bytes: the folder of all texts is long, and looked at with
//! every document, so it is neither taken apart nor put together again.

use std::cmp::Ordering;

use git2::Oid;

use crate::symbol::bytes;

const FOLDER: &[u8] = b"40000 ";

/// One line of a tree: mode, name, nought, twenty bytes.
pub(super) struct Entry<'t> {
    pub(super) name: &'t [u8],
    pub(super) is_folder: bool,
    id: &'t [u8],
    end: usize,
}

impl<'t> Entry<'t> {
    fn at(tree: &'t [u8], at: usize) -> Option<Self> {
        let rest = tree.get(at..)?;
        let space = bytes::find(b' ', rest)?;
        let name = space + 1;
        let nought = name + bytes::find(0, &rest[name..])?;
        let end = nought + 21;
        (end <= rest.len()).then(|| Entry {
            name: &rest[name..nought],
            is_folder: rest.starts_with(FOLDER),
            id: &rest[nought + 1..end],
            end: at + end,
        })
    }

    pub(super) fn id(&self) -> Option<Oid> {
        Oid::from_bytes(self.id).ok()
    }

    /// How a folder of a name stands to the entry; a folder stands where its
    /// name and a stroke would.
    fn cmp(&self, folder: &[u8]) -> Ordering {
        let ends: &[u8] = if self.is_folder { b"/" } else { b"" };
        let own = self.name.iter().chain(ends);
        own.cmp(folder.iter().chain(b"/"))
    }
}

/// The entries of a tree, up to what is no entry.
pub(super) fn entries(tree: &[u8]) -> impl Iterator<Item = Entry<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let entry = Entry::at(tree, at)?;
        at = entry.end;
        Some(entry)
    })
}

/// A tree whose folders are found by name without going through it.
#[derive(Clone, Default)]
pub(super) struct Sorted {
    pub(super) bytes: Vec<u8>,
    starts: Vec<usize>,
}

impl Sorted {
    pub(super) fn new(bytes: Vec<u8>) -> Self {
        let ends = entries(&bytes).map(|entry| entry.end);
        let mut starts: Vec<usize> = std::iter::once(0).chain(ends).collect();
        starts.pop();
        Sorted { bytes, starts }
    }

    /// The folder of a name.
    pub(super) fn folder(&self, name: &[u8]) -> Option<Oid> {
        let entry = Entry::at(&self.bytes, self.starts[self.find(name).ok()?])?;
        entry.id().filter(|_| entry.is_folder)
    }

    /// Inserts or replaces a folder.
    pub(super) fn place(&mut self, name: &[u8], folder: Oid) {
        match self.find(name) {
            Ok(nth) => {
                let end = self.starts.get(nth + 1).copied();
                let end = end.unwrap_or(self.bytes.len());
                self.bytes[end - 20..end].copy_from_slice(folder.as_bytes());
            }
            Err(nth) => {
                let at = self.starts.get(nth).copied().unwrap_or(self.bytes.len());
                let fresh = [FOLDER, name, b"\0", folder.as_bytes()].concat();
                for start in &mut self.starts[nth..] {
                    *start += fresh.len();
                }
                self.starts.insert(nth, at);
                self.bytes.splice(at..at, fresh);
            }
        }
    }

    /// Which entry a folder of a name is, or before which it would stand.
    fn find(&self, name: &[u8]) -> Result<usize, usize> {
        self.starts
            .binary_search_by(|at| match Entry::at(&self.bytes, *at) {
                Some(entry) => entry.cmp(name),
                None => Ordering::Greater,
            })
    }
}

#[cfg(test)]
mod tests {
    use super::Sorted;
    use git2::{FileMode, ObjectType, Oid, Repository};

    #[test]
    fn the_bytes_are_those_that_git_writes() {
        let dir = tempfile::tempdir().unwrap();
        let repo = Repository::init(dir.path()).unwrap();
        let blob = repo.blob(b"x").unwrap();
        let empty = repo.treebuilder(None).unwrap().write().unwrap();
        let mut builder = repo.treebuilder(None).unwrap();
        builder.insert("A.b", blob, FileMode::Blob.into()).unwrap();
        let start = builder.write().unwrap();
        let start = repo.odb().unwrap().read(start).unwrap().data().to_owned();
        let mut tree = Sorted::new(start);
        for name in ["A", "A_1", "A.a", "B", "A", "0"] {
            tree.place(name.as_bytes(), empty);
            builder.insert(name, empty, FileMode::Tree.into()).unwrap();
            let made = Oid::hash_object(ObjectType::Tree, &tree.bytes).unwrap();
            assert_eq!(made, builder.write().unwrap(), "{name}");
        }
        for name in ["A", "A_1", "A.a", "B", "0"] {
            assert_eq!(tree.folder(name.as_bytes()), Some(empty), "{name}");
        }
        for name in ["A.b", "", "C", "a"] {
            assert_eq!(tree.folder(name.as_bytes()), None, "{name}");
        }
    }

    #[test]
    fn what_is_no_tree_holds_no_folder() {
        for bytes in [&b""[..], b"40000 ", b"40000 a\0short", b"\0\0\0"] {
            assert_eq!(Sorted::new(bytes.to_vec()).folder(b"a"), None);
        }
    }
}
