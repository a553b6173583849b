//! Words of both drafts as small numbers, each with its weight.
//!
//! In: the clauses of two drafts. Out: a [`Lexicon`], and the words of the
//! profiles. Knows words and their frequency, nothing of their place.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::Hasher;

use super::boilerplate;
use super::hasher::{Fold, FoldHasher};
use super::profile::{Profile, Words};
use crate::model::Clause;

/// How many clauses of other texts the expected frequency of a word counts for
/// beside the two drafts themselves.
const PRIOR: f64 = 40.0;
/// About how many certain clauses are read for the frequency of
/// their words; more would say the same.
const SAMPLE: usize = 200;

/// How many words two ordinary drafts have, those of the table included.
const ROOM: usize = 1_500;

/// `Recalling its resolution of` is an outline; fewer words are none.
const LEAST_OUTLINE: usize = 4;

/// A word of the lexicon.
pub(super) type WordId = u32;

/// One draft: its clauses and their profiles.
pub(super) struct Side<'a> {
    pub clauses: &'a [Clause],
    pub profiles: &'a mut [Profile],
}

/// The words of both drafts.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    ids: HashMap<Cow<'static, str>, WordId, Fold>,
    clauses: Vec<f64>,
    expected: Vec<f64>,
    is_figure: Vec<bool>,
    weight: Vec<f64>,
}

impl Lexicon {
    /// Reads the words of the clauses for which `wanted` asks, and a sample of
    /// the others for their frequency.
    pub(super) fn read(
        old: Side<'_>,
        new: Side<'_>,
        wanted: impl Fn(bool, usize) -> bool,
    ) -> Lexicon {
        let mut lexicon = Lexicon {
            ids: HashMap::with_capacity_and_hasher(ROOM, Fold::default()),
            ..Lexicon::default()
        };
        for (stem, share) in boilerplate::stems() {
            let id = lexicon.add(stem);
            lexicon.expected[id as usize] = share;
        }
        let mut total = PRIOR;
        let mut buffer = Buffer::default();
        let mut sides = [(old, false), (new, true)];
        for (side, is_new) in &mut sides {
            for (at, clause) in side.clauses.iter().enumerate() {
                if wanted(*is_new, at) {
                    lexicon.stems(&clause.text, &mut buffer);
                    total += 1.0;
                    let outline = lexicon.outline(&buffer.words);
                    let words = words(&mut buffer, outline);
                    for &(word, _) in &words.bag {
                        lexicon.clauses[word as usize] += 1.0;
                    }
                    side.profiles[at].words = words;
                }
            }
        }
        // The certain clauses are the same on both sides: each counts twice.
        let certain: Vec<usize> = (0..sides[0].0.clauses.len())
            .filter(|&at| !wanted(false, at))
            .collect();
        let stride = certain.len().div_ceil(SAMPLE).max(1);
        for &at in certain.iter().step_by(stride) {
            lexicon.stems(&sides[0].0.clauses[at].text, &mut buffer);
            let counts = 2.0 * stride as f64;
            total += counts;
            buffer.words.sort_unstable();
            buffer.words.dedup();
            for &word in &buffer.words {
                lexicon.clauses[word as usize] += counts;
            }
        }
        lexicon.weigh(total);
        for (side, _) in &mut sides {
            for profile in side.profiles.iter_mut() {
                let words = &mut profile.words;
                words.mass = lexicon.mass(&words.bag);
                words.pair_mass = words.pairs.iter().map(|&pair| lexicon.pair(pair)).sum();
            }
        }
        lexicon
    }

    /// The weight of a word: rare words weigh much, boilerplate little.
    pub(super) fn weight(&self, word: WordId) -> f64 {
        self.weight[word as usize]
    }

