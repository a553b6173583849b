//! Changed words drawn as text: `[-old-]` and `{+new+}`.
//!
//! In: the words of a change. Out: labelled runs. The signs stand in colour
//! too, for readers who do not see red and green apart.

use std::borrow::Cow;

use super::Options;
use super::lines::Run;
use super::painter::Style;
use crate::change::{Op, Words};
use crate::report::view::{Piece, elide, whole};

/// Which wording is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Both,
    Old,
    New,
}

/// The words of one or both sides with signs around what changed.
pub(super) fn marked(words: &Words, side: Side, options: &Options) -> Vec<Run> {
    let printed = match side {
        Side::Old => as_printed_in_old(words),
        Side::Both | Side::New => Cow::Borrowed(words),
    };
    let pieces = if options.full {
        whole(&printed)
    } else {
        elide(&printed, options.context)
    };
    let mut runs = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Gap(_) => {
                if runs.last().is_some_and(|r: &Run| !r.text.ends_with(' ')) {
                    runs.push(Run::plain(" "));
                }
                runs.push(Run::new(Style::Faint, "…"));
                runs.push(Run::plain(" "));
            }
            Piece::Words(Op::Equal, text) => runs.push(Run::plain(text)),
            Piece::Words(Op::Delete, text) if side != Side::New => {
                signed(&text, Style::Delete, ["[-", "-]"], &mut runs);
            }
            Piece::Words(Op::Insert, text) if side != Side::Old => {
                signed(&text, Style::Insert, ["{+", "+}"], &mut runs);
            }
            Piece::Words(..) => {}
        }
    }
    runs
}

fn as_printed_in_old(words: &Words) -> Cow<'_, Words> {
    let mut printed = words.clone();
    for span in &mut printed.spans {
        if let Some(old) = span.old_text.take() {
            span.text = old;
        }
    }
    Cow::Owned(printed)
}

/// The words of a clause that is old or new as a whole: no signs inside.
pub(super) fn unmarked(words: &Words, style: Style) -> Vec<Run> {
    words
        .spans
        .iter()
        .map(|s| Run::new(style, s.text.as_str()))
        .collect()
}

/// Spaces at the rim belong to the sentence, not to the marked words.
fn signed(text: &str, style: Style, [open, close]: [&str; 2], runs: &mut Vec<Run>) {
    let core = text.trim();
    if core.is_empty() {
        runs.push(Run::new(
            style,
            format!("{open}{}{close}", "␣".repeat(text.chars().count())),
        ));
        return;
    }
    let lead = text.len() - text.trim_start().len();
    if lead > 0 {
        runs.push(Run::plain(&text[..lead]));
    }
    runs.push(Run::new(style, format!("{open}{core}{close}")));
    if lead + core.len() < text.len() {
        runs.push(Run::plain(&text[lead + core.len()..]));
    }
}
