//! Short words as plain numbers.
//!
//! In: bytes of a text. Out: a word of up to fifteen ASCII letters, figures
//! and strokes in small letters, packed into two machine words: read eight
//! bytes at a time, compared and hashed at once. Nearly every word is one.

/// A short word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Packed([u64; 2]);

/// One in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;
/// The upper bit of each byte.
const HIGH: u64 = 0x80 * ONES;

impl Packed {
    /// No letter at all.
    pub(super) const EMPTY: Packed = Packed([0; 2]);

    /// The word that begins at an offset, with its length; nothing where it is
    /// longer or goes on beyond ASCII.
    pub(super) fn at(bytes: &[u8], at: usize) -> Option<(Packed, usize)> {
        let first = Eight::of(load(bytes, at));
        if first.length < 8 {
            return (!first.goes_on).then_some((Packed([first.letters, 0]), first.length));
        }
        let second = Eight::of(load(bytes, at + 8));
        let ends = second.length < 8 && !second.goes_on;
        ends.then_some((Packed([first.letters, second.letters]), 8 + second.length))
    }

    /// A word that is nothing else than a short one.
    pub(super) fn of(word: &[u8]) -> Option<Packed> {
        let (packed, length) = Packed::at(word, 0)?;
        (length == word.len()).then_some(packed)
    }

    /// Its letters, then zeros.
    pub(super) fn letters(self) -> [u8; 16] {
        let mut letters = [0; 16];
        letters[..8].copy_from_slice(&self.0[0].to_le_bytes());
        letters[8..].copy_from_slice(&self.0[1].to_le_bytes());
        letters
    }

    /// A hash of it.
    fn hash(self) -> u32 {
        let both = self.0[0] ^ self.0[1].rotate_left(29);
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
    fn of(bytes: u64) -> Eight {
        // The upper bit of each sum tells whether its byte is in the range: no
        // sum spills into the next byte.
        let from = |bytes: u64, first: u8| bytes + u64::from(0x80 - first) * ONES;
        let within = |bytes, first, last| from(bytes, first) & !from(bytes, last + 1);
        let plain = bytes & !HIGH;
        let small = plain | 0x20 * ONES;
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

/// Eight bytes from an offset on, with zeros behind the last.
fn load(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    match rest.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => rest.iter().rev().fold(0, |all, &b| all << 8 | u64::from(b)),
    }
}

/// Short words by number, counted from zero: an open table.
#[derive(Debug)]
pub(super) struct Numbers {
    /// The hash of a word and its number plus one; zeros where there is none.
    slots: Vec<(u32, u32)>,
    words: Vec<Packed>,
}

impl Numbers {
    /// Room for some words; it grows.
    pub(super) fn with_room(words: usize) -> Numbers {
        Numbers {
            slots: vec![(0, 0); (2 * words).next_power_of_two().max(2)],
            words: Vec::with_capacity(words),
        }
    }

    /// The number of a word, if it has one.
    pub(super) fn find(&self, word: Packed) -> Option<u32> {
        self.slots[self.place(word)].1.checked_sub(1)
    }

    /// Gives a word that has none the next number.
    pub(super) fn add(&mut self, word: Packed) -> u32 {
        let place = self.place(word);
        let number = self.skip(word);
        self.slots[place] = (word.hash(), number + 1);
        if 2 * self.words.len() > self.slots.len() {
            self.grow();
        }
        number
    }

    /// Takes out the next number for a word that isn't kept here.
    pub(super) fn skip(&mut self, word: Packed) -> u32 {
        self.words.push(word);
        self.words.len() as u32 - 1
    }

    /// Where a word stands or belongs.
    fn place(&self, word: Packed) -> usize {
        let hash = word.hash();
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            match self.slots[slot] {
                (_, 0) => return slot,
                (found, next) if found == hash && self.words[next as usize - 1] == word => {
                    return slot;
                }
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        let mask = 2 * self.slots.len() - 1;
        let mut slots = vec![(0, 0); mask + 1];
        for &entry in self.slots.iter().filter(|entry| entry.1 > 0) {
            let mut slot = entry.0 as usize & mask;
            while slots[slot].1 > 0 {
                slot = (slot + 1) & mask;
            }
            slots[slot] = entry;
        }
        self.slots = slots;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Numbers, Packed};

    #[test]
    fn words_are_numbered_as_they_are_met() {
        let mut numbers = Numbers::with_room(1);
        for round in 0..2 {
            for n in 0..3_000 {
                let word = Packed::of(format!("{n:b}").as_bytes()).expect("short");
                let found = numbers.find(word);
                assert_eq!(found, (round > 0).then_some(n));
                assert_eq!(found.unwrap_or_else(|| numbers.add(word)), n);
            }
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
