//! The likeliest place at which a line lost its hyphen.
//!
//! A line ended where its words fill the column and the next piece would not
//! have fitted; of the two or three places that fit, the words decide.

use std::ops::Range;

use memchr::memmem;

use crate::parse::width;
use crate::text::ordinal;

use super::compounds::Compounds;
use super::likeness::{Evidence, likeness};
use super::words::Words;
use super::{is_letter, letters};

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

/// How likely a place must be at least for a line to be divided there.
pub(super) const LEAST: f32 = -6.0;

/// How likely a place is at which any line is divided that may be.
pub(super) const SURE: f32 = 4.0;

/// No line that is hardly wider than the column is two.
pub(super) const HARDLY: f32 = 1.06;

impl Column {
    /// Whether a line is too wide for one line of print, yet no more than a few
    /// lines joined.
    pub(super) fn is_joined(&self, width: f32) -> bool {
        const LINES: f32 = 6.0;
        (1.3..LINES).contains(&(width / self.edge))
    }

    /// How likely a place must be for a line of a width to be divided there, if
    /// it may be.
    pub(super) fn least(&self, width: f32) -> Option<f32> {
        // What is a little too wide can be one line in larger type, or in bold.
        match width / self.edge {
            _ if self.is_joined(width) => Some(if self.trusted { LEAST } else { SURE }),
            r if r <= HARDLY || r >= 1.3 => None,
            r if r <= 1.12 => Some(SURE),
            _ => Some(if self.trusted { 1.0 } else { 2.5 }),
        }
    }

    /// From where on words of a line may have lost their hyphens though a short
    /// last line, or larger type, leaves no trace of the division.
    pub(super) fn suspect(&self, text: &str, width: f32) -> usize {
        const NEAR: f32 = 0.85;
        if self.front {
            0
        } else if width > self.edge {
            word_beyond(text, width, NEAR * self.edge)
        } else {
            text.len()
        }
    }

    /// The likeliest place in a line, if one is so likely at least. It may be
    /// likelier than its score says, up to what the text could add.
    pub(super) fn best(&self, words: &Words<'_>, text: &str, least: f32) -> Option<Place> {
        let mut places = self.places(words, text, least);
        places.sort_unstable_by(|one, other| {
            let most = other.most.total_cmp(&one.most);
            most.then(one.at.cmp(&other.at))
        });
        let score = |at: &Candidate, evidence| {
            let by = likeness(evidence, words, &text[..at.at], &text[at.tail..], at.apart);
            by.map(|by| by - at.misfit)
        };
        // Mostly one is so much likelier that the text needn't be asked.
        if let [first, others @ ..] = &*places
            && let Some(score) = score(first, Evidence::Against)
            && score >= least
            && others.first().is_none_or(|other| other.most < score)
        {
            return Some(Place {
                at: first.at,
                score,
            });
        }
        let mut best: Option<Place> = None;
        for place in &places {
            if best.is_some_and(|best| place.most < best.score) {
                break;
            }
            let Some(score) = score(place, Evidence::Text).filter(|score| *score >= least) else {
                continue;
            };
            let at = place.at;
            // Of two that are as likely, the first.
            let likelier = |b: Place| score.total_cmp(&b.score).then(b.at.cmp(&at)).is_gt();
            if best.is_none_or(likelier) {
                best = Some(Place { at, score });
            }
        }
        best
    }

    /// The places in a line that fit the column and may be so likely at least.
    fn places(&self, words: &Words<'_>, text: &str, least: f32) -> Vec<Candidate> {
        const FARTHEST: f32 = 1.2;
        const NEAREST: f32 = 0.86;
        let mut places = Vec::new();
        let hyphen = width::of_char('-');
        let mut reach = 0;
        let mut before = ' ';
        // The piece that the next place is in, and how wide it is from there.
        let (mut piece, mut rest) = (0..0, 0);
        for (at, c) in text.char_indices() {
            let filled = (reach + hyphen) as f32 / self.edge;
            if filled > FARTHEST {
                break;
            }
            if at >= piece.end || c.is_whitespace() {
                piece = next_piece(text, at);
                rest = text[piece.clone()].chars().map(width::of_char).sum();
            }
            let needed = filled + rest as f32 / self.edge;
            let own = width::of_char(c);
            reach += own;
            if at >= piece.start {
                rest -= own;
            }
            let before = std::mem::replace(&mut before, c);
            let apart = c == ' ';
            if needed < NEAREST || !(before.is_alphanumeric() || apart && before == '’') {
                continue;
            }
            let tail = at.max(piece.start);
            let joint = text[tail..].starts_with(char::is_alphanumeric);
            if !(joint || apart && before == '’' && tail < text.len()) {
                continue;
            }
            let (head, behind) = (&text[..at], &text[tail..]);
            let Some(most) = likeness(Evidence::For, words, head, behind, apart) else {
                continue;
            };
            let misfit = misfit(filled, needed);
            let most = most - misfit;
            if most >= least {
                places.push(Candidate {
                    at,
                    tail,
                    apart,
                    misfit,
                    most,
                });
            }
        }
        places
    }
}

