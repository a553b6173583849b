//! The lines of a draft as they are set: a label, words, marks of footnotes.
//!
//! In: clauses and front matter. Out: [`Unit`]s, one a paragraph, of one draft.
//! Knows nothing of the other draft.

use std::ops::Range;

use super::piece::Style;
use crate::model::{Clause, ClauseKind, Draft};

/// A mark in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cited {
    /// The footnote of this index in its draft.
    Note(usize),
    /// A figure that Word does not know as a footnote: the second citation of
    /// one, or one without text.
    Raised(String),
}

/// One paragraph of one draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// `5.`, `(a)`: typed before a tab.
    pub(super) label: Option<String>,
    /// The words.
    pub(super) text: String,
    /// Which of their characters are in italics.
    pub(super) italic: Vec<Range<usize>>,
    /// Marks, each after so many characters, in order.
    pub(super) cited: Vec<(usize, Cited)>,
    /// How it is set.
    pub(super) style: Style,
}

impl Unit {
    /// A line without label, italics and marks.
    pub(super) fn plain(text: impl Into<String>, style: Style) -> Unit {
        Unit {
            label: None,
            text: text.into(),
            italic: Vec::new(),
            cited: Vec::new(),
            style,
        }
    }
}

/// One clause: what stands above it in a paragraph of its own (`Annex II`,
/// `IV`), and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// The label in its own paragraph.
    pub(super) head: Option<Unit>,
    /// The clause.
    pub(super) body: Option<Unit>,
}

/// Which footnotes a draft has cited so far, read from front to end.
pub(super) struct Citing<'a> {
    draft: &'a Draft,
    /// Whether a footnote has its mark.
    pub(super) done: Vec<bool>,
}

impl<'a> Citing<'a> {
    /// Before the first mark.
    pub(super) fn new(draft: &'a Draft) -> Citing<'a> {
        Citing {
            draft,
            done: vec![false; draft.footnotes.len()],
        }
    }

    /// The footnote that a printed mark means.
    pub(super) fn cite(&mut self, number: &str) -> Cited {
        let numbered = |i: &usize| self.draft.footnotes[*i].number == number;
        let free = (0..self.done.len())
            .filter(numbered)
            .find(|i| !self.done[*i]);
        match free {
            Some(index) => {
                self.done[index] = true;
                Cited::Note(index)
            }
            None => Cited::Raised(number.to_owned()),
        }
    }

    /// The footnotes that no clause cites: their place is not known.
    pub(super) fn uncited(draft: &Draft, stars: bool) -> Vec<usize> {
        let mut citing = Citing::new(draft);
        for clause in &draft.clauses {
            for mark in &clause.footnotes {
                citing.cite(&mark.number);
            }
        }
        (0..citing.done.len())
            .filter(|&i| !citing.done[i])
            .filter(|&i| draft.footnotes[i].number.starts_with('*') == stars)
            .collect()
    }

    /// Sets a clause.
    pub(super) fn block(&mut self, clause: &Clause) -> Block {
        // A mark never stands beyond its words.
        let end = clause.text.chars().count();
        let cited = clause
            .footnotes
            .iter()
            .map(|mark| (mark.at.min(end), self.cite(&mark.number)))
            .collect();
        let style = style(clause);
        let mut unit = Unit {
            label: None,
            italic: italic(clause),
            text: clause.text.clone(),
            cited,
            style,
        };
        let own = matches!(clause.kind, ClauseKind::Heading | ClauseKind::AnnexTitle);
        let mut head = None;
        match &clause.number {
            Some(number) if own && *number != clause.text => {
                head = Some(Unit::plain(number.clone(), style));
            }
            Some(number) if !own => unit.label = Some(label(number)),
            _ => {}
        }
        let empty = unit.text.is_empty() && unit.label.is_none() && unit.cited.is_empty();
        let body = (!empty).then_some(unit);
        Block { head, body }
    }
}

/// `5` to `5.`, `5 bis` to `5 bis.`, `a` to `(a)`.
fn label(number: &str) -> String {
    if number.starts_with(|c: char| c.is_ascii_digit()) {
        format!("{number}.")
    } else {
        format!("({number})")
    }
}

fn style(clause: &Clause) -> Style {
    let depth = clause.id.as_str().matches('(').count().clamp(1, 3) as u8;
    let lettered = clause.id.as_str().contains('(');
    match clause.kind {
        ClauseKind::Heading => Style::Heading,
        ClauseKind::AnnexTitle => Style::Annex,
        ClauseKind::Subparagraph => Style::Sub(depth),
        ClauseKind::AnnexParagraph if lettered => Style::Sub(depth),
        _ => Style::Text,
    }
}

/// The opening words; of the chapeau the organ's name.
fn italic(clause: &Clause) -> Vec<Range<usize>> {
    if clause.kind == ClauseKind::Chapeau {
        let end = clause.text.trim_end_matches(',').chars().count();
        let named = clause.text.starts_with("The ");
        return named.then_some(4..end.max(4)).into_iter().collect();
    }
    let opener = clause.opener.as_deref();
    opener
        .filter(|opener| clause.text.starts_with(opener))
        .map(|opener| 0..opener.chars().count())
        .into_iter()
        .collect()
}
