//! The finished pairing as links, with what they rest on.

use super::alignment::{Link, RunnerUp, Score};
use super::grounds::Candidate;
use super::pairing::Pairing;
use super::pairs::Pairs;
use super::place::Places;
use super::similarity::Reference;

/// A partner less likely than this is not worth naming.
const LEAST: f64 = 0.02;

/// A partner that was not chosen.
#[derive(Debug, Clone, Copy)]
struct Next {
    /// Its place among the candidates: of two that are as good, the first is
    /// named.
    at: usize,
    score: Score,
}

impl Next {
    fn is_better(self, than: Option<Next>) -> bool {
        let (total, at) = (self.score.total, self.at);
        than.is_none_or(|best| {
            total > best.score.total || total == best.score.total && at < best.at
        })
    }

    fn keep(self, best: &mut Option<Next>) {
        if self.score.total >= LEAST && self.is_better(*best) {
            *best = Some(self);
        }
    }
}

impl Pairing<'_> {
    /// One link for each pair, each free old and each free new clause.
    pub(super) fn links(
        &self,
        pairs: &Pairs,
        places: &Places,
        candidates: &[Candidate],
    ) -> Vec<Link> {
        let state = self.state(candidates, pairs, places);
        let mut scores: Vec<Score> = vec![Score::default(); self.old.len()];
        let mut next_old: Vec<Option<Next>> = vec![None; self.old.len()];
        let mut next_new: Vec<Option<Next>> = vec![None; self.new.len()];
        let mut at_best: Vec<Next> = Vec::new();
        for (at, candidate) in candidates.iter().enumerate() {
            let (i, j) = (candidate.old, candidate.new);
            let score = self.score(candidate, &state);
            let next = Next { at, score };
            if pairs.of_old(i) == Some(j) {
                scores[i] = score;
            } else if candidate.is_whole {
                next.keep(&mut next_old[i]);
                next.keep(&mut next_new[j]);
            } else if score.total >= LEAST {
                at_best.push(next);
            }
        }
        // The most that a score can be: most come after a better one.
        at_best.sort_unstable_by(|one, two| {
            let order = two.score.total.total_cmp(&one.score.total);
            order.then(one.at.cmp(&two.at))
        });
        let mut reference = Reference::new(self.lexicon);
        for next in at_best {
            let mut whole = candidates[next.at];
            let (i, j) = (whole.old, whole.new);
            // A pair names one for both its clauses.
            let beside = |next: Option<Next>| next.map_or(0.0, |next| next.score.total);
            let beside_old = pairs.of_old(i).map_or(0.0, |j| beside(next_new[j]));
            let beside_new = pairs.of_new(j).map_or(0.0, |i| beside(next_old[i]));
            let for_old = next.score.total >= beside_old && next.is_better(next_old[i]);
            let for_new = next.score.total >= beside_new && next.is_better(next_new[j]);
            if for_old || for_new {
                reference.lay(&self.old[i].words);
                whole.complete(reference.likeness_of_order(&self.new[j].words));
                let score = self.score(&whole, &state);
                let next = Next { score, ..next };
                next.keep(&mut next_old[i]);
                next.keep(&mut next_new[j]);
            }
        }
        let runner_up = |next: Option<Next>, in_new: bool| {
            let Next { at, score } = next?;
            let Candidate { old, new, .. } = candidates[at];
            Some(RunnerUp {
                clause: if in_new { new } else { old },
                in_new,
                score,
            })
        };
        let mut links: Vec<Link> = Vec::with_capacity(self.old.len().max(self.new.len()));
        for (i, j) in pairs.iter() {
            let runner_up = match (runner_up(next_old[i], true), runner_up(next_new[j], false)) {
                (Some(one), Some(two)) if two.score.total > one.score.total => Some(two),
                (one, two) => one.or(two),
            };
            links.push(Link {
                old: vec![i],
                new: vec![j],
                moved: false,
                score: match self.old[i].key == self.new[j].key {
                    true => certain(state.places.nearness(i, j)),
                    false => scores[i],
                },
                runner_up,
            });
        }
        for i in pairs.free_old() {
            links.push(Link {
                old: vec![i],
                runner_up: runner_up(next_old[i], true),
                ..Link::default()
            });
        }
        for j in pairs.free_new() {
            links.push(Link {
                new: vec![j],
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
