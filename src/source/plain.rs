//! Plain text as it really comes: `pdftotext -layout`, `pdftotext` in reading
//! order, and printed lines set apart by blank lines.
//!
//! In: decoded text. Out: pages (split at form feeds) of lines with their
//! column, row, number and the blank lines above them. Nothing is joined or
//! dropped here but blank lines.

use super::decode::decode;
use super::{Format, Line, Page, Pages, Run, SourceError};

/// How many columns a tab stop is wide.
const TAB: usize = 8;

/// Greatest file: the longest resolution has a third of a million bytes.
const FILE_BYTES: usize = 4 << 20;

/// Reads plain text into pages.
pub(super) fn read(bytes: &[u8]) -> Result<Pages, SourceError> {
    if bytes.len() > FILE_BYTES {
        return Err(SourceError::TooLarge {
            what: "the file".to_owned(),
            limit: format!("{FILE_BYTES} bytes"),
        });
    }
    let (text, notice) = decode(bytes);
    if text.trim().is_empty() {
        return Err(SourceError::Empty);
    }
    Ok(Pages {
        format: Format::Plain,
        pages: sheets(&text),
        notices: notice.into_iter().collect(),
        ..Pages::default()
    })
}

/// The pages of a text, set apart by form feeds.
pub(super) fn sheets(text: &str) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut number = 0;
    for sheet in text.split('\u{c}') {
        let mut lines = Vec::new();
        let mut gap = 0;
        let mut row = 0.0;
        for raw in sheet.split('\n') {
            number += 1;
            row -= 1.0;
            match line(raw, number, gap, row) {
                Some(line) => {
                    gap = 0;
                    lines.push(line);
                }
                None => gap += 1,
            }
        }
        // A form feed ends its line without a line feed.
        number -= 1;
        if !lines.is_empty() {
            pages.push(Page {
                number: u32::try_from(pages.len() + 1).unwrap_or(u32::MAX),
                lines,
            });
        }
    }
    pages
}

/// One line, or `None` where it is blank.
fn line(raw: &str, number: u32, gap: u32, row: f32) -> Option<Line> {
    let text = raw.trim_end();
    let start = text.find(|c: char| !c.is_whitespace())?;
    let indent = columns(&text[..start]);
    let body = &text[start..];
    Some(Line {
        x: indent as f32,
        x_end: (indent + columns(body)) as f32,
        y: row,
        runs: vec![Run {
            text: body.to_owned(),
            ..Run::default()
        }],
        number,
        gap,
        ..Line::default()
    })
}

/// The width of a text in columns, tabs expanded.
fn columns(text: &str) -> usize {
    text.chars().fold(0, |at, c| match c {
        '\t' => (at / TAB + 1) * TAB,
        '\r' => at,
        _ => at + 1,
    })
}

#[cfg(test)]
mod tests {
    use super::sheets;

    #[test]
    fn a_form_feed_ends_a_page_and_blank_lines_are_counted() {
        let pages = sheets("A/97/L.1\n\n\n   Recalling its\nresolution\n\u{c}A/97/L.1\n");
        assert_eq!(pages.len(), 2);
        let first = &pages[0].lines;
        assert_eq!(first.len(), 3);
        assert_eq!((first[1].x, first[1].gap, first[1].number), (3.0, 2, 4));
        assert_eq!(first[2].gap, 0);
        assert_eq!(pages[1].number, 2);
        assert_eq!(pages[1].lines[0].number, 6);
    }

    #[test]
    fn a_carriage_return_is_not_text() {
        assert_eq!(sheets("Decides\r\n")[0].lines[0].text(), "Decides");
    }
}
