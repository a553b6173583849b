//! A word in lower case, kept in place: openers are asked for of every line,
//! and none should cost an allocation.

/// An ASCII word in lower case.
pub(super) struct Lower {
    bytes: [u8; Lower::LONGEST],
    length: usize,
}

impl Lower {
    /// No word of the tables is as long, and hardly any of the language.
    pub(super) const LONGEST: usize = 32;

    /// A word, or the last letters of a longer one, which no table has: its
    /// ending still tells its form. Nothing beyond ASCII.
    pub(super) fn of(word: &str) -> Option<Lower> {
        let from = word.len().saturating_sub(Lower::LONGEST);
        Lower::joined(word.get(from..).filter(|_| word.is_ascii())?, "")
    }

    /// A word and its ending; nothing where both are longer, or beyond ASCII.
    pub(super) fn joined(stem: &str, ending: &str) -> Option<Lower> {
        let length = stem.len() + ending.len();
        let mut bytes = [0; Lower::LONGEST];
        bytes.get_mut(..stem.len())?.copy_from_slice(stem.as_bytes());
        bytes
            .get_mut(stem.len()..length)?
            .copy_from_slice(ending.as_bytes());
        bytes.make_ascii_lowercase();
        bytes.is_ascii().then_some(Lower { bytes, length })
    }

    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or("")
    }
}
