//! Lineage, log and provenance over the store.
//!
//! In: a [`Store`](crate::store::Store) and a symbol. Out: the documents of a
//! text as a log, and for each clause the document that gave it its present
//! wording. This room reads the store and never writes to it.

mod log;
mod provenance;

pub use log::{Entry, before, log};
pub use provenance::{Provenance, Step, blame, trace};
