//! The figures of a text that are the numbers of footnotes, by number.

use std::borrow::Cow;

use super::likeness::ends_with_year;
use crate::symbol::bytes;

/// Where the numbers of footnotes stand in the lines of a text: lines and
/// bytes, in order.
pub(super) struct Figures {
    /// The numbers, sorted, each as one value.
    numbers: Vec<u64>,
    /// By number: its figures, and those in which it stands behind a year.
    places: Vec<Places>,
}

#[derive(Default, Clone)]
struct Places {
    /// All.
    all: Vec<(usize, usize)>,
    /// Those that are the number and nothing else.
    whole: Vec<(usize, usize)>,
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
        numbers.sort_unstable();
        numbers.dedup();
        let mut figures = Figures {
            places: vec![Places::default(); numbers.len()],
            numbers,
        };
        if longest == 0 {
            return figures;
        }
        for (line, text) in texts.iter().enumerate() {
            let mut from = 0;
            while let Some((start, end)) = next(text.as_bytes(), from) {
                from = end;
                let figure = &text[start..end];
                if figure.len() <= longest
                    && let Some(places) = figures.of_number(figure)
                {
                    places.all.push((line, start));
                    places.whole.push((line, start));
                }
                // `20142` is the second note of 2014.
                if let Some((year, note)) = figure.split_at_checked(4)
                    && !note.is_empty()
                    && note.len() <= longest
                    && ends_with_year(year)
                    && let Some(places) = figures.of_number(note)
                {
                    places.all.push((line, start + 4));
                }
            }
        }
        figures
    }

    fn of_number(&mut self, number: &str) -> Option<&mut Places> {
        let at = self.index(number)?;
        self.places.get_mut(at)
    }

    fn index(&self, number: &str) -> Option<usize> {
        self.numbers.binary_search(&packed(number)?).ok()
    }

    /// Where a number stands, also behind a year.
    pub(super) fn places(&self, number: &str) -> &[(usize, usize)] {
        self.index(number).map_or(&[], |at| &self.places[at].all)
    }

    /// Where a number stands alone.
    pub(super) fn whole(&self, number: &str) -> &[(usize, usize)] {
        self.index(number).map_or(&[], |at| &self.places[at].whole)
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
        assert_eq!(figures.places("1"), [(0, 3), (0, 17), (1, 0)]);
        assert_eq!(figures.whole("1"), [(0, 3), (1, 0)]);
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
