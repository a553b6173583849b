//! Lays the fates of a line's letters onto the atoms of the file.
//!
//! In: a line, and the letters of the file that are its old words. Out: edits
//! of the paragraphs in which they stand. What the reader of the file left out
//! or mended (spaces, tabs, fields, invisible marks) shares the fate of what
//! stands on both sides of it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::find::{Stream, key};
use super::lines::{Line, What, is_old};
use super::plan::{Edits, New};
use super::props::ParagraphProps;
use super::atoms::{Atom, Field, Paragraph, Shows};
use crate::report::docx::piece::{Fate, Piece};

/// A note of the file that a tracked note stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NoteId {
    pub(super) id: String,
    pub(super) end: bool,
}

/// Edits in the making.
pub(super) struct Walk<'a> {
    pub(super) paragraphs: &'a [Paragraph],
    pub(super) stream: &'a Stream,
    pub(super) edits: &'a mut BTreeMap<usize, Edits>,
    /// The notes met, with the tracked notes that they are.
    pub(super) notes: &'a mut Vec<(u32, NoteId)>,
    /// The paragraph and the atom before which the walk stands.
    at: (usize, usize),
    /// The fate of the old letter passed last.
    last: Fate,
    /// Words would have to run on over something that is no paragraph.
    pub(super) entangled: bool,
}

