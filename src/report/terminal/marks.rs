//! Changed words drawn as text: `[-old-]` and `{+new+}`.
//!
//! In: the words of a change. Out: labelled runs. The signs stand in colour
//! too, for readers who do not see red and green apart.

use std::borrow::Cow;

use super::Options;
use super::lines::Run;
use super::painter::Style;
use crate::change::{Op, Words};
use crate::report::view::{Piece, Side, elide, shown};

/// The words of one or both sides with signs around what changed.
pub(super) fn marked<'t>(words: &'t Words<'_>, side: Side, options: &Options) -> Vec<Run<'t>> {
    let whole = shown(words, side);
    let pieces = if options.full {
        whole
    } else {
        elide(whole, options.context)
    };
    let mut runs: Vec<Run<'_>> = Vec::with_capacity(2 * pieces.len());
    for piece in pieces {
        match piece {
            Piece::Gap => {
                if runs.last().is_some_and(|r| !r.text.ends_with(' ')) {
                    runs.push(Run::plain(" "));
                }
                runs.push(Run::new(Style::Faint, "…"));
                runs.push(Run::plain(" "));
            }
            Piece::Words(_, text) if text.is_empty() => {}
            Piece::Words(Op::Equal, text) => runs.push(Run::plain(text)),
            Piece::Words(Op::Delete, text) => {
                runs.extend(signed(Style::Delete, "[-", text, "-]"));
            }
            Piece::Words(Op::Insert, text) => {
                runs.extend(signed(Style::Insert, "{+", text, "+}"));
            }
        }
    }
    runs
}

fn signed<'t>(
    style: Style,
    before: &'static str,
    words: Cow<'t, str>,
    after: &'static str,
) -> [Run<'t>; 3] {
    [before.into(), words, after.into()].map(|text: Cow<'t, str>| Run { style, text })
}

/// The words of a clause that is old or new as a whole: no signs inside.
pub(super) fn unmarked<'t>(words: &'t Words<'_>, style: Style) -> Vec<Run<'t>> {
    words
        .spans
        .iter()
        .map(|s| Run::new(style, &*s.text))
        .collect()
}
