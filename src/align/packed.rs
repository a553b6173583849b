//! Short words as plain numbers.
//!
//! In: bytes of a text. Out: a word of up to fifteen ASCII letters, figures
//! and strokes in small letters, packed into two machine words: read eight
//! bytes at a time, compared and hashed at once. Nearly every word is one.

/// A short word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Packed(u64, u64);

/// One in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;
/// The upper bit of each byte.
const HIGH: u64 = 0x80 * ONES;

impl Packed {
    /// No letter at all.
    pub(super) const EMPTY: Packed = Packed(0, 0);

    /// The word that begins at an offset, with its length; nothing where it is
    /// longer or goes on beyond ASCII.
    #[inline(always)]
    pub(super) fn at(bytes: &[u8], at: usize) -> Option<(Packed, usize)> {
        let [first, second] = sixteen(bytes, at);
        let first = Eight::of(first);
        if first.length < 8 {
            return (!first.goes_on).then_some((Packed(first.letters, 0), first.length));
        }
        let second = Eight::of(second);
        let ends = second.length < 8 && !second.goes_on;
        ends.then_some((Packed(first.letters, second.letters), 8 + second.length))
    }

    /// A word that is nothing else than a short one.
    pub(super) fn of(word: &[u8]) -> Option<Packed> {
        let (packed, length) = Packed::at(word, 0)?;
        (length == word.len()).then_some(packed)
    }

    /// Its first letters, so many of them.
    pub(super) fn cut(self, length: usize) -> Packed {
        let first = |letters: u64, length: usize| match length {
            0..8 => letters & ((1 << (8 * length)) - 1),
            _ => letters,
        };
        Packed(
            first(self.0, length),
            first(self.1, length.saturating_sub(8)),
        )
    }

    /// Its letters, then zeros.
    pub(super) fn letters(self) -> [u8; 16] {
        (u128::from(self.1) << 64 | u128::from(self.0)).to_le_bytes()
    }

    /// Its first three letters; fewer where it has no more.
    #[inline(always)]
    pub(super) fn first_three(self) -> u32 {
        self.0 as u32 & 0xff_ffff
    }

    /// How many letters it has.
    pub(super) fn len(self) -> usize {
        let empty = self.0.leading_zeros() / 8;
        match self.1 {
            0 => 8 - empty as usize,
            more => 16 - more.leading_zeros() as usize / 8,
        }
    }

    /// Whether one of its letters is a figure.
    pub(super) fn has_figure(self) -> bool {
        let figures = |letters| within(letters, b'0', b'9') & HIGH != 0;
        figures(self.0) || figures(self.1)
    }

    /// A hash of it.
    #[inline(always)]
    pub(super) fn hash(self) -> u32 {
        let both = self.0 ^ self.1.rotate_left(29);
        let mixed = (both ^ both >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> 32) as u32
    }
}

/// Eight bytes of a text at the start of a word, or in it.
struct Eight {
    /// Those that belong to the word, in small letters, then zeros.
    letters: u64,
    /// How many.
    length: usize,
    /// Whether the next byte belongs to a character beyond ASCII.
    goes_on: bool,
}

impl Eight {
    #[inline(always)]
    fn of(bytes: u64) -> Eight {
        let plain = bytes & !HIGH;
        let small = plain | (0x20 * ONES);
        let inside = (within(small, b'a', b'z') | within(plain, b'/', b'9')) & !bytes;
        let outside = !inside & HIGH;
        let end = outside & outside.wrapping_neg();
        Eight {
            letters: small & (end >> 7).wrapping_sub(1),
            length: outside.trailing_zeros() as usize / 8,
            goes_on: bytes & end != 0,
        }
    }
}

/// Whether bytes below 0x80 are in a range: the upper bit of each tells.
#[inline(always)]
fn within(bytes: u64, first: u8, last: u8) -> u64 {
    // No sum spills into the next byte.
    let from = |first: u8| bytes + u64::from(0x80 - first) * ONES;
    from(first) & !from(last + 1)
}

/// Sixteen bytes from an offset on, with zeros behind the last.
#[inline(always)]
fn sixteen(bytes: &[u8], at: usize) -> [u64; 2] {
    match bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        Some(sixteen) => halves(sixteen),
        None => last(bytes, at),
    }
}

/// The same, of fewer that are left.
#[cold]
fn last(bytes: &[u8], at: usize) -> [u64; 2] {
    let mut sixteen = [0; 16];
    let rest = bytes.get(at..).unwrap_or_default();
    sixteen[..rest.len()].copy_from_slice(rest);
    halves(&sixteen)
}

#[inline(always)]
fn halves(sixteen: &[u8; 16]) -> [u64; 2] {
    let both = u128::from_le_bytes(*sixteen);
    [both as u64, (both >> 64) as u64]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Packed;

    #[test]
    fn a_word_is_cut_at_any_letter() {
        let word = b"implementation5";
        let packed = Packed::of(word).expect("short");
        for length in 0..=word.len() {
            let cut = packed.cut(length);
            assert_eq!(Some(cut), Packed::of(&word[..length]));
            assert_eq!(cut.len(), length);
            assert_eq!(cut.has_figure(), length == 15);
        }
    }

    proptest! {
        #[test]
        fn short_words_are_read_whole_and_others_left(
            text in "[a-zA-Z0-9/]{0,17}([ -~]|[é–\0])[ -~]{0,9}|[a-zA-Z0-9/]{0,17}"
        ) {
            let bytes = text.as_bytes();
            let length = bytes.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'/').count();
            let goes_on = bytes.get(length).is_some_and(|b| *b >= 0x80);
            let read = Packed::at(bytes, 0);
            prop_assert_eq!(read.map(|read| read.1), (length < 16 && !goes_on).then_some(length));
            if let Some((packed, _)) = read {
                let mut letters = [0; 16];
                letters[..length].copy_from_slice(&bytes[..length].to_ascii_lowercase());
                prop_assert_eq!(packed.letters(), letters);
            }
        }
    }
}
