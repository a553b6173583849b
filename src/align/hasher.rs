//! A fast hasher for texts and words.
//!
//! Multiplies and folds eight bytes at a time. Nothing here depends on the
//! order of a map, so the hash needs no key; it is never shown or stored.

use std::hash::{BuildHasherDefault, Hasher};

/// Builds [`FoldHasher`]s.
pub(crate) type Fold = BuildHasherDefault<FoldHasher>;

/// The state of one hash.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct FoldHasher(u64);

const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

impl FoldHasher {
    fn mix(&mut self, word: u64) {
        let wide = u128::from(self.0 ^ word ^ ODD).wrapping_mul(u128::from(ODD ^ 0x5bd1_e995));
        self.0 = (wide as u64) ^ ((wide >> 64) as u64) ^ word.rotate_left(29);
    }
}

impl Hasher for FoldHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            self.mix(u64::from_le_bytes(*chunk));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.mix(u64::from_le_bytes(last) ^ (bytes.len() as u64) << 56);
    }

    fn write_u8(&mut self, _: u8) {
        // The end mark of a string: its length is already in.
    }

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
