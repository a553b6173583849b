//! Changed words drawn as text: `[-old-]` and `{+new+}`.
//!
//! In: the words of a change. Out: labelled runs. The signs stand in colour
//! too, for readers who do not see red and green apart.

use super::Options;
use super::lines::Run;
use super::painter::Style;
use crate::change::{Op, Words};
use crate::report::view::{Piece, Side, elide, shown};

/// The words of one or both sides with signs around what changed.
pub(super) fn marked(words: &Words, side: Side, options: &Options) -> Vec<Run> {
    let whole = shown(words, side);
    let pieces = if options.full {
        whole
    } else {
        elide(&whole, options.context)
    };
    let mut runs: Vec<Run> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Gap(_) => {
                if runs.last().is_some_and(|r| !r.text.ends_with(' ')) {
                    runs.push(Run::plain(" "));
                }
                runs.push(Run::new(Style::Faint, "…"));
                runs.push(Run::plain(" "));
            }
            Piece::Words(_, text) if text.is_empty() => {}
            Piece::Words(Op::Equal, text) => runs.push(Run::plain(text)),
            Piece::Words(Op::Delete, text) => {
                runs.push(Run::new(Style::Delete, format!("[-{text}-]")));
            }
            Piece::Words(Op::Insert, text) => {
                runs.push(Run::new(Style::Insert, format!("{{+{text}+}}")));
            }
        }
    }
    runs
}

/// The words of a clause that is old or new as a whole: no signs inside.
pub(super) fn unmarked(words: &Words, style: Style) -> Vec<Run> {
    words
        .spans
        .iter()
        .map(|s| Run::new(style, s.text.as_str()))
        .collect()
}
