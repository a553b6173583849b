//! The normal key of a text. Sits in the inner loop of every comparison.

use unicode_normalization::UnicodeNormalization;

/// The key on which two texts are the same: lower case, no white space, plain
/// quotes, one hyphen for all hyphens and dashes, NFKC.
///
/// What extraction does to a text leaves its key alone.
///
/// ```
/// # use travaux::text::key;
/// assert_eq!(key("its sixty -ninth session"), key("its sixty\u{2011}ninth session"));
/// assert_eq!(key("Thir d Committee ( A/80/100)"), "thirdcommittee(a/80/100)");
/// ```
pub fn key(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut key = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            0 | b'\t'..=b'\r' | b' ' => {}
            b'`' => key.push(b'\''),
            0..=0x7f => key.push(byte.to_ascii_lowercase()),
            0xc3 => match bytes.get(at + 1) {
                // Capital Latin letters with marks, but not the sign `×`.
                Some(low @ (0x80..=0x96 | 0x98..=0x9e)) => {
                    key.extend_from_slice(&[0xc3, low + 0x20]);
                    at += 1;
                }
                Some(low) => {
                    key.extend_from_slice(&[0xc3, *low]);
                    at += 1;
                }
                None => return fold_any(text),
            },
            _ => {
                let Some((plain, width)) = fold_common(bytes, at) else {
                    return fold_any(text);
                };
                key.extend_from_slice(plain);
                at += width;
                continue;
            }
        }
        at += 1;
    }
    String::from_utf8(key).unwrap_or_else(|_| fold_any(text))
}

/// The characters beyond ASCII that nearly every UN text has: their plain
/// form and their width in bytes.
fn fold_common(bytes: &[u8], at: usize) -> Option<(&'static [u8], usize)> {
    match (bytes[at], bytes.get(at + 1)?) {
        (0xc2, 0xa0 | 0xad) => Some((b"", 2)),
        (0xc2, 0xab | 0xbb) => Some((b"\"", 2)),
        (0xc2, 0xb0) => Some(("°".as_bytes(), 2)),
        (0xe2, 0x80) => match bytes.get(at + 2)? {
            0x90..=0x95 => Some((b"-", 3)),
            0x98..=0x9b | 0xb2 => Some((b"'", 3)),
            0x9c..=0x9f | 0xb3 => Some((b"\"", 3)),
            0x80..=0x8f => Some((b"", 3)),
            0xa6 => Some((b"...", 3)),
            _ => None,
        },
        (0xe2, 0x81) if bytes.get(at + 2) == Some(&0xa0) => Some((b"", 3)),
        _ => None,
    }
}

fn fold_any(text: &str) -> String {
    // Quotes first: NFKC would take an acute accent apart into a space.
    let mut key = String::with_capacity(text.len());
    for c in text.chars().map(plain).nfkc().map(plain) {
        match c {
            '\0' => {}
            c if c.is_whitespace() => {}
            c => key.extend(c.to_lowercase()),
        }
    }
    key
}

/// Quotes and dashes in their plain form; `\0` for what has no print.
fn plain(c: char) -> char {
    match c {
        '`' | '´' | '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{02bc}' | '\u{ff07}' => '\'',
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '«' | '»' | '\u{ff02}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => '\0',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{fold_any, key};

    #[test]
    fn artefacts_of_extraction_vanish() {
        assert_eq!(key("neo -Nazism"), key("neo\u{2011}Nazism"));
        assert_eq!(key("Non- Proliferation"), key("non-proliferation"));
        assert_eq!(key("“the States’ view”"), "\"thestates'view\"");
        assert_eq!(key("2021–2025"), key("2021-2025"));
        assert_eq!(key("co\u{ad}operation"), "cooperation");
    }

    #[test]
    fn letters_beyond_ascii_are_folded() {
        assert_eq!(key("CÔTE D’IVOIRE"), key("Co\u{302}te d'Ivoire"));
        assert_eq!(key("ofﬁce"), "office");
    }

    proptest! {
        #[test]
        fn the_fast_path_agrees_with_the_full_one(
            text in "([ -~]|[\u{a0}-\u{ff}\u{2000}-\u{2033}\u{2060}éÔ\n\t\u{b}]){0,40}"
        ) {
            prop_assert_eq!(key(&text), fold_any(&text));
        }
    }
}