/// A place that may be the likeliest.
struct Candidate {
    /// Byte in the line.
    at: usize,
    /// Where the words behind it begin.
    tail: usize,
    /// There is a space between the words.
    apart: bool,
    misfit: f32,
    /// How likely it is at most, whatever the text says of its words.
    most: f32,
}

/// The first piece from an offset on that a line would not part: up to a
/// space, or behind a stroke.
fn next_piece(text: &str, from: usize) -> Range<usize> {
    let tail = text[from..].trim_start();
    let word = tail.split(' ').next().unwrap_or(tail);
    let piece = word.split_inclusive(['-', '–']).next().unwrap_or(word);
    let start = text.len() - tail.len();
    start..start + piece.len()
}

/// Where the first word begins that reaches farther than a width. The text is
/// wider.
fn word_beyond(text: &str, width: f32, limit: f32) -> usize {
    // From its end: the word is one of the last.
    let mut reach = width;
    let mut from = text.len();
    for (at, c) in text.char_indices().rev() {
        if reach > limit {
            reach -= width::of_char(c) as f32;
        } else if !is_letter(c) {
            break;
        }
        from = at;
    }
    from
}

/// Where words are compounds that the text has elsewhere (`nuclearweapon`,
/// beside `nuclear-weapon`).
pub(super) fn compounds(words: &Words<'_>, text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = start + letters(&text[start..]);
        if end - start >= Compounds::SHORTEST {
            let word = text[start..end].trim_end_matches('’');
            found.extend(words.compound_within(word).map(|at| start + at));
        }
        start = end + text[end..].chars().next().map_or(0, char::len_utf8);
    }
    found
}

/// Where the ordinals of a text have lost their hyphens: `thirtyeighth`.
pub(super) fn numerals(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for ty in memmem::find_iter(text.as_bytes(), "ty") {
        let unit = ty + 2;
        // `first`, `second`, `third`, `eighth`, `ninth`
        let next = text.as_bytes().get(unit).map(u8::to_ascii_lowercase);
        if matches!(next, Some(b'f' | b's' | b't' | b'e' | b'n')) {
            let start = text[..ty].trim_end_matches(is_letter).len();
            let word = &text[start..unit + letters(&text[unit..])];
            if ordinal::parse(word.trim_end_matches('’')).is_some() {
                found.push(unit);
            }
        }
    }
    found
}

/// How badly a line would fill the column: too full, or with room for the next
/// piece. Widths are those of upright type, and first lines are indented.
fn misfit(filled: f32, needed: f32) -> f32 {
    let over = (filled - 1.03).max(0.0) / 0.03;
    let under = (1.02 - needed).max(0.0) / 0.04;
    let cost = |by: f32| (by * by / 2.0).min(by * 1.5);
    cost(over) + cost(under)
}

#[cfg(test)]
mod tests {
    use super::{Column, LEAST};
    use crate::parse::hyphen::text::Text;
    use crate::parse::hyphen::words::Words;

    #[test]
    fn the_fuller_line_wins_between_equals() {
        let text = Text::default();
        let words = Words::of(&text, 0.0);
        let column = Column {
            edge: 12_000.0,
            trusted: true,
            front: false,
        };
        let place = column
            .best(
                &words,
                "a capacity building and people centred watch",
                LEAST,
            )
            .map(|place| place.at);
        assert_eq!(place, Some("a capacity building and people".len()));
    }
}
