//! The pairs of neighbouring words of one clause.
//!
//! In: its words in order. Out: for any pair, whether the clause has one more
//! of it. An open table no larger than the clause asks for, so that it stays
//! near at hand however long the drafts are.

use super::vocabulary::WordId;

/// Pairs of neighbours, each with how many are left.
#[derive(Debug, Default)]
pub(super) struct Neighbours {
    /// The pair and how many are left; zeros where there is none.
    slots: Vec<(u64, u32)>,
}

impl Neighbours {
    /// Holds the pairs of another clause.
    pub(super) fn lay(&mut self, words: &[WordId]) {
        self.slots.clear();
        let size = (2 * words.len()).next_power_of_two().max(2);
        self.slots.resize(size, (0, 0));
        for two in words.windows(2) {
            let slot = self.slot(two[0], two[1]);
            let (held, left) = &mut self.slots[slot];
            *held = pair(two[0], two[1]);
            *left += 1;
        }
    }

    /// Takes a pair out; tells whether there was one left.
    #[inline]
    pub(super) fn take(&mut self, first: WordId, second: WordId) -> bool {
        let slot = self.slot(first, second);
        let left = &mut self.slots[slot].1;
        if *left == 0 {
            return false;
        }
        *left -= 1;
        true
    }

    /// Where a pair stands or belongs.
    #[inline]
    fn slot(&self, first: WordId, second: WordId) -> usize {
        let pair = pair(first, second);
        let mask = self.slots.len() - 1;
        // The upper half differs most.
        let mixed = (pair ^ pair >> 23).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut slot = (mixed >> 32) as usize & mask;
        loop {
            let found = self.slots[slot].0;
            if found == pair || found == 0 {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
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
        let took = [(3, 7), (3, 7), (3, 7), (7, 3), (0, 0), (0, 0), (0, 3)]
            .map(|(first, second)| neighbours.take(first, second));
        assert_eq!(took, [true, true, false, true, true, false, false]);
        neighbours.lay(&[]);
        assert!(!neighbours.take(3, 7));
    }
}
