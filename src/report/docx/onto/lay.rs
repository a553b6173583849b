//! The tracked document laid onto the body of the file.
//!
//! In: tracked paragraphs, the body. Out: a [`Plan`], which notes are which,
//! and what the file has no place for. A line that changes and can't be found
//! stops everything: a wrong place is worse than none.

use std::collections::BTreeMap;
use std::ops::Range;

use super::OntoError;
use super::find::{Stream, key};
use super::lines::{Line, is_front, is_masthead, is_new, is_old, label_of};
use super::places::{Found, old_style, places};
use super::plan::{Edits, Fresh, New, Plan};
use super::props::ParagraphProps;
use super::sample::{Samples, Sort};
use super::atoms::Part;
use super::walk::{Labels, NoteId, Walk};
use crate::report::docx::piece::{Fate, Paragraph, Piece, Style};

/// A laid document.
#[derive(Default)]
pub(super) struct Laid {
    pub(super) plan: Plan,
    /// The tracked notes that are notes of the file.
    pub(super) notes: Vec<(u32, NoteId)>,
    /// Lines of the front that the file has no place for.
    pub(super) unwritten: Vec<&'static str>,
    /// The paragraph with which the text begins.
    pub(super) border: usize,
}

/// Lays tracked paragraphs onto a body.
pub(super) fn lay(paragraphs: &[Paragraph], part: &Part) -> Result<Laid, OntoError> {
    let lines = Line::all(paragraphs);
    let stream = Stream::new(part.paragraphs.iter().enumerate());
    let (found, border) = places(&lines, paragraphs, &stream);
    let mut setter = Setter {
        paragraphs,
        part,
        stream: &stream,
        samples: Samples::default(),
        run_on: None,
        border,
        sources: BTreeMap::new(),
        laid: Laid {
            border: stream
                .place(border)
                .map_or(part.paragraphs.len(), |p| p.paragraph),
            ..Laid::default()
        },
    };
    for (line, found) in lines.iter().zip(&found) {
        if let Some(found) = found {
            setter.sample(line, found);
        }
    }
    let mut above: Option<usize> = None;
    let mut waiting: Vec<Fresh> = Vec::new();
    for (line, found) in lines.iter().zip(&found) {
        waiting.extend(setter.fresh(line.fresh.clone()));
        let Some(found) = found else {
            setter.missing(line)?;
            continue;
        };
        let first = stream.place(found.letters.start).map(|p| p.paragraph);
        let end = setter.line(line, found)?;
        let fresh = std::mem::take(&mut waiting);
        // A paragraph that goes again needs one behind it: none stands last
        // before a table.
        let firm = above.filter(|&at| part.paragraphs[at].followed || part.paragraphs[at].last);
        match (firm, first) {
            _ if fresh.is_empty() => {}
            (Some(above), _) => setter.behind(above, fresh),
            (None, Some(first)) => {
                setter.laid.plan.before.insert(first, fresh);
            }
            (None, None) => {}
        }
        above = Some(end);
    }
    match above {
        Some(above) => setter.behind(above, waiting),
        None => {
            return Err(OntoError::Lost {
                what: String::new(),
            });
        }
    }
    Ok(setter.laid)
}

struct Setter<'a> {
    paragraphs: &'a [Paragraph],
    part: &'a Part,
    stream: &'a Stream,
    samples: Samples,
    /// Whether the words that run on into the next line have a number.
    run_on: Option<bool>,
    /// The letter with which the text begins.
    border: usize,
    /// The paragraph of the file from which each move departs.
    sources: BTreeMap<u32, usize>,
    laid: Laid,
}

