//! Printed numbers and letters at the head of a paragraph.

use super::ending::terminal;

/// A printed label: `12.`, `(a)`, `(iv)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label<'t> {
    /// `12.`; the text after the digits is kept for `12 bis.`
    Number(&'t str),
    /// `(a)`, `(aa)`, `(iv)`: in brackets, letter or roman numeral; `a.` with
    /// its stop.
    Bracket(&'t str),
}

/// How many figures the number of a paragraph has at most, where nothing but
/// its own line tells: a year has four.
const FIGURES: usize = 3;

/// Splits the label off a paragraph's text.
///
/// `1. Decides` gives `Number("1")` and `Decides`; `(iv) To agree` gives
/// `Bracket("iv")` and `To agree`. A label alone gives an empty rest. More than
/// three figures are none: see [`Count`].
pub(super) fn split(text: &str) -> Option<(Label<'_>, &str)> {
    split_within(text, FIGURES)
}

/// The same of a text that is known to begin with a label, of whatever length.
pub(super) fn split_known(text: &str) -> Option<(Label<'_>, &str)> {
    split_within(text, Count::FIGURES)
}

fn split_within(text: &str, figures: usize) -> Option<(Label<'_>, &str)> {
    // Every line is asked, some several times: the first byte tells nearly all.
    match text.as_bytes().first()? {
        b'0'..=b'9' => number(text, figures),
        b'(' => bracket(text),
        b'a'..=b'z' => dotted(text),
        b'!'..=b'~' => None,
        _ => match text.trim_start() {
            trimmed if trimmed.len() < text.len() => split_within(trimmed, figures),
            _ => None,
        },
    }
}

/// How far a text has counted its paragraphs, line by line.
///
/// Years stand at the beginnings of lines. So a number of four figures or more
/// is a label only in a text that has nearly come to it: one whose paragraphs
/// count to 900; a year is one only close behind the number before.
#[derive(Debug, Default)]
pub(super) struct Count {
    /// The last number, from [`Count::LONG`] on.
    last: u32,
}

impl Count {
    /// A text with so many paragraphs is a long one.
    const LONG: u32 = 900;

    /// How many figures a label has at most.
    const FIGURES: usize = 7;

    /// What is a year rather than a paragraph.
    const YEARS: std::ops::Range<u32> = 1900..2200;

    /// How many paragraphs can be missing before one.
    const GAP: u32 = 20;

    /// [`split`] for the next line of the text.
    pub(super) fn split<'t>(&mut self, text: &'t str) -> Option<(Label<'t>, &'t str)> {
        let found = split_within(text, Count::FIGURES)?;
        let Label::Number(number) = found.0 else {
            return Some(found);
        };
        let value = value(number);
        if value < Count::LONG {
            return Some(found);
        }
        let due = self.last + 1..=self.last + Count::GAP;
        let behind = number.as_bytes().get(FIGURES);
        let long = behind.is_some_and(u8::is_ascii_digit);
        if long && (self.last == 0 || Count::YEARS.contains(&value) && !due.contains(&value)) {
            return None;
        }
        self.last = value;
        Some(found)
    }
}

/// The first byte behind white space. Whole classes of lines are told by it,
/// and asked so often that the white space is looked for only where there is
/// some.
pub(super) fn first_byte(text: &str) -> Option<u8> {
    match text.bytes().next()? {
        graphic @ b'!'..=b'~' => Some(graphic),
        _ => text.trim_start().bytes().next(),
    }
}

/// What stands behind a label, without the white space between them: plain
/// spaces, as a rule.
fn words(behind: &str) -> &str {
    let spaces = behind.bytes().take_while(|byte| *byte == b' ').count();
    match &behind.as_bytes()[spaces..] {
        [b'!'..=b'~', ..] => &behind[spaces..],
        _ => behind.trim_start(),
    }
}

/// `a. Lamps that burn oil;`: the letter of a third level, kept with its stop.
fn dotted(text: &str) -> Option<(Label<'_>, &str)> {
    let [_, b'.', b' ', ..] = text.as_bytes() else {
        return None;
    };
    let words = text[3..].trim_start();
    let sound = words.starts_with(char::is_uppercase);
    sound.then(|| (Label::Bracket(&text[..2]), words))
}

