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
        let text = safe(&run.text);
        let mut rest = &*text;
        while !rest.is_empty() {
            let plain = plain_stretch(rest).min(room - used);
            let (piece, width) = if plain > 0 {
                (&rest[..plain], plain)
            } else {
                let cluster = cluster(rest);
                (cluster, cluster.width())
            };
            if used + width > room {
                break 'runs;
            }
            used += width;
            push(&mut line, run.style, piece);
            rest = &rest[piece.len()..];
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

/// How many characters at the head of a text are plain letters and marks, a
/// column each: what more is in a cluster with the last of them is none.
pub(super) fn plain_stretch(text: &str) -> usize {
    let bytes = text.as_bytes();
    let length = bytes.iter().take_while(|b| b.is_ascii_graphic()).count();
    match bytes.get(length) {
        Some(byte) if !byte.is_ascii() => length.saturating_sub(1),
        _ => length,
    }
}

/// The first grapheme cluster of a text.
pub(super) fn cluster(text: &str) -> &str {
    match text.as_bytes() {
        [b' '] | [b' ', 0..=0x7f, ..] => &text[..1],
        // Marks of print that join nothing to them, an arrow among them.
        [0xc2, 0xa0..=0xbf] | [0xc2, 0xa0..=0xbf, 0..=0x7f, ..] => &text[..2],
        [0xe2, 0x80, 0x90..=0xa7] | [0xe2, 0x80, 0x90..=0xa7, 0..=0x7f, ..] => &text[..3],
        [0xe2, 0x86, 0x92] | [0xe2, 0x86, 0x92, 0..=0x7f, ..] => &text[..3],
        _ => text.graphemes(true).next().unwrap_or(text),
    }
}

/// Whether a text begins with a character that is in no cluster with what
/// stands before it: a Latin letter or a mark of print.
pub(super) fn joins_nothing(text: &str) -> bool {
    matches!(
        text.as_bytes(),
        [0xc2, 0xa0..=0xbf, ..]
            | [0xc3, ..]
            | [0xe2, 0x80, 0x90..=0xa7, ..]
            | [0xe2, 0x86, 0x92, ..]
    )
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
    fn marks_of_print_are_clusters_as_unicode_says() {
        for mark in ('\u{a0}'..='\u{bf}')
            .chain('\u{2010}'..='\u{2027}')
            .chain(['→'])
        {
            for behind in ["", "a", "\n", " ", "\u{301}", "\u{200d}", "→"] {
                let text = format!("{mark}{behind}");
                assert_eq!(Some(cluster(&text)), text.graphemes(true).next());
                assert!(joins_nothing(&text));
                let behind = format!("e{text}");
                assert_eq!(behind.graphemes(true).next(), Some("e"));
            }
        }
    }

    #[test]
    fn fitting_cuts_with_an_ellipsis() {
        let line = fit(&[Run::plain("Recalling its resolutions")], 12);
        assert_eq!(texts(&[line]), ["Recalling i…"]);
        let whole = fit(&[Run::plain("Recalling")], 9);
        assert_eq!(texts(&[whole]), ["Recalling"]);
    }
}