impl Setter<'_> {
    fn own_props(&self, paragraph: usize) -> ParagraphProps {
        let span = self.part.paragraphs[paragraph].props.clone();
        ParagraphProps::read(self.part.xml.get(span).unwrap_or_default())
    }

    /// Learns how the file sets a line that has its paragraph for itself.
    fn sample(&mut self, line: &Line, found: &Found) {
        let place = |at: usize| self.stream.place(at).map(|p| p.paragraph);
        let Range { start, end } = found.letters;
        let (Some(first), Some(last)) = (place(start), place(end - 1)) else {
            return;
        };
        let before = start.checked_sub(1).and_then(place);
        if before == Some(first) || place(end) == Some(last) {
            return;
        }
        let last_paragraph = &self.paragraphs[line.main.end - 1];
        if let (Fate::MovedFrom, Some(name)) = (line.mark, last_paragraph.moved) {
            self.sources.insert(name, first);
        }
        let sort = (old_style(line, self.paragraphs), line.labelled(is_old));
        self.samples
            .take(self.part, first, line.main.start, sort, found.label);
    }

    /// The new paragraphs before a line.
    fn fresh(&mut self, range: Range<usize>) -> Vec<Fresh> {
        let mut all = Vec::new();
        for at in range {
            let paragraph = &self.paragraphs[at];
            if is_masthead(paragraph.style) {
                self.unwritten(paragraph.style);
                continue;
            }
            if paragraph.pieces.is_empty() || self.stands(paragraph) {
                continue;
            }
            let labels = label_of(&paragraph.pieces);
            let label = label_text(&paragraph.pieces[..labels]);
            let sort = (paragraph.style, label.is_some());
            let pieces = paragraph.pieces[labels..].to_vec();
            let mut fresh = self.samples.fresh(at, sort, label, pieces);
            if let Some(name) = paragraph.moved {
                fresh.moved = Some(name);
                fresh.fate = Fate::MovedTo;
                if let Some(&source) = self.sources.get(&name) {
                    fresh.props = self.own_props(source).fresh();
                }
            }
            all.push(fresh);
        }
        all
    }

    /// Whether the front of the file has a new line already: a title may stand
    /// where its reader knows none.
    fn stands(&self, paragraph: &Paragraph) -> bool {
        let words: Vec<char> = paragraph
            .pieces
            .iter()
            .filter_map(|(_, piece)| match piece {
                Piece::Text(text, _) => Some(text.chars().filter_map(key)),
                _ => None,
            })
            .flatten()
            .collect();
        let front = 0..self.border;
        is_front(paragraph.style) && self.stream.anywhere(&words, front).is_some()
    }

    fn unwritten(&mut self, style: Style) {
        let name = match style {
            Style::Session => "the session",
            Style::Committee => "the committee",
            Style::AgendaItem => "the agenda item",
            Style::AgendaTitle => "the title of the agenda item",
            Style::Sponsors => "the line of sponsors or of adoption",
            _ => "the title",
        };
        if !self.laid.unwritten.contains(&name) {
            self.laid.unwritten.push(name);
        }
    }

    /// A line that is not in the file.
    fn missing(&mut self, line: &Line) -> Result<(), OntoError> {
        let style = old_style(line, self.paragraphs);
        if line.tokens.is_empty() || !line.changes() {
            return Ok(());
        }
        if is_front(style) {
            self.unwritten(style);
            return Ok(());
        }
        Err(OntoError::Lost { what: line.name() })
    }

    /// Lays a line where it was found; gives the paragraph in which it ends.
    fn line(&mut self, line: &Line, found: &Found) -> Result<usize, OntoError> {
        let lost = || OntoError::Lost { what: line.name() };
        let first = self.stream.place(found.letters.start).ok_or_else(lost)?;
        let own = self.own_props(first.paragraph);
        let old: Sort = (old_style(line, self.paragraphs), line.labelled(is_old));
        let typed = found.label > 0;
        let last = &self.paragraphs[line.main.end - 1];
        // Words that run on from the line above have the number of that.
        let run_on = self.run_on.unwrap_or_else(|| numbered(last));
        let new: Sort = (last.style, run_on);
        self.run_on = (line.mark == Fate::Deleted && line.tokens.iter().any(|t| is_new(t.fate)))
            .then_some(run_on);
        let at = line.main.start;
        let mut labels = Labels {
            old: typed,
            new: typed || !old.1,
        };
        let mut restyle = None;
        if old != new && line.mark == Fate::Kept {
            let sample = self.samples.nearest(at, new);
            labels.new = sample.map_or(labels.new, |s| !s.counted);
            restyle = match sample {
                Some(sample) => Some(sample.props.clone()),
                None if old.1 && !typed => Some(own.clone().unnumbered()),
                None => None,
            };
        }
        let samples = &self.samples;
        let paragraphs = self.paragraphs;
        let break_props = |at: usize| {
            let sort = (paragraphs[at].style, numbered(&paragraphs[at]));
            let sample = samples.nearest(at, sort).filter(|_| sort != old);
            sample.map_or_else(|| own.fresh(), |s| s.props.clone())
        };
        let mut walk = Walk::new(
            &self.part.paragraphs,
            self.stream,
            &mut self.laid.plan.edits,
            &mut self.laid.notes,
        );
        let end = walk
            .line(line, found.letters.clone(), labels, &break_props)
            .ok_or_else(lost)?;
        if walk.entangled {
            return Err(OntoError::Entangled { what: line.name() });
        }
        if let Some(props) = restyle.filter(|props| props.own != self.own_props(end).own) {
            self.edit(end).restyle = Some(props);
        }
        if line.mark == Fate::MovedFrom {
            self.edit(end).moved = last.moved;
        }
        let openers = !is_front(old.0) && !matches!(old.0, Style::Heading | Style::Annex);
        for (_, edits) in self.laid.plan.edits.range_mut(first.paragraph..=end) {
            edits.openers = openers;
        }
        Ok(end)
    }

    fn edit(&mut self, paragraph: usize) -> &mut Edits {
        let atoms = self.part.paragraphs[paragraph].atoms.len();
        let edits = &mut self.laid.plan.edits;
        edits.entry(paragraph).or_insert_with(|| Edits::none(atoms))
    }

    /// Puts new paragraphs behind one of the file's; where nothing may follow
    /// that, it becomes the last of them.
    fn behind(&mut self, paragraph: usize, fresh: Vec<Fresh>) {
        if fresh.is_empty() {
            return;
        }
        let own = &self.part.paragraphs[paragraph];
        if !own.last {
            self.laid.plan.behind.insert(paragraph, fresh);
            return;
        }
        let end = own.atoms.len();
        let mut props = self.own_props(paragraph).fresh();
        let edits = self.edit(paragraph);
        let at = edits.inserts.entry(end).or_default();
        for new in fresh {
            at.push(New::Break(std::mem::replace(&mut props, new.props.clone())));
            at.push(New::Whole(Box::new(new)));
        }
        edits.restyle = Some(props);
    }
}

/// The number that a paragraph has in the new draft.
fn label_text(pieces: &[(Fate, Piece)]) -> Option<String> {
    let text: String = pieces
        .iter()
        .filter(|(fate, _)| is_new(*fate))
        .filter_map(|(_, piece)| match piece {
            Piece::Text(text, _) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    (!text.is_empty()).then_some(text)
}

/// Whether a paragraph has a number in the new draft.
fn numbered(paragraph: &Paragraph) -> bool {
    let labels = label_of(&paragraph.pieces);
    label_text(&paragraph.pieces[..labels]).is_some()
}
