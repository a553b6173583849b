//! Labels turned into colour, or into nothing.
//!
//! In: stretches of labelled text. Out: a line with or without escape sequences.
//! Document text passes [`safe`] here, at the one place where a line is made.
//! Asks no environment: colour was decided by the caller.

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

/// Writes labelled stretches of text as a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Painter {
    pub(super) color: bool,
    pub(super) paints: Paints,
}

impl Painter {
    /// Adds a line without its line feed; no space is left at its end.
    pub(super) fn line<'t>(
        self,
        pieces: impl DoubleEndedIterator<Item = (Style, &'t str)> + ExactSizeIterator + Clone,
        out: &mut String,
    ) {
        let is_blank = |text: &str| text.trim_end().is_empty();
        let Some(last) = pieces.clone().rposition(|(_, text)| !is_blank(text)) else {
            return;
        };
        for (i, (style, text)) in pieces.take(last + 1).enumerate() {
            let text = if i == last { text.trim_end() } else { text };
            self.run(style, text, out);
        }
    }

    /// Adds a stretch of text.
    pub(super) fn run(self, style: Style, text: &str, out: &mut String) {
        self.safe_run(style, &safe(text), out);
    }

    /// The same where nothing is left to be made safe.
    pub(super) fn safe_run(self, style: Style, text: &str, out: &mut String) {
        if text.is_empty() {
            return;
        }
        let codes = self.color.then(|| self.paints.paint(style).codes());
        let codes = codes.filter(|codes| !codes.is_empty());
        if let Some(codes) = &codes {
            out.push_str("\u{1b}[");
            out.push_str(codes);
            out.push('m');
        }
        if text.is_ascii() {
            out.push_str(text);
        } else {
            words(text, out);
        }
        if codes.is_some() {
            out.push_str("\u{1b}[0m");
        }
    }
}

/// Adds text that holds more than ASCII.
fn words(text: &str, out: &mut String) {
    let isolate = runs_right_to_left(text);
    if isolate {
        out.push('\u{2068}');
    }
    // No-break spaces kept words on one line; from here on they are spaces.
    for (i, words) in text.split('\u{a0}').enumerate() {
        if i > 0 {
            out.push(' ');
        }
        out.push_str(words);
    }
    if isolate {
        out.push('\u{2069}');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(color: bool, style: Style, text: &str) -> String {
        let paints = Paints::default();
        let mut out = String::new();
        Painter { color, paints }.line([(style, text)].into_iter(), &mut out);
        out
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
