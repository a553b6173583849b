//! Pairs of clauses that share runs of words which chance does not explain.
//!
//! In: the clauses that are left over among very many. Out: the pairs that
//! stand out, each with its odds. In its single words a short clause that was
//! moved and reworded looks like many others; what tells it is that so many
//! words follow each other alike.
//!
//! How likely a run is, is told by a language in which each word depends on
//! the two before it: what every sentence of a form has (`at its ... session`)
//! follows from its first words, and says nothing however long it is.

use std::collections::HashMap;
use std::ops::Range;

use super::pairs::Pairs;
use super::profile::Profile;
use super::similarity::kinds_agree;
use super::vocabulary::WordId;
use crate::text::hasher::Fold;

/// Two clauses are compared that share runs of this many words,
const GRAM: usize = 4;
/// at least so many,
const SHARED: usize = 2;
/// each of which no more clauses have than these.
const MANY: u32 = 8;
/// For each clause so many others are, with most such runs.
const KEPT: usize = 3;

/// One in so many of the clauses left over has a partner.
const PARTNERED: f64 = 1_000.0;

/// How many words weigh as much as what a shorter run says of the next word.
const SMOOTH: f64 = 2.0;

/// A pair that stands out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Telling {
    pub old: usize,
    pub new: usize,
    /// The logarithm of the odds that it is no chance.
    pub odds: f64,
}

/// The pairs of free clauses that stand out, in the order of the old draft.
pub(super) fn telling(old: &[Profile<'_>], new: &[Profile<'_>], pairs: &Pairs) -> Vec<Telling> {
    let free_old: Vec<usize> = pairs.free_old().collect();
    let free_new: Vec<usize> = pairs.free_new().collect();
    let old_words = || free_old.iter().map(|&at| old[at].words.order);
    let new_words = || free_new.iter().map(|&at| new[at].words.order);
    let grams = Grams::of(new_words());
    let mut met = Vec::new();
    let mut language = Language::default();
    for (&i, words) in free_old.iter().zip(old_words()) {
        for at in grams.sharing(words) {
            let j = free_new[at as usize];
            if kinds_agree(&old[i], &new[j]).is_some() {
                let runs = shared_runs(words, new[j].words.order);
                for run in &runs {
                    language.ask(&words[run.clone()]);
                }
                met.push((i, j, runs));
            }
        }
    }
    language.count(old_words().chain(new_words()));
    let many = free_old.len().max(free_new.len()) as f64;
    let against = (many * PARTNERED).ln();
    let telling = met.into_iter().map(|(i, j, runs)| {
        let (one, two) = (old[i].words.order, new[j].words.order);
        // What it takes to find a run somewhere in both.
        let anywhere = (one.len() as f64 * two.len() as f64).ln();
        let runs = runs.into_iter();
        let surprises = runs.map(|run| (language.surprise(&one[run]) - anywhere).max(0.0));
        Telling {
            old: i,
            new: j,
            odds: surprises.sum::<f64>() - against,
        }
    });
    telling.filter(|telling| telling.odds > 0.0).collect()
}

/// Which clauses have each run of a few words.
struct Grams {
    /// The last entry of each, and how many there are.
    last: HashMap<Packed, (u32, u32), Fold>,
    /// A clause, and the entry before of the same run.
    entries: Vec<(u32, u32)>,
}

impl Grams {
    fn of<'w>(clauses: impl Iterator<Item = &'w [WordId]>) -> Grams {
        let mut grams = Grams {
            last: HashMap::default(),
            entries: Vec::new(),
        };
        for (clause, at) in clauses.zip(0..) {
            for gram in clause.windows(GRAM) {
                let (last, many) = grams.last.entry(packed(gram)).or_insert((u32::MAX, 0));
                grams.entries.push((at, *last));
                *last = grams.entries.len() as u32 - 1;
                *many += 1;
            }
        }
        grams
    }

    /// The few clauses that share most runs with the words of another.
    fn sharing(&self, words: &[WordId]) -> impl Iterator<Item = u32> + use<> {
        let mut met = Vec::new();
        for gram in words.windows(GRAM) {
            let found = self.last.get(&packed(gram)).filter(|found| found.1 <= MANY);
            let mut next = found.map_or(u32::MAX, |found| found.0);
            while let Some(&(clause, before)) = self.entries.get(next as usize) {
                met.push(clause);
                next = before;
            }
        }
        met.sort_unstable();
        let often = met.chunk_by(u32::eq).map(|same| (same.len(), same[0]));
        let mut ranked: Vec<(usize, u32)> = often.filter(|met| met.0 >= SHARED).collect();
        ranked.sort_unstable_by(|one, two| two.0.cmp(&one.0).then(one.1.cmp(&two.1)));
        ranked.into_iter().take(KEPT).map(|(_, clause)| clause)
    }
}

