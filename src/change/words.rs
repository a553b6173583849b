//! The word diff of two wordings, made for readers.
//!
//! In: two texts. Out: [`Words`] that give both texts back. Whole words and
//! phrases; a few equal words lost between changes go with them; a wording
//! that was written anew stands as the old, then the new.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use similar::DiffOp;

use super::changes::{Op, WordSpan, Words};
use super::part::{self, Part};
use super::tokens::{Token, TokenKind, tokens};
use super::{myers, slide};
use crate::text::hasher::Fold;

/// Changes with less substance than this between them are seen together.
const CLOSE: f64 = 4.0;

/// So many stretches, the first and the last changed, can be confetti.
const CONFETTI: usize = 5;

/// As many stretches as most comparisons have at most.
const USUAL: usize = 8;

/// Stretches of tokens, equal and changed by turns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub equal: bool,
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// Two wordings, cut and compared.
#[derive(Debug)]
pub(super) struct Comparison<'a> {
    old_text: &'a str,
    new_text: &'a str,
    pub old: Vec<Token<'a>>,
    pub new: Vec<Token<'a>>,
    /// The smallest differences, before they are joined for readers.
    pub raw: Vec<Stretch>,
    /// What of the wordings was cut into tokens.
    part: Part,
}

impl<'a> Comparison<'a> {
    /// Cuts and compares two wordings.
    pub(super) fn of(old: &'a str, new: &'a str) -> Comparison<'a> {
        let part = Part::differing(old, new);
        let is_part = part != Part::whole(old, new);
        let comparison = Comparison::within(old, new, part);
        // Words that read alike though their prints differ can reach into the
        // margin from the other side.
        if is_part && comparison.is_short_of_margin() {
            return Comparison::within(old, new, Part::whole(old, new));
        }
        comparison
    }

    /// Cuts and compares a part of two wordings.
    fn within(old_text: &'a str, new_text: &'a str, part: Part) -> Comparison<'a> {
        let old = tokens(old_text, part.old.clone());
        let new = tokens(new_text, part.new.clone());
        // Both ends first: most of a clause stays.
        let same = |pair: &(&Token<'_>, &Token<'_>)| pair.0.fold == pair.1.fold;
        let head = old.iter().zip(&new).take_while(same).count();
        let ends = old[head..].iter().rev().zip(new[head..].iter().rev());
        let tail = ends.take_while(same).count();
        let middle_old = head..old.len() - tail;
        let middle_new = head..new.len() - tail;
        let mut raw = Vec::with_capacity(USUAL);
        push(&mut raw, true, 0..head, 0..head);
        if are_apart(&old[middle_old.clone()], &new[middle_new.clone()]) {
            push(&mut raw, false, middle_old.clone(), middle_new.clone());
        } else {
            let (old_ids, new_ids) = numbered(&old[middle_old.clone()], &new[middle_new.clone()]);
            for op in myers::diff(&old_ids, &new_ids) {
                let equal = matches!(op, DiffOp::Equal { .. });
                let shift = |range: Range<usize>| range.start + head..range.end + head;
                push(
                    &mut raw,
                    equal,
                    shift(op.old_range()),
                    shift(op.new_range()),
                );
            }
        }
        push(
            &mut raw,
            true,
            middle_old.end..old.len(),
            middle_new.end..new.len(),
        );
        Comparison {
            old_text,
            new_text,
            old,
            new,
            raw,
            part,
        }
    }

    /// Whether words stand before the part that was cut into tokens, and
    /// behind it.
    fn goes_on(&self) -> (bool, bool) {
        (
            self.part.old.start > 0,
            self.part.old.end < self.old_text.len(),
        )
    }

    fn is_short_of_margin(&self) -> bool {
        let margin = |stretch: Option<&Stretch>| {
            let equal = stretch.filter(|stretch| stretch.equal);
            equal.map_or(0, |stretch| stretch.new.len())
        };
        let (before, behind) = self.goes_on();
        before && margin(self.raw.first()) < part::MARGIN
            || behind && margin(self.raw.last()) < part::MARGIN
    }

    /// The spans for readers.
    pub(super) fn words(&self) -> Words<'a> {
        let gathered = slide::gather(self, self.raw.clone());
        let mut stretches = self.join_confetti(self.absorb(gathered));
        let met = slide::slide(self, &mut stretches);
        let (before, behind) = self.goes_on();
        if before && met.start || behind && met.end {
            let whole = Part::whole(self.old_text, self.new_text);
            return Comparison::within(self.old_text, self.new_text, whole).words();
        }
        self.spans(&stretches)
    }

    /// How much an equal stretch says: marks nothing, small words little.
    /// Whatever comes to more than `enough` is not told apart.
    pub(super) fn substance(&self, range: &Range<usize>, enough: f64) -> f64 {
        let mut sum = 0.0;
        for token in &self.new[range.clone()] {
            sum += match token.kind {
                TokenKind::Mark => 0.0,
                TokenKind::Word if is_small(&token.fold) => 0.3,
                _ => 1.0,
            };
            if sum > enough {
                break;
            }
        }
        sum
    }

    /// Lets tiny equal stretches between two changes go with them.
    fn absorb(&self, stretches: Vec<Stretch>) -> Vec<Stretch> {
        let mut changed = stretches.iter().filter(|stretch| !stretch.equal);
        if changed.nth(1).is_none() {
            return stretches;
        }
        let mut kept: Vec<Stretch> = Vec::with_capacity(stretches.len());
        for stretch in stretches {
            kept.push(stretch);
            while let [.., before, island, after] = kept.as_slice()
                && island.equal
                && self.is_lost(before, island, after)
            {
                let whole = spanning(before, after);
                kept.truncate(kept.len() - 3);
                kept.push(whole);
            }
        }
        kept
    }

    /// Whether an equal stretch says too little to stand between two changes.
    fn is_lost(&self, before: &Stretch, island: &Stretch, after: &Stretch) -> bool {
        let size = |s: &Stretch| s.old.len().max(s.new.len()) as f64;
        let one_way = (before.old.is_empty() && after.old.is_empty())
            || (before.new.is_empty() && after.new.is_empty());
        let bound = (size(before).min(size(after)) / 3.0).max(0.95);
        !one_way && self.substance(&island.new, bound) < bound
    }

    /// Joins runs of changes in which hardly anything stayed.
    fn join_confetti(&self, stretches: Vec<Stretch>) -> Vec<Stretch> {
        if stretches.len() < CONFETTI {
            return stretches;
        }
        let mut joined: Vec<Stretch> = Vec::with_capacity(stretches.len());
        let mut start = 0;
        while start < stretches.len() {
            let mut end = start;
            while !stretches[start].equal
                && end + 2 < stretches.len()
                && self.substance(&stretches[end + 1].new, CLOSE) <= CLOSE
            {
                end += 2;
            }
            let run = &stretches[start..=end];
            if run.len() >= CONFETTI && self.is_confetti(run) {
                joined.push(spanning(&run[0], &run[run.len() - 1]));
            } else {
                joined.extend_from_slice(run);
            }
            start = end + 1;
        }
        joined
    }

    fn is_confetti(&self, run: &[Stretch]) -> bool {
        let changed = || run.iter().filter(|s| !s.equal);
        let equal = run.iter().filter(|s| s.equal);
        let kept: f64 = equal.map(|s| self.substance(&s.new, f64::MAX)).sum();
        let whole = spanning(&run[0], &run[run.len() - 1]);
        let size = whole.old.len().max(whole.new.len()) as f64;
        changed().any(|s| !s.old.is_empty())
            && changed().any(|s| !s.new.is_empty())
            && kept < 0.3 * size
    }

    fn spans(&self, stretches: &[Stretch]) -> Words<'a> {
        let spans = |stretch: &Stretch| 1 + usize::from(!stretch.equal);
        let mut words = Words {
            spans: Vec::with_capacity(stretches.iter().map(spans).sum()),
        };
        // The spaces that part a change from what stays go with the side that
        // has them: `forward| to the review|, in accordance|;`.
        let mut lead = (0, 0);
        for (at, stretch) in stretches.iter().enumerate() {
            let mut old = bytes(self.old_text, &self.old, &stretch.old);
            let mut new = bytes(self.new_text, &self.new, &stretch.new);
            old.start -= lead.0;
            new.start -= lead.1;
            if stretch.equal {
                let spaces = |text: &str| text.len() - text.trim_end().len();
                let ends = (
                    spaces(&self.old_text[old.clone()]),
                    spaces(&self.new_text[new.clone()]),
                );
                let fits = stretches.get(at + 1).is_some_and(|next| {
                    (ends.0 == 0 || !next.old.is_empty()) && (ends.1 == 0 || !next.new.is_empty())
                });
                lead = (0, 0);
                if fits && (ends.0 == 0) != (ends.1 == 0) {
                    lead = ends;
                    old.end -= ends.0;
                    new.end -= ends.1;
                }
                let (old, text) = (&self.old_text[old], &self.new_text[new]);
                words.spans.push(kept(old, text));
                continue;
            }
            lead = (0, 0);
            for (op, text) in [
                (Op::Delete, &self.old_text[old]),
                (Op::Insert, &self.new_text[new]),
            ] {
                if !text.is_empty() {
                    words.spans.push(WordSpan {
                        op,
                        text: Cow::Borrowed(text),
                        old_text: None,
                    });
                }
            }
        }
        words
    }
}

