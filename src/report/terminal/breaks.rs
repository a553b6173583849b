//! Labelled text broken into lines of a given width.
//!
//! In: runs of labelled text. Out: its lines, each made of stretches of one
//! text, so that breaking copies every word once. Knows nothing of colours.

use std::ops::Range;

use memchr::memrchr;
use unicode_width::UnicodeWidthStr;

use super::lines::{Run, cluster, plain_stretch};
use super::painter::Style;
use crate::report::safe::{beyond_ascii, is_plain, safe};

/// What becomes of a word that is longer than the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LongWords {
    /// It stands whole and sticks out, so that a link can be copied.
    Keep,
    /// It is cut, so that a column holds.
    Cut,
}

/// How wide lines may be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// The first line.
    pub(super) first: usize,
    /// The lines below it.
    pub(super) further: usize,
}

impl From<usize> for Room {
    fn from(columns: usize) -> Self {
        Room {
            first: columns,
            further: columns,
        }
    }
}

/// A text in lines.
#[derive(Debug)]
pub(super) struct Broken {
    text: String,
    pieces: Vec<(Style, Range<usize>)>,
    /// Where among the pieces each line ends.
    ends: Vec<usize>,
}

impl Broken {
    /// The lines, each as its stretches of one style.
    pub(super) fn lines(
        &self,
    ) -> impl Iterator<Item = impl DoubleEndedIterator<Item = (Style, &str)> + ExactSizeIterator + Clone>
    {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| {
            let pieces = self.pieces[start..end].iter();
            pieces.map(|(style, range)| (*style, &self.text[range.clone()]))
        })
    }
}

