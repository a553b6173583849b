//! Spelled numbers: `thirty-eighth` and 38, both ways, up to 199; cardinals
//! up to twenty.

use std::ops::Range;

/// The greatest ordinal that is spelled.
pub const GREATEST: u32 = 199;

const UNITS: [&str; 20] = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];

const TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

const CARDINALS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// Spells an ordinal from 1 to [`GREATEST`].
///
/// ```
/// # use travaux::text::ordinal::{parse, spell};
/// assert_eq!(spell(38).as_deref(), Some("thirty-eighth"));
/// assert_eq!(spell(101).as_deref(), Some("one hundred and first"));
/// assert_eq!(parse("Sixty -ninth"), Some(69));
/// ```
pub fn spell(number: u32) -> Option<String> {
    match number {
        0 => None,
        1..=19 => Some(UNITS[number as usize].to_owned()),
        20..=99 => {
            let tens = TENS[(number / 10) as usize];
            Some(match number % 10 {
                0 => format!("{}ieth", tens.trim_end_matches('y')),
                unit => format!("{tens}-{}", UNITS[unit as usize]),
            })
        }
        100 => Some("one hundredth".to_owned()),
        101..=GREATEST => Some(format!("one hundred and {}", spell(number - 100)?)),
        _ => None,
    }
}

/// Reads an ordinal that is the whole string: spelled, with any spacing and
/// case (`sixty -ninth`), or in figures (`69th`).
pub fn parse(text: &str) -> Option<u32> {
    let text = text.trim();
    let (number, end) = at_start(text)?;
    (end == text.len()).then_some(number)
}

/// Reads the ordinal at the start of a text; gives the number and the offset
/// after it. `Seventy-fifth session` gives 75 and 13.
pub fn at_start(text: &str) -> Option<(u32, usize)> {
    let first = text.trim_start_matches(is_joint).bytes().next()?;
    if first.is_ascii_digit() {
        return figures(text);
    }
    if !begins_spelled(first) {
        return None;
    }
    let (base, from) = match after(text, "onehundred").or_else(|| after(text, "hundred")) {
        Some(end) => (
            100,
            after(&text[end..], "and").map_or(end, |more| end + more),
        ),
        None => (0, 0),
    };
    if base == 100
        && let Some(end) = ["onehundredth", "hundredth"]
            .iter()
            .find_map(|w| after(text, w))
        && ends_word(text, end)
    {
        return Some((100, end));
    }
    let (number, length) = below_hundred(&text[from..])?;
    let end = from + length;
    ends_word(text, end).then_some((base + number, end))
}

/// Whether a spelled ordinal begins with a letter.
fn begins_spelled(first: u8) -> bool {
    b"efhnost".contains(&(first | 0x20))
}

/// Finds the ordinals of a running text, in order.
pub fn find(text: &str) -> Vec<(Range<usize>, u32)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let starts = (bytes[at].is_ascii_digit() || begins_spelled(bytes[at]))
            && (at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] >= 0x80));
        if starts && let Some((number, length)) = at_start(&text[at..]) {
            found.push((at..at + length, number));
            at += length;
        } else {
            at += 1;
        }
    }
    found
}

/// Spells a cardinal from 0 to 20.
pub fn spell_cardinal(number: u32) -> Option<&'static str> {
    CARDINALS.get(number as usize).copied()
}

/// Reads a cardinal: spelled up to `twenty`, or in figures.
pub fn parse_cardinal(text: &str) -> Option<u32> {
    let text = text.trim();
    let spelled = CARDINALS.iter().position(|w| w.eq_ignore_ascii_case(text));
    spelled.map_or_else(
        || {
            let figures = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            figures.then(|| text.parse().ok()).flatten()
        },
        |n| u32::try_from(n).ok(),
    )
}

/// `69th`, `101st`.
fn figures(text: &str) -> Option<(u32, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 4 {
        return None;
    }
    let suffix = text.get(digits..digits + 2)?.to_ascii_lowercase();
    let known = ["st", "nd", "rd", "th"].contains(&suffix.as_str());
    let number = text[..digits].parse().ok()?;
    (known && ends_word(text, digits + 2)).then_some((number, digits + 2))
}

fn below_hundred(text: &str) -> Option<(u32, usize)> {
    for tens in (20..100).step_by(10) {
        let word = TENS[tens as usize / 10];
        let Some(stem) = after(text, word.trim_end_matches('y')) else {
            continue;
        };
        if let Some(end) = after(&text[stem..], "ieth") {
            return Some((tens, stem + end));
        }
        let Some(end) = after(&text[stem..], "y").map(|end| stem + end) else {
            continue;
        };
        return (1..10).find_map(|unit| {
            let length = after(&text[end..], UNITS[unit as usize])?;
            Some((tens + unit, end + length))
        });
    }
    // `sixteenth` before `sixth`: the longer words first.
    (1..20u32).rev().find_map(|unit| {
        let length = after(text, UNITS[unit as usize])?;
        Some((unit, length))
    })
}

/// The offset after `word` at the start of `text`, whatever spaces and
/// hyphens break it.
fn after(text: &str, word: &str) -> Option<usize> {
    // Most words that are tried fail at once.
    if let (Some(own), Some(first)) = (text.bytes().next(), word.bytes().next())
        && own.is_ascii_alphanumeric()
        && !own.eq_ignore_ascii_case(&first)
    {
        return None;
    }
    let mut letters = word.bytes();
    let mut next = letters.next();
    for (at, c) in text.char_indices() {
        let Some(wanted) = next else {
            return Some(at);
        };
        if c.is_ascii() && (c as u8).eq_ignore_ascii_case(&wanted) {
            next = letters.next();
        } else if !is_joint(c) {
            return None;
        }
    }
    next.is_none().then_some(text.len())
}

/// What can break a spelled number.
fn is_joint(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2013}' | '\u{ad}')
}

fn ends_word(text: &str, end: usize) -> bool {
    !text[end..].starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::{GREATEST, at_start, find, parse, parse_cardinal, spell, spell_cardinal};

    #[test]
    fn every_ordinal_round_trips() {
        for number in 1..=GREATEST {
            let spelled = spell(number).unwrap();
            assert_eq!(parse(&spelled), Some(number), "{spelled}");
            assert_eq!(
                parse(&spelled.to_uppercase().replace('-', " -")),
                Some(number)
            );
            assert_eq!(
                at_start(&format!("{spelled} session")),
                Some((number, spelled.len()))
            );
        }
        assert_eq!(spell(0), None);
        assert_eq!(spell(200), None);
    }

    #[test]
    fn broken_spelling_is_read_and_other_words_are_not() {
        assert_eq!(parse("thirty- eighth"), Some(38));
        assert_eq!(parse("eight ieth"), Some(80));
        assert_eq!(parse("80th"), Some(80));
        assert_eq!(parse("hundredth"), Some(100));
        assert_eq!(parse("eighty"), None);
        assert_eq!(parse("firstly"), None);
        assert_eq!(parse(""), None);
    }

    #[test]
    fn ordinals_are_found_in_running_text() {
        let text = "from its seventy-ninth to its eighty -first session";
        let found: Vec<u32> = find(text).into_iter().map(|(_, n)| n).collect();
        assert_eq!(found, [79, 81]);
    }

    #[test]
    fn cardinals_up_to_twenty() {
        for number in 0..=20 {
            assert_eq!(
                parse_cardinal(spell_cardinal(number).unwrap()),
                Some(number)
            );
        }
        assert_eq!(parse_cardinal("35"), Some(35));
        assert_eq!(parse_cardinal("many"), None);
    }
}
