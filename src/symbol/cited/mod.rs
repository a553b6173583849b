//! Documents that running text cites: symbols, and resolutions and decisions
//! by number.
//!
//! A number alone says little (`3/4` may be a fraction): the words around it
//! decide. A head (`resolution`, `decisions`) opens a citation, the body
//! named before or after it says whose, the shape of the number must fit
//! that body. What belongs to a body outside the table is left out.

mod body;
mod head;
mod number;
mod printed;

use std::ops::Range;

use self::body::{Body, body_after};
use self::head::Head;
use self::number::Number;
use self::printed::{printed_symbol, push_symbol, starts_joint};
use super::Symbol;
use crate::symbol::bytes;

/// Finds every resolution, decision and document cited in a text, in order.
///
/// Only a text with a stroke or a head cites anything, and only a sentence with
/// a figure, so that only those are read, and as far as their last figure.
///
/// ```
/// # use travaux::symbol::cited;
/// let text = "Recalling resolutions 36/103 and 43/78 H, decision 80/506 and \
///             Security Council resolution 1325 (2000), and the report (A/80/12),";
/// let symbols: Vec<String> = cited(text).into_iter().map(|(_, s)| s.to_string()).collect();
/// assert_eq!(
///     symbols,
///     ["A/RES/36/103", "A/RES/43/78 H", "A/DEC/80/506", "S/RES/1325 (2000)", "A/80/12"]
/// );
/// ```
pub fn cited(text: &str) -> Vec<(Range<usize>, Symbol)> {
    let bytes = text.as_bytes();
    let Some(last) = last_figure(bytes) else {
        return Vec::new();
    };
    if bytes::find(b'/', bytes).is_none() && !head::may_stand_in(&bytes[..last]) {
        return Vec::new();
    }
    read(text, last + 1, next_sentence)
}

/// Reads a text up to an offset. `sentence` gives the offset from which a
/// sentence is to be read that begins at another.
fn read(
    text: &str,
    end: usize,
    sentence: impl Fn(&[u8], usize) -> usize,
) -> Vec<(Range<usize>, Symbol)> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut telling = Telling::of(&bytes[..end]);
    let mut head: Option<Head> = None;
    let mut at = sentence(bytes, 0);
    while at < end {
        at = telling.next(at);
        if at == end {
            break;
        }
        let byte = bytes[at];
        if matches!(byte, b';' | b'.') {
            at += 1;
            if ends_sentence(bytes, at - 1) {
                head = None;
                at = sentence(bytes, at);
            }
            continue;
        }
        if !starts_word(bytes, at) {
            at += 1;
            continue;
        }
        let may_be_head = matches!(byte, b'r' | b'd' | b'R' | b'D');
        let organ = matches!(bytes.get(at + 1), Some(b'A'..=b'Z' | b'-' | b'/'));
        if organ
            && byte.is_ascii_uppercase()
            && let Some((symbol, end)) = printed_symbol(text, at)
        {
            at = push_symbol(&mut found, text, at, end, symbol);
            continue;
        }
        if may_be_head && let Some((new, end)) = Head::at(text, at) {
            head = Some(new);
            at = end;
            continue;
        }
        if let Some(open) = &mut head
            && (byte.is_ascii_digit() || byte == b'S' || byte == b'E')
            && let Some((number, end)) = Number::at(text, at)
        {
            let linked = open.reaches(text, at);
            if (linked && !number.is_bare())
                || (number.is_distinct() && listed(&text[..at]))
                || open.resumes(&number, text, end)
                || (linked && open.takes_bare(text, at, end))
            {
                let body = body_after(&text[end..]).unwrap_or(open.body);
                if let Some(symbol) = number.symbol(body, open.decision) {
                    if symbol.0.starts_with("A/HRC/") {
                        open.body = Body::Rights;
                    }
                    found.push((at..end, symbol));
                }
            }
            if linked {
                open.end = end;
                open.listed = true;
            }
            at = end;
            continue;
        }
        at += 1;
    }
    found
}

/// Where the next sentence with a figure begins, from the beginning of one on;
/// the end where there is none.
fn next_sentence(bytes: &[u8], from: usize) -> usize {
    let Some(figure) = next_figure(bytes, from) else {
        return bytes.len();
    };
    let before = bytes::each_either_back(b';', b'.', &bytes[from..figure]);
    let end = before
        .map(|at| from + at)
        .find(|at| ends_sentence(bytes, *at));
    end.map_or(from, |end| end + 1)
}

/// How many bytes are looked at at once for a figure: most have none.
const STRETCH: usize = 32;

fn has_figure(stretch: &[u8; STRETCH]) -> bool {
    stretch
        .iter()
        .fold(false, |any, b| any | b.is_ascii_digit())
}

/// The offset of the next figure.
fn next_figure(bytes: &[u8], from: usize) -> Option<usize> {
    let offset = bytes::position(bytes.get(from..)?, |byte| byte.is_ascii_digit())?;
    Some(from + offset)
}

