//! A text as the tokens that a word diff may not cut.
//!
//! In: a clause's text, or a part of it. Out: words, marks, whole dates, one
//! behind the other: the spaces after a token go with it. Knows nothing of the
//! other text.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::date::MONTHS;
use crate::text::words;

/// What a token is, for weighing a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A word.
    Word,
    /// A comma, a bracket, a quotation mark; also spaces before the first word.
    Mark,
    /// `19 December 2024`, `December 2024`, `2024`, `2024–2025`.
    Date,
    /// `79/1`, `A/80/534`, `2719 (2023)`.
    Reference,
    /// Any other figure.
    Number,
}

/// A piece of a text that stays whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// Offset of the first byte in the text. It goes to the next token, with
    /// the spaces before that.
    pub start: usize,
    /// What is compared: without the spaces, with plain quotes and hyphens.
    pub fold: Cow<'a, str>,
    /// What it is.
    pub kind: TokenKind,
}

/// Cuts a part of a text into tokens; a part that is not the whole begins and
/// ends where tokens do.
pub(super) fn tokens(text: &str, part: Range<usize>) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::with_capacity(part.len() / 5 + 2);
    let text = &text[..part.end];
    let mut next = words::next(text, part.start);
    let lead = next.map_or(text.len(), |piece| piece.start);
    if lead > part.start {
        tokens.push(Token {
            start: part.start,
            fold: Cow::Borrowed(""),
            kind: TokenKind::Mark,
        });
    }
    while let Some(piece) = next {
        let start = piece.start;
        let (end, kind, fold) = match alone(text, piece) {
            Some(kind) => (piece.end, kind, Cow::Borrowed(piece.of(text))),
            None => {
                let (end, kind) = unit(text, piece);
                (end, kind, fold(&text[start..end], end > piece.end))
            }
        };
        next = words::next(text, end);
        tokens.push(Token { start, fold, kind });
    }
    tokens
}

/// What a piece is that stands alone, as it is printed: nearly all are words
/// of plain letters and plain marks.
fn alone(text: &str, piece: words::Token) -> Option<TokenKind> {
    let first = text.as_bytes()[piece.start];
    if piece.is_letters {
        let month = first.is_ascii_uppercase() && is_month(piece.of(text));
        return (!month).then_some(TokenKind::Word);
    }
    let mark = piece.end - piece.start == 1 && !first.is_ascii_digit();
    mark.then_some(TokenKind::Mark)
}

/// Where the token ends that begins with a piece, and what it is.
fn unit(text: &str, piece: words::Token) -> (usize, TokenKind) {
    let first = piece.of(text);
    if !first.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase()) {
        return (piece.end, kind(first));
    }
    let month = is_month(first);
    let figures = first.len() >= 2 && first.bytes().all(|b| b.is_ascii_digit());
    if (month || figures || is_day(first))
        && let Some(second) = words::next(text, piece.end)
    {
        let word = second.of(text);
        if month && is_year(word) {
            return (second.end, TokenKind::Date);
        }
        if is_month(word) && is_day(first) {
            let third = words::next(text, second.end);
            let year = third.filter(|third| is_year(third.of(text)));
            return (year.unwrap_or(second).end, TokenKind::Date);
        }
        let year = word.strip_prefix('(').and_then(|y| y.strip_suffix(')'));
        if figures && year.is_some_and(is_year) {
            return (second.end, TokenKind::Reference);
        }
    }
    (piece.end, kind(first))
}

fn kind(word: &str) -> TokenKind {
    if word.bytes().all(|b| b.is_ascii_alphabetic()) {
        // It can't be any of the others.
        TokenKind::Word
    } else if word.len() == 1 && !word.as_bytes()[0].is_ascii_digit() {
        TokenKind::Mark
    } else if is_years(bare(word)) {
        TokenKind::Date
    } else if is_reference(word) {
        TokenKind::Reference
    } else if bare(word).starts_with(|c: char| c.is_ascii_digit()) {
        TokenKind::Number
    } else if word.chars().any(char::is_alphanumeric) {
        TokenKind::Word
    } else {
        TokenKind::Mark
    }
}

