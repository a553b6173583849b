//! What is to be written into a part: plain values.
//!
//! Between the comparison (which plans) and the XML (which is written). Knows
//! neither drafts nor the file.

use std::collections::BTreeMap;

use super::props::ParagraphProps;
use crate::report::docx::piece::{Fate, Piece};

/// All changes of one part.
#[derive(Default)]
pub(super) struct Plan {
    /// Changes of the file's own paragraphs, by their index.
    pub(super) edits: BTreeMap<usize, Edits>,
    /// New paragraphs behind one of the file's own.
    pub(super) behind: BTreeMap<usize, Vec<Fresh>>,
    /// New paragraphs before one of the file's own.
    pub(super) before: BTreeMap<usize, Vec<Fresh>>,
    /// Elements that come at a byte between paragraphs.
    pub(super) raw: BTreeMap<usize, String>,
}

/// The changes of one paragraph of the file.
pub(super) struct Edits {
    /// The fate of each atom.
    pub(super) fates: Vec<Fate>,
    /// What comes before the atom of that index; behind the last atom stands
    /// their number.
    pub(super) inserts: BTreeMap<usize, Vec<New>>,
    /// The fate of the paragraph's mark.
    pub(super) mark: Fate,
    /// The move to which it belongs.
    pub(super) moved: Option<u32>,
    /// Properties that it takes instead of its own.
    pub(super) restyle: Option<ParagraphProps>,
    /// Whether italics are told from other words: openers are.
    pub(super) openers: bool,
}

impl Edits {
    /// No change of a paragraph with so many atoms.
    pub(super) fn none(atoms: usize) -> Edits {
        Edits {
            fates: vec![Fate::Kept; atoms],
            inserts: BTreeMap::new(),
            mark: Fate::Kept,
            moved: None,
            restyle: None,
            openers: false,
        }
    }

    /// Whether nothing changes.
    pub(super) fn is_none(&self) -> bool {
        self.inserts.is_empty()
            && self.mark == Fate::Kept
            && self.restyle.is_none()
            && self.fates.iter().all(|fate| *fate == Fate::Kept)
    }
}

/// What comes into a paragraph of the file.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum New {
    /// Words, a tab, a mark; looking as what stands beside them.
    Piece(Fate, Piece),
    /// The paragraph ends here; what stood so far gets these properties.
    Break(ParagraphProps),
    /// What a whole new paragraph holds, where no place is behind the old one.
    Whole(Box<Fresh>),
}

/// A new paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fresh {
    pub(super) props: ParagraphProps,
    /// What its neighbour has before number and words.
    pub(super) lead: String,
    /// Its typed number, with what stands behind it.
    pub(super) label: Option<String>,
    pub(super) pieces: Vec<(Fate, Piece)>,
    /// Properties of upright and of italic runs.
    pub(super) upright: String,
    pub(super) italic: String,
    /// Inserted, or moved here.
    pub(super) fate: Fate,
    pub(super) moved: Option<u32>,
    /// An empty paragraph that goes before it, where the file parts its
    /// paragraphs by empty ones.
    pub(super) spacer: Option<ParagraphProps>,
}
