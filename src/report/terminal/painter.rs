//! Labels turned into colour, or into nothing.
//!
//! In: runs of labelled text. Out: a line with or without escape sequences.
//! Document text passes [`safe`] here, at the one place where a line is made.
//! Asks no environment: colour was decided by the caller.

use std::borrow::Cow;

use super::lines::Run;
use super::paints::Paints;
use crate::report::safe::{runs_right_to_left, safe};

/// What a run of text is; its paint follows from that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Text.
    Plain,
    /// Symbols, citations, headings of the report.
    Strong,
    /// Folded runs and gaps.
    Faint,
    /// Deleted words inside a clause.
    Delete,
    /// Inserted words inside a clause.
    Insert,
    /// A clause that was removed whole.
    Removed,
    /// A clause that was inserted whole.
    Inserted,
    /// A clause that was moved, split or merged.
    Moved,
    /// The opening words of a clause.
    Opener,
    /// Doubtful readings and what was not compared.
    Notice,
}

/// Writes labelled runs as a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Painter {
    pub(super) color: bool,
    pub(super) paints: Paints,
}

impl Painter {
    /// One line without its line feed; no space is left at its end.
    pub(super) fn line(self, runs: &[Run]) -> String {
        let mut out = String::new();
        let last = runs.iter().rposition(|r| !r.text.trim_end().is_empty());
        for (i, run) in runs.iter().enumerate() {
            match last {
                Some(last) if i < last => self.run(run.style, &run.text, &mut out),
                Some(last) if i == last => self.run(run.style, run.text.trim_end(), &mut out),
                _ => {}
            }
        }
        out
    }

    fn run(self, style: Style, text: &str, out: &mut String) {
        let mut text = safe(text);
        if !text.is_ascii() {
            // No-break spaces kept words on one line; from here on they are spaces.
            text = Cow::Owned(text.replace('\u{a0}', " "));
        }
        let isolate = runs_right_to_left(&text);
        let codes = if self.color {
            self.paints.paint(style).codes()
        } else {
            String::new()
        };
        let painted = !codes.is_empty() && !text.is_empty();
        if painted {
            out.push_str("\u{1b}[");
            out.push_str(&codes);
            out.push('m');
        }
        if isolate {
            out.push('\u{2068}');
        }
        out.push_str(&text);
        if isolate {
            out.push('\u{2069}');
        }
        if painted {
            out.push_str("\u{1b}[0m");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(color: bool, style: Style, text: &str) -> String {
        let paints = Paints::default();
        Painter { color, paints }.line(&[Run::new(style, text)])
    }

    #[test]
    fn colour_is_written_only_when_asked_for() {
        assert_eq!(line(false, Style::Delete, "Notes"), "Notes");
        assert_eq!(
            line(true, Style::Delete, "Notes"),
            "\u{1b}[9;31mNotes\u{1b}[0m"
        );
        assert_eq!(line(true, Style::Plain, "Notes"), "Notes");
    }

    #[test]
    fn a_documents_escape_sequence_is_shown_and_not_sent() {
        for color in [false, true] {
            let shown = line(color, Style::Plain, "x\u{1b}]0;owned\u{7}y\u{202e}z");
            assert_eq!(shown, "x^[]0;owned^Gy\u{fffd}z");
        }
    }

    #[test]
    fn right_to_left_words_are_isolated() {
        assert_eq!(
            line(false, Style::Plain, "قرار 5"),
            "\u{2068}قرار 5\u{2069}"
        );
    }
}
