//! How wide a text prints in the type of United Nations documents (a Times),
//! in thousandths of the type size.
//!
//! Plain text has lost its widths, and counting characters is too coarse to
//! tell a full line from one that ended early: `ill` is half as wide as `mow`.

/// Widths of the printable ASCII characters, from the space on.
const ASCII: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 333, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

/// Widths by byte. Those beyond ASCII count where characters do, and show by
/// [`BEYOND`], so that a byte costs one addition.
const BYTES: [u64; 256] = {
    let mut table = [0; 256];
    let mut at = 0;
    while at < ASCII.len() {
        table[at + 32] = ASCII[at] as u64;
        at += 1;
    }
    // DEL, as any character that is not in the table.
    table[0x7f] = 0;
    at = 0x80;
    while at < table.len() {
        table[at] = BEYOND;
        at += 1;
    }
    table
};

/// More than a text of any length is wide.
const BEYOND: u64 = 1 << 36;

/// The width of a text.
pub(super) fn of(text: &str) -> f32 {
    let mut total = 0;
    // Eight at a time need no loop.
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    for eight in eights {
        for byte in eight {
            total += BYTES[usize::from(*byte)];
        }
    }
    for byte in rest {
        total += BYTES[usize::from(*byte)];
    }
    if total >= BEYOND {
        let heads = text.bytes().enumerate().filter(|(_, byte)| *byte >= 0xC0);
        let others = heads.filter_map(|(at, _)| text[at..].chars().next());
        total = total % BEYOND + others.map(width).sum::<u64>();
    }
    total as f32
}

/// The width of a character.
pub(super) fn of_char(c: char) -> u64 {
    if c.is_ascii() {
        BYTES[c as usize]
    } else {
        width(c)
    }
}

/// The width of a character beyond ASCII.
fn width(c: char) -> u64 {
    match c {
        '‘' | '’' | '\u{2011}' => 333,
        '“' | '”' => 444,
        '—' => 1000,
        '\u{a0}' => 250,
        c if c.is_uppercase() => 700,
        c if c.is_control() => 0,
        _ => 500,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{ASCII, of, width};

    proptest! {
        #[test]
        fn a_text_is_as_wide_as_its_characters(text in "\\PC{0,60}|[a-z –’é\\x7f\t]{0,30}") {
            let each = |c: char| match u32::from(c) {
                at @ 32..127 => u64::from(ASCII[at as usize - 32]),
                0..128 => 0,
                _ => width(c),
            };
            prop_assert_eq!(of(&text), text.chars().map(each).sum::<u64>() as f32);
        }
    }

    #[test]
    fn narrow_letters_are_narrow() {
        assert!(of("ill") < of("mow") / 1.5);
        assert_eq!(of("A b"), 722.0 + 250.0 + 500.0);
    }
}
