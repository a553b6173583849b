//! Which clauses are worth comparing at all.
//!
//! An inverted index on the words of the free new clauses: a free old clause
//! meets those with which it shares its rarest words, up to a bound. So the
//! whole grows with the length of the texts and not with its square. Where few
//! words make up a long text, none is rare enough to be met; pairs of
//! neighbouring words still are, and have an index of the same kind.

use std::collections::HashMap;

use super::hasher::Fold;
use super::lexicon::{Lexicon, figure};
use super::profile::Profile;
use super::vocabulary::WordId;

/// How many meetings with other clauses one clause may have, its rarest words
/// first.
const MEETINGS: u64 = 1_000;
/// How many candidates a clause keeps.
const KEPT: usize = 8;

/// A word or a pair of words by its number, and what is known of it in one
/// clause.
type Entry = (u32, u32);

/// An index of clauses by their words, or by their pairs of words.
#[derive(Debug)]
pub(super) struct Index {
    starts: Vec<u32>,
    clauses: Vec<Entry>,
    /// The weight shared with each clause that was met; else zero.
    sums: Vec<u64>,
    met: Vec<u32>,
    words: Vec<u64>,
    ranked: Vec<(f64, u32)>,
    /// What the words weigh that the clause last asked for met others by.
    pub(super) asked: f64,
}

impl Index {
    /// Indexes the clauses named by `members` by their words.
    pub(super) fn of(lexicon: &Lexicon, profiles: &[Profile], members: &[usize]) -> Index {
        let bags = members.iter().map(|&m| (m, &profiles[m].words.bag[..]));
        Index::by(lexicon.len(), profiles.len(), bags)
    }

    /// Indexes clauses by their entries; all numbers are below `numbers`, all
    /// clauses below `clauses`.
    fn by<'a>(
        numbers: usize,
        clauses: usize,
        members: impl Iterator<Item = (usize, &'a [Entry])> + Clone,
    ) -> Index {
        let mut starts = vec![0_u32; numbers + 1];
        for (_, entries) in members.clone() {
            for &(number, _) in entries {
                starts[number as usize + 1] += 1;
            }
        }
        for number in 0..numbers {
            starts[number + 1] += starts[number];
        }
        let mut next = starts.clone();
        let mut postings = vec![(0, 0); starts.last().map_or(0, |&end| end as usize)];
        for (member, entries) in members {
            for &(number, known) in entries {
                postings[next[number as usize] as usize] = (member as u32, known);
                next[number as usize] += 1;
            }
        }
        Index {
            starts,
            clauses: postings,
            sums: vec![0; clauses],
            met: Vec::new(),
            words: Vec::new(),
            ranked: Vec::new(),
            asked: 0.0,
        }
    }

    /// The members that share most weight with a bag, best first; `measure`
    /// turns a member and the weight shared into the figure to rank by, not
    /// above zero for those that are not worth a closer look.
    pub(super) fn candidates(
        &mut self,
        lexicon: &Lexicon,
        bag: &[(WordId, u32)],
        measure: impl Fn(usize, f64) -> f64,
    ) -> Vec<usize> {
        let shared = |word, n: u32, m| lexicon.weight(word) * u64::from(n.min(m));
        self.meet(bag, shared, measure)
    }

    /// `shared` weighs an entry that stands in both clauses, by its number and
    /// by what is known of it in the one and in the other.
    fn meet(
        &mut self,
        entries: &[Entry],
        shared: impl Fn(u32, u32, u32) -> u64,
        measure: impl Fn(usize, f64) -> f64,
    ) -> Vec<usize> {
        let posting = |word: u32| {
            let word = word as usize;
            self.starts[word] as usize..self.starts[word + 1] as usize
        };
        // How many clauses have each word, and which of the clause's it is.
        let counts = entries.iter().zip(0..).map(|(&(word, _), at)| {
            let count = self.starts[word as usize + 1] - self.starts[word as usize];
            u64::from(count) << 32 | at
        });
        self.words.clear();
        self.words.extend(counts.filter(|word| word >> 32 > 0));
        if self.words.iter().map(|word| word >> 32).sum::<u64>() > MEETINGS {
            self.words.sort_unstable();
        }
        let mut meetings = 0;
        let mut asked = 0;
        for entry in &self.words {
            meetings += entry >> 32;
            if meetings > MEETINGS {
                break;
            }
            let (word, n) = entries[*entry as u32 as usize];
            asked += shared(word, n, n);
            for &(member, m) in &self.clauses[posting(word)] {
                let sum = &mut self.sums[member as usize];
                if *sum == 0 {
                    self.met.push(member);
                }
                // The least unit tells that the clause was met.
                *sum += shared(word, n, m) + 1;
            }
        }
        self.asked = figure(asked);
        let ranked = &mut self.ranked;
        ranked.clear();
        for member in self.met.drain(..) {
            let sum = std::mem::take(&mut self.sums[member as usize]);
            let rank = measure(member as usize, figure(sum));
            if rank > 0.0 {
                ranked.push((rank, member));
            }
        }
        let better =
            |one: &(f64, u32), two: &(f64, u32)| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1));
        if ranked.len() > KEPT {
            ranked.select_nth_unstable_by(KEPT, better);
            ranked.truncate(KEPT);
        }
        ranked.sort_unstable_by(better);
        ranked.iter().map(|ranked| ranked.1 as usize).collect()
    }
}
/// An index of clauses by their pairs of neighbouring words.
#[derive(Debug)]
pub(super) struct PairIndex {
    numbers: HashMap<(WordId, WordId), u32, Fold>,
    index: Index,
}

impl PairIndex {
    /// Indexes the clauses named by `members`.
    pub(super) fn of(lexicon: &Lexicon, profiles: &[Profile], members: &[usize]) -> PairIndex {
        let mut numbers = HashMap::default();
        let mut entries: Vec<Entry> = Vec::new();
        let mut ends = Vec::with_capacity(members.len());
        for &member in members {
            for two in profiles[member].words.order.windows(2) {
                let next = numbers.len() as u32;
                let number = *numbers.entry((two[0], two[1])).or_insert(next);
                entries.push((number, lexicon.pair(two[0], two[1]) as u32));
            }
            ends.push(entries.len());
        }
        let starts = [0].into_iter().chain(ends.iter().copied());
        let stretches = starts.zip(&ends).map(|(start, &end)| &entries[start..end]);
        let members = members.iter().copied().zip(stretches);
        let index = Index::by(numbers.len(), profiles.len(), members);
        PairIndex { numbers, index }
    }

    /// The clauses that share most with one that has these words in order; see
    /// [`Index::candidates`].
    pub(super) fn candidates(
        &mut self,
        lexicon: &Lexicon,
        words: &[WordId],
        measure: impl Fn(usize, f64) -> f64,
    ) -> Vec<usize> {
        let known: Vec<Entry> = words
            .windows(2)
            .filter_map(|two| {
                let number = self.numbers.get(&(two[0], two[1]))?;
                Some((*number, lexicon.pair(two[0], two[1]) as u32))
            })
            .collect();
        let shared = |_, weight, _| u64::from(weight);
        self.index.meet(&known, shared, measure)
    }
}
