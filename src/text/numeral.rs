//! The numbers of sub-paragraphs: letters `a` to `z`, `aa`, `bb`, and small
//! roman numerals.

/// What a label counts with, and its place from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Numeral {
    /// `a` is 1, `z` is 26, `aa` is 27.
    Letter(u32),
    /// `i` is 1, `iv` is 4.
    Roman(u32),
}

/// Reads the label of a sub-paragraph after its predecessor in the document.
///
/// `i` after `h` is the letter; else it begins a list of roman numerals.
///
/// ```
/// # use travaux::text::numeral::{Numeral, read};
/// assert_eq!(read("i", Some(Numeral::Letter(8))), Some(Numeral::Letter(9)));
/// assert_eq!(read("i", Some(Numeral::Letter(1))), Some(Numeral::Roman(1)));
/// assert_eq!(read("v", Some(Numeral::Roman(4))), Some(Numeral::Roman(5)));
/// ```
pub fn read(label: &str, previous: Option<Numeral>) -> Option<Numeral> {
    let as_letter = parse_letter(label).map(Numeral::Letter);
    let as_roman = parse_roman(label).map(Numeral::Roman);
    let next = previous.map(|p| match p {
        Numeral::Letter(n) => Numeral::Letter(n + 1),
        Numeral::Roman(n) => Numeral::Roman(n + 1),
    });
    if next.is_some() && (as_letter == next || as_roman == next) {
        return next;
    }
    match (as_letter, as_roman) {
        // Alone, `c`, `d`, `l`, `m` are never hundreds; `i`, `ii`, `v`, `x` count.
        (Some(letter), Some(Numeral::Roman(n))) if n >= 50 => Some(letter),
        (letter, None) => letter,
        (_, roman) => roman,
    }
}

/// Prints a letter: 1 is `a`, 27 is `aa`.
pub fn letter(number: u32) -> Option<String> {
    let index = number.checked_sub(1)?;
    let c = char::from(b'a' + u8::try_from(index % 26).ok()?);
    let times = usize::try_from(index / 26).ok()? + 1;
    (times <= 4).then(|| c.to_string().repeat(times))
}

/// Reads a letter or a repeated letter: `b` is 2, `bb` is 28.
pub fn parse_letter(label: &str) -> Option<u32> {
    let first = label.bytes().next()?.to_ascii_lowercase();
    let same = label.bytes().all(|b| b.to_ascii_lowercase() == first);
    let times = u32::try_from(label.len()).ok()?;
    (first.is_ascii_lowercase() && same && times <= 4)
        .then(|| u32::from(first - b'a') + 1 + 26 * (times - 1))
}

const ROMAN: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// Prints a roman numeral in small letters, from 1 to 3999.
pub fn roman(number: u32) -> Option<String> {
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut out = String::new();
    for (value, digits) in ROMAN {
        while rest >= value {
            out.push_str(digits);
            rest -= value;
        }
    }
    Some(out)
}

/// Reads a roman numeral in either case; refuses misspelled ones (`iiii`).
pub fn parse_roman(label: &str) -> Option<u32> {
    let lower = label.to_ascii_lowercase();
    let mut rest = lower.as_str();
    let mut number = 0u32;
    for (value, digits) in ROMAN {
        while let Some(after) = rest.strip_prefix(digits) {
            number = number.checked_add(value)?;
            rest = after;
        }
    }
    (rest.is_empty() && roman(number).as_deref() == Some(lower.as_str())).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::{Numeral, letter, parse_letter, parse_roman, read, roman};

    #[test]
    fn letters_and_romans_round_trip() {
        for number in 1..=104 {
            assert_eq!(parse_letter(&letter(number).unwrap()), Some(number));
        }
        for number in 1..4000 {
            assert_eq!(parse_roman(&roman(number).unwrap()), Some(number));
        }
        assert_eq!(letter(27).as_deref(), Some("aa"));
        assert_eq!(parse_roman("XXVI"), Some(26));
        for wrong in ["", "iiii", "ab", "é", "vx"] {
            assert_eq!(parse_roman(wrong), None);
        }
        assert_eq!(parse_letter("ab"), None);
    }

    #[test]
    fn a_list_is_read_as_what_it_began_with() {
        let mut previous = None;
        for label in ('a'..='z')
            .map(String::from)
            .chain(["aa".to_owned(), "bb".to_owned()])
        {
            previous = read(&label, previous);
            assert!(matches!(previous, Some(Numeral::Letter(_))), "{label}");
        }
        let mut previous = Some(Numeral::Letter(3));
        for number in 1..=40 {
            previous = read(&roman(number).unwrap(), previous);
            assert_eq!(previous, Some(Numeral::Roman(number)));
        }
        assert_eq!(read("d", Some(Numeral::Roman(3))), Some(Numeral::Letter(4)));
        assert_eq!(read("3", None), None);
    }
}
