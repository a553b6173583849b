//! Writing the folder of a document.

use git2::{Oid, Repository};

use super::chain::{self, View};
use super::import::Import;
use super::{StoreError, layout, markdown, model_file};
use crate::model::Draft;

/// Writes the files of a document; returns the new root tree.
pub(super) fn write_folder(
    view: &View<'_>,
    path: &str,
    state: &Draft,
    document: Option<&Draft>,
    import: &Import,
) -> Result<Oid, StoreError> {
    let repo = view.repo;
    let mut files = vec![
        (
            layout::TEXT_FILE.to_owned(),
            repo.blob(markdown::page(state).as_bytes())?,
        ),
        (
            layout::DRAFT_FILE.to_owned(),
            repo.blob(model_file::write(state)?.as_bytes())?,
        ),
        (
            format!("source.{}", extension(&import.extension)),
            repo.blob(&import.bytes)?,
        ),
    ];
    if let Some(document) = document {
        let bytes = model_file::write(document)?;
        files.push((
            layout::DOCUMENT_FILE.to_owned(),
            repo.blob(bytes.as_bytes())?,
        ));
    }
    let parts: Vec<&str> = path.split('/').collect();
    write_tree(view.repo, Some(view.root), &parts, &files)
}

fn write_tree(
    repo: &Repository,
    old: Option<Oid>,
    path: &[&str],
    files: &[(String, Oid)],
) -> Result<Oid, StoreError> {
    let old = old.map(|id| repo.find_tree(id)).transpose()?;
    let mut tree = repo.treebuilder(old.as_ref())?;
    match path.split_first() {
        Some((name, rest)) => {
            let below = match &old {
                Some(old) => chain::subtree(repo, old, name)?.map(|t| t.id()),
                None => None,
            };
            let id = write_tree(repo, below, rest, files)?;
            tree.insert(*name, id, git2::FileMode::Tree.into())?;
        }
        None => {
            for entry in old.iter().flatten() {
                if is_document_file(entry.name_bytes()) {
                    tree.remove(entry.name_bytes())?;
                }
            }
            for (name, id) in files {
                tree.insert(name.as_str(), *id, git2::FileMode::Blob.into())?;
            }
        }
    }
    Ok(tree.write()?)
}

/// An extension that is safe in a file name.
fn extension(given: &str) -> String {
    let clean: String = given
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .take(8)
        .collect();
    if clean.is_empty() {
        "bin".to_owned()
    } else {
        clean
    }
}

/// The files of a folder that belong to one document.
fn is_document_file(name: &[u8]) -> bool {
    [layout::TEXT_FILE, layout::DRAFT_FILE, layout::DOCUMENT_FILE]
        .iter()
        .any(|file| file.as_bytes() == name)
        || name.starts_with(b"source.")
}
