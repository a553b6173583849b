//! Furniture by its printed shape alone: page numbers, job numbers, barcodes,
//! link targets, and the rule above footnotes.

use std::cell::LazyCell;

use crate::symbol::bytes;
use crate::text::spaces::{pieces, trim};

/// Whether a printed line is furniture by its shape alone.
pub(super) fn is_furniture(text: &str) -> bool {
    // None of these begins with a letter, but for the `h` of a link.
    if text.starts_with(|c: char| c.is_ascii_alphabetic() && c != 'h') {
        return false;
    }
    let text = trim(text);
    // Nor with `12.` or, before a letter, `(a)`.
    let first = text
        .bytes()
        .take_while(|b| !b.is_ascii_whitespace())
        .count();
    let letter = |text: &str| text.starts_with(|c: char| c.is_ascii_alphabetic());
    match &text.as_bytes()[..first] {
        [.., b'.'] => return false,
        [b'(', _, b')'] if letter(text[first..].trim_start()) => return false,
        _ => {}
    }
    match text.as_bytes().first() {
        Some(b'*') => is_barcode(text),
        Some(b'h') => is_link(text),
        Some(b'0'..=b'9' | b'(') => has_numbers_alone(text),
        _ => false,
    }
}

/// Whether the words of a line are page and job numbers with what goes with
/// them.
fn has_numbers_alone(text: &str) -> bool {
    let mut found = false;
    let job = LazyCell::new(|| has_job(text));
    for word in pieces(text).flat_map(str::split_whitespace) {
        let number = is_job(word) || is_page(word, || *job);
        let language = word.len() == 3 && word.starts_with('(') && word.ends_with(')');
        if !number && !language && !is_job_date(word) {
            return false;
        }
        found |= number;
    }
    found
}

/// `*2014117*`.
pub(in crate::parse) fn is_barcode(text: &str) -> bool {
    let digits = text.strip_prefix('*').and_then(|t| t.strip_suffix('*'));
    digits.is_some_and(|d| d.len() >= 6 && d.bytes().all(|b| b.is_ascii_digit()))
}

/// `https://undocs.org/en/A/RES/36/103`: a link target printed at the foot of
/// a page.
fn is_link(text: &str) -> bool {
    let Some(rest) = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
    else {
        return false;
    };
    let host = rest.split('/').next().unwrap_or("");
    !text.contains(char::is_whitespace)
        && matches!(host, "undocs.org" | "www.undocs.org" | "docs.un.org")
        && !text.ends_with(['.', ',', ';'])
}

/// `161025`, the day on which the job was printed.
pub(super) fn is_job_date(word: &str) -> bool {
    word.len() == 6 && word.bytes().all(|b| b.is_ascii_digit())
}

/// `25-16447`, the job number.
pub(in crate::parse) fn is_job(word: &str) -> bool {
    let [year @ .., b'-', n1, n2, n3, n4, n5] = word.trim_end_matches('*').as_bytes() else {
        return false;
    };
    let mut digits = year.iter().chain([n1, n2, n3, n4, n5]);
    year.len() == 2 && digits.all(u8::is_ascii_digit)
}

/// Whether a word of a line is a job number.
pub(super) fn has_job(text: &str) -> bool {
    let bytes = text.as_bytes();
    let figure = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let hyphens = bytes::each(b'-', bytes);
    let between_figures = hyphens
        .into_iter()
        .any(|at| at > 0 && figure(at - 1) && figure(at + 1));
    between_figures && text.split_whitespace().any(is_job)
}

/// `2/4`, a page of so many pages. `5/2003` is one only beside a job number:
/// else it is the fifth decision of that year.
fn is_page(word: &str, beside_job: impl Fn() -> bool) -> bool {
    const MOST: u32 = 100_000;
    let Some((page, of)) = word.split_once('/') else {
        return false;
    };
    match (page.parse::<u32>(), of.parse::<u32>()) {
        (Ok(page), Ok(of)) => {
            let year = (1900..2200).contains(&of);
            page > 0 && page <= of && of < MOST && (!year || beside_job())
        }
        _ => false,
    }
}

/// `* Any changes to the list ...`: a starred footnote, which can stand
/// without a rule above it; never the ornament `* * *`.
pub(super) fn opens_starred_note(text: &str) -> bool {
    let text = trim(text);
    let stars = text.bytes().take_while(|&b| b == b'*').count();
    (1..=3).contains(&stars)
        && text[stars..]
            .strip_prefix(' ')
            .is_some_and(|rest| rest.trim_start().starts_with(char::is_uppercase))
}

/// The rule above footnotes: `__________________`.
pub(super) fn is_rule(text: &str) -> bool {
    let text = trim(text);
    text.len() >= 5 && text.chars().all(|c| matches!(c, '_' | '─' | '—'))
}

#[cfg(test)]
mod tests {
    use super::{is_furniture, is_rule};

    #[test]
    fn job_numbers_page_numbers_and_barcodes_are_furniture() {
        for line in [
            "20-14117 (E)    281020",
            "*2014117*",
            "20-14117 2/4",
            "3/4 20-14117",
            "2/2      25-16447",
            "1013/1024",
            "20-14117 5/2003",
            "https://undocs.org/en/A/RES/36/103",
        ] {
            assert!(is_furniture(line), "{line}");
        }
    }

    #[test]
    fn text_is_no_furniture() {
        for line in [
            "2025",
            "(a)",
            "1.",
            "2024–2025",
            "5/2003",
            "36/103 of 9 December 1981",
            "A/80/128.",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
        assert!(is_rule("__________________"));
    }
}
