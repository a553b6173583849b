//! The footnotes of both drafts, paired, and the ones that the document needs.
//!
//! In: which footnotes correspond, and every mark in reading order. Out: the
//! bodies for the part of footnotes, each with its fate. A footnote that keeps
//! its mark is one body with tracked words; one whose mark moved is two.

use super::piece::{Fate, Piece};
use super::track::words;
use crate::change::Changes;
use crate::model::{Draft, Footnote};
use crate::text;

/// A footnote of the document.
pub(super) struct Body {
    /// Its id; 1 is the first.
    pub(super) id: u32,
    /// The mark as typed, where Word doesn't count it.
    pub(super) mark: Option<String>,
    /// Whether it is in both drafts.
    pub(super) fate: Fate,
    /// Its words.
    pub(super) pieces: Vec<(Fate, Piece)>,
}

/// The footnotes of two drafts.
pub(super) struct Footnotes<'a> {
    old: &'a [Footnote],
    new: &'a [Footnote],
    /// For each old footnote the new one.
    pairs: Vec<Option<usize>>,
    /// Whether Word's own count gives the printed numbers of both.
    counted: bool,
    /// Those cited so far.
    pub(super) bodies: Vec<Body>,
}

impl<'a> Footnotes<'a> {
    /// Pairs the footnotes; `counted` says whether both drafts number theirs
    /// as Word would.
    pub(super) fn new(
        old: &'a Draft,
        new: &'a Draft,
        changes: &Changes<'_>,
        counted: bool,
    ) -> Self {
        Footnotes {
            pairs: pairs(&old.footnotes, &new.footnotes, changes),
            old: &old.footnotes,
            new: &new.footnotes,
            counted,
            bodies: Vec::new(),
        }
    }

    /// Whether a mark can stay: the footnotes correspond and their marks look
    /// the same, or Word counts both.
    pub(super) fn stays(&self, old: usize, new: usize) -> bool {
        self.pairs.get(old).copied().flatten() == Some(new)
            && self.mark(&self.old[old].number) == self.mark(&self.new[new].number)
    }

    /// The mark of a footnote that is in both drafts.
    pub(super) fn keep(&mut self, old: usize, new: usize) -> Piece {
        let (before, after) = (&self.old[old].text, &self.new[new].text);
        let pieces = words(before, after);
        let mark = self.mark(&self.new[new].number);
        self.add(Fate::Kept, mark, pieces)
    }

    /// The mark of an old footnote that goes.
    pub(super) fn remove(&mut self, old: usize) -> Piece {
        let note = &self.old[old];
        let (mark, pieces) = (self.mark(&note.number), words(&note.text, ""));
        self.add(Fate::Deleted, mark, pieces)
    }

    /// The mark of a new footnote that comes.
    pub(super) fn insert(&mut self, new: usize) -> Piece {
        let note = &self.new[new];
        let (mark, pieces) = (self.mark(&note.number), words("", &note.text));
        self.add(Fate::Inserted, mark, pieces)
    }

    fn add(&mut self, fate: Fate, mark: Option<String>, pieces: Vec<(Fate, Piece)>) -> Piece {
        let id = self.bodies.len() as u32 + 1;
        self.bodies.push(Body {
            id,
            mark: mark.clone(),
            fate,
            pieces,
        });
        Piece::Note { id, mark }
    }

    fn mark(&self, number: &str) -> Option<String> {
        (!self.counted || !is_figure(number)).then(|| number.to_owned())
    }
}

/// Whether Word would count a footnote of that number.
pub(super) fn is_figure(number: &str) -> bool {
    !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
}

/// Whether an old and a new footnote correspond.
type Rule<'a> = &'a dyn Fn(&Footnote, &Footnote) -> bool;

/// For each old footnote the new one: letter for letter, then as the changes
/// say, then by the words alone.
fn pairs(old: &[Footnote], new: &[Footnote], changes: &Changes<'_>) -> Vec<Option<usize>> {
    let mut pairs = vec![None; old.len()];
    let mut taken = vec![false; new.len()];
    let reworded: Vec<(&str, &str)> = changes
        .footnotes
        .iter()
        .filter_map(|c| Some((c.old.as_deref()?, c.new.as_deref()?)))
        .collect();
    let rules: [Rule<'_>; 3] = [
        &|o, n| o.text == n.text,
        &|o, n| reworded.contains(&(&o.number, &n.number)),
        &|o, n| text::key(&o.text) == text::key(&n.text),
    ];
    for rule in rules {
        for (pair, note) in pairs.iter_mut().zip(old) {
            if pair.is_some() {
                continue;
            }
            let found = (0..new.len()).find(|&j| !taken[j] && rule(note, &new[j]));
            if let Some(j) = found {
                taken[j] = true;
                *pair = Some(j);
            }
        }
    }
    pairs
}
