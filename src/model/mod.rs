//! What a draft is made of: plain values, no behaviour that needs more than
//! themselves.

mod citation;
mod clause;
mod draft;
mod footnote;
mod masthead;
mod notice;
mod sponsor;

pub use citation::{cite_beside, cite_span};
pub use clause::{Clause, ClauseId, ClauseKind, FootnoteRef};
pub use draft::{Draft, DraftKind, Uncompared, UncomparedKind};
pub use footnote::Footnote;
pub use masthead::{Adoption, Masthead};
pub use notice::{Notice, NoticeKind, Place};
pub use sponsor::{Sponsor, SponsorKind};
