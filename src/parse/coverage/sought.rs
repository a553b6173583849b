//! Letters that are searched for in many fields.

use crate::text::mark_width;

/// Letters, and what tells soonest that a field has them not.
pub(super) struct Sought<'k> {
    pub(super) key: &'k str,
    pairs: Pairs,
}

impl<'k> Sought<'k> {
    pub(super) fn of(key: &'k str) -> Sought<'k> {
        Sought {
            key,
            pairs: Pairs::of(&[key]),
        }
    }

    /// Whether letters with such pairs, if they are known, may have these among
    /// them.
    #[inline]
    pub(super) fn may_stand_in(&self, pairs: Option<&Pairs>) -> bool {
        pairs.is_none_or(|pairs| self.pairs.are_among(pairs))
    }
}

/// Which letters stand side by side in a text: each pair has one bit, and
/// shares it with few others.
#[derive(Clone, Copy)]
pub(super) struct Pairs([u64; Pairs::WORDS]);

impl Pairs {
    const WORDS: usize = 4;

    /// Those of no text.
    pub(super) const NONE: Pairs = Pairs([0; Pairs::WORDS]);

    /// Those of a text whose rarer letters print doesn't tell.
    const ALL: Pairs = Pairs([u64::MAX; Pairs::WORDS]);

    /// Those of a text in pieces.
    pub(super) fn of(pieces: &[&str]) -> Pairs {
        let mut pairs = Pairs::NONE;
        // The letter before, once there is one.
        let mut before = 0;
        for bytes in pieces.iter().map(|piece| piece.as_bytes()) {
            let mut at = 0;
            while let Some(&byte) = bytes.get(at) {
                let letter = usize::from(LETTERS[usize::from(byte)]);
                if letter == BEYOND {
                    match mark_width(bytes, at) {
                        Some(width) => at += width,
                        None => return Pairs::ALL,
                    }
                    continue;
                }
                at += 1;
                if letter > 0 {
                    if before > 0 {
                        let bit = before * 7 + letter * 29;
                        pairs.0[bit / 64 % Pairs::WORDS] |= 1 << (bit % 64);
                    }
                    before = letter;
                }
            }
        }
        pairs
    }

    #[inline]
    fn are_among(&self, others: &Pairs) -> bool {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, others.0);
        a & !e | b & !f | c & !g | d & !h == 0
    }
}

/// What stands for the bytes beyond ASCII.
const BEYOND: usize = 0xff;

/// ASCII letters and figures by byte, in lower case; 0 for other characters.
const LETTERS: [u8; 256] = {
    let mut table = [BEYOND as u8; 256];
    let mut at = 0;
    while at < 128 {
        let byte = at as u8;
        let letter = byte.is_ascii_alphanumeric();
        table[at] = if letter { byte.to_ascii_lowercase() } else { 0 };
        at += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Pairs, Sought};
    use crate::text::letters;

    #[test]
    fn other_letters_are_told_at_once() {
        let pairs = Pairs::of(&["12", "Keeping “lamps” through the night."]);
        assert!(Sought::of("lampsthrough").may_stand_in(Some(&pairs)));
        assert!(!Sought::of("readingletters").may_stand_in(Some(&pairs)));
    }

    proptest! {
        #[test]
        fn letters_may_stand_wherever_they_do(
            before in "[ -~]{0,9}|.{0,9}",
            key in "[ -~]{0,9}|[a-z–’é\u{301}ﬁ]{0,9}|.{0,9}",
            behind in "[ -~]{0,9}|.{0,9}",
        ) {
            let text = [&*before, &*key, &*behind].concat();
            let sought = letters(&key);
            if letters(&text).contains(&sought) {
                let sought = Sought::of(&sought);
                prop_assert!(sought.may_stand_in(Some(&Pairs::of(&[&text]))));
                prop_assert!(sought.may_stand_in(Some(&Pairs::of(&[&before, &key, &behind]))));
            }
        }
    }
}
