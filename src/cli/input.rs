//! What an argument means: a file, standard input, or a document of the store.

use std::fs;
use std::io::Read;
use std::panic::resume_unwind;
use std::path::Path;
use std::thread;

use crate::model::{Draft, DraftKind, NoticeKind};
use crate::parse;
use crate::source::{self, Format, Pages, SourceError};
use crate::store::{self, Store, StoreError};

use super::error::{Failure, INPUT, USAGE};
use super::places;
use super::settings::Settings;

/// A document as it was found.
pub(super) struct Document {
    pub(super) draft: Draft,
    /// The name under which the user knows it.
    pub(super) name: String,
}

/// A file as it was read.
pub(super) struct File {
    pub(super) document: Document,
    pub(super) bytes: Vec<u8>,
    /// The ending for the stored source: `pdf`, `docx`, `html`, `txt`.
    pub(super) extension: &'static str,
}

/// Whether an argument names a file rather than a document of the store.
fn is_file(argument: &str) -> bool {
    argument == "-" || Path::new(argument).exists()
}

fn read(argument: &str) -> Result<Document, Failure> {
    let (bytes, name) = bytes(argument)?;
    let pages = pages(&bytes, &name)?;
    document(&pages, name)
}

/// Whether a document is one that travaux works on.
pub(super) fn is_draft(draft: &Draft) -> bool {
    !draft.clauses.is_empty() && (draft.kind != DraftKind::Other || draft.masthead.symbol.is_some())
}

/// Reads and parses a file, or standard input for `-`.
pub(super) fn file(argument: &str) -> Result<File, Failure> {
    let (bytes, name) = bytes(argument)?;
    let (document, pages) = parsed(&bytes, name)?;
    let extension = match pages.format {
        Format::Pdf => "pdf",
        Format::Docx => "docx",
        Format::Html => "html",
        Format::Plain => "txt",
    };
    Ok(File {
        document,
        bytes,
        extension,
    })
}

/// The bytes of a file or of the source of a document of the store, and its
/// name.
pub(super) fn source_of(settings: &Settings, argument: &str) -> Result<(Vec<u8>, String), Failure> {
    if !is_file(argument) && !looks_like_file(argument) {
        let store = places::store(settings)?;
        let found = store.resolve(argument)?;
        let (_, bytes) = store.source_of(&found)?;
        return Ok((bytes, found.symbol().to_string()));
    }
    bytes(argument)
}

/// A document together with the pages from which it is read.
pub(super) fn parsed(bytes: &[u8], name: String) -> Result<(Document, Pages<'_>), Failure> {
    let pages = pages(bytes, &name)?;
    let document = document(&pages, name)?;
    Ok((document, pages))
}

fn pages<'b>(bytes: &'b [u8], name: &str) -> Result<Pages<'b>, Failure> {
    source::read(bytes).map_err(|error| unreadable(name, &error))
}

