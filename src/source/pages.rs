//! The neutral form in which every format hands over its text.

use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, Range};
use std::slice;

use crate::model::Notice;

/// A document as lines on pages, in reading order.
///
/// The lines of plain text borrow their words from the file's bytes; those of
/// the other formats own them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pages<'t> {
    /// The format of the file.
    pub format: Format,
    /// The pages in order; a format without pages has one.
    pub pages: Vec<Page<'t>>,
    /// What was doubtful or lost while reading.
    pub notices: Vec<Notice>,
    /// Facts that the file states outside its text: `symbol`, `session`,
    /// `agenda`, `language`, `job` (from Word's custom properties). Sorted by key.
    pub properties: Vec<(String, String)>,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page<'t> {
    /// From 1.
    pub number: u32,
    /// The lines in reading order; lines of one [`block`](Line::block) stand
    /// together.
    pub lines: Vec<Line<'t>>,
}

/// One printed line, or one whole paragraph where the format has no lines.
///
/// Positions are in points for PDF (x to the right from the page's left edge,
/// y upward from its foot) and in columns and rows for plain text (y counts
/// upward too, so the first row has the greatest y). A format without
/// positions leaves them 0.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line<'t> {
    /// The line's words in reading order.
    pub runs: Runs<'t>,
    /// Left edge of the first printed character.
    pub x: f32,
    /// Right edge of the last printed character.
    pub x_end: f32,
    /// Baseline.
    pub y: f32,
    /// Size of most of the line's type; 0 where unknown.
    pub size: f32,
    /// What the format says the line is.
    pub role: Role,
    /// The paragraph that the line belongs to, where the format knows
    /// (tagged PDF, Word, HTML): lines with the same number are one paragraph,
    /// also across pages. Numbers grow in document order.
    pub block: Option<u32>,
    /// The line of the file, from 1; 0 where the format has none.
    pub number: u32,
    /// Empty lines just above, for plain text.
    pub gap: u32,
}

/// A stretch of one kind of type within a line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run<'t> {
    /// The characters, spaces included as printed; no line break. A no-break
    /// hyphen is U+2011 and a no-break space U+00A0, where the format has them.
    pub text: Cow<'t, str>,
    /// Italic type.
    pub italic: bool,
    /// Bold type.
    pub bold: bool,
    /// Raised or markedly smaller type: a footnote marker.
    pub superscript: bool,
}

/// The runs of a line. Nearly every line has one, which stands in its place.
#[derive(Debug, Clone, Eq)]
pub enum Runs<'t> {
    /// The whole line is of one kind.
    One(Run<'t>),
    /// It has others too, or no words at all.
    Many(Vec<Run<'t>>),
}

impl Default for Runs<'_> {
    fn default() -> Self {
        Runs::Many(Vec::new())
    }
}

impl<'t> Deref for Runs<'t> {
    type Target = [Run<'t>];

    fn deref(&self) -> &[Run<'t>] {
        match self {
            Runs::One(run) => slice::from_ref(run),
            Runs::Many(runs) => runs,
        }
    }
}

impl PartialEq for Runs<'_> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<'t> From<Run<'t>> for Runs<'t> {
    fn from(run: Run<'t>) -> Self {
        Runs::One(run)
    }
}

impl<'t> From<Vec<Run<'t>>> for Runs<'t> {
    fn from(runs: Vec<Run<'t>>) -> Self {
        Runs::Many(runs)
    }
}

impl<'a, 't> IntoIterator for &'a Runs<'t> {
    type Item = &'a Run<'t>;
    type IntoIter = slice::Iter<'a, Run<'t>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Page<'_> {
    /// The same without borrowing from the file.
    pub(super) fn into_owned(self) -> Page<'static> {
        Page {
            number: self.number,
            lines: self.lines.into_iter().map(Line::into_owned).collect(),
        }
    }
}

impl<'t> Run<'t> {
    /// Part of a run, by bytes: borrowed from the file where the run is.
    pub(crate) fn part(&self, bytes: Range<usize>) -> Run<'t> {
        Run {
            text: match &self.text {
                Cow::Borrowed(text) => Cow::Borrowed(&text[bytes]),
                Cow::Owned(text) => Cow::Owned(text[bytes].to_owned()),
            },
            ..*self
        }
    }

    fn into_owned(self) -> Run<'static> {
        Run {
            text: Cow::Owned(self.text.into_owned()),
            ..self
        }
    }
}

impl Line<'_> {
    /// The same without borrowing from the file.
    pub(super) fn into_owned(self) -> Line<'static> {
        Line {
            runs: match self.runs {
                Runs::One(run) => Runs::One(run.into_owned()),
                Runs::Many(runs) => Runs::Many(runs.into_iter().map(Run::into_owned).collect()),
            },
            ..self
        }
    }

    /// The whole text of the line, runs joined; borrowed where it is one run.
    #[inline]
    pub fn text(&self) -> Cow<'_, str> {
        match &self.runs {
            Runs::One(only) => Cow::Borrowed(&only.text),
            Runs::Many(runs) => joined(runs),
        }
    }
}

/// The text of runs.
fn joined<'r>(runs: &'r [Run<'_>]) -> Cow<'r, str> {
    match runs {
        [only] => Cow::Borrowed(&only.text),
        runs => runs.iter().map(|run| &*run.text).collect(),
    }
}

/// What the format itself says of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Nothing: body, or the format has no such marks.
    #[default]
    Plain,
    /// A running head, or the first page's masthead in its header.
    Header,
    /// A running foot, page number, job number or barcode.
    Footer,
    /// A footnote rule, watermark or other artifact.
    Artifact,
    /// A heading of the given level, from 1.
    Heading(u8),
    /// A footnote.
    Note,
    /// A cell of a table, by row and column from 0.
    Cell {
        /// Numbers tables in document order, from 0.
        table: u32,
        /// Row from 0.
        row: u32,
        /// Column from 0.
        column: u32,
    },
    /// A picture; the line has no text, or its alternate description.
    Image,
    /// Text in a box beside the body.
    Box,
}

/// The formats that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Portable Document Format.
    Pdf,
    /// Office Open XML, Word's `.docx`.
    Docx,
    /// A web page.
    Html,
    /// Plain text.
    #[default]
    Plain,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Format::Pdf => "PDF",
            Format::Docx => "Word file",
            Format::Html => "web page",
            Format::Plain => "text file",
        })
    }
}
