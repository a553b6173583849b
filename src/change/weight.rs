//! How much a rewording weighs, and what it touches.
//!
//! In: two wordings, compared, and how many sessions lie between them. Out: a
//! [`Weight`] and the [`Trait`]s that are read off the words. Editorial is
//! what the Secretariat updates without asking: marks, capitals, dates,
//! session ordinals, numbers of resolutions and documents, *also* and
//! *further*; everything else is substance. So is a term that does not roll on
//! with the sessions: `by 2030` that becomes `by 2035` a year later.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use super::changes::{Trait, Weight};
use super::tokens::{Token, TokenKind};
use super::touch::{Touch, Touches, lower, touch};
use super::words::{Comparison, Stretch};
use crate::model::Draft;
use crate::text::hasher::Fold;

/// How many sessions the new draft is later than the old one, or how many
/// years; `None` where either does not say.
pub(super) fn sessions_between(old: &Draft, new: &Draft) -> Option<i16> {
    let (before, after) = (&old.masthead, &new.masthead);
    let session = |session: &Option<String>| session.as_ref()?.parse::<i16>().ok();
    let apart = session(&before.session).zip(session(&after.session));
    let years = before.date.zip(after.date);
    apart
        .or_else(|| years.map(|(from, to)| (from.year(), to.year())))
        .map(|(from, to)| to.saturating_sub(from))
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
pub(super) fn judge(comparison: &Comparison<'_>, later: Option<i16>) -> Verdict {
    let mut verdict = Verdict {
        weight: Weight::Editorial,
        date: false,
        session: false,
        number: false,
        mark: false,
    };
    let mut substance = false;
    let changed: Vec<(&Stretch, Touches)> = comparison
        .raw
        .iter()
        .filter(|stretch| !stretch.equal)
        .map(|stretch| (stretch, touches(comparison, stretch)))
        .collect();
    let cites = changed
        .iter()
        .any(|(_, touches)| touches.has(Touch::Reference));
    for (stretch, touches) in &changed {
        let has = |touch: Touch| touches.has(touch);
        let technical = has(Touch::Reference) || has(Touch::Date);
        let joins = technical || cites && between_references(comparison, stretch);
        let anew = has(Touch::Substance)
            || has(Touch::Plural) && !technical && !cites
            || has(Touch::Joint) && !joins;
        let elsewhere = has(Touch::Paragraph) && !cites;
        let term = has(Touch::Deadline) && !rolls_on(comparison, stretch, later);
        substance |= anew || elsewhere || term || has(Touch::Number);
        // A phrase that is new as a whole is no change of its figures or marks.
        let both = !stretch.old.is_empty() && !stretch.new.is_empty();
        if both || !anew {
            verdict.date |= has(Touch::Date) || has(Touch::Deadline);
            verdict.session |= has(Touch::Session);
            verdict.number |=
                has(Touch::Number) || has(Touch::Paragraph) || has(Touch::OwnParagraph);
        }
        verdict.mark |= touches.are_print();
    }
    verdict.weight = if substance {
        Weight::Substantive
    } else {
        Weight::Editorial
    };
    verdict
}

/// Whether an `and` or `of` only joins what is cited on either side: `79/1 of
/// 2 May 2024, and resolution 80/3`.
fn between_references(comparison: &Comparison<'_>, stretch: &Stretch) -> bool {
    let cited = |token: &&Token<'_>| matches!(token.kind, TokenKind::Reference | TokenKind::Date);
    let leads = |token: &&Token<'_>| {
        matches!(
            token.fold.as_ref(),
            "resolution" | "resolutions" | "decision" | "decisions"
        )
    };
    let joins = |tokens: &[Token<'_>], range: &Range<usize>| {
        let before = tokens[..range.start].iter().rev();
        let mut before = before.skip_while(|token| token.fold == ",");
        let mut after = tokens[range.end..].iter();
        range.is_empty()
            || before.next().is_some_and(|token| cited(&token))
                && after
                    .next()
                    .is_some_and(|token| cited(&token) || leads(&token))
    };
    joins(&comparison.old, &stretch.old) && joins(&comparison.new, &stretch.new)
}

/// Whether a term went on by as many years as the sessions: `by 31 May 2025`,
/// `by 29 May 2026`.
fn rolls_on(comparison: &Comparison<'_>, stretch: &Stretch, later: Option<i16>) -> bool {
    let terms = |tokens: &[Token<'_>], range: &Range<usize>| -> Vec<Term> {
        let dates = tokens[range.clone()].iter();
        let dates = dates.filter(|token| token.kind == TokenKind::Date);
        dates.map(|token| Term::read(&token.fold)).collect()
    };
    let from = terms(&comparison.old, &stretch.old);
    let to = terms(&comparison.new, &stretch.new);
    later.is_some_and(|later| {
        later != 0
            && !from.is_empty()
            && from.len() == to.len()
            && from
                .iter()
                .zip(&to)
                .all(|(from, to)| from.is_before(to, later))
    })
}