/// Breaks runs into lines at spaces.
pub(super) fn wrap(runs: &[Run<'_>], columns: usize, long: LongWords) -> Vec<Vec<Run<'static>>> {
    broken(runs, columns, long)
        .lines()
        .map(|line| {
            line.map(|(style, text)| Run::new(style, text.to_owned()))
                .collect()
        })
        .collect()
}

/// The same, the lines left in one text.
pub(super) fn broken(runs: &[Run<'_>], room: impl Into<Room>, long: LongWords) -> Broken {
    let mut lines = Lines::of(runs, room.into());
    let mut word = Word::default();
    for run in runs {
        let mut at = lines.out.text.len();
        let all_plain = is_plain(run.text.as_bytes());
        lines.append(&run.text, all_plain);
        let end = lines.out.text.len();
        while at < end {
            if all_plain && lines.out.text.as_bytes()[at] == b' ' {
                lines.take(&mut word);
                word.space(run.style, at..at + 1);
                at += 1;
                continue;
            }
            let fitting = lines.fitting(&word, at..end, all_plain);
            if fitting > 0 {
                word.push(run.style, at..at + fitting, fitting);
                lines.take(&mut word);
                at += fitting;
                continue;
            }
            let rest = &lines.out.text[at..];
            let plain = plain_stretch(rest);
            if plain > 0 && (long == LongWords::Keep || word.width + plain <= lines.columns()) {
                word.push(run.style, at..at + plain, plain);
                at += plain;
                continue;
            }
            let cluster = cluster(rest);
            let place = at..at + cluster.len();
            at = place.end;
            if cluster.chars().all(breaks) {
                lines.take(&mut word);
                word.space(run.style, place);
                continue;
            }
            let width = cluster.width();
            if long == LongWords::Cut && word.width + width > lines.columns() {
                lines.take(&mut word);
            }
            word.push(run.style, place, width);
            // Scripts without spaces may break after each sign.
            if width > 1 {
                lines.take(&mut word);
            }
        }
    }
    lines.take(&mut word);
    lines.finish()
}

/// A word: fragments that no line break may part, and the spaces before them.
#[derive(Default)]
struct Word {
    space: Option<(Style, Range<usize>)>,
    /// Its stretches of one style, as places in the text.
    fragments: Vec<(Style, Range<usize>)>,
    width: usize,
}

impl Word {
    fn push(&mut self, style: Style, place: Range<usize>, width: usize) {
        if let (true, Some((own, _))) = (self.fragments.is_empty(), &mut self.space) {
            // Spaces between two styles belong to neither of them.
            if *own != style {
                *own = Style::Plain;
            }
        }
        self.width += width;
        append(&mut self.fragments, style, place);
    }

    fn space(&mut self, style: Style, place: Range<usize>) {
        let start = self.space.as_ref().map_or(place.start, |(_, s)| s.start);
        self.space = Some((style, start..place.end));
    }
}

/// Lines under way.
struct Lines {
    out: Broken,
    room: Room,
    /// The columns taken on the last line.
    used: usize,
}

impl Lines {
    fn of(runs: &[Run<'_>], room: Room) -> Lines {
        let length = runs.iter().map(|r| r.text.len()).sum();
        Lines {
            out: Broken {
                text: String::with_capacity(length),
                pieces: Vec::with_capacity(runs.len() + length / room.further.max(1)),
                ends: Vec::new(),
            },
            room: Room {
                first: room.first.max(1),
                further: room.further.max(1),
            },
            used: 0,
        }
    }

    /// Takes a run into the text, each of its spaces as a plain one.
    fn append(&mut self, text: &str, all_plain: bool) {
        if all_plain {
            self.out.text.push_str(text);
            return;
        }
        let text = safe(text);
        if beyond_ascii(&text).any(breaks) {
            let is_other = |c: char| !c.is_ascii() && breaks(c);
            self.out.text.push_str(&text.replace(is_other, " "));
        } else {
            self.out.text.push_str(&text);
        }
    }

    /// How wide the line under way may be.
    fn columns(&self) -> usize {
        if self.out.ends.is_empty() {
            self.room.first
        } else {
            self.room.further
        }
    }

    /// How long the whole words of plain letters are that begin a stretch of
    /// the text and fit on the line under way; the last ones of the stretch
    /// may be parts of longer words.
    fn fitting(&self, word: &Word, stretch: Range<usize>, all_plain: bool) -> usize {
        let bytes = self.out.text.as_bytes();
        if !word.fragments.is_empty() || bytes[stretch.start] == b' ' {
            return 0;
        }
        let space = match &word.space {
            Some((_, place)) if self.used > 0 => place.len(),
            _ => 0,
        };
        let room = self.columns().saturating_sub(self.used + space);
        let end = stretch.end.min(stretch.start + room + 1);
        let window = &bytes[stretch.start..end];
        let letters = window.iter().take_while(|b| matches!(b, b' '..=b'~'));
        let plain = if all_plain {
            window.len()
        } else {
            letters.count()
        };
        // A mark may join the space before it.
        let joins = bytes
            .get(stretch.start + plain)
            .is_some_and(|b| !b.is_ascii());
        let window = &window[..plain.saturating_sub(usize::from(joins))];
        let words = memrchr(b' ', window).unwrap_or(0);
        window[..words].trim_ascii_end().len()
    }

    /// Takes a word, and leaves room for the next. A word that has only its
    /// spaces so far is not yet one.
    fn take(&mut self, word: &mut Word) {
        if word.fragments.is_empty() {
            return;
        }
        let space = word.space.as_ref().map_or(0, |(_, place)| place.len());
        if self.used > 0 && self.used + space + word.width > self.columns() {
            self.end_line();
        }
        // No piece of this line joins one of the line before.
        let line = self.out.ends.last().copied().unwrap_or(0);
        let own = self.used > 0 && self.out.pieces.len() > line;
        if let (Some((style, place)), true) = (word.space.take(), own) {
            self.used += place.len();
            append(&mut self.out.pieces, style, place);
        }
        self.used += word.width;
        for (i, (style, place)) in word.fragments.iter().cloned().enumerate() {
            if i == 0 && !own {
                self.out.pieces.push((style, place));
            } else {
                append(&mut self.out.pieces, style, place);
            }
        }
        word.fragments.clear();
        word.width = 0;
    }

    fn end_line(&mut self) {
        self.out.ends.push(self.out.pieces.len());
        self.used = 0;
    }

    fn finish(mut self) -> Broken {
        if self.out.ends.last().copied().unwrap_or(0) < self.out.pieces.len() {
            self.end_line();
        }
        self.out
    }
}

/// Adds a stretch, to the last one where it goes on in the same style.
fn append(pieces: &mut Vec<(Style, Range<usize>)>, style: Style, place: Range<usize>) {
    match pieces.last_mut() {
        Some((last, before)) if *last == style && before.end == place.start => {
            before.end = place.end;
        }
        _ => pieces.push((style, place)),
    }
}

/// No-break spaces hold their neighbours together; other white space parts.
fn breaks(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::report::terminal::lines::runs_width;

    fn texts(lines: &[Vec<Run<'_>>]) -> Vec<String> {
        lines
            .iter()
            .map(|l| l.iter().map(|r| &*r.text).collect())
            .collect()
    }

    #[test]
    fn lines_break_at_spaces_and_styles_glue() {
        let runs = [
            Run::plain("the resolution"),
            Run::new(Style::Insert, "{+s+}"),
            Run::plain(" of peace"),
        ];
        let lines = wrap(&runs, 15, LongWords::Keep);
        assert_eq!(texts(&lines), ["the", "resolution{+s+}", "of peace"]);
    }

    #[test]
    fn a_long_word_sticks_out_or_is_cut() {
        let runs = [Run::plain("see https://docs.example.org/a now")];
        let kept = wrap(&runs, 10, LongWords::Keep);
        assert_eq!(texts(&kept), ["see", "https://docs.example.org/a", "now"]);
        let cut = wrap(&runs, 10, LongWords::Cut);
        assert!(cut.iter().all(|l| runs_width(l) <= 10));
    }

    #[test]
    fn wide_signs_count_two_columns() {
        let runs = [Run::plain("决议草案 決議")];
        let lines = wrap(&runs, 6, LongWords::Keep);
        assert_eq!(texts(&lines), ["决议草", "案 決", "議"]);
    }

    #[test]
    fn the_first_line_may_be_wider_than_those_below() {
        let room = Room {
            first: 12,
            further: 6,
        };
        let broken = broken(
            &[Run::plain("one two three four five")],
            room,
            LongWords::Keep,
        );
        let lines: Vec<String> = broken
            .lines()
            .map(|line| line.map(|(_, text)| text).collect())
            .collect();
        assert_eq!(lines, ["one two", "three", "four", "five"]);
    }

    /// Breaking letter by letter, as the rule says.
    fn simply(text: &str, columns: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split(' ').filter(|w| !w.is_empty()) {
            match lines.last_mut() {
                Some(line) if line.len() + 1 + word.len() <= columns => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }

    proptest! {
        #[test]
        fn words_that_fit_are_taken_together_as_they_are_one_by_one(
            words in proptest::collection::vec("[a-z]{1,9}", 0..30),
            cuts in proptest::collection::vec(0..200usize, 0..5),
            columns in 1..30usize,
        ) {
            let text = words.join(" ");
            let mut cuts: Vec<usize> = cuts.into_iter().map(|c| c.min(text.len())).collect();
            cuts.extend([0, text.len()]);
            cuts.sort_unstable();
            let styles = [Style::Plain, Style::Insert];
            let runs: Vec<Run<'_>> = cuts
                .windows(2)
                .enumerate()
                .map(|(i, w)| Run::new(styles[i % 2], &text[w[0]..w[1]]))
                .collect();
            let lines = wrap(&runs, columns, LongWords::Keep);
            prop_assert_eq!(texts(&lines), simply(&text, columns));
        }
    }

    #[test]
    fn other_spaces_break_lines_and_show_as_plain_ones() {
        let runs = [Run::plain("one\u{2003}two\u{a0}three")];
        let lines = wrap(&runs, 40, LongWords::Keep);
        assert_eq!(texts(&lines), ["one two\u{a0}three"]);
    }
}
