//! The folder of all texts and the root above it, as git writes them.
//!
//! In: the name of a text and its new folder. Out: the bytes of both trees.
//! With ten thousand texts the folder is half a megabyte and new with every
//! document, so it is changed in place and never taken apart.

use git2::{ObjectType, Oid, Repository};

use super::bulk::Objects;
use super::{StoreError, layout};

const FOLDER: &[u8] = b"40000 ";

/// The two trees that every document changes.
pub(super) struct Listing {
    root: Vec<u8>,
    texts: Vec<u8>,
}

impl Listing {
    pub(super) fn read(repo: &Repository, root: Oid) -> Result<Self, StoreError> {
        let odb = repo.odb()?;
        let tree = repo.find_tree(root)?;
        let texts = match tree.get_name(layout::TEXTS) {
            Some(entry) if entry.kind() == Some(ObjectType::Tree) => {
                odb.read(entry.id())?.data().to_owned()
            }
            _ => Vec::new(),
        };
        let root = odb.read(root)?.data().to_owned();
        Ok(Listing { root, texts })
    }

    /// Puts a text's folder in its place; returns the new root.
    pub(super) fn put(
        &mut self,
        objects: &mut Objects<'_>,
        name: &str,
        folder: Oid,
    ) -> Result<Oid, StoreError> {
        place(&mut self.texts, name.as_bytes(), folder);
        let texts = objects.write_folders(&self.texts)?;
        place(&mut self.root, layout::TEXTS.as_bytes(), texts);
        objects.write(ObjectType::Tree, &self.root, None)
    }
}

/// Inserts or replaces a folder in the bytes of a tree.
fn place(tree: &mut Vec<u8>, name: &[u8], folder: Oid) {
    let mut at = 0;
    while let Some(entry) = Entry::at(tree, at) {
        match entry
            .name
            .iter()
            .chain(entry.ends)
            .cmp(name.iter().chain(b"/"))
        {
            std::cmp::Ordering::Less => at = entry.end,
            std::cmp::Ordering::Equal => {
                let end = entry.end;
                tree[end - 20..end].copy_from_slice(folder.as_bytes());
                return;
            }
            std::cmp::Ordering::Greater => break,
        }
    }
    let mut fresh = FOLDER.to_vec();
    fresh.extend_from_slice(name);
    fresh.push(0);
    fresh.extend_from_slice(folder.as_bytes());
    tree.splice(at..at, fresh);
}

/// One line of a tree: mode, name, nought, twenty bytes.
struct Entry<'t> {
    name: &'t [u8],
    /// A folder stands where its name and a stroke would.
    ends: &'static [u8],
    end: usize,
}

impl<'t> Entry<'t> {
    fn at(tree: &'t [u8], at: usize) -> Option<Self> {
        let rest = tree.get(at..)?;
        let space = memchr::memchr(b' ', rest)?;
        let nought = memchr::memchr(0, rest)?;
        let end = at + nought + 21;
        (space < nought && end <= tree.len()).then(|| Entry {
            name: &rest[space + 1..nought],
            ends: if rest.starts_with(FOLDER) { b"/" } else { b"" },
            end,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::place;
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
        let mut tree = repo.odb().unwrap().read(start).unwrap().data().to_owned();
        for name in ["A", "A_1", "A.a", "B", "A", "0"] {
            place(&mut tree, name.as_bytes(), empty);
            builder.insert(name, empty, FileMode::Tree.into()).unwrap();
            let made = Oid::hash_object(ObjectType::Tree, &tree).unwrap();
            assert_eq!(made, builder.write().unwrap(), "{name}");
        }
    }
}
