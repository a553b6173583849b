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
    safe(text).graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// The columns that runs take.
pub(super) fn runs_width(runs: &[Run]) -> usize {
    runs.iter().map(|r| width(&r.text)).sum()
}

/// A word: fragments that no line break may part, and the spaces before them.
#[derive(Default)]
struct Word {
    space: Option<(Style, usize)>,
    fragments: Vec<Run>,
    width: usize,
}

/// Breaks runs into lines at spaces.
pub(super) fn wrap(runs: &[Run], columns: usize, long: LongWords) -> Vec<Vec<Run>> {
    let columns = columns.max(1);
    let mut lines: Vec<Vec<Run>> = Vec::new();
    let mut line: Vec<Run> = Vec::new();
    let mut used = 0;
    for word in words(runs, columns, long) {
        let space = word.space.map_or(0, |(_, n)| n);
        if used > 0 && used + space + word.width > columns {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if let (Some((style, n)), true) = (word.space, used > 0) {
            push(&mut line, style, &" ".repeat(n));
            used += n;
        }
        used += word.width;
        for fragment in word.fragments {
            push(&mut line, fragment.style, &fragment.text);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
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

fn words(runs: &[Run], columns: usize, long: LongWords) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word = Word::default();
    for run in runs {
        for grapheme in safe(&run.text).graphemes(true) {
            if grapheme.chars().all(breaks) {
                finish(&mut word, &mut words);
                let before = word.space.map_or(0, |(_, n)| n);
                word.space = Some((run.style, before + 1));
                continue;
            }
            if let (true, Some((style, n))) = (word.fragments.is_empty(), word.space) {
                // Spaces between two styles belong to neither of them.
                if style != run.style {
                    word.space = Some((Style::Plain, n));
                }
            }
            let w = grapheme.width();
            if long == LongWords::Cut && word.width + w > columns {
                finish(&mut word, &mut words);
            }
            push(&mut word.fragments, run.style, grapheme);
            word.width += w;
            // Scripts without spaces may break after each sign.
            if w > 1 {
                finish(&mut word, &mut words);
            }
        }
    }
    finish(&mut word, &mut words);
    words
}

/// No-break spaces hold their neighbours together; other white space parts.
fn breaks(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

fn finish(word: &mut Word, words: &mut Vec<Word>) {
    if !word.fragments.is_empty() {
        words.push(std::mem::take(word));
    }
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
