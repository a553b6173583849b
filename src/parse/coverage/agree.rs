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
    match meet(text, from, line) {
        Met::Line(at) => Agreement::Until(at),
        Met::Text(_) | Met::Apart => Agreement::No,
        Met::Unsure => Agreement::Unsure,
    }
}

/// Compares the letters of a label, from an offset on, with those of a line
/// that goes on behind it: gives what is left of the line, or what is known
/// without the words behind the label.
pub(super) fn with_label<'l>(
    label: &str,
    from: usize,
    line: &'l str,
) -> Result<&'l str, Agreement> {
    // Nearly every line has its label as the draft has it, and a stop.
    if let Some(behind) = line.strip_prefix(&label[from..]) {
        if let Some(rest) = behind.strip_prefix(' ') {
            return Ok(rest);
        }
        let is_mark = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
        let rest = &behind[behind.bytes().take_while(is_mark).count()..];
        if rest.starts_with(|c: char| c.is_ascii()) {
            return Ok(rest);
        }
    }
    match meet(label.as_bytes(), from, line.as_bytes()) {
        Met::Line(at) if at < label.len() => Err(Agreement::Until(at)),
        Met::Line(_) => Ok(""),
        Met::Text(on) => Ok(&line[on..]),
        Met::Apart => Err(Agreement::No),
        Met::Unsure => Err(Agreement::Unsure),
    }
}

/// What ends first, of a text and a line with the same letters.
enum Met {
    /// The line; the next letter of the text stands here, or its end.
    Line(usize),
    /// The text; the next letter of the line stands here.
    Text(usize),
    /// Neither: their letters differ.
    Apart,
    /// Not to be told from print.
    Unsure,
}

/// Compares the letters of a text, from an offset on, with those of a line.
fn meet(text: &[u8], from: usize, line: &[u8]) -> Met {
    // Most lines that don't agree begin with another letter.
    if let (Some(one), Some(other)) = (text.get(from), line.first())
        && one.is_ascii_alphanumeric()
        && other.is_ascii_alphanumeric()
        && !one.eq_ignore_ascii_case(other)
    {
        return Met::Apart;
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
            return Met::Unsure;
        };
        let apart = (next, next_on) != (at, on);
        (at, on) = (next, next_on);
        match (text.get(at), line.get(on)) {
            (_, None) => return Met::Line(at),
            (None, Some(_)) => return Met::Text(on),
            // Marks stood between; the letters behind them may be the same.
            _ if apart => {}
            (Some(one), Some(other)) if !one.is_ascii() || !other.is_ascii() => {
                return Met::Unsure;
            }
            (Some(one), Some(other)) if one.eq_ignore_ascii_case(other) => {
                (at, on) = (at + 1, on + 1);
            }
            _ => return Met::Apart,
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
