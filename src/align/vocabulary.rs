//! The words of both drafts as small numbers.
//!
//! In: texts. Out: the stems of their words in order, each as a [`WordId`],
//! and in how many texts each stands. Every spelling is stemmed once and then
//! known by sight; knows nothing of weight.

use std::collections::HashMap;
use std::hash::Hasher;
use std::ops::Range;

use super::beginnings::Beginnings;
use super::boilerplate;
use super::packed::Packed;
use super::pieces::{end, start};
use super::stem::{short_stem, stem};
use crate::text::hasher::{Fold, FoldHasher};

/// A word of the vocabulary: a stem.
pub(super) type WordId = u32;

/// How many spellings and stems there are at first. A text brings others, the
/// fewer the longer it grows: as many as the root of its bytes, times a factor
/// (Heaps' law).
const LISTED: usize = 200;
const FACTOR: usize = 8;

/// Stands for words that were never met.
const UNKNOWN: WordId = 0;
/// Stands for the stems that none of the texts has that were read.
const NOBODYS: WordId = 1;

/// `Recalling its resolution of` is an outline; fewer words are none.
const LEAST_OUTLINE: usize = 4;

/// The words of both drafts: spellings and stems, numbered in the order in
/// which they were met.
#[derive(Debug)]
pub(super) struct Vocabulary<'t> {
    words: Vec<Word>,
    /// The share of texts in which the first of them are expected: those that
    /// are listed.
    expected: Vec<f64>,
    /// An open table of the short ones, by their letters. Words stand apart
    /// from it, so that those that nearly every clause has stand close
    /// together.
    slots: Vec<WordId>,
    /// The stems of spellings that are long or have more than ASCII, and those
    /// of such stems.
    long: HashMap<&'t str, WordId, Fold>,
    long_stems: HashMap<String, WordId, Fold>,
    /// Goes on by one with each distinct word of each text.
    clock: u32,
}

/// What is known of a spelling, and of a stem.
#[derive(Debug, Clone, Copy)]
struct Word {
    /// Its letters; none where they are not short.
    letters: Packed,
    /// The number of its stem, once it was met as a spelling.
    stem: WordId,
    /// The time at which it was last the first of its kind in a text.
    seen: u32,
    /// How many texts have it.
    texts: u32,
    is_figure: bool,
}

/// The words of many texts, one after the other.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// All stems in their order.
    pub order: Vec<WordId>,
    /// The distinct stems of each text, with their number.
    pub bags: Vec<(WordId, u32)>,
}

/// How a text opens, and what it is but for its figures.
#[derive(Debug)]
pub(super) struct Outline {
    /// The first word that is no adverb.
    pub verb: Option<WordId>,
    /// Equal for texts that differ in figures and ordinals alone; 0 where
    /// hardly a word is left without them.
    pub hash: u64,
}

