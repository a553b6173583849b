//! Tokens for word differences and similarity: whole words and punctuation
//! marks; numbers, symbols and hyphenated words are never cut.

use std::borrow::Cow;

/// A token of a text, as byte offsets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Token {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset after the last byte.
    pub end: usize,
    /// Whether it is nothing but ASCII letters, as most are.
    pub is_letters: bool,
}

impl Token {
    /// The characters of the token.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// Cuts a text into words and punctuation marks, in order; between tokens
/// there is nothing but white space.
///
/// One token each: `75/240`, `43/78 H`, `A/C.1/75/L.8/Rev.1`, `1.5`,
/// `2021–2025`, `sixty-ninth`, `Secretary-General’s`, `(a)`, `pre-`.
///
/// ```
/// # use travaux::text::words::tokens;
/// let text = "Recalls resolution 75/240, of 31 December;";
/// let words: Vec<&str> = tokens(text).iter().map(|t| t.of(text)).collect();
/// assert_eq!(words, ["Recalls", "resolution", "75/240", ",", "of", "31", "December", ";"]);
/// ```
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(token) = next(text, at) {
        tokens.push(token);
        at = token.end;
    }
    tokens
}

/// The first token that begins at an offset or behind it; the offset must be
/// 0 or the end of a token.
#[inline]
pub fn next(text: &str, from: usize) -> Option<Token> {
    let bytes = text.as_bytes();
    let start = from + usize::from(*bytes.get(from)? == b' ');
    let length = letters(&bytes[start..]);
    let end = start + length;
    // Nearly every word: letters, then a space or a mark that joins nothing to
    // them.
    let closes = |byte: &u8| CLOSES[usize::from(*byte)];
    if length > 0 && bytes.get(end).is_none_or(closes) {
        return Some(Token {
            start,
            end,
            is_letters: true,
        });
    }
    next_other(text, start)
}

/// The same, where it may be any token.
fn next_other(text: &str, from: usize) -> Option<Token> {
    let bytes = text.as_bytes();
    let mut start = from;
    loop {
        if start == bytes.len() {
            return None;
        }
        let (class, width) = class_at(text, start);
        let end = match class {
            Class::Space => {
                start += width;
                continue;
            }
            Class::Letter | Class::Digit => word_end(text, start),
            Class::Other => label_end(bytes, start).unwrap_or(start + width),
        };
        return Some(Token {
            start,
            end,
            is_letters: bytes[start..end].iter().all(u8::is_ascii_alphabetic),
        });
    }
}

/// How many ASCII letters a text begins with, counted eight at a time.
#[inline]
fn letters(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    let mut length = 0;
    while let Some(eight) = bytes.get(length..).and_then(<[u8]>::first_chunk) {
        let eight = u64::from_le_bytes(*eight);
        // The upper bit of each sum tells whether its byte is so large: no sum
        // spills into the next byte.
        let small = (eight | (0x20 * ONES)) & !HIGH;
        let from = |first: u8| small + u64::from(0x80 - first) * ONES;
        let others = !(from(b'a') & !from(b'z' + 1)) & HIGH | eight & HIGH;
        length += others.trailing_zeros() as usize / 8;
        if others != 0 {
            return length;
        }
    }
    let rest = bytes[length..].iter();
    length + rest.take_while(|byte| byte.is_ascii_alphabetic()).count()
}

/// Whether a byte is ASCII white space or a mark that never belongs to the
/// letters before it.
const CLOSES: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0u8;
    while byte < 0x80 {
        let joins = matches!(byte, b'-' | b'\'' | b'/' | b'_' | b'@' | b':' | b'.');
        table[byte as usize] = !joins && !byte.is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Digit,
    Other,
}

