//! Lineage, log and provenance over the store.
