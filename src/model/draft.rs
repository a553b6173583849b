//! One document of a text.

use serde::{Deserialize, Serialize};

use super::{Clause, Footnote, Masthead, Notice, Place, Sponsor};

/// One document in the life of a text: a draft, a revised draft, an adopted
/// resolution or decision, as read from its source.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Draft {
    /// What kind of document the masthead and the sponsor line declare.
    pub kind: DraftKind,
    /// Organ, symbol, session, agenda item: what stands above the title.
    pub masthead: Masthead,
    /// The title, on one line.
    pub title: Option<String>,
    /// The sponsors in the order in which they are printed.
    pub sponsors: Vec<Sponsor>,
    /// The note on the sponsors, e.g. `On behalf of the States Members of the
    /// United Nations that are members of the Group of 77 and China.`
    pub sponsor_note: Option<String>,
    /// The sponsor block as printed, e.g. `Indonesia:* draft resolution`.
    pub sponsor_line: Option<String>,
    /// Every addressable unit of the text, in the order of the document.
    pub clauses: Vec<Clause>,
    /// Numbered footnotes, and starred ones that belong to the text.
    pub footnotes: Vec<Footnote>,
    /// Tables, images and boxes: kept, and named as not compared.
    pub uncompared: Vec<Uncompared>,
    /// Doubtful readings.
    pub notices: Vec<Notice>,
}

impl Draft {
    /// Finds a clause by its id.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|c| c.id.as_str() == id)
    }
}

/// What a document is, by its sponsor line and masthead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftKind {
    /// `Indonesia: draft resolution`, or `revised draft resolution`.
    DraftResolution,
    /// `Draft decision submitted by the Chair`.
    DraftDecision,
    /// An adopted resolution, `A/RES/75/240`.
    Resolution,
    /// An adopted decision.
    Decision,
    /// `United States of America: amendment to draft resolution A/80/L.25`.
    Amendment,
    /// An addendum that only names further sponsors.
    Sponsors,
    /// Anything else: a note, a programme of work, a report.
    #[default]
    Other,
}

impl DraftKind {
    /// The word of the JSON interface, e.g. `draft_resolution`.
    pub fn as_str(self) -> &'static str {
        match self {
            DraftKind::DraftResolution => "draft_resolution",
            DraftKind::DraftDecision => "draft_decision",
            DraftKind::Resolution => "resolution",
            DraftKind::Decision => "decision",
            DraftKind::Amendment => "amendment",
            DraftKind::Sponsors => "sponsors",
            DraftKind::Other => "other",
        }
    }

    /// The words of a report, e.g. `draft resolution`.
    pub fn words(self) -> &'static str {
        match self {
            DraftKind::DraftResolution => "draft resolution",
            DraftKind::DraftDecision => "draft decision",
            DraftKind::Resolution => "resolution",
            DraftKind::Decision => "decision",
            DraftKind::Amendment => "amendment",
            DraftKind::Sponsors => "list of sponsors",
            DraftKind::Other => "document",
        }
    }
}

/// Matter that is kept but not compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uncompared {
    /// Table, image or box.
    pub kind: UncomparedKind,
    /// Its words, cells separated by a tab and rows by a line feed; empty for
    /// an image.
    pub text: String,
    /// Where it stands in the source.
    pub place: Place,
}

/// The kinds of matter that are not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UncomparedKind {
    /// A table.
    Table,
    /// A picture, a map or a scan.
    Image,
    /// Text in a box beside the body.
    Box,
}
