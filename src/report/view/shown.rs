//! Changed words as pieces to show, with spaces where a reader expects them.
//!
//! In: the words of a change, whose spaces belong to the span before them.
//! Out: pieces in which old and new words carry no space at their rim, so that
//! a sign or a line can stand close around them. Knows nothing of signs.

use std::borrow::Cow;

use crate::change::{Op, Words};
use crate::text::spaces;

/// A piece of a changed clause, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    /// Words with their fate.
    Words(Op, Cow<'t, str>),
    /// Equal words were left out.
    Gap,
}

/// Which wording is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Old and new words in one sentence.
    Both,
    /// The old wording.
    Old,
    /// The new wording.
    New,
}

/// The words of one side or of both.
///
/// In one sentence `Rules) and the` and `Rules), the` become `Rules)`, a
/// deleted `and` after a space, an inserted `,` close to it, and ` the`.
pub(crate) fn shown<'t>(words: &'t Words<'_>, side: Side) -> Vec<Piece<'t>> {
    match side {
        Side::Both => both(words),
        Side::Old => one(words, Op::Insert),
        Side::New => one(words, Op::Delete),
    }
}

/// The words of one side. Where the other side has words there is an empty
/// piece, so that both sides are shortened around the same places.
fn one<'t>(words: &'t Words<'_>, other: Op) -> Vec<Piece<'t>> {
    let mut pieces = Vec::new();
    for span in &words.spans {
        if span.op == other {
            pieces.push(Piece::Words(other, Cow::Borrowed("")));
            continue;
        }
        let text = match &span.old_text {
            Some(old) if other == Op::Insert => old,
            _ => &span.text,
        };
        let (before, core, after) = rims(text);
        push(&mut pieces, Op::Equal, before);
        push(&mut pieces, span.op, core);
        push(&mut pieces, Op::Equal, after);
    }
    pieces
}

fn both<'t>(words: &'t Words<'_>) -> Vec<Piece<'t>> {
    let mut pieces: Vec<Piece<'t>> = Vec::with_capacity(words.spans.len() + 4);
    // Whether the new wording so far ends in a space, shown or still owed.
    let mut new_is_open = false;
    for (i, span) in words.spans.iter().enumerate() {
        let before_deletion = words
            .spans
            .get(i + 1)
            .is_some_and(|next| next.op == Op::Delete);
        if span.op != Op::Delete && new_is_open && !ends_open(&pieces) {
            push(&mut pieces, Op::Equal, " ");
        }
        let (before, core, after) = rims(&span.text);
        match span.op {
            Op::Equal if before_deletion => {
                let old = span.old_text.as_deref().unwrap_or(&span.text);
                let opens = old.ends_with(char::is_whitespace);
                let space = usize::from(opens && after.starts_with(' '));
                let words = &span.text[..before.len() + core.len() + space];
                push(&mut pieces, Op::Equal, words);
                if opens && space == 0 {
                    push(&mut pieces, Op::Equal, " ");
                }
                new_is_open = !after.is_empty();
            }
            Op::Equal => {
                push(&mut pieces, Op::Equal, &span.text);
                new_is_open = !after.is_empty();
            }
            Op::Insert => {
                push(&mut pieces, Op::Equal, before);
                push(&mut pieces, Op::Insert, core);
                push(&mut pieces, Op::Equal, after);
                new_is_open = span.text.ends_with(char::is_whitespace);
            }
            Op::Delete => {
                let at_start = pieces.is_empty();
                if !before.is_empty() && !at_start && !ends_open(&pieces) {
                    push(&mut pieces, Op::Equal, " ");
                }
                push(&mut pieces, Op::Delete, core);
                new_is_open |= at_start && !after.is_empty();
            }
        }
    }
    pieces
}

fn ends_open(pieces: &[Piece<'_>]) -> bool {
    match pieces.last() {
        Some(Piece::Words(_, text)) => text.ends_with(char::is_whitespace),
        _ => true,
    }
}

fn push<'t>(pieces: &mut Vec<Piece<'t>>, op: Op, text: &'t str) {
    if text.is_empty() {
        return;
    }
    match pieces.last_mut() {
        Some(Piece::Words(last, words)) if *last == op => *words += text,
        _ => pieces.push(Piece::Words(op, Cow::Borrowed(text))),
    }
}

