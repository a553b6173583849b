//! Hyphens that were lost at the ends of lines.
//!
//! `pdftotext` in reading order takes a hyphen at a line's end for a division
//! of the word, drops it and sets both lines on one: `decision-` / `making`
//! becomes `decisionmaking`, in a line twice as wide as the page. But Word
//! never divides words: each such line has lost a real hyphen.
//!
//! In: the lines of body and footnotes. Out: the lines divided again where the
//! page ended, each with its hyphen, and what was put back. Where a line ended
//! is told by its width and by the words around the place:
//!
//! - [`words`]: what the text itself says of a compound
//! - [`lexicon`]: compounds and parts of compounds of United Nations texts
//! - [`place`]: the likeliest place in a line

mod lexicon;
mod place;
mod words;

use std::borrow::Cow;

use crate::source::{Line, Run};

use super::Whole;
use super::paragraph::Placed;
use super::width;

use place::Column;
use words::Words;

/// The lines with what was put back in them.
#[derive(Default)]
pub(super) struct Restored<'a> {
    pub(super) body: Vec<Whole<'a>>,
    pub(super) notes: Vec<Whole<'a>>,
    /// How wide full lines are, where no line shows its indent.
    pub(super) edge: Option<f32>,
    /// What was put back, as `decision-making`, in order.
    pub(super) mended: Vec<String>,
}

