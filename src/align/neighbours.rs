//! The pairs of neighbouring words of one clause.
//!
//! In: its words in order. Out: for any pair, whether the clause has one more
//! of it. An open table no larger than the clause asks for, so that it stays
//! near at hand however long the drafts are.

use std::hash::Hasher;

use super::hasher::FoldHasher;
use super::vocabulary::WordId;

/// Pairs of neighbours, each with how many are left.
#[derive(Debug, Default)]
pub(super) struct Neighbours {
    /// The pair and how many are left; zeros where there is none.
    slots: Vec<(u64, u32)>,
    /// The places of the pairs that were taken.
    taken: Vec<u32>,
}

impl Neighbours {
    /// Holds the pairs of another clause.
    pub(super) fn lay(&mut self, words: &[WordId]) {
        self.slots.clear();
        let size = (2 * words.len()).next_power_of_two().max(2);
        self.slots.resize(size, (0, 0));
        for two in words.windows(2) {
            let slot = self.slot(two[0], two[1]);
            self.slots[slot].0 = pair(two[0], two[1]);
            self.slots[slot].1 += 1;
        }
    }

    /// Takes a pair out; tells whether there was one left.
    pub(super) fn take(&mut self, first: WordId, second: WordId) -> bool {
        let slot = self.slot(first, second);
        let left = &mut self.slots[slot].1;
        if *left == 0 {
            return false;
        }
        *left -= 1;
        self.taken.push(slot as u32);
        true
    }

    /// Puts all back that were taken.
    pub(super) fn put_back(&mut self) {
        for slot in self.taken.drain(..) {
            self.slots[slot as usize].1 += 1;
        }
    }

    /// Where a pair stands or belongs.
    fn slot(&self, first: WordId, second: WordId) -> usize {
        let pair = pair(first, second);
        let mut hasher = FoldHasher::default();
        hasher.write_u64(pair);
        let mask = self.slots.len() - 1;
        let mut slot = (hasher.finish() >> 32) as usize & mask;
        while self.slots[slot].0 != 0 && self.slots[slot].0 != pair {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

/// Both words in one; never zero.
fn pair(first: WordId, second: WordId) -> u64 {
    (u64::from(first) + 1) << 32 | u64::from(second)
}

#[cfg(test)]
mod tests {
    use super::Neighbours;

    #[test]
    fn a_pair_is_taken_as_often_as_the_clause_has_it() {
        let mut neighbours = Neighbours::default();
        neighbours.lay(&[3, 7, 3, 7, 0, 0]);
        for _ in 0..2 {
            let took = [(3, 7), (3, 7), (3, 7), (7, 3), (0, 0), (0, 0), (0, 3)]
                .map(|(first, second)| neighbours.take(first, second));
            assert_eq!(took, [true, true, false, true, true, false, false]);
            neighbours.put_back();
        }
        neighbours.lay(&[]);
        assert!(!neighbours.take(3, 7));
    }
}
