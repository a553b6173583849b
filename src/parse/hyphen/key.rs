//! Words as numbers: what is one word, in lower case, has one key.
//!
//! Keys are hashes. Among the words of all resolutions ever adopted, the odds
//! that two share one are below a billionth; what would follow is a hyphen
//! that is put in wrongly, or not at all.

use super::{first_word, is_of_word};

/// A word in lower case, as a hash under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(pub(super) u64);

impl Key {
    /// The key of no letter.
    pub(super) const EMPTY: Key = Key(0xcbf2_9ce4_8422_2325);

    /// The key of a word.
    pub(super) fn of(word: &str) -> Key {
        Key::EMPTY.with(word)
    }

    /// The key of a word of ASCII, in lower case.
    pub(super) const fn of_lower(word: &[u8]) -> Key {
        let mut key = Key::EMPTY;
        let mut at = 0;
        while at < word.len() {
            key = key.push(word[at]);
            at += 1;
        }
        key
    }

    /// The key of this word with another one behind it.
    pub(super) fn with(self, word: &str) -> Key {
        let mut key = self;
        for &byte in word.as_bytes() {
            if byte >= 0x80 {
                return word.to_lowercase().bytes().fold(self, Key::push);
            }
            key = key.push(byte.to_ascii_lowercase());
        }
        key
    }

    /// The key of this word and the one beside it.
    #[inline]
    pub(super) const fn beside(self, next: Key) -> Key {
        Key(self.0.rotate_left(32) ^ next.0).push(b' ')
    }

    /// The key of a word that goes on with a byte in lower case. The last byte
    /// is in the highest bits too: they make a good place in a table.
    #[inline]
    pub(super) const fn push(self, byte: u8) -> Key {
        Key((self.0 ^ byte as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
}

/// ASCII bytes of words in lower case; zero for all others.
pub(super) const LETTERS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        let own = byte as u8;
        if own.is_ascii_alphanumeric() || own == b'-' {
            table[byte] = own.to_ascii_lowercase();
        }
        byte += 1;
    }
    table
};

/// Where the word ends that begins at an offset, and its key; the offset
/// itself where none does.
#[inline]
pub(super) fn word_at(text: &str, start: usize) -> (usize, Key) {
    let mut key = Key::EMPTY;
    let mut end = start;
    while let Some(&byte) = text.as_bytes().get(end) {
        match LETTERS[usize::from(byte)] {
            0 if byte >= 0x80 => return beyond(text, start, end, key),
            0 => break,
            letter => key = key.push(letter),
        }
        end += 1;
    }
    (end, key)
}

/// The same for a word that goes on, or ends, with a character beyond ASCII:
/// `Earth’s`, or a dash.
#[cold]
fn beyond(text: &str, start: usize, end: usize, key: Key) -> (usize, Key) {
    if text[end..].starts_with(is_of_word) {
        let word = first_word(&text[start..]);
        (start + word.len(), Key::of(word))
    } else {
        (end, key)
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, word_at};

    #[test]
    fn a_word_has_one_key_however_it_is_spelled_and_met() {
        let text = "Earth’s well-KEPT lamps—MÉTIERS";
        for word in ["earth’s", "well-kept", "lamps", "métiers"] {
            let start = text.to_lowercase().find(word).expect("the word");
            let (end, key) = word_at(text, start);
            assert_eq!(end - start, word.len());
            assert_eq!(key, Key::of(word));
            assert_eq!(key, Key::of(&word.to_uppercase()));
        }
        assert_eq!(word_at("a—lamps", 1), (1, Key::EMPTY));
        assert_eq!(
            Key::of("decision").with("-making"),
            Key::of("decision-making")
        );
        assert_eq!(Key::of("lamps"), Key::of_lower(b"lamps"));
    }
}