/// Divides the lines that are wider than the page.
pub(super) fn restore<'a>(body: &[Placed<'a>], notes: &[Placed<'a>]) -> Restored<'a> {
    let unchanged = |lines: &[Placed<'a>]| -> Vec<Whole<'a>> {
        lines
            .iter()
            .map(|p| (p.page, Cow::Borrowed(p.line)))
            .collect()
    };
    let Some(edge) = column(body) else {
        return Restored {
            body: unchanged(body),
            notes: unchanged(notes),
            ..Restored::default()
        };
    };
    // Footnotes are set smaller.
    const SMALLER: f32 = 1.13;
    let words = Words::of(body.iter().chain(notes));
    let trusted = loses_hyphens(body, &words, edge);
    let mut mended = Vec::new();
    let mut divide = |lines: &[Placed<'a>], edge: f32, front: usize| {
        let mut out = Vec::with_capacity(lines.len());
        for (at, placed) in lines.iter().enumerate() {
            let column = Column {
                edge,
                trusted,
                front: at < front,
            };
            divide(placed, &words, &column, &mut out, &mut mended);
        }
        out
    };
    let front = body
        .iter()
        .position(|p| super::opens_text(&p.line.text()))
        .unwrap_or(0);
    Restored {
        body: divide(body, edge, front),
        notes: divide(notes, SMALLER * edge, 0),
        edge: Some(edge),
        mended,
    }
}

/// Whether the lines that are too wide are so for lost hyphens: at least half
/// of them have a place that looks like one.
fn loses_hyphens(body: &[Placed<'_>], words: &Words, edge: f32) -> bool {
    const SURE: f32 = 4.0;
    let column = Column {
        edge,
        trusted: false,
        front: false,
    };
    let (mut like, mut unlike) = (0, 0);
    for placed in body {
        let text = placed.line.text();
        if column.is_joined(width::of(&text)) {
            match column.best(words, &text) {
                Some(place) if place.score >= SURE => like += 1,
                _ => unlike += 1,
            }
        }
    }
    like > 0 && like >= unlike
}

/// Divides one line as often as it was joined.
fn divide<'a>(
    placed: &Placed<'a>,
    words: &Words,
    column: &Column,
    out: &mut Vec<Whole<'a>>,
    mended: &mut Vec<String>,
) {
    let mut line = Cow::Borrowed(placed.line);
    let mut text = placed.line.text();
    while let Some(place) = column.divide(words, &text) {
        let (head, tail) = text.split_at(place.at);
        let (head, tail) = (head.trim_end(), tail.trim_start());
        mended.push(format!("{}-{}", last_word(head), first_word(tail)));
        let (head, tail) = (format!("{head}-"), tail.to_owned());
        out.push((placed.page, Cow::Owned(with_text(&line, head))));
        let mut below = with_text(&line, tail.clone());
        below.gap = 0;
        line = Cow::Owned(below);
        text = Cow::Owned(tail);
    }
    if let Some(whole) = column.restored(words, &text, mended) {
        line = Cow::Owned(with_text(&line, whole));
    }
    out.push((placed.page, line));
}

fn with_text(line: &Line, text: String) -> Line {
    Line {
        x_end: line.x + text.chars().count() as f32,
        runs: Run {
            text,
            ..Run::default()
        }
        .into(),
        ..line.clone()
    }
}

/// How wide full lines are, where the text is broken to one width and no line
/// shows its indent: the width near which most lines end.
fn column(body: &[Placed<'_>]) -> Option<f32> {
    const FEWEST: usize = 10;
    const SPREAD: f32 = 1.16;
    let indented = |p: &&Placed<'_>| p.line.size > 0.0 || p.line.x > 3.0;
    if body.iter().filter(indented).count() * 10 > body.len() {
        return None;
    }
    let mut widths: Vec<f32> = body.iter().map(|p| width::of(&p.line.text())).collect();
    widths.sort_by(f32::total_cmp);
    let mut full = 0..0;
    let mut end = 0;
    for (start, &least) in widths.iter().enumerate() {
        end = end.max(start);
        while widths.get(end).is_some_and(|w| *w <= SPREAD * least) {
            end += 1;
        }
        if end - start >= full.len() {
            full = start..end;
        }
    }
    let edge = widths.get(full.start + full.len() * 13 / 20).copied()?;
    (full.len() >= FEWEST && full.len() * 6 > widths.len()).then_some(edge)
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '’')
}

fn last_word(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .find(|(_, c)| !is_of_word(*c))
        .map_or(0, |(at, c)| at + c.len_utf8());
    &text[start..]
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c| !is_of_word(c)).unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::restore;
    use crate::parse::paragraph::Placed;

    fn restored(text: &str) -> (Vec<String>, Vec<String>) {
        let pages = crate::source::read(text.as_bytes()).expect("text");
        let lines: Vec<Placed<'_>> = pages.pages[0]
            .lines
            .iter()
            .map(|line| Placed { page: 1, line })
            .collect();
        let restored = restore(&lines, &[]);
        let lines = restored
            .body
            .iter()
            .map(|(_, line)| line.text().into_owned())
            .collect();
        (lines, restored.mended)
    }

    fn full() -> String {
        "Noting that the keepers of lights along all the inland waters of the region\n".repeat(24)
    }

    #[test]
    fn a_line_twice_as_wide_as_the_page_gets_its_hyphen_back() {
        let (lines, mended) = restored(&format!(
            "{}Noting the role of decision-making in the keeping of lights by night and day\n\
             Inviting all keepers to take part in the work and in the process of decisionmaking on the lights of the waters;\n",
            full()
        ));
        assert_eq!(mended, ["decision-making"]);
        assert_eq!(lines.len(), 27);
        assert!(lines[25].ends_with("decision-"));
    }

    #[test]
    fn a_hyphen_is_lost_between_two_words_too() {
        let (lines, mended) = restored(&format!(
            "{}Inviting all the keepers to take part in the work and in the lamp community based watch on the lights of the waters;\n",
            full()
        ));
        assert_eq!(mended, ["community-based"]);
        assert!(lines[25].starts_with("based watch"));
    }

    #[test]
    fn wide_lines_without_a_compound_stay() {
        let (lines, mended) = restored(&format!(
            "{}Inviting all the keepers to take part in the work of the lamp room and in the watch on the lights of the waters;\n",
            full()
        ));
        assert_eq!((lines.len(), mended.len()), (25, 0));
    }
}
