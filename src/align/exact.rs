//! Clauses with the same normal key.
//!
//! In: the profiles of both sides. Out: pairs that are certain. A key that
//! stands once on each side is an anchor; copies of one text are told apart by
//! their neighbours, then by their parents, then by their order.

use std::collections::HashMap;

use super::lexicon::Profile;
use super::pairs::Pairs;

/// Pairs clauses of the same text and kind.
pub(super) fn pair(old: &[Profile], new: &[Profile], pairs: &mut Pairs) {
    let keys = old
        .iter()
        .chain(new)
        .map(|p| p.key as usize + 1)
        .max()
        .unwrap_or(0);
    let mut copies: Vec<(Vec<u32>, Vec<u32>)> = vec![Default::default(); keys];
    for (i, profile) in old.iter().enumerate() {
        copies[profile.key as usize].0.push(i as u32);
    }
    for (j, profile) in new.iter().enumerate() {
        copies[profile.key as usize].1.push(j as u32);
    }
    for (in_old, in_new) in &copies {
        if let ([i], [j]) = (in_old.as_slice(), in_new.as_slice()) {
            pairs.join(*i as usize, *j as usize);
        }
    }
    spread(old, new, pairs);
    // Copies that no neighbour decides: same parent first, then in order.
    for (in_old, in_new) in &copies {
        if in_old.is_empty() || in_new.is_empty() {
            continue;
        }
        let mut waiting: HashMap<usize, Vec<usize>> = HashMap::new();
        let home = |parent: Option<usize>| parent.map_or(usize::MAX, |p| p);
        for &j in in_new.iter().rev() {
            let j = j as usize;
            if pairs.of_new(j).is_none() {
                waiting.entry(home(new[j].parent)).or_default().push(j);
            }
        }
        for &i in in_old {
            let i = i as usize;
            if pairs.of_old(i).is_some() {
                continue;
            }
            let parent = match old[i].parent {
                None => Some(usize::MAX),
                Some(parent) => pairs.of_old(parent),
            };
            if let Some(parent) = parent
                && let Some(j) = waiting.get_mut(&parent).and_then(|waiting| waiting.pop())
            {
                pairs.join(i, j);
            }
        }
    }
    spread(old, new, pairs);
    for (in_old, in_new) in &copies {
        let free_old = in_old
            .iter()
            .filter(|&&i| pairs.of_old(i as usize).is_none());
        let free_new = in_new
            .iter()
            .filter(|&&j| pairs.of_new(j as usize).is_none());
        let rest: Vec<_> = free_old.zip(free_new).collect();
        for (&i, &j) in rest {
            pairs.join(i as usize, j as usize);
        }
    }
}

/// Extends pairs to neighbours with equal keys, downwards, then upwards.
fn spread(old: &[Profile], new: &[Profile], pairs: &mut Pairs) {
    for i in 1..old.len() {
        if let Some(above) = pairs.of_old(i - 1) {
            join_if_same(old, new, i, above + 1, pairs);
        }
    }
    for i in (1..old.len()).rev() {
        if let Some(below) = pairs.of_old(i)
            && below > 0
        {
            join_if_same(old, new, i - 1, below - 1, pairs);
        }
    }
}

fn join_if_same(old: &[Profile], new: &[Profile], i: usize, j: usize, pairs: &mut Pairs) {
    if j < new.len()
        && pairs.of_old(i).is_none()
        && pairs.of_new(j).is_none()
        && old[i].key == new[j].key
    {
        pairs.join(i, j);
    }
}
