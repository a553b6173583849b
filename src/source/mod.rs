//! Bytes of a file to [`Pages`]: lines of text with their place and type.
//!
//! One file a format, told by its content and never by its name alone. This
//! room knows nothing of resolutions: furniture, paragraphs and clauses are
//! the business of [`parse`](crate::parse).

mod counting;
mod decode;
mod docx;
mod html;
mod kind;
mod pages;
mod pdf;
mod plain;
mod printed;
mod runs;
mod tables;
#[cfg(test)]
mod tests;

pub use pages::{Format, Line, Page, Pages, Role, Run, Runs};

use thiserror::Error;

/// Why a file cannot be read. Says what and where; the remedy is added by the
/// program.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SourceError {
    /// The file holds no bytes, or only white space.
    #[error("the file is empty")]
    Empty,
    /// The content is of a kind that travaux doesn't read.
    #[error("this is {found}, not a PDF, Word, HTML or text file")]
    WrongType {
        /// e.g. `a JPEG image`.
        found: String,
    },
    /// Encrypted with a password.
    #[error("the {format} is encrypted and needs a password")]
    Encrypted {
        /// Which format.
        format: Format,
    },
    /// Too damaged to read anything.
    #[error("the {format} is damaged: {detail}")]
    Damaged {
        /// Which format.
        format: Format,
        /// What the reader met, and where.
        detail: String,
    },
    /// Only images: a scan.
    #[error("{} no text: the document is a scan", pages_have(.pages))]
    Scanned {
        /// Numbers of the pages without text, from 1.
        pages: Vec<u32>,
    },
    /// Pages that show neither words nor pictures.
    #[error("the pages of the {format} show no text")]
    NoText {
        /// Which format.
        format: Format,
    },
    /// Beyond a stated limit.
    #[error("{what} exceeds the limit of {limit}")]
    TooLarge {
        /// What is too large.
        what: String,
        /// The limit, with its unit.
        limit: String,
    },
}

fn pages_have(pages: &[u32]) -> String {
    match pages {
        [one] => format!("page {one} has"),
        [first, .., last] => format!("pages {first} to {last} have"),
        [] => "the pages have".to_owned(),
    }
}

/// Reads the bytes of a document into pages, whatever its name says.
///
/// ```
/// let pages = travaux::source::read(b"<p><i>Decides</i> to act;</p>")?;
/// assert_eq!(pages.pages[0].lines[0].text(), "Decides to act;");
/// assert!(pages.pages[0].lines[0].runs[0].italic);
/// # Ok::<(), travaux::source::SourceError>(())
/// ```
///
/// # Errors
/// [`SourceError`] when nothing can be read; a partial reading succeeds with
/// notices in [`Pages::notices`].
pub fn read(bytes: &[u8]) -> Result<Pages<'_>, SourceError> {
    match kind::format_of(bytes)? {
        Format::Pdf => pdf::read(bytes),
        Format::Docx => docx::read(bytes),
        Format::Html => html::read(bytes),
        Format::Plain => plain::read(bytes),
    }
}
