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
//! - [`text`]: the lines as one text, and how wide they are
//! - [`words`] and [`compounds`]: what the text itself says of a compound
//! - [`search`]: words that are searched for
//! - [`lexicon`]: compounds and parts of compounds of United Nations texts
//! - [`place`]: the likeliest place in a line
//! - [`likeness`]: how much the words there look like a compound
//! - [`key`] and [`table`]: words as numbers, counted

mod compounds;
mod key;
mod lexicon;
mod likeness;
mod place;
mod search;
mod table;
mod text;
mod words;

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use crate::source::{Line, Run};

use super::paragraph::{Changed, Placed};
use super::width;

use key::LETTERS;
use place::{Column, HARDLY, LEAST, Place, SURE};
use text::{Span, Text};
use words::Words;

/// The lines with what was put back in them.
#[derive(Default)]
pub(super) struct Restored<'a> {
    pub(super) body: Vec<Placed<'a>>,
    pub(super) notes: Vec<Placed<'a>>,
    /// How wide full lines are, where no line shows its indent.
    pub(super) edge: Option<f32>,
    /// What was put back, as `decision-making`, in order.
    pub(super) mended: Vec<String>,
}

/// Divides the lines that are wider than the page.
pub(super) fn restore<'a>(
    body: &[Placed<'a>],
    notes: &[Placed<'a>],
    changed: &'a Changed<'a>,
) -> Restored<'a> {
    let mut text = Text::default();
    if !shows_indents(body) {
        text = Text::with_room(body, notes);
        text.add(body);
    }
    let Some(edge) = column(&text.lines) else {
        return Restored {
            body: body.to_vec(),
            notes: notes.to_vec(),
            ..Restored::default()
        };
    };
    text.add(notes);
    let (lines, below) = text.lines.split_at(body.len());
    let opens = |line: &Span| super::opens_text(&text.whole[line.place.clone()]);
    let front = lines.iter().position(opens).unwrap_or(0);
    let mut divided = Divided {
        text: &text.whole,
        words: Words::of(&text, HARDLY * edge),
        numerals: place::numerals(&text.whole).into_iter().peekable(),
        lines: Vec::new(),
        changed,
        mended: Vec::new(),
    };
    let mut column = Column {
        edge,
        trusted: false,
        front: true,
    };
    let mut joined = divided.joined(lines, &column);
    if !loses_hyphens(&joined) {
        divided.ask(&mut joined, lines, &column);
    }
    column.trusted = loses_hyphens(&joined);
    divided.lines.reserve(with_room(body.len()));
    let mut joined = joined.into_iter().peekable();
    for (at, (placed, line)) in body.iter().zip(lines).enumerate() {
        column.front = at < front;
        let known = joined.next_if(|(line, _)| *line == at);
        divided.add(placed, line, known.map(|(_, place)| place), &column);
    }
    let body = std::mem::replace(
        &mut divided.lines,
        Vec::with_capacity(with_room(notes.len())),
    );
    // Footnotes are set smaller.
    const SMALLER: f32 = 1.13;
    column.edge *= SMALLER;
    column.front = false;
    for (placed, line) in notes.iter().zip(below) {
        divided.add(placed, line, None, &column);
    }
    Restored {
        body,
        notes: divided.lines,
        edge: Some(edge),
        mended: divided.mended,
    }
}

/// How many lines so many may become: few are divided.
fn with_room(lines: usize) -> usize {
    lines + lines / 8
}

/// Whether the lines that are too wide are so for lost hyphens: at least half
/// of them have a place that looks like one.
fn loses_hyphens(joined: &[(usize, Option<Place>)]) -> bool {
    let sure = |place: &Option<Place>| place.is_some_and(|place| place.score >= SURE);
    let like = joined.iter().filter(|(_, place)| sure(place)).count();
    like > 0 && 2 * like >= joined.len()
}

/// The lines of a text, divided so far.
struct Divided<'a, 't> {
    text: &'t str,
    words: Words<'t>,
    /// Where ordinals have lost their hyphens, from the next line on.
    numerals: Peekable<IntoIter<usize>>,
    lines: Vec<Placed<'a>>,
    changed: &'a Changed<'a>,
    /// What was put back.
    mended: Vec<String>,
}