fn number(text: &str, figures: usize) -> Option<(Label<'_>, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > figures {
        return None;
    }
    let behind = &text[digits..];
    let mut end = digits;
    if !behind.starts_with('.') {
        let mut suffixes = [" bis", " ter", "bis", "ter"].iter();
        end += suffixes.find(|s| behind.starts_with(**s))?.len();
    }
    let rest = text[end..].strip_prefix('.')?;
    if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
        return None;
    }
    Some((Label::Number(&text[..end]), words(rest)))
}

fn bracket(text: &str) -> Option<(Label<'_>, &str)> {
    const LONGEST: usize = 7;
    let inner = text.strip_prefix('(')?;
    let end = inner.bytes().take(LONGEST + 1).position(|b| b == b')')?;
    let (letters, rest) = (&inner[..end], &inner[end + 1..]);
    let letter = matches!(letters.len(), 1 | 2) && letters.bytes().all(|b| b.is_ascii_lowercase());
    let roman = !letters.is_empty()
        && letters
            .bytes()
            .all(|b| matches!(b, b'i' | b'v' | b'x' | b'l'));
    let figure = matches!(letters.len(), 1 | 2) && letters.bytes().all(|b| b.is_ascii_digit());
    let upper = letters.len() == 1 && letters.bytes().all(|b| b.is_ascii_uppercase());
    if !(letter || roman || figure || upper) {
        return None;
    }
    if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
        return None;
    }
    Some((Label::Bracket(letters), rest.trim_start()))
}

/// A number or letter alone on its line, as `pdftotext` prints it: what
/// follows belongs to it.
pub(super) fn is_bare(text: &str) -> bool {
    let last = text.as_bytes().last();
    if last.is_some_and(|b| b.is_ascii_graphic() && !matches!(b, b'.' | b')')) {
        return false;
    }
    split(text).is_some_and(|(_, rest)| rest.is_empty())
}

/// The figure of a printed number: 12 of `12` and `12 bis`.
pub(super) fn value(number: &str) -> u32 {
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    number[..digits].parse().unwrap_or(0)
}

/// `Article 12`, alone on its line in a convention or a statute.
pub(super) fn article(text: &str) -> Option<&str> {
    if first_byte(text) != Some(b'A') {
        return None;
    }
    let text = text.trim().trim_end_matches('.');
    let number = text.strip_prefix("Article ")?;
    let figures = number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit());
    (!number.is_empty() && (figures || is_roman(number))).then_some(text)
}

/// The label of a part or section alone on its line: `A`, `IV`, `Part II`,
/// `Section 29A`, `Income section 3`.
pub(super) fn part(text: &str) -> Option<&str> {
    // All end with a capital or a figure, and hardly any line does.
    if text.ends_with(|c: char| c.is_ascii_lowercase() || matches!(c, ',' | ';' | ':')) {
        return None;
    }
    let text = text.trim_end().trim_end_matches('.');
    let last = text.as_bytes().last()?;
    if !last.is_ascii_uppercase() && !last.is_ascii_digit() {
        return None;
    }
    let text = text.trim_start();
    let letter = text.len() == 1 && last.is_ascii_uppercase();
    (letter || is_roman(text) || is_named_part(text)).then_some(text)
}

/// Whether a line is the label of a part with its title: `II. Keeping lamps`.
pub(super) fn titled_part(text: &str) -> bool {
    if !matches!(first_byte(text), Some(b'I' | b'V' | b'X')) {
        return false;
    }
    let text = text.trim();
    let roman = text.bytes().take_while(|b| b"IVX".contains(b)).count();
    let (number, behind) = text.split_at(roman);
    let Some(title) = behind.strip_prefix(". ").map(str::trim_start) else {
        return false;
    };
    is_roman(number) && title.starts_with(char::is_uppercase) && !terminal(title)
}

