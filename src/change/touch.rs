//! What one changed token is: a mark, a date, a number, substance.
//!
//! In: the tokens of one wording and the place of one of them. Out: a
//! [`Touch`], read off the token and its neighbours. Knows nothing of the
//! other wording.

use std::borrow::Cow;

use super::tokens::{Token, TokenKind};
use crate::text::opener;
use crate::text::ordinal;

/// What one changed token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Touch {
    /// A comma, a bracket, an `and` that only leads on to the next item.
    Mark,
    Date,
    /// A date by which something is to happen.
    Deadline,
    Reference,
    Session,
    /// The number of a paragraph, cited from elsewhere.
    Paragraph,
    /// The number of a paragraph of this very draft.
    OwnParagraph,
    Number,
    /// The same word with other capitals, or cut otherwise.
    Case,
    /// *also*, *further*, *again* as they come and go with the neighbours.
    Adverb,
    /// `resolutions` for `resolution`, where another one is cited.
    Plural,
    /// A word that joins references: `and 79/1 of 3 December 2024`.
    Joint,
    Substance,
}

/// What the tokens of one stretch are: a set.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Touches(u16);

impl Touches {
    /// Takes in one.
    pub(super) fn add(&mut self, touch: Touch) {
        self.0 |= 1 << touch as u16;
    }

    /// Takes in all of another set.
    pub(super) fn join(&mut self, other: Touches) {
        self.0 |= other.0;
    }

    /// Whether one of the tokens is such.
    pub(super) fn has(self, touch: Touch) -> bool {
        self.0 & 1 << touch as u16 != 0
    }

    /// Whether all are a matter of print.
    pub(super) fn are_print(self) -> bool {
        self.0 & !(1 << Touch::Mark as u16 | 1 << Touch::Case as u16) == 0
    }
}

/// A folded word in lower case.
pub(super) fn lower(word: &str) -> Cow<'_, str> {
    if word.is_ascii() && !word.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// Marks that change no meaning; a currency or a sign does.
const PUNCTUATION: &str = ".,;:!?'\"()[]{}-*/&…¿¡«»";

