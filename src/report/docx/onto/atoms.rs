//! What a part of the file is made of: paragraphs, runs, atoms, each with its
//! bytes.
//!
//! Plain values between the XML (which is read) and the plan (which is laid
//! onto them).

use std::ops::Range;

/// A part of the package.
pub(super) struct Part {
    pub(super) xml: String,
    pub(super) paragraphs: Vec<Paragraph>,
    /// The notes of the part, separators left out, by their id.
    pub(super) notes: Vec<(String, Range<usize>)>,
    /// The greatest id of a separator.
    pub(super) reserved: i64,
}

/// A paragraph of the file.
pub(super) struct Paragraph {
    /// The whole element.
    pub(super) span: Range<usize>,
    /// Its start tag.
    pub(super) open: Range<usize>,
    /// Its properties; empty, behind the start tag, where it has none.
    pub(super) props: Range<usize>,
    /// `<w:p/>`.
    pub(super) closed: bool,
    /// Whether nothing follows it in its cell, note or body.
    pub(super) last: bool,
    /// Whether another paragraph follows it there: words can run on into it.
    pub(super) followed: bool,
    /// The note to which it belongs.
    pub(super) note: Option<String>,
    pub(super) runs: Vec<Run>,
    pub(super) atoms: Vec<Atom>,
}

/// A run of the file.
pub(super) struct Run {
    pub(super) span: Range<usize>,
    /// Its start tag.
    pub(super) open: Range<usize>,
    /// Its properties; empty where it has none.
    pub(super) props: Range<usize>,
    pub(super) parent: Parent,
}

/// What a run stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Parent {
    /// The paragraph.
    Paragraph,
    /// A tracked insertion, whose start tag stands there.
    Tracked(Range<usize>),
    /// A link, a control.
    Other {
        /// Where it begins.
        start: usize,
        /// Whether it stands in the paragraph itself.
        top: bool,
    },
}

/// The smallest thing that is kept or deleted.
pub(super) struct Atom {
    /// The index of its run.
    pub(super) run: usize,
    pub(super) shows: Shows,
    /// Its bytes; of a letter those of the whole text element.
    pub(super) source: Range<usize>,
}

/// What an atom shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shows {
    /// A letter of a text element.
    Letter(char),
    /// An element that stands for a letter: a tab, a no-break hyphen.
    Sign(char),
    /// The mark of a note.
    Note {
        /// The id of the note.
        id: String,
        /// An endnote.
        end: bool,
    },
    /// A letter of the mark that the author typed for the note before it.
    Mark(char),
    /// A letter that is not printed.
    Hidden(char),
    /// A field begins, its result begins, it ends.
    Field(Field),
    /// A picture, a box, an embedded object.
    Object,
    /// Nothing that is printed.
    Nothing,
}

/// The marks of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Begin,
    Within,
    End,
}

impl Atom {
    /// The letter that a reader sees.
    pub(super) fn letter(&self) -> Option<char> {
        match self.shows {
            Shows::Letter(c) | Shows::Sign(c) => Some(c),
            _ => None,
        }
    }
}

impl Paragraph {
    /// Whether it shows nothing at all.
    pub(super) fn is_blank(&self) -> bool {
        self.atoms.iter().all(|atom| match &atom.shows {
            Shows::Letter(c) | Shows::Sign(c) => c.is_whitespace(),
            Shows::Note { .. } | Shows::Object | Shows::Field(_) => false,
            Shows::Mark(_) | Shows::Hidden(_) | Shows::Nothing => true,
        })
    }
}
