//! Labelled text broken into lines of a given width.
//!
//! In: runs of labelled text. Out: its lines, one after the other, as places in
//! one text, and the stretches of one style in each. Knows nothing of colours.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use super::lines::{Run, cluster, joins_nothing};
use super::painter::Style;
use crate::report::safe::{beyond_ascii, is_plain, safe};
use crate::symbol::bytes;
use crate::text::spaces;

/// What becomes of a word that is longer than the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LongWords {
    /// It stands whole and sticks out, so that a link can be copied.
    Keep,
    /// It is cut, so that a column holds.
    Cut,
}

/// Breaks runs into lines at spaces.
pub(super) fn wrap(runs: &[Run<'_>], columns: usize, long: LongWords) -> Vec<Vec<Run<'static>>> {
    let mut flow = Flow::default();
    flow.take(runs);
    let mut lines = Vec::new();
    while let Some(line) = flow.line(columns, long) {
        let mut runs = Vec::new();
        flow.pieces(line, |style, text| {
            runs.push(Run::new(style, text.to_owned()));
        });
        lines.push(runs);
    }
    lines
}

/// A text that is broken into lines as they are asked for.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// What the runs say, made safe, with a plain space where white space parts
    /// words.
    text: String,
    /// The stretches of one style, each with its end.
    styles: Vec<(Style, usize)>,
    /// What is no ASCII letter of one column.
    signs: Vec<Sign>,
    /// Where the next line begins, and how many signs stand before that.
    at: usize,
    passed: usize,
}

/// A cluster with a character beyond ASCII.
#[derive(Debug)]
struct Sign {
    place: Range<usize>,
    width: usize,
}

impl Flow {
    /// Takes runs in the place of what was there.
    pub(super) fn take(&mut self, runs: &[Run<'_>]) {
        self.text.clear();
        self.styles.clear();
        self.signs.clear();
        (self.at, self.passed) = (0, 0);
        for run in runs.iter().filter(|run| !run.text.is_empty()) {
            self.append(&run.text);
            let end = self.text.len();
            match self.styles.last_mut() {
                Some((style, before)) if *style == run.style => *before = end,
                _ => self.styles.push((run.style, end)),
            }
        }
    }

    /// Takes in the text of a run: no cluster goes on in the next one.
    fn append(&mut self, text: &str) {
        if is_plain(text.as_bytes()) {
            self.text.push_str(text);
            return;
        }
        let text = safe(text);
        let start = self.text.len();
        if beyond_ascii(&text).any(breaks) {
            let is_other = |c: char| !c.is_ascii() && breaks(c);
            self.text.push_str(&text.replace(is_other, " "));
        } else {
            self.text.push_str(&text);
        }
        let text = &self.text[start..];
        let mut at = 0;
        while let Some(letters) = text.as_bytes()[at..].iter().position(|b| !b.is_ascii()) {
            let joins = letters > 0 && !joins_nothing(&text[at + letters..]);
            at += letters - usize::from(joins);
            let cluster = cluster(&text[at..]);
            let end = at + cluster.len();
            if !cluster.is_ascii() {
                self.signs.push(Sign {
                    place: start + at..start + end,
                    width: cluster.width(),
                });
            }
            at = end;
        }
    }

    /// The next line: as many words as fit into so many columns, and at least
    /// one, without the spaces around them.
    pub(super) fn line(&mut self, columns: usize, long: LongWords) -> Option<Range<usize>> {
        let bytes = self.text.as_bytes();
        let spaces = bytes[self.at..self.plain_end(self.passed)].iter();
        let start = self.at + spaces.take_while(|byte| **byte == b' ').count();
        if start == bytes.len() {
            return None;
        }
        let end = self.line_end(start, columns.max(1), long);
        let further = &self.signs[self.passed..];
        self.passed += further
            .iter()
            .take_while(|sign| sign.place.start < end)
            .count();
        self.at = end;
        Some(start..start + spaces::trim_end(&self.text[start..end]).len())
    }

    /// Where the line ends that begins with a word.
    fn line_end(&self, start: usize, columns: usize, long: LongWords) -> usize {
        let bytes = self.text.as_bytes();
        let (mut at, mut used) = (start, 0);
        // Where the line can end so far.
        let mut fits = start;
        for passed in self.passed.. {
            let end = self.plain_end(passed);
            let letters = &bytes[at..end];
            let room = columns.saturating_sub(used);
            if let Some(full) = letters.get(..=room) {
                if let Some(space) = bytes::rfind(b' ', full) {
                    return at + space;
                }
                if fits > start {
                    return fits;
                }
                if long == LongWords::Cut {
                    return at + room;
                }
                if let Some(space) = bytes::find(b' ', letters) {
                    return at + space;
                }
            } else if let Some(space) = bytes::rfind(b' ', letters) {
                fits = at + space;
            }
            used += letters.len();
            at = end;
            let Some(sign) = self.signs.get(passed) else {
                break;
            };
            if used + sign.width > columns {
                if fits > start {
                    return fits;
                }
                if long == LongWords::Cut && at > start {
                    return at;
                }
            }
            used += sign.width;
            at = sign.place.end;
            // Scripts without spaces may break after each sign.
            if sign.width > 1 {
                fits = at;
                if used > columns {
                    break;
                }
            }
        }
        at
    }

    /// Where the plain letters end that stand before the next sign.
    fn plain_end(&self, passed: usize) -> usize {
        let sign = self.signs.get(passed);
        sign.map_or(self.text.len(), |sign| sign.place.start)
    }

    /// Hands on the stretches of one style in a line.
    pub(super) fn pieces(&self, line: Range<usize>, mut write: impl FnMut(Style, &str)) {
        let mut piece = (Style::Plain, line.start..line.start);
        let mut add = |style: Style, end: usize| {
            if style != piece.0 && !piece.1.is_empty() {
                write(piece.0, &self.text[piece.1.clone()]);
                piece.1.start = piece.1.end;
            }
            (piece.0, piece.1.end) = (style, end);
        };
        let (mut start, mut added) = (line.start, line.start);
        let first = self.styles.partition_point(|(_, end)| *end <= start);
        for &(style, end) in &self.styles[first..] {
            let words = &self.text[start..end.min(line.end)];
            let words_end = start + words.trim_end_matches(' ').len();
            if words_end > start {
                // Spaces between two styles belong to neither of them.
                if added < start && !words.starts_with(' ') {
                    add(Style::Plain, start);
                }
                add(style, words_end);
                added = words_end;
            }
            if end >= line.end {
                break;
            }
            start = end;
        }
        if !piece.1.is_empty() {
            write(piece.0, &self.text[piece.1]);
        }
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
        let mut flow = Flow::default();
        flow.take(&[Run::plain("one two three four five")]);
        let mut columns = 12;
        for expected in ["one two", "three", "four", "five"] {
            let line = flow.line(columns, LongWords::Keep);
            assert_eq!(line.map(|line| &flow.text[line]), Some(expected));
            columns = 6;
        }
        assert_eq!(flow.line(columns, LongWords::Keep), None);
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
