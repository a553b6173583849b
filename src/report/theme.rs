//! The named choices of colours.
//!
//! A theme colours the terminal and the web page alike. In every one of them
//! old words are struck through and new ones underlined, and the terminal
//! marks both with signs: no theme says anything by colour alone.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A named choice of colours.
///
/// ```
/// # use travaux::report::Theme;
/// assert_eq!("blue-orange".parse(), Ok(Theme::BlueOrange));
/// assert_eq!(Theme::HighContrast.as_str(), "high-contrast");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Red for old and green for new words, of the terminal's own palette.
    #[default]
    Default,
    /// Orange and blue, for readers who don't see red and green apart.
    BlueOrange,
    /// White on dark red and dark blue: readable whatever is behind.
    HighContrast,
    /// No colour: bold, underlined and struck-through words.
    Mono,
}

/// A name that no theme has.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("no theme is called “{name}”: there are {}", Theme::names().join(", "))]
pub struct ThemeError {
    /// What was asked for.
    pub name: String,
}

impl Theme {
    /// Every theme, the default one first.
    pub const ALL: [Theme; 4] = [
        Theme::Default,
        Theme::BlueOrange,
        Theme::HighContrast,
        Theme::Mono,
    ];

    /// The names of all themes.
    pub fn names() -> [&'static str; 4] {
        Theme::ALL.map(Theme::as_str)
    }

    /// The name by which it is asked for.
    pub fn as_str(self) -> &'static str {
        match self {
            Theme::Default => "default",
            Theme::BlueOrange => "blue-orange",
            Theme::HighContrast => "high-contrast",
            Theme::Mono => "mono",
        }
    }
}

impl fmt::Display for Theme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Theme {
    type Err = ThemeError;

    fn from_str(name: &str) -> Result<Theme, ThemeError> {
        let found = Theme::ALL.into_iter().find(|theme| theme.as_str() == name);
        found.ok_or_else(|| ThemeError {
            name: name.to_owned(),
        })
    }
}