/// The end of a term, as far as it must roll on.
struct Term {
    year: Option<i16>,
    month: String,
}

impl Term {
    /// Reads the last year of a date, and its month.
    fn read(date: &str) -> Term {
        let mut digits = date.rsplit(|c: char| !c.is_ascii_digit());
        Term {
            year: digits
                .find(|digits| digits.len() == 4)
                .and_then(|digits| digits.parse().ok()),
            month: date.chars().filter(|c| c.is_alphabetic()).collect(),
        }
    }

    fn is_before(&self, other: &Term, years: i16) -> bool {
        let between = self.year.zip(other.year).map(|(from, to)| to - from);
        between == Some(years) && self.month == other.month
    }
}

/// What the tokens of a changed stretch are.
fn touches(comparison: &Comparison<'_>, stretch: &Stretch) -> Touches {
    let (old, new) = (&comparison.old, &comparison.new);
    let mut touches = Touches::default();
    let (old_part, new_part) = (&old[stretch.old.clone()], &new[stretch.new.clone()]);
    if same_letters(old_part, new_part) {
        touches.add(Touch::Case);
        return touches;
    }
    // Words that differ in capitals alone need a capital on either side.
    let both = !old_part.is_empty() && !new_part.is_empty();
    let cases = both && old_part.iter().chain(new_part).any(has_capital);
    let side = |tokens: &[Token<'_>], range: &Range<usize>, others: &[Token<'_>]| {
        let mut words = None;
        let mut touches = Touches::default();
        let outlines = |all, token| all | outline(token);
        let like = if cases {
            others.iter().fold(0, outlines)
        } else {
            0
        };
        for at in range.clone() {
            let touch = touch(tokens, at);
            // What others of the stretch are already says as much.
            let mut is_case = || {
                like & outline(&tokens[at]) != 0
                    && words
                        .get_or_insert_with(|| Words::of(others))
                        .recase(&tokens[at])
            };
            if !touches.has(touch) {
                touches.add(if is_case() { Touch::Case } else { touch });
            }
        }
        touches
    };
    touches.join(side(old, &stretch.old, new_part));
    touches.join(side(new, &stretch.new, old_part));
    touches
}

fn has_capital(token: &Token<'_>) -> bool {
    let word = token.fold.as_ref();
    token.kind == TokenKind::Word
        && (!word.is_ascii() || word.bytes().any(|b| b.is_ascii_uppercase()))
}

/// One bit, the same for words that differ in capitals alone; all of them for
/// words beyond ASCII.
fn outline(token: &Token<'_>) -> u128 {
    let word = token.fold.as_bytes();
    match word {
        [first, ..] if word.is_ascii() => {
            let first = usize::from(first.to_ascii_lowercase());
            1 << ((5 * first + word.len()) % 128)
        }
        _ => u128::MAX,
    }
}

/// Whether words differ in hyphens, spaces and capitals alone: `health care`
/// and `healthcare`. Figures must stay as they are.
fn same_letters(old: &[Token<'_>], new: &[Token<'_>]) -> bool {
    // Most begin with other letters.
    let first = |tokens: &[Token<'_>]| {
        let first = tokens.first()?.fold.bytes().next();
        first.filter(u8::is_ascii_alphabetic)
    };
    if let (Some(old), Some(new)) = (first(old), first(new))
        && !old.eq_ignore_ascii_case(&new)
    {
        return false;
    }
    let words = |tokens: &[Token<'_>]| {
        !tokens.is_empty()
            && tokens.iter().all(|token| {
                token.kind == TokenKind::Word && !token.fold.bytes().any(|b| b.is_ascii_digit())
            })
    };
    words(old) && words(new) && letters(old).eq(letters(new))
}

fn letters(tokens: &[Token<'_>]) -> impl Iterator<Item = char> {
    let folds = tokens.iter().flat_map(|token| token.fold.chars());
    let letters = folds.filter(|c| !matches!(c, '-' | '\''));
    letters.flat_map(char::to_lowercase)
}

/// The words of one side of a stretch.
struct Words<'a> {
    /// As printed.
    exact: HashSet<&'a str, Fold>,
    /// Those with capitals, in lower case.
    lower: HashSet<Cow<'a, str>, Fold>,
}

impl<'a> Words<'a> {
    fn of(tokens: &'a [Token<'_>]) -> Words<'a> {
        let words = || tokens.iter().filter(|t| t.kind == TokenKind::Word);
        Words {
            exact: words().map(|t| t.fold.as_ref()).collect(),
            lower: words()
                .filter(|t| has_capital(t))
                .map(|t| lower(&t.fold))
                .collect(),
        }
    }

    /// Whether the side has a word with other capitals only.
    fn recase(&self, token: &Token<'_>) -> bool {
        let word = token.fold.as_ref();
        if token.kind != TokenKind::Word || self.exact.contains(word) {
            return false;
        }
        let lower = lower(word);
        self.lower.contains(&lower) || self.exact.contains(lower.as_ref())
    }
}
