//! Tables by [`Key`]: one that counts, and one that is made with the program.

use super::key::Key;

/// What a key of zero would be is never met: it marks an empty slot.
const EMPTY: u64 = 0;

/// How often each key was met: an open table that is never more than half
/// full.
pub(super) struct Counts {
    slots: Vec<(u64, u32)>,
    /// How far to shift a key to have its slot.
    shift: u32,
    filled: usize,
}

impl Counts {
    /// Room for so many keys; it grows.
    pub(super) fn with_room(keys: usize) -> Counts {
        let size = (2 * keys).next_power_of_two().max(2);
        Counts {
            slots: vec![(EMPTY, 0); size],
            shift: shift(size),
            filled: 0,
        }
    }

    /// Counts a key.
    pub(super) fn add(&mut self, key: Key) {
        let slot = self.slot(key);
        let (own, count) = &mut self.slots[slot];
        *count += 1;
        if *own == EMPTY {
            *own = key.0;
            self.filled += 1;
            if 2 * self.filled > self.slots.len() {
                self.grow();
            }
        }
    }

    /// Makes a key known without counting it.
    pub(super) fn expect(&mut self, key: Key) {
        self.add(key);
        let slot = self.slot(key);
        self.slots[slot].1 -= 1;
    }

    /// Counts a key if it is known.
    pub(super) fn add_known(&mut self, key: Key) {
        let slot = self.slot(key);
        let (own, count) = &mut self.slots[slot];
        *count += u32::from(*own != EMPTY);
    }

    /// How often a key was counted.
    pub(super) fn get(&self, key: Key) -> usize {
        self.slots[self.slot(key)].1 as usize
    }

    /// Where a key is, or belongs.
    fn slot(&self, key: Key) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = (key.0 >> self.shift) as usize;
        while self.slots[slot].0 != key.0 && self.slots[slot].0 != EMPTY {
            slot = (slot + 1) & mask;
        }
        slot
    }

    #[cold]
    fn grow(&mut self) {
        self.shift -= 1;
        let larger = vec![(EMPTY, 0); 2 * self.slots.len()];
        for entry in std::mem::replace(&mut self.slots, larger) {
            if entry.0 != EMPTY {
                let slot = self.slot(Key(entry.0));
                self.slots[slot] = entry;
            }
        }
    }
}

/// Keys that are known when the program is made.
pub(super) struct KeySet<const SLOTS: usize> {
    slots: [u64; SLOTS],
}

impl<const SLOTS: usize> KeySet<SLOTS> {
    pub(super) const EMPTY: KeySet<SLOTS> = KeySet {
        slots: [EMPTY; SLOTS],
    };

    /// The keys of some words.
    pub(super) const fn of(words: &[&str]) -> KeySet<SLOTS> {
        let mut set = KeySet::EMPTY;
        let mut at = 0;
        while at < words.len() {
            set = set.with(Key::of_lower(words[at].as_bytes()));
            at += 1;
        }
        set
    }

    /// The set with one more key.
    pub(super) const fn with(mut self, key: Key) -> KeySet<SLOTS> {
        self.slots[self.slot(key)] = key.0;
        self
    }

    /// Whether a key is one of them.
    pub(super) const fn contains(&self, key: Key) -> bool {
        self.slots[self.slot(key)] == key.0
    }

    const fn slot(&self, key: Key) -> usize {
        let mut slot = (key.0 >> shift(SLOTS)) as usize;
        while self.slots[slot] != key.0 && self.slots[slot] != EMPTY {
            slot = (slot + 1) % SLOTS;
        }
        slot
    }
}

/// How far to shift a key to have the slot at which to look for it first. The
/// number of slots is a power of two, and at least two.
const fn shift(slots: usize) -> u32 {
    u64::BITS - slots.trailing_zeros()
}

#[cfg(test)]
mod tests {
    use super::{Counts, KeySet};
    use crate::parse::hyphen::key::Key;

    #[test]
    fn every_key_is_counted_by_itself() {
        let mut counts = Counts::with_room(0);
        counts.expect(Key::of("0"));
        for round in 0..3 {
            for n in 1..2_000 {
                counts.add(Key::of(&n.to_string()));
            }
            counts.add_known(Key::of("0"));
            counts.add_known(Key::of("lamp"));
            assert_eq!(counts.get(Key::of("0")), round + 1);
        }
        for n in 1..2_000 {
            assert_eq!(counts.get(Key::of(&n.to_string())), 3);
        }
        assert_eq!(counts.get(Key::of("lamp")), 0);
    }

    #[test]
    fn a_set_has_its_words_and_no_others() {
        let set: KeySet<8> = KeySet::of(&["lamp", "light", "room"]);
        assert!(
            ["lamp", "LIGHT", "room"]
                .iter()
                .all(|word| set.contains(Key::of(word)))
        );
        assert!(!set.contains(Key::of("lights")) && !set.contains(Key::EMPTY));
    }
}
