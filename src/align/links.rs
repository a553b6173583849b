//! The finished pairing as links, with what they rest on.

use super::alignment::{Link, RunnerUp, Score};
use super::grounds::Candidate;
use super::pairing::Pairing;
use super::pairs::Pairs;
use super::place::Places;
use super::similarity::Reference;

/// A partner less likely than this is not worth naming.
const LEAST: f64 = 0.02;

/// The best partner so far that was not chosen.
#[derive(Debug, Clone, Copy)]
struct Next {
    /// Its place among the candidates: of two that are as good, the first is
    /// named.
    at: u32,
    total: f64,
}

impl Next {
    /// Too little to be named.
    const NONE: Next = Next {
        at: u32::MAX,
        total: 0.0,
    };

    fn is_better(self, than: Next) -> bool {
        self.total > than.total || self.total == than.total && self.at < than.at
    }

    fn keep(self, best: &mut Next) {
        if self.total >= LEAST && self.is_better(*best) {
            *best = self;
        }
    }
}

impl Pairing<'_> {
    /// One link for each pair, each free old and each free new clause.
    pub(super) fn links(
        &self,
        pairs: &Pairs,
        places: &Places,
        candidates: &mut [Candidate],
    ) -> Vec<Link> {
        let state = self.state(candidates, pairs, places);
        let mut chosen: Vec<u32> = vec![u32::MAX; self.old.len()];
        let mut next_old = vec![Next::NONE; self.old.len()];
        let mut next_new = vec![Next::NONE; self.new.len()];
        let mut at_best: Vec<Next> = Vec::new();
        for (candidate, at) in candidates.iter().zip(0..) {
            let (i, j) = (candidate.old, candidate.new);
            if pairs.of_old(i) == Some(j) {
                chosen[i] = at;
                continue;
            }
            let total = self.score(candidate, &state).total;
            let next = Next { at, total };
            if candidate.is_whole {
                next.keep(&mut next_old[i]);
                next.keep(&mut next_new[j]);
            } else if total >= LEAST {
                at_best.push(next);
            }
        }
        // The most that a score can be: most come after a better one.
        at_best.sort_unstable_by(|one, two| {
            let order = two.total.total_cmp(&one.total);
            order.then(one.at.cmp(&two.at))
        });
        let mut reference = Reference::new(self.lexicon);
        for next in at_best {
            let candidate = &mut candidates[next.at as usize];
            let (i, j) = (candidate.old, candidate.new);
            // A pair names one for both its clauses.
            let beside_old = pairs.of_old(i).map_or(0.0, |j| next_new[j].total);
            let beside_new = pairs.of_new(j).map_or(0.0, |i| next_old[i].total);
            let for_old = next.total >= beside_old && next.is_better(next_old[i]);
            let for_new = next.total >= beside_new && next.is_better(next_new[j]);
            if for_old || for_new {
                reference.lay(self.old[i].words);
                candidate.complete(reference.likeness_of_order(self.new[j].words));
                let total = self.score(candidate, &state).total;
                let next = Next { total, ..next };
                next.keep(&mut next_old[i]);
                next.keep(&mut next_new[j]);
            }
        }
        let runner_up = |next: Next, in_new: bool| {
            let candidate = candidates.get(next.at as usize)?;
            let Candidate { old, new, .. } = *candidate;
            Some(Box::new(RunnerUp {
                clause: if in_new { new } else { old },
                in_new,
                score: self.score(candidate, &state),
            }))
        };
        let mut links: Vec<Link> = Vec::with_capacity(self.old.len().max(self.new.len()));
        for (i, j) in pairs.iter() {
            let (one, two) = (next_old[i], next_new[j]);
            links.push(Link {
                old: [i].into(),
                new: [j].into(),
                moved: false,
                score: match candidates.get(chosen[i] as usize) {
                    Some(candidate) if self.old[i].key != self.new[j].key => {
                        self.score(candidate, &state)
                    }
                    _ => certain(state.places.nearness(i, j)),
                },
                runner_up: if two.total > one.total {
                    runner_up(two, false)
                } else {
                    runner_up(one, true)
                },
            });
        }
        for i in pairs.free_old() {
            links.push(Link {
                old: [i].into(),
                runner_up: runner_up(next_old[i], true),
                ..Link::default()
            });
        }
        for j in pairs.free_new() {
            links.push(Link {
                new: [j].into(),
                runner_up: runner_up(next_new[j], false),
                ..Link::default()
            });
        }
        links
    }
}

/// The score of clauses with the same normal key.
fn certain(place: f64) -> Score {
    Score {
        total: 1.0,
        words: 1.0,
        order: 1.0,
        opener: 1.0,
        place,
    }
}
