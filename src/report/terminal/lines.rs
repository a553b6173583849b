//! Labelled text, its width, and one line of it.
//!
//! In: runs of labelled text. Out: lines of runs. Widths are those of grapheme
//! clusters as a terminal shows them. Knows nothing of colours.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::painter::Style;
use crate::report::safe;

/// A stretch of text of one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run<'t> {
    pub(super) style: Style,
    pub(super) text: Cow<'t, str>,
}

impl<'t> Run<'t> {
    pub(super) fn new(style: Style, text: impl Into<Cow<'t, str>>) -> Self {
        Run {
            style,
            text: text.into(),
        }
    }

    pub(super) fn plain(text: impl Into<Cow<'t, str>>) -> Self {
        Run::new(Style::Plain, text)
    }
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
pub(super) fn runs_width(runs: &[Run<'_>]) -> usize {
    runs.iter().map(|r| width(&r.text)).sum()
}

/// Whether runs take no more than some columns: reads no further than that.
fn fits(runs: &[Run<'_>], columns: usize) -> bool {
    let mut left = columns;
    runs.iter().all(|run| {
        let text = safe(&run.text);
        let mut widths = text.graphemes(true).map(UnicodeWidthStr::width);
        let room = if text.is_ascii() {
            left.checked_sub(text.len())
        } else {
            widths.try_fold(left, usize::checked_sub)
        };
        left = room.unwrap_or(0);
        room.is_some()
    })
}

/// Cuts runs to one line, with `…` where something fell away.
pub(super) fn fit<'t>(runs: &[Run<'t>], columns: usize) -> Vec<Run<'t>> {
    if fits(runs, columns) {
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
        last.text.to_mut().truncate(kept);
    }
    if columns > 0 {
        push(&mut line, Style::Faint, "…");
    }
    line
}

/// Fills a line with spaces up to `columns`.
pub(super) fn pad(mut line: Vec<Run<'_>>, columns: usize) -> Vec<Run<'_>> {
    let missing = columns.saturating_sub(runs_width(&line));
    if missing > 0 {
        line.push(Run::plain(" ".repeat(missing)));
    }
    line
}

fn push(line: &mut Vec<Run<'_>>, style: Style, text: &str) {
    match line.last_mut() {
        Some(last) if last.style == style => last.text.to_mut().push_str(text),
        _ => line.push(Run::new(style, text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(lines: &[Vec<Run<'_>>]) -> Vec<String> {
        lines
            .iter()
            .map(|l| l.iter().map(|r| &*r.text).collect())
            .collect()
    }

    #[test]
    fn fitting_cuts_with_an_ellipsis() {
        let line = fit(&[Run::plain("Recalling its resolutions")], 12);
        assert_eq!(texts(&[line]), ["Recalling i…"]);
        let whole = fit(&[Run::plain("Recalling")], 9);
        assert_eq!(texts(&[whole]), ["Recalling"]);
    }
}
