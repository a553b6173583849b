//! English dates: `26 October 2020`, and the `281020` of job lines.

use std::ops::Range;

use jiff::civil::Date;

/// The names of the months, in order.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether a text begins with the name of a month: `December 2042`.
///
/// ```
/// # use travaux::text::date;
/// assert!(date::begins_with_month("December 2042, in"));
/// assert!(!date::begins_with_month("in December"));
/// ```
pub fn begins_with_month(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase())
        && MONTHS.iter().any(|month| text.starts_with(month))
}

/// Reads a date that is the whole string: `26 October 2020`, any spacing.
///
/// ```
/// # use travaux::text::date;
/// let date = date::parse("1 Decem ber 2025").map(|d| d.to_string());
/// assert_eq!(date.as_deref(), Some("2025-12-01"));
/// ```
pub fn parse(text: &str) -> Option<Date> {
    let text = text.trim_start();
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let text = text.trim_end();
    let (date, end) = at_start(text)?;
    (end == text.len()).then_some(date)
}

/// Finds the dates of a running text, in order.
pub fn find(text: &str) -> Vec<(Range<usize>, Date)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let starts = bytes[at].is_ascii_digit()
            && (at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'/'));
        if starts && let Some((date, length)) = at_start(&text[at..]) {
            found.push((at..at + length, date));
            at += length;
        } else {
            at += 1;
        }
    }
    found
}

/// Finds the first date of a text.
pub fn first(text: &str) -> Option<(Range<usize>, Date)> {
    find(text).into_iter().next()
}

/// Reads the `DDMMYY` of a job line: `281020` is 28 October 2020. Years from
/// 46 on are of the last century.
pub fn of_job(digits: &str) -> Option<Date> {
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let pair = |at: usize| digits.get(at..at + 2)?.parse::<i16>().ok();
    let (day, month, year) = (pair(0)?, pair(2)?, pair(4)?);
    let century = if year >= 46 { 1900 } else { 2000 };
    Date::new(
        century + year,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

/// Prints a date as documents do: `26 October 2020`.
pub fn print(date: Date) -> String {
    let month = usize::try_from(date.month() - 1)
        .ok()
        .and_then(|m| MONTHS.get(m));
    format!("{} {} {}", date.day(), month.unwrap_or(&""), date.year())
}

/// Reads the date at the start of a text; gives the offset after it.
fn at_start(text: &str) -> Option<(Date, usize)> {
    let mut at = 0;
    let day = number(text, &mut at, 1, 2)?;
    let after_day = at;
    skip_spaces(text, &mut at);
    if at == after_day && !text[at..].starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let first = text.as_bytes().get(at)?;
    let month = (0..12).find(|m| {
        if !MONTHS[*m].as_bytes()[0].eq_ignore_ascii_case(first) {
            return false;
        }
        let mut end = at;
        let whole = spaced(text, &mut end, MONTHS[*m]);
        if whole {
            at = end;
        }
        whole
    })?;
    skip_spaces(text, &mut at);
    let year = number(text, &mut at, 4, 4)?;
    let date = Date::new(
        i16::try_from(year).ok()?,
        i8::try_from(month + 1).ok()?,
        i8::try_from(day).ok()?,
    );
    Some((date.ok()?, at))
}

/// Digits, of which extraction may have set some apart.
fn number(text: &str, at: &mut usize, least: usize, most: usize) -> Option<u32> {
    let mut value = 0;
    let mut count = 0;
    let mut end = *at;
    while count < most {
        let mut next = end;
        if count > 0 && least > 1 {
            skip_spaces(text, &mut next);
        }
        let Some(digit) = text[next..].chars().next().and_then(|c| c.to_digit(10)) else {
            break;
        };
        value = value * 10 + digit;
        count += 1;
        end = next + 1;
    }
    let more = text[end..].starts_with(|c: char| c.is_ascii_digit());
    if count < least || more {
        return None;
    }
    *at = end;
    Some(value)
}

fn spaced(text: &str, at: &mut usize, word: &str) -> bool {
    for (index, letter) in word.chars().enumerate() {
        if index > 0 {
            skip_spaces(text, at);
        }
        match text[*at..].chars().next() {
            Some(c) if c.eq_ignore_ascii_case(&letter) => *at += c.len_utf8(),
            _ => return false,
        }
    }
    true
}

fn skip_spaces(text: &str, at: &mut usize) {
    let rest = &text[*at..];
    *at += rest.len() - rest.trim_start().len();
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::{find, of_job, parse, print};

    #[test]
    fn dates_are_read_whatever_their_spacing() {
        let wanted = Date::new(2020, 10, 26).ok();
        for text in [
            "26 October 2020",
            "26  October\u{a0}2020",
            "26 Octo ber 20 20",
            "26 OCTOBER 2020",
        ] {
            assert_eq!(parse(text), wanted, "{text}");
        }
        for text in [
            "31 February 2020",
            "October 2020",
            "126 October 2020",
            "26 October 20201",
            "",
            "26",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_found_with_their_ranges() {
        let text = "36/103 of 9 December 1981 and 75/2 of 1 May 2021";
        let found: Vec<&str> = find(text).into_iter().map(|(r, _)| &text[r]).collect();
        assert_eq!(found, ["9 December 1981", "1 May 2021"]);
    }

    #[test]
    fn job_lines_spell_the_day_first() {
        assert_eq!(of_job("281020"), Date::new(2020, 10, 28).ok());
        assert_eq!(of_job("281399"), None);
        assert_eq!(of_job("2810"), None);
    }

    #[test]
    fn printing_reads_back() {
        let date = Date::new(2025, 12, 1).unwrap();
        assert_eq!(parse(&print(date)), Some(date));
    }
}
