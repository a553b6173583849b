//! Clauses: the addressable units of a text.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Place;

/// One addressable unit: a preambular or operative paragraph, a
/// sub-paragraph, a heading, a paragraph of an annex.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// Unique in its draft: `PP7`, `OP5`, `OP5(a)`, `A1.5`.
    pub id: ClauseId,
    /// What the clause is.
    pub kind: ClauseKind,
    /// The printed number or letter without its marks: `5`, `a`, `ii`.
    pub number: Option<String>,
    /// The opening words that carry the clause's force: `Recalling further`,
    /// `Also requests`.
    pub opener: Option<String>,
    /// One line, single spaces, no number, letter or footnote marker.
    pub text: String,
    /// Where footnotes are cited in `text`.
    pub footnotes: Vec<FootnoteRef>,
    /// Canonical symbols of the resolutions and documents cited, in the order
    /// of their first mention, each once; those that only its footnotes name
    /// stand last.
    pub references: Vec<String>,
    /// Where the clause begins in the source.
    pub place: Place,
}

/// The id of a clause: stable, printable without spaces.
///
/// Parts stand before a colon, sub-paragraphs in brackets: `II:OP3(a)(i)`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClauseId(String);

impl ClauseId {
    /// Wraps an id that was built by the rules above.
    pub fn new(id: impl Into<String>) -> Self {
        ClauseId(id.into())
    }

    /// The id as it stands in JSON.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ClauseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClauseKind {
    /// `The General Assembly,`.
    Chapeau,
    /// An unnumbered paragraph before the operative part.
    Preambular,
    /// A numbered paragraph, or the single unnumbered one.
    Operative,
    /// `(a)`, `(i)` below a paragraph.
    Subparagraph,
    /// A heading between paragraphs.
    Heading,
    /// `Annex` and its title.
    AnnexTitle,
    /// A paragraph of an annex.
    AnnexParagraph,
}

impl ClauseKind {
    /// The word of the JSON interface, e.g. `annex_title`.
    pub fn as_str(self) -> &'static str {
        match self {
            ClauseKind::Chapeau => "chapeau",
            ClauseKind::Preambular => "preambular",
            ClauseKind::Operative => "operative",
            ClauseKind::Subparagraph => "subparagraph",
            ClauseKind::Heading => "heading",
            ClauseKind::AnnexTitle => "annex_title",
            ClauseKind::AnnexParagraph => "annex_paragraph",
        }
    }
}

/// The place in a clause where a footnote is cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FootnoteRef {
    /// The footnote's printed number.
    pub number: String,
    /// How many characters of the clause's text stand before the marker.
    pub at: usize,
}
