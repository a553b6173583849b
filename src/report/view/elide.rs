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
    let Some(gap) = gap(&text, head, tail) else {
        pieces.push(Piece::Words(Op::Equal, text));
        return;
    };
    if !text[..gap.start].trim().is_empty() {
        pieces.push(Piece::Words(Op::Equal, part(&text, 0..gap.start)));
    }
    pieces.push(Piece::Gap);
    if gap.end < text.len() {
        pieces.push(Piece::Words(Op::Equal, part(&text, gap.end..text.len())));
    }
}

/// Where a text has words between its first `head` and its last `tail` words
/// that are worth leaving out.
fn gap(text: &str, head: usize, tail: usize) -> Option<Range<usize>> {
    if !may_have(text, head + WORTH + tail) {
        return None;
    }
    let start = word_starts(text).nth(head)?;
    let end = match tail {
        0 => text.len(),
        // Backwards, so that only what is shown of a long stretch is read.
        n => last_words(text, n)?,
    };
    let between = text.get(start..end)?;
    word_starts(between).nth(WORTH - 1)?;
    Some(start..end)
}

/// Whether a text may have so many words: something other than plain letters
/// parts them.
fn may_have(text: &str, words: usize) -> bool {
    let mut most = 1;
    // In stretches in which a byte can count.
    let mut stretches = text.as_bytes().chunks(64);
    while most < words
        && let Some(stretch) = stretches.next()
    {
        let parts = stretch
            .iter()
            .map(|byte| u8::from(!byte.is_ascii_graphic()));
        most += usize::from(parts.sum::<u8>());
    }
    most >= words
}

/// The byte offsets at which words, parted by white space, begin.
fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let begins = at + (rest.len() - rest.trim_start().len());
        let word = &text[begins..];
        at = begins + first_space(word).unwrap_or(word.len());
        (!word.is_empty()).then_some(begins)
    })
}

/// Where the first white space stands: nearly always a plain space behind
/// plain letters.
fn first_space(text: &str) -> Option<usize> {
    let plain = text.bytes().take_while(u8::is_ascii_graphic).count();
    match text.as_bytes().get(plain)? {
        b' ' => Some(plain),
        _ => Some(plain + text[plain..].find(char::is_whitespace)?),
    }
}

/// The byte offset at which the last `count` words of a text begin.
fn last_words(text: &str, count: usize) -> Option<usize> {
    let mut begun = text.len();
    let mut missing = count;
    for _ in 0..count {
        let word = text[..begun].trim_end();
        missing -= usize::from(!word.is_empty());
        begun = word.rfind(char::is_whitespace).map_or(0, |space| {
            space + word[space..].chars().next().map_or(0, char::len_utf8)
        });
    }
    (missing == 0).then_some(begun)
}

fn part<'t>(text: &Cow<'t, str>, range: Range<usize>) -> Cow<'t, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[range]),
        Cow::Owned(text) => Cow::Owned(text[range].to_owned()),
    }
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
                Piece::Gap,
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
                Piece::Gap,
                piece(Op::Equal, "w25 w26 w27 w28 w29 "),
                piece(Op::Insert, "new"),
                piece(Op::Equal, " w30 w31 w32 w33 w34 "),
                Piece::Gap,
            ]
        );
    }

    #[test]
    fn a_stretch_that_would_save_little_stays_whole() {
        let whole = vec![piece(Op::Insert, "x"), piece(Op::Equal, &counted(0, 9))];
        assert_eq!(elide(whole.clone(), 4), whole);
    }
}
