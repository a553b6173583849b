//! The figures of a text that are the numbers of footnotes, by number.

use std::borrow::Cow;

use super::likeness::ends_with_year;
use crate::symbol::bytes;

/// Where the numbers of footnotes stand in the lines of a text.
pub(super) struct Figures {
    /// By number, and of each number in the order of the text.
    figures: Vec<Figure>,
}

/// A place of a number.
pub(super) struct Figure {
    /// The number, as one value.
    number: u64,
    pub(super) line: usize,
    pub(super) byte: usize,
    /// The figures there are the number and nothing else.
    pub(super) whole: bool,
}

impl Figures {
    /// Finds the numbers of the notes in the lines.
    pub(super) fn of<'n>(texts: &[Cow<'_, str>], notes: impl Iterator<Item = &'n str>) -> Figures {
        let mut longest = 0;
        let mut numbers = Vec::new();
        for note in notes.filter(|note| note.bytes().all(|b| b.is_ascii_digit())) {
            longest = longest.max(note.len());
            numbers.extend(packed(note));
        }
        let mut figures = Vec::new();
        if longest == 0 {
            return Figures { figures };
        }
        numbers.sort_unstable();
        numbers.dedup();
        let known = |figures: &str| packed(figures).filter(|n| numbers.binary_search(n).is_ok());
        for (line, text) in texts.iter().enumerate() {
            let mut from = 0;
            while let Some((start, end)) = next(text.as_bytes(), from) {
                from = end;
                let figure = &text[start..end];
                if figure.len() <= longest
                    && let Some(number) = known(figure)
                {
                    figures.push(Figure {
                        number,
                        line,
                        byte: start,
                        whole: true,
                    });
                }
                // `20142` is the second note of 2014.
                if let Some((year, note)) = figure.split_at_checked(4)
                    && !note.is_empty()
                    && note.len() <= longest
                    && ends_with_year(year)
                    && let Some(number) = known(note)
                {
                    figures.push(Figure {
                        number,
                        line,
                        byte: start + 4,
                        whole: false,
                    });
                }
            }
        }
        figures.sort_unstable_by_key(|f| (f.number, f.line, f.byte));
        Figures { figures }
    }

    /// Where a number stands, also behind a year.
    pub(super) fn places(&self, number: &str) -> &[Figure] {
        let Some(number) = packed(number) else {
            return &[];
        };
        let start = self.figures.partition_point(|f| f.number < number);
        let same = &self.figures[start..];
        &same[..same.partition_point(|f| f.number == number)]
    }
}

/// The digits of a number as one value, leading zeros too. No footnote has a
/// longer number.
fn packed(number: &str) -> Option<u64> {
    const LONGEST: usize = 8;
    let digits = number.as_bytes();
    let sound = (1..=LONGEST).contains(&digits.len());
    sound.then(|| {
        digits
            .iter()
            .fold(0, |all, digit| all << 8 | u64::from(*digit))
    })
}

/// Where the next digits begin and end.
fn next(bytes: &[u8], from: usize) -> Option<(usize, usize)> {
    let rest = bytes.get(from..)?;
    let start = bytes::position(rest, |byte| byte.is_ascii_digit())?;
    let digits = rest[start..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit());
    Some((from + start, from + start + digits.count()))
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use proptest::prelude::*;

    use super::{Figures, next};

    #[test]
    fn numbers_are_found_alone_and_behind_years() {
        let texts = [Cow::Borrowed("in 1, 12 and 20141"), Cow::Borrowed("1")];
        let figures = Figures::of(&texts, ["1", "2", "**", ""].into_iter());
        let places = figures.places("1").iter();
        let places: Vec<_> = places.map(|f| (f.line, f.byte, f.whole)).collect();
        assert_eq!(places, [(0, 3, true), (0, 17, false), (1, 0, true)]);
        assert!(figures.places("2").is_empty() && figures.places("12").is_empty());
    }

    proptest! {
        #[test]
        fn digits_are_found_wherever_they_stand(text in "([a-z é]{0,20}[0-9]{0,3}){0,6}") {
            let mut found = Vec::new();
            let mut from = 0;
            while let Some((start, end)) = next(text.as_bytes(), from) {
                found.push(&text[start..end]);
                from = end;
            }
            let pieces = text.split(|c: char| !c.is_ascii_digit());
            let expected: Vec<&str> = pieces.filter(|piece| !piece.is_empty()).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
