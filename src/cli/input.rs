//! What an argument means: a file, standard input, or a document of the store.

use std::fs;
use std::io::Read;
use std::path::Path;

use crate::model::{Draft, DraftKind};
use crate::parse;
use crate::source::{self, Format, SourceError};

use super::args::Args;
use super::error::{Failure, INPUT, USAGE};

/// A document as it was found.
pub(super) struct Document {
    pub(super) draft: Draft,
    pub(super) bytes: Vec<u8>,
    /// The name under which the user knows it.
    pub(super) name: String,
    /// The ending for the stored source: `pdf`, `docx`, `html`, `txt`.
    pub(super) extension: &'static str,
}

/// Whether an argument names a file rather than a document of the store.
pub(super) fn is_file(argument: &str) -> bool {
    argument == "-" || Path::new(argument).exists()
}

/// Reads a file, or standard input for `-`.
pub(super) fn read(argument: &str) -> Result<Document, Failure> {
    let (bytes, name) = bytes(argument)?;
    document(bytes, name)
}

/// Parses the bytes of a document.
pub(super) fn document(bytes: Vec<u8>, name: String) -> Result<Document, Failure> {
    let pages = source::read(&bytes).map_err(|error| unreadable(&name, &error))?;
    let mut draft = parse::parse(&pages);
    if draft.clauses.is_empty() || (draft.kind == DraftKind::Other && draft.masthead.symbol.is_none()) {
        return Err(Failure::new(INPUT, format!("{name} is no resolution, decision or amendment"))
            .because("no document symbol and no chapeau such as “The General Assembly,” were found")
            .hint("give the text as the organ prints it, from the masthead on"));
    }
    if draft.masthead.symbol.is_none() {
        draft.masthead.symbol = crate::symbol::Symbol::from_file_name(&name);
    }
    let extension = match pages.format {
        Format::Pdf => "pdf",
        Format::Docx => "docx",
        Format::Html => "html",
        Format::Plain => "txt",
    };
    Ok(Document {
        draft,
        bytes,
        name,
        extension,
    })
}

fn bytes(argument: &str) -> Result<(Vec<u8>, String), Failure> {
    let mut bytes = Vec::new();
    if argument == "-" {
        std::io::stdin()
            .read_to_end(&mut bytes)
            .map_err(|error| Failure::new(INPUT, "standard input can't be read").because(error))?;
        return Ok((bytes, "standard input".to_owned()));
    }
    let path = Path::new(argument);
    if path.is_dir() {
        return Err(Failure::new(INPUT, format!("{argument} is a folder")).hint("name the files in it"));
    }
    bytes = fs::read(path).map_err(|error| {
        let failure = Failure::new(INPUT, format!("{argument} can't be read")).because(&error);
        if error.kind() == std::io::ErrorKind::NotFound {
            failure.hint("check the path; a document of the store is named by its symbol, A/C.1/75/L.8")
        } else {
            failure
        }
    })?;
    Ok((bytes, argument.to_owned()))
}

/// Says what is wrong with a file and what helps.
fn unreadable(name: &str, error: &SourceError) -> Failure {
    let failure = Failure::new(INPUT, format!("{name}: {error}"));
    match error {
        SourceError::Empty => failure.hint("fetch the document again; this copy holds nothing"),
        SourceError::WrongType { found } if found.contains("Word 97") => {
            failure.hint("open it in a word processor and save it as .docx")
        }
        SourceError::WrongType { .. } => failure.hint("travaux reads .pdf, .docx, .html and .txt"),
        SourceError::Encrypted { .. } => failure.hint("save a copy without password and give that"),
        SourceError::Damaged { .. } => failure.hint("fetch the document again; this copy is broken"),
        SourceError::Scanned { .. } => {
            failure.hint("run text recognition over it first (ocrmypdf), or find the printed text")
        }
        SourceError::TooLarge { .. } => failure.hint("split the document, or give its text"),
    }
}

/// Finds what an argument means.
pub(super) fn find(_args: &Args, argument: &str) -> Result<Document, Failure> {
    read(argument)
}

/// Finds the two sides of a comparison.
pub(super) fn pair(
    args: &Args,
    old: &str,
    new: Option<&str>,
) -> Result<(Document, Document), Failure> {
    let new = new.ok_or_else(|| {
        Failure::new(USAGE, "one document is not enough to compare").hint("travaux diff OLD NEW")
    })?;
    Ok((find(args, old)?, find(args, new)?))
}
