//! Long stretches without a change, shortened.
//!
//! In: the words of a changed clause. Out: pieces to show, with gaps in long
//! equal stretches. Knows nothing of how a gap is drawn.

use std::borrow::Cow;
use std::ops::Range;

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
pub(crate) fn elide(whole: Vec<Piece<'_>>, context: usize) -> Vec<Piece<'_>> {
    let count = whole.len();
    let mut pieces = Vec::with_capacity(count + 2);
    for (i, piece) in whole.into_iter().enumerate() {
        match piece {
            Piece::Words(Op::Equal, text) if count > 1 => {
                let head = if i == 0 {
                    OPENING.min(context)
                } else {
                    context
                };
                let tail = if i + 1 == count { 0 } else { context };
                shorten(text, head, tail, &mut pieces);
            }
            _ => pieces.push(piece),
        }
    }
    pieces
}

fn shorten<'t>(text: Cow<'t, str>, head: usize, tail: usize, pieces: &mut Vec<Piece<'t>>) {
    let worth = head + tail + WORTH;
    // A word and the space behind it take two bytes or more.
    let starts = if text.len() / 2 + 1 < worth {
        Vec::new()
    } else {
        word_starts(&text)
    };
    let count = starts.len();
    if count < worth {
        pieces.push(Piece::Words(Op::Equal, text));
        return;
    }
    if !text[..starts[head]].trim().is_empty() {
        pieces.push(Piece::Words(Op::Equal, part(&text, 0..starts[head])));
    }
    pieces.push(Piece::Gap(count - head - tail));
    if tail > 0 {
        let after = part(&text, starts[count - tail]..text.len());
        pieces.push(Piece::Words(Op::Equal, after));
    }
}

fn part<'t>(text: &Cow<'t, str>, range: Range<usize>) -> Cow<'t, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
        Cow::Owned(text) => Cow::Owned(text[range].to_owned()),
    }
}

/// The byte offsets at which words, parted by white space, begin.
fn word_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::with_capacity(text.len() / 4);
    let mut in_space = true;
    for (at, byte) in text.bytes().enumerate() {
        let space = match byte {
            b' ' | b'\t'..=b'\r' => true,
            ..0x80 => false,
            // Inside a character.
            0x80..0xc0 => continue,
            0xc0.. => text[at..].starts_with(char::is_whitespace),
        };
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

    fn piece(op: Op, text: &str) -> Piece<'static> {
        Piece::Words(op, Cow::Owned(text.to_owned()))
    }

    fn counted(from: usize, to: usize) -> String {
        (from..to).map(|n| format!("w{n} ")).collect()
    }

    #[test]
    fn a_long_middle_keeps_words_on_both_sides_of_the_gap() {
        let whole = vec![
            piece(Op::Delete, "Notes"),
            piece(Op::Equal, &format!(" {}", counted(0, 20))),
            piece(Op::Insert, "end;"),
        ];
        assert_eq!(
            elide(whole, 3),
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
        let whole = vec![
            piece(Op::Equal, &counted(0, 30)),
            piece(Op::Insert, "new"),
            piece(Op::Equal, &format!(" {}", counted(30, 60))),
        ];
        assert_eq!(
            elide(whole, 5),
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
        let whole = vec![piece(Op::Insert, "x"), piece(Op::Equal, &counted(0, 9))];
        assert_eq!(elide(whole.clone(), 4), whole);
    }
}
