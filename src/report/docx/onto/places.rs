//! Where each line of the old draft stands in the body of the file.
//!
//! In: lines, the letters of the body. Out: for each line its letters, or
//! nothing. The front is searched above the text, the text in its order.

use std::ops::Range;

use super::find::Stream;
use super::lines::{Line, is_front};
use crate::report::docx::piece::{Paragraph, Style};

/// Where a line was found.
pub(super) struct Found {
    pub(super) letters: Range<usize>,
    /// How many letters of it are its typed number.
    pub(super) label: usize,
}

/// The style that a line has in the old draft.
pub(super) fn old_style(line: &Line, paragraphs: &[Paragraph]) -> Style {
    let last = &paragraphs[line.main.end - 1];
    last.old_style.unwrap_or(last.style)
}

/// Finds the lines, and the letter with which the text begins.
pub(super) fn places(
    lines: &[Line],
    paragraphs: &[Paragraph],
    stream: &Stream,
) -> (Vec<Option<Found>>, usize) {
    let front = |line: &Line| is_front(old_style(line, paragraphs));
    let all = 0..stream.len();
    let body = lines
        .iter()
        .filter(|line| !front(line))
        .find_map(|line| search(line, stream, &all));
    let border = body.map_or(all.end, |found| found.letters.start);
    let (mut above, mut below) = (0, border);
    let found = lines
        .iter()
        .map(|line| {
            let (from, until) = if front(line) {
                (&mut above, border)
            } else {
                (&mut below, all.end)
            };
            let mut found = search(line, stream, &(*from..until));
            if found.is_none() && front(line) {
                found = search(line, stream, &(0..until));
            }
            if let Some(found) = &found {
                *from = (*from).max(found.letters.end);
            }
            found
        })
        .collect();
    (found, border)
}

fn search(line: &Line, stream: &Stream, within: &Range<usize>) -> Option<Found> {
    let (whole, words) = (line.words(true), line.words(false));
    if whole.is_empty() {
        return None;
    }
    let label = whole.len() - words.len();
    let found = |letters, label| Found { letters, label };
    let typed = stream
        .at_start(&whole, within.clone())
        .map(|at| found(at, label));
    let counted = || {
        let at = (label > 0 && !words.is_empty()).then(|| stream.at_start(&words, within.clone()));
        at.flatten().map(|at| found(at, 0))
    };
    let inside = || {
        stream
            .anywhere(&whole, within.clone())
            .map(|at| found(at, label))
    };
    let bare = || {
        let at = (label > 0 && !words.is_empty()).then(|| stream.anywhere(&words, within.clone()));
        at.flatten().map(|at| found(at, 0))
    };
    typed.or_else(counted).or_else(inside).or_else(bare)
}
