//! The folder of all texts and the root above it, as git writes them.
//!
//! In: the name of a text and its new folder. Out: the bytes of both trees.
//! With ten thousand texts the folder is half a megabyte and new with every
//! document, so it is changed in place and never taken apart.

use git2::{ObjectType, Oid};

use super::bulk::Objects;
use super::chain::View;
use super::tree_bytes::Sorted;
use super::{StoreError, layout};

/// The two trees that every document changes.
pub(super) struct Listing {
    root: Sorted,
    texts: Sorted,
}

impl Listing {
    pub(super) fn read(view: &View<'_>, root: Oid) -> Result<Self, StoreError> {
        let root = view.repo.odb()?.read(root)?.data().to_owned();
        Ok(Listing {
            root: Sorted::new(root),
            texts: view.texts()?.cloned().unwrap_or_default(),
        })
    }

    /// Puts a text's folder in its place; returns the new root.
    pub(super) fn put(
        &mut self,
        objects: &mut Objects<'_>,
        name: &str,
        folder: Oid,
    ) -> Result<Oid, StoreError> {
        self.texts.place(name.as_bytes(), folder);
        let texts = objects.write_folders(&self.texts.bytes)?;
        self.root.place(layout::TEXTS.as_bytes(), texts);
        objects.write(ObjectType::Tree, &self.root.bytes, None)
    }
}
