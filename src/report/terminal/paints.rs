//! The paints of a report: one for each kind of text.
//!
//! In: a [`Theme`]. Out: [`Paints`], of which a user may change any.

use super::paint::Paint;
use super::painter::Style;
use crate::report::Theme;

/// One paint for each kind of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paints {
    /// Symbols, citations, headings of the report.
    pub strong: Paint,
    /// Folded runs, gaps, and what stands aside.
    pub faint: Paint,
    /// Old words inside a clause.
    pub old_words: Paint,
    /// New words inside a clause.
    pub new_words: Paint,
    /// A clause that was removed whole.
    pub removed: Paint,
    /// A clause that was inserted whole.
    pub inserted: Paint,
    /// A clause that was moved, split or merged.
    pub moved: Paint,
    /// The opening words of a clause.
    pub opener: Paint,
    /// Doubtful readings and what was not compared.
    pub notice: Paint,
}

impl Default for Paints {
    fn default() -> Paints {
        Paints::of(Theme::Default)
    }
}

impl Paints {
    /// The paints of a theme.
    ///
    /// Those of the default one are of the darker half of the terminal's own
    /// palette, the fixed ones of the others midway between black and white:
    /// both read on light and on dark.
    pub fn of(theme: Theme) -> Paints {
        let [old_words, new_words, removed, inserted, moved, notice] = match theme {
            Theme::Default => [
                "strike red",
                "underline green",
                "red",
                "green",
                "magenta",
                "yellow",
            ],
            Theme::BlueOrange => ["strike 166", "underline 32", "166", "32", "bold", "italic"],
            Theme::HighContrast => [
                "strike bold 231 on 88",
                "underline bold 231 on 18",
                "231 on 88",
                "231 on 18",
                "231 on 54",
                "16 on 226",
            ],
            Theme::Mono => [
                "strike",
                "underline bold",
                "strike",
                "bold",
                "reverse",
                "italic",
            ],
        }
        .map(Paint::of);
        Paints {
            strong: Paint::of("bold"),
            faint: Paint::of(if theme == Theme::HighContrast {
                "plain"
            } else {
                "dim"
            }),
            old_words,
            new_words,
            removed,
            inserted,
            moved,
            opener: Paint::of("bold italic"),
            notice,
        }
    }

    /// The paint of one kind of text.
    pub(super) fn paint(&self, style: Style) -> Paint {
        match style {
            Style::Plain => Paint::default(),
            Style::Strong => self.strong,
            Style::Faint => self.faint,
            Style::Delete => self.old_words,
            Style::Insert => self.new_words,
            Style::Removed => self.removed,
            Style::Inserted => self.inserted,
            Style::Moved => self.moved,
            Style::Opener => self.opener,
            Style::Notice => self.notice,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_words_are_struck_through_and_new_ones_underlined_in_every_theme() {
        for theme in Theme::ALL {
            let paints = Paints::of(theme);
            assert!(paints.old_words.to_string().contains("strike"), "{theme}");
            assert!(
                paints.new_words.to_string().contains("underline"),
                "{theme}"
            );
            assert_ne!(paints.inserted, paints.removed, "{theme}");
        }
    }

    #[test]
    fn mono_has_no_colour() {
        let paints = Paints::of(Theme::Mono);
        for paint in [
            paints.old_words,
            paints.new_words,
            paints.moved,
            paints.notice,
        ] {
            assert!(!paint.codes().contains('3') || paint.codes() == "3");
        }
    }
}
