//! Two drafts to one run of tracked paragraphs.
//!
//! In: drafts and their changes. Out: paragraphs and footnotes. Accepting all
//! gives the new draft's lines, rejecting all the old one's.

use super::footnotes::{Body, Footnotes, is_figure};
use super::front::{self, Role};
use super::line::{Block, Cited, Citing, Unit};
use super::pairing::{Stand, stands};
use super::piece::{Fate, Look, Paragraph, Piece, Style};
use super::script::{Step, between, of_words};
use super::touch::part;
use super::track::track;
use crate::change::{Change, Changes};
use crate::model::{Clause, ClauseKind, Draft};

/// A tracked document.
pub(super) struct Document {
    /// The body, from the session to the meeting.
    pub(super) paragraphs: Vec<Paragraph>,
    /// The footnotes that it cites.
    pub(super) footnotes: Vec<Body>,
}

/// The lines of one draft.
struct Lines {
    front: Vec<(Role, Unit)>,
    blocks: Vec<Block>,
    meeting: Option<Unit>,
    /// Whether Word's count gives the printed footnote numbers.
    counted: bool,
}

impl Lines {
    fn of(draft: &Draft) -> Lines {
        let mut citing = Citing::new(draft);
        let front = front::lines(draft, &mut citing);
        let blocks: Vec<Block> = draft.clauses.iter().map(|c| citing.block(c)).collect();
        let meeting = draft.masthead.adoption.as_ref();
        let meeting = meeting
            .and_then(|a| a.meeting.clone())
            .filter(|m| !m.is_empty());
        let cited = front
            .iter()
            .map(|(_, unit)| unit)
            .chain(blocks.iter().filter_map(|b| b.body.as_ref()))
            .flat_map(|unit| &unit.cited);
        Lines {
            counted: counted(draft, cited),
            meeting: meeting.map(|m| Unit::plain(m, Style::Meeting)),
            front,
            blocks,
        }
    }

    fn role(&self, role: Role) -> Option<&Unit> {
        self.front.iter().find(|(r, _)| *r == role).map(|(_, u)| u)
    }
}

/// Whether the figures of the footnotes are 1, 2, 3 as they are cited.
fn counted<'a>(draft: &Draft, cited: impl Iterator<Item = &'a (usize, Cited)>) -> bool {
    let figures = cited.filter_map(|(_, cited)| match cited {
        Cited::Note(index) => Some(draft.footnotes[*index].number.as_str()),
        Cited::Raised(_) => None,
    });
    (1_u32..)
        .zip(figures.filter(|f| is_figure(f)))
        .all(|(count, figure)| figure == count.to_string())
}

/// Who counts the footnotes of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counting {
    /// Word, where that gives the printed numbers of both drafts.
    Printed,
    /// Word, where it does so in the old draft: that is a file of its own.
    Onto,
}

/// How a split or a merger is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// As ends of paragraphs that come and go.
    Joined,
    /// As clauses that go and others that come.
    Apart,
}

/// Tracks the change from one draft to the other.
pub(super) fn tracked(
    old: &Draft,
    new: &Draft,
    changes: &Changes<'_>,
    counting: Counting,
    shape: Shape,
) -> Document {
    let (before, after) = (Lines::of(old), Lines::of(new));
    let counted = before.counted && (after.counted || counting == Counting::Onto);
    let mut setter = Setter {
        paragraphs: Vec::new(),
        notes: Footnotes::new(old, new, changes, counted),
    };
    for role in Role::ALL {
        setter.plain(before.role(role), after.role(role));
    }
    let fits = |change: &Change| {
        let single = change.old.len() == 1 && change.new.len() == 1;
        (single || shape == Shape::Joined) && fits(change, &before, &after)
    };
    let (o, n) = (before.blocks.len(), after.blocks.len());
    let (mut old_meeting, mut new_meeting) = (before.meeting.as_ref(), after.meeting.as_ref());
    let (old_annex, new_annex) = (annex(old), annex(new));
    for stand in stands(changes, o, n, fits) {
        // The meeting stands below the text, above the annexes.
        let (of_old, of_new) = stand.clauses();
        let above_old = old_annex.is_some_and(|at| of_old.contains(&at));
        let above_new = new_annex.is_some_and(|at| of_new.contains(&at));
        setter.plain(
            old_meeting.take_if(|_| above_old),
            new_meeting.take_if(|_| above_new),
        );
        setter.stand(stand, &before.blocks, &after.blocks);
    }
    setter.plain(old_meeting, new_meeting);
    // The mark of the last paragraph can't be tracked: none of the draft's own
    // is the last.
    setter.paragraphs.push(Paragraph {
        style: Style::Text,
        old_style: None,
        mark: Fate::Kept,
        pieces: Vec::new(),
        moved: None,
    });
    part(&mut setter.paragraphs);
    let mut document = Document {
        paragraphs: setter.paragraphs,
        footnotes: setter.notes.bodies,
    };
    document.count_notes();
    document
}

