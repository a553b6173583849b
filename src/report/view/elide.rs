//! Long stretches without a change, shortened.
//!
//! In: the words of a changed clause. Out: pieces to show, with gaps in long
//! equal stretches. Knows nothing of how a gap is drawn.

use crate::change::{Op, Words};

/// A piece of a changed clause, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words with their fate.
    Words(Op, String),
    /// This many equal words were left out.
    Gap(usize),
}

/// How many words must fall away before a gap is worth its dots.
const WORTH: usize = 6;
/// How many words at the head of a clause are always shown, so that its opener
/// stands.
const OPENING: usize = 4;

/// All the words, nothing left out.
pub(crate) fn whole(words: &Words) -> Vec<Piece> {
    words
        .spans
        .iter()
        .map(|s| Piece::Words(s.op, s.text.clone()))
        .collect()
}

/// Leaves out the inside of equal stretches that are longer than `context`
/// words on each side of a change.
///
/// The first words of the clause always stay, so that its opener stands.
pub(crate) fn elide(words: &Words, context: usize) -> Vec<Piece> {
    let last = words.spans.len().saturating_sub(1);
    let mut pieces = Vec::new();
    for (i, span) in words.spans.iter().enumerate() {
        if span.op != Op::Equal || words.spans.len() == 1 {
            pieces.push(Piece::Words(span.op, span.text.clone()));
            continue;
        }
        let head = if i == 0 {
            OPENING.min(context)
        } else {
            context
        };
        let tail = if i == last { 0 } else { context };
        shorten(&span.text, head, tail, &mut pieces);
    }
    pieces
}

fn shorten(text: &str, head: usize, tail: usize, pieces: &mut Vec<Piece>) {
    let starts = word_starts(text);
    let count = starts.len();
    if count < head + tail + WORTH {
        pieces.push(Piece::Words(Op::Equal, text.to_owned()));
        return;
    }
    let before = &text[..starts[head]];
    if !before.trim().is_empty() {
        pieces.push(Piece::Words(Op::Equal, before.to_owned()));
    }
    pieces.push(Piece::Gap(count - head - tail));
    if tail > 0 {
        pieces.push(Piece::Words(
            Op::Equal,
            text[starts[count - tail]..].to_owned(),
        ));
    }
}

/// The byte offsets at which words, parted by white space, begin.
fn word_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut in_space = true;
    for (at, c) in text.char_indices() {
        let space = c.is_whitespace();
        if in_space && !space {
            starts.push(at);
        }
        in_space = space;
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::WordSpan;

    fn span(op: Op, text: &str) -> WordSpan {
        WordSpan {
            op,
            text: text.to_owned(),
            old_text: None,
        }
    }

    fn counted(from: usize, to: usize) -> String {
        (from..to).map(|n| format!("w{n} ")).collect()
    }

    #[test]
    fn a_long_middle_keeps_words_on_both_sides_of_the_gap() {
        let words = Words {
            spans: vec![
                span(Op::Delete, "Notes "),
                span(Op::Equal, &counted(0, 20)),
                span(Op::Insert, "end;"),
            ],
        };
        assert_eq!(
            elide(&words, 3),
            [
                Piece::Words(Op::Delete, "Notes ".into()),
                Piece::Words(Op::Equal, "w0 w1 w2 ".into()),
                Piece::Gap(14),
                Piece::Words(Op::Equal, "w17 w18 w19 ".into()),
                Piece::Words(Op::Insert, "end;".into()),
            ]
        );
    }

    #[test]
    fn the_opening_words_stay_and_the_close_goes() {
        let words = Words {
            spans: vec![
                span(Op::Equal, &counted(0, 30)),
                span(Op::Insert, "new "),
                span(Op::Equal, &counted(30, 60)),
            ],
        };
        assert_eq!(
            elide(&words, 5),
            [
                Piece::Words(Op::Equal, "w0 w1 w2 w3 ".into()),
                Piece::Gap(21),
                Piece::Words(Op::Equal, "w25 w26 w27 w28 w29 ".into()),
                Piece::Words(Op::Insert, "new ".into()),
                Piece::Words(Op::Equal, "w30 w31 w32 w33 w34 ".into()),
                Piece::Gap(25),
            ]
        );
    }

    #[test]
    fn a_stretch_that_would_save_little_stays_whole() {
        let words = Words {
            spans: vec![span(Op::Insert, "x "), span(Op::Equal, &counted(0, 9))],
        };
        assert_eq!(elide(&words, 4), whole(&words));
    }
}
