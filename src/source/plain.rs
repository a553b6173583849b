//! Plain text as it really comes: `pdftotext -layout`, `pdftotext` in reading
//! order, and printed lines set apart by blank lines.
//!
//! In: decoded text. Out: pages (split at form feeds) of lines with their
//! column, row, number and the blank lines above them. Nothing is joined or
//! dropped here but blank lines.

use std::borrow::Cow;
use std::ops::Range;

use super::decode::decode;
use super::{Format, Line, Page, Pages, Role, Run, Runs, SourceError};
use crate::symbol::bytes;
use crate::text::spaces;

/// How many columns a tab stop is wide.
const TAB: usize = 8;

/// Greatest file. The longest resolution has a third of a million bytes, a
/// draft of 100,000 clauses some thirty million.
const FILE_BYTES: usize = 64 << 20;

/// How many lines a page has at most, and how many bytes a line at least, as a
/// rule: so many lines are foreseen.
const PAGE: usize = 64;
const NARROW: usize = 16;

/// Most lines that are not blank: the longest resolution has some 3,600. These
/// many short ones are read in seconds and in about a gigabyte.
const LINES: usize = 1_500_000;

/// Reads plain text into pages.
pub(super) fn read(bytes: &[u8]) -> Result<Pages<'_>, SourceError> {
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
        pages: sheets(text)?,
        notices: notice.into_iter().collect(),
        ..Pages::default()
    })
}

/// The pages of a text, set apart by form feeds.
///
/// # Errors
/// [`SourceError::TooLarge`] beyond [`LINES`].
pub(super) fn sheets(text: Cow<'_, str>) -> Result<Vec<Page<'_>>, SourceError> {
    match text {
        Cow::Borrowed(text) => divided(text),
        Cow::Owned(text) => Ok(divided(&text)?.into_iter().map(Page::into_owned).collect()),
    }
}

fn divided(text: &str) -> Result<Vec<Page<'_>>, SourceError> {
    let most = line_ends(text)?;
    // Hardly any text has tabs: then characters are columns.
    let tabs = bytes::find_either(b'\t', b'\r', text.as_bytes()).is_some();
    let mut beyond = Beyond::of(text);
    let mut pages = Vec::new();
    let mut number = 0;
    let mut start = 0;
    let feeds = bytes::each(b'\x0C', text.as_bytes());
    for feed in feeds.chain([text.len()]) {
        let sheet = &text[start..feed];
        let top = std::mem::replace(&mut start, feed + 1);
        let ends = bytes::each(b'\n', sheet.as_bytes());
        let mut lines = Vec::with_capacity(match most {
            // The lines of a long text without pages are not copied as they
            // become more.
            Some(most) if sheet.len() > text.len() / 2 => most + 1,
            _ => (sheet.len() / NARROW + 1).min(PAGE),
        });
        let mut gap = 0;
        let mut row = 0.0;
        let mut from = 0;
        for end in ends.chain([sheet.len()]) {
            let raw = &sheet[from..end];
            let measure = if tabs {
                Measure::Tabs
            } else if beyond.reaches(top + from..top + end) {
                Measure::Characters
            } else {
                Measure::Bytes
            };
            from = end + 1;
            number += 1;
            row -= 1.0;
            let raw = match above_rule(raw, sheet.get(from..).unwrap_or("")) {
                Some((text, rule)) => {
                    lines.extend(line(&text, number, gap, row, measure).map(Line::into_owned));
                    gap = 0;
                    rule
                }
                None => raw,
            };
            match line(raw, number, gap, row, measure) {
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
    Ok(pages)
}

/// How many line ends a text has, if it is so long that it may have too many.
///
/// # Errors
/// [`SourceError::TooLarge`] beyond [`LINES`].
fn line_ends(text: &str) -> Result<Option<usize>, SourceError> {
    // So many lines have each an end at least.
    if text.len() < LINES {
        return Ok(None);
    }
    let ends = bytes::count(b'\n', text.as_bytes());
    if ends >= LINES && text.lines().filter(|l| !l.trim().is_empty()).count() > LINES {
        return Err(SourceError::TooLarge {
            what: "the number of lines".to_owned(),
            limit: format!("{LINES} lines"),
        });
    }
    Ok(Some(ends))
}

/// Divides a line from the rule above footnotes that stands on it, where the
/// number of one follows `below`. `pdftotext` drops the hyphen at the end of a
/// line, and the line's end with it; so the line had one: `capacity` +
/// `__________` was `capacity-`.
fn above_rule<'r>(raw: &'r str, below: &str) -> Option<(String, &'r str)> {
    const SHORTEST: usize = 12;
    let last = raw.as_bytes().last()?;
    if last.is_ascii_graphic() && *last != b'_' {
        return None;
    }
    let ruled = raw.trim_end();
    let text = ruled.trim_end_matches('_');
    let rule = &ruled[text.len()..];
    let word = text.trim_end();
    let below = below.split('\n').next().unwrap_or("");
    let glued = rule.len() >= SHORTEST
        && word.ends_with(char::is_alphanumeric)
        && below
            .trim_start()
            .starts_with(|c: char| c.is_ascii_digit() || c == '*');
    glued.then(|| (format!("{word}-"), rule))
}

/// How many columns a text takes.
#[derive(Clone, Copy)]
enum Measure {
    /// One a byte.
    Bytes,
    /// One a character.
    Characters,
    /// As far as its tabs reach.
    Tabs,
}

impl Measure {
    fn width(self, text: &str) -> usize {
        match self {
            Measure::Bytes => text.len(),
            Measure::Characters => text.chars().count(),
            Measure::Tabs => columns(text),
        }
    }
}

/// Where a text has characters beyond ASCII, asked for from its beginning on.
struct Beyond<'t> {
    bytes: &'t [u8],
    /// The next of their bytes from the last place on that was asked for.
    next: usize,
}

impl Beyond<'_> {
    fn of(text: &str) -> Beyond<'_> {
        Beyond {
            bytes: text.as_bytes(),
            next: 0,
        }
    }

    /// Whether some stand within a range.
    fn reaches(&mut self, range: Range<usize>) -> bool {
        if self.next <= range.start {
            const STRETCH: usize = 64;
            let rest = &self.bytes[range.start..];
            let ascii = |bytes: &&[u8; STRETCH]| bytes.iter().fold(0, |all, b| all | b) < 0x80;
            let plain = rest.as_chunks().0.iter().take_while(ascii).count() * STRETCH;
            let within = rest[plain..].iter().take_while(|b| b.is_ascii()).count();
            self.next = range.start + plain + within;
        }
        self.next < range.end
    }
}

