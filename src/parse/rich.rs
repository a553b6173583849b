//! Text with its footnote markers held in place while lines are joined and
//! mended.
//!
//! A marker travels inside the text between two private-use characters, so
//! that no offset has to be kept up to date; [`split`] takes it out at the end.

use std::borrow::Cow;

use crate::model::FootnoteRef;
use crate::symbol::bytes;
use crate::text::spaces;

const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';
/// The first byte of both, and of hardly any other character in a text.
const LEAD: u8 = 0xEE;

/// Writes a marker for the footnote of the given number.
pub(super) fn push_marker(line: &mut String, number: &str) {
    line.push(OPEN);
    line.push_str(number);
    line.push(CLOSE);
}

/// Whether other characters of a text begin as those do that enclose its
/// markers: then some may be the same.
pub(super) fn has_others(rich: &str, markers: usize) -> bool {
    bytes::count(LEAD, rich.as_bytes()) != 2 * markers
}

/// Removes the characters that mean a marker here from a document's own text.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if may_have_markers(text) {
        Cow::Owned(text.replace([OPEN, CLOSE], "\u{FFFD}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether a text has a byte with which the characters of a marker begin.
fn may_have_markers(text: &str) -> bool {
    bytes::find(LEAD, text.as_bytes()).is_some()
}

/// Where one of the two characters stands first.
fn find(text: &str, mark: char) -> Option<usize> {
    bytes::each(LEAD, text.as_bytes()).find(|at| text[*at..].starts_with(mark))
}

/// The text without its markers, and where they stood.
///
/// A space that stood only for the marker's sake goes with it. A text without
/// markers, as most are, is handed back as it is.
pub(super) fn split(mut rich: String) -> (String, Vec<FootnoteRef>) {
    rich.truncate(spaces::trim_end(&rich).len());
    let Some(first) = find(&rich, OPEN) else {
        return (rich, Vec::new());
    };
    // Most have but one.
    let mut marks = Vec::with_capacity(1);
    // How many characters stand before the last marker, and how many bytes.
    let (mut length, mut bytes) = (0, 0);
    let text = take_out(&rich, first, |number, text| {
        match text.get(bytes..) {
            Some(more) => length += more.chars().count(),
            // A space went that stood before the last marker too.
            None => length -= bytes - text.len(),
        }
        bytes = text.len();
        marks.push(FootnoteRef {
            number: number.to_owned(),
            at: length,
        });
    });
    (text, marks)
}

/// The text alone.
pub(super) fn plain(rich: &str) -> Cow<'_, str> {
    match find(rich, OPEN) {
        Some(first) => Cow::Owned(take_out(rich, first, |_, _| {})),
        None => Cow::Borrowed(rich),
    }
}

/// Takes the markers out of a text, from the first on; `mark` is told the
/// number of each and the text so far.
fn take_out(rich: &str, first: usize, mut mark: impl FnMut(&str, &str)) -> String {
    let mut text = String::with_capacity(rich.len());
    let mut rest = rich;
    let mut next = Some(first);
    while let Some(open) = next {
        let (before, marker) = rest.split_at(open);
        text.push_str(before);
        rest = &marker[OPEN.len_utf8()..];
        let Some(close) = find(rest, CLOSE) else {
            next = find(rest, OPEN);
            continue;
        };
        let number = &rest[..close];
        rest = &rest[close + CLOSE.len_utf8()..];
        // `conflict,10,11`: a comma between two markers is no text.
        if let Some(marker) = rest.strip_prefix(',')
            && marker.starts_with(OPEN)
        {
            rest = marker;
        }
        let closes = match rest.chars().find(|&c| c != OPEN) {
            None => true,
            Some(c) => c.is_whitespace() || matches!(c, ',' | ';' | '.' | ':' | ')' | '”' | '’'),
        };
        if closes && text.ends_with(' ') {
            text.pop();
        }
        mark(number, &text);
        next = find(rest, OPEN);
    }
    text.push_str(rest);
    let trimmed = spaces::trim_end(&text).len();
    text.truncate(trimmed);
    text
}

/// Puts the text of markers that no footnote answers back into the text.
pub(super) fn restore(rich: String, is_note: impl Fn(&str) -> bool) -> String {
    let mut out = String::new();
    // How far the text is written.
    let mut done = 0;
    let mut at = 0;
    while let Some(open) = find(&rich[at..], OPEN).map(|offset| at + offset) {
        let inside = open + OPEN.len_utf8();
        let close = find(&rich[inside..], CLOSE).map(|length| inside + length);
        at = close.map_or(inside, |close| close + CLOSE.len_utf8());
        let kept = close.is_some_and(|close| is_note(&rich[inside..close]));
        if !kept {
            out.push_str(&rich[done..open]);
            out.push_str(&rich[inside..close.unwrap_or(inside)]);
            done = at;
        }
    }
    if done == 0 {
        return rich;
    }
    out.push_str(&rich[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::{plain, push_marker, restore, split};

    fn marker(number: &str) -> String {
        let mut text = String::new();
        push_marker(&mut text, number);
        text
    }

    #[test]
    fn a_marker_takes_its_space_with_it() {
        let rich = format!("in its 2015 report, {} identified", marker("1"));
        let (text, marks) = split(rich);
        assert_eq!(text, "in its 2015 report, identified");
        assert_eq!((marks[0].number.as_str(), marks[0].at), ("1", 19));
    }

    #[test]
    fn a_comma_between_markers_goes_with_them() {
        let rich = format!("in one conflict,{},{}", marker("10"), marker("11"));
        let (text, marks) = split(rich);
        assert_eq!((text.as_str(), marks.len()), ("in one conflict,", 2));
    }

    #[test]
    fn places_are_counted_in_characters() {
        let rich = format!("é’s {}{} – é{}.", marker("1"), marker("2"), marker("3"));
        let (text, marks) = split(rich.clone());
        assert_eq!(
            (text.as_str(), plain(&rich)),
            ("é’s – é.", "é’s – é.".into())
        );
        let places: Vec<usize> = marks.iter().map(|m| m.at).collect();
        assert_eq!(places, [4, 3, 7]);
    }

    #[test]
    fn a_marker_at_the_end_leaves_no_space() {
        assert_eq!(
            plain(&format!("the Caribbean, {}", marker("3"))),
            "the Caribbean,"
        );
        assert_eq!(
            plain(&format!("2013 {} and 2015", marker("2"))),
            "2013 and 2015"
        );
    }

    #[test]
    fn a_raised_figure_without_a_footnote_is_text() {
        let rich = format!("10 km{}", marker("2"));
        assert_eq!(restore(rich, |_| false), "10 km2");
    }
}