impl Document {
    /// Numbers the footnotes as their marks stand: LibreOffice gives the n-th
    /// mark the footnote with the n-th id.
    fn count_notes(&mut self) {
        let mut order = Vec::with_capacity(self.footnotes.len());
        for (_, piece) in self.paragraphs.iter_mut().flat_map(|p| &mut p.pieces) {
            if let Piece::Note { id, .. } = piece {
                order.push(*id);
                *id = order.len() as u32;
            }
        }
        let place = |id: u32| order.iter().position(|own| *own == id);
        for body in &mut self.footnotes {
            body.id = place(body.id).map_or(body.id, |at| at as u32 + 1);
        }
        self.footnotes.sort_by_key(|body| body.id);
    }
}

/// The first clause of the first annex.
fn annex(draft: &Draft) -> Option<usize> {
    let title = |c: &Clause| c.kind == ClauseKind::AnnexTitle;
    draft.clauses.iter().position(title)
}

/// Whether the clauses of a change can be parts of one paragraph.
fn fits(change: &Change<'_>, old: &Lines, new: &Lines) -> bool {
    let heads = |blocks: &[Block], of: &[usize]| -> Vec<bool> {
        of.iter()
            .filter_map(|&i| blocks.get(i))
            .map(|b| b.head.is_some())
            .collect()
    };
    let bodies = |blocks: &[Block], of: &[usize]| {
        of.iter()
            .filter_map(|&i| blocks.get(i))
            .all(|b| b.body.is_some())
    };
    let (o, n) = (
        heads(&old.blocks, &change.old),
        heads(&new.blocks, &change.new),
    );
    let single = o.len() == 1 && n.len() == 1;
    let headed = o.contains(&true) || n.contains(&true);
    if change.moved || !single {
        return !headed && bodies(&old.blocks, &change.old) && bodies(&new.blocks, &change.new);
    }
    o == n
}

struct Setter<'a> {
    paragraphs: Vec<Paragraph>,
    notes: Footnotes<'a>,
}