    /// The weight of two neighbouring words.
    pub(super) fn pair(&self, (first, second): (WordId, WordId)) -> f64 {
        self.weight(first) + self.weight(second)
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

    fn weigh(&mut self, total: f64) {
        // A word in two clauses, one on each side, is as telling as any.
        let highest = (1.0 + total / 2.0).ln();
        self.weight = self
            .clauses
            .iter()
            .zip(&self.expected)
            .map(|(&n, share)| {
                let rarity = (1.0 + total / (n + PRIOR * share)).ln().min(highest) / highest;
                rarity * rarity.sqrt()
            })
            .collect();
    }

    fn stems(&mut self, text: &str, buffer: &mut Buffer) {
        buffer.words.clear();
        buffer.verb = None;
        for word in pieces(text) {
            buffer.lower.clear();
            if word.is_ascii() {
                buffer.lower.push_str(word);
                buffer.lower.make_ascii_lowercase();
            } else {
                buffer
                    .lower
                    .extend(word.chars().flat_map(char::to_lowercase));
            }
            let id = self.word(stem(&buffer.lower));
            buffer.words.push(id);
            if buffer.verb.is_none() && !is_adverb(&buffer.lower) {
                buffer.verb = Some(id);
            }
        }
    }

    /// A hash of the words that are no figures.
    fn outline(&self, words: &[WordId]) -> u64 {
        let mut hasher = FoldHasher::default();
        let mut left = 0;
        for &word in words {
            if !self.is_figure[word as usize] {
                hasher.write_u32(word);
                left += 1;
            }
        }
        if left < LEAST_OUTLINE {
            0
        } else {
            hasher.finish()
        }
    }

    fn word(&mut self, stem: &str) -> WordId {
        match self.ids.get(stem) {
            Some(&id) => id,
            None => self.add(Cow::Owned(stem.to_owned())),
        }
    }

    /// Adds a new word.
    fn add(&mut self, stem: Cow<'static, str>) -> WordId {
        let id = self.clauses.len() as WordId;
        self.clauses.push(0.0);
        self.expected.push(boilerplate::ELSEWHERE);
        self.is_figure.push(boilerplate::is_figure(&stem));
        self.ids.insert(stem, id);
        id
    }
}

/// The stretches of letters, figures and strokes in a text.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = stretch(rest, false);
        let end = start + stretch(&rest[start..], true);
        let piece = &rest[start..end];
        rest = &rest[end..];
        (!piece.is_empty()).then_some(piece)
    })
}

/// How many bytes at the head of a text belong to a word, or to none.
fn stretch(text: &str, within: bool) -> usize {
    let bytes = text.as_bytes();
    let plain = |b: &&u8| b.is_ascii() && WORDLIKE[usize::from(**b)] == within;
    let mut at = 0;
    loop {
        at += bytes[at..].iter().take_while(plain).count();
        match text[at..].chars().next() {
            Some(c) if !c.is_ascii() && c.is_alphanumeric() == within => at += c.len_utf8(),
            _ => return at,
        }
    }
}

/// Letters, figures and strokes.
const WORDLIKE: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0u8;
    while byte < 0x80 {
        table[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'/';
        byte += 1;
    }
    table
};

/// Room that is used again for each clause.
#[derive(Debug, Default)]
struct Buffer {
    lower: String,
    words: Vec<WordId>,
    sorted: Vec<WordId>,
    verb: Option<WordId>,
}

fn words(buffer: &mut Buffer, outline: u64) -> Words {
    buffer.sorted.clear();
    buffer.sorted.extend_from_slice(&buffer.words);
    buffer.sorted.sort_unstable();
    let mut bag: Vec<(WordId, u32)> = Vec::with_capacity(buffer.sorted.len());
    for &word in &buffer.sorted {
        match bag.last_mut() {
            Some((last, n)) if *last == word => *n += 1,
            _ => bag.push((word, 1)),
        }
    }
    let mut pairs: Vec<(WordId, WordId)> = buffer
        .words
        .windows(2)
        .map(|two| (two[0], two[1]))
        .collect();
    pairs.sort_unstable();
    Words {
        outline,
        verb: buffer.verb,
        bag,
        pairs,
        mass: 0.0,
        pair_mass: 0.0,
    }
}

/// What openers gain and lose as their neighbours come and go.
fn is_adverb(word: &str) -> bool {
    matches!(word, "also" | "further" | "again" | "deeply")
}

/// Cuts the endings that PP and OP forms differ by: `Recalling`, `Recalls`.
fn stem(word: &str) -> &str {
    let endings: &[&str] = match word.as_bytes().last() {
        Some(b'g') => &["ing"],
        Some(b's') => &["es", "s"],
        Some(b'd') => &["ed"],
        Some(b'e') => &["e"],
        _ => return word,
    };
    if word.len() < 5 || word.bytes().any(|b| b.is_ascii_digit()) {
        return word;
    }
    for &ending in endings {
        if let Some(rest) = word.strip_suffix(ending)
            && rest.len() >= 3
            && !(ending == "s" && rest.ends_with('s'))
        {
            return rest;
        }
    }
    word
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
            ("noting", "notes"),
        ] {
            assert_eq!(stem(preambular), stem(operative));
        }
    }
}
