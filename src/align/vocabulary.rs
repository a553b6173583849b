//! The words of both drafts as small numbers.
//!
//! In: texts. Out: the stems of their words in order, each as a [`WordId`].
//! Every spelling is stemmed once and then known by sight; knows nothing of
//! weight and frequency.

use std::collections::HashMap;

use super::boilerplate;
use super::hasher::Fold;
use super::packed::{Packed, Table};

/// A word of the vocabulary: a stem.
pub(super) type WordId = u32;

/// How many spellings and stems there are at first, and how many bytes of text
/// bring another one.
const LISTED: usize = 200;
const BYTES: usize = 80;

/// The words of both drafts: stems, numbered in the order in which they were
/// met.
#[derive(Debug)]
pub(super) struct Vocabulary<'t> {
    /// Short spellings and short stems.
    short: Table,
    /// The stems of spellings that are long or have more than ASCII, and those
    /// of such stems.
    long: HashMap<&'t str, WordId, Fold>,
    long_stems: HashMap<String, WordId, Fold>,
    /// The share of clauses in which each stem is expected.
    pub expected: Vec<f64>,
    is_figure: Vec<bool>,
}

impl<'t> Vocabulary<'t> {
    /// The stems that every resolution repeats, and no others yet; with room
    /// for those of so many bytes of text.
    pub(super) fn for_texts(bytes: usize) -> Vocabulary<'t> {
        let room = LISTED + bytes / BYTES;
        let mut vocabulary = Vocabulary {
            short: Table::with_room(room),
            long: HashMap::default(),
            long_stems: HashMap::default(),
            expected: Vec::with_capacity(room),
            is_figure: Vec::with_capacity(room),
        };
        for (stem, share) in boilerplate::stems() {
            let id = vocabulary.stem(stem.as_bytes());
            vocabulary.expected[id as usize] = share;
        }
        vocabulary
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.expected.len()
    }

    /// Whether a word changes from year to year without changing what a clause
    /// says.
    #[inline]
    pub(super) fn is_figure(&self, word: WordId) -> bool {
        self.is_figure[word as usize]
    }

    /// Appends the words of a text; returns the first that is no adverb: the
    /// opening verb.
    pub(super) fn read(&mut self, text: &'t str, words: &mut Vec<WordId>) -> Option<WordId> {
        let mut verb = None;
        let mut at = 0;
        while let Some(start) = start(text, at) {
            let (word, end) = match Packed::at(text.as_bytes(), start) {
                Some((spelling, length)) => {
                    let end = start + length;
                    // A short word ends before ASCII: that is no word.
                    at = end + 1;
                    let word = match self.short.look_up(spelling).stem.checked_sub(1) {
                        Some(word) => word,
                        None => self.meet(spelling, length),
                    };
                    (word, end)
                }
                None => {
                    at = end(text, start);
                    (self.long(&text[start..at]), at)
                }
            };
            words.push(word);
            if verb.is_none() && !is_adverb(&text[start..end]) {
                verb = Some(word);
            }
        }
        verb
    }

    /// Takes in a short spelling.
    #[cold]
    fn meet(&mut self, spelling: Packed, length: usize) -> WordId {
        let letters = spelling.letters();
        let stem = stem(&letters[..length]);
        let word = self.short_stem(spelling.cut(stem.len()), stem);
        self.short.enter(spelling).stem = word + 1;
        word
    }

    /// The stem of any other spelling.
    #[cold]
    fn long(&mut self, spelling: &'t str) -> WordId {
        if let Some(&word) = self.long.get(spelling) {
            return word;
        }
        // Each character for itself, whatever stands beside it.
        let lower: String = spelling.chars().flat_map(char::to_lowercase).collect();
        let word = self.stem(stem(lower.as_bytes()));
        self.long.insert(spelling, word);
        word
    }

    /// The number of a stem.
    fn stem(&mut self, stem: &[u8]) -> WordId {
        if let Some(packed) = Packed::of(stem) {
            return self.short_stem(packed, stem);
        }
        let text = String::from_utf8_lossy(stem);
        if let Some(&word) = self.long_stems.get(&*text) {
            return word;
        }
        let word = self.add(stem);
        self.long_stems.insert(text.into_owned(), word);
        word
    }

    /// The number of a short stem.
    fn short_stem(&mut self, packed: Packed, stem: &[u8]) -> WordId {
        let next = self.len() as WordId;
        let known = self.short.enter(packed);
        if known.number > 0 {
            return known.number - 1;
        }
        known.number = next + 1;
        self.add(stem)
    }

    /// Takes down what is to be known of the next stem.
    fn add(&mut self, stem: &[u8]) -> WordId {
        let word = self.len() as WordId;
        self.expected.push(boilerplate::ELSEWHERE);
        self.is_figure.push(boilerplate::is_figure(stem));
        word
    }
}

