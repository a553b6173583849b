//! How much the words at a place look like a compound that lost its hyphen.
//!
//! In: the words before and behind the place, and those of the text. Out: a
//! figure. Knows nothing of how wide the line is.

use super::key::Key;
use super::lexicon::{COMPOUNDS, FIRSTS, JOINTS, LOOSE, PARTS, SECONDS, WELDING};
use super::words::Words;
use super::{first_word, last_word};

/// What is known of the words of a text: asking it is dear, and seldom decides.
#[derive(Clone, Copy)]
pub(super) enum Evidence {
    /// What speaks most for a place.
    For,
    /// What speaks most against it.
    Against,
    /// What the text says.
    Text,
}

impl Evidence {
    /// What is true of a place, if the text says so; it would speak for it.
    fn asks(self, text: impl FnOnce() -> bool) -> bool {
        match self {
            Evidence::For => true,
            Evidence::Against => false,
            Evidence::Text => text(),
        }
    }
}

/// How much the words at a place look like a compound; `None` where they can't
/// be one.
pub(super) fn likeness(
    evidence: Evidence,
    words: &Words<'_>,
    head: &str,
    tail: &str,
    apart: bool,
) -> Option<f32> {
    if is_symbol(head, tail) {
        return Some(5.0);
    }
    let (first, second) = (last_word(head), first_word(tail));
    let hyphen = first.bytes().rposition(|byte| byte == b'-');
    let before = Part::of(&first[hyphen.map_or(0, |at| at + 1)..]);
    let hyphen = second.bytes().position(|byte| byte == b'-');
    let after = Part::of(&second[..hyphen.unwrap_or(second.len())]);
    if before.text.is_empty() || after.text.is_empty() {
        return None;
    }
    // `COVID-19related`, `post-2015`
    if before.has_digit() {
        let dated = first.len() > before.text.len() && SECONDS.contains(after.key);
        return dated.then_some(6.0);
    }
    if after.has_digit() && !before.is_one_of(["pre", "post"]) {
        return None;
    }
    let glued = || occurs_glued(words, before, after);
    // `business-as-usual`, but not `the related`.
    if JOINTS.contains(before.key) && before.is_lower() {
        let chain = first.len() > before.text.len()
            && (apart
                || before.text.len() > 1
                    && after.text.len() > 2
                    && (is_word(words, after) || !glued()));
        return chain.then_some(6.0);
    }
    let joint = JOINTS.contains(after.key);
    let chained = joint && second.len() > after.text.len();
    if chained && (apart || is_word(words, before) && !glued()) {
        return Some(6.0);
    }
    let known = words.compound(before.text, before.key.with(after.text));
    let listed =
        PARTS.contains(before.key) && COMPOUNDS.contains(before.key.push(b'-').with(after.text));
    let mut score = match (known, listed) {
        (1.., _) => 7.0,
        (0, true) => 6.0,
        _ => 0.0,
    };
    if FIRSTS.contains(before.key) {
        score += 3.0;
    }
    if SECONDS.contains(after.key) {
        score += 3.0;
    }
    if after.text.len() > 5 && (after.ends_with("ed") || after.ends_with("ing")) {
        score += 1.0;
    }
    if before.ends_with("ly") {
        score -= 2.0;
    }
    if joint && known == 0 && !listed {
        score -= if suspends(tail) { 1.0 } else { 5.0 };
    }
    if apart {
        return Some(score - separation(evidence, words, before, after, known));
    }
    // Where an address breaks, it breaks behind its own hyphen.
    if is_address(head, first) && !second.starts_with(char::is_uppercase) {
        score += 5.0;
    }
    joined(evidence, words, before, after, known > 0).map(|by| score + by)
}

/// A part of a compound.
#[derive(Clone, Copy)]
struct Part<'t> {
    text: &'t str,
    key: Key,
}

impl<'t> Part<'t> {
    fn of(text: &'t str) -> Part<'t> {
        Part {
            text,
            key: Key::of(text),
        }
    }

    fn has_digit(self) -> bool {
        self.text.bytes().any(|byte| byte.is_ascii_digit())
    }

    fn is_lower(self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_lowercase())
    }

