//! Clauses with the same normal key.
//!
//! In: the profiles of both sides. Out: pairs that are certain. A key that
//! stands once on each side is an anchor; copies of one text are told apart by
//! their neighbours, then by their parents, then by their order.

use std::collections::HashMap;

use super::pairs::Pairs;
use super::profile::Profile;
use crate::text::hasher::Fold;

/// Pairs clauses of the same text and kind.
pub(super) fn pair(old: &[Profile<'_>], new: &[Profile<'_>], pairs: &mut Pairs) {
    let copies = anchors(old, new, pairs);
    if copies.is_empty() {
        return;
    }
    spread(old, new, pairs);
    for group in &copies {
        under_paired_parents(old, new, group, pairs);
    }
    spread(old, new, pairs);
    for group in &copies {
        let free_old = group.old.iter().filter(|&&i| pairs.of_old(i).is_none());
        let free_new = group.new.iter().filter(|&&j| pairs.of_new(j).is_none());
        let rest: Vec<_> = free_old.zip(free_new).collect();
        for (&i, &j) in rest {
            pairs.join(i, j);
        }
    }
}

/// Clauses of one key that stands more than once on a side.
#[derive(Debug, Default)]
struct Copies {
    old: Vec<usize>,
    new: Vec<usize>,
}

/// Joins the keys that stand once on each side; returns those that stand on
/// both but more often, in the order of the new draft.
fn anchors(old: &[Profile<'_>], new: &[Profile<'_>], pairs: &mut Pairs) -> Vec<Copies> {
    let keys = old
        .iter()
        .chain(new)
        .map(|p| p.key as usize + 1)
        .max()
        .unwrap_or(0);
    let mut in_old = vec![(0_u32, 0_u32); keys];
    let mut in_new = vec![0_u32; keys];
    for (i, profile) in (0..).zip(old) {
        let seen = &mut in_old[profile.key as usize];
        *seen = (seen.0 + 1, i);
    }
    for profile in new {
        in_new[profile.key as usize] += 1;
    }
    let mut copies: Vec<Copies> = Vec::new();
    let mut group_of: HashMap<u32, usize, Fold> = HashMap::default();
    for (j, profile) in new.iter().enumerate() {
        let (count, i) = in_old[profile.key as usize];
        match (count, in_new[profile.key as usize]) {
            (0, _) => {}
            (1, 1) => pairs.join(i as usize, j),
            _ => {
                let group = *group_of.entry(profile.key).or_insert(copies.len());
                if group == copies.len() {
                    copies.push(Copies::default());
                }
                copies[group].new.push(j);
            }
        }
    }
    for (i, profile) in old.iter().enumerate() {
        if let Some(&group) = group_of.get(&profile.key) {
            copies[group].old.push(i);
        }
    }
    copies
}

/// Joins copies that stand under paired clauses, in their order.
fn under_paired_parents(
    old: &[Profile<'_>],
    new: &[Profile<'_>],
    group: &Copies,
    pairs: &mut Pairs,
) {
    let mut waiting: HashMap<Option<usize>, Vec<usize>, Fold> = HashMap::default();
    for &j in group.new.iter().rev() {
        if pairs.of_new(j).is_none() {
            waiting.entry(new[j].parent).or_default().push(j);
        }
    }
    for &i in &group.old {
        if pairs.of_old(i).is_some() {
            continue;
        }
        let parent = old[i].parent.map(|parent| pairs.of_old(parent));
        let home = match parent {
            None => None,
            Some(Some(partner)) => Some(partner),
            Some(None) => continue,
        };
        if let Some(j) = waiting.get_mut(&home).and_then(Vec::pop) {
            pairs.join(i, j);
        }
    }
}

/// Extends pairs to neighbours with equal keys, downwards, then upwards.
fn spread(old: &[Profile<'_>], new: &[Profile<'_>], pairs: &mut Pairs) {
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

fn join_if_same(old: &[Profile<'_>], new: &[Profile<'_>], i: usize, j: usize, pairs: &mut Pairs) {
    if j < new.len()
        && pairs.of_old(i).is_none()
        && pairs.of_new(j).is_none()
        && old[i].key == new[j].key
    {
        pairs.join(i, j);
    }
}
