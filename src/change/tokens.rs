//! A text as the tokens that a word diff may not cut.
//!
//! In: a clause's text. Out: words, marks, whole dates, each with the spaces
//! after it, so that the tokens joined are the text again. Knows nothing of
//! the other text.

use std::borrow::Cow;

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
    /// As printed, with the spaces after it.
    pub print: &'a str,
    /// What is compared: without the spaces, with plain quotes and hyphens.
    pub fold: Cow<'a, str>,
    /// What it is.
    pub kind: TokenKind,
}

/// Cuts a text into tokens.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut bounds: Vec<(usize, usize)> = Vec::new();
    let lead = text.len() - text.trim_start().len();
    if lead > 0 {
        bounds.push((0, 0));
    }
    let mut rest = lead;
    while rest < text.len() {
        let length = text[rest..]
            .find(char::is_whitespace)
            .unwrap_or(text.len() - rest);
        chunk(text, rest, rest + length, &mut bounds);
        let after = &text[rest + length..];
        rest = text.len() - after.trim_start().len();
    }
    let mut tokens: Vec<Token<'_>> = Vec::with_capacity(bounds.len());
    let mut at = 0;
    while at < bounds.len() {
        let (run, kind) = unit(text, &bounds[at..]);
        let start = if at == 0 { 0 } else { bounds[at].0 };
        let next = bounds.get(at + run).map_or(text.len(), |bound| bound.0);
        let body = &text[bounds[at].0..bounds[at + run - 1].1];
        tokens.push(Token {
            print: &text[start..next],
            fold: fold(body),
            kind,
        });
        at += run;
    }
    tokens
}

/// Cuts the marks off both ends of a run without spaces.
fn chunk(text: &str, start: usize, end: usize, bounds: &mut Vec<(usize, usize)>) {
    let run = &text[start..end];
    let is_mark = |c: char| !c.is_alphanumeric() && !matches!(c, '$' | '€' | '%' | '°' | '&' | '*');
    let body = run.trim_start_matches(is_mark);
    let from = start + run.len() - body.len();
    let to = from + body.trim_end_matches(is_mark).len();
    for (at, mark) in text[start..from].char_indices() {
        bounds.push((start + at, start + at + mark.len_utf8()));
    }
    let mut word = from;
    for (at, dash) in text[from..to].char_indices() {
        // An em dash without spaces joins two words that are not one.
        if dash == '—' {
            bounds.push((word, from + at));
            bounds.push((from + at, from + at + dash.len_utf8()));
            word = from + at + dash.len_utf8();
        }
    }
    if word < to {
        bounds.push((word, to));
    }
    for (at, mark) in text[to..end].char_indices() {
        bounds.push((to + at, to + at + mark.len_utf8()));
    }
}

/// How many pieces form one token, and what it is.
fn unit(text: &str, bounds: &[(usize, usize)]) -> (usize, TokenKind) {
    let piece = |at: usize| bounds.get(at).map_or("", |&(start, end)| &text[start..end]);
    let first = piece(0);
    if is_month(first) && is_year(piece(1)) {
        return (2, TokenKind::Date);
    }
    if is_day(first) && is_month(piece(1)) {
        return (if is_year(piece(2)) { 3 } else { 2 }, TokenKind::Date);
    }
    let figures = !first.is_empty() && first.bytes().all(|b| b.is_ascii_digit());
    if figures && first.len() >= 2 && piece(1) == "(" && is_year(piece(2)) && piece(3) == ")" {
        return (4, TokenKind::Reference);
    }
    let kind = if is_years(first) {
        TokenKind::Date
    } else if is_reference(first) {
        TokenKind::Reference
    } else if first.chars().any(|c| c.is_ascii_digit()) {
        TokenKind::Number
    } else if first.chars().any(char::is_alphanumeric) {
        TokenKind::Word
    } else {
        TokenKind::Mark
    };
    (1, kind)
}

fn is_month(word: &str) -> bool {
    matches!(
        word,
        "January"
            | "February"
            | "March"
            | "April"
            | "May"
            | "June"
            | "July"
            | "August"
            | "September"
            | "October"
            | "November"
            | "December"
    )
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
    word.contains('/')
        && word.chars().any(|c| c.is_ascii_digit())
        && word
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '(' | ')' | '*'))
}

/// Plain quotes and hyphens, no spaces.
fn fold(body: &str) -> Cow<'_, str> {
    if body.bytes().all(|b| b.is_ascii_graphic()) {
        return Cow::Borrowed(body);
    }
    Cow::Owned(
        body.chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}'))
            .map(|c| match c {
                '‘' | '’' | '‛' | 'ʼ' => '\'',
                '“' | '”' | '„' | '‟' => '"',
                '\u{2010}' | '\u{2011}' => '-',
                '\u{2212}' | '—' => '–',
                other => other,
            })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::{TokenKind, tokens};

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
    fn tokens_joined_are_the_text() {
        for text in ["", " ", "  Notes  “that”,  ", "a—b", "—", "\u{a0}x\u{a0}"] {
            let joined: String = tokens(text).iter().map(|t| t.print).collect();
            assert_eq!(joined, text);
        }
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
