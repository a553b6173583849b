//! A clause as the aligner sees it.

use std::collections::HashMap;

use super::hasher::Fold;
use super::lexicon::WordId;
use crate::model::{Clause, ClauseKind};
use crate::text;

/// A clause as the aligner sees it.
#[derive(Debug, Clone)]
pub(super) struct Profile {
    /// Equal for clauses of one kind whose texts have the same normal key.
    pub key: u32,
    /// What the clause is.
    pub kind: ClauseKind,
    /// The length of the text in bytes.
    pub length: usize,
    /// The clause that this one stands under, on the same side.
    pub parent: Option<usize>,
    /// Its words; empty until the lexicon has read them.
    pub words: Words,
}

/// The words of a clause.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// The stem of the opening verb.
    pub verb: Option<WordId>,
    /// The distinct stems, ascending, with their number.
    pub bag: Vec<(WordId, u32)>,
    /// Neighbouring stems as one number each, ascending.
    pub pairs: Vec<(WordId, WordId)>,
    /// Sum of the weights of `bag`.
    pub mass: f64,
    /// Sum of the weights of `pairs`.
    pub pair_mass: f64,
}

/// Reads both drafts, all but the words.
pub(super) fn profiles(old: &[Clause], new: &[Clause]) -> (Vec<Profile>, Vec<Profile>) {
    let mut keys = Keys::read(old, new);
    (keys.side(old), keys.side(new))
}

/// Numbers for equal texts. The normal key of a text is made only where the
/// very text is not found on the other side.
struct Keys<'a> {
    texts: HashMap<(u8, &'a str), (u32, bool, bool), Fold>,
    folded: HashMap<(u8, String), u32, Fold>,
}

impl<'a> Keys<'a> {
    fn read(old: &'a [Clause], new: &'a [Clause]) -> Keys<'a> {
        let mut texts: HashMap<(u8, &str), (u32, bool, bool), Fold> =
            HashMap::with_capacity_and_hasher(old.len() + new.len() / 4, Fold::default());
        for (clauses, is_new) in [(old, false), (new, true)] {
            for clause in clauses {
                let next = texts.len() as u32;
                let entry = texts
                    .entry((clause.kind as u8, clause.text.as_str()))
                    .or_insert((next, false, false));
                entry.1 |= !is_new;
                entry.2 |= is_new;
            }
        }
        Keys {
            texts,
            folded: HashMap::default(),
        }
    }

    fn side(&mut self, clauses: &[Clause]) -> Vec<Profile> {
        let parents = parents(clauses);
        clauses
            .iter()
            .zip(parents)
            .map(|(clause, parent)| Profile {
                key: self.key(clause),
                kind: clause.kind,
                length: clause.text.len(),
                parent,
                words: Words::default(),
            })
            .collect()
    }

    fn key(&mut self, clause: &Clause) -> u32 {
        let kind = clause.kind as u8;
        match self.texts.get(&(kind, clause.text.as_str())) {
            Some(&(key, true, true)) => key,
            _ => {
                let next = (self.texts.len() + self.folded.len()) as u32;
                let folded = (kind, text::key(&clause.text));
                *self.folded.entry(folded).or_insert(next)
            }
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
