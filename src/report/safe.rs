//! Words of a document made harmless for a terminal or a page.
//!
//! In: any text. Out: the same text on one line in which nothing can steer a
//! terminal, reorder its neighbours or hide: what was there is shown, not
//! dropped. Knows nothing of drafts.

use std::borrow::Cow;

/// Shows control characters instead of obeying them.
///
/// Control characters become caret notation (`ESC` is `^[`), the others that
/// steer or hide (bidi overrides and isolates, C1 controls, tag characters)
/// the replacement character; line breaks and tabs become spaces.
///
/// ```
/// # use travaux::report::safe;
/// assert_eq!(safe("Decides\u{1b}[31m to"), "Decides^[[31m to");
/// assert_eq!(safe("A/80/L.5\u{202e}5.L"), "A/80/L.5\u{fffd}5.L");
/// ```
pub fn safe(text: &str) -> Cow<'_, str> {
    if is_plain(text.as_bytes()) || is_harmless_text(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                out.push(' ');
            }
            '\0'..='\u{1f}' => {
                out.push('^');
                out.push(char::from(c as u8 + b'@'));
            }
            '\u{7f}' => out.push_str("^?"),
            c if is_harmless(c) => out.push(c),
            _ => out.push('\u{fffd}'),
        }
    }
    Cow::Owned(out)
}

/// Whether a text is nothing but printable ASCII.
pub(crate) fn is_plain(text: &[u8]) -> bool {
    // In blocks without a way out, which a processor tests many bytes at once.
    text.chunks(32).all(|block| {
        block
            .iter()
            .fold(true, |plain, b| plain & matches!(b, b' '..=b'~'))
    })
}

fn is_harmless_text(text: &str) -> bool {
    let steers = |any: bool, byte: u8| any | byte.is_ascii_control();
    !text.bytes().fold(false, steers) && beyond_ascii(text).all(is_harmless)
}

/// The characters of a text that are not ASCII: few in most, so that what
/// matters to them alone need not read the others.
pub(crate) fn beyond_ascii(text: &str) -> impl Iterator<Item = char> {
    const BLOCK: usize = 16;
    let bytes = text.as_bytes();
    let is_plain = |block: Option<&[u8]>| block.is_some_and(<[u8]>::is_ascii);
    let mut at = 0;
    std::iter::from_fn(move || {
        while is_plain(bytes.get(at..at + BLOCK)) {
            at += BLOCK;
        }
        at += bytes[at..].iter().position(|byte| !byte.is_ascii())?;
        let found = text[at..].chars().next()?;
        at += found.len_utf8();
        Some(found)
    })
}

/// Whether a character can be shown as it is.
pub(crate) fn is_harmless(c: char) -> bool {
    matches!(c, ' '..='~')
        || !matches!(c,
        '\0'..='\u{1f}'
        | '\u{7f}'..='\u{9f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{206a}'..='\u{206f}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

/// Whether a text holds letters or marks that run from right to left, so that
/// it must be kept from reordering the signs beside it.
pub(crate) fn runs_right_to_left(text: &str) -> bool {
    beyond_ascii(text).any(|c| {
        matches!(c,
        '\u{590}'..='\u{8ff}'
        | '\u{200f}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_borrowed_unchanged() {
        let text = "Türkiye’s draft — “noted” 中文 العربية";
        assert!(matches!(safe(text), Cow::Borrowed(t) if t == text));
    }

    #[test]
    fn every_control_character_is_shown_or_spaced() {
        for code in (0..=0x9f).chain(0x2028..=0x202e).chain(0x2066..=0x206f) {
            let c = char::from_u32(code).expect("a scalar value");
            let shown = safe(&c.to_string()).into_owned();
            assert!(shown.chars().all(is_harmless), "U+{code:04X}");
            assert!(!shown.is_empty());
        }
    }

    #[test]
    fn a_line_break_becomes_a_space() {
        assert_eq!(safe("one\r\ntwo\tthree\u{2028}four"), "one  two three four");
    }
}
