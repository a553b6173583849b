//! How much a rewording weighs, and what it touches.
//!
//! In: two wordings, compared. Out: a [`Weight`] and the [`Trait`]s that are
//! read off the words. Editorial is what the Secretariat updates without
//! asking: marks, capitals, dates, session ordinals, numbers of resolutions
//! and documents, *also* and *further*; everything else is substance.

use std::collections::HashSet;

use super::changes::{Trait, Weight};
use super::tokens::{Token, TokenKind};
use super::words::{Comparison, Stretch};
use crate::text::ordinal;

/// What one changed token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Touch {
    Mark,
    Date,
    Reference,
    Session,
    /// The number of a paragraph.
    Paragraph,
    Number,
    /// The same word with other capitals.
    Case,
    /// *also*, *further*, *again*.
    Adverb,
    /// A word that joins references: `and 79/1 of 3 December 2024`.
    Joint,
    Substance,
}

/// What the changed words come to.
#[derive(Debug)]
pub(super) struct Verdict {
    /// Editorial or substantive.
    pub weight: Weight,
    date: bool,
    session: bool,
    number: bool,
    mark: bool,
}

impl Verdict {
    /// The traits that can be read off the words.
    pub(super) fn traits(&self) -> impl Iterator<Item = Trait> {
        [
            self.date.then_some(Trait::Date),
            self.session.then_some(Trait::Session),
            self.number.then_some(Trait::Number),
            self.mark.then_some(Trait::Punctuation),
        ]
        .into_iter()
        .flatten()
    }
}

/// Weighs a rewording.
pub(super) fn judge(comparison: &Comparison<'_>) -> Verdict {
    let mut verdict = Verdict {
        weight: Weight::Editorial,
        date: false,
        session: false,
        number: false,
        mark: false,
    };
    let mut substance = false;
    let changed: Vec<(&Stretch, Vec<Touch>)> = comparison
        .raw
        .iter()
        .filter(|stretch| !stretch.equal)
        .map(|stretch| (stretch, touches(comparison, stretch)))
        .collect();
    let cites = changed
        .iter()
        .any(|(_, touches)| touches.contains(&Touch::Reference));
    for (stretch, touches) in &changed {
        let has = |touch: Touch| touches.contains(&touch);
        let technical = has(Touch::Reference) || has(Touch::Date);
        let anew = has(Touch::Substance) || has(Touch::Joint) && !technical && !cites;
        substance |= anew || has(Touch::Number);
        // A phrase that is new as a whole is no change of its figures or marks.
        let both = !stretch.old.is_empty() && !stretch.new.is_empty();
        if both || !anew {
            verdict.date |= has(Touch::Date);
            verdict.session |= has(Touch::Session);
            verdict.number |= has(Touch::Number) || has(Touch::Paragraph);
        }
        let print = |touch: &Touch| matches!(touch, Touch::Mark | Touch::Case);
        verdict.mark |= touches.iter().all(print);
    }
    verdict.weight = if substance {
        Weight::Substantive
    } else {
        Weight::Editorial
    };
    verdict
}

fn touches(comparison: &Comparison<'_>, stretch: &Stretch) -> Vec<Touch> {
    let (old, new) = (&comparison.old, &comparison.new);
    let old_words = lowered(&old[stretch.old.clone()]);
    let new_words = lowered(&new[stretch.new.clone()]);
    let read = |tokens: &[Token<'_>], at: usize, others: &Words<'_>| {
        let token = &tokens[at];
        let fold = token.fold.as_ref();
        let other_case = || {
            let lower = others.lower.contains(&fold.to_lowercase());
            lower && !others.exact.contains(fold)
        };
        if token.kind == TokenKind::Word && other_case() {
            Touch::Case
        } else {
            touch(tokens, at)
        }
    };
    let in_old = stretch.old.clone().map(|at| read(old, at, &new_words));
    let in_new = stretch.new.clone().map(|at| read(new, at, &old_words));
    in_old.chain(in_new).collect()
}

/// The words of one side of a stretch, as printed and in lower case.
struct Words<'a> {
    exact: HashSet<&'a str>,
    lower: HashSet<String>,
}

fn lowered<'a>(tokens: &'a [Token<'_>]) -> Words<'a> {
    let words = || tokens.iter().filter(|t| t.kind == TokenKind::Word);
    Words {
        exact: words().map(|t| t.fold.as_ref()).collect(),
        lower: words().map(|t| t.fold.to_lowercase()).collect(),
    }
}

fn touch(tokens: &[Token<'_>], at: usize) -> Touch {
    let token = &tokens[at];
    let near = |from: usize, to: usize, test: fn(&str) -> bool| {
        tokens[from.min(tokens.len())..to.min(tokens.len())]
            .iter()
            .any(|t| test(&t.fold))
    };
    let fold = token.fold.as_ref();
    match token.kind {
        TokenKind::Mark => Touch::Mark,
        TokenKind::Date => Touch::Date,
        TokenKind::Reference => Touch::Reference,
        TokenKind::Number => {
            let before = at.saturating_sub(4);
            if near(before, at, is_paragraph) {
                Touch::Paragraph
            } else if near(at + 1, at + 4, is_month_word) {
                Touch::Date
            } else if fold.bytes().next().is_some_and(|b| b.is_ascii_digit())
                && is_ordinal(fold)
                && near(at + 1, at + 4, is_session)
            {
                Touch::Session
            } else {
                Touch::Number
            }
        }
        TokenKind::Word => {
            if matches!(
                fold,
                "also" | "further" | "again" | "Also" | "Further" | "Again"
            ) {
                Touch::Adverb
            } else if is_ordinal(fold) && near(at + 1, at + 5, is_session) {
                Touch::Session
            } else if matches!(
                fold,
                "of" | "and" | "resolution" | "resolutions" | "paragraph" | "paragraphs"
            ) {
                Touch::Joint
            } else {
                Touch::Substance
            }
        }
    }
}

fn is_paragraph(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "paragraph"
            | "paragraphs"
            | "para"
            | "paras"
            | "subparagraph"
            | "subparagraphs"
            | "section"
    )
}

fn is_session(word: &str) -> bool {
    matches!(word, "session" | "sessions" | "meeting" | "meetings")
}

fn is_month_word(word: &str) -> bool {
    // A whole date begins with its day: `12 and 13 March 2025`.
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().any(char::is_alphabetic)
        && word.len() > 6
}

/// `eighty-first`, `tenth`, `21st`.
fn is_ordinal(word: &str) -> bool {
    let ending = ["th", "st", "nd", "rd"];
    ending.iter().any(|ending| word.ends_with(ending)) && ordinal::parse(word).is_some()
}
