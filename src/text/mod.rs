//! The vocabulary of English UN texts, each file one part of it:
//!
//! - [`key`]: the normal key on which two texts are the same
//! - [`words`]: tokens for word differences and similarity
//! - [`ordinal`], [`numeral`], [`date`]: spelled numbers, labels, dates
//! - [`opener`]: the opening words of a paragraph and their force
//! - [`mend`]: joined print lines as one clean line
//! - [`states`]: the names of States
//! - `spaces`: runs of spaces in printed lines
//! - `hasher`: a fast hash for words
//!
//! Strings go in, strings, spans and numbers come out; nothing here knows
//! pages, clauses or documents.

pub mod date;
pub(crate) mod hasher;
mod key;
mod mend;
pub mod numeral;
pub mod opener;
pub mod ordinal;
pub(crate) mod spaces;
pub mod states;
pub mod words;

pub(crate) use key::{ends, fingerprint, mark_width, past_same_ascii, same_key};
pub use key::{key, letters};
pub use mend::mend;
pub(crate) use mend::mended;
