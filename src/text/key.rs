//! The normal key of a text, and its letters alone. Sits in the inner loop of
//! reading and of every comparison.

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
    fold(text, &KEY).unwrap_or_else(|| fold_any(text))
}

/// The letters and figures of the [`key`]: what a text says, whatever its
/// punctuation.
///
/// ```
/// # use travaux::text::letters;
/// assert_eq!(letters("the States’ views (A/80/100),"), "thestatesviewsa80100");
/// ```
pub fn letters(text: &str) -> String {
    let folded = fold(text, &LETTERS);
    folded.unwrap_or_else(|| {
        fold_any(text)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect()
    })
}

/// Whether two texts have the same [`key`]. Texts that differ in little else
/// than their spaces are told without it.
pub(crate) fn same_key(one: &str, two: &str) -> bool {
    let same = same_folded(one.as_bytes(), two.as_bytes());
    same.unwrap_or_else(|| key(one) == key(two))
}

/// Whether two texts are folded to the same key, as far as that can be said
/// character by character.
fn same_folded(mut one: &[u8], mut two: &[u8]) -> Option<bool> {
    loop {
        (one, two) = past_same_ascii(one, two);
        (one, two) = (past_blanks(one), past_blanks(two));
        (one, two) = match (one, two) {
            ([], []) => return Some(true),
            ([0xc3, a, one @ ..], [0xc3, b, two @ ..]) if a == b => (one, two),
            ([0xe2, 0x80, a, ..], [0xe2, 0x80, b, ..]) if a == b => {
                fold_common(one, 0)?;
                (&one[3..], &two[3..])
            }
            ([0x80..=0xff, ..], _) | (_, [0x80..=0xff, ..]) => return None,
            ([a, one @ ..], [b, two @ ..]) if KEY[usize::from(*a)] == KEY[usize::from(*b)] => {
                (one, two)
            }
            _ => return Some(false),
        };
    }
}

/// What is left of two texts behind the stretches of ASCII with which both go
/// on: some of what they share may be left too.
pub(crate) fn past_same_ascii<'a, 'b>(
    mut one: &'a [u8],
    mut two: &'b [u8],
) -> (&'a [u8], &'b [u8]) {
    while let (Some((first, one_rest)), Some((second, two_rest))) =
        (one.split_first_chunk::<16>(), two.split_first_chunk())
        && first == second
        && first.is_ascii()
    {
        (one, two) = (one_rest, two_rest);
    }
    (one, two)
}

/// What follows the ASCII characters that no key has.
fn past_blanks(mut text: &[u8]) -> &[u8] {
    while let [byte, rest @ ..] = text
        && KEY[usize::from(*byte)] == 0
    {
        text = rest;
    }
    text
}

/// A number that is equal for texts of the same [`key`] and seldom for others:
/// the sum of the ASCII letters and figures of the key. Far sooner made than
/// the key, which few texts need where this differs.
pub(crate) fn fingerprint(text: &str) -> u32 {
    if is_common(text.as_bytes()) {
        sum(text.as_bytes())
    } else {
        sum(key(text).as_bytes())
    }
}

/// A number that is equal for texts of the same [`key`]: its first and its last
/// four ASCII letters and figures. Far sooner made than the [`fingerprint`], and
/// oftener equal for others.
pub(crate) fn ends(text: &str) -> u64 {
    let ends = first_letters(text.as_bytes()).zip(last_letters(text.as_bytes()));
    let (first, last) = ends.unwrap_or_else(|| ends_of_key(&key(text)));
    u64::from(first) << 32 | u64::from(last)
}

/// The first and the last ASCII letters and figures of a key, the last first.
fn ends_of_key(key: &str) -> (u32, u32) {
    let ascii = key.bytes().filter(u8::is_ascii_alphanumeric);
    let joined = |all, byte| all << 8 | u32::from(byte);
    let first = ascii.clone().take(ENDS).fold(0, joined);
    (first, ascii.rev().take(ENDS).fold(0, joined))
}

