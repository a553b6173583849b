//! The compounds of a text.

use crate::symbol::bytes;

use super::key::Key;
use super::{first_word, last_word};

/// Pairs of parts with a hyphen between them, as often as they occur, sorted.
pub(super) struct Compounds<'t> {
    pairs: Vec<Pair<'t>>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Pair<'t> {
    /// Both parts as one word.
    glued: Key,
    /// As they are spelled.
    first: &'t str,
    second: &'t str,
    /// The compound has more parts: `state-of-the-art`.
    of_more: bool,
}

impl<'t> Compounds<'t> {
    /// How long a word is at least that is a compound without its hyphen.
    pub(super) const SHORTEST: usize = 2 * Compounds::SHORTEST_PART;
    const SHORTEST_PART: usize = 4;

    /// Finds the compounds of a text.
    pub(super) fn of(text: &'t str) -> Compounds<'t> {
        let mut pairs = Vec::new();
        let mut end = 0;
        for hyphen in bytes::each(b'-', text.as_bytes()) {
            if hyphen >= end {
                let start = hyphen - last_word(&text[end..hyphen]).len();
                let word = first_word(&text[start..]);
                end = start + word.len();
                pairs_of(word, &mut pairs);
            }
        }
        pairs.sort_unstable();
        Compounds { pairs }
    }

    /// The parts of all compounds; of longer ones the pairs too.
    pub(super) fn words(&self) -> impl Iterator<Item = Key> {
        self.pairs.iter().flat_map(|pair| {
            let first = Key::of(pair.first);
            let both = first.push(b'-').with(pair.second);
            let both = pair.of_more.then_some(both);
            [Some(first), Some(Key::of(pair.second)), both]
                .into_iter()
                .flatten()
        })
    }

    /// How often two words are parts of a compound, given both as one word.
    pub(super) fn count(&self, first: &str, both: Key) -> usize {
        let same = self.glued(both).iter();
        same.filter(|pair| pair.first.len() == first.len()).count()
    }

    /// The pairs that are the same word without their hyphen.
    fn glued(&self, word: Key) -> &[Pair<'t>] {
        let same = &self.pairs[self.pairs.partition_point(|pair| pair.glued < word)..];
        &same[..same.iter().take_while(|pair| pair.glued == word).count()]
    }

    /// Where a word is a compound of the text that has lost its hyphen: one
    /// that occurs at least as often as the word, which is asked for.
    pub(super) fn within(&self, word: &str, occurs: impl Fn(usize) -> bool) -> Option<usize> {
        // Longer words are none.
        const LONGEST: usize = 60;
        if word.len() < Compounds::SHORTEST || word.len() > LONGEST {
            return None;
        }
        let same = self.glued(Key::of(word));
        if same.is_empty() {
            return None;
        }
        let known = |first: &str, second: &str| {
            let known = same.iter();
            known
                .filter(|pair| (pair.first, pair.second) == (first, second))
                .count()
        };
        (Compounds::SHORTEST_PART..=word.len() - Compounds::SHORTEST_PART)
            .filter_map(|at| word.split_at_checked(at))
            // A sentence can begin with the compound.
            .find(|(first, second)| {
                let known = known(first, second).max(known(&first.to_lowercase(), second));
                known > 0 && !occurs(known + 1)
            })
            .map(|(first, _)| first.len())
    }
}

/// The pairs of parts that are next to each other.
fn pairs_of<'t>(word: &'t str, pairs: &mut Vec<Pair<'t>>) {
    let of_more = word.bytes().filter(|byte| *byte == b'-').nth(1).is_some();
    let mut parts = word.split('-');
    let mut first = parts.next().unwrap_or("");
    for second in parts {
        pairs.push(Pair {
            glued: Key::of(first).with(second),
            first,
            second,
            of_more,
        });
        first = second;
    }
}
