//! Words of the source that look for their field.

use std::cell::OnceCell;

use crate::text::letters;

use super::agree;

/// Words as printed, and their letters once they are asked for: nearly every
/// line shows its place as it stands.
pub(super) struct Words<'t> {
    printed: &'t str,
    letters: OnceCell<String>,
}

impl<'t> Words<'t> {
    pub(super) fn of(printed: &'t str) -> Words<'t> {
        Words {
            printed,
            letters: OnceCell::new(),
        }
    }

    pub(super) fn printed(&self) -> &'t str {
        self.printed
    }

    pub(super) fn letters(&self) -> &str {
        self.letters.get_or_init(|| letters(self.printed))
    }

    /// Whether there is no letter and no figure.
    #[inline]
    pub(super) fn are_silent(&self) -> bool {
        agree::is_silent(self.printed).unwrap_or_else(|| self.letters().is_empty())
    }
}

/// How many letters and figures a text has.
pub(super) fn count(text: &str) -> usize {
    letters(text).chars().count()
}
