//! Which clauses are worth comparing at all.
//!
//! An inverted index on the words of the free new clauses: a free old clause
//! meets those with which it shares its rarest words, up to a bound. So the
//! whole grows with the length of the texts and not with its square. Where few
//! words make up a long text, none is rare enough to be met; pairs of
//! neighbouring words still are, and have an index of the same kind.

use std::collections::{BinaryHeap, HashMap};
use std::ops::Range;

use super::lexicon::{Lexicon, figure};
use super::profile::Profile;
use super::vocabulary::WordId;
use crate::text::hasher::Fold;

/// How many meetings with other clauses one clause may have, its rarest words
/// first.
const MEETINGS: u64 = 1_000;
/// Room for all clauses met, in a power of two.
const ROOM: usize = (MEETINGS as usize).next_power_of_two();
/// How many candidates a clause keeps.
const KEPT: usize = 8;

/// A word or a pair of words by its number, and how often one clause has it.
type Entry = (u32, u32);

/// An index of clauses by their words, or by their pairs of words. The clauses
/// are called by their places among the members.
#[derive(Debug)]
pub(super) struct Index {
    /// Where the members that have each entry begin; the last is their end.
    starts: Vec<u32>,
    /// For each entry the members that have it.
    members: Vec<u32>,
    /// How often each of them has it.
    often: Vec<u32>,
    /// The weight shared with each member that was met; else zero.
    sums: Vec<u64>,
    /// The members met, each with its sum, at the front; empty where there are
    /// few members.
    met: Vec<(u32, u64)>,
    asked_for: Vec<Asked>,
    /// The entries asked for by how many have them, and their places.
    commonest: Vec<(u32, u32)>,
    ranked: Vec<(f64, u32)>,
    /// What the words weigh that the clause last asked for met others by.
    pub(super) asked: f64,
}

/// A word or a pair of words by which a clause meets others.
#[derive(Debug, Clone, Copy)]
struct Asked {
    /// Where the others begin in the index.
    start: u32,
    /// How many others have it; zero for a moment where too many do.
    others: u32,
    /// How often the clause has it.
    often: u32,
    weight: u64,
}

impl Asked {
    /// Where the others stand in the index.
    fn others(&self) -> Range<usize> {
        self.start as usize..(self.start + self.others) as usize
    }
}

impl Index {
    /// Indexes the clauses named by `members` by their words.
    pub(super) fn of(lexicon: &Lexicon, profiles: &[Profile<'_>], members: &[usize]) -> Index {
        Index::by(
            lexicon.len(),
            members.iter().map(|&m| profiles[m].words.bag),
        )
    }

    /// Indexes clauses by their entries; all numbers are below `numbers`.
    fn by<'a>(numbers: usize, members: impl Iterator<Item = &'a [Entry]> + Clone) -> Index {
        let mut starts = vec![0_u32; numbers + 1];
        let mut clauses = 0;
        for entries in members.clone() {
            clauses += 1;
            for &(number, _) in entries {
                starts[number as usize] += 1;
            }
        }
        // First the ends: filled from behind, they become the starts.
        let mut end = 0;
        for start in &mut starts {
            end += *start;
            *start = end;
        }
        let mut having = vec![0; end as usize];
        let mut often = vec![0; end as usize];
        for (member, entries) in (0..).zip(members) {
            for &(number, n) in entries {
                let start = &mut starts[number as usize];
                *start -= 1;
                having[*start as usize] = member;
                often[*start as usize] = n;
            }
        }
        Index {
            starts,
            members: having,
            often,
            sums: vec![0; clauses],
            met: vec![(0, 0); if clauses > ROOM { ROOM } else { 0 }],
            asked_for: Vec::new(),
            commonest: Vec::new(),
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
        self.ask(entries);
        let sums = &mut self.sums[..];
        let mut asked_weight = 0;
        for asked in &self.asked_for {
            asked_weight += asked.weight * u64::from(asked.often);
            let members = &self.members[asked.others()];
            // The least unit tells that the clause was met.
            if asked.often == 1 {
                for &member in members {
                    sums[member as usize] += asked.weight + 1;
                }
            } else {
                for (&member, &n) in members.iter().zip(&self.often[asked.others()]) {
                    let often = u64::from(asked.often.min(n));
                    sums[member as usize] += asked.weight * often + 1;
                }
            }
        }
        self.asked = figure(asked_weight);
        let ranked = &mut self.ranked;
        ranked.clear();
        let mut rank = |member: u32, sum: u64| {
            let rank = measure(member as usize, figure(sum));
            if rank > 0.0 {
                ranked.push((rank, member));
            }
        };
        if sums.len() <= ROOM {
            // Of so few, those that were met are sooner found like this.
            for (member, sum) in (0..).zip(sums) {
                if *sum > 0 {
                    rank(member, std::mem::take(sum));
                }
            }
        } else {
            let mut met = 0;
            for asked in &self.asked_for {
                for &member in &self.members[asked.others()] {
                    // Written each time, kept the first time: no branch to
                    // guess.
                    let sum = std::mem::take(&mut sums[member as usize]);
                    self.met[met % ROOM] = (member, sum);
                    met += usize::from(sum > 0);
                }
            }
            for &(member, sum) in &self.met[..met] {
                rank(member, sum);
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

    /// Takes down what a clause asks for; of too much, the rarest.
    fn ask(&mut self, entries: impl Iterator<Item = (u32, u32, u64)>) {
        let mut meetings = 0;
        self.asked_for.clear();
        for (number, often, weight) in entries {
            let start = self.starts[number as usize];
            let others = self.starts[number as usize + 1] - start;
            if others > 0 {
                meetings += u64::from(others);
                self.asked_for.push(Asked {
                    start,
                    others,
                    often,
                    weight,
                });
            }
        }
        if meetings <= MEETINGS {
            return;
        }
        let mut commonest = std::mem::take(&mut self.commonest);
        commonest.clear();
        commonest.extend(self.asked_for.iter().map(|asked| asked.others).zip(0..));
        let mut commonest = BinaryHeap::from(commonest);
        while meetings > MEETINGS
            && let Some((others, at)) = commonest.pop()
        {
            meetings -= u64::from(others);
            self.asked_for[at as usize].others = 0;
        }
        self.commonest = commonest.into_vec();
        self.asked_for.retain(|asked| asked.others > 0);
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
    pub(super) fn of(profiles: &[Profile<'_>], members: &[usize]) -> PairIndex {
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
        let index = Index::by(numbers.len(), stretches);
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
