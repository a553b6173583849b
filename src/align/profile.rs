//! A clause as the aligner sees it.

use std::collections::HashMap;

use super::hasher::Fold;
use super::vocabulary::WordId;
use crate::model::{Clause, ClauseKind};
use crate::text;

/// A clause as the aligner sees it.
#[derive(Debug, Clone)]
pub(super) struct Profile<'w> {
    /// Equal for clauses of one kind whose texts have the same normal key.
    pub key: u32,
    /// What the clause is.
    pub kind: ClauseKind,
    /// The length of the text in bytes.
    pub length: usize,
    /// The clause that this one stands under, on the same side.
    pub parent: Option<usize>,
    /// Its words; empty until the lexicon has read them.
    pub words: Words<'w>,
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
                length: clause.text.len(),
                parent,
                words: Words::default(),
            })
            .collect()
    };
    let (of_old, of_new) = keys.split_at(old.len());
    (side(old, of_old), side(new, of_new))
}

/// Among so many texts of one fingerprint each is compared with each.
const FEW: usize = 8;

/// A number for each clause, old then new; equal for equal texts. The normal
/// key of a text is made only where the very text is not on the other side and
/// another text has the same fingerprint.
fn keys(old: &[Clause], new: &[Clause]) -> Vec<u32> {
    let mut texts: HashMap<(u8, &str), u32, Fold> =
        HashMap::with_capacity_and_hasher(old.len() + new.len() / 4, Fold::default());
    let mut on_side: Vec<[bool; 2]> = Vec::with_capacity(old.len());
    let mut keys: Vec<u32> = Vec::with_capacity(old.len() + new.len());
    for (clauses, side) in [(old, 0), (new, 1)] {
        for clause in clauses {
            let next = on_side.len() as u32;
            let key = *texts
                .entry((clause.kind as u8, clause.text.as_str()))
                .or_insert(next);
            if key == next {
                on_side.push([false; 2]);
            }
            on_side[key as usize][side] = true;
            keys.push(key);
        }
    }
    let clauses = || old.iter().chain(new).enumerate();
    let alone = clauses().filter(|&(at, _)| on_side[keys[at] as usize] != [true; 2]);
    let mut alike: Vec<(u32, u8, usize, &str)> = alone
        .map(|(at, clause)| {
            let fingerprint = text::fingerprint(&clause.text);
            (fingerprint, clause.kind as u8, at, clause.text.as_str())
        })
        .collect();
    alike.sort_unstable();
    let mut folded: HashMap<String, u32, Fold> = HashMap::default();
    for group in alike.chunk_by(|one, two| (one.0, one.1) == (two.0, two.1)) {
        if group.len() > FEW {
            folded.clear();
            for &(_, _, at, text) in group {
                keys[at] = *folded.entry(text::key(text)).or_insert(keys[at]);
            }
            continue;
        }
        for (others, &(_, _, at, text)) in group.iter().enumerate() {
            let mut others = group[..others].iter();
            if let Some(same) = others.find(|other| text::same_key(other.3, text)) {
                keys[at] = keys[same.2];
            }
        }
    }
    keys
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
