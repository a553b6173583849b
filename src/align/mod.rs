//! Which old clause corresponds to which new one.
//!
//! In: two drafts. Out: an [`Alignment`] that names every clause of both
//! exactly once. Knows nothing of words that changed inside a clause.
//!
//! # Method
//!
//! 1. **Certain pairs.** Clauses of one kind with the same normal key. A key
//!    that stands once on each side is an anchor; copies of one text are told
//!    apart by their neighbours, then by the paragraphs that they stand under,
//!    then by their order. One pass over a hash table.
//! 2. **Weights.** Only clauses that are left are read word by word, and a
//!    sample of the others for the frequency of their words. A word weighs
//!    the more the fewer clauses hold it; a table of the stems that every
//!    resolution repeats keeps a short draft from taking `Recalling` or
//!    `cooperation` for rare.
//! 3. **Candidates.** An inverted index finds for each old clause the few new
//!    ones that share most weight with it. Words in very many clauses bring
//!    nobody together, so the work for one clause is bounded.
//! 4. **Rounds.** What speaks for a candidate is weighed on a logistic curve:
//!    common words, pairs of words in order, opening verb, kind, parents, how
//!    many telling words there are, where the pairs made so far expect it, and
//!    whether it is the only choice in a narrow gap. The best are joined first,
//!    in rounds that ask for less each time; the last is repeated, with the
//!    pairs parted that the finished pairing no longer supports, until nothing
//!    changes. Small gaps between paired neighbours are compared whole, so
//!    that a clause written anew in its old place is still found. The order
//!    of the words, which takes longest, is compared only where it can decide.
//!    Where many clauses are left over, those are joined at last whose common
//!    runs of words no chance explains.
//! 5. **Splits and mergers.** A clause that is left over joins a pair when the
//!    words that the pair cannot explain among themselves are its own.
//! 6. **Moves.** The longest chain of links that ascends on both sides stays;
//!    the rest, the smallest set possible, has moved. Without
//!    [`Options::moves`] only pairs in order are made at all.
//!
//! # Cost
//!
//! Close to linear in the length of the drafts: every text is hashed once;
//! then each of the `k` clauses that changed meets a bounded number of others,
//! and sorting them costs `O(k log k)`. `benches/drafts.rs` measures whole
//! comparisons of up to 100,000 clauses beside `git diff --word-diff`,
//! `benches/align.rs` this room alone.
//!
//! The alignment of (new, old) mirrors that of (old, new), and nothing depends
//! on the order of a hash table, so that the result is the same everywhere.

mod alignment;
mod beginnings;
mod boilerplate;
mod candidates;
mod coverage;
mod exact;
mod gaps;
mod grounds;
mod indices;
mod lexicon;
mod links;
mod neighbours;
mod order;
mod packed;
mod pairing;
mod pairs;
mod pieces;
mod place;
mod profile;
mod reading;
mod rivals;
mod runs;
mod similarity;
mod stem;
#[cfg(test)]
pub(crate) mod tests;
mod vocabulary;

pub use alignment::{Alignment, Link, Options, RunnerUp, Score};
pub use indices::Indices;

use std::cmp::Ordering;

use crate::model::{Clause, Draft};
use lexicon::{Lexicon, Side};
use order::Step;
use pairing::Pairing;
use pairs::Pairs;
use place::Places;
use profile::{Profile, profiles};
use vocabulary::Texts;

/// Aligns the clauses of two drafts.
pub fn align(old: &Draft, new: &Draft, options: &Options) -> Alignment {
    // Where two pairings are equally good, the choice must not depend on which
    // draft is called the old one: always align in the same direction.
    if direction(&old.clauses, &new.clauses) == Ordering::Greater {
        let mut alignment = forwards(&new.clauses, &old.clauses, options);
        alignment.mirror();
        alignment.sort(&old.clauses, &new.clauses);
        alignment
    } else {
        let mut alignment = forwards(&old.clauses, &new.clauses, options);
        alignment.sort(&old.clauses, &new.clauses);
        alignment
    }
}