/// The class and the width in bytes of the character at an offset.
#[inline]
fn class_at(text: &str, at: usize) -> (Class, usize) {
    match text.as_bytes()[at] {
        b'\t'..=b'\r' | b' ' => (Class::Space, 1),
        b'0'..=b'9' => (Class::Digit, 1),
        b'A'..=b'Z' | b'a'..=b'z' => (Class::Letter, 1),
        0..=0x7f => (Class::Other, 1),
        _ => {
            let c = text[at..].chars().next().unwrap_or(' ');
            let class = match c {
                '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}' => Class::Letter,
                c if c.is_whitespace() => Class::Space,
                c if c.is_numeric() => Class::Digit,
                c if c.is_alphabetic() => Class::Letter,
                _ => Class::Other,
            };
            (class, c.len_utf8())
        }
    }
}

fn is_wordlike(text: &str, at: usize) -> bool {
    at < text.len() && matches!(class_at(text, at).0, Class::Letter | Class::Digit)
}

fn is_digit(text: &str, at: usize) -> bool {
    at < text.len() && class_at(text, at).0 == Class::Digit
}

/// The end of the word that begins at `start`.
fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    // Where the letters since the last connector began, and what went before.
    let mut piece = start;
    let mut last = Class::Letter;
    let mut slashed = false;
    let mut numbers_only = true;
    while at < bytes.len() {
        let letters = bytes[at..].iter().take_while(|b| b.is_ascii_alphabetic());
        let letters = letters.count();
        if letters > 0 {
            (numbers_only, last) = (false, Class::Letter);
            at += letters;
            continue;
        }
        let (class, width) = class_at(text, at);
        if matches!(class, Class::Letter | Class::Digit) {
            numbers_only &= class == Class::Digit || bytes[at] == b'/';
            last = class;
            at += width;
            continue;
        }
        let rest = &bytes[at..];
        let joined = match rest {
            [b'-', ..] => 1,
            [0xe2, 0x80, 0x90 | 0x91, ..] => 3,
            [b'\'', ..] => 1,
            [0xe2, 0x80, 0x99, ..] => 3,
            [b'/' | b'_' | b'@', ..] => 1,
            [b':', b'/', b'/', ..] => return url_end(text, at),
            [b'.', ..] if slashed || is_digit(text, at + 1) || at - piece == 1 => 1,
            [b',', ..] if last == Class::Digit && is_digit(text, at + 1) => 1,
            [0xe2, 0x80, 0x93, ..] if last == Class::Digit && is_digit(text, at + 3) => 3,
            _ => break,
        };
        let hyphen = joined == 1 && rest[0] == b'-' || joined == 3 && rest[2] <= 0x91;
        if is_wordlike(text, at + joined) {
            slashed |= rest[0] == b'/';
            numbers_only &= rest[0] == b'/';
            at += joined;
            piece = at;
            continue;
        }
        // `pre- and post-conflict`: the hyphen belongs to the word.
        let hangs = hyphen && (rest.len() == joined || matches!(rest[joined], b' ' | b','));
        return if hangs { at + joined } else { at };
    }
    // The part letter of `43/78 H`.
    if slashed
        && numbers_only
        && let [b' ', b'A'..=b'Z', after @ ..] = &bytes[at..]
    {
        let more = after
            .first()
            .is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'/' || *b >= 0x80);
        if !more {
            return at + 2;
        }
    }
    at
}

/// A link runs to white space, without the punctuation of the sentence.
fn url_end(text: &str, at: usize) -> usize {
    let mut end = at;
    while end < text.len() {
        let (class, width) = class_at(text, end);
        if class == Class::Space {
            break;
        }
        end += width;
    }
    at + text[at..end]
        .trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/')
        .len()
        .max(1)
}

/// A label in brackets: `(a)`, `(aa)`, `(iv)`, `(2)`, `(XXVI)`, `(2000)`.
fn label_end(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?.strip_prefix(b"(")?;
    let length = rest.iter().take(7).position(|b| *b == b')')?;
    let inside = &rest[..length];
    let label = match inside {
        [] => false,
        [one] => one.is_ascii_alphanumeric(),
        [one, two] if one == two && one.is_ascii_lowercase() => true,
        _ => {
            (length <= 4 && inside.iter().all(u8::is_ascii_digit))
                || inside.iter().all(|b| b"ivx".contains(b))
                || inside.iter().all(|b| b"IVXL".contains(b))
        }
    };
    label.then_some(at + length + 2)
}

