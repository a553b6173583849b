//! Writing the folder of a document.

use git2::{FileMode, ObjectType, Oid, Repository, Tree, TreeBuilder};

use super::bulk::Objects;
use super::chain;
use super::{StoreError, layout, markdown, model_file};
use crate::model::Draft;

/// What a document or event puts into the folder of its text.
pub(super) struct Files<'f> {
    /// The text as it stands.
    pub(super) state: &'f Draft,
    /// The document itself, where it is not the whole text.
    pub(super) document: Option<&'f Draft>,
    /// The extension and the bytes of the file; an event that no document
    /// tells of has none, and what is there stays.
    pub(super) source: Option<(&'f str, &'f [u8])>,
    /// A line on what happened, where no document tells of it.
    pub(super) event: Option<String>,
}

/// The folders after a document was written.
pub(super) struct Folders {
    /// The folder of the text.
    pub(super) text: Oid,
    /// The folder of the document: the same, or one inside it.
    pub(super) document: Oid,
}

/// Writes the files of a document into the folder of its text, or, where it
/// comes late, into one of its own in there.
///
/// `old` is the folder of the text as it is, `like` that of a document which
/// the new one resembles.
pub(super) fn write(
    repo: &Repository,
    objects: &mut Objects<'_>,
    old: Option<&Tree<'_>>,
    like: Option<&Tree<'_>>,
    earlier: Option<&str>,
    files: &Files<'_>,
) -> Result<Folders, StoreError> {
    let Some(name) = earlier else {
        let id = write_files(repo, objects, old, like, files)?;
        return Ok(Folders {
            text: id,
            document: id,
        });
    };
    let all = match old {
        Some(old) => chain::subtree(repo, old, layout::EARLIER)?,
        None => None,
    };
    let own = match &all {
        Some(all) => chain::subtree(repo, all, name)?,
        None => None,
    };
    // An event keeps the files of the document that it happened to.
    let start = match (&own, files.source) {
        (None, None) => like,
        (own, _) => own.as_ref(),
    };
    let document = write_files(repo, objects, start, like, files)?;
    let mut builder = repo.treebuilder(all.as_ref())?;
    builder.insert(name, document, FileMode::Tree.into())?;
    let all = write_tree(objects, &builder)?;
    let mut builder = repo.treebuilder(old)?;
    builder.insert(layout::EARLIER, all, FileMode::Tree.into())?;
    let text = write_tree(objects, &builder)?;
    Ok(Folders { text, document })
}

fn write_files(
    repo: &Repository,
    objects: &mut Objects<'_>,
    start: Option<&Tree<'_>>,
    like: Option<&Tree<'_>>,
    files: &Files<'_>,
) -> Result<Oid, StoreError> {
    let mut builder = repo.treebuilder(start)?;
    if let Some(start) = start
        && files.source.is_some()
    {
        for entry in start {
            if is_document_file(entry.name_bytes()) {
                builder.remove(entry.name_bytes())?;
            }
        }
    }
    let mut put = |name: &str, bytes: &[u8]| -> Result<(), StoreError> {
        let like = like.and_then(|like| like.get_name(name)).map(|e| e.id());
        let blob = objects.write(ObjectType::Blob, bytes, like)?;
        builder.insert(name, blob, FileMode::Blob.into())?;
        Ok(())
    };
    put(layout::TEXT_FILE, markdown::page(files.state).as_bytes())?;
    put(
        layout::DRAFT_FILE,
        model_file::write(files.state)?.as_bytes(),
    )?;
    if let Some(document) = files.document {
        put(
            layout::DOCUMENT_FILE,
            model_file::write(document)?.as_bytes(),
        )?;
    }
    if let Some((given, bytes)) = files.source {
        put(&format!("source.{}", extension(given)), bytes)?;
    }
    if let Some(event) = &files.event {
        let mut page = match start {
            Some(start) => chain::file(repo, start, layout::EVENTS_FILE)?.unwrap_or_default(),
            None => Vec::new(),
        };
        page.extend_from_slice(format!("- {event}\n").as_bytes());
        put(layout::EVENTS_FILE, &page)?;
    }
    write_tree(objects, &builder)
}

fn write_tree(objects: &mut Objects<'_>, builder: &TreeBuilder<'_>) -> Result<Oid, StoreError> {
    let id = builder.write()?;
    objects.take(id, 40 * builder.len(), None);
    Ok(id)
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