/// The label of a numbered heading that is a sentence: `Action 12. We will
/// ...`.
pub(super) fn named(text: &str) -> Option<&str> {
    const NAMES: [&str; 6] = [
        "Action ",
        "Objective ",
        "Commitment ",
        "Recommendation ",
        "Principle ",
        "Chapter ",
    ];
    if !matches!(text.bytes().next(), Some(b'A' | b'O' | b'C' | b'R' | b'P')) {
        return None;
    }
    let name = NAMES.iter().find(|name| text.starts_with(**name))?.len();
    let rest = &text[name..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let sound =
        (1..=3).contains(&digits) && matches!(&rest.as_bytes()[digits..], [b'.' | b':', b' ', ..]);
    sound.then(|| &text[..name + digits])
}

fn is_named_part(text: &str) -> bool {
    let Some((name, number)) = text.rsplit_once(' ') else {
        return false;
    };
    if name.split(' ').nth(2).is_some() {
        return false;
    }
    let word = name.rsplit(' ').next().unwrap_or("");
    let figures = number.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let arabic =
        number.len() <= 3 && !figures.is_empty() && figures.bytes().all(|b| b.is_ascii_digit());
    ["part", "section", "chapter"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
        && (arabic || is_roman(number))
}

/// Whether a text is an upper-case roman numeral up to 39.
pub(super) fn is_roman(text: &str) -> bool {
    let ones = text.trim_start_matches('X');
    text.len() - ones.len() <= 3
        && !text.is_empty()
        && matches!(
            ones,
            "" | "I" | "II" | "III" | "IV" | "V" | "VI" | "VII" | "VIII" | "IX"
        )
}

#[cfg(test)]
mod tests {
    use super::{Count, Label, article, is_roman, named, part, split, titled_part, value};

    #[test]
    fn numbers_and_letters_are_split_off() {
        assert_eq!(split("1. Decides"), Some((Label::Number("1"), "Decides")));
        assert_eq!(split("12."), Some((Label::Number("12"), "")));
        assert_eq!(
            split("(iv) To agree"),
            Some((Label::Bracket("iv"), "To agree"))
        );
        assert_eq!(split("(aa)"), Some((Label::Bracket("aa"), "")));
    }

    #[test]
    fn a_figure_or_a_word_in_brackets_is_no_label() {
        assert_eq!(split("1.5 per cent"), None);
        assert_eq!(split("(COVID-19) pandemic"), None);
        assert_eq!(split("2015."), None);
        assert_eq!(split("(m)etres"), None);
    }

    #[test]
    fn four_figures_are_a_label_where_the_text_has_counted_to_them() {
        let mut count = Count::default();
        let mut labels = |lines: &[&str]| -> Vec<bool> {
            lines
                .iter()
                .map(|line| count.split(line).is_some())
                .collect()
        };
        assert_eq!(
            labels(&["1. Notes", "1000. Decides", "2015."]),
            [true, false, false]
        );
        assert_eq!(
            labels(&["999. Notes", "1000. Decides", "2015."]),
            [true, true, false]
        );
        assert_eq!(
            labels(&["2014. Notes", "5. Notes", "1899. Notes"]),
            [false, true, true]
        );
        assert_eq!(
            labels(&["1902. Notes", "1903. Notes", "12345678."]),
            [true, true, false]
        );
        assert_eq!(labels(&["(a) To meet;", "1904 bis. Notes"]), [true, true]);
    }

    #[test]
    fn parts_are_letters_or_roman_numerals_alone() {
        assert_eq!(part("A"), Some("A"));
        assert_eq!(part("XIV"), Some("XIV"));
        assert_eq!(part("Section 3"), Some("Section 3"));
        assert_eq!(part("Section 29A"), Some("Section 29A"));
        assert_eq!(part("Income section 2"), Some("Income section 2"));
        assert_eq!(part("At"), None);
        assert!(!is_roman("IIII"));
    }

    #[test]
    fn parts_and_headings_have_titles() {
        assert!(titled_part("II.   Keeping lamps"));
        assert!(!titled_part("II. Keep the lamps burning."));
        assert!(!titled_part("The lamps. Keeping them"));
        assert_eq!(named("Action 12. We will keep them."), Some("Action 12"));
        assert_eq!(named("Action by the Assembly"), None);
    }

    #[test]
    fn numbers_have_a_figure_and_articles_stand_alone() {
        assert_eq!((value("12"), value("12 bis"), value("")), (12, 12, 0));
        assert_eq!(article("Article 12"), Some("Article 12"));
        assert_eq!(article("Article 9, new paragraph 4:"), None);
    }
}
