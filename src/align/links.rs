//! The finished pairing as links, with what they rest on.

use super::alignment::{Link, RunnerUp, Score};
use super::pairing::{Candidate, Pairing};
use super::pairs::Pairs;
use super::similarity::Reference;

/// A partner less likely than this is not worth naming.
const LEAST: f64 = 0.02;

impl Pairing<'_> {
    /// One link for each pair, each free old and each free new clause.
    pub(super) fn links(&self, pairs: &Pairs, candidates: &[Candidate]) -> Vec<Link> {
        let state = self.state(candidates, pairs);
        let mut reference = Reference::new(self.lexicon);
        let mut scores: Vec<Score> = vec![Score::default(); self.old.len()];
        let mut next_old: Vec<Option<RunnerUp>> = vec![None; self.old.len()];
        let mut next_new: Vec<Option<RunnerUp>> = vec![None; self.new.len()];
        for candidate in candidates {
            let (i, j) = (candidate.old, candidate.new);
            let mut score = self.score(candidate, &state);
            if pairs.of_old(i) == Some(j) {
                scores[i] = score;
                continue;
            }
            if !candidate.is_whole {
                // The score at best: most come after a better one.
                if !is_better(next_old[i], score) && !is_better(next_new[j], score) {
                    continue;
                }
                reference.lay(&self.old[i].words);
                let mut whole = *candidate;
                whole.complete(reference.likeness_of_order(&self.new[j].words));
                score = self.score(&whole, &state);
            }
            keep(&mut next_old[i], j, true, score);
            keep(&mut next_new[j], i, false, score);
        }
        let mut links: Vec<Link> = Vec::with_capacity(self.old.len().max(self.new.len()));
        for (i, j) in pairs.iter() {
            let runner_up = match (next_old[i], next_new[j]) {
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
                runner_up: next_old[i],
                ..Link::default()
            });
        }
        for j in pairs.free_new() {
            links.push(Link {
                new: vec![j],
                runner_up: next_new[j],
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

fn keep(best: &mut Option<RunnerUp>, clause: usize, in_new: bool, score: Score) {
    if is_better(*best, score) {
        *best = Some(RunnerUp {
            clause,
            in_new,
            score,
        });
    }
}

fn is_better(best: Option<RunnerUp>, score: Score) -> bool {
    score.total >= LEAST && best.is_none_or(|best| score.total > best.score.total)
}
