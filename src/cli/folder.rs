//! Folders among the arguments: the documents in them.

use std::fs;
use std::path::Path;

use super::error::{Failure, INPUT};

/// Endings of the files that are taken from a folder; an old `.doc` is among
/// them so that its message is seen rather than the file passed over.
const ENDINGS: [&str; 6] = ["pdf", "docx", "doc", "html", "htm", "txt"];

/// What the arguments ask for.
pub(super) struct Asked {
    /// Files, symbols of the store, `-`: in the order given.
    pub(super) names: Vec<String>,
    /// More than one argument, or a folder, however many documents it holds:
    /// the form of the output follows the command line and not the disk.
    pub(super) several: bool,
}

/// Puts the documents of a folder, sorted by name, in its place.
///
/// # Errors
/// A folder that can't be listed, or holds no document.
pub(super) fn documents(arguments: &[String]) -> Result<Asked, Failure> {
    let mut asked = Asked {
        names: Vec::with_capacity(arguments.len()),
        several: arguments.len() > 1,
    };
    for argument in arguments {
        if Path::new(argument).is_dir() {
            asked.several = true;
            asked.names.extend(within(argument)?);
        } else {
            asked.names.push(argument.clone());
        }
    }
    Ok(asked)
}

fn within(folder: &str) -> Result<Vec<String>, Failure> {
    let cannot = |error| Failure::new(INPUT, format!("{folder} can't be listed")).because(error);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        if is_document(&path) {
            found.push(path.to_string_lossy().into_owned());
        }
    }
    if found.is_empty() {
        return Err(Failure::new(INPUT, format!("{folder} holds no document"))
            .because("no file in it ends in .pdf, .docx, .html or .txt")
            .hint("name the files, or a folder that holds them; folders within are not searched"));
    }
    found.sort();
    Ok(found)
}

/// A name that starts with a dot, or with `~$` as Word's locks do, is of
/// programs and not of people.
fn is_document(path: &Path) -> bool {
    let name = path.file_name().map(|n| n.to_string_lossy());
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    path.is_file()
        && name.is_some_and(|n| !n.starts_with('.') && !n.starts_with("~$"))
        && ending.is_some_and(|e| ENDINGS.contains(&e.as_str()))
}
