//! Whether the letters of a line stand at a place of a text, told from both as
//! they are printed.
//!
//! The text was made of its lines, so most bytes are the same, and what
//! differs is white space and hyphens. The answer is that of the letters alone
//! ([`crate::text::letters`]) wherever there is one; where a rarer character
//! stands at a place that decides, the letters must tell.

use crate::text::mark_width;

/// Whether the letters of a line stand at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Agreement {
    /// They do; the next letter of the text stands here, or its end.
    Until(usize),
    /// They don't.
    No,
    /// Not to be told from print.
    Unsure,
}

/// Compares the letters of a text, from an offset that this function gave or 0,
/// with those of a line.
pub(super) fn agree(text: &str, from: usize, line: &str) -> Agreement {
    let (text, line) = (text.as_bytes(), line.as_bytes());
    // Nearly every line stands in its text as it is printed.
    if text[from..].starts_with(line) {
        return next_letter(text, from + line.len()).map_or(Agreement::Unsure, Agreement::Until);
    }
    let (mut at, mut on) = (from, 0);
    loop {
        let same = shared(&text[at..], &line[on..]);
        (at, on) = (at + same, on + same);
        // Two characters can share their first bytes.
        while is_inside(text, at) || is_inside(line, on) {
            (at, on) = (at - 1, on - 1);
        }
        let (Some(next), Some(next_on)) = (next_letter(text, at), next_letter(line, on)) else {
            return Agreement::Unsure;
        };
        let apart = (next, next_on) != (at, on);
        (at, on) = (next, next_on);
        match (text.get(at), line.get(on)) {
            (_, None) => return Agreement::Until(at),
            (None, Some(_)) => return Agreement::No,
            // Marks stood between; the letters behind them may be the same.
            _ if apart => {}
            (Some(one), Some(other)) if !one.is_ascii() || !other.is_ascii() => {
                return Agreement::Unsure;
            }
            (Some(one), Some(other)) if one.eq_ignore_ascii_case(other) => {
                (at, on) = (at + 1, on + 1);
            }
            _ => return Agreement::No,
        }
    }
}

/// Whether a text has no letter and no figure; nothing where print alone
/// doesn't tell.
pub(super) fn is_silent(text: &str) -> Option<bool> {
    next_letter(text.as_bytes(), 0).map(|at| at == text.len())
}

/// How many bytes two texts share from their beginnings.
fn shared(one: &[u8], other: &[u8]) -> usize {
    const STEP: usize = 16;
    let (steps, other_steps) = (one.as_chunks::<STEP>().0, other.as_chunks::<STEP>().0);
    let mut same = 0;
    for (step, other) in steps.iter().zip(other_steps) {
        let differ = u128::from_le_bytes(*step) ^ u128::from_le_bytes(*other);
        if differ != 0 {
            return same + differ.trailing_zeros() as usize / 8;
        }
        same += STEP;
    }
    let rest = one[same..].iter().zip(&other[same..]);
    same + rest.take_while(|(one, other)| one == other).count()
}

/// Whether an offset cuts a character.
fn is_inside(text: &[u8], at: usize) -> bool {
    text.get(at).is_some_and(|byte| byte & 0xc0 == 0x80)
}

/// The offset of the next letter or figure, or the end; nothing where a rare
/// character comes first.
fn next_letter(text: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    while let Some(&byte) = text.get(at) {
        at += match byte {
            _ if byte.is_ascii_alphanumeric() => return Some(at),
            0..=0x7f => 1,
            // Latin letters with marks, but not the signs `×` and `÷`.
            0xc3 if !matches!(text.get(at + 1), Some(0x97 | 0xb7)) => return Some(at),
            0xc3 => 2,
            _ => mark_width(text, at)?,
        };
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Agreement, agree, is_silent};
    use crate::text::letters;

    #[test]
    fn what_is_no_letter_stands_anywhere() {
        let text = "The keepers’ lamps – all sixty-nine – burn; “by night”.";
        let end = text.find("sixty").unwrap();
        assert_eq!(
            agree(text, 0, "the keepers'  Lamps, all"),
            Agreement::Until(end)
        );
        assert_eq!(
            agree(text, end, "sixty- nine burn"),
            Agreement::Until(text.find("by").unwrap())
        );
        assert_eq!(agree(text, end, "sixty-ninth"), Agreement::No);
        assert_eq!(agree("lamps", 0, "lamps burn"), Agreement::No);
        assert_eq!(agree("lampe\u{301}", 0, "lampe"), Agreement::Unsure);
        assert_eq!(is_silent(" – * * * – "), Some(true));
    }

    proptest! {
        #[test]
        fn it_says_what_the_letters_say(
            one in "(lamp|é|É|×|[ -~]|[’“–\u{a0}\u{2011}ﬁ½\u{301}°]){0,12}",
            other in "(lamp|é|É|×|[ -~]|[’“–\u{a0}\u{2011}ﬁ½\u{301}°]){0,12}",
            more in "(lamp|é|[ -~]|[’“–\u{a0}ﬁ½\u{301}]){0,12}",
        ) {
            let text = format!("{one}{more}");
            for line in [&one, &other, &one.to_uppercase(), &one.replace(' ', "  ")] {
                match agree(&text, 0, line) {
                    Agreement::Until(end) => {
                        prop_assert_eq!(letters(&text[..end]), letters(line));
                        prop_assert_eq!(letters(line) + &letters(&text[end..]), letters(&text));
                    }
                    Agreement::No => prop_assert!(!letters(&text).starts_with(&letters(line))),
                    Agreement::Unsure => prop_assert!(!(text.is_ascii() && line.is_ascii())),
                }
            }
            if let Some(silent) = is_silent(&one) {
                prop_assert_eq!(silent, letters(&one).is_empty());
            }
        }
    }
}
