//! The words of a split clause, cut where its new clauses begin.
//!
//! In: words and break offsets. Out: one part for each new clause. Knows
//! nothing of layout.

use std::borrow::Cow;

use crate::change::{Op, WordSpan, Words};

/// The words of one clause of the new draft, or of the whole change where
/// nothing was split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<'a> {
    /// The citation of the new clause; `None` where the change has one part.
    pub citation: Option<&'a str>,
    /// The words with their fate.
    pub words: Cow<'a, Words<'a>>,
}

/// Cuts `words` at byte offsets of the new wording; words that were deleted at
/// a cut stay in the part above it.
pub(super) fn parts<'a>(
    words: &'a Words<'a>,
    breaks: &[usize],
    new: &'a [Cow<'a, str>],
) -> Vec<Part<'a>> {
    if breaks.is_empty() || breaks.len() + 1 != new.len() {
        return vec![Part {
            citation: None,
            words: Cow::Borrowed(words),
        }];
    }
    let mut parts = Vec::new();
    let mut part = Words::default();
    let mut breaks = breaks.iter().copied().peekable();
    let mut at = 0;
    for span in &words.spans {
        let mut rest = span.clone();
        while rest.op != Op::Delete {
            let Some(cut) = breaks.next_if(|b| *b < at + rest.text.len()) else {
                break;
            };
            let (above, below) = cut_at(rest, cut.saturating_sub(at));
            at += above.text.len();
            part.spans.push(above);
            parts.push(std::mem::take(&mut part));
            rest = below;
        }
        if rest.op != Op::Delete {
            at += rest.text.len();
        }
        part.spans.push(rest);
    }
    parts.push(part);
    parts
        .into_iter()
        .zip(new)
        .map(|(mut words, citation)| {
            words.spans.retain(|s| !s.text.is_empty());
            Part {
                citation: Some(citation),
                words: Cow::Owned(words),
            }
        })
        .collect()
}

/// Cuts a span at a byte offset, or at the next character where that falls
/// inside one.
fn cut_at(span: WordSpan<'_>, at: usize) -> (WordSpan<'_>, WordSpan<'_>) {
    let at = (at..span.text.len())
        .find(|&i| span.text.is_char_boundary(i))
        .unwrap_or(span.text.len());
    let (above, below) = match span.text {
        Cow::Borrowed(text) => {
            let (above, below) = text.split_at(at);
            (Cow::Borrowed(above), Cow::Borrowed(below))
        }
        Cow::Owned(mut text) => {
            let below = text.split_off(at);
            (Cow::Owned(text), Cow::Owned(below))
        }
    };
    let piece = |text| WordSpan {
        op: span.op,
        text,
        old_text: None,
    };
    (piece(above), piece(below))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples::words;

    #[test]
    fn each_new_clause_gets_its_own_words() {
        let split = words(&[
            (Op::Equal, "Requests a report"),
            (Op::Delete, ", and"),
            (Op::Insert, "; "),
            (Op::Insert, "Also requests "),
            (Op::Equal, "a lamp;"),
        ]);
        let new = ["OP5", "OP6"].map(Cow::Borrowed);
        let parts = parts(&split, &[19], &new);
        let texts: Vec<String> = parts.iter().map(|p| p.words.new_text()).collect();
        assert_eq!(texts, ["Requests a report; ", "Also requests a lamp;"]);
        assert_eq!(parts[1].citation, Some("OP6"));
        assert_eq!(parts[0].words.old(), "Requests a report, and");
    }

    #[test]
    fn a_cut_inside_a_stretch_or_a_character_loses_nothing() {
        let split = words(&[(Op::Equal, "été comme hiver")]);
        let new = ["OP5", "OP6"].map(Cow::Borrowed);
        for cut in 0..40 {
            let parts = parts(&split, &[cut], &new);
            let all: String = parts.iter().map(|p| p.words.new_text()).collect();
            assert_eq!(all, "été comme hiver");
        }
    }
}
