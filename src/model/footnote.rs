//! Footnotes.

use serde::{Deserialize, Serialize};

use super::Place;

/// A footnote with its own text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footnote {
    /// The printed number, or the stars of a starred note.
    pub number: String,
    /// One line, single spaces, without the number.
    pub text: String,
    /// Where the footnote begins in the source.
    pub place: Place,
}