impl Setter<'_> {
    fn stand(&mut self, stand: Stand<'_>, old: &[Block], new: &[Block]) {
        match stand {
            Stand::Removed(i) => {
                self.plain(old[i].head.as_ref(), None);
                self.plain(old[i].body.as_ref(), None);
            }
            Stand::Inserted(j) => {
                self.plain(None, new[j].head.as_ref());
                self.plain(None, new[j].body.as_ref());
            }
            Stand::Source(change, name) => self.moving(change, name, Fate::MovedFrom, old, new),
            Stand::Target(change, name) => self.moving(change, name, Fate::MovedTo, old, new),
            Stand::Kept(change) => self.kept(change, old, new),
        }
    }

    fn kept(&mut self, change: &Change<'_>, old: &[Block], new: &[Block]) {
        if let ([i], [j]) = (&*change.old, &*change.new) {
            self.plain(old[*i].head.as_ref(), new[*j].head.as_ref());
            match (&old[*i].body, &new[*j].body) {
                (Some(o), Some(n)) => {
                    let steps = of_words(&change.words, &o.text, &n.text);
                    self.paragraph(&[o], &[n], &steps);
                }
                (o, n) => self.plain(o.as_ref(), n.as_ref()),
            }
            return;
        }
        let olds: Vec<&Unit> = change
            .old
            .iter()
            .filter_map(|&i| old[i].body.as_ref())
            .collect();
        let news: Vec<&Unit> = change
            .new
            .iter()
            .filter_map(|&j| new[j].body.as_ref())
            .collect();
        let steps = of_words(&change.words, &joined(&olds).0.text, &joined(&news).0.text);
        self.paragraph(&olds, &news, &steps);
    }

    /// A paragraph of the old, of the new, or of both drafts, compared as it
    /// stands.
    fn plain(&mut self, old: Option<&Unit>, new: Option<&Unit>) {
        let text = |unit: Option<&Unit>| unit.map(|u| u.text.clone()).unwrap_or_default();
        let steps = between(&text(old), &text(new));
        if old.is_some() || new.is_some() {
            self.paragraph(old.as_slice(), new.as_slice(), &steps);
        }
    }

    /// Sets the paragraphs of one change: as many as the longer side has.
    fn paragraph(&mut self, old: &[&Unit], new: &[&Unit], steps: &[Step]) {
        let (o, old_joins) = joined(old);
        let (n, new_joins) = joined(new);
        let pieces = track(
            &o,
            &n,
            (&old_joins, &new_joins),
            steps,
            false,
            &mut self.notes,
        );
        let whole = match (old.is_empty(), new.is_empty()) {
            (true, _) => Fate::Inserted,
            (_, true) => Fate::Deleted,
            _ => Fate::Kept,
        };
        let (mut i, mut j) = (0, 0);
        let mut line = labels(old.first().copied(), new.first().copied());
        for (fate, piece) in pieces {
            if piece != Piece::Break {
                line.push((fate, piece));
                continue;
            }
            let style = match fate {
                Fate::Deleted => old.get(i).map(|u| u.style),
                _ => new.get(j).map(|u| u.style),
            };
            self.push(style, None, fate, std::mem::take(&mut line));
            // The label of the part that begins.
            let (o, n) = match fate {
                Fate::Deleted => (true, false),
                Fate::Inserted => (false, true),
                _ => (true, true),
            };
            i += usize::from(o);
            j += usize::from(n);
            line = labels(
                old.get(i).copied().filter(|_| o),
                new.get(j).copied().filter(|_| n),
            );
        }
        let old_style = old.last().map(|u| u.style);
        let new_style = new.last().map(|u| u.style);
        self.push(new_style.or(old_style), old_style, whole, line);
    }

    /// One end of a move. What is reworded is deleted here, inserted there;
    /// the rest is moved.
    fn moving(&mut self, change: &Change<'_>, name: u32, end: Fate, old: &[Block], new: &[Block]) {
        let ([i], [j]) = (&*change.old, &*change.new) else {
            return;
        };
        let (Some(o), Some(n)) = (&old[*i].body, &new[*j].body) else {
            return;
        };
        let steps = of_words(&change.words, &o.text, &n.text);
        let mut line = labels(Some(o), Some(n));
        let here = end == Fate::MovedFrom;
        // Only this end's footnotes are cited here.
        let (mut own_old, mut own_new) = (o.clone(), n.clone());
        if here {
            own_new.cited.clear();
        } else {
            own_old.cited.clear();
        }
        line.extend(track(
            &own_old,
            &own_new,
            (&[], &[]),
            &steps,
            true,
            &mut self.notes,
        ));
        let line = line
            .into_iter()
            .filter_map(|(fate, piece)| match (fate, here) {
                (Fate::Kept, _) => Some((end, piece)),
                (Fate::Deleted, true) | (Fate::Inserted, false) => Some((fate, piece)),
                _ => None,
            })
            .collect();
        let style = if here { o.style } else { n.style };
        self.push(Some(style), None, end, line);
        if let Some(last) = self.paragraphs.last_mut() {
            last.moved = Some(name);
        }
    }

    fn push(
        &mut self,
        style: Option<Style>,
        old: Option<Style>,
        mark: Fate,
        pieces: Vec<(Fate, Piece)>,
    ) {
        let style = style.unwrap_or(Style::Text);
        self.paragraphs.push(Paragraph {
            style,
            old_style: old.filter(|old| *old != style),
            mark,
            pieces,
            moved: None,
        });
    }
}

/// The labels before a line, each with its tab.
fn labels(old: Option<&Unit>, new: Option<&Unit>) -> Vec<(Fate, Piece)> {
    let label = |unit: Option<&Unit>| unit.and_then(|u| u.label.clone());
    let text = |label: String| Piece::Text(label, Look::default());
    match (label(old), label(new)) {
        (None, None) => Vec::new(),
        (Some(o), Some(n)) if o == n => vec![(Fate::Kept, text(n)), (Fate::Kept, Piece::Tab)],
        (Some(o), Some(n)) => vec![
            (Fate::Deleted, text(o)),
            (Fate::Inserted, text(n)),
            (Fate::Kept, Piece::Tab),
        ],
        (Some(o), None) => vec![(Fate::Deleted, text(o)), (Fate::Deleted, Piece::Tab)],
        (None, Some(n)) => vec![(Fate::Inserted, text(n)), (Fate::Inserted, Piece::Tab)],
    }
}

/// The lines of one side behind each other, and the characters that stand for
/// the ends of all but the last.
fn joined(units: &[&Unit]) -> (Unit, Vec<usize>) {
    let mut whole = Unit::plain("", Style::Text);
    let mut joins = Vec::new();
    let mut length = 0;
    for (index, unit) in units.iter().enumerate() {
        if index > 0 {
            joins.push(length);
            whole.text.push(' ');
            length += 1;
        }
        let italic = unit.italic.iter();
        whole
            .italic
            .extend(italic.map(|range| range.start + length..range.end + length));
        let cited = unit.cited.iter().cloned();
        whole
            .cited
            .extend(cited.map(|(at, cited)| (at + length, cited)));
        whole.text.push_str(&unit.text);
        length += unit.text.chars().count();
    }
    (whole, joins)
}
