//! How one kind of text is painted: colours and styles, as a user writes them.
//!
//! In: `bold red`, `underline #0057b7`, `white on 18`. Out: the codes that a
//! terminal understands. Asks no environment: every colour is one of the 16 of
//! the terminal's palette or of the 256 that terminals share.

use std::fmt;
use std::str::FromStr;

use colored::Color;
use thiserror::Error;

/// The paint of one kind of text.
///
/// ```
/// # use travaux::report::terminal::Paint;
/// let paint: Paint = "bold underline bright-blue on 230".parse()?;
/// assert_eq!(paint.to_string(), "bold underline bright-blue on 230");
/// assert_eq!("plain".parse(), Ok(Paint::default()));
/// # Ok::<(), travaux::report::terminal::PaintError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Paint {
    ink: Option<Color>,
    ground: Option<Color>,
    styles: Styles,
}

/// Which of [`STYLES`] are on, in its order.
type Styles = [bool; 6];

/// The name and the code of each style.
const STYLES: [(&str, &str); 6] = [
    ("bold", "1"),
    ("dim", "2"),
    ("italic", "3"),
    ("underline", "4"),
    ("reverse", "7"),
    ("strike", "9"),
];

const COLORS: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::White),
    ("bright-black", Color::BrightBlack),
    ("bright-red", Color::BrightRed),
    ("bright-green", Color::BrightGreen),
    ("bright-yellow", Color::BrightYellow),
    ("bright-blue", Color::BrightBlue),
    ("bright-magenta", Color::BrightMagenta),
    ("bright-cyan", Color::BrightCyan),
    ("bright-white", Color::BrightWhite),
];

/// Words that say no paint.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PaintError {
    /// A word that is neither a colour nor a style.
    #[error(
        "“{word}” is neither a colour nor a style: write red, bright-blue, 0 to 255 or #0057b7; \
         bold, dim, italic, underline, reverse, strike; plain"
    )]
    Word {
        /// The word.
        word: String,
    },
    /// More colours than a text can have.
    #[error("“{word}” is one colour too many: one for the text, and one behind “on”")]
    TooMany {
        /// The colour that has no place.
        word: String,
    },
    /// `on` without a colour.
    #[error("no colour follows “on”")]
    Nothing,
}

impl Paint {
    /// A paint of the program's own, from its words.
    pub(super) fn of(words: &str) -> Paint {
        words.parse().expect("the program knows its own paints")
    }

    /// The codes of the terminal, parted by semicolons; nothing where the text
    /// stays as it is.
    pub(super) fn codes(self) -> String {
        let styles = STYLES.iter().zip(self.styles);
        let mut codes: Vec<String> = styles
            .filter(|(_, on)| *on)
            .map(|((_, code), _)| (*code).to_owned())
            .collect();
        codes.extend(self.ink.map(|color| color.to_fg_str().into_owned()));
        codes.extend(self.ground.map(|color| color.to_bg_str().into_owned()));
        codes.join(";")
    }
}

impl FromStr for Paint {
    type Err = PaintError;

    fn from_str(text: &str) -> Result<Paint, PaintError> {
        let mut paint = Paint::default();
        let mut words = text.split_whitespace();
        while let Some(word) = words.next() {
            let lower = word.to_lowercase();
            if lower == "plain" {
                continue;
            }
            if let Some(at) = STYLES.iter().position(|(name, _)| *name == lower) {
                paint.styles[at] = true;
                continue;
            }
            let (slot, word) = if lower == "on" {
                let behind = words.next().ok_or(PaintError::Nothing)?;
                (&mut paint.ground, behind)
            } else {
                (&mut paint.ink, word)
            };
            let named = color(&word.to_lowercase());
            let color = named.ok_or_else(|| PaintError::Word {
                word: word.to_owned(),
            })?;
            if slot.replace(color).is_some() {
                return Err(PaintError::TooMany {
                    word: word.to_owned(),
                });
            }
        }
        Ok(paint)
    }
}

impl fmt::Display for Paint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let styles = STYLES.iter().zip(self.styles).filter(|(_, on)| *on);
        let mut words: Vec<String> = styles.map(|((name, _), _)| (*name).to_owned()).collect();
        words.extend(self.ink.map(name));
        words.extend(self.ground.map(|color| format!("on {}", name(color))));
        if words.is_empty() {
            words.push("plain".to_owned());
        }
        f.write_str(&words.join(" "))
    }
}

fn name(color: Color) -> String {
    match color {
        Color::AnsiColor(number) => number.to_string(),
        other => {
            let known = COLORS.iter().find(|(_, known)| *known == other);
            known.map_or("plain", |(name, _)| *name).to_owned()
        }
    }
}

fn color(word: &str) -> Option<Color> {
    if let Some((_, color)) = COLORS.iter().find(|(name, _)| *name == word) {
        return Some(*color);
    }
    if let Some(hex) = word.strip_prefix('#') {
        if hex.len() != 6 || !hex.is_ascii() {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).ok();
        return Some(Color::AnsiColor(nearest([part(0)?, part(2)?, part(4)?])));
    }
    word.parse().ok().map(Color::AnsiColor)
}

/// The nearest of the 216 colours and 24 greys that terminals share.
fn nearest(wanted: [u8; 3]) -> u8 {
    const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let cube = (16..=231_u8).map(|code| {
        let at = usize::from(code - 16);
        let level = |step: usize| LEVELS[at / step % 6];
        (code, [level(36), level(6), level(1)])
    });
    let greys = (232..=255_u8).map(|code| (code, [8 + 10 * (code - 232); 3]));
    let distance = |color: [u8; 3]| -> u32 {
        let parts = color.iter().zip(wanted);
        parts.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    let nearest = cube.chain(greys).min_by_key(|(_, color)| distance(*color));
    nearest.map_or(16, |(code, _)| code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(words: &str) -> String {
        words.parse::<Paint>().expect(words).codes()
    }

    #[test]
    fn words_become_codes() {
        assert_eq!(codes("bold red"), "1;31");
        assert_eq!(codes("strike Bright-Blue on white"), "9;94;47");
        assert_eq!(codes("underline 130"), "4;38;5;130");
        assert_eq!(codes(""), "");
        assert_eq!(codes("plain"), "");
    }

    #[test]
    fn a_colour_of_the_web_becomes_the_nearest_that_terminals_share() {
        assert_eq!(codes("#0087d7"), "38;5;32");
        assert_eq!(codes("#808080"), "38;5;244");
        assert_eq!(codes("#ffffff"), "38;5;231");
    }

    #[test]
    fn what_is_no_paint_is_named() {
        let fault = |words: &str| words.parse::<Paint>().expect_err(words).to_string();
        assert!(fault("bold purple").starts_with("“purple” is neither"));
        assert!(fault("#12345é").starts_with("“#12345é” is neither"));
        assert!(fault("300").starts_with("“300” is neither"));
        assert!(fault("red blue").contains("one colour too many"));
        assert!(fault("red on").contains("no colour follows"));
    }
}