/// Space at the front, words, space at the end; nothing but space is all front.
fn rims(text: &str) -> (&str, &str, &str) {
    let rest = spaces::trim_start(text);
    let core = spaces::trim_end(rest);
    let lead = text.len() - rest.len();
    (&text[..lead], core, &text[lead + core.len()..])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, prop_assert_eq, proptest};

    use super::*;
    use crate::change::WordSpan;
    use crate::report::samples::words;

    fn drawn(words: &Words<'_>, side: Side) -> String {
        shown(words, side)
            .iter()
            .filter(|p| !matches!(p, Piece::Words(_, t) if t.is_empty()))
            .map(|p| match p {
                Piece::Words(Op::Equal, t) => t.to_string(),
                Piece::Words(Op::Delete, t) => format!("[{t}]"),
                Piece::Words(Op::Insert, t) => format!("{{{t}}}"),
                Piece::Gap => "…".to_owned(),
            })
            .collect()
    }

    fn reprinted<'d>(text: &'d str, old: &'d str) -> WordSpan<'d> {
        WordSpan {
            op: Op::Equal,
            text: text.into(),
            old_text: Some(old.into()),
        }
    }

    #[test]
    fn replaced_words_stand_apart_and_glued_signs_stay_glued() {
        let opener = words(&[
            (Op::Delete, "Takes note of "),
            (Op::Insert, "Welcomes "),
            (Op::Equal, "the lamp;"),
        ]);
        assert_eq!(
            drawn(&opener, Side::Both),
            "[Takes note of] {Welcomes} the lamp;"
        );
        let number = words(&[
            (Op::Equal, "resolution 75/"),
            (Op::Delete, "233 "),
            (Op::Insert, "226 "),
            (Op::Equal, "on oil"),
        ]);
        assert_eq!(
            drawn(&number, Side::Both),
            "resolution 75/[233]{226} on oil"
        );
    }

    #[test]
    fn a_space_that_only_one_side_has_stands_on_that_side() {
        let mut comma = words(&[
            (Op::Equal, ""),
            (Op::Delete, "and "),
            (Op::Insert, ", "),
            (Op::Equal, "the fog"),
        ]);
        comma.spans[0] = reprinted("the lamps", "the lamps ");
        assert_eq!(drawn(&comma, Side::Both), "the lamps [and]{,} the fog");
        assert_eq!(drawn(&comma, Side::Old), "the lamps [and] the fog");
        assert_eq!(drawn(&comma, Side::New), "the lamps{,} the fog");

        let mut dropped = words(&[
            (Op::Equal, ""),
            (Op::Delete, ", and oil, "),
            (Op::Equal, "are kept"),
        ]);
        dropped.spans[0] = reprinted("the lamps ", "the lamps");
        assert_eq!(
            drawn(&dropped, Side::Both),
            "the lamps[, and oil,] are kept"
        );
    }

    fn any_words() -> impl Strategy<Value = Words<'static>> {
        let text = "[a-c ,]{0,6}";
        let span =
            (0..3u8, text, proptest::option::of(text)).prop_map(|(op, text, old)| WordSpan {
                op: [Op::Equal, Op::Delete, Op::Insert][usize::from(op)],
                text: text.into(),
                old_text: old.filter(|_| op == 0).map(Cow::Owned),
            });
        proptest::collection::vec(span, 0..8).prop_map(|spans| Words { spans })
    }

    fn letters(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    proptest! {
        #[test]
        fn each_side_is_shown_as_it_is_printed(words in any_words()) {
            let joined = |side| -> String {
                shown(&words, side).iter().map(|p| match p {
                    Piece::Words(_, text) => &**text,
                    Piece::Gap => "",
                }).collect()
            };
            prop_assert_eq!(joined(Side::Old), words.old());
            prop_assert_eq!(joined(Side::New), words.new_text());
        }

        #[test]
        fn one_sentence_loses_no_word_of_the_new_side(words in any_words()) {
            let kept: String = shown(&words, Side::Both).iter().map(|p| match p {
                Piece::Words(Op::Delete, _) | Piece::Gap => "",
                Piece::Words(_, text) => &**text,
            }).collect();
            prop_assert_eq!(letters(&kept), letters(&words.new_text()));
        }
    }
}
