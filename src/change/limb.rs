//! Whether the verb over the words that were kept stayed, though another one
//! opens the clause.
//!
//! In: two wordings and their words. Out: what became of the opening limb.
//! Knows nothing of how strong a verb is.

use std::ops::Range;

use super::changes::{Limb, Op, Words};
use crate::model::{Clause, ClauseKind};
use crate::text::opener::{governing, verb};

/// Some words of a clause or of several joined ones, as a clause of its own.
pub(super) struct Part<'a> {
    /// The text of the clause.
    pub text: &'a str,
    /// How many bytes of the joined words stand before it.
    pub start: usize,
    /// Its opener.
    pub opener: &'a str,
    /// Whether it is a paragraph, not a point below one.
    pub is_paragraph: bool,
}

/// What became of the limb that opens a clause, `None` where the verb over the
/// first words that were kept changed, or nothing much was kept.
pub(super) fn limb(old: &Part<'_>, new: &Part<'_>, words: &Words<'_>) -> Option<Limb> {
    let kept = first_kept(words, &old.range(), &new.range())?;
    let over = governing(old.text, kept.0 - old.start)?;
    if governing(new.text, kept.1 - new.start)? != over {
        return None;
    }
    let opens = |part: &Part<'_>| verb(part.opener).is_some_and(|verb| verb == over);
    Some(match (opens(old), opens(new)) {
        (false, true) => Limb::Dropped,
        (true, false) => Limb::Added,
        _ => Limb::Replaced,
    })
}

impl<'a> Part<'a> {
    /// A clause that is compared alone.
    pub(super) fn whole(opener: &'a str, clause: &'a Clause) -> Part<'a> {
        Part {
            text: &clause.text,
            start: 0,
            opener,
            is_paragraph: matches!(clause.kind, ClauseKind::Preambular | ClauseKind::Operative),
        }
    }

    fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// The one clause of a split or a merger, and the part on the other side that
/// shares most words with it, the first of several: old, new.
pub(super) fn nearest<'p, 'a>(
    old: &'p [Part<'a>],
    new: &'p [Part<'a>],
    words: &Words<'_>,
) -> Option<(&'p Part<'a>, &'p Part<'a>)> {
    let shared = |part: &Part<'_>, side: fn(&Kept<'_>) -> Range<usize>| -> usize {
        let of = part.range();
        let common = |kept: Range<usize>| {
            let end = kept.end.min(of.end);
            end.saturating_sub(kept.start.max(of.start))
        };
        kept(words).map(|kept| common(side(&kept))).sum()
    };
    // Of several as near the last one is the greatest: the first in reverse.
    let old = old.iter().rev();
    let new = new.iter().rev();
    Some((
        old.max_by_key(|part| shared(part, |kept| kept.old_range()))?,
        new.max_by_key(|part| shared(part, |kept| kept.new_range()))?,
    ))
}

/// Words that were kept, and where they stand in both wordings.
struct Kept<'w> {
    old: &'w str,
    new: &'w str,
    old_at: usize,
    new_at: usize,
}

impl Kept<'_> {
    fn old_range(&self) -> Range<usize> {
        self.old_at..self.old_at + self.old.len()
    }

    fn new_range(&self) -> Range<usize> {
        self.new_at..self.new_at + self.new.len()
    }
}

fn kept<'w>(words: &'w Words<'_>) -> impl Iterator<Item = Kept<'w>> {
    let (mut old_at, mut new_at) = (0, 0);
    words.spans.iter().filter_map(move |span| {
        let old = span.old_text.as_deref().unwrap_or(&span.text);
        let kept = Kept {
            old,
            new: &span.text,
            old_at,
            new_at,
        };
        if span.op != Op::Insert {
            old_at += old.len();
        }
        if span.op != Op::Delete {
            new_at += span.text.len();
        }
        (span.op == Op::Equal).then_some(kept)
    })
}

/// Where the first kept words of some length stand in the old and in the new
/// wording: behind a verb that may lead them.
fn first_kept(words: &Words<'_>, old: &Range<usize>, new: &Range<usize>) -> Option<(usize, usize)> {
    let telling = kept(words).filter(|kept| says_something(kept.new));
    let mut places = telling.map(|kept| {
        let old = kept.old_at + behind_a_verb(kept.old);
        (old, kept.new_at + behind_a_verb(kept.new))
    });
    places.find(|(at_old, at_new)| old.contains(at_old) && new.contains(at_new))
}

/// Whether kept words are more than a turn of phrase.
fn says_something(text: &str) -> bool {
    const WORDS: usize = 3;
    const LETTERS: usize = 4;
    let long = |word: &&str| word.len() >= LETTERS;
    text.split_whitespace()
        .filter(long)
        .nth(WORDS - 1)
        .is_some()
}

/// The offset behind the first words, which may lead to another limb: `, and
/// also welcoming |the`.
fn behind_a_verb(text: &str) -> usize {
    const WORDS: usize = 4;
    let mut rest = text.trim_start();
    for _ in 0..WORDS {
        rest = rest.trim_start_matches(|c: char| !c.is_whitespace());
        rest = rest.trim_start();
    }
    text.len() - rest.len()
}

#[cfg(test)]
mod tests {
    use super::{Limb, Part, limb};
    use crate::change::words::Comparison;
    use crate::text::opener::opener;

    fn found(old: &str, new: &str) -> Option<Limb> {
        let part = |text| Part {
            text,
            start: 0,
            opener: opener(text).unwrap_or_default(),
            is_paragraph: true,
        };
        limb(&part(old), &part(new), &Comparison::of(old, new).words())
    }

    #[test]
    fn a_limb_before_the_kept_words_is_no_change_of_their_verb() {
        let notes = "Notes the common plan of the riparian States;";
        let two = "Welcomes the zeal of keepers, and in this regard notes the common plan of the riparian States;";
        let other = "Recalls the oil, and notes the common plan of the riparian States;";
        assert_eq!(found(two, notes), Some(Limb::Dropped));
        assert_eq!(found(notes, two), Some(Limb::Added));
        assert_eq!(found(other, two), Some(Limb::Replaced));
    }

    #[test]
    fn another_verb_over_the_kept_words_is_one() {
        for new in [
            "Welcomes the common plan of the riparian States;",
            "Notes the oil, and welcomes the common plan of the riparian States;",
            "Welcomes a list, and notes the oil;",
        ] {
            let old = "Notes the common plan of the riparian States;";
            assert_eq!(found(old, new), None, "{new}");
        }
    }
}
