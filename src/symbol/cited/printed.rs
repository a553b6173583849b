//! Document symbols as they stand in a text.

use std::ops::Range;

use super::digits;
use super::number::Number;
use crate::symbol::{Symbol, read};

/// No symbol in use is longer; keeps hostile input cheap.
const LONGEST: usize = 120;

/// A document symbol at a place, with its end.
pub(super) fn printed_symbol(text: &str, at: usize) -> Option<(Symbol, usize)> {
    const LONGEST_ORGAN: usize = 12;
    let bytes = text.as_bytes();
    let letters = bytes[at..].iter().take(LONGEST_ORGAN + 1);
    let organ_end = at
        + letters
            .take_while(|b| b.is_ascii_uppercase() || **b == b'-')
            .count();
    let organ = &text[at..organ_end];
    if organ.is_empty() || organ.len() > LONGEST_ORGAN || bytes.get(organ_end) != Some(&b'/') {
        return None;
    }
    let principal = ["A", "S", "E", "T", "ST"].contains(&organ);
    let roman = organ.bytes().all(|b| b"IVXLC".contains(&b));
    let part = ["RES", "REC", "DEC", "COP", "L"].contains(&organ);
    if !principal && (roman || part || organ.len() < 2 || organ.ends_with('-')) {
        return None;
    }
    let mut end = organ_end + 1;
    while let Some(&byte) = bytes.get(end)
        && end - at < LONGEST
    {
        let joint = byte == b'-' && starts_joint(&bytes[end + 1..]);
        let bracket = byte == b'(' && bytes[end..].iter().take(8).any(|b| *b == b')');
        let closing = byte == b')' && text[at..end].contains('(') && !text[at..end].contains(')');
        if joint || !(byte.is_ascii_alphanumeric() || b"/.-".contains(&byte) || bracket || closing)
        {
            break;
        }
        end += 1;
    }
    while let Some(b'.' | b'-' | b'/') = bytes.get(end - 1) {
        end -= 1;
    }
    let printed = text.get(at..end)?;
    let mut places = printed.as_bytes().windows(5);
    let adopted = places.any(|place| matches!(place, b"/RES/" | b"/DEC/"));
    let last = printed.rsplit('/').next().unwrap_or_default();
    if adopted && last.bytes().all(|b| b.is_ascii_digit()) {
        // `S/RES/1325 (2000)`, `A/RES/43/78 H`.
        let start = end - last.len();
        if let Some((number, longer)) = Number::at(text, start)
            && (number.bracket.is_some() || number.part.is_some())
            && let Some(symbol) = read::canonical(&text[at..longer])
        {
            return Some((Symbol(symbol), longer));
        }
    }
    let shaped = printed.contains(|c: char| c.is_ascii_digit());
    let symbol = shaped.then(|| read::canonical(printed)).flatten()?;
    Some((Symbol(symbol), end))
}

/// The second symbol of a joint document: `A/80/12-S/2025/34`.
pub(super) fn starts_joint(rest: &[u8]) -> bool {
    let organ = rest.iter().take_while(|b| b.is_ascii_uppercase()).count();
    (1..=6).contains(&organ) && rest.get(organ) == Some(&b'/')
}

/// Records a symbol and the modifiers that follow it: `A/80/12 and Add.1`.
pub(super) fn push_symbol(
    found: &mut Vec<(Range<usize>, Symbol)>,
    text: &str,
    start: usize,
    end: usize,
    symbol: Symbol,
) -> usize {
    let first = found.len();
    found.push((start..end, symbol));
    let mut at = end;
    while let Some((range, more)) = following_modifier(text, at, &found[first].1) {
        at = range.end;
        found.push((range, more));
    }
    at
}

/// `and Add.1` behind a symbol.
fn following_modifier(text: &str, at: usize, symbol: &Symbol) -> Option<(Range<usize>, Symbol)> {
    let rest = &text[at..];
    let link = [", and ", " and ", ", "]
        .iter()
        .find(|l| rest.starts_with(**l))?;
    let start = at + link.len();
    let word = ["Add.", "Corr.", "Rev.", "Amend."]
        .iter()
        .find(|w| text[start..].starts_with(**w))?;
    let mut end = digits(text.as_bytes(), start + word.len())?;
    // `Rev.1/Add.1`
    let more = text[end..].find(|c: char| !(c.is_ascii_alphanumeric() || "/.".contains(c)));
    if text[end..].starts_with('/') {
        end = more.map_or(text.len(), |length| end + length);
    }
    let base = symbol.base();
    let printed = format!("{base}/{}", text[start..end].trim_end_matches('.'));
    Some((start..end, Symbol(read::canonical(&printed)?)))
}
