//! How the words begin that somebody asks for.
//!
//! In: words. Out: for any other spelling, whether its stem can be one of
//! them. Where few are asked for, most need no closer look.

use super::packed::Packed;

/// Room for so many sets of beginnings.
const SETS: usize = 1024;

/// Beginnings of words: a bit for each set that has one.
#[derive(Debug)]
pub(super) struct Beginnings([u64; SETS / 64]);

impl Beginnings {
    /// Those of some short words.
    pub(super) fn of(words: impl Iterator<Item = Packed>) -> Beginnings {
        let mut sets = [0; SETS / 64];
        for word in words {
            let set = set(word);
            sets[set / 64] |= 1 << (set % 64);
        }
        Beginnings(sets)
    }

    /// Whether a spelling begins like one of the words; as it does where its
    /// stem is one.
    #[inline(always)]
    pub(super) fn have(&self, spelling: Packed) -> bool {
        let set = set(spelling);
        self.0[set / 64] >> (set % 64) & 1 != 0
    }
}

/// The set to which the beginning of a word belongs.
#[inline(always)]
fn set(word: Packed) -> usize {
    word.first_three().wrapping_mul(0x9e37_79b9) as usize >> 22
}

#[cfg(test)]
mod tests {
    use super::Beginnings;
    use crate::align::packed::Packed;

    #[test]
    fn spellings_begin_like_their_stems() {
        let word = |word: &str| Packed::of(word.as_bytes()).expect("short");
        let beginnings = Beginnings::of(["recall", "of", "a"].map(word).into_iter());
        for spelling in ["recalls", "recalled", "recalling", "of", "a"] {
            assert!(beginnings.have(word(spelling)), "{spelling}");
        }
        let others = ["the", "and", "to", "in", "notes", "on", "resolution", "its"];
        assert!(others.iter().any(|other| !beginnings.have(word(other))));
    }
}