/// Whether a few words of two stretches are sure to have none in common.
fn are_apart(old: &[Token<'_>], new: &[Token<'_>]) -> bool {
    const FEW: usize = 64;
    let has = |word: &Token<'_>| new.iter().any(|other| other.fold == word.fold);
    old.len() * new.len() <= FEW && !old.iter().any(has)
}

/// The words of two stretches as numbers, the same for the same word.
fn numbered<'t>(old: &'t [Token<'_>], new: &'t [Token<'_>]) -> (Vec<u32>, Vec<u32>) {
    let room = old.len() + new.len();
    let mut numbers: HashMap<&str, u32, Fold> =
        HashMap::with_capacity_and_hasher(room, Fold::default());
    let mut number = |token: &'t Token<'_>| {
        let next = numbers.len() as u32;
        *numbers.entry(token.fold.as_ref()).or_insert(next)
    };
    (
        old.iter().map(&mut number).collect(),
        new.iter().map(number).collect(),
    )
}

/// Where some tokens stand in their text; the first and the last of them with
/// what stands around the part.
fn bytes(text: &str, tokens: &[Token<'_>], range: &Range<usize>) -> Range<usize> {
    let start = |at: usize| match at {
        0 => 0,
        at => tokens.get(at).map_or(text.len(), |token| token.start),
    };
    start(range.start)..start(range.end)
}

/// Appends a stretch, joined to the last one where both have the same fate.
pub(super) fn push(
    stretches: &mut Vec<Stretch>,
    equal: bool,
    old: Range<usize>,
    new: Range<usize>,
) {
    if old.is_empty() && new.is_empty() {
        return;
    }
    match stretches.last_mut() {
        Some(last) if last.equal == equal => {
            last.old.end = old.end;
            last.new.end = new.end;
        }
        _ => stretches.push(Stretch { equal, old, new }),
    }
}

/// From the beginning of one changed stretch to the end of another.
fn spanning(first: &Stretch, last: &Stretch) -> Stretch {
    Stretch {
        equal: false,
        old: first.old.start..last.old.end,
        new: first.new.start..last.new.end,
    }
}

pub(super) fn is_small(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "of"
            | "and"
            | "to"
            | "in"
            | "a"
            | "an"
            | "for"
            | "on"
            | "at"
            | "by"
            | "with"
            | "or"
            | "as"
            | "its"
            | "their"
            | "that"
            | "which"
            | "from"
            | "this"
            | "these"
            | "is"
            | "are"
            | "be"
            | "it"
            | "into"
            | "such"
            | "other"
            | "including"
    )
}

/// The whole of one text under one operation.
pub(super) fn whole(op: Op, text: Cow<'_, str>) -> Words<'_> {
    Words {
        spans: if text.is_empty() {
            Vec::new()
        } else {
            vec![WordSpan {
                op,
                text,
                old_text: None,
            }]
        },
    }
}

/// Two prints of the same words.
pub(super) fn equal<'d>(old: &'d str, new: &'d str) -> Words<'d> {
    if old.is_empty() && new.is_empty() {
        return Words::default();
    }
    Words {
        spans: vec![kept(old, new)],
    }
}

/// Words that stayed.
fn kept<'d>(old: &'d str, new: &'d str) -> WordSpan<'d> {
    WordSpan {
        op: Op::Equal,
        text: Cow::Borrowed(new),
        old_text: (old != new).then_some(Cow::Borrowed(old)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Comparison, Part};
    use crate::change::weight::judge;

    fn phrases() -> impl Strategy<Value = Vec<&'static str>> {
        let phrase = proptest::sample::select(vec![
            "the lamps of the harbour ",
            "and ",
            "or ",
            "to ",
            "a fog bell, ",
            "“Quay 22” ",
            "\"Quay 22\" ",
            "’s ",
            "in paragraphs 3, 4 and ",
            "5 ",
            "by the end of ",
            "2030 ",
            "19 December 2024, ",
            "December ",
            "resolution 43/78 ",
            "H ",
            "its eightieth session ",
            "above ",
            "further notes that ",
            "Decides ",
        ]);
        proptest::collection::vec(phrase, 0..30)
    }

    proptest! {
        #[test]
        fn a_part_is_compared_as_the_whole_is(
            before in phrases(),
            (old, new) in (phrases(), phrases()),
            (short, after) in (0_usize..4, phrases()),
        ) {
            let text = |middle: &[&str]| [&before[..], middle, &after].concat().concat();
            let (old, new) = (&old[..old.len().min(short)], &new[..new.len().min(3)]);
            let (old, new) = (text(old), text(new));
            let (part, whole) = (
                Comparison::of(&old, &new),
                Comparison::within(&old, &new, Part::whole(&old, &new)),
            );
            prop_assert_eq!(part.words(), whole.words());
            let verdict = |comparison| format!("{:?}", judge(comparison, Some(1)));
            prop_assert_eq!(verdict(&part), verdict(&whole));
        }
    }
}