/// How many letters and figures are an end.
const ENDS: usize = 4;

/// The first ASCII letters and figures of the key, where the text tells them.
fn first_letters(bytes: &[u8]) -> Option<u32> {
    let (mut letters, mut count, mut at) = (0, 0, 0);
    while at < bytes.len() {
        // Also of what follows the last: a mark may join it.
        let width = width(bytes, at)?;
        if count == ENDS {
            break;
        }
        if bytes[at].is_ascii_alphanumeric() {
            letters = letters << 8 | u32::from(bytes[at].to_ascii_lowercase());
            count += 1;
        }
        at += width;
    }
    Some(letters)
}

/// The last ASCII letters and figures of the key, the last first, where the
/// text tells them.
fn last_letters(bytes: &[u8]) -> Option<u32> {
    let (mut letters, mut count, mut at) = (0, 0, bytes.len());
    while at > 0 && count < ENDS {
        at -= 1;
        while bytes[at] & 0xc0 == 0x80 {
            at -= 1;
        }
        width(bytes, at)?;
        if bytes[at].is_ascii_alphanumeric() {
            letters = letters << 8 | u32::from(bytes[at].to_ascii_lowercase());
            count += 1;
        }
    }
    Some(letters)
}

/// The width in bytes of a character that nearly every UN text has.
fn width(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes[at] {
        0..0x80 => Some(1),
        0xc3 => Some(2),
        _ => mark_width(bytes, at),
    }
}

/// Whether the key has just those ASCII letters and figures that the text has.
fn is_common(bytes: &[u8]) -> bool {
    const BLOCK: usize = 32;
    let mut at = 0;
    while at < bytes.len() {
        let end = bytes.len().min(at + BLOCK);
        if bytes[at..end].is_ascii() {
            at = end;
            continue;
        }
        while at < end {
            let Some(width) = width(bytes, at) else {
                return false;
            };
            at += width;
        }
    }
    true
}

/// The sum of the ASCII letters and figures, in its upper half that of their
/// squares; the same for capitals.
fn sum(bytes: &[u8]) -> u32 {
    // Narrow sums that may run over: many bytes are added at once.
    let mut sums = (0_u16, 0_u16);
    for byte in bytes {
        let low = byte | 0x20;
        let counts = (low.wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10);
        let value = u16::from(low & u8::from(counts).wrapping_neg());
        sums.0 = sums.0.wrapping_add(value);
        sums.1 = sums.1.wrapping_add(value.wrapping_mul(value));
    }
    u32::from(sums.1) << 16 | u32::from(sums.0)
}

/// What each ASCII character is in the key; 0 for what is left out.
const KEY: [u8; 256] = ascii(true);

/// What each ASCII character is among the letters and figures.
const LETTERS: [u8; 256] = ascii(false);

/// Stands in a table for the bytes beyond ASCII.
const BEYOND: u8 = 0xff;

const fn ascii(marks: bool) -> [u8; 256] {
    let mut table = [BEYOND; 256];
    let mut byte = 0u8;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'\t'..=b'\r' | b' ' => 0,
            b'`' if marks => b'\'',
            _ if marks || byte.is_ascii_alphanumeric() => byte.to_ascii_lowercase(),
            _ => 0,
        };
        byte += 1;
    }
    table
}