impl<'a> Divided<'a, '_> {
    /// The lines that are too wide, each with the likeliest place in it.
    fn joined(&self, lines: &[Span], column: &Column) -> Vec<(usize, Option<Place>)> {
        let lines = lines.iter().enumerate();
        lines
            .filter(|(_, line)| column.is_joined(line.width))
            .map(|(at, line)| {
                let text = &self.text[line.place.clone()];
                (at, column.best(&self.words, text, LEAST))
            })
            .collect()
    }

    /// Asks the text where places may be [`SURE`] though their scores don't say
    /// so.
    fn ask(&self, joined: &mut [(usize, Option<Place>)], lines: &[Span], column: &Column) {
        for (at, place) in joined {
            if place.is_some_and(|place| place.score < SURE) {
                let text = &self.text[lines[*at].place.clone()];
                *place = column.best(&self.words, text, SURE).or(*place);
            }
        }
    }

    /// Adds a line, divided as often as it was joined. Its likeliest place may
    /// be known.
    fn add(
        &mut self,
        placed: &Placed<'a>,
        span: &Span,
        mut known: Option<Option<Place>>,
        column: &Column,
    ) {
        let page = placed.page;
        let mut line = placed.line;
        let (mut start, end) = (span.place.start, span.place.end);
        let mut width = span.width;
        while let Some(least) = column.least(width) {
            let rest = &self.text[start..end];
            let best = known
                .take()
                .unwrap_or_else(|| column.best(&self.words, rest, least));
            let Some(place) = best.filter(|place| place.score >= least) else {
                break;
            };
            let (head, tail) = rest.split_at(place.at);
            let (head, tail) = (head.trim_end(), tail.trim_start());
            let mended = format!("{}-{}", last_word(head), first_word(tail));
            self.mended.push(mended);
            let above = self.changed.alloc(with_text(line, format!("{head}-")));
            self.lines.push(Placed { page, line: above });
            let mut below = with_text(line, tail.to_owned());
            below.gap = 0;
            line = self.changed.alloc(below);
            start = end - tail.len();
            width = width::of(tail);
        }
        let losses = self.losses(start..end, width, column);
        if !losses.is_empty() {
            let whole = self.hyphenated(start..end, &losses);
            line = self.changed.alloc(with_text(line, whole));
        }
        self.lines.push(Placed { page, line });
    }

    /// Where the words of a line have lost hyphens that left no trace in its
    /// width.
    fn losses(&mut self, line: Range<usize>, width: f32, column: &Column) -> Vec<usize> {
        let mut losses = Vec::new();
        while let Some(at) = self.numerals.next_if(|at| *at < line.end) {
            if at > line.start {
                losses.push(at);
            }
        }
        let text = &self.text[line.clone()];
        let from = column.suspect(text, width);
        let compounds = place::compounds(&self.words, &text[from..]);
        if !compounds.is_empty() {
            losses.extend(compounds.iter().map(|at| line.start + from + at));
            losses.sort_unstable();
            losses.dedup();
        }
        losses
    }

    /// A line with hyphens put back at some places.
    fn hyphenated(&mut self, line: Range<usize>, losses: &[usize]) -> String {
        let mut whole = String::with_capacity(line.len() + losses.len());
        let mut kept = line.start;
        for &at in losses {
            let (head, tail) = (&self.text[line.start..at], &self.text[at..line.end]);
            let second = &tail[..letters(tail)];
            let first = &head[head.trim_end_matches(is_letter).len()..];
            let second = second.trim_end_matches('’');
            self.mended.push(format!("{first}-{second}"));
            whole.extend([&self.text[kept..at], "-"]);
            kept = at;
        }
        whole + &self.text[kept..line.end]
    }
}

fn with_text<'t>(line: &Line<'t>, text: String) -> Line<'t> {
    Line {
        x_end: line.x + text.chars().count() as f32,
        runs: Run {
            text: text.into(),
            ..Run::default()
        }
        .into(),
        ..line.clone()
    }
}

/// Whether lines show their indents: then they keep their hyphens too.
fn shows_indents(body: &[Placed<'_>]) -> bool {
    let indented = |p: &&Placed<'_>| p.line.size > 0.0 || p.line.x > 3.0;
    body.iter().filter(indented).count() * 10 > body.len()
}

/// How wide full lines are, where the text is broken to one width: the width
/// near which most lines end.
fn column(body: &[Span]) -> Option<f32> {
    const FEWEST: usize = 10;
    const SPREAD: f32 = 1.16;
    // The bits of numbers that aren't negative are in their order.
    let mut widths: Vec<u32> = body.iter().map(|line| line.width.to_bits()).collect();
    widths.sort_unstable();
    let widths: Vec<f32> = widths.into_iter().map(f32::from_bits).collect();
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

/// What words are made of that can be compounds.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || c == '’'
}

/// How far the letters reach with which a text begins.
fn letters(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut plain = 0;
    while plain < bytes.len() && bytes[plain].is_ascii_alphabetic() {
        plain += 1;
    }
    match bytes.get(plain) {
        Some(0x80..) => {
            let beyond = &text[plain..];
            plain + beyond.find(|c| !is_letter(c)).unwrap_or(beyond.len())
        }
        _ => plain,
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '’')
}

fn last_word(text: &str) -> &str {
    let plain = text.bytes().rev().take_while(is_plain).count();
    let start = text.len() - plain;
    match text[..start].bytes().next_back() {
        Some(0x80..) => {
            let mut beyond = text.char_indices().rev().filter(|(_, c)| !is_of_word(*c));
            &text[beyond.next().map_or(0, |(at, c)| at + c.len_utf8())..]
        }
        _ => &text[start..],
    }
}

fn first_word(text: &str) -> &str {
    let plain = text.bytes().take_while(is_plain).count();
    match text.as_bytes().get(plain) {
        Some(0x80..) => &text[..text.find(|c| !is_of_word(c)).unwrap_or(text.len())],
        _ => &text[..plain],
    }
}

/// Whether a byte is a character of a word by itself.
fn is_plain(byte: &u8) -> bool {
    LETTERS[usize::from(*byte)] > 0
}

#[cfg(test)]
mod tests {
    use super::restore;
    use crate::parse::paragraph::{Changed, Placed};

    fn restored(text: &str) -> (Vec<String>, Vec<String>) {
        let pages = crate::source::read(text.as_bytes()).expect("text");
        let lines: Vec<Placed<'_>> = pages.pages[0]
            .lines
            .iter()
            .map(|line| Placed { page: 1, line })
            .collect();
        let changed = Changed::new();
        let restored = restore(&lines, &[], &changed);
        let body = restored.body.iter();
        let texts = body.map(|placed| placed.line.text().into_owned());
        (texts.collect(), restored.mended)
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
