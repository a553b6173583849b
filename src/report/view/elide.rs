//! Long stretches without a change, shortened.
//!
//! In: the words of a changed clause. Out: pieces to show, with gaps in long
//! equal stretches. Knows nothing of how a gap is drawn.

use super::shown::Piece;
use crate::change::Op;

/// How many words must fall away before a gap is worth its dots.
const WORTH: usize = 6;
/// How many words at the head of a clause are always shown, so that its opener
/// stands.
const OPENING: usize = 4;

/// Leaves out the inside of equal stretches that are longer than `context`
/// words on each side of a change.
///
/// The first words of the clause always stay, so that its opener stands.
pub(crate) fn elide(whole: &[Piece], context: usize) -> Vec<Piece> {
    let last = whole.len().saturating_sub(1);
    let mut pieces = Vec::new();
    for (i, piece) in whole.iter().enumerate() {
        match piece {
            Piece::Words(Op::Equal, text) if whole.len() > 1 => {
                let head = if i == 0 {
                    OPENING.min(context)
                } else {
                    context
                };
                let tail = if i == last { 0 } else { context };
                shorten(text, head, tail, &mut pieces);
            }
            _ => pieces.push(piece.clone()),
        }
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

    fn piece(op: Op, text: &str) -> Piece {
        Piece::Words(op, text.to_owned())
    }

    fn counted(from: usize, to: usize) -> String {
        (from..to).map(|n| format!("w{n} ")).collect()
    }

    #[test]
    fn a_long_middle_keeps_words_on_both_sides_of_the_gap() {
        let whole = [
            piece(Op::Delete, "Notes"),
            piece(Op::Equal, &format!(" {}", counted(0, 20))),
            piece(Op::Insert, "end;"),
        ];
        assert_eq!(
            elide(&whole, 3),
            [
                piece(Op::Delete, "Notes"),
                piece(Op::Equal, " w0 w1 w2 "),
                Piece::Gap(14),
                piece(Op::Equal, "w17 w18 w19 "),
                piece(Op::Insert, "end;"),
            ]
        );
    }

    #[test]
    fn the_opening_words_stay_and_the_close_goes() {
        let whole = [
            piece(Op::Equal, &counted(0, 30)),
            piece(Op::Insert, "new"),
            piece(Op::Equal, &format!(" {}", counted(30, 60))),
        ];
        assert_eq!(
            elide(&whole, 5),
            [
                piece(Op::Equal, "w0 w1 w2 w3 "),
                Piece::Gap(21),
                piece(Op::Equal, "w25 w26 w27 w28 w29 "),
                piece(Op::Insert, "new"),
                piece(Op::Equal, " w30 w31 w32 w33 w34 "),
                Piece::Gap(25),
            ]
        );
    }

    #[test]
    fn a_stretch_that_would_save_little_stays_whole() {
        let whole = [piece(Op::Insert, "x"), piece(Op::Equal, &counted(0, 9))];
        assert_eq!(elide(&whole, 4), whole);
    }
}