/// Folds ASCII by the table and what else nearly every UN text has; nothing
/// where a text has more. No character grows.
fn fold(text: &str, table: &[u8; 256]) -> Option<String> {
    const BLOCK: usize = 32;
    let bytes = text.as_bytes();
    let marks = table[usize::from(b'-')] != 0;
    // A whole block may be written behind the key before its length is known.
    let mut key = vec![0; bytes.len() + BLOCK];
    let mut length = 0;
    let mut at = 0;
    while at < bytes.len() {
        if let Some(block) = bytes.get(at..at + BLOCK)
            && block.is_ascii()
        {
            let out = &mut key[length..length + BLOCK];
            let mut kept = 0;
            for byte in block {
                let folded = table[usize::from(*byte)];
                out[kept % BLOCK] = folded;
                kept += usize::from(folded != 0);
            }
            (length, at) = (length + kept, at + BLOCK);
            continue;
        }
        let end = bytes.len().min(at + BLOCK);
        while at < end {
            let byte = bytes[at];
            let folded = table[usize::from(byte)];
            if folded != BEYOND {
                key[length] = folded;
                length += usize::from(folded != 0);
                at += 1;
                continue;
            }
            if byte == 0xc3 {
                // Capital Latin letters with marks, but not the sign `×`.
                let low = match *bytes.get(at + 1)? {
                    0x97 | 0xb7 if !marks => 0,
                    low @ (0x80..=0x96 | 0x98..=0x9e) => low + 0x20,
                    low => low,
                };
                if low != 0 {
                    key[length..length + 2].copy_from_slice(&[0xc3, low]);
                    length += 2;
                }
                at += 2;
                continue;
            }
            let (plain, width) = fold_common(bytes, at)?;
            if marks {
                key[length..length + plain.len()].copy_from_slice(plain);
                length += plain.len();
            }
            at += width;
        }
    }
    key.truncate(length);
    String::from_utf8(key).ok()
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

/// The width in bytes of the mark at a place, a character that is no letter,
/// among those beyond ASCII that nearly every UN text has.
pub(crate) fn mark_width(bytes: &[u8], at: usize) -> Option<usize> {
    fold_common(bytes, at).map(|(_, width)| width)
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

    use super::{ends, ends_of_key, fingerprint, fold_any, key, letters, same_key, sum};

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
            text in "([ -~]|[\u{a0}-\u{ff}\u{2000}-\u{2033}\u{2060}éÔ\n\t\u{b}]){0,40}",
            plain in "([ -~]|\n){0,70}",
        ) {
            let text = format!("{plain}{text}{plain}");
            let full = fold_any(&text);
            prop_assert_eq!(&key(&text), &full);
            let all: String = full.chars().filter(|c| c.is_alphanumeric()).collect();
            prop_assert_eq!(letters(&text), all);
        }

        #[test]
        fn same_keys_are_told_without_them(
            start in "[a-c ]{0,3}[A-Ca-c \n]{0,40}",
            one in "([abAB `]|[e\u{301}é\u{a0}\u{ad}’”–…\u{2017}]){0,6}",
            two in "([abAB `]|[e\u{301}é\u{a0}\u{ad}’”–…\u{2017}]){0,6}",
            end in "([a-c ]|\u{301}){0,20}",
        ) {
            let texts = [
                format!("{start}{one}{end}"),
                format!("{start}{two}{end}"),
                format!("{}{one} {end}", start.replace(' ', "\n ")),
            ];
            for (one, two) in [(0, 1), (0, 2), (1, 2)].map(|(a, b)| (&texts[a], &texts[b])) {
                prop_assert_eq!(same_key(one, two), key(one) == key(two), "{:?} {:?}", one, two);
            }
        }

        #[test]
        fn texts_of_one_key_have_one_fingerprint(
            text in "([ -~]|[a\u{301}\u{a0}-\u{ff}\u{2000}-\u{2033}\u{2060}ﬁＡ\u{212a}]){0,40}",
        ) {
            let key = key(&text);
            prop_assert_eq!(fingerprint(&text), sum(key.as_bytes()));
            prop_assert_eq!(fingerprint(&text), fingerprint(&text.replace(' ', "\n\u{ad}")));
            let (first, last) = ends_of_key(&key);
            prop_assert_eq!(ends(&text), u64::from(first) << 32 | u64::from(last));
            prop_assert_eq!(ends(&text), ends(&text.replace(' ', "\n\u{ad}")));
        }
    }
}
