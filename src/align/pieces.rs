//! Where the words of a text stand, as the vocabulary reads them.
//!
//! In: a text and an offset. Out: where a stretch of letters, figures and
//! strokes begins or ends. Knows nothing of what it says.

/// Where the first stretch of letters, figures and strokes from an offset on
/// begins.
#[inline(always)]
pub(super) fn start(text: &str, from: usize) -> Option<usize> {
    let mut start = from;
    loop {
        match KINDS[usize::from(*text.as_bytes().get(start)?)] {
            INSIDE => return Some(start),
            OUTSIDE => start += 1,
            _ => match width_between(text, start) {
                0 => return Some(start),
                width => start += width,
            },
        }
    }
}

/// The width in bytes of a character that stands between words; else zero.
#[cold]
fn width_between(text: &str, at: usize) -> usize {
    let mark = text[at..].chars().next();
    let mark = mark.filter(|c| !c.is_alphanumeric());
    mark.map_or(0, char::len_utf8)
}

/// Where the stretch that begins at an offset ends.
pub(super) fn end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let end = rest.find(|c: char| c != '/' && !c.is_alphanumeric());
    start + end.unwrap_or(rest.len())
}

/// Bytes of words: letters, figures and strokes.
const INSIDE: u8 = 1;
/// Bytes between words.
const OUTSIDE: u8 = 0;
/// Bytes of characters beyond ASCII.
const BEYOND: u8 = 2;

const KINDS: [u8; 256] = {
    let mut table = [BEYOND; 256];
    let mut byte = 0u8;
    while byte < 0x80 {
        let inside = byte.is_ascii_alphanumeric() || byte == b'/';
        table[byte as usize] = if inside { INSIDE } else { OUTSIDE };
        byte += 1;
    }
    table
};
