//! The likeliest place at which a line lost its hyphen.
//!
//! A line ended where its words fill the column and the next piece would not
//! have fitted; of the two or three places that fit, the words decide.

use crate::parse::width;
use crate::text::ordinal;

use super::lexicon::{self, FIRSTS, JOINTS, LOOSE, SECONDS, WELDING};
use super::words::Words;
use super::{first_word, last_word};

/// How wide the lines of a text are.
pub(super) struct Column {
    /// The width of full lines.
    pub(super) edge: f32,
    /// The text is known to have lost hyphens.
    pub(super) trusted: bool,
    /// Above the chapeau, where titles are set larger.
    pub(super) front: bool,
}

/// Where a hyphen was lost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    /// Byte in the line.
    pub(super) at: usize,
    /// The higher the likelier; 0 is neither.
    pub(super) score: f32,
}

impl Column {
    /// Whether a line is too wide for one line of print, yet no more than a few
    /// lines joined.
    pub(super) fn is_joined(&self, width: f32) -> bool {
        const LINES: f32 = 6.0;
        (1.3..LINES).contains(&(width / self.edge))
    }

    /// Where to divide a line, if it has lost a hyphen.
    pub(super) fn divide(&self, words: &Words, text: &str) -> Option<Place> {
        // What is a little too wide can be one line in larger type, or in bold.
        let width = width::of(text);
        let ratio = width / self.edge;
        let least = match ratio {
            _ if self.is_joined(width) && self.trusted => -6.0,
            _ if self.is_joined(width) => 4.0,
            r if r <= 1.06 || r >= 1.3 => return None,
            r if r <= 1.12 => 4.0,
            _ if self.trusted => 1.0,
            _ => 2.5,
        };
        self.best(words, text).filter(|place| place.score >= least)
    }

    /// Puts the hyphen back into words that the text has as compounds
    /// elsewhere (`nuclearweapon`, beside `nuclear-weapon`), where a short last
    /// line, or larger type, leaves no trace of the division.
    pub(super) fn restored(
        &self,
        words: &Words,
        text: &str,
        found: &mut Vec<String>,
    ) -> Option<String> {
        const NEAR: f32 = 0.85;
        let full = width::of(text) > self.edge;
        if !full && !self.front && end_of_ty(text).is_none() {
            return None;
        }
        let mut out = String::new();
        let mut kept = 0;
        let mut start = 0;
        let mut reach = 0.0;
        for word in text.split_inclusive(|c: char| !(c.is_alphabetic() || c == '’')) {
            if full {
                reach += width::of(word);
            }
            let bare = word.trim_end_matches(|c: char| !c.is_alphabetic());
            let possible = self.front || full && reach > NEAR * self.edge;
            let at =
                numeral(bare).or_else(|| possible.then(|| words.compound_within(bare)).flatten());
            if let Some(at) = at {
                out.push_str(&text[kept..start + at]);
                out.push('-');
                kept = start + at;
                found.push(format!("{}-{}", &bare[..at], &bare[at..]));
            }
            start += word.len();
        }
        (kept > 0).then(|| out + &text[kept..])
    }

    /// The likeliest place in a line.
    pub(super) fn best(&self, words: &Words, text: &str) -> Option<Place> {
        const FARTHEST: f32 = 1.2;
        const NEAREST: f32 = 0.86;
        let mut best: Option<Place> = None;
        let hyphen = width::of("-");
        let mut reach = 0.0;
        for (at, c) in text.char_indices() {
            let filled = (reach + hyphen) / self.edge;
            reach += width::of(c.encode_utf8(&mut [0; 4]));
            if filled > FARTHEST {
                break;
            }
            let (head, tail) = text.split_at(at);
            let apart = c == ' ';
            let tail = tail.trim_start();
            let (Some(before), Some(after)) = (head.chars().next_back(), tail.chars().next())
            else {
                continue;
            };
            let joint = before.is_alphanumeric() && after.is_alphanumeric();
            if !(joint || apart && before == '’') {
                continue;
            }
            let word = tail.split(' ').next().unwrap_or(tail);
            let piece = word.split_inclusive(['-', '–']).next().unwrap_or(word);
            let needed = filled + width::of(piece) / self.edge;
            if needed < NEAREST {
                continue;
            }
            let Some(score) = likeness(words, head, tail, apart) else {
                continue;
            };
            let score = score - misfit(filled, needed);
            if best.is_none_or(|b| score > b.score) {
                best = Some(Place { at, score });
            }
        }
        best
    }
}

/// Where the first `ty` of a text ends.
fn end_of_ty(text: &str) -> Option<usize> {
    let pairs = text.as_bytes().windows(2);
    pairs
        .enumerate()
        .find(|(_, pair)| *pair == b"ty")
        .map(|(at, _)| at + 2)
}

/// Where an ordinal has lost its hyphen: `thirtyeighth`.
fn numeral(word: &str) -> Option<usize> {
    let at = end_of_ty(word)?;
    ordinal::parse(&format!("{}-{}", &word[..at], &word[at..])).map(|_| at)
}

/// How badly a line would fill the column: too full, or with room for the next
/// piece. Widths are those of upright type, and first lines are indented.
fn misfit(filled: f32, needed: f32) -> f32 {
    let over = (filled - 1.03).max(0.0) / 0.03;
    let under = (1.02 - needed).max(0.0) / 0.04;
    let cost = |by: f32| (by * by / 2.0).min(by * 1.5);
    cost(over) + cost(under)
}

