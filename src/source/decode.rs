//! Bytes of a text to characters.
//!
//! Any bytes go in, characters come out, with a notice where the encoding had
//! to be guessed. Decoding never fails: telling text from other files is the
//! business of [`kind`](super::kind).

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252};

use crate::model::{Notice, NoticeKind, Place};
use crate::symbol::bytes;

/// Decodes a text: UTF-8, UTF-16 with or without its mark, else
/// Windows-1252 or Windows-1251, whichever makes likelier words.
///
/// Characters that mean nothing in a text (NUL and other controls) are left
/// out. A notice tells of a guess, and of bytes that stand for nothing. Sound
/// UTF-8 is handed on as it is.
pub(super) fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<Notice>) {
    if let Some(text) = sound_utf_8(bytes) {
        return (without_controls(Cow::Borrowed(text)), None);
    }
    let (encoding, guessed) = find(bytes);
    let (text, damaged) = with(encoding, bytes);
    let doubt = if damaged {
        Some(format!(
            "some bytes are not {}: characters are lost",
            encoding.name()
        ))
    } else if guessed {
        Some(format!(
            "the text does not say how it is encoded; it was read as {}",
            encoding.name()
        ))
    } else {
        None
    };
    (without_controls(text), doubt.map(notice))
}

/// Decodes without leaving anything out.
pub(super) fn decode_raw(bytes: &[u8]) -> Cow<'_, str> {
    with(find(bytes).0, bytes).0
}

fn with<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> (Cow<'b, str>, bool) {
    let (text, _, damaged) = encoding.decode(bytes);
    (text, damaged)
}

/// The encoding, and whether it is a guess.
fn find(bytes: &[u8]) -> (&'static Encoding, bool) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, false);
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return (encoding, true);
    }
    if is_utf_8(bytes) {
        return (UTF_8, false);
    }
    (single_byte(bytes), true)
}

/// The text of bytes that are UTF-8 without a mark and without a fault.
fn sound_utf_8(bytes: &[u8]) -> Option<&str> {
    if Encoding::for_bom(bytes).is_some() || utf_16_without_mark(bytes).is_some() {
        return None;
    }
    std::str::from_utf8(bytes).ok()
}

/// A text cut in the middle of its last character is still UTF-8, and so is
/// one with a few broken characters among many sound ones.
fn is_utf_8(bytes: &[u8]) -> bool {
    let mut sound = 0usize;
    let mut broken = 0usize;
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || sound > 10 * broken
}

/// Every other byte of Latin text in UTF-16 is zero.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) / 2 * 2];
    if head.len() < 4 || bytes::find(0, head).is_none() {
        return None;
    }
    let zeros = |at: usize| head.iter().skip(at).step_by(2).filter(|&&b| b == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let many = head.len() / 2 * 7 / 10;
    match () {
        () if second > many && first < head.len() / 20 => Some(UTF_16LE),
        () if first > many && second < head.len() / 20 => Some(UTF_16BE),
        () => None,
    }
}

/// In Russian nearly all letters are high bytes; in Western text high bytes
/// stand alone among ASCII letters.
fn single_byte(bytes: &[u8]) -> &'static Encoding {
    let cyrillic = |b: u8| b >= 0xC0 || b == 0xA8 || b == 0xB8;
    let pairs = bytes
        .windows(2)
        .filter(|w| cyrillic(w[0]) && cyrillic(w[1]))
        .count();
    let high = bytes.iter().filter(|&&b| cyrillic(b)).count();
    if high >= 4 && pairs * 2 > high {
        WINDOWS_1251
    } else {
        WINDOWS_1252
    }
}

fn without_controls(text: Cow<'_, str>) -> Cow<'_, str> {
    if !may_hold_controls(&text) {
        return text;
    }
    text.chars().filter(|c| !is_meaningless(*c)).collect()
}

fn is_meaningless(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{C}' | '\u{B}')
}

/// Whether some byte is, or with the next one is, a control that means nothing
/// in a text. U+0080 to U+009F begin with the byte C2.
fn may_hold_controls(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Without a branch, so that the compiler looks at many bytes at once.
    let any = |bytes: &[u8]| {
        let mut found = 0;
        for byte in bytes {
            let kept = u8::from(byte.wrapping_sub(0x09) < 5);
            found |= u8::from(*byte == 0x7F) | (u8::from(*byte < 0x20) & (kept ^ 1));
        }
        found != 0
    };
    let (stretches, rest) = bytes.as_chunks::<64>();
    stretches.iter().any(|stretch| any(stretch))
        || any(rest)
        || bytes::each(0xC2, bytes).any(|at| bytes.get(at + 1).is_some_and(|b| *b < 0xA0))
}

fn notice(message: String) -> Notice {
    Notice {
        kind: NoticeKind::Damaged,
        message,
        place: Place::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes).0.into_owned()
    }

    #[test]
    fn utf_8_with_and_without_its_mark_is_read_without_a_notice() {
        assert_eq!(
            decode("Côte d’Ivoire".as_bytes()),
            (Cow::Borrowed("Côte d’Ivoire"), None)
        );
        let marked = [b"\xEF\xBB\xBF".as_slice(), "Türkiye".as_bytes()].concat();
        assert_eq!(decode(&marked), (Cow::Borrowed("Türkiye"), None));
    }

    #[test]
    fn utf_16_is_read_in_both_orders_with_and_without_its_mark() {
        let le: Vec<u8> = "The General Assembly,"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let be: Vec<u8> = "The General Assembly,"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(text(&le), "The General Assembly,");
        assert_eq!(text(&be), "The General Assembly,");
        assert_eq!(
            text(&[b"\xFF\xFE".as_slice(), &le].concat()),
            "The General Assembly,"
        );
        assert_eq!(
            text(&[b"\xFE\xFF".as_slice(), &be].concat()),
            "The General Assembly,"
        );
    }

    #[test]
    fn bytes_of_windows_are_guessed_with_a_notice() {
        let (western, notice) = decode(b"C\xF4te d\x92Ivoire, T\xFCrkiye \x96 draft");
        assert_eq!(western, "Côte d’Ivoire, Türkiye – draft");
        assert!(notice.is_some_and(|n| n.message.contains("windows-1252")));
        let (russian, _, _) = WINDOWS_1251.encode("Генеральная Ассамблея, ссылаясь");
        assert_eq!(text(&russian), "Генеральная Ассамблея, ссылаясь");
    }

    #[test]
    fn a_text_cut_within_a_character_is_still_utf_8() {
        let whole = "Генеральная Ассамблея".as_bytes();
        let (cut, notice) = decode(&whole[..whole.len() - 1]);
        assert!(cut.starts_with("Генеральная Ассамбле"));
        assert!(notice.is_some());
    }

    #[test]
    fn controls_are_left_out_and_line_ends_kept() {
        assert_eq!(
            text(b"1.\tDecides\0 to\x07 act;\r\n"),
            "1.\tDecides to act;\r\n"
        );
    }
}