/// Reads what a token is.
pub(super) fn touch(tokens: &[Token<'_>], at: usize) -> Touch {
    let fold = tokens[at].fold.as_ref();
    match tokens[at].kind {
        TokenKind::Mark if fold.chars().all(|c| PUNCTUATION.contains(c)) => Touch::Mark,
        TokenKind::Mark => Touch::Substance,
        TokenKind::Date if is_deadline(tokens, at) => Touch::Deadline,
        TokenKind::Date => Touch::Date,
        TokenKind::Reference => Touch::Reference,
        TokenKind::Number => number(tokens, at),
        TokenKind::Word => word(tokens, at),
    }
}

fn number(tokens: &[Token<'_>], at: usize) -> Touch {
    if follows_paragraph(tokens, at) {
        paragraph(tokens, at)
    } else if after(tokens, at, 3).any(|t| is_whole_date(&t.fold)) {
        if is_deadline(tokens, at) {
            Touch::Deadline
        } else {
            Touch::Date
        }
    } else if is_of_session(tokens, at) {
        Touch::Session
    } else {
        Touch::Number
    }
}

fn word(tokens: &[Token<'_>], at: usize) -> Touch {
    let fold = tokens[at].fold.as_ref();
    // Most words begin like none of those that are asked for.
    let may_be = matches!(
        fold.as_bytes(),
        [
            b'a' | b'f' | b'o' | b'p' | b'r' | b'A' | b'F' | b'O' | b'P' | b'R',
            ..
        ]
    );
    let is = |words: &[&str]| may_be && words.iter().any(|word| fold.eq_ignore_ascii_case(word));
    if is(&["also"]) || is(&["further", "again"]) && is_led_by_verb(tokens, at) {
        Touch::Adverb
    } else if is(&["and"]) && is_last_word(tokens, at) {
        Touch::Mark
    } else if is(&["resolution", "resolutions", "paragraph", "paragraphs"]) {
        Touch::Plural
    } else if is(&["of", "and"]) {
        Touch::Joint
    } else if is_of_session(tokens, at) {
        Touch::Session
    } else if fold.starts_with('(') && follows_paragraph(tokens, at) {
        paragraph(tokens, at)
    } else {
        Touch::Substance
    }
}

fn after<'t>(
    tokens: &'t [Token<'t>],
    at: usize,
    count: usize,
) -> impl Iterator<Item = &'t Token<'t>> {
    tokens[at + 1..].iter().take(count)
}

/// Whether *further* belongs to an opening verb: `Further requests`, `noting
/// further that`, not `encourages further work`.
fn is_led_by_verb(tokens: &[Token<'_>], at: usize) -> bool {
    let next = tokens.get(at + 1);
    if next.is_some_and(|next| is_opening_verb(&next.fold)) {
        return true;
    }
    let previous = at.checked_sub(1).map(|before| &tokens[before]);
    previous.is_some_and(|word| is_opening_verb(&word.fold))
        && next.is_none_or(|next| next.kind != TokenKind::Word || begins_object(&next.fold))
}

/// Whether a word could open a paragraph: `requests`, `noting`, `alarmed`.
fn is_opening_verb(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_uppercase());
    let capital: String = first.into_iter().flatten().chain(letters).collect();
    let ending = ["s", "ing", "ed"];
    ending.iter().any(|ending| word.ends_with(ending)) && opener::opener(&capital).is_some()
}

/// Whether a word after *further* shows that it stands alone.
fn begins_object(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        || matches!(
            word,
            "the"
                | "that"
                | "its"
                | "their"
                | "all"
                | "a"
                | "an"
                | "any"
                | "to"
                | "in"
                | "on"
                | "of"
                | "with"
                | "this"
                | "these"
                | "those"
                | "resolution"
                | "resolutions"
                | "decision"
                | "decisions"
                | "paragraph"
                | "paragraphs"
        )
}

/// Whether only marks follow: `(a) Buoys; and`.
fn is_last_word(tokens: &[Token<'_>], at: usize) -> bool {
    let closes = |token: &Token<'_>| token.kind == TokenKind::Mark;
    at > 0 && closes(&tokens[at - 1]) && tokens[at + 1..].iter().all(closes)
}

/// Whether a date is the end of a term: `by the end of 2030`, `no later than
/// 31 March 2026`.
fn is_deadline(tokens: &[Token<'_>], at: usize) -> bool {
    for token in tokens[..at].iter().rev().take(6) {
        match token.fold.as_ref() {
            "by" | "By" | "until" | "Until" | "till" | "before" | "than" | "beyond" => return true,
            "the" | "end" | "of" | "beginning" | "start" | "close" | "early" | "late"
            | "midnight" | "on" => {}
            _ if matches!(token.kind, TokenKind::Number | TokenKind::Date) => {}
            _ => return false,
        }
    }
    false
}

/// Whether a number stands in the list after `paragraphs`.
fn follows_paragraph(tokens: &[Token<'_>], at: usize) -> bool {
    for token in tokens[..at].iter().rev() {
        match token.fold.as_ref().trim_end_matches('.') {
            "paragraph" | "paragraphs" | "para" | "paras" | "subparagraph" | "subparagraphs"
            | "section" | "Paragraph" | "Paragraphs" => return true,
            "and" | "to" | "or" | "" | "," | "-" => {}
            label if label.starts_with('(') => {}
            _ if token.kind == TokenKind::Number => {}
            _ => return false,
        }
    }
    false
}

fn paragraph(tokens: &[Token<'_>], at: usize) -> Touch {
    let own = after(tokens, at, 6).any(|t| {
        matches!(
            t.fold.as_ref(),
            "above" | "below" | "present" | "herein" | "hereof"
        )
    });
    if own {
        Touch::OwnParagraph
    } else {
        Touch::Paragraph
    }
}

/// Whether a token is the ordinal of a session: `its eightieth regular
/// session`, not `the first week of its session`.
fn is_of_session(tokens: &[Token<'_>], at: usize) -> bool {
    let fold = tokens[at].fold.as_ref();
    let ends = matches!(
        fold.as_bytes(),
        [.., b't', b'h'] | [.., b's', b't'] | [.., b'n', b'd'] | [.., b'r', b'd']
    );
    let leads = || {
        after(tokens, at, 4)
            .take_while(|token| !matches!(token.fold.as_ref(), "of" | "at" | "in"))
            .any(|token| {
                matches!(
                    token.fold.as_ref(),
                    "session" | "sessions" | "meeting" | "meetings"
                )
            })
    };
    // `eighty-first`, `tenth`, `21st`.
    ends && leads() && ordinal::parse(fold).is_some()
}

/// A date begins with its day: `12 and 13 March 2025`.
fn is_whole_date(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().any(char::is_alphabetic)
        && word.len() > 6
}
