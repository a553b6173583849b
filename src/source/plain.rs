//! Plain text as it really comes: `pdftotext -layout`, `pdftotext` in reading
//! order, and printed lines set apart by blank lines.
//!
//! In: decoded text. Out: pages (split at form feeds) of lines with their
//! column, row, number and the blank lines above them. Nothing is joined or
//! dropped here but blank lines.

use super::{Format, Line, Page, Pages, Run};

/// How many columns a tab stop is wide.
const TAB: usize = 8;

/// Reads plain text into pages.
pub(super) fn read(text: &str) -> Pages {
    let text = text.trim_start_matches('\u{feff}');
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
    Pages {
        format: Format::Plain,
        pages,
        ..Pages::default()
    }
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
    use super::read;

    #[test]
    fn a_form_feed_ends_a_page_and_blank_lines_are_counted() {
        let pages = read("A/97/L.1\n\n\n   Recalling its\nresolution\n\u{c}A/97/L.1\n");
        assert_eq!(pages.pages.len(), 2);
        let first = &pages.pages[0].lines;
        assert_eq!(first.len(), 3);
        assert_eq!((first[1].x, first[1].gap, first[1].number), (3.0, 2, 4));
        assert_eq!(first[2].gap, 0);
        assert_eq!(pages.pages[1].number, 2);
        assert_eq!(pages.pages[1].lines[0].number, 6);
    }

    #[test]
    fn a_carriage_return_is_not_text() {
        assert_eq!(read("Decides\r\n").pages[0].lines[0].text(), "Decides");
        assert_eq!(read("\u{feff}Decides \t").pages[0].lines[0].text(), "Decides");
    }
}