/// One line, or `None` where it is blank.
fn line(raw: &str, number: u32, gap: u32, row: f32, measure: Measure) -> Option<Line<'_>> {
    let text = match raw.as_bytes() {
        [.., last] if last.is_ascii_graphic() => raw,
        _ => raw.trim_end(),
    };
    let spaces = spaces::leading(text);
    let body = match text.as_bytes().get(spaces)? {
        first if first.is_ascii_graphic() => &text[spaces..],
        _ => text[spaces..].trim_start(),
    };
    let start = text.len() - body.len();
    let indent = if start == spaces {
        spaces
    } else {
        measure.width(&text[..start])
    };
    Some(Line {
        x: indent as f32,
        x_end: (indent + measure.width(body)) as f32,
        y: row,
        runs: Runs::One(Run {
            text: Cow::Borrowed(body),
            italic: false,
            bold: false,
            superscript: false,
        }),
        size: 0.0,
        role: Role::Plain,
        block: None,
        number,
        gap,
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
    use super::divided;

    #[test]
    fn a_form_feed_ends_a_page_and_blank_lines_are_counted() {
        let pages = divided("A/97/L.1\n\n\n   Recalling its\nresolution\n\u{c}A/97/L.1\n").unwrap();
        assert_eq!(pages.len(), 2);
        let first = &pages[0].lines;
        assert_eq!(first.len(), 3);
        assert_eq!((first[1].x, first[1].gap, first[1].number), (3.0, 2, 4));
        assert_eq!(first[2].gap, 0);
        assert_eq!(pages[1].number, 2);
        assert_eq!(pages[1].lines[0].number, 6);
    }

    #[test]
    fn a_rule_behind_a_word_is_a_line_of_its_own() {
        let pages = divided("on capacity _______________\n25\n").unwrap();
        let texts: Vec<String> = pages[0]
            .lines
            .iter()
            .map(|l| l.text().into_owned())
            .collect();
        assert_eq!(texts, ["on capacity-", "_______________", "25"]);
    }

    #[test]
    fn a_carriage_return_is_not_text() {
        assert_eq!(
            divided("Decides\r\n").unwrap()[0].lines[0].text(),
            "Decides"
        );
    }
}
