//! What each fuzz target does with its bytes: reading must end, and must not
//! panic. Shared with `tests/fuzz_corpus.rs`, which needs no fuzzer.

use travaux::model::Draft;
use travaux::symbol::Symbol;
use travaux::{align, change, parse, source};

/// A symbol is printed so that it reads back as itself.
pub(super) fn symbol(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(symbol) = text.parse::<Symbol>() {
        let printed = symbol.to_string();
        assert_eq!(printed.parse::<Symbol>().ok(), Some(symbol), "{printed}");
    }
    let _ = travaux::symbol::cited(&text);
}

/// Any bytes, whatever they are told to be: plain text for the most part.
pub(super) fn plain(bytes: &[u8]) {
    let _ = read(bytes);
}

/// A Word file whose body is what the bytes say: a damaged package seldom
/// comes as far as its words.
pub(super) fn docx(bytes: &[u8]) {
    let _ = read(bytes);
    let _ = read(&stored(bytes));
}

/// A PDF.
pub(super) fn pdf(bytes: &[u8]) {
    let marked = if bytes.starts_with(b"%PDF-") {
        bytes.to_vec()
    } else {
        [b"%PDF-1.7\n".as_slice(), bytes].concat()
    };
    let _ = read(&marked);
}

/// A text, read and compared with its first half: what differs replays.
pub(super) fn parse(bytes: &[u8]) {
    let (Some(new), Some(old)) = (read(bytes), read(&bytes[..bytes.len() / 2])) else {
        return;
    };
    let changes = change::compare(&old, &new, &align::Options::default());
    let texts: Vec<String> = new.clauses.iter().map(|c| c.text.clone()).collect();
    assert_eq!(change::replay(&old, &changes), Ok(texts));
}

fn read(bytes: &[u8]) -> Option<Draft> {
    source::read(bytes).ok().map(|pages| parse::parse(&pages))
}

/// A ZIP package with one part, not compressed.
fn stored(part: &[u8]) -> Vec<u8> {
    const NAME: &[u8] = b"word/document.xml";
    let size = u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes();
    let sum = crc32(part).to_le_bytes();
    let name = u16::try_from(NAME.len()).unwrap_or(0).to_le_bytes();
    let common = [
        b"\0\0\0\0\0\0\0\0".as_slice(),
        &sum,
        &size,
        &size,
        &name,
        &[0, 0],
    ]
    .concat();
    let mut file = [b"PK\x03\x04\x14\0".as_slice(), &common, NAME, part].concat();
    let start = u32::try_from(file.len()).unwrap_or(u32::MAX).to_le_bytes();
    let entry = [
        b"PK\x01\x02\x14\0\x14\0".as_slice(),
        &common,
        &[0; 14],
        NAME,
    ]
    .concat();
    let length = u32::try_from(entry.len()).unwrap_or(u32::MAX).to_le_bytes();
    file.extend(entry);
    file.extend(
        [
            b"PK\x05\x06\0\0\0\0\x01\0\x01\0".as_slice(),
            &length,
            &start,
            &[0, 0],
        ]
        .concat(),
    );
    file
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |s, _| {
            (s >> 1) ^ (0xEDB8_8320 & (!(s & 1)).wrapping_add(1))
        })
    })
}
