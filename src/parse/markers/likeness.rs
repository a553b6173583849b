//! How much a plain figure looks like the marker of a footnote, by what stands
//! on both sides of it.

use crate::text::date;

/// How much a figure between two texts looks like a marker; `None` where it
/// can't be one.
pub(super) fn likeness(before: &str, after: &str) -> Option<i32> {
    let next = after.chars().next();
    if next.is_some_and(|c| {
        c.is_ascii_digit() || c.is_uppercase() || matches!(c, '/' | '%' | '-' | '–' | '’')
    }) {
        return None;
    }
    // `1.5`, `1,000`
    if matches!(after.as_bytes(), [b'.' | b',', b'0'..=b'9', ..]) {
        return None;
    }
    let spaced = before.ends_with(' ');
    let word = before.trim_end();
    let last = word.chars().next_back()?;
    if !spaced && matches!(last, '/' | '-' | '–' | '(' | '“' | '\u{2011}') {
        return None;
    }
    if !spaced && last == '.' && abbreviates(word) {
        return None;
    }
    // `20142` is the second note of 2014, `1452` nothing of the kind.
    if !spaced && last.is_ascii_digit() && !ends_with_year(word) {
        return None;
    }
    // `sect. 4`, `No. 3`, `2. 4 per cent`
    let counted = || {
        counts(word)
            || enumerates(word)
            || word.ends_with('.') && ends_with_figure(word.trim_end_matches('.'))
    };
    let after = after.trim_start();
    let dated = after.starts_with(char::is_uppercase) && date::begins_with_month(after);
    let mut score = match last {
        ',' | ';' | ':' | '.' | ')' | '”' | '’' => 6,
        c if c.is_alphabetic() => 3,
        c if c.is_ascii_digit() => 2,
        _ => 0,
    };
    if !spaced {
        score += 4;
    }
    if matches!(next, None | Some(',' | ';' | ')')) {
        score += 1;
    }
    if next.is_some_and(char::is_alphabetic) {
        score -= 4;
    }
    if dated || counted() {
        score -= 6;
    }
    Some(score)
}

/// Whether the stop at the end of a text is one within a number or symbol:
/// `1.5`, `A/97/L.5`, `vol.2`.
fn abbreviates(word: &str) -> bool {
    let token = word.rsplit(' ').next().unwrap_or("");
    token.contains('/') || token.len() < 4 || ends_with_figure(token.trim_end_matches('.'))
}

/// Whether a text ends with a short figure and a comma: `targets 9, 11, 16`.
fn enumerates(word: &str) -> bool {
    let Some(word) = word.strip_suffix(',') else {
        return false;
    };
    let token = word.rsplit([' ', '(']).next().unwrap_or("");
    (1..=2).contains(&token.len()) && token.bytes().all(|b| b.is_ascii_digit())
}

fn ends_with_figure(word: &str) -> bool {
    word.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a text ends with four figures that are a year.
pub(super) fn ends_with_year(word: &str) -> bool {
    let digits = word.bytes().rev().take_while(u8::is_ascii_digit).count();
    let year = &word[word.len() - digits..];
    digits == 4 && (year.starts_with("19") || year.starts_with("20"))
}

/// Whether the word before takes a number of its own: `paragraph 1`, `Goals 1`.
fn counts(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or("");
    const COUNTED: [&str; 42] = [
        "paragraph",
        "paragraphs",
        "para.",
        "paras.",
        "article",
        "articles",
        "goal",
        "goals",
        "target",
        "targets",
        "section",
        "sections",
        "chapter",
        "chapters",
        "annex",
        "part",
        "parts",
        "pillar",
        "principle",
        "principles",
        "action",
        "actions",
        "objective",
        "objectives",
        "rule",
        "rules",
        "schedule",
        "schedules",
        "phase",
        "no.",
        "nos.",
        "vol.",
        "vols.",
        "supplement",
        "and",
        "or",
        "to",
        "of",
        "on",
        "than",
        "every",
        "item",
    ];
    COUNTED
        .iter()
        .any(|counted| word.eq_ignore_ascii_case(counted))
}

#[cfg(test)]
mod tests {
    use super::likeness;

    #[test]
    fn a_marker_behind_a_comma_looks_more_like_one_than_a_counted_figure() {
        let marker = likeness("in paragraph 1 of its report,", " identified");
        assert!(marker > likeness("in paragraph ", " of its report"));
    }

    #[test]
    fn parts_of_numbers_are_no_markers() {
        assert_eq!(likeness("resolution 7", "/25"), None);
        assert_eq!(likeness("on ", "/25"), None);
        assert!(likeness("in its 2013 ", " and 2015 reports").is_some());
    }
}