    fn is_one_of(self, words: [&str; 2]) -> bool {
        words
            .iter()
            .any(|word| self.text.eq_ignore_ascii_case(word))
    }

    fn ends_with(self, end: &str) -> bool {
        let own = self.text.as_bytes();
        let from = own.len().saturating_sub(end.len());
        own[from..].eq_ignore_ascii_case(end.as_bytes())
    }
}

/// Whether a word occurs in the text or in a compound.
fn is_word(words: &Words<'_>, word: Part<'_>) -> bool {
    PARTS.contains(word.key) || words.has(word.text, 1)
}

/// Whether two words occur as one, here and elsewhere.
fn occurs_glued(words: &Words<'_>, first: Part<'_>, second: Part<'_>) -> bool {
    words.has(&[first.text, second.text].concat(), 2)
}

/// How much two words that stand apart look as if they should.
fn separation(
    evidence: Evidence,
    words: &Words<'_>,
    before: Part<'_>,
    after: Part<'_>,
    known: usize,
) -> f32 {
    let mut by = 2.0;
    let times = known.max(2);
    if !evidence.asks(|| !words.side_by_side(before.text, after.text, times)) {
        by += 3.0;
    }
    if LOOSE.contains(before.key) {
        by += 6.0;
    }
    by
}

/// How much a word looks like two; `None` where it can't be.
fn joined(
    evidence: Evidence,
    words: &Words<'_>,
    before: Part<'_>,
    after: Part<'_>,
    known: bool,
) -> Option<f32> {
    let mut by = 0.0;
    // A word that occurs elsewhere has lost nothing.
    if !evidence.asks(|| !occurs_glued(words, before, after)) {
        by -= if known { 3.0 } else { 8.0 };
    }
    if after.text.starts_with(char::is_uppercase) {
        // `GuineaBissau`
        return before
            .text
            .ends_with(char::is_lowercase)
            .then_some(by + 8.0);
    }
    if WELDING.contains(before.key) && !known {
        by -= 3.0;
    }
    for part in [before, after] {
        // Some are words whatever the text says.
        if !PARTS.contains(part.key) && !evidence.asks(|| words.has(part.text, 1)) {
            by -= 4.0;
        }
        by -= match part.text.chars().take(3).count() {
            1 => 8.0,
            2 => 4.0,
            _ => 0.0,
        };
    }
    Some(by)
}

/// Whether words go on with a compound that shares its second part: `results-`
/// / `and action-oriented`.
fn suspends(tail: &str) -> bool {
    let mut words = tail.split(' ');
    let joint = matches!(words.next(), Some("and" | "or" | "to"));
    joint && words.next().is_some_and(|word| word.contains('-'))
}

/// Whether a text ends within the address of a web page, whose last letters
/// are given.
fn is_address(head: &str, letters: &str) -> bool {
    // They have more before them than a space.
    let before = head.as_bytes()[..head.len() - letters.len()].last();
    before.is_some_and(|byte| *byte != b' ') && {
        let word = head.rsplit(' ').next().unwrap_or("");
        word.starts_with("www.") || word.contains("://")
    }
}

/// `WT/MIN(15)/48-` / `WT/L/982`: two symbols.
fn is_symbol(head: &str, tail: &str) -> bool {
    head.ends_with(|c: char| c.is_ascii_digit())
        && tail.starts_with(|c: char| c.is_ascii_uppercase())
        && head
            .rsplit(' ')
            .next()
            .is_some_and(|last| last.contains('/'))
        && tail
            .split(' ')
            .next()
            .is_some_and(|next| next.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::{is_symbol, suspends};

    #[test]
    fn symbols_and_suspended_compounds_break_too() {
        assert!(is_symbol("decision WT/MIN(15)/48", "WT/L/982 of"));
        assert!(!is_symbol("of 19", "May"));
        assert!(suspends("and action-oriented"));
        assert!(!suspends("and action"));
    }
}
