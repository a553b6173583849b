//! The interface that other programs read: `travaux/draft/1`, `travaux/diff/1`.
//!
//! In: drafts and changes. Out: plain structures whose field names and order
//! are the interface, ready for serde. Described in `docs/schema/`; a field is
//! never renamed or removed within a version.

mod coverage;
mod diff;
mod draft;
mod history;

pub(super) use coverage::CoverageDocument;
pub(super) use diff::DiffDocument;
pub(super) use draft::DraftDocument;
pub(super) use history::{BlameDocument, ListDocument, LogDocument, TraceDocument};