/// The offset of the last figure.
fn last_figure(bytes: &[u8]) -> Option<usize> {
    let (_, stretches) = bytes.as_rchunks::<STRETCH>();
    let without = stretches
        .iter()
        .rev()
        .take_while(|s| !has_figure(s))
        .count();
    let end = bytes.len() - without * STRETCH;
    bytes[..end].iter().rposition(u8::is_ascii_digit)
}

fn digits(bytes: &[u8], at: usize) -> Option<usize> {
    let count = bytes
        .get(at..)?
        .iter()
        .take_while(|b| b.is_ascii_digit())
        .count();
    (1..=5).contains(&count).then_some(at + count)
}

#[inline]
fn starts_word(bytes: &[u8], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|b| bytes.get(b)) else {
        return true;
    };
    if before.is_ascii_alphanumeric() {
        return false;
    }
    let joint = *before == b'-' && starts_joint(&bytes[at..]);
    joint
        || !b"/-_.".contains(before)
        || (*before == b'.' && at >= 2 && !bytes[at - 2].is_ascii_alphanumeric())
}

/// Tells whether what stands before a number makes it part of a list: a comma,
/// `and`, or the marker of a footnote after them.
fn listed(before: &str) -> bool {
    let before = before.trim_end();
    before.ends_with([',', ')'])
        || before.ends_with(|c: char| c.is_ascii_digit())
        || [" and", " or", " to", " particular", " including"]
            .iter()
            .any(|word| before.ends_with(word))
}

/// The offset after the letters and digits at a place.
fn word_end(bytes: &[u8], at: usize) -> usize {
    let letters = bytes[at..].iter();
    at + letters
        .take_while(|b| b.is_ascii_alphanumeric())
        .count()
        .max(1)
}

/// The places of a text where a sentence can end, or a word begins that can be
/// a symbol, a number, or `resolution` and its like. Asked for from every place
/// of a sentence with a figure.
struct Telling<'t> {
    bytes: &'t [u8],
    /// Where the last stretch ends that was looked at, and what it tells: each
    /// of its bytes has a byte of the number, the first the lowest.
    end: usize,
    tells: u128,
}

impl Telling<'_> {
    /// How many bytes are looked at together.
    const STRETCH: usize = 16;

    fn of(bytes: &[u8]) -> Telling<'_> {
        Telling {
            bytes,
            end: 0,
            tells: 0,
        }
    }

    /// The next such place from an offset on, or the end.
    fn next(&mut self, from: usize) -> usize {
        let mut at = from;
        while at < self.bytes.len() {
            if at >= self.end {
                self.end = at + Self::STRETCH;
                self.tells = self.read(at);
            }
            let passed = at + Self::STRETCH - self.end;
            let ahead = self.tells >> (8 * passed);
            if ahead != 0 {
                return at + ahead.trailing_zeros() as usize / 8;
            }
            at = self.end;
        }
        self.bytes.len()
    }

    /// What a stretch tells. Looks at each byte without a branch, so that the
    /// compiler does it for all at once.
    fn read(&self, from: usize) -> u128 {
        let mut window = [b' '; Telling::STRETCH + 1];
        let begin = from.saturating_sub(1);
        let stretch = &self.bytes[begin..self.bytes.len().min(from + Self::STRETCH)];
        match stretch.first_chunk() {
            Some(whole) => window = *whole,
            None => {
                let before = from == 0;
                window[usize::from(before)..][..stretch.len()].copy_from_slice(stretch);
            }
        }
        let within =
            |byte: u8, first: u8, last: u8| u8::from(byte.wrapping_sub(first) <= last - first);
        let is = |byte: u8, one: u8| u8::from(byte == one);
        let mut tells = [0; Telling::STRETCH];
        for (at, tells) in tells.iter_mut().enumerate() {
            let (before, byte) = (window[at], window[at + 1]);
            let inside = within(before | 0x20, b'a', b'z') | within(before, b'0', b'9');
            // Of the words in lower case only few say anything.
            let word = within(byte, b'A', b'Z')
                | within(byte, b'0', b'9')
                | is(byte, b'r')
                | is(byte, b'd');
            *tells = word & (inside ^ 1) | is(byte, b';') | is(byte, b'.');
        }
        u128::from_le_bytes(tells)
    }
}

