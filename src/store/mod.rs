//! The git repository that keeps the drafts.
//!
//! In: drafts with the bytes they were read from. Out: an ordinary git
//! repository (`texts/<symbol>/text.md`, `draft.ron`, `source.*`; one commit
//! and one annotated tag a document), and the same drafts again. This room
//! reads no file format and words no report.
//!
//! The repository has a work tree, because people open it: `git status` is
//! clean after every import, and a file that a user has edited is never
//! overwritten. A bare repository (a host, `git clone --bare`) serves as well.
//!
//! A writer holds one lock for the whole import, writes objects first, then
//! moves the branch once, then names the new commits by tags. Tags that a
//! crash kept from being made are made by whoever opens the store next.
//!
//! Choices that outside tools may rely on:
//! - The author of a commit is the lead sponsor, else the organ, with an
//!   address that leads nowhere: `belarus@sponsor.invalid`. The author's date
//!   is the document's, at midnight Greenwich time, not before 1970; the
//!   committer's where the document has none.
//! - A reissue (same symbol, other bytes) is a commit of its own; the first
//!   issue keeps its tag, the next are `A_80_L.1_reissue.2`, `..._reissue.3`.
//! - An event that no document tells of is a commit with the symbol that it
//!   happened to, counted with the issues: `A_80_L.1_event.2`. It keeps the
//!   files of the document, and a line in `events.md` says what happened.
//! - A document that is added after a later one of its text is kept under
//!   `texts/<text>/earlier/<document>/`, so that `text.md` stays the newest.
//! - An addendum that only names sponsors, and a corrigendum, leave the text
//!   as it was (with the sponsors joined); their own reading is `document.ron`.

mod add;
mod author;
mod batch;
mod bulk;
mod cache;
mod chain;
mod clean;
mod delta;
mod error;
mod event;
mod folder;
mod happen;
mod identity;
mod import;
mod index;
mod index_bytes;
mod layout;
mod lineage;
mod listing;
mod lock;
mod loose;
mod markdown;
mod merge;
mod message;
mod model_file;
mod outline;
mod pack;
mod packed;
mod publish;
mod pull;
mod read;
mod record;
mod repository;
mod resolve;
mod roll;
mod seat;
mod shelf;
mod titles;
mod tree_bytes;
mod verify;
mod vote;
mod worktree;

pub use error::StoreError;
pub use event::Event;
pub use happen::Happening;
pub use identity::Identity;
pub use import::{Added, Import, Outcome, Receipt};
pub use lineage::Ground;
pub use merge::{Marks, Merged, merge_models, merge_pages, merge_texts, ours_is_later};
pub use markdown::page as text_page;
pub use pull::{Clash, Pulled};
pub use read::TextState;
pub use record::{ClauseLists, Document, Record};
pub use repository::{CommitId, Store};
pub use verify::{Finding, Matter, Reader, Reading};
pub use vote::Vote;
