//! Which clauses are worth comparing at all.
//!
//! An inverted index on the words of the free new clauses: a free old clause
//! meets those with which it shares its rarest words, up to a bound. So the
//! whole grows with the length of the texts and not with its square. Where few
//! words make up a long text, none is rare enough to be met; pairs of
//! neighbouring words still are, and have an index of the same kind.

use std::collections::{BinaryHeap, HashMap};

use super::hasher::Fold;
use super::lexicon::{Lexicon, figure};
use super::profile::Profile;
use super::vocabulary::WordId;

/// How many meetings with other clauses one clause may have, its rarest words
/// first.
const MEETINGS: u64 = 1_000;
/// Room for all clauses met, in a power of two.
const ROOM: usize = (MEETINGS as usize).next_power_of_two();
/// How many candidates a clause keeps.
const KEPT: usize = 8;

/// A word or a pair of words by its number, and how often one clause has it.
type Entry = (u32, u32);

/// An index of clauses by their words, or by their pairs of words.
#[derive(Debug)]
pub(super) struct Index {
    starts: Vec<u32>,
    /// For each entry the clauses that have it, and how often.
    clauses: Vec<[u32; 2]>,
    /// The weight shared with each clause that was met; else zero.
    sums: Vec<u64>,
    /// The clauses met, at the front.
    met: Box<[u32; ROOM]>,
    asked_for: Vec<Asked>,
    ranked: Vec<(f64, u32)>,
    /// What the words weigh that the clause last asked for met others by.
    pub(super) asked: f64,
}

/// A word or a pair of words by which a clause meets others; the greater, the
/// more others have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Asked {
    /// How many others have it.
    others: u32,
    /// Which one of the clause's it is.
    at: u32,
    /// Where the others stand in the index.
    start: u32,
    /// How often the clause has it.
    often: u32,
    weight: u64,
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
        let mut postings = vec![[0; 2]; starts.last().map_or(0, |&end| end as usize)];
        for (member, entries) in members {
            for &(number, often) in entries {
                let next = &mut next[number as usize];
                postings[*next as usize] = [member as u32, often];
                *next += 1;
            }
        }
        Index {
            starts,
            met: Box::new([0; ROOM]),
            clauses: postings,
            sums: vec![0; clauses],
            asked_for: Vec::new(),
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
        let entries = bag.iter().map(|&(word, n)| (word, n, lexicon.weight(word)));
        self.meet(entries, measure)
    }

    /// The entries are a clause's words or pairs of words, each with how often
    /// the clause has it and with its weight.
    fn meet(
        &mut self,
        entries: impl Iterator<Item = (u32, u32, u64)>,
        measure: impl Fn(usize, f64) -> f64,
    ) -> Vec<usize> {
        let starts = &self.starts[..];
        let mut meetings = 0;
        self.asked_for.clear();
        for (number, often, weight) in entries {
            let start = starts[number as usize];
            let others = starts[number as usize + 1] - start;
            if others > 0 {
                meetings += u64::from(others);
                self.asked_for.push(Asked {
                    others,
                    at: self.asked_for.len() as u32,
                    start,
                    often,
                    weight,
                });
            }
        }
        if meetings > MEETINGS {
            let mut asked_for = BinaryHeap::from(std::mem::take(&mut self.asked_for));
            while meetings > MEETINGS
                && let Some(most) = asked_for.pop()
            {
                meetings -= u64::from(most.others);
            }
            self.asked_for = asked_for.into_vec();
        }
        let (sums, met) = (&mut self.sums[..], &mut *self.met);
        let mut met_so_far = 0;
        // Of so few, those that were met are sooner found afterwards.
        let are_few = sums.len() <= ROOM;
        let mut asked_weight = 0;
        for asked in &self.asked_for {
            let (weight, often) = (asked.weight, asked.often);
            asked_weight += weight * u64::from(often);
            let start = asked.start as usize;
            for &[member, m] in &self.clauses[start..start + asked.others as usize] {
                let sum = &mut sums[member as usize];
                if !are_few {
                    // Written each time, kept the first time: no branch to
                    // guess.
                    met[met_so_far % ROOM] = member;
                    met_so_far += usize::from(*sum == 0);
                }
                // The least unit tells that the clause was met.
                *sum += match often {
                    1 => weight,
                    _ => weight * u64::from(often.min(m)),
                } + 1;
            }
        }
        if are_few {
            for (member, sum) in (0..).zip(&*sums) {
                met[met_so_far % ROOM] = member;
                met_so_far += usize::from(*sum > 0);
            }
        }
        self.asked = figure(asked_weight);
        let ranked = &mut self.ranked;
        ranked.clear();
        for &member in &met[..met_so_far] {
            let sum = std::mem::take(&mut sums[member as usize]);
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
    pub(super) fn of(profiles: &[Profile], members: &[usize]) -> PairIndex {
        let mut numbers = HashMap::default();
        let mut entries: Vec<Entry> = Vec::new();
        let mut ends = Vec::with_capacity(members.len());
        for &member in members {
            for two in profiles[member].words.order.windows(2) {
                let next = numbers.len() as u32;
                let number = *numbers.entry((two[0], two[1])).or_insert(next);
                entries.push((number, 1));
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
        let PairIndex { numbers, index } = self;
        let known = words.windows(2).filter_map(|two| {
            let number = numbers.get(&(two[0], two[1]))?;
            Some((*number, 1, lexicon.pair(two[0], two[1])))
        });
        index.meet(known, measure)
    }
}
