//! Which clauses are worth comparing at all.
//!
//! An inverted index on the words of the free new clauses: a free old clause
//! meets those with which it shares its rarest words, up to a bound. So the
//! whole grows with the length of the texts and not with its square.

use super::lexicon::{Lexicon, figure};
use super::profile::Profile;
use super::vocabulary::WordId;

/// How many meetings with other clauses one clause may have, its rarest words
/// first.
const MEETINGS: u64 = 1_000;
/// How many candidates a clause keeps.
const KEPT: usize = 8;

/// An index of clauses by their words.
#[derive(Debug)]
pub(super) struct Index {
    starts: Vec<u32>,
    clauses: Vec<(u32, u32)>,
    /// The weight shared with each clause that was met; else zero.
    sums: Vec<u64>,
    met: Vec<u32>,
    words: Vec<u64>,
    ranked: Vec<(f64, u32)>,
}

impl Index {
    /// Indexes the clauses named by `members`.
    pub(super) fn of(lexicon: &Lexicon, profiles: &[Profile], members: &[usize]) -> Index {
        let mut starts = vec![0_u32; lexicon.len() + 1];
        for &member in members {
            for &(word, _) in &profiles[member].words.bag {
                starts[word as usize + 1] += 1;
            }
        }
        for word in 0..lexicon.len() {
            starts[word + 1] += starts[word];
        }
        let mut next = starts.clone();
        let mut clauses = vec![(0, 0); starts.last().map_or(0, |&end| end as usize)];
        for &member in members {
            for &(word, n) in &profiles[member].words.bag {
                clauses[next[word as usize] as usize] = (member as u32, n);
                next[word as usize] += 1;
            }
        }
        Index {
            starts,
            clauses,
            sums: vec![0; profiles.len()],
            met: Vec::new(),
            words: Vec::new(),
            ranked: Vec::new(),
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
        let posting = |word: WordId| {
            let word = word as usize;
            self.starts[word] as usize..self.starts[word + 1] as usize
        };
        // How many clauses have each word, and which of the bag it is.
        let counts = bag.iter().zip(0..).map(|(&(word, _), at)| {
            let count = self.starts[word as usize + 1] - self.starts[word as usize];
            u64::from(count) << 32 | at
        });
        self.words.clear();
        self.words.extend(counts.filter(|word| word >> 32 > 0));
        if self.words.iter().map(|word| word >> 32).sum::<u64>() > MEETINGS {
            self.words.sort_unstable();
        }
        let mut meetings = 0;
        for entry in &self.words {
            meetings += entry >> 32;
            if meetings > MEETINGS {
                break;
            }
            let (word, n) = bag[*entry as u32 as usize];
            let weight = lexicon.weight(word);
            for &(member, m) in &self.clauses[posting(word)] {
                let sum = &mut self.sums[member as usize];
                if *sum == 0 {
                    self.met.push(member);
                }
                // The least unit tells that the clause was met.
                *sum += weight * u64::from(n.min(m)) + 1;
            }
        }
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
