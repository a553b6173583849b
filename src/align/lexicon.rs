//! Words of both drafts as small numbers, each with its weight.
//!
//! In: the clauses of two drafts. Out: a [`Lexicon`] and a [`Profile`] for
//! each clause. Knows words and their frequency, nothing of their place.

use std::collections::HashMap;

use super::boilerplate;
use crate::model::{Clause, ClauseKind};
use crate::text;

/// How many clauses of other texts the expected frequency of a word counts for
/// beside the two drafts themselves.
const PRIOR: f64 = 40.0;

/// A word of the lexicon.
pub(super) type WordId = u32;

/// A clause as the aligner sees it.
#[derive(Debug, Clone)]
pub(super) struct Profile {
    /// Equal for clauses of one kind whose texts have the same normal key.
    pub key: u32,
    /// What the clause is.
    pub kind: ClauseKind,
    /// Stems of the clause in reading order.
    pub words: Vec<WordId>,
    /// The distinct stems, ascending, with their number.
    pub bag: Vec<(WordId, u32)>,
    /// Sum of the weights of `bag`.
    pub mass: f64,
    /// The clause that this one stands under, on the same side.
    pub parent: Option<usize>,
    /// Whether this one has clauses under it.
    pub has_children: bool,
}

/// The words of both drafts.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: HashMap<String, WordId>,
    keys: HashMap<(ClauseKind, String), u32>,
    clauses: Vec<u32>,
    adverb: Vec<bool>,
    expected: Vec<f64>,
    weight: Vec<f64>,
}

impl Lexicon {
    /// Reads both drafts.
    pub(super) fn read(old: &[Clause], new: &[Clause]) -> (Lexicon, Vec<Profile>, Vec<Profile>) {
        let mut lexicon = Lexicon::default();
        let mut old = lexicon.profiles(old);
        let mut new = lexicon.profiles(new);
        let total = (old.len() + new.len()) as f64 + PRIOR;
        let highest = (1.0 + total / 2.0).ln();
        lexicon.weight = lexicon
            .clauses
            .iter()
            .zip(&lexicon.expected)
            .map(|(&n, share)| {
                let rarity = (1.0 + total / (f64::from(n) + PRIOR * share)).ln();
                // A word on one side only says little about who belongs together.
                (rarity.min(highest) / highest).powf(1.5)
            })
            .collect();
        for profile in old.iter_mut().chain(&mut new) {
            profile.mass = lexicon.mass(&profile.bag);
        }
        (lexicon, old, new)
    }

    /// The weight of a word: rare words weigh much, boilerplate little.
    pub(super) fn weight(&self, word: WordId) -> f64 {
        self.weight[word as usize]
    }

    /// Whether a word is one of *also*, *further*, *again*, which openers gain
    /// and lose as their neighbours come and go.
    pub(super) fn is_adverb(&self, word: WordId) -> bool {
        self.adverb[word as usize]
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.weight.len()
    }

    /// The weight of a bag of words.
    pub(super) fn mass(&self, bag: &[(WordId, u32)]) -> f64 {
        bag.iter()
            .map(|&(word, n)| self.weight(word) * f64::from(n))
            .sum()
    }

    fn profiles(&mut self, clauses: &[Clause]) -> Vec<Profile> {
        let parents = parents(clauses);
        let mut profiles: Vec<Profile> = clauses
            .iter()
            .zip(&parents)
            .map(|(clause, &parent)| self.profile(clause, parent))
            .collect();
        for parent in parents.into_iter().flatten() {
            profiles[parent].has_children = true;
        }
        profiles
    }

    fn profile(&mut self, clause: &Clause, parent: Option<usize>) -> Profile {
        let mut words = Vec::new();
        let mut lower = String::new();
        for word in clause
            .text
            .split(|c: char| !(c.is_alphanumeric() || c == '/'))
        {
            if word.is_empty() {
                continue;
            }
            lower.clear();
            lower.extend(word.chars().flat_map(char::to_lowercase));
            let id = self.word(stem(&lower));
            words.push(id);
        }
        let mut sorted = words.clone();
        sorted.sort_unstable();
        let mut bag: Vec<(WordId, u32)> = Vec::with_capacity(sorted.len());
        for word in sorted {
            match bag.last_mut() {
                Some((last, n)) if *last == word => *n += 1,
                _ => bag.push((word, 1)),
            }
        }
        for &(word, _) in &bag {
            self.clauses[word as usize] += 1;
        }
        let next = self.keys.len() as u32;
        Profile {
            key: *self
                .keys
                .entry((clause.kind, text::key(&clause.text)))
                .or_insert(next),
            kind: clause.kind,
            words,
            bag,
            mass: 0.0,
            parent,
            has_children: false,
        }
    }

    fn word(&mut self, stem: &str) -> WordId {
        if let Some(&id) = self.words.get(stem) {
            return id;
        }
        let id = self.clauses.len() as WordId;
        self.words.insert(stem.to_owned(), id);
        self.clauses.push(0);
        self.expected.push(boilerplate::share(stem));
        self.adverb
            .push(matches!(stem, "also" | "further" | "again" | "deeply"));
        id
    }
}

/// Cuts the endings that PP and OP forms differ by: `Recalling`, `Recalls`.
fn stem(word: &str) -> &str {
    if word.len() < 5 || word.bytes().any(|b| b.is_ascii_digit()) {
        return word;
    }
    for ending in ["ing", "es", "ed", "s", "e"] {
        if let Some(rest) = word.strip_suffix(ending)
            && rest.len() >= 3
            && !(ending == "s" && rest.ends_with('s'))
        {
            return rest;
        }
    }
    word
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
                if id.len() > above.len()
                    && id.starts_with(above)
                    && id[above.len()..].starts_with('(')
                {
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

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn verbs_of_preamble_and_operative_part_share_a_stem() {
        for (preambular, operative) in [
            ("recalling", "recalls"),
            ("reaffirming", "reaffirms"),
            ("recognizing", "recognizes"),
            ("stressing", "stresses"),
        ] {
            assert_eq!(stem(preambular), stem(operative));
        }
    }
}
