//! Labelled text broken into lines of a given width.
//!
//! In: runs of labelled text. Out: lines of runs. Widths are those of grapheme
//! clusters as a terminal shows them. Knows nothing of colours.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::painter::Style;
use crate::report::safe;

/// A stretch of text of one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) style: Style,
    pub(super) text: String,
}

impl Run {
    pub(super) fn new(style: Style, text: impl Into<String>) -> Run {
        Run {
            style,
            text: text.into(),
        }
    }

    pub(super) fn plain(text: impl Into<String>) -> Run {
        Run::new(Style::Plain, text)
    }
}

/// What becomes of a word that is longer than the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LongWords {
    /// It stands whole and sticks out, so that a link can be copied.
    Keep,
    /// It is cut, so that a column holds.
    Cut,
}

/// The columns that a text takes, control characters as they will be shown.
pub(super) fn width(text: &str) -> usize {
    let text = safe(text);
    if text.is_ascii() {
        return text.len();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// The columns that runs take.
pub(super) fn runs_width(runs: &[Run]) -> usize {
    runs.iter().map(|r| width(&r.text)).sum()
}

/// A word: fragments that no line break may part, and the spaces before them.
#[derive(Default)]
struct Word {
    space: Option<(Style, usize)>,
    text: String,
    /// The style of each fragment, and where in the text it ends.
    fragments: Vec<(Style, usize)>,
    width: usize,
}

impl Word {
    fn push(&mut self, style: Style, piece: &str, width: usize) {
        if let (true, Some((own, n))) = (self.text.is_empty(), self.space) {
            // Spaces between two styles belong to neither of them.
            if own != style {
                self.space = Some((Style::Plain, n));
            }
        }
        self.text.push_str(piece);
        self.width += width;
        match self.fragments.last_mut() {
            Some((last, end)) if *last == style => *end = self.text.len(),
            _ => self.fragments.push((style, self.text.len())),
        }
    }

    fn clear(&mut self) {
        self.space = None;
        self.text.clear();
        self.fragments.clear();
        self.width = 0;
    }
}

/// Lines under way.
struct Lines {
    columns: usize,
    lines: Vec<Vec<Run>>,
    line: Vec<Run>,
    used: usize,
}

impl Lines {
    /// Takes a word, and leaves room for the next. A word that has only its
    /// spaces so far is not yet one.
    fn take(&mut self, word: &mut Word) {
        if word.text.is_empty() {
            return;
        }
        let space = word.space.map_or(0, |(_, n)| n);
        if self.used > 0 && self.used + space + word.width > self.columns {
            self.lines.push(std::mem::take(&mut self.line));
            self.used = 0;
        }
        if let (Some((style, n)), true) = (word.space, self.used > 0) {
            for _ in 0..n {
                push(&mut self.line, style, " ");
            }
            self.used += n;
        }
        self.used += word.width;
        let mut start = 0;
        for &(style, end) in &word.fragments {
            push(&mut self.line, style, &word.text[start..end]);
            start = end;
        }
        word.clear();
    }
}

/// Breaks runs into lines at spaces.
pub(super) fn wrap(runs: &[Run], columns: usize, long: LongWords) -> Vec<Vec<Run>> {
    let columns = columns.max(1);
    let mut lines = Lines {
        columns,
        lines: Vec::new(),
        line: Vec::new(),
        used: 0,
    };
    let mut word = Word::default();
    for run in runs {
        let text = safe(&run.text);
        let mut rest = &*text;
        while !rest.is_empty() {
            let plain = plain_stretch(rest);
            if plain > 0 && (long == LongWords::Keep || word.width + plain <= columns) {
                word.push(run.style, &rest[..plain], plain);
                rest = &rest[plain..];
                continue;
            }
            let cluster = cluster(rest);
            rest = &rest[cluster.len()..];
            if cluster.chars().all(breaks) {
                lines.take(&mut word);
                let before = word.space.map_or(0, |(_, n)| n);
                word.space = Some((run.style, before + 1));
                continue;
            }
            let width = cluster.width();
            if long == LongWords::Cut && word.width + width > columns {
                lines.take(&mut word);
            }
            word.push(run.style, cluster, width);
            // Scripts without spaces may break after each sign.
            if width > 1 {
                lines.take(&mut word);
            }
        }
    }
    lines.take(&mut word);
    if !lines.line.is_empty() {
        lines.lines.push(lines.line);
    }
    lines.lines
}

/// Cuts runs to one line, with `…` where something fell away.
pub(super) fn fit(runs: &[Run], columns: usize) -> Vec<Run> {
    if runs_width(runs) <= columns {
        return runs.to_vec();
    }
    let room = columns.saturating_sub(1);
    let mut line = Vec::new();
    let mut used = 0;
    'runs: for run in runs {
        for grapheme in safe(&run.text).graphemes(true) {
            let w = grapheme.width();
            if used + w > room {
                break 'runs;
            }
            used += w;
            push(&mut line, run.style, grapheme);
        }
    }
    if let Some(last) = line.last_mut() {
        let kept = last.text.trim_end().len();
        last.text.truncate(kept);
    }
    if columns > 0 {
        push(&mut line, Style::Faint, "…");
    }
    line
}

/// Fills a line with spaces up to `columns`.
pub(super) fn pad(mut line: Vec<Run>, columns: usize) -> Vec<Run> {
    let missing = columns.saturating_sub(runs_width(&line));
    if missing > 0 {
        line.push(Run::plain(" ".repeat(missing)));
    }
    line
}

fn push(line: &mut Vec<Run>, style: Style, text: &str) {
    match line.last_mut() {
        Some(last) if last.style == style => last.text.push_str(text),
        _ => line.push(Run::new(style, text)),
    }
}

/// How many characters at the head of a text are plain letters and marks, a
/// column each: what more is in a cluster with the last of them is none.
fn plain_stretch(text: &str) -> usize {
    let bytes = text.as_bytes();
    let length = bytes.iter().take_while(|b| b.is_ascii_graphic()).count();
    match bytes.get(length) {
        Some(byte) if !byte.is_ascii() => length.saturating_sub(1),
        _ => length,
    }
}

/// The first grapheme cluster of a text.
fn cluster(text: &str) -> &str {
    match text.as_bytes() {
        [b' '] | [b' ', 0..=0x7f, ..] => &text[..1],
        _ => text.graphemes(true).next().unwrap_or(text),
    }
}

/// No-break spaces hold their neighbours together; other white space parts.
fn breaks(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(lines: &[Vec<Run>]) -> Vec<String> {
        lines
            .iter()
            .map(|l| l.iter().map(|r| r.text.as_str()).collect())
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
    fn fitting_cuts_with_an_ellipsis() {
        let line = fit(&[Run::plain("Recalling its resolutions")], 12);
        assert_eq!(texts(&[line]), ["Recalling i…"]);
        let whole = fit(&[Run::plain("Recalling")], 9);
        assert_eq!(texts(&[whole]), ["Recalling"]);
    }
}