/// Where the first stretch of letters, figures and strokes from an offset on
/// begins.
fn start(text: &str, from: usize) -> Option<usize> {
    let mut start = from;
    loop {
        match KINDS[usize::from(*text.as_bytes().get(start)?)] {
            INSIDE => return Some(start),
            OUTSIDE => start += 1,
            _ => match text[start..].chars().next()? {
                c if c.is_alphanumeric() => return Some(start),
                c => start += c.len_utf8(),
            },
        }
    }
}

/// Where the stretch that begins at an offset ends.
fn end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let end = rest.find(|c: char| c != '/' && !c.is_alphanumeric());
    start + end.unwrap_or(rest.len())
}

/// Bytes of words: letters, figures and strokes.
const INSIDE: u8 = 1;
/// Bytes between words.
const OUTSIDE: u8 = 0;
/// Bytes of characters beyond ASCII.
const BEYOND: u8 = 2;

const KINDS: [u8; 256] = {
    let mut table = [BEYOND; 256];
    let mut byte = 0u8;
    while byte < 0x80 {
        let inside = byte.is_ascii_alphanumeric() || byte == b'/';
        table[byte as usize] = if inside { INSIDE } else { OUTSIDE };
        byte += 1;
    }
    table
};

/// What openers gain and lose as their neighbours come and go.
fn is_adverb(word: &str) -> bool {
    let adverbs = ["also", "further", "again", "deeply"];
    adverbs
        .iter()
        .any(|adverb| word.eq_ignore_ascii_case(adverb))
}

/// Cuts the endings that PP and OP forms differ by: `Recalling`, `Recalls`.
fn stem(word: &[u8]) -> &[u8] {
    let endings: &[&str] = match word.last() {
        Some(b'g') => &["ing"],
        Some(b's') => &["es", "s"],
        Some(b'd') => &["ed"],
        Some(b'e') => &["e"],
        _ => return word,
    };
    if word.len() < 5 || word.iter().any(u8::is_ascii_digit) {
        return word;
    }
    for &ending in endings {
        if let Some(rest) = word.strip_suffix(ending.as_bytes())
            && rest.len() >= 3
            && !(ending == "s" && rest.ends_with(b"s"))
        {
            return rest;
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Vocabulary, end, start, stem};

    #[test]
    fn verbs_of_preamble_and_operative_part_share_a_stem() {
        for (preambular, operative) in [
            ("recalling", "recalls"),
            ("reaffirming", "reaffirms"),
            ("recognizing", "recognizes"),
            ("stressing", "stresses"),
            ("noting", "notes"),
        ] {
            assert_eq!(stem(preambular.as_bytes()), stem(operative.as_bytes()));
        }
    }

    #[test]
    fn spellings_of_one_stem_are_one_word() {
        let mut vocabulary = Vocabulary::for_texts(0);
        let mut words = Vec::new();
        let verb = vocabulary.read("ALSO Recalls recalled, “recalling” recall", &mut words);
        assert_eq!(words[1..], [words[1]; 4]);
        assert_eq!(verb, Some(words[1]));
        assert_ne!(words[0], words[1]);
    }

    proptest! {
        #[test]
        fn pieces_are_all_stretches_of_letters_figures_and_strokes(
            text in "([ -~]|[é’\u{301}\u{a0}°漢½]){0,40}"
        ) {
            let inside = |c: char| c == '/' || c.is_alphanumeric();
            let plain = text.split(|c| !inside(c)).filter(|piece| !piece.is_empty());
            let mut at = 0;
            let pieces = std::iter::from_fn(|| {
                let start = start(&text, at)?;
                at = end(&text, start);
                Some(&text[start..at])
            });
            prop_assert_eq!(pieces.collect::<Vec<_>>(), plain.collect::<Vec<_>>());
        }
    }
}