fn ends_sentence(bytes: &[u8], at: usize) -> bool {
    bytes[at] == b';'
        || (bytes[at] == b'.'
            && bytes.get(at + 1) == Some(&b' ')
            && bytes.get(at + 2).is_some_and(u8::is_ascii_uppercase))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use proptest::prelude::*;

    use super::{cited, read};

    fn found(text: &str) -> Vec<String> {
        cited(text)
            .into_iter()
            .map(|(_, s)| s.to_string())
            .collect()
    }

    #[test]
    fn lists_of_resolutions_are_followed_to_their_end() {
        assert_eq!(
            found(
                "Recalling its resolutions 41/5 of 9 December 1986, 42/7 H of 7 May 1987, section II of its resolution 60/9, and 74/2,"
            ),
            ["A/RES/41/5", "A/RES/42/7 H", "A/RES/60/9", "A/RES/74/2"]
        );
        assert_eq!(
            found("resolution 60/1 on reform and 65/1 on goals"),
            ["A/RES/60/1", "A/RES/65/1"]
        );
        assert_eq!(
            found("resolutions S-32/1 and ES-10/21"),
            ["A/RES/S-32/1", "A/RES/ES-10/21"]
        );
    }

    #[test]
    fn the_body_named_decides() {
        for (text, symbols) in [
            (
                "Human Rights Council resolution 59/7",
                vec!["A/HRC/RES/59/7"],
            ),
            (
                "Council resolutions 5/1 and 5/2 of 18 June 2007",
                vec!["A/HRC/RES/5/1", "A/HRC/RES/5/2"],
            ),
            (
                "the Human Rights Council, in its resolution 34/6",
                vec!["A/HRC/RES/34/6"],
            ),
            (
                "resolution 34/6 of 3 May 2017 of the Human Rights Council",
                vec!["A/HRC/RES/34/6"],
            ),
            (
                "Economic and Social Council resolution 2025/15",
                vec!["E/RES/2025/15"],
            ),
            (
                "Economic and Social Council decision 2025/215",
                vec!["E/DEC/2025/215"],
            ),
            (
                "resolutions 1540 (2004) of 28 April 2004 and 1673 (2006)",
                vec!["S/RES/1540 (2004)", "S/RES/1673 (2006)"],
            ),
            ("Security Council resolution 1325", vec!["S/RES/1325"]),
            (
                "Commission on Human Rights resolution 2005/80",
                vec!["E/CN.4/RES/2005/80"],
            ),
            (
                "resolution 2758 (XXVI) and resolution 217 A (III)",
                vec!["A/RES/2758(XXVI)", "A/RES/217(III) A"],
            ),
            ("its decision 75/511 B", vec!["A/DEC/75/511 B"]),
            ("World Health Assembly resolution 75/8", vec![]),
            (
                "resolution 60/2 of the Commission on the Status of Birds",
                vec![],
            ),
            ("decision 15/4 of the Conference of the Parties", vec![]),
        ] {
            assert_eq!(found(text), symbols, "{text}");
        }
    }

    #[test]
    fn symbols_are_found_with_what_follows_them() {
        assert_eq!(
            found("(A/80/128 and Add.1, A/CONF.219/4; see A/80/12-S/2025/34), S/RES/1325 (2000)."),
            [
                "A/80/128",
                "A/80/128/Add.1",
                "A/CONF.219/4",
                "A/80/12",
                "S/2025/34",
                "S/RES/1325 (2000)"
            ]
        );
    }

    #[test]
    fn other_numbers_are_no_citations() {
        for text in [
            "2013 2/4",
            "page 3/4",
            "75/240",
            "in 2021–2025",
            "20-14117 3/4 20-14117",
            "Security Council resolutions, 4 urges",
            "resolution 658 of the Board, 27 June 1990",
            "resolution on parity, a 50/50 share",
            "HIV/AIDS and/or 1/2",
            "https://example.org/A/RES/36/103",
            "two thirds (2/3)",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn the_seed_text_cites_what_it_cites() {
        let path = "../shared/corpus/seed/A_C.1_75_L.8_Rev.1.txt";
        let Ok(text) = fs::read_to_string(path) else {
            println!("skipped: {path} is absent");
            return;
        };
        let mut symbols = found(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        symbols.retain(|s| !s.starts_with("A/C.1/75/"));
        symbols.sort();
        symbols.dedup();
        let resolutions = symbols.iter().filter(|s| s.starts_with("A/RES/")).count();
        assert_eq!(resolutions, 23);
        assert_eq!(symbols.len(), 25);
    }

    proptest! {
        #[test]
        fn ranges_are_ordered_and_nothing_panics(
            text in "(resolutions? |decision |of the |Human Rights Council |A/|S/|[0-9]{1,4}|/| |\\(|\\)|and |é|-|\\.|XX|,){0,25}|\\PC{0,60}"
        ) {
            let mut end = 0;
            for (range, symbol) in cited(&text) {
                prop_assert!(range.start >= end && range.end > range.start);
                prop_assert!(text.get(range.clone()).is_some());
                prop_assert!(symbol.as_str().parse() == Ok(symbol.clone()));
                end = range.end;
            }
        }

        #[test]
        fn sentences_without_a_figure_cite_nothing(
            text in "(resolutions? |the decision |its |lamps |Lamps|A/|S/|[0-9]{1,3}|/| |\\(|and |é|\\. |; |\\.|,){0,40}"
        ) {
            prop_assert_eq!(cited(&text), read(&text, text.len(), |_, from| from));
        }
    }
}
