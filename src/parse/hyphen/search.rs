//! How often words occur, searched for in the text.

use memchr::memmem::Finder;

/// A text in lower case, as far as it is ASCII.
pub(super) struct Lower(String);

impl Lower {
    pub(super) fn of(text: &str) -> Lower {
        Lower(text.to_ascii_lowercase())
    }

    /// Whether a word without hyphens occurs at least so often, by itself or as
    /// a part of a compound. A part in the midst of a longer compound is of two
    /// pairs.
    pub(super) fn has_word(&self, word: &str, times: usize) -> bool {
        let hits = self.hits(word).map(|(before, behind)| {
            let hyphens = usize::from(before == Some('-')) + usize::from(behind == Some('-'));
            let whole = !before.is_some_and(is_of_part) && !behind.is_some_and(is_of_part);
            usize::from(whole) * hyphens.max(1)
        });
        reaches(hits, times)
    }

    /// Whether two words stand side by side at least so often.
    pub(super) fn has_pair(&self, first: &str, second: &str, times: usize) -> bool {
        let pair = [first, " ", second].concat();
        let hits = self.hits(&pair).map(|(before, behind)| {
            let mut beyond = before.into_iter().chain(behind);
            usize::from(!beyond.any(super::is_of_word))
        });
        reaches(hits, times)
    }

    /// The characters before and behind each place where words stand.
    fn hits(&self, words: &str) -> impl Iterator<Item = (Option<char>, Option<char>)> {
        let words = words.to_ascii_lowercase();
        let length = words.len();
        let finder = Finder::new(&words).into_owned();
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + finder.find(self.0.as_bytes().get(from..)?)?;
            from = at + 1;
            let (before, behind) = (&self.0[..at], &self.0[at + length..]);
            Some((before.chars().next_back(), behind.chars().next()))
        })
    }
}

/// What parts of compounds are made of.
fn is_of_part(c: char) -> bool {
    c != '-' && super::is_of_word(c)
}

/// Whether numbers add up to another; no more of them are taken than need be.
fn reaches(mut numbers: impl Iterator<Item = usize>, least: usize) -> bool {
    let mut sum = 0;
    while sum < least {
        match numbers.next() {
            Some(number) => sum += number,
            None => return false,
        }
    }
    true
}
