//! Clause-level comparison and git-backed history of the successive drafts of
//! a resolution.
//!
//! The rooms of the house, in the order in which data passes through them; a
//! room imports only rooms above it:
//!
//! - [`symbol`]: document symbols such as `A/C.1/75/L.8/Rev.1`
//! - [`text`]: normal keys, words, spelled numbers
//! - [`model`]: [`Draft`](model::Draft) and what it is made of
//! - [`source`]: bytes of a PDF, DOCX, HTML or plain text file to [`Pages`](source::Pages)
//! - [`parse`]: [`Pages`](source::Pages) to a [`Draft`](model::Draft)
//! - [`align`]: two drafts to an [`Alignment`](align::Alignment)
//! - [`change`]: an alignment to classified [`Changes`](change::Changes)
//! - [`store`]: the git repository that keeps the drafts
//! - [`history`]: lineage, log and provenance over the store
//! - [`report`]: one neutral view, and a renderer for each format
//! - [`cli`]: the program
//!
//! Only [`store`] and [`cli`] touch disk, environment or terminal; everything
//! else is a pure function of its arguments.

pub mod align;
pub mod change;
pub mod cli;
pub mod history;
pub mod model;
pub mod parse;
pub mod report;
pub mod source;
pub mod store;
pub mod symbol;
pub mod text;
