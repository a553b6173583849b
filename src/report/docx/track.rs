//! Two lines to one, with the fate of every piece.
//!
//! In: a line of the old draft, one of the new, the steps between them. Out:
//! pieces of which those not inserted are the old line and those not deleted
//! the new one. Knows nothing of the order of paragraphs.

use super::footnotes::Footnotes;
use super::line::{Cited, Unit};
use super::piece::{Fate, Look, Piece};
use super::script::{Step, between};

/// What of one line was taken so far.
struct Side<'a> {
    text: Vec<char>,
    unit: &'a Unit,
    /// Where a joined line ends and the next begins; a space stands there.
    joins: &'a [usize],
    at: usize,
    cited: usize,
}

impl<'a> Side<'a> {
    fn new(unit: &'a Unit, joins: &'a [usize]) -> Side<'a> {
        Side {
            text: unit.text.chars().collect(),
            unit,
            joins,
            at: 0,
            cited: 0,
        }
    }

    fn look(&self) -> Look {
        Look {
            italic: self
                .unit
                .italic
                .iter()
                .any(|range| range.contains(&self.at)),
            raised: false,
        }
    }

    /// The next character, with its look and whether it stands for the end of
    /// a paragraph.
    fn next(&mut self) -> Option<(char, Look, bool)> {
        let c = *self.text.get(self.at)?;
        let taken = (c, self.look(), self.joins.contains(&self.at));
        self.at += 1;
        Some(taken)
    }

    /// The marks that stand before the next character.
    fn marks(&mut self) -> Vec<&'a Cited> {
        let marks = &self.unit.cited;
        let mut found = Vec::new();
        while let Some((at, cited)) = marks.get(self.cited)
            && *at <= self.at
        {
            found.push(cited);
            self.cited += 1;
        }
        found
    }
}

/// Tracks the change from one line to the other. `joins` are the characters
/// that stand for the end of a paragraph, of the old and of the new line.
pub(super) fn track(
    old: &Unit,
    new: &Unit,
    joins: (&[usize], &[usize]),
    steps: &[Step],
    moved: bool,
    notes: &mut Footnotes<'_>,
) -> Vec<(Fate, Piece)> {
    let (mut old, mut new) = (Side::new(old, joins.0), Side::new(new, joins.1));
    let mut line = Line {
        pieces: Vec::new(),
        moved,
    };
    line.marks(old.marks(), new.marks(), notes);
    for step in steps {
        match *step {
            Step::Equal(length) => {
                for _ in 0..length {
                    let (Some(before), Some(after)) = (old.next(), new.next()) else {
                        break;
                    };
                    line.both(before, after);
                    line.marks(old.marks(), new.marks(), notes);
                }
            }
            Step::Replace(gone, come) => {
                let mut last = Vec::new();
                for _ in 0..gone {
                    line.marks(std::mem::take(&mut last), Vec::new(), notes);
                    if let Some(before) = old.next() {
                        line.one(Fate::Deleted, before);
                    }
                    last = old.marks();
                }
                // A mark at the end of both wordings stays.
                for left in (0..come).rev() {
                    if let Some(after) = new.next() {
                        line.one(Fate::Inserted, after);
                    }
                    if left > 0 {
                        let marks = new.marks();
                        line.marks(Vec::new(), marks, notes);
                    }
                }
                let marks = if come > 0 { new.marks() } else { Vec::new() };
                line.marks(last, marks, notes);
            }
        }
    }
    // Marks that a damaged reading puts beyond the end.
    old.at = usize::MAX;
    new.at = usize::MAX;
    line.marks(old.marks(), new.marks(), notes);
    line.pieces
}

/// Tracks the change from one wording to the other, which cite no footnotes.
pub(super) fn words(old: &str, new: &str) -> Vec<(Fate, Piece)> {
    let (mut o, mut n) = (old.chars(), new.chars());
    let mut pieces = Vec::new();
    let mut push = |fate, text: String| {
        if !text.is_empty() {
            pieces.push((fate, Piece::Text(text, Look::default())));
        }
    };
    for step in between(old, new) {
        match step {
            Step::Equal(length) => {
                o.by_ref().take(length).for_each(drop);
                push(Fate::Kept, n.by_ref().take(length).collect());
            }
            Step::Replace(gone, come) => {
                push(Fate::Deleted, o.by_ref().take(gone).collect());
                push(Fate::Inserted, n.by_ref().take(come).collect());
            }
        }
    }
    pieces
}

struct Line {
    pieces: Vec<(Fate, Piece)>,
    /// A line that moves keeps no footnote: both ends have their own.
    moved: bool,
}

impl Line {
    fn both(&mut self, old: (char, Look, bool), new: (char, Look, bool)) {
        match (old.2, new.2) {
            (true, true) => self.pieces.push((Fate::Kept, Piece::Break)),
            (true, false) => {
                self.one(Fate::Inserted, new);
                self.pieces.push((Fate::Deleted, Piece::Break));
            }
            (false, true) => {
                self.one(Fate::Deleted, old);
                self.pieces.push((Fate::Inserted, Piece::Break));
            }
            (false, false) => self.letter(Fate::Kept, new.0, new.1),
        }
    }

    fn one(&mut self, fate: Fate, (c, look, join): (char, Look, bool)) {
        if join {
            self.pieces.push((fate, Piece::Break));
        } else {
            self.letter(fate, c, look);
        }
    }

    fn letter(&mut self, fate: Fate, c: char, look: Look) {
        match self.pieces.last_mut() {
            Some((last, Piece::Text(text, own))) if *last == fate && *own == look => text.push(c),
            _ => self.pieces.push((fate, Piece::Text(c.to_string(), look))),
        }
    }

    /// Marks at one place of both lines: those that correspond stay.
    fn marks(&mut self, old: Vec<&Cited>, new: Vec<&Cited>, notes: &mut Footnotes<'_>) {
        let stays = |o: &Cited, n: &Cited, notes: &Footnotes<'_>| match (o, n) {
            (Cited::Note(o), Cited::Note(n)) => !self.moved && notes.stays(*o, *n),
            (Cited::Raised(o), Cited::Raised(n)) => o == n,
            _ => false,
        };
        let all = old.len() == new.len() && old.iter().zip(&new).all(|(o, n)| stays(o, n, notes));
        if all {
            for (o, n) in old.into_iter().zip(new) {
                let piece = match (o, n) {
                    (Cited::Note(o), Cited::Note(n)) => notes.keep(*o, *n),
                    (_, Cited::Raised(mark)) | (Cited::Raised(mark), _) => raised(mark),
                };
                self.pieces.push((Fate::Kept, piece));
            }
            return;
        }
        for cited in old {
            let piece = match cited {
                Cited::Note(index) => notes.remove(*index),
                Cited::Raised(mark) => raised(mark),
            };
            self.pieces.push((Fate::Deleted, piece));
        }
        for cited in new {
            let piece = match cited {
                Cited::Note(index) => notes.insert(*index),
                Cited::Raised(mark) => raised(mark),
            };
            self.pieces.push((Fate::Inserted, piece));
        }
    }
}

fn raised(mark: &str) -> Piece {
    let look = Look {
        italic: false,
        raised: true,
    };
    Piece::Text(mark.to_owned(), look)
}
