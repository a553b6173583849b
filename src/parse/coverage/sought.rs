//! Letters that are searched for in many fields.

use std::cell::OnceCell;

use memchr::memmem::Finder;

/// Letters, and what tells soonest that a field has them not.
pub(super) struct Sought<'k> {
    pub(super) key: &'k str,
    pairs: Pairs,
    /// Made for the first field that has to be searched.
    finder: OnceCell<Finder<'k>>,
}

impl<'k> Sought<'k> {
    pub(super) fn of(key: &'k str) -> Sought<'k> {
        Sought {
            key,
            pairs: Pairs::of(key),
            finder: OnceCell::new(),
        }
    }

    /// Whether letters with such pairs may have these among them.
    pub(super) fn may_stand_in(&self, pairs: &Pairs) -> bool {
        self.pairs.are_among(pairs)
    }

    pub(super) fn finder(&self) -> &Finder<'k> {
        self.finder.get_or_init(|| Finder::new(self.key))
    }
}

/// Which pairs of neighbours a text has, each as one bit of which it shares
/// the most with few others.
#[derive(Default)]
pub(super) struct Pairs([u64; Pairs::WORDS]);

impl Pairs {
    const WORDS: usize = 4;

    pub(super) fn of(key: &str) -> Pairs {
        let mut pairs = Pairs::default();
        let mut before = None;
        for byte in key.bytes().map(usize::from) {
            if let Some(before) = before.replace(byte) {
                let bit = before * 7 + byte * 29;
                pairs.0[bit / 64 % Pairs::WORDS] |= 1 << (bit % 64);
            }
        }
        pairs
    }

    fn are_among(&self, others: &Pairs) -> bool {
        let mut both = self.0.iter().zip(others.0);
        both.all(|(own, other)| own & !other == 0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Pairs, Sought};

    #[test]
    fn other_letters_are_told_at_once() {
        let pairs = Pairs::of("12keepinglampsthroughthenight");
        assert!(Sought::of("lampsthrough").may_stand_in(&pairs));
        assert!(!Sought::of("readingletters").may_stand_in(&pairs));
    }

    proptest! {
        #[test]
        fn letters_may_stand_wherever_they_do(before in ".{0,9}", key in ".{0,9}", behind in ".{0,9}") {
            let pairs = Pairs::of(&[before, key.clone(), behind].concat());
            prop_assert!(Sought::of(&key).may_stand_in(&pairs));
        }
    }
}
