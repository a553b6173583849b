//! A fast hasher for texts and words.
//!
//! Multiplies and folds eight or sixteen bytes at a time. Nothing here depends
//! on the order of a map, so the hash needs no key; it is never shown or stored.

use std::hash::{BuildHasherDefault, Hasher};

/// Builds [`FoldHasher`]s.
pub(crate) type Fold = BuildHasherDefault<FoldHasher>;

/// The state of one hash.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct FoldHasher(u64);

const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
const OTHER: u64 = 0xd1b5_4a32_d192_ed03;

impl FoldHasher {
    #[inline]
    fn mix(&mut self, word: u64) {
        let wide = u128::from(self.0 ^ word ^ ODD).wrapping_mul(u128::from(ODD ^ 0x5bd1_e995));
        self.0 = (wide as u64) ^ ((wide >> 64) as u64) ^ word.rotate_left(29);
    }

    /// Two words at once.
    #[inline]
    fn mix_both(&mut self, words: u128) {
        let (first, second) = (words as u64, (words >> 64) as u64);
        let wide = u128::from(self.0 ^ first ^ ODD).wrapping_mul(u128::from(second ^ OTHER));
        self.0 = (wide as u64) ^ ((wide >> 64) as u64) ^ first.rotate_left(29) ^ second;
    }
}

impl Hasher for FoldHasher {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let length = (bytes.len() as u64).wrapping_mul(ODD);
        // The last bytes are read together with some before them: no copy of
        // what is left over, which for a word would cost more than its hash.
        if let Some(last) = bytes.last_chunk::<16>() {
            for chunk in bytes.as_chunks::<16>().0 {
                self.mix_both(u128::from_le_bytes(*chunk));
            }
            self.mix_both(u128::from_le_bytes(*last) ^ u128::from(length));
        } else if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk()) {
            self.mix(u64::from_le_bytes(*first));
            self.mix(u64::from_le_bytes(*last) ^ length);
        } else if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk()) {
            let first = u64::from(u32::from_le_bytes(*first));
            let last = u64::from(u32::from_le_bytes(*last));
            self.mix((first | last << 32) ^ length);
        } else {
            let few = bytes.iter().fold(0, |few, &b| few << 8 | u64::from(b));
            self.mix(few ^ length);
        }
    }

    fn write_u8(&mut self, _: u8) {
        // The end mark of a string: its length is already in.
    }

    #[inline]
    fn write_u32(&mut self, n: u32) {
        self.mix(u64::from(n));
    }

    fn write_u64(&mut self, n: u64) {
        self.mix(n);
    }

    fn write_usize(&mut self, n: usize) {
        self.mix(n as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::hash::Hasher;

    use super::FoldHasher;

    fn hash(bytes: &[u8]) -> u64 {
        let mut hasher = FoldHasher::default();
        hasher.write(bytes);
        hasher.finish()
    }

    #[test]
    fn every_byte_and_the_length_count() {
        for length in 0..40 {
            let plain = vec![b'a'; length];
            let mut seen = HashSet::from([hash(&plain), hash(&vec![b'a'; length + 1])]);
            for at in 0..length {
                let mut other = plain.clone();
                other[at] = b'b';
                assert!(seen.insert(hash(&other)), "byte {at} of {length}");
            }
        }
    }
}