/// Where runs of two words and more stand in the first of two clauses that
/// stand in the second too, none of whose words serves twice.
fn shared_runs(one: &[WordId], two: &[WordId]) -> Vec<Range<usize>> {
    let mut used = vec![false; two.len()];
    let mut runs = Vec::new();
    let mut at = 0;
    while at < one.len() {
        let length_at = |start: usize| {
            let there = two[start..].iter().zip(&used[start..]);
            let both = one[at..].iter().zip(there);
            both.take_while(|(one, (two, used))| one == two && !**used)
                .count()
        };
        let lengths = (0..two.len()).map(|start| (length_at(start), start));
        let (length, start) = lengths.max_by_key(|found| found.0).unwrap_or_default();
        if length > 1 {
            used[start..start + length].fill(true);
            runs.push(at..at + length);
        }
        at += length.max(1);
    }
    runs
}

/// Up to four words on end, the last of them lowest; zeros stand before fewer.
type Packed = u128;

fn packed(words: &[WordId]) -> Packed {
    let words = words.iter().map(|&word| Packed::from(word) + 1);
    words.fold(0, |before, word| before << 32 | word)
}

/// The last word, the last two and the last three of a text, as far as there
/// are so many.
fn endings(words: &[WordId]) -> impl Iterator<Item = Packed> {
    let most = words.len().min(3);
    (1..=most).map(|many| packed(&words[words.len() - many..]))
}

/// How likely each word is after the two before it.
#[derive(Debug, Default)]
struct Language {
    /// How often those runs occur that were asked for.
    often: HashMap<Packed, u32, Fold>,
    total: u64,
}

impl Language {
    /// Notes what must be counted to tell how surprising some words are.
    fn ask(&mut self, words: &[WordId]) {
        for ending in (1..=words.len()).flat_map(|end| endings(&words[..end])) {
            self.often.entry(ending).or_default();
        }
    }

    fn count<'w>(&mut self, clauses: impl Iterator<Item = &'w [WordId]>) {
        for clause in clauses {
            self.total += clause.len() as u64;
            for end in 1..=clause.len() {
                for ending in endings(&clause[..end]) {
                    // A run is asked for with all its endings.
                    let Some(often) = self.often.get_mut(&ending) else {
                        break;
                    };
                    *often += 1;
                }
            }
        }
    }

    /// How surprising it is that a clause has these words at some place, in
    /// natural units.
    fn surprise(&self, words: &[WordId]) -> f64 {
        let often = |ending| f64::from(self.often.get(&ending).copied().unwrap_or_default());
        let surprises = (0..words.len()).map(|at| {
            // After nothing, after the word before, after the two before.
            let contexts = [self.total as f64].into_iter();
            let contexts = contexts.chain(endings(&words[..at]).map(often));
            let (mut likely, mut smooth) = (0.0, 0.0);
            for (ending, before) in endings(&words[..=at]).zip(contexts) {
                likely = (often(ending) + smooth * likely) / (before + smooth);
                smooth = SMOOTH;
            }
            -likely.min(1.0).ln()
        });
        surprises.sum()
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, shared_runs};

    #[test]
    fn no_word_serves_two_runs() {
        assert_eq!(shared_runs(&[1, 2, 3, 9, 1, 2], &[7, 1, 2, 3]), vec![0..3]);
        assert_eq!(
            shared_runs(&[1, 2, 8, 3, 4], &[3, 4, 6, 1, 2]),
            [0..2, 3..5]
        );
        assert!(shared_runs(&[1, 2], &[2, 1]).is_empty());
    }

    #[test]
    fn what_every_sentence_of_a_form_has_is_no_surprise() {
        let form = [1, 2, 3, 4, 5, 6, 7, 8];
        let odd = [1, 8, 2, 7, 3, 6, 4, 5];
        let mut language = Language::default();
        language.ask(&form);
        language.ask(&odd);
        let clauses = (0..100).map(|_| form.as_slice());
        language.count(clauses.chain([odd.as_slice()]));
        let (form, odd) = (language.surprise(&form), language.surprise(&odd));
        assert!(form < 3.0 && odd > 4.0 * form, "{form} {odd}");
    }
}
