//! A word in lower case, kept in place: openers are asked for of every line,
//! and none should cost an allocation.

/// An ASCII word in lower case.
pub(super) struct Lower {
    bytes: [u8; Lower::LONGEST],
    length: usize,
}

impl Lower {
    /// No word of the tables is as long, and hardly any of the language.
    const LONGEST: usize = 32;

    /// A word, or the last letters of a longer one, which no table has: its
    /// ending still tells its form. Nothing beyond ASCII.
    pub(super) fn of(word: &str) -> Option<Lower> {
        let word = word.as_bytes();
        let word = &word[word.len().saturating_sub(Lower::LONGEST)..];
        let mut bytes = [0; Lower::LONGEST];
        let length = word.len();
        bytes[..length].copy_from_slice(word);
        bytes.make_ascii_lowercase();
        bytes.is_ascii().then_some(Lower { bytes, length })
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}
