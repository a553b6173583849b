//! Points inside a sentence: `Invites States: (a) to mark each path; (b) to
//! clear it`. A line of print can begin with the label of one, and starts no
//! paragraph then.

use crate::symbol::bytes;

use super::label::{self, Label};
use super::list::Lists;

/// How many lines of print a point may have.
const FARTHEST: usize = 14;

/// Whether the label in brackets that heads line `at` stands inside a
/// sentence: the label behind it in its series, or else the one before, does.
/// `text` gives the lines.
pub(super) fn is_inline<'t>(
    at: usize,
    lines: usize,
    letter: &str,
    text: impl Fn(usize) -> &'t str,
) -> bool {
    // `(i)` behind `(h)` is most often the first of a list below it.
    let follows = |other: &str| other != "i" && Lists::follows(letter, other);
    for next in at..(at + FARTHEST).min(lines) {
        if next > at {
            match label::split_known(text(next)) {
                Some((Label::Number(_), _)) => break,
                Some((Label::Bracket(other), _)) if follows(other) => return false,
                _ => {}
            }
        }
        if within(text(next)).any(follows) {
            return true;
        }
    }
    for above in (at.saturating_sub(FARTHEST)..at).rev() {
        if within(text(above)).any(|other| Lists::follows(other, letter)) {
            return true;
        }
        if label::split_known(text(above)).is_some() {
            return false;
        }
    }
    false
}

/// The labels of points within a line: behind `;`, `:` or a conjunction behind
/// one, so that no `paragraph 4 (a)` is among them.
fn within(line: &str) -> impl Iterator<Item = &str> {
    bytes::each(b'(', line.as_bytes()).filter_map(move |open| {
        const LONGEST: usize = 5;
        let (head, tail) = line.split_at(open);
        let close = tail.bytes().take(LONGEST + 1).position(|b| b == b')')?;
        let head = head.trim_end();
        let head = head
            .strip_suffix(" and")
            .or_else(|| head.strip_suffix(" or"))
            .unwrap_or(head);
        let parted = head.ends_with([';', ':', ',']);
        let goes_on = tail[close + 1..].starts_with(' ');
        (parted && goes_on && !head.trim().is_empty()).then_some(&tail[1..close])
    })
}

#[cfg(test)]
mod tests {
    use super::is_inline;

    fn inline(lines: &[&str], at: usize, letter: &str) -> bool {
        is_inline(at, lines.len(), letter, |at| lines[at])
    }

    #[test]
    fn the_next_label_tells_whether_points_stand_in_a_sentence() {
        let lines = [
            "1. Invites States: (a) to mark each path;",
            "(b) to clear fallen trees; and (c) to keep",
            "a hut;",
        ];
        assert!(inline(&lines, 1, "b"));
        let lines = [
            "1. Invites States:",
            "(a) To mark each path;",
            "(b) To keep",
        ];
        assert!(!inline(&lines, 1, "a"));
    }

    #[test]
    fn the_label_before_tells_it_of_the_last_one() {
        let lines = [
            "1. Invites States: (a) to mark each path; and",
            "(b) to keep a hut;",
        ];
        assert!(inline(&lines, 1, "b"));
    }

    #[test]
    fn references_are_no_points() {
        let lines = [
            "(a) As in paragraph 4 (b) of its resolution;",
            "(b) To keep",
        ];
        assert!(!inline(&lines, 0, "a"));
    }
}