/// How the numbers of a line are treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Labels {
    /// The old number is typed in the file.
    pub(super) old: bool,
    /// The new number is to be typed.
    pub(super) new: bool,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        paragraphs: &'a [Paragraph],
        stream: &'a Stream,
        edits: &'a mut BTreeMap<usize, Edits>,
        notes: &'a mut Vec<(u32, NoteId)>,
    ) -> Walk<'a> {
        Walk {
            paragraphs,
            stream,
            edits,
            notes,
            at: (0, 0),
            last: Fate::Kept,
            entangled: false,
        }
    }

    fn edit(&mut self, paragraph: usize) -> &mut Edits {
        let atoms = self.paragraphs[paragraph].atoms.len();
        self.edits
            .entry(paragraph)
            .or_insert_with(|| Edits::none(atoms))
    }

    /// Walks a line; gives the paragraph in which it ends, or nothing where
    /// the letters are not those of the line.
    pub(super) fn line(
        &mut self,
        line: &Line,
        found: Range<usize>,
        labels: Labels,
        break_props: &dyn Fn(usize) -> ParagraphProps,
    ) -> Option<usize> {
        let first = self.stream.place(found.start)?;
        self.at = (first.paragraph, first.atom);
        self.last = line.tokens.iter().find(|t| is_old(t.fate))?.fate;
        let mut next = found.start;
        for token in &line.tokens {
            if token.label
                && !(if is_old(token.fate) {
                    labels.old
                } else {
                    labels.new
                })
            {
                continue;
            }
            match (&token.what, is_old(token.fate)) {
                (What::Letter(c, _), true) => match key(*c) {
                    None => self.space(token.fate),
                    Some(_) => {
                        let place = self.stream.place(next).filter(|_| next < found.end)?;
                        self.letter((place.paragraph, place.atom), token.fate);
                        next += 1;
                    }
                },
                (What::Tab, true) => self.space(token.fate),
                (What::Note(id, _), true) => self.note(*id, token.fate),
                (What::Break(_), true) => {}
                (What::Letter(c, look), false) => {
                    let piece = Piece::Text(c.to_string(), *look);
                    self.insert(New::Piece(token.fate, piece));
                }
                (What::Tab, false) => self.insert(New::Piece(token.fate, Piece::Tab)),
                (What::Note(id, mark), false) => {
                    let (id, mark) = (*id, mark.clone());
                    self.insert(New::Piece(token.fate, Piece::Note { id, mark }));
                }
                (What::Break(at), false) => self.insert(New::Break(break_props(*at))),
            }
        }
        (next == found.end).then_some(())?;
        let end = self.at.0;
        if line.mark != Fate::Kept {
            self.end(line, &found, first.paragraph, end);
        }
        Some(end)
    }

    /// Gives a fate to an old letter, and to what was passed on the way.
    fn letter(&mut self, (paragraph, atom): (usize, usize), fate: Fate) {
        let between = if self.last == fate { fate } else { Fate::Kept };
        self.pass((paragraph, atom), between);
        self.edit(paragraph).fates[atom] = fate;
        self.at = (paragraph, atom + 1);
        self.last = fate;
    }

    /// Gives a fate to all atoms up to one, and to the ends on the way.
    fn pass(&mut self, until: (usize, usize), fate: Fate) {
        while self.at.0 < until.0 {
            let atoms = self.paragraphs[self.at.0].atoms.len();
            self.pass_atoms(atoms, fate);
            if fate != Fate::Kept && !self.keeps_end(self.at.0) {
                self.edit(self.at.0).mark = fate;
            }
            self.at = (self.at.0 + 1, 0);
        }
        self.pass_atoms(until.1, fate);
    }

    fn pass_atoms(&mut self, until: usize, fate: Fate) {
        let paragraph = self.at.0;
        for atom in self.at.1..until {
            let goes = !matches!(
                self.paragraphs[paragraph].atoms[atom].shows,
                Shows::Note { .. } | Shows::Mark(_) | Shows::Object
            );
            if fate != Fate::Kept && goes {
                self.edit(paragraph).fates[atom] = fate;
            }
        }
        self.at.1 = self.at.1.max(until);
    }

    /// Whether the mark of a paragraph can't go.
    fn keeps_end(&self, paragraph: usize) -> bool {
        self.paragraphs[paragraph].last
    }

    /// A space of the line: the blanks that stand here, or an end.
    fn space(&mut self, fate: Fate) {
        let (paragraph, mut atom) = self.at;
        let blank = |shows: &Shows| match shows {
            Shows::Letter(c) | Shows::Sign(c) => key(*c).is_none(),
            Shows::Nothing | Shows::Hidden(_) => true,
            _ => false,
        };
        let atoms = &self.paragraphs[paragraph].atoms;
        while atoms.get(atom).is_some_and(|a| blank(&a.shows)) {
            atom += 1;
        }
        self.pass((paragraph, atom), fate);
        self.last = fate;
    }

    /// The mark of a note, where one stands before the next letter.
    fn note(&mut self, body: u32, fate: Fate) {
        let (paragraph, from) = self.at;
        let atoms = &self.paragraphs[paragraph].atoms;
        let passes = |shows: &Shows| match shows {
            Shows::Letter(c) | Shows::Sign(c) => key(*c).is_none(),
            Shows::Object | Shows::Note { .. } => false,
            _ => true,
        };
        let length = atoms[from..]
            .iter()
            .take_while(|a| passes(&a.shows))
            .count();
        let at = from + length;
        let Some(id) = note_at(paragraph, at, self.paragraphs) else {
            return self.note_beyond(body, fate);
        };
        let marks = marks_behind(atoms, at);
        self.notes.push((body, id));
        let between = if self.last == fate { fate } else { Fate::Kept };
        self.pass((paragraph, at), between);
        let own = self.edit(paragraph);
        own.fates[at..=at + marks].fill(fate);
        self.at = (paragraph, at + 1 + marks);
        self.last = fate;
    }

    /// A note whose place the reader of the file doesn't know: the next one of
    /// the paragraph that was not met.
    fn note_beyond(&mut self, body: u32, fate: Fate) {
        let (paragraph, from) = self.at;
        let atoms = &self.paragraphs[paragraph].atoms;
        let met = |id: &NoteId| self.notes.iter().any(|(_, own)| own == id);
        let next = (from..atoms.len())
            .filter_map(|at| Some((at, note_at(paragraph, at, self.paragraphs)?)))
            .find(|(_, id)| !met(id));
        let Some((at, id)) = next else { return };
        let marks = marks_behind(atoms, at);
        self.notes.push((body, id));
        self.edit(paragraph).fates[at..=at + marks].fill(fate);
    }

    /// What is new stands behind the letter passed last, outside its field.
    fn insert(&mut self, new: New) {
        let (paragraph, mut atom) = self.at;
        let atoms = &self.paragraphs[paragraph].atoms;
        while atoms
            .get(atom)
            .is_some_and(|a| a.shows == Shows::Field(Field::End))
        {
            atom += 1;
        }
        let at = self.edit(paragraph).inserts.entry(atom).or_default();
        match (at.last_mut(), new) {
            (
                Some(New::Piece(fate, Piece::Text(text, look))),
                New::Piece(own, Piece::Text(more, own_look)),
            ) if *fate == own && *look == own_look => text.push_str(&more),
            (_, new) => at.push(new),
        }
    }

    /// The end of a line goes: that of its paragraph, and of empty ones behind
    /// it where the words run on.
    fn end(&mut self, line: &Line, found: &Range<usize>, first: usize, end: usize) {
        if self.shared_behind(found, end) {
            return;
        }
        let whole = line.tokens.iter().all(|t| t.fate != Fate::Kept);
        let fate = line.mark;
        if self.last != Fate::Kept {
            let atoms = self.paragraphs[end].atoms.len();
            self.pass_atoms(atoms, fate);
        }
        if whole && !self.shared_before(found, first) {
            let edits = self.edit(first);
            for own in edits.fates.iter_mut().take_while(|f| **f == Fate::Kept) {
                *own = fate;
            }
            self.keep_objects(first);
        }
        self.entangled = !whole && !self.paragraphs[end].followed;
        if !self.keeps_end(end) {
            self.edit(end).mark = fate;
            self.blanks_behind(end, whole, fate);
        }
    }

    /// Pictures and notes that belong to no words stay.
    fn keep_objects(&mut self, paragraph: usize) {
        let paragraphs = self.paragraphs;
        let edits = self.edit(paragraph);
        for (own, atom) in edits.fates.iter_mut().zip(&paragraphs[paragraph].atoms) {
            if matches!(atom.shows, Shows::Object) {
                *own = Fate::Kept;
            }
        }
    }

    fn shared_behind(&self, found: &Range<usize>, paragraph: usize) -> bool {
        let place = self.stream.place(found.end);
        place.is_some_and(|p| p.paragraph == paragraph)
    }

    fn shared_before(&self, found: &Range<usize>, paragraph: usize) -> bool {
        let before = found.start.checked_sub(1);
        let place = before.and_then(|at| self.stream.place(at));
        place.is_some_and(|p| p.paragraph == paragraph)
    }

    /// One empty paragraph behind a removed one goes with it; words that run
    /// on run over all of them.
    fn blanks_behind(&mut self, end: usize, whole: bool, fate: Fate) {
        let mut at = end + 1;
        while let (Some(own), Some(above)) = (self.paragraphs.get(at), self.paragraphs.get(at - 1))
        {
            if !own.is_blank() || own.last || !above.followed {
                break;
            }
            self.entangled |= !whole && !own.followed;
            self.edit(at).mark = if whole { Fate::Deleted } else { fate };
            at += 1;
            if whole {
                break;
            }
        }
    }
}

/// The note whose mark an atom is.
fn note_at(paragraph: usize, at: usize, paragraphs: &[Paragraph]) -> Option<NoteId> {
    match &paragraphs[paragraph].atoms.get(at)?.shows {
        Shows::Note { id, end } => Some(NoteId {
            id: id.clone(),
            end: *end,
        }),
        _ => None,
    }
}

/// How many letters of a typed mark stand behind a note.
fn marks_behind(atoms: &[Atom], at: usize) -> usize {
    let typed = |a: &&Atom| matches!(a.shows, Shows::Mark(_));
    atoms[at + 1..].iter().take_while(typed).count()
}
