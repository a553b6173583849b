//! The words of both drafts as small numbers.
//!
//! In: texts. Out: the stems of their words in order, each as a [`WordId`].
//! Every spelling is read once and then known by sight; knows nothing of
//! weight and frequency.

use std::borrow::Cow;

use super::boilerplate;
use super::interner::{Interner, Vacancy, WordHash};

/// A word of the vocabulary: a stem.
pub(super) type WordId = u32;

/// How many spellings there are in an ordinary pair of drafts.
const ROOM: usize = 1_000;

/// The words of both drafts, in the order in which they were met.
#[derive(Debug)]
pub(super) struct Vocabulary<'t> {
    spellings: Interner<'t>,
    /// The stem of each spelling.
    stem_of: Vec<WordId>,
    stems: Interner<'t>,
    /// The share of clauses in which each stem is expected.
    pub expected: Vec<f64>,
    is_figure: Vec<bool>,
}

impl<'t> Vocabulary<'t> {
    /// The stems that every resolution repeats, and no others yet.
    pub(super) fn new() -> Vocabulary<'t> {
        let mut vocabulary = Vocabulary {
            spellings: Interner::with_room(ROOM),
            stem_of: Vec::with_capacity(ROOM),
            stems: Interner::with_room(ROOM),
            expected: Vec::with_capacity(ROOM),
            is_figure: Vec::with_capacity(ROOM),
        };
        for (stem, share) in boilerplate::stems() {
            let id = vocabulary.stem(Cow::Borrowed(stem));
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
    pub(super) fn is_figure(&self, word: WordId) -> bool {
        self.is_figure[word as usize]
    }

    /// Appends the words of a text; returns the first that is no adverb: the
    /// opening verb.
    pub(super) fn read(&mut self, text: &'t str, words: &mut Vec<WordId>) -> Option<WordId> {
        let mut verb = None;
        let mut at = 0;
        while let Some((start, end, hash)) = piece(text, at) {
            let piece = &text[start..end];
            at = end;
            let word = match self.spellings.find(hash, piece) {
                Ok(spelling) => self.stem_of[spelling as usize],
                Err(vacancy) => self.meet(vacancy, piece),
            };
            words.push(word);
            if verb.is_none() && !is_adverb(piece) {
                verb = Some(word);
            }
        }
        verb
    }

    /// Takes in a spelling.
    #[cold]
    fn meet(&mut self, vacancy: Vacancy, piece: &'t str) -> WordId {
        let word = if !piece.is_ascii() {
            // Each character for itself, whatever stands beside it.
            let lower: String = piece.chars().flat_map(char::to_lowercase).collect();
            self.stem(Cow::Owned(stem(&lower).to_owned()))
        } else if piece.bytes().any(|b| b.is_ascii_uppercase()) {
            self.stem(Cow::Owned(stem(&piece.to_ascii_lowercase()).to_owned()))
        } else {
            self.stem(Cow::Borrowed(stem(piece)))
        };
        self.spellings.add(vacancy, Cow::Borrowed(piece));
        self.stem_of.push(word);
        word
    }

    fn stem(&mut self, stem: Cow<'t, str>) -> WordId {
        match self.stems.find(WordHash::of(&stem), &stem) {
            Ok(id) => id,
            Err(vacancy) => {
                self.expected.push(boilerplate::ELSEWHERE);
                self.is_figure.push(boilerplate::is_figure(&stem));
                self.stems.add(vacancy, stem)
            }
        }
    }
}

/// The first stretch of letters, figures and strokes from an offset on, with
/// its hash.
fn piece(text: &str, from: usize) -> Option<(usize, usize, WordHash)> {
    let bytes = text.as_bytes();
    let mut start = from;
    loop {
        match KINDS[usize::from(*bytes.get(start)?)] {
            INSIDE => break,
            OUTSIDE => start += 1,
            _ => match text[start..].chars().next()? {
                c if c.is_alphanumeric() => break,
                c => start += c.len_utf8(),
            },
        }
    }
    let mut hash = WordHash::EMPTY;
    let mut end = start;
    while let Some(&byte) = bytes.get(end) {
        match KINDS[usize::from(byte)] {
            INSIDE => {
                hash.push(byte);
                end += 1;
            }
            OUTSIDE => break,
            _ => match text[end..].chars().next() {
                Some(c) if c.is_alphanumeric() => {
                    let next = end + c.len_utf8();
                    bytes[end..next].iter().for_each(|&byte| hash.push(byte));
                    end = next;
                }
                _ => break,
            },
        }
    }
    Some((start, end, hash))
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
    use proptest::prelude::*;

    use super::{Vocabulary, WordHash, piece, stem};

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

    #[test]
    fn spellings_of_one_stem_are_one_word() {
        let mut vocabulary = Vocabulary::new();
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
                let (start, end, hash) = piece(&text, at)?;
                at = end;
                let piece = &text[start..end];
                assert_eq!(hash, WordHash::of(piece));
                Some(piece)
            });
            prop_assert_eq!(pieces.collect::<Vec<_>>(), plain.collect::<Vec<_>>());
        }
    }
}
