//! The figures of a text that are the numbers of footnotes, by number.

use std::collections::HashMap;

use super::likeness::ends_with_year;
use crate::symbol::bytes;
use crate::text::hasher::Fold;

/// Where the numbers of footnotes stand in the lines of a text.
#[derive(Default)]
pub(super) struct Figures {
    /// The place of each number among all, in the order of the notes.
    numbers: HashMap<u64, usize, Fold>,
    /// Where the figures of each begin, and where the last ones end.
    starts: Vec<usize>,
    /// Number by number, and of each in the order of the text.
    figures: Vec<Figure>,
}

/// A place of a number.
#[derive(Clone, Copy, Default)]
pub(super) struct Figure {
    line: u32,
    byte: u32,
    /// The figures there are the number and nothing else.
    pub(super) whole: bool,
}

impl Figures {
    /// Finds the numbers of the notes in the lines.
    pub(super) fn of<'n>(
        texts: impl Iterator<Item = &'n str>,
        notes: impl Iterator<Item = &'n str>,
    ) -> Figures {
        let mut longest = 0;
        let mut numbers = HashMap::default();
        for note in notes.filter(|note| note.bytes().all(|b| b.is_ascii_digit())) {
            longest = longest.max(note.len());
            if let Some(number) = packed(note) {
                let next = numbers.len();
                numbers.entry(number).or_insert(next);
            }
        }
        if longest == 0 {
            return Figures::default();
        }
        let known = |figures: &str| numbers.get(&packed(figures)?).copied();
        let mut found = Vec::new();
        for (text, line) in texts.zip(0..) {
            let mut from = 0;
            while let Some((start, end)) = next(text.as_bytes(), from) {
                from = end;
                let figure = &text[start..end];
                let place = |byte: usize, whole| Figure {
                    line,
                    byte: byte as u32,
                    whole,
                };
                if figure.len() <= longest
                    && let Some(number) = known(figure)
                {
                    found.push((number, place(start, true)));
                }
                // `20142` is the second note of 2014.
                if let Some((year, note)) = figure.split_at_checked(4)
                    && !note.is_empty()
                    && note.len() <= longest
                    && ends_with_year(year)
                    && let Some(number) = known(note)
                {
                    found.push((number, place(start + 4, false)));
                }
            }
        }
        Figures::by_number(numbers, &found)
    }

    /// Lays the figures of each number together.
    fn by_number(numbers: HashMap<u64, usize, Fold>, found: &[(usize, Figure)]) -> Figures {
        let mut starts = vec![0; numbers.len() + 1];
        for (number, _) in found {
            starts[number + 1] += 1;
        }
        for number in 1..starts.len() {
            starts[number] += starts[number - 1];
        }
        let mut free = starts.clone();
        let mut figures = vec![Figure::default(); found.len()];
        for &(number, figure) in found {
            figures[free[number]] = figure;
            free[number] += 1;
        }
        Figures {
            numbers,
            starts,
            figures,
        }
    }

    /// Where a number stands, also behind a year.
    pub(super) fn places(&self, number: &str) -> &[Figure] {
        let known = packed(number).and_then(|number| self.numbers.get(&number));
        known.map_or(&[], |&known| {
            &self.figures[self.starts[known]..self.starts[known + 1]]
        })
    }
}

impl Figure {
    /// Its line, and the byte there.
    pub(super) fn place(&self) -> (usize, usize) {
        (self.line as usize, self.byte as usize)
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
    use proptest::prelude::*;

    use super::{Figures, next};

    #[test]
    fn numbers_are_found_alone_and_behind_years() {
        let texts = ["in 1, 12 and 20141", "1"].into_iter();
        let figures = Figures::of(texts, ["1", "2", "**", ""].into_iter());
        let places = figures.places("1").iter();
        let places: Vec<_> = places.map(|f| (f.place(), f.whole)).collect();
        assert_eq!(places, [((0, 3), true), ((0, 17), false), ((1, 0), true)]);
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
