//! Numbers for words.
//!
//! In: words, with their hash. Out: for each a number, counted from zero, in
//! the order in which they were met. An open table: the hash is made while a
//! text is cut into words, and most words are found at the first look.

use std::borrow::Cow;

/// A hash of a word under way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct WordHash(u64);

impl WordHash {
    /// The hash of no byte.
    pub(crate) const EMPTY: WordHash = WordHash(0);

    /// Takes in one more byte.
    pub(crate) fn push(&mut self, byte: u8) {
        // No multiplication here: each byte would have to wait for the last.
        self.0 = self.0.rotate_left(5) ^ u64::from(byte);
    }

    /// The hash of a whole word.
    pub(crate) fn of(word: &str) -> WordHash {
        let mut hash = WordHash::EMPTY;
        word.bytes().for_each(|byte| hash.push(byte));
        hash
    }

    /// All of it in few bits, the last of which differ most.
    fn bits(self) -> u32 {
        let folded = self.0 ^ self.0 >> 29;
        (folded.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
    }
}

/// Words and their numbers.
#[derive(Debug)]
pub(crate) struct Interner<'t> {
    /// The hash of a word and its number plus one; zeros where there is none.
    slots: Vec<(u32, u32)>,
    words: Vec<Cow<'t, str>>,
}

/// Where a word that is not known yet belongs.
pub(crate) struct Vacancy {
    slot: usize,
    bits: u32,
}

impl<'t> Interner<'t> {
    /// Room for some words; it grows.
    pub(crate) fn with_room(words: usize) -> Interner<'t> {
        Interner {
            slots: vec![(0, 0); (2 * words).next_power_of_two().max(2)],
            words: Vec::with_capacity(words),
        }
    }

    /// The number of a known word, or the place for a new one.
    pub(crate) fn find(&self, hash: WordHash, word: &str) -> Result<u32, Vacancy> {
        let bits = hash.bits();
        let mask = self.slots.len() - 1;
        let mut slot = bits as usize & mask;
        loop {
            match self.slots[slot] {
                (_, 0) => return Err(Vacancy { slot, bits }),
                (found, at) if found == bits && self.words[at as usize - 1] == word => {
                    return Ok(at - 1);
                }
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    /// Takes in the word for which a place was found.
    pub(crate) fn add(&mut self, vacancy: Vacancy, word: Cow<'t, str>) -> u32 {
        let number = self.words.len() as u32;
        self.words.push(word);
        self.slots[vacancy.slot] = (vacancy.bits, number + 1);
        if 2 * self.words.len() > self.slots.len() {
            self.grow();
        }
        number
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
    use std::borrow::Cow;

    use super::{Interner, WordHash};

    #[test]
    fn words_are_numbered_as_they_are_met() {
        let mut interner = Interner::with_room(1);
        for round in 0..2 {
            for n in 0..3_000 {
                let word = format!("{n:b}");
                let number = match interner.find(WordHash::of(&word), &word) {
                    Ok(number) => number,
                    Err(vacancy) if round == 0 => interner.add(vacancy, Cow::Owned(word)),
                    Err(_) => panic!("{word} is forgotten"),
                };
                assert_eq!(number, n);
            }
        }
    }
}
