//! The git repository that keeps the drafts.