/// The token with plain quotes and hyphens, its case kept: two tokens that
/// print alike are equal in it.
pub fn exact(token: &str) -> Cow<'_, str> {
    if token.is_ascii() {
        return Cow::Borrowed(token);
    }
    match token {
        "\u{2018}" | "\u{2019}" => return Cow::Borrowed("'"),
        "\u{201c}" | "\u{201d}" => return Cow::Borrowed("\""),
        _ => {}
    }
    let plain = |c: char| match c {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{2010}'..='\u{2015}' => '-',
        c => c,
    };
    Cow::Owned(
        token
            .chars()
            .filter(|c| *c != '\u{ad}')
            .map(plain)
            .collect(),
    )
}

/// [`exact`] in lower case.
pub fn folded(token: &str) -> Cow<'_, str> {
    if token.is_ascii() && !token.bytes().any(|b| b.is_ascii_uppercase()) {
        return Cow::Borrowed(token);
    }
    Cow::Owned(exact(token).to_lowercase())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{exact, folded, tokens, word_end};

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|t| t.of(text)).collect()
    }

    #[test]
    fn numbers_symbols_and_hyphenated_words_are_whole() {
        for whole in [
            "75/240",
            "43/78 H",
            "A/C.1/75/L.8/Rev.1",
            "1.5",
            "2021–2025",
            "sixty-ninth",
            "co-operation",
            "Secretary-General’s",
            "(a)",
            "(iv)",
            "(2000)",
            "1,250",
            "1,250,000.5",
            "don't",
            "pre-",
            "U.S",
            "https://example.org/en/A/RES/36/103",
            "Türkiye",
            "neo\u{2011}Nazism",
            "Sub.2",
            "25-19892",
            "and/or",
        ] {
            assert_eq!(words(whole), [whole]);
        }
    }

    #[test]
    fn punctuation_stands_alone() {
        assert_eq!(words("peace, security;"), ["peace", ",", "security", ";"]);
        assert_eq!(words("States’ view"), ["States", "’", "view"]);
        assert_eq!(words("“Goals”"), ["“", "Goals", "”"]);
        assert_eq!(words("the end. The"), ["the", "end", ".", "The"]);
        assert_eq!(words("(A/80/100)"), ["(", "A/80/100", ")"]);
        assert_eq!(words("session – and"), ["session", "–", "and"]);
        assert_eq!(words("short-, medium-"), ["short-", ",", "medium-"]);
        assert_eq!(words("(the)"), ["(", "the", ")"]);
        assert_eq!(words("in 2025."), ["in", "2025", "."]);
        assert_eq!(words("75/240 Assembly"), ["75/240", "Assembly"]);
    }

    #[test]
    fn keys_fold_quotes_and_case() {
        assert_eq!(exact("State’s"), "State's");
        assert_eq!(folded("Decides"), "decides");
        assert_eq!(folded("2021–2025"), "2021-2025");
    }

    proptest! {
        #[test]
        fn tokens_cover_the_text_without_overlap(
            text in "([ -~]|[é’“”–\u{2011}\u{ad}\u{a0}°漢]){0,60}|\\PC{0,60}"
        ) {
            let mut at = 0;
            for token in tokens(&text) {
                prop_assert!(token.start >= at && token.end > token.start);
                prop_assert!(text[at..token.start].trim().is_empty());
                let word = token.of(&text);
                prop_assert!(!word.starts_with(char::is_whitespace));
                let letters = word.bytes().all(|b| b.is_ascii_alphabetic());
                prop_assert_eq!(token.is_letters, letters);
                if letters {
                    prop_assert_eq!(token.end, word_end(&text, token.start));
                }
                at = token.end;
            }
            prop_assert!(text[at..].trim().is_empty());
        }
    }
}
