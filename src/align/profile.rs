//! A clause as the aligner sees it.

use std::collections::HashMap;

use super::vocabulary::WordId;
use crate::model::{Clause, ClauseKind};
use crate::text;
use crate::text::hasher::Fold;

/// A clause as the aligner sees it.
#[derive(Debug, Clone)]
pub(super) struct Profile<'w> {
    /// Equal for clauses of one kind whose texts have the same normal key.
    pub key: u32,
    /// What the clause is.
    pub kind: ClauseKind,
    /// The length of the text in bytes.
    pub length: u32,
    /// The clause that this one stands under, on the same side.
    pub parent: Option<usize>,
    /// Its words; empty until the lexicon has read them.
    pub words: &'w Words<'w>,
}

/// The words of a clause.
#[derive(Debug, Clone, Default)]
pub(super) struct Words<'w> {
    /// Equal for texts that differ in figures and ordinals alone; 0 where
    /// hardly a word is left without them.
    pub outline: u64,
    /// The stem of the opening verb.
    pub verb: Option<WordId>,
    /// The distinct stems, with their number.
    pub bag: &'w [(WordId, u32)],
    /// All stems in their order.
    pub order: &'w [WordId],
    /// Sum of the weights of `bag`.
    pub mass: f64,
    /// Sum of the weights of both words of all neighbours in `order`.
    pub pair_mass: f64,
}

impl Words<'_> {
    /// Those of a clause that was not read.
    pub(super) const NONE: Words<'static> = Words {
        outline: 0,
        verb: None,
        bag: &[],
        order: &[],
        mass: 0.0,
        pair_mass: 0.0,
    };
}

/// Reads both drafts, all but the words.
pub(super) fn profiles<'w>(old: &[Clause], new: &[Clause]) -> (Vec<Profile<'w>>, Vec<Profile<'w>>) {
    let keys = keys(old, new);
    let side = |clauses: &[Clause], keys: &[u32]| -> Vec<Profile<'w>> {
        let parents = parents(clauses).into_iter();
        let clauses = clauses.iter().zip(keys);
        clauses
            .zip(parents)
            .map(|((clause, &key), parent)| Profile {
                key,
                kind: clause.kind,
                length: clause.text.len() as u32,
                parent,
                words: &Words::NONE,
            })
            .collect()
    };
    let (of_old, of_new) = keys.split_at(old.len());
    (side(old, of_old), side(new, of_new))
}

/// A text without its like on the other side: a number that is equal for texts
/// of one key, the kind and the place of its clause, and itself.
type Alone<'t> = (u64, u8, usize, &'t str);

/// Among so many texts that may have one key each is compared with each.
const FEW: usize = 8;

/// A number for each clause, old then new; equal for equal texts. The normal
/// key of a text is made only where the very text is not on the other side and
/// many others look as if they had the same.
fn keys(old: &[Clause], new: &[Clause]) -> Vec<u32> {
    let mut texts: HashMap<(u8, &str), u32, Fold> =
        HashMap::with_capacity_and_hasher(old.len() + new.len() / 4, Fold::default());
    // The place of the first clause with that text.
    let mut keys: Vec<u32> = Vec::with_capacity(old.len() + new.len());
    for (clause, at) in old.iter().zip(0..) {
        let text = (clause.kind as u8, clause.text.as_str());
        keys.push(*texts.entry(text).or_insert(at));
    }
    let mut in_new = vec![false; old.len()];
    // After what stands on both sides most often comes the same.
    let mut expected = 0;
    for (clause, at) in new.iter().zip(old.len() as u32..) {
        let expects = |old: &Clause| old.kind == clause.kind && old.text == clause.text;
        let key = if old.get(expected).is_some_and(expects) {
            expected += 1;
            keys[expected - 1]
        } else {
            let text = (clause.kind as u8, clause.text.as_str());
            let key = *texts.entry(text).or_insert(at);
            if key < old.len() as u32 {
                expected = key as usize + 1;
            }
            key
        };
        if let Some(in_new) = in_new.get_mut(key as usize) {
            *in_new = true;
        }
        keys.push(key);
    }
    let clauses = old.iter().chain(new).enumerate();
    let alone = clauses.filter(|&(at, _)| !in_new.get(keys[at] as usize).is_some_and(|&is| is));
    let mut alone: Vec<Alone<'_>> = alone
        .map(|(at, clause)| {
            let text = clause.text.as_str();
            (text::ends(text), clause.kind as u8, at, text)
        })
        .collect();
    for group in groups(&mut alone) {
        if group.len() <= FEW {
            compare(group, &mut keys);
            continue;
        }
        for (number, _, _, text) in &mut *group {
            *number = u64::from(text::fingerprint(text));
        }
        for group in groups(group) {
            if group.len() <= FEW {
                compare(group, &mut keys);
                continue;
            }
            let mut folded: HashMap<String, u32, Fold> = HashMap::default();
            for &mut (_, _, at, text) in group {
                keys[at] = *folded.entry(text::key(text)).or_insert(keys[at]);
            }
        }
    }
    keys
}

/// Those of one kind that may have the same key.
fn groups<'g, 't>(texts: &'g mut [Alone<'t>]) -> impl Iterator<Item = &'g mut [Alone<'t>]> {
    texts.sort_unstable();
    texts.chunk_by_mut(|one, two| (one.0, one.1) == (two.0, two.1))
}

/// Gives each text the number of the first that has the same key.
fn compare(group: &[Alone<'_>], keys: &mut [u32]) {
    for (others, &(_, _, at, text)) in group.iter().enumerate() {
        let mut others = group[..others].iter();
        if let Some(same) = others.find(|other| text::same_key(other.3, text)) {
            keys[at] = keys[same.2];
        }
    }
}

/// The clause that each clause stands under, by its id: `OP5(a)` under `OP5`.
fn parents(clauses: &[Clause]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    clauses
        .iter()
        .enumerate()
        .map(|(i, clause)| {
            let id = clause.id.as_str();
            while let Some(&last) = open.last() {
                let above = clauses[last].id.as_str();
                let below = id.strip_prefix(above);
                if below.is_some_and(|rest| rest.starts_with('(')) {
                    break;
                }
                open.pop();
            }
            let parent = open.last().copied();
            open.push(i);
            parent
        })
        .collect()
}