/// How much the words at a place look like a compound; `None` where they can't
/// be one.
fn likeness(words: &Words, head: &str, tail: &str, apart: bool) -> Option<f32> {
    if is_symbol(head, tail) {
        return Some(5.0);
    }
    let (first, second) = (last_word(head), first_word(tail));
    let bare = first.rsplit('-').next()?;
    let before = bare.to_lowercase();
    let after = second.split('-').next()?.to_lowercase();
    if before.is_empty() || after.is_empty() {
        return None;
    }
    let has_digit = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    // `COVID-19related`, `post-2015`
    if has_digit(&before) {
        let dated = first.len() > bare.len() && SECONDS.contains(&after.as_str());
        return dated.then_some(6.0);
    }
    if has_digit(&after) && !matches!(before.as_str(), "pre" | "post") {
        return None;
    }
    let known = words.count(&format!("{before}-{after}"));
    // `business-as-usual`, but not `the related`.
    let glued = words.count(&format!("{before}{after}")) > 1;
    if JOINTS.contains(&bare) {
        let parted =
            apart || bare.len() > 1 && after.len() > 2 && (is_word(words, &after) || !glued);
        let chain = first.len() > bare.len() && parted;
        return chain.then_some(6.0);
    }
    let chained = JOINTS.contains(&after.as_str()) && second.len() > after.len();
    if chained && (apart || is_word(words, &before) && !glued) {
        return Some(6.0);
    }
    let listed = lexicon::is_compound(&format!("{before}-{after}"));
    let mut score = match (known, listed) {
        (1.., _) => 7.0,
        (0, true) => 6.0,
        _ => 0.0,
    };
    if FIRSTS.contains(&before.as_str()) {
        score += 3.0;
    }
    if SECONDS.contains(&after.as_str()) {
        score += 3.0;
    }
    if after.len() > 5 && (after.ends_with("ed") || after.ends_with("ing")) {
        score += 1.0;
    }
    if before.ends_with("ly") {
        score -= 2.0;
    }
    if JOINTS.contains(&after.as_str()) && known == 0 && !listed {
        score -= if suspends(tail) { 1.0 } else { 5.0 };
    }
    if apart {
        Some(score - separation(words, &before, &after, known))
    } else {
        // Where an address breaks, it breaks behind its own hyphen.
        if is_address(head) && !second.starts_with(char::is_uppercase) {
            score += 5.0;
        }
        let glued = (bare, before.as_str(), second, after.as_str());
        joined(words, glued, known > 0).map(|by| score + by)
    }
}

/// Whether a word occurs in the text or in a compound.
fn is_word(words: &Words, word: &str) -> bool {
    words.count(word) > 0 || lexicon::is_part(word)
}

/// How much two words that stand apart look as if they should.
fn separation(words: &Words, before: &str, after: &str, known: usize) -> f32 {
    let mut by = 2.0;
    let beside = words.side_by_side(before, after);
    if beside > 1 && beside >= known {
        by += 3.0;
    }
    if LOOSE.contains(&before) {
        by += 6.0;
    }
    by
}

/// How much a word looks like two; `None` where it can't be.
fn joined(
    words: &Words,
    (bare, before, second, after): (&str, &str, &str, &str),
    known: bool,
) -> Option<f32> {
    let mut by = 0.0;
    // A word that occurs elsewhere has lost nothing.
    if words.count(&format!("{before}{after}")) > 1 {
        by -= if known { 3.0 } else { 8.0 };
    }
    if second.starts_with(char::is_uppercase) {
        // `GuineaBissau`
        return bare.ends_with(char::is_lowercase).then_some(by + 8.0);
    }
    if WELDING.contains(&before) && !known {
        by -= 3.0;
    }
    for part in [before, after] {
        if !is_word(words, part) {
            by -= 4.0;
        }
        by -= match part.chars().count() {
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

/// Whether a text ends within the address of a web page.
fn is_address(head: &str) -> bool {
    let word = head.rsplit(' ').next().unwrap_or("");
    word.starts_with("www.") || word.contains("://")
}

/// `WT/MIN(15)/48-` / `WT/L/982`: two symbols.
fn is_symbol(head: &str, tail: &str) -> bool {
    let last = head.rsplit(' ').next().unwrap_or("");
    let next = tail.split(' ').next().unwrap_or("");
    head.ends_with(|c: char| c.is_ascii_digit())
        && tail.starts_with(|c: char| c.is_ascii_uppercase())
        && last.contains('/')
        && next.contains('/')
}

#[cfg(test)]
mod tests {
    use super::{Column, is_symbol, suspends};
    use crate::parse::hyphen::words::Words;

    #[test]
    fn the_fuller_line_wins_between_equals() {
        let words = Words::of([].iter());
        let column = Column {
            edge: 12_000.0,
            trusted: true,
            front: false,
        };
        let place = column
            .best(&words, "a capacity building and people centred watch")
            .map(|place| place.at);
        assert_eq!(place, Some("a capacity building and people".len()));
    }

    #[test]
    fn symbols_and_suspended_compounds_break_too() {
        assert!(is_symbol("decision WT/MIN(15)/48", "WT/L/982 of"));
        assert!(!is_symbol("of 19", "May"));
        assert!(suspends("and action-oriented"));
        assert!(!suspends("and action"));
    }
}
