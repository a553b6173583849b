//! Pairs reworded clauses one to one.
//!
//! In: both sides and the pairs that are certain. Out: more pairs. Each round
//! scores the candidates by their words and by where the pairs made so far
//! expect them, and joins the best first, down to a figure that falls from
//! round to round: every sure pair tells the next round where to look.

use std::collections::BTreeSet;

use super::alignment::Score;
use super::candidates::{Index, PairIndex};
use super::gaps::gaps;
use super::grounds::{Candidate, FAR, Place, logistic, logit, sum};
use super::lexicon::Lexicon;
use super::pairs::Pairs;
use super::place::{Places, parents_agree};
use super::profile::Profile;
use super::rivals::Rivals;
use super::runs::{self, Telling};
use super::similarity::{Reference, kinds_agree};

/// The figures down to which the rounds join; the last round is repeated while
/// it joins or parts a pair.
const ROUNDS: [f64; 3] = [0.97, 0.85, 0.5];
/// How often at most.
const LAST_ROUNDS: usize = 6;
/// The figure below which a finished pair is parted again.
const KEPT: f64 = 0.5;

/// With less in common than this on both counts, two clauses far from each
/// other are not weighed at all.
const LEAST_DICE: f64 = 0.18;
const LEAST_CONTAINMENT: f64 = 0.35;

/// Among more clauses than these, one that could ask for others by words of no
/// more than a share of its weight is found by its pairs of words: others share
/// at least so many with it.
const FEW: usize = 250;
const LEAST_ASKED: f64 = 0.25;
const LEAST_PAIRS: f64 = 0.1;

/// Among so few free clauses none looks like another by chance.
const FEW_FREE: f64 = 120.0;

/// How many candidates an old clause has at most, as a rule: so many are
/// foreseen, of no more clauses than a long resolution has.
const EACH: usize = 6;
const LONG: usize = 1_000;

/// All candidates met so far.
#[derive(Debug)]
struct Candidates {
    list: Vec<Candidate>,
    /// The last candidate of each old clause, and the one before each candidate
    /// of the same old clause: their places counted from one, zero where there
    /// is none.
    last: Vec<u32>,
    before: Vec<u32>,
}

impl Candidates {
    /// None yet for the old clauses that are free.
    fn none(pairs: &Pairs) -> Candidates {
        let room = EACH * pairs.free_old().take(LONG).count();
        Candidates {
            list: Vec::with_capacity(room),
            last: vec![0; pairs.sides().0.len()],
            before: Vec::with_capacity(room),
        }
    }

    /// Where the candidate of two clauses stands.
    fn find(&self, old: usize, new: usize) -> Option<usize> {
        let mut place = self.last[old];
        while let Some(at) = place.checked_sub(1) {
            if self.list[at as usize].new == new {
                return Some(at as usize);
            }
            place = self.before[at as usize];
        }
        None
    }

    fn push(&mut self, candidate: Candidate) {
        self.list.push(candidate);
        let place = self.list.len() as u32;
        let before = std::mem::replace(&mut self.last[candidate.old], place);
        self.before.push(before);
    }
}

/// One state of the pairing.
pub(super) struct State<'p> {
    pub places: &'p Places,
    rivals: Rivals,
    pairs: &'p Pairs,
}

/// Everything that the rounds decide with.
pub(super) struct Pairing<'a> {
    pub lexicon: &'a Lexicon,
    pub old: &'a [Profile<'a>],
    pub new: &'a [Profile<'a>],
    pub moves: bool,
    /// What speaks against a pair that nothing but its words brings together;
    /// see [`chance`].
    pub chance: f64,
}

/// How much the number of free clauses speaks against a pair that is far from
/// where its neighbours expect it: among twice as many clauses twice as many
/// look like a given one by chance.
pub(super) fn chance(pairs: &Pairs) -> f64 {
    let free = pairs.free_old().count().max(pairs.free_new().count());
    (free as f64 / FEW_FREE).ln().max(0.0)
}