fn document(pages: &Pages<'_>, name: String) -> Result<Document, Failure> {
    let mut draft = parse::parse(pages);
    if !is_draft(&draft) {
        // The words that would tell may be those that a damaged file has lost.
        if let Some(damage) = pages.notices.iter().find(|n| n.kind == NoticeKind::Damaged) {
            return Err(Failure::new(
                INPUT,
                format!(
                    "{name} is damaged, and what is left is no resolution, decision or amendment"
                ),
            )
            .because(match damage.place.page {
                0 => damage.message.clone(),
                page => format!("page {page}: {}", damage.message),
            })
            .hint("fetch the document again; this copy is broken"));
        }
        return Err(Failure::new(
            INPUT,
            format!("{name} is no resolution, decision or amendment"),
        )
        .because("no document symbol and no chapeau such as “The General Assembly,” were found")
        .hint("give the text as the organ prints it, from the masthead on"));
    }
    if draft.masthead.symbol.is_none() {
        draft.masthead.symbol = crate::symbol::Symbol::from_file_name(&name);
    }
    Ok(Document { draft, name })
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
    bytes = fs::read(path).map_err(|error| {
        if path.is_dir() {
            return Failure::new(INPUT, format!("{argument} is a folder"))
                .hint("name the files in it");
        }
        let failure = Failure::new(INPUT, format!("{argument} can't be read")).because(&error);
        if error.kind() == std::io::ErrorKind::NotFound {
            failure.hint(
                "check the path; a document of the store is named by its symbol, A/C.1/75/L.8",
            )
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
        SourceError::WrongType { found } if found.contains("old Office") => {
            failure.hint("open it in a word processor and save it as .docx")
        }
        SourceError::WrongType { .. } => failure.hint("travaux reads .pdf, .docx, .html and .txt"),
        SourceError::Encrypted { .. } => failure.hint("save a copy without password and give that"),
        SourceError::Damaged { .. } => {
            failure.hint("fetch the document again; this copy is broken")
        }
        SourceError::Scanned { .. } => {
            failure.hint("run text recognition over it first (ocrmypdf), or find the printed text")
        }
        SourceError::NoText { .. } => {
            failure.hint("open it: where its pages show words, fetch the document again")
        }
        SourceError::TooLarge { .. } => failure.hint("split the document, or give its text"),
    }
}

/// Finds what an argument means: a file where there is one of that name, else
/// a document of the store.
pub(super) fn find(settings: &Settings, argument: &str) -> Result<Document, Failure> {
    match read(argument) {
        // Most are files: what is none shows when it can't be read.
        Err(_) if !is_file(argument) => {}
        found => return found,
    }
    let store = match places::store(settings) {
        Ok(store) => store,
        Err(_) if looks_like_file(argument) => return read(argument),
        Err(failure) => {
            return Err(failure.about(format!("{argument} is no file, and no store knows it")));
        }
    };
    match store.resolve(argument) {
        Ok(found) => stored(&store, &found),
        Err(StoreError::Unknown { .. }) if looks_like_file(argument) => read(argument),
        Err(error) => Err(error.into()),
    }
}

/// A document of the store.
fn stored(store: &Store, found: &store::Document) -> Result<Document, Failure> {
    Ok(Document {
        draft: store.draft_of(found)?,
        name: found.symbol().to_string(),
    })
}

/// Whether an argument that is no file was meant as one.
fn looks_like_file(argument: &str) -> bool {
    let endings = [".pdf", ".docx", ".doc", ".txt", ".html", ".htm"];
    let lower = argument.to_lowercase();
    endings.iter().any(|end| lower.ends_with(end))
}

/// Finds the two sides of a comparison; one document of the store alone is
/// compared with the one before it.
pub(super) fn pair(
    settings: &Settings,
    old: &str,
    new: Option<&str>,
) -> Result<(Document, Document), Failure> {
    if let Some(new) = new {
        if old == "-" && new == "-" {
            return Err(Failure::new(
                USAGE,
                "only one of the two can be standard input",
            ));
        }
        return both(settings, old, new);
    }
    if is_file(old) || looks_like_file(old) {
        return Err(
            Failure::new(USAGE, format!("{old} alone is nothing to compare")).hint(
                "travaux diff OLD NEW; a document of the store is compared with the one before it",
            ),
        );
    }
    let store = places::store(settings)?;
    let new = store.resolve(old)?;
    let before = store.earlier(new.clone(), 1)?;
    Ok((stored(&store, &before)?, stored(&store, &new)?))
}

/// Files smaller than this are read one after the other in about the same time,
/// and for less of the processor's.
const LARGE: u64 = 512 << 10;

/// Of files larger than this the lines of one are memory enough.
const HUGE: u64 = 8 << 20;

/// Finds two documents; two large files are read at the same time.
fn both(settings: &Settings, old: &str, new: &str) -> Result<(Document, Document), Failure> {
    let is_large = |name: &str| {
        fs::metadata(name).is_ok_and(|m| m.is_file() && (LARGE..HUGE).contains(&m.len()))
    };
    if !is_large(old) || !is_large(new) {
        return Ok((find(settings, old)?, find(settings, new)?));
    }
    let (old, new) = thread::scope(|scope| {
        let new = scope.spawn(|| find(settings, new));
        let old = find(settings, old);
        (old, new.join().unwrap_or_else(|fault| resume_unwind(fault)))
    });
    Ok((old?, new?))
}

/// Every document of the text to which a symbol of the store belongs, oldest
/// first.
pub(super) fn history(settings: &Settings, symbol: &str) -> Result<Vec<Document>, Failure> {
    if is_file(symbol) || looks_like_file(symbol) {
        return Err(
            Failure::new(USAGE, format!("{symbol} alone is nothing to compare"))
                .hint("travaux compare OLD NEW ...; a document of the store stands for its text"),
        );
    }
    let store = places::store(settings)?;
    let found = store.resolve(symbol)?;
    let chain = store.chain(found.symbol())?;
    chain
        .iter()
        .map(|document| stored(&store, document))
        .collect()
}
