//! One neutral value for each kind of report, which every renderer reads.
//!
//! In: drafts and changes. Out: [`DiffView`] and [`DraftView`]. Renderers lay
//! out, colour and escape; what is said is decided here.

mod cited;
mod diff;
mod elide;
mod entry;
mod fold;
mod heading;
mod history;
mod linked;
mod masthead;
mod outline;
mod parts;
mod selection;
mod shown;
mod sponsors;
mod why;
mod wording;

pub use diff::{DiffOptions, DiffView, FootnoteView};
pub(super) use elide::elide;
pub use entry::{Changed, Entry, Kept};
pub use fold::Fold;
pub use heading::Heading;
pub use outline::{ClauseView, DraftView, TextPiece};
pub use parts::Part;
pub use selection::{Selection, SelectionError};
pub(super) use shown::{Piece, Side, shown};
pub use sponsors::SponsorsView;
pub(in crate::report) use wording::{and, many};
