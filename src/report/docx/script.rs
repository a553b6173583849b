//! How one wording becomes the other, counted in characters.
//!
//! In: two wordings, and the words of a change where there are any. Out: steps
//! that take every character of both, so that nothing is lost on either side.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::change::{Op, Words};

/// A step along both wordings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// This many characters are the same.
    Equal(usize),
    /// So many characters of the old wording give way to so many of the new.
    Replace(usize, usize),
}

/// The steps of a change, letter for letter.
///
/// A change calls words equal whose quotation marks or spaces are printed
/// otherwise; here they are not. Where the words of the change are not those
/// of the two wordings, these are compared anew.
pub(super) fn of_words(words: &Words<'_>, old: &str, new: &str) -> Vec<Step> {
    if words.old() != old || words.new_text() != new {
        return between(old, new);
    }
    let mut steps = Vec::new();
    for span in &words.spans {
        let length = span.text.chars().count();
        match (span.op, &span.old_text) {
            (Op::Equal, Some(before)) if *before != span.text => {
                for step in between(before, &span.text) {
                    push(&mut steps, step);
                }
            }
            (Op::Equal, _) => push(&mut steps, Step::Equal(length)),
            (Op::Delete, _) => push(&mut steps, Step::Replace(length, 0)),
            (Op::Insert, _) => push(&mut steps, Step::Replace(0, length)),
        }
    }
    steps
}

/// The steps between two wordings, whole words at a time.
pub(super) fn between(old: &str, new: &str) -> Vec<Step> {
    let cut = |text| -> Vec<&str> { str::split_inclusive(text, char::is_whitespace).collect() };
    let (before, after) = (cut(old), cut(new));
    let length = |words: &[&str]| words.iter().map(|w| w.chars().count()).sum();
    let mut steps = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let (o, n) = (
            length(&before[op.old_range()]),
            length(&after[op.new_range()]),
        );
        let step = match op {
            DiffOp::Equal { .. } => Step::Equal(n),
            _ => Step::Replace(o, n),
        };
        push(&mut steps, step);
    }
    steps
}

fn push(steps: &mut Vec<Step>, step: Step) {
    match (steps.last_mut(), step) {
        (_, Step::Equal(0) | Step::Replace(0, 0)) => {}
        (Some(Step::Equal(before)), Step::Equal(more)) => *before += more,
        (Some(Step::Replace(old, new)), Step::Replace(more_old, more_new)) => {
            *old += more_old;
            *new += more_new;
        }
        _ => steps.push(step),
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, between, of_words};
    use crate::change::{Op, WordSpan, Words};

    #[test]
    fn a_word_gives_way_to_two() {
        assert_eq!(
            between("the old lamp", "the two new lamp"),
            [Step::Equal(4), Step::Replace(4, 8), Step::Equal(4)]
        );
    }

    #[test]
    fn another_quotation_mark_is_tracked_although_the_words_are_equal() {
        let words = Words {
            spans: vec![WordSpan {
                op: Op::Equal,
                text: "the “lamp”".into(),
                old_text: Some("the \"lamp\"".into()),
            }],
        };
        assert_eq!(
            of_words(&words, "the \"lamp\"", "the “lamp”"),
            [Step::Equal(4), Step::Replace(6, 6)]
        );
    }

    #[test]
    fn words_of_another_clause_are_not_trusted() {
        assert_eq!(
            of_words(&Words::default(), "lamp", "lamp"),
            [Step::Equal(4)]
        );
    }
}
