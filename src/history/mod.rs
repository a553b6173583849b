//! Lineage, log and provenance over the store.
//!
//! In: a [`Store`](crate::store::Store) and a document of it. Out: the
//! documents of a text as a log; for each clause, and each word, the document
//! that gave it its present wording; the life of one clause. This room reads
//! the store and never writes to it.

mod clause;
mod keep;
mod life;
mod links;
mod log;
mod origin;
mod provenance;
mod trace;

pub use clause::{ClauseError, find_clause};
pub use life::Stage;
pub use log::{Entry, before, log};
pub use origin::{ClauseWords, Stretch, words};
pub use provenance::{Blame, Provenance, Step, blame, blame_of};
pub use trace::{Passage, Trace, trace};
