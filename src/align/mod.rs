//! Which old clause corresponds to which new one.
//!
//! In: two drafts. Out: an [`Alignment`] that names every clause of both
//! exactly once. Knows nothing of words that changed inside a clause.

mod alignment;

pub use alignment::{Alignment, Link, Options, RunnerUp, Score};

use crate::model::Draft;
use crate::text;

/// Aligns the clauses of two drafts.
pub fn align(old: &Draft, new: &Draft, _options: &Options) -> Alignment {
    let mut links: Vec<Link> = Vec::new();
    let mut taken = vec![false; old.clauses.len()];
    for (j, clause) in new.clauses.iter().enumerate() {
        let found = (0..taken.len())
            .find(|&i| !taken[i] && text::key(&old.clauses[i].text) == text::key(&clause.text));
        if let Some(i) = found {
            taken[i] = true;
        }
        links.push(Link {
            old: found.into_iter().collect(),
            new: vec![j],
            ..Link::default()
        });
    }
    for (i, taken) in taken.into_iter().enumerate() {
        if !taken {
            links.push(Link {
                old: vec![i],
                ..Link::default()
            });
        }
    }
    Alignment { links }
}
