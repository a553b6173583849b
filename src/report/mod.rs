//! One neutral view, and a renderer for each format.
//!
//! In: drafts and their changes. Out: text. [`DiffView`] and [`DraftView`]
//! hold all that is said; [`terminal`] and its siblings only lay it out, and
//! [`json`] writes the interface that other programs read. Nothing here
//! prints: width, colour and pager are the program's to decide.

pub mod akn;
pub mod csv;
pub mod docx;
pub mod html;
pub mod json;
#[cfg(test)]
mod json_schema;
pub mod markdown;
pub mod plain;
pub mod ron;
mod safe;
#[cfg(test)]
mod samples;
pub mod synopsis;
pub mod terminal;
mod theme;
mod view;
mod wire;

pub use safe::safe;
pub use theme::{Theme, ThemeError};
pub use view::{
    Changed, ClauseView, DiffOptions, DiffView, DraftView, Entry, Fold, FootnoteView, Heading,
    Kept, Part, Selection, SelectionError, SponsorsView, TextPiece,
};