/// A word without the brackets of `(2021)`.
fn bare(word: &str) -> &str {
    word.trim_start_matches('(').trim_end_matches(')')
}

fn is_month(word: &str) -> bool {
    let may_be = match word.as_bytes() {
        [b'J', second, ..] => matches!(second, b'a' | b'u'),
        [b'A', second, ..] => matches!(second, b'p' | b'u'),
        [b'M', second, ..] => *second == b'a',
        [b'F' | b'S' | b'D', second, ..] => *second == b'e',
        [b'O', second, ..] => *second == b'c',
        [b'N', second, ..] => *second == b'o',
        _ => false,
    };
    may_be && MONTHS.contains(&word)
}

fn is_day(word: &str) -> bool {
    word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && word
            .parse::<u16>()
            .is_ok_and(|year| (1900..=2100).contains(&year))
}

fn is_years(word: &str) -> bool {
    match word.split_once(['–', '-', '/', '\u{2011}']) {
        Some((from, to)) => is_year(from) && (is_year(to) || is_short_year(to)),
        None => is_year(word),
    }
}

fn is_short_year(word: &str) -> bool {
    word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit())
}

fn is_reference(word: &str) -> bool {
    // `2/3` is a fraction.
    word.len() > 3
        && word.contains('/')
        && word.chars().any(|c| c.is_ascii_digit())
        && word
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | ' '))
}

/// Plain quotes and hyphens; no spaces inside a date.
fn fold(body: &str, is_joined: bool) -> Cow<'_, str> {
    let plain = words::exact(body);
    if is_joined {
        let mut joined = String::with_capacity(plain.len());
        joined.extend(plain.chars().filter(|c| !c.is_whitespace()));
        Cow::Owned(joined)
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, TokenKind};

    fn tokens(text: &str) -> Vec<Token<'_>> {
        super::tokens(text, 0..text.len())
    }

    fn folds(text: &str) -> Vec<String> {
        tokens(text)
            .into_iter()
            .map(|t| t.fold.into_owned())
            .collect()
    }

    #[test]
    fn dates_symbols_and_ordinals_stay_whole() {
        assert_eq!(
            folds("Recalling resolution 75/240 of 31 December 2020, (A/80/534) and 2719 (2023);"),
            [
                "Recalling",
                "resolution",
                "75/240",
                "of",
                "31December2020",
                ",",
                "(",
                "A/80/534",
                ")",
                "and",
                "2719(2023)",
                ";"
            ]
        );
        assert_eq!(folds("sixty-ninth session"), ["sixty-ninth", "session"]);
    }

    #[test]
    fn tokens_begin_with_the_text_and_where_words_do() {
        let starts = |text| tokens(text).iter().map(|t| t.start).collect::<Vec<_>>();
        assert!(starts("").is_empty());
        assert_eq!(starts(" "), [0]);
        assert_eq!(starts("  Notes  “that”,  "), [0, 2, 9, 12, 16, 19]);
        assert_eq!(starts("a—b"), [0, 1, 4]);
        assert_eq!(starts("\u{a0}x\u{a0}"), [0, 2]);
    }

    #[test]
    fn every_month_is_one() {
        assert!(super::MONTHS.iter().all(|month| super::is_month(month)));
    }

    #[test]
    fn figures_are_told_apart() {
        let kinds: Vec<TokenKind> = tokens("79/1 2026 2024–2025 18 words ;")
            .iter()
            .map(|t| t.kind)
            .collect();
        use TokenKind::{Date, Mark, Number, Reference, Word};
        assert_eq!(kinds, [Reference, Date, Date, Number, Word, Mark]);
    }
}
