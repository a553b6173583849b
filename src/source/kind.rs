//! What a file is, told by its bytes and never by its name.

use crate::symbol::bytes;

use super::SourceError;
use super::decode::{decode, decode_raw};
use super::pages::Format;

/// Tells the format of a file.
///
/// # Errors
/// `Empty` for white space alone, `WrongType` for content that is known and not
/// read, or that is no text.
pub(super) fn format_of(bytes: &[u8]) -> Result<Format, SourceError> {
    if bytes.iter().all(|b| b.is_ascii_whitespace() || *b == 0) {
        return Err(SourceError::Empty);
    }
    // Some writers put a few bytes before the mark.
    if contains(head(bytes, 1024), b"%PDF-") {
        return Ok(Format::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip(bytes);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(old_office(bytes));
    }
    if let Some((_, found)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Err(wrong(found));
    }
    if bytes.get(4..8) == Some(b"ftyp".as_slice()) {
        return Err(wrong("a video or HEIC image"));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice()) {
        return Err(wrong("a WebP image"));
    }
    if is_binary(bytes) {
        return Err(wrong("a file of bytes that are no text"));
    }
    // What the other formats begin with, in any encoding.
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    if first.is_some_and(|b| b.is_ascii_graphic() && !matches!(b, b'<' | b'M' | b'm')) {
        return Ok(Format::Plain);
    }
    let (text, _) = decode(head(bytes, 4096));
    let text = text.trim_start().to_ascii_lowercase();
    if text.starts_with("mime-version:") {
        return Err(wrong("a web page archive (MHTML)"));
    }
    if is_html(&text) {
        return Ok(Format::Html);
    }
    if text.starts_with("<?xml") || text.starts_with("<svg") {
        return Err(wrong("an XML file"));
    }
    Ok(Format::Plain)
}

/// First bytes of files that are met in a delegation's folder.
const MARKS: &[(&[u8], &str)] = &[
    (b"{\\rtf", "a Rich Text (RTF) document"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"\x89PNG\r\n\x1A\n", "a PNG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\xFFWPC", "a WordPerfect document"),
    (b"%!PS", "a PostScript file"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
    (b"Rar!\x1A", "a RAR archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xFD7zXZ\0", "an xz archive"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3\0", "an SQLite database"),
];

/// A ZIP is Word's if it holds Word's main part; names in it are not
/// compressed, so a damaged file is still told.
fn zip(bytes: &[u8]) -> Result<Format, SourceError> {
    let holds = |name: &str| contains(bytes, name.as_bytes());
    if holds("word/document") {
        Ok(Format::Docx)
    } else if holds("xl/workbook") {
        Err(wrong("an Excel workbook"))
    } else if holds("ppt/presentation") {
        Err(wrong("a PowerPoint presentation"))
    } else if holds("application/vnd.oasis.opendocument.text") {
        Err(wrong("an OpenDocument text"))
    } else if holds("application/epub+zip") {
        Err(wrong("an EPUB book"))
    } else {
        Err(wrong("a ZIP archive"))
    }
}

/// Old Office files name their streams in UTF-16; a newer one with a
/// password hides in the same container.
fn old_office(bytes: &[u8]) -> SourceError {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(bytes, &name)
    };
    if holds("EncryptedPackage") {
        SourceError::Encrypted {
            format: Format::Docx,
        }
    } else if holds("WordDocument") {
        wrong("a Word 97-2003 document")
    } else if holds("Workbook") {
        wrong("an Excel 97-2003 workbook")
    } else if holds("PowerPoint Document") {
        wrong("a PowerPoint 97-2003 presentation")
    } else {
        wrong("an old Office file")
    }
}

fn contains(bytes: &[u8], name: &[u8]) -> bool {
    let mut starts = bytes::each(name[0], bytes);
    starts.any(|at| bytes[at..].starts_with(name))
}

/// Text has no control characters but line ends and tabs; a stray NUL or two
/// in a long text is forgiven.
fn is_binary(bytes: &[u8]) -> bool {
    if is_plainly_text(head(bytes, 65_536)) {
        return false;
    }
    let text = decode_raw(head(bytes, 65_536));
    let strange = text
        .chars()
        .filter(|&c| (c.is_control() && !c.is_ascii_whitespace()) || c == '\u{FFFD}')
        .count();
    strange * 20 > text.chars().count()
}

/// Whether so few bytes can be strange, whatever the encoding, that decoding
/// would find the bytes to be text.
fn is_plainly_text(bytes: &[u8]) -> bool {
    // Without a branch, so that the compiler counts many bytes at once.
    let count = |bytes: &[u8]| -> u8 {
        let mut doubtful = 0;
        for &byte in bytes {
            let space = matches!(byte, b'\t' | b'\n' | b'\x0C' | b'\r' | b' ');
            doubtful += u8::from(byte >= 0x7F) | (u8::from(byte < 0x20) & u8::from(!space));
        }
        doubtful
    };
    let (stretches, rest) = bytes.as_chunks::<64>();
    let counts = stretches.iter().map(|stretch| usize::from(count(stretch)));
    let doubtful = counts.sum::<usize>() + usize::from(count(rest));
    doubtful * 40 < bytes.len()
}

fn is_html(text: &str) -> bool {
    if text.starts_with("<!doctype html") || text.starts_with("<html") {
        return true;
    }
    // A page may start with comments or an XML declaration; a piece of one
    // starts with any block.
    text.starts_with('<')
        && [
            "<html", "<head", "<body", "<meta", "<p>", "<p ", "<div", "<table", "<h1", "<h2",
            "<ol", "<ul", "<article", "<section", "<main",
        ]
        .iter()
        .any(|tag| text.contains(tag))
}

fn head(bytes: &[u8], most: usize) -> &[u8] {
    &bytes[..bytes.len().min(most)]
}

fn wrong(found: &str) -> SourceError {
    SourceError::WrongType {
        found: found.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(bytes: &[u8]) -> String {
        match format_of(bytes) {
            Ok(format) => format.to_string(),
            Err(SourceError::WrongType { found }) => found,
            Err(other) => other.to_string(),
        }
    }

    #[test]
    fn the_four_formats_are_told_by_content() {
        assert_eq!(format_of(b"%PDF-1.7\n"), Ok(Format::Pdf));
        assert_eq!(
            format_of(b"PK\x03\x04....word/document.xml"),
            Ok(Format::Docx)
        );
        assert_eq!(
            format_of(b"\xEF\xBB\xBF <!DOCTYPE HTML><p>x"),
            Ok(Format::Html)
        );
        assert_eq!(format_of(b"<p>The General Assembly,</p>"), Ok(Format::Html));
        assert_eq!(format_of(b"The General Assembly,\n"), Ok(Format::Plain));
        assert_eq!(format_of(b"<symbol> A/80/L.900"), Ok(Format::Plain));
    }

    #[test]
    fn other_files_are_named() {
        assert_eq!(found(b"\xFF\xD8\xFF\xE0...."), "a JPEG image");
        assert_eq!(found(b"{\\rtf1 text}"), "a Rich Text (RTF) document");
        assert_eq!(found(b"PK\x03\x04 other.txt"), "a ZIP archive");
        let name: Vec<u8> = "WordDocument"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let doc = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &name].concat();
        assert_eq!(found(&doc), "a Word 97-2003 document");
        assert_eq!(
            found(b"\x00\x01\x02\x03\x80\x81\x05\x06\x07\x00\x01\x02"),
            "a file of bytes that are no text"
        );
    }

    #[test]
    fn white_space_alone_is_empty() {
        assert_eq!(format_of(b""), Err(SourceError::Empty));
        assert_eq!(format_of(b" \r\n\t"), Err(SourceError::Empty));
    }
}