impl Pairing<'_> {
    /// Pairs in rounds; returns the candidates that were weighed. The places
    /// are those of the pairs, before and after.
    pub(super) fn run(&self, pairs: &mut Pairs, places: &mut Places) -> Vec<Candidate> {
        let mut reference = Reference::new(self.lexicon);
        let mut candidates = Candidates::none(pairs);
        self.search(pairs, &mut reference, &mut candidates);
        let last = ROUNDS.len() - 1;
        // No pair is made twice: these rounds come to an end.
        let mut parted = BTreeSet::new();
        for least in ROUNDS[..last].iter().copied() {
            self.gaps(pairs, &mut reference, &mut candidates);
            let list = &mut candidates.list;
            if self.round(list, least, pairs, places, &parted, &mut reference) {
                *places = Places::read(pairs);
            }
        }
        for _ in 0..LAST_ROUNDS {
            self.gaps(pairs, &mut reference, &mut candidates);
            let list = &mut candidates.list;
            let least = ROUNDS[last];
            let joined = self.round(list, least, pairs, places, &parted, &mut reference);
            if joined {
                *places = Places::read(pairs);
            }
            let freed = self.part_doubtful(&candidates.list, pairs, places, &mut parted);
            if !joined && !freed {
                break;
            }
        }
        if pairs.free_new().nth(FEW).is_some() {
            for telling in runs::telling(self.old, self.new, pairs) {
                self.take_in(telling, &mut reference, &mut candidates);
                parted.remove(&(telling.old, telling.new));
            }
            let (list, least) = (&mut candidates.list, ROUNDS[last]);
            if self.round(list, least, pairs, places, &parted, &mut reference) {
                *places = Places::read(pairs);
            }
        }
        candidates.list
    }

    /// What the present pairs say of candidates.
    pub(super) fn state<'p>(
        &self,
        candidates: &[Candidate],
        pairs: &'p Pairs,
        places: &'p Places,
    ) -> State<'p> {
        State {
            places,
            rivals: Rivals::read(self.old.len(), self.new.len(), candidates, pairs),
            pairs,
        }
    }

    /// The score of a candidate under the present pairs.
    pub(super) fn score(&self, candidate: &Candidate, state: &State<'_>) -> Score {
        let place = self.place(candidate, state);
        let likeness = candidate.likeness;
        Score {
            total: logistic(sum(candidate, &place)),
            words: (likeness.dice + likeness.containment) / 2.0,
            order: likeness.order,
            opener: likeness.opener,
            place: (place.nearness + place.parents) / 2.0,
        }
    }

    fn sum(&self, candidate: &Candidate, state: &State<'_>) -> f64 {
        sum(candidate, &self.place(candidate, state))
    }

    fn place(&self, candidate: &Candidate, state: &State<'_>) -> Place {
        let (i, j) = (candidate.old, candidate.new);
        let nearness = state.places.nearness(i, j);
        let lead = state.rivals.lead(candidate);
        Place {
            nearness,
            // The next best shows what chance can do.
            chance: self.chance * (1.0 - nearness) * (1.0 - (lead / FAR).powi(4)),
            parents: parents_agree(self.old, self.new, state.pairs, (i, j)),
            // To be far better than all others says much where there are few
            // others, and where the words also follow each other alike: a
            // clause that has moved far is known by that.
            lead: lead * state.places.seclusion(i, j).max(candidate.likeness.order),
        }
    }

    /// Weighs the pair of an old clause with a new one, all but the order of
    /// their words: few candidates come to be joined, or named, by it.
    fn weigh<'a>(
        &'a self,
        old: usize,
        new: usize,
        reference: &mut Reference<'a>,
        candidates: &mut Candidates,
    ) {
        if let Some(kind) = kinds_agree(&self.old[old], &self.new[new])
            && candidates.find(old, new).is_none()
        {
            reference.lay(self.old[old].words);
            let likeness = reference.likeness(self.new[new].words);
            candidates.push(Candidate::new((old, new), likeness, kind));
        }
    }

    /// Adds a pair that its runs of words tell, with its odds.
    fn take_in<'a>(
        &'a self,
        Telling { old, new, odds }: Telling,
        reference: &mut Reference<'a>,
        candidates: &mut Candidates,
    ) {
        self.weigh(old, new, reference, candidates);
        if let Some(at) = candidates.find(old, new) {
            candidates.list[at].odds = odds;
        }
    }

    /// Adds the pairs of free clauses that share telling words.
    fn search<'a>(
        &'a self,
        pairs: &Pairs,
        reference: &mut Reference<'a>,
        candidates: &mut Candidates,
    ) {
        let free: Vec<usize> = pairs.free_new().collect();
        let masses: Vec<f64> = free.iter().map(|&j| self.new[j].words.mass).collect();
        let mut index = Index::of(self.lexicon, self.new, &free);
        let mut by_pairs: Option<PairIndex> = None;
        for i in pairs.free_old() {
            let words = self.old[i].words;
            let mut found = index.candidates(self.lexicon, words.bag, |at, common| {
                let other = masses[at];
                let lighter = if other < words.mass {
                    other
                } else {
                    words.mass
                };
                let both = words.mass + other;
                if 2.0 * common < LEAST_DICE * both && common < LEAST_CONTAINMENT * lighter {
                    return 0.0;
                }
                2.0 * common / both + 0.5 * common / lighter
            });
            if free.len() > FEW && index.asked < LEAST_ASKED * words.mass {
                let by_pairs = by_pairs.get_or_insert_with(|| PairIndex::of(self.new, &free));
                found = by_pairs.candidates(self.lexicon, words.order, |at, common| {
                    let other = self.new[free[at]].words.pair_mass;
                    2.0 * common / (words.pair_mass + other) - LEAST_PAIRS
                });
            }
            for at in found {
                self.weigh(i, free[at], reference, candidates);
            }
        }
    }

    /// Adds the pairs of small gaps between paired neighbours.
    fn gaps<'a>(
        &'a self,
        pairs: &Pairs,
        reference: &mut Reference<'a>,
        candidates: &mut Candidates,
    ) {
        for gap in gaps(pairs) {
            for old in gap.old {
                for &new in &gap.new {
                    self.weigh(old, new, reference, candidates);
                }
            }
        }
    }

    /// Parts pairs that the pairing no longer supports, the weaker half first:
    /// without them the others may stand. Tells whether there were any.
    fn part_doubtful(
        &self,
        candidates: &[Candidate],
        pairs: &mut Pairs,
        places: &mut Places,
        parted: &mut BTreeSet<(usize, usize)>,
    ) -> bool {
        let before = parted.len();
        let least = logit(KEPT);
        loop {
            let state = self.state(candidates, pairs, places);
            let mut doubtful: Vec<(f64, usize, usize)> = candidates
                .iter()
                .filter(|c| pairs.of_old(c.old) == Some(c.new))
                .map(|c| (self.sum(c, &state), c.old, c.new))
                .filter(|ranked| ranked.0 < least)
                .collect();
            if doubtful.is_empty() {
                return parted.len() > before;
            }
            doubtful.sort_unstable_by(|one, two| {
                one.0
                    .total_cmp(&two.0)
                    .then((one.1, one.2).cmp(&(two.1, two.2)))
            });
            doubtful.truncate(doubtful.len().div_ceil(2));
            for (_, old, new) in doubtful {
                pairs.part(old);
                parted.insert((old, new));
            }
            *places = Places::read(pairs);
        }
    }

    /// Joins the best candidates down to a figure; tells whether it found any.
    fn round<'a>(
        &'a self,
        candidates: &mut [Candidate],
        least: f64,
        pairs: &mut Pairs,
        places: &Places,
        parted: &BTreeSet<(usize, usize)>,
        reference: &mut Reference<'a>,
    ) -> bool {
        let state = self.state(candidates, pairs, places);
        let least = logit(least);
        let mut ranked: Vec<(f64, usize, usize)> = Vec::new();
        for candidate in candidates {
            let (i, j) = (candidate.old, candidate.new);
            let is_free = pairs.of_old(i).is_none() && pairs.of_new(j).is_none();
            if !is_free
                || candidate.at_best() < least
                || parted.contains(&(i, j))
                || !(self.moves || state.places.in_order(i, j))
            {
                continue;
            }
            let mut sum = self.sum(candidate, &state);
            // The order is compared where it can make the difference.
            if sum >= least && !candidate.is_whole {
                reference.lay(self.old[i].words);
                candidate.complete(reference.likeness_of_order(self.new[j].words));
                sum = self.sum(candidate, &state);
            }
            if sum >= least {
                ranked.push((sum, i, j));
            }
        }
        ranked.sort_unstable_by(|one, two| {
            two.0
                .total_cmp(&one.0)
                .then((one.1, one.2).cmp(&(two.1, two.2)))
        });
        let found = !ranked.is_empty();
        for (_, i, j) in ranked {
            if pairs.of_old(i).is_none() && pairs.of_new(j).is_none() {
                pairs.join(i, j);
            }
        }
        found
    }
}
