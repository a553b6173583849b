//! Doubtful readings: shown, never swallowed.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A doubtful reading, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// What kind of doubt.
    pub kind: NoticeKind,
    /// One sentence for the reader.
    pub message: String,
    /// Where in the source.
    pub place: Place,
}

/// The kinds of doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    /// A number, letter or footnote is missing or repeated.
    Numbering,
    /// A table, an image or a scanned page that cannot be compared.
    NotCompared,
    /// The file is damaged and may have lost text.
    Damaged,
    /// Words of the source that found no field of the draft.
    Unplaced,
    /// A sponsor that is not in the table of names.
    Sponsor,
    /// Part of the masthead is missing or unreadable.
    Masthead,
    /// Tracked changes in a Word file, taken as accepted.
    TrackedChanges,
    /// The document is not of a kind that is compared clause by clause.
    Kind,
    /// A footnote without a marker in the text, or a marker without a footnote.
    Footnote,
}

impl NoticeKind {
    /// The word of the JSON interface, e.g. `not_compared`.
    pub fn as_str(self) -> &'static str {
        match self {
            NoticeKind::Numbering => "numbering",
            NoticeKind::NotCompared => "not_compared",
            NoticeKind::Damaged => "damaged",
            NoticeKind::Unplaced => "unplaced",
            NoticeKind::Sponsor => "sponsor",
            NoticeKind::Masthead => "masthead",
            NoticeKind::TrackedChanges => "tracked_changes",
            NoticeKind::Kind => "kind",
            NoticeKind::Footnote => "footnote",
        }
    }
}

/// A place in a source, both counted from 1; 0 where it is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Place {
    /// The page.
    pub page: u32,
    /// The line of a plain text file; 0 in paged formats.
    pub line: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.page, self.line) {
            (0, 0) => f.write_str("whole document"),
            (page, 0) => write!(f, "page {page}"),
            (0, line) => write!(f, "line {line}"),
            (page, line) => write!(f, "page {page}, line {line}"),
        }
    }
}