impl<'t> Vocabulary<'t> {
    /// The stems that every resolution repeats, and no others yet; with room
    /// for those of so many bytes of text.
    pub(super) fn for_texts(bytes: usize) -> Vocabulary<'t> {
        let room = LISTED + FACTOR * bytes.isqrt();
        let mut vocabulary = Vocabulary {
            words: Vec::with_capacity(room),
            expected: Vec::with_capacity(LISTED + 2),
            slots: vec![UNKNOWN; (2 * room).next_power_of_two()],
            long: HashMap::default(),
            long_stems: HashMap::default(),
            clock: 1,
        };
        for _ in [UNKNOWN, NOBODYS] {
            vocabulary.add(Packed::EMPTY, false);
            vocabulary.expected.push(0.0);
        }
        for month in boilerplate::MONTHS {
            let month = vocabulary.stem(month.as_bytes());
            vocabulary.words[month as usize].is_figure = true;
            vocabulary.expected.push(boilerplate::MONTH);
        }
        for (stem, share) in boilerplate::stems() {
            vocabulary.stem(stem.as_bytes());
            vocabulary.expected.push(share);
        }
        vocabulary
    }

    /// How many numbers are given away.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// How many texts have each word, and the share of texts in which it is
    /// expected.
    pub(super) fn counts(&self) -> impl Iterator<Item = (u32, f64)> {
        let words = self.words.iter().zip(0..);
        words.map(|(word, at)| {
            let listed = self.expected.get(at).copied();
            (word.texts, listed.unwrap_or(boilerplate::ELSEWHERE))
        })
    }

    /// Appends the words of a text to others.
    pub(super) fn read(&mut self, text: &'t str, texts: &mut Texts) -> Outline {
        let (begin, bag) = (self.clock, texts.bags.len());
        let (mut verb, mut hasher, mut left) = (None, FoldHasher::default(), 0);
        let mut at = 0;
        while let Some((id, place)) = self.next(text, &mut at, Self::met) {
            let word = &mut self.words[id as usize];
            if word.seen >= begin {
                texts.bags[bag + (word.seen - begin) as usize].1 += 1;
            } else {
                word.seen = self.clock;
                word.texts += 1;
                self.clock += 1;
                texts.bags.push((id, 1));
            }
            if !word.is_figure {
                hasher.write_u32(id);
                left += 1;
            }
            texts.order.push(id);
            if verb.is_none() && !is_adverb(&text[place]) {
                verb = Some(id);
            }
        }
        let hash = if left < LEAST_OUTLINE {
            0
        } else {
            hasher.finish()
        };
        Outline { verb, hash }
    }

    /// How the short stems begin that the texts have which were read.
    pub(super) fn beginnings(&self) -> Beginnings {
        let read = self.words.iter().filter(|word| word.texts > 0);
        Beginnings::of(read.map(|word| word.letters))
    }

    /// Counts the words of a text as those of so many texts; those that others
    /// have which were read before, and that begin as these do.
    pub(super) fn count(&mut self, text: &'t str, texts: u32, beginnings: &Beginnings) {
        let begin = self.clock;
        let mut at = 0;
        let passed = |vocabulary: &mut Self, letters, length| {
            if beginnings.have(letters) {
                vocabulary.passed(letters, length)
            } else {
                NOBODYS
            }
        };
        while let Some((id, _)) = self.next(text, &mut at, passed) {
            let word = &mut self.words[id as usize];
            if word.seen < begin {
                word.seen = self.clock;
                word.texts += texts;
                self.clock += 1;
            }
        }
    }

    /// The next word from an offset on, which goes behind it, and where the word
    /// stands; `short` tells the stem of a short spelling of so many letters.
    #[inline(always)]
    fn next(
        &mut self,
        text: &'t str,
        at: &mut usize,
        short: impl Fn(&mut Self, Packed, usize) -> WordId,
    ) -> Option<(WordId, Range<usize>)> {
        let start = start(text, *at)?;
        let Some((letters, length)) = Packed::at(text.as_bytes(), start) else {
            *at = end(text, start);
            return Some((self.long(&text[start..*at]), start..*at));
        };
        let end = start + length;
        // A short word ends before ASCII: that is no word.
        *at = end + 1;
        Some((short(self, letters, length), start..end))
    }

    /// The stem of a short spelling, known or new.
    #[inline(always)]
    fn met(&mut self, spelling: Packed, length: usize) -> WordId {
        match self.words[self.find(spelling) as usize].stem {
            UNKNOWN => self.meet(spelling, length),
            stem => stem,
        }
    }

    /// The same, where a new stem is nobody's.
    #[inline(always)]
    fn passed(&mut self, spelling: Packed, length: usize) -> WordId {
        match self.words[self.find(spelling) as usize].stem {
            UNKNOWN => self.pass(spelling, length),
            stem => stem,
        }
    }

    /// The number of a short spelling or stem.
    #[inline(always)]
    fn find(&self, letters: Packed) -> WordId {
        self.slots[self.place(letters)]
    }

    /// Where the number of a short word stands or belongs.
    #[inline(always)]
    fn place(&self, letters: Packed) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = letters.hash() as usize & mask;
        loop {
            let held = self.slots[slot];
            if self.words[held as usize].letters == letters || held == UNKNOWN {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Takes in a short spelling; returns its stem.
    #[cold]
    fn meet(&mut self, spelling: Packed, length: usize) -> WordId {
        let stem = short_stem(spelling, length);
        let own = self.short(spelling);
        let word = self.short(stem);
        self.words[own as usize].stem = word;
        word
    }

    /// The same, where a new stem is nobody's.
    #[cold]
    fn pass(&mut self, spelling: Packed, length: usize) -> WordId {
        let word = match self.find(short_stem(spelling, length)) {
            UNKNOWN => NOBODYS,
            known => known,
        };
        let own = self.short(spelling);
        self.words[own as usize].stem = word;
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
        let has_figure = lower.bytes().any(|byte| byte.is_ascii_digit());
        let word = self.stem(stem(lower.as_bytes(), has_figure));
        self.long.insert(spelling, word);
        word
    }

    /// The number of a stem.
    fn stem(&mut self, stem: &[u8]) -> WordId {
        if let Some(letters) = Packed::of(stem) {
            return self.short(letters);
        }
        let text = String::from_utf8_lossy(stem);
        if let Some(&word) = self.long_stems.get(&*text) {
            return word;
        }
        let has_figure = stem.iter().any(u8::is_ascii_digit);
        let word = self.add(Packed::EMPTY, has_figure || boilerplate::is_number(stem));
        self.long_stems.insert(text.into_owned(), word);
        word
    }

    /// The number of a short spelling or stem, new or known.
    fn short(&mut self, letters: Packed) -> WordId {
        let place = self.place(letters);
        let held = self.slots[place];
        if held != UNKNOWN {
            return held;
        }
        let is_figure =
            letters.has_figure() || boilerplate::is_number(&letters.letters()[..letters.len()]);
        let number = self.add(letters, is_figure);
        self.slots[place] = number;
        if 2 * self.words.len() > self.slots.len() {
            self.grow();
        }
        number
    }

    /// Takes down what is to be known of the next word.
    fn add(&mut self, letters: Packed, is_figure: bool) -> WordId {
        let number = self.words.len() as WordId;
        self.words.push(Word {
            letters,
            stem: UNKNOWN,
            seen: 0,
            texts: 0,
            is_figure,
        });
        number
    }

    /// Doubles the table.
    fn grow(&mut self) {
        self.slots = vec![UNKNOWN; 2 * self.slots.len()];
        for number in 1..self.words.len() {
            let letters = self.words[number].letters;
            if letters != Packed::EMPTY {
                let place = self.place(letters);
                self.slots[place] = number as WordId;
            }
        }
    }
}

/// What openers gain and lose as their neighbours come and go.
fn is_adverb(word: &str) -> bool {
    let adverbs = ["also", "further", "again", "deeply"];
    adverbs
        .iter()
        .any(|adverb| word.eq_ignore_ascii_case(adverb))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Texts, Vocabulary};

    #[test]
    fn spellings_of_one_stem_are_one_word() {
        let mut vocabulary = Vocabulary::for_texts(0);
        let mut texts = Texts::default();
        let text = "ALSO Recalls recalled, “recalling” recall";
        let verb = vocabulary.read(text, &mut texts).verb;
        let words = &texts.order;
        assert_eq!(words[1..], [words[1]; 4]);
        assert_eq!(verb, Some(words[1]));
        assert_ne!(words[0], words[1]);
        assert_eq!(texts.bags, [(words[0], 1), (words[1], 4)]);
    }

    #[test]
    fn words_are_known_and_counted_while_the_table_grows() {
        let many: String = (0..3_000).map(|n| format!("{n:b} ")).collect();
        let more = format!("{many} 1unheard");
        let mut vocabulary = Vocabulary::for_texts(0);
        let mut texts = Texts::default();
        vocabulary.read(&many, &mut texts);
        vocabulary.read(&many, &mut texts);
        let beginnings = vocabulary.beginnings();
        vocabulary.count(&more, 4, &beginnings);
        let (first, second) = texts.order.split_at(3_000);
        assert_eq!(first, second);
        let counts: Vec<_> = vocabulary.counts().map(|count| count.0).collect();
        assert!(first.iter().all(|&word| counts[word as usize] == 6));
        assert_eq!(counts.iter().sum::<u32>(), 3_000 * 6 + 4);
    }

    proptest! {
        #[test]
        fn pieces_are_all_stretches_of_letters_figures_and_strokes(
            text in "([ -~]|[é’\u{301}\u{a0}°漢½]){0,40}"
        ) {
            let inside = |c: char| c == '/' || c.is_alphanumeric();
            let plain = text.split(|c| !inside(c)).filter(|piece| !piece.is_empty());
            let mut at = 0;
            let mut vocabulary = Vocabulary::for_texts(0);
            let pieces = std::iter::from_fn(|| {
                let (_, place) = vocabulary.next(&text, &mut at, Vocabulary::met)?;
                Some(&text[place])
            });
            prop_assert_eq!(pieces.collect::<Vec<_>>(), plain.collect::<Vec<_>>());
        }
    }
}