fn direction(old: &[Clause], new: &[Clause]) -> Ordering {
    old.iter()
        .zip(new)
        .map(|(old, new)| {
            (&old.text, old.kind.as_str(), &old.id).cmp(&(&new.text, new.kind.as_str(), &new.id))
        })
        .find(|order| order.is_ne())
        .unwrap_or_else(|| old.len().cmp(&new.len()))
}

fn forwards(old_clauses: &[Clause], new_clauses: &[Clause], options: &Options) -> Alignment {
    let (mut texts, mut words) = (Texts::default(), Vec::new());
    let (mut old, mut new) = profiles(old_clauses, new_clauses);
    let mut pairs = Pairs::none(old.len(), new.len());
    exact::pair(&old, &new, &mut pairs);
    if !options.moves {
        keep_order(&old, &mut pairs);
    }
    // Where a side has nothing left over, there is nothing more to pair.
    let done = pairs.free_old().next().is_none() || pairs.free_new().next().is_none();
    let lexicon = if done {
        Lexicon::default()
    } else {
        let old = Side {
            clauses: old_clauses,
            profiles: &mut old,
        };
        let new = Side {
            clauses: new_clauses,
            profiles: &mut new,
        };
        Lexicon::read(old, new, (&mut texts, &mut words), |is_new, at| {
            let partner = if is_new {
                pairs.of_new(at)
            } else {
                pairs.of_old(at)
            };
            partner.is_none()
        })
    };
    let pairing = Pairing {
        lexicon: &lexicon,
        old: &old,
        new: &new,
        moves: options.moves,
        chance: pairing::chance(&pairs),
    };
    let mut places = Places::read(&pairs);
    let mut candidates = Vec::new();
    if !done {
        candidates = pairing.run(&mut pairs, &mut places);
        if !options.moves {
            keep_order(&old, &mut pairs);
            places = Places::read(&pairs);
        }
    }
    let mut links = pairing.links(&pairs, &places, &mut candidates);
    if !done {
        coverage::join(&lexicon, &old, &new, (&pairs, &places), &mut links);
    }
    mark_moved(&old, &mut links);
    if !options.moves {
        break_moved(&mut links);
    }
    Alignment { links }
}

/// Parts the pairs that stand against the order of the rest.
fn keep_order(old: &[Profile<'_>], pairs: &mut Pairs) {
    let steps: Vec<Step> = pairs.iter().map(|(i, j)| step(old, i, j)).collect();
    for (kept, (i, _, _)) in order::heaviest_chain(&steps).into_iter().zip(steps) {
        if !kept {
            pairs.part(i as usize);
        }
    }
}

/// Makes removed and inserted clauses of the links that moved.
fn break_moved(links: &mut Vec<Link>) {
    let (moved, kept) = std::mem::take(links)
        .into_iter()
        .partition(|link| link.moved);
    *links = kept;
    let moved: Vec<Link> = moved;
    for link in &moved {
        links.extend(link.old.iter().map(|&i| Link {
            old: [i].into(),
            ..Link::default()
        }));
        links.extend(link.new.iter().map(|&j| Link {
            new: [j].into(),
            ..Link::default()
        }));
    }
}

/// Marks the smallest set of links whose order changed.
fn mark_moved(old: &[Profile<'_>], links: &mut [Link]) {
    let mut steps: Vec<(Step, u32)> = links
        .iter()
        .zip(0..)
        .filter_map(|(link, at)| Some((step(old, *link.old.first()?, *link.new.first()?), at)))
        .collect();
    steps.sort_unstable();
    let bare: Vec<Step> = steps.iter().map(|&(step, _)| step).collect();
    for (kept, (_, at)) in order::longest_chain(&bare).into_iter().zip(steps) {
        links[at as usize].moved = !kept;
    }
}

/// A pair as a step of a chain; longer clauses weigh more.
fn step(old: &[Profile<'_>], i: usize, j: usize) -> Step {
    (i as u32, j as u32, 1 + old[i].length)
}
