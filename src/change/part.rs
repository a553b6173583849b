//! The part of two wordings in which they differ.
//!
//! In: two texts. Out: their differing middles with so many plain words around
//! them that whoever reads on from a change meets what he would in the whole.
//! Knows nothing of what the words mean.

use std::ops::Range;

use crate::symbol::bytes;

/// How many plain words stand on either side of the difference: more than any
/// rule for a changed token looks back or ahead.
pub(super) const MARGIN: usize = 8;

/// A part of two wordings, as offsets; what stands around it is the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub old: Range<usize>,
    pub new: Range<usize>,
}

impl Part {
    /// Both wordings from end to end.
    pub(super) fn whole(old: &str, new: &str) -> Part {
        Part {
            old: 0..old.len(),
            new: 0..new.len(),
        }
    }

    /// The part in which two wordings differ.
    pub(super) fn differing(old: &str, new: &str) -> Part {
        let head = shared_beginning(old, new);
        let tail = shared_end(&old[head..], &new[head..]);
        let start = margin_before(&old.as_bytes()[..head]);
        let left = margin_after(&old.as_bytes()[old.len() - tail..]);
        Part {
            old: start..old.len() - left,
            new: start..new.len() - left,
        }
    }
}

/// Where the margin begins at the end of a text: at a plain word, which is a
/// token of its own whatever stands around it.
fn margin_before(text: &[u8]) -> usize {
    let mut words = 0;
    let mut end = bytes::rfind(b' ', text);
    while let Some(space) = end {
        end = bytes::rfind(b' ', &text[..space]);
        let Some(start) = end.map(|space| space + 1) else {
            break;
        };
        words += usize::from(is_plain(&text[start..space]));
        // These lead back to the list in which they stand.
        let leads_back = matches!(&text[start..space], b"and" | b"or" | b"to");
        if words >= MARGIN && is_plain(&text[start..space]) && !leads_back {
            return start;
        }
    }
    0
}

/// How many bytes stand behind the margin at the beginning of a text.
fn margin_after(text: &[u8]) -> usize {
    let mut words = 0;
    let mut rest = text;
    let mut is_begun = false;
    while let Some(space) = bytes::find(b' ', rest) {
        words += usize::from(is_begun && is_plain(&rest[..space]));
        rest = &rest[space + 1..];
        if words >= MARGIN {
            return rest.len();
        }
        is_begun = true;
    }
    0
}

fn is_plain(word: &[u8]) -> bool {
    !word.is_empty() && word.iter().all(u8::is_ascii_lowercase)
}

const BLOCK: usize = 16;

/// How many bytes of whole characters two texts have in common at their
/// beginning.
pub(super) fn shared_beginning(old: &str, new: &str) -> usize {
    let (a, b) = (old.as_bytes(), new.as_bytes());
    let blocks = a.as_chunks::<BLOCK>().0.iter().zip(b.as_chunks().0);
    let mut shared = blocks.take_while(|(a, b)| a == b).count() * BLOCK;
    let rest = a[shared..].iter().zip(&b[shared..]);
    shared += rest.take_while(|(a, b)| a == b).count();
    while !(old.is_char_boundary(shared) && new.is_char_boundary(shared)) {
        shared -= 1;
    }
    shared
}

/// The same at their end.
fn shared_end(old: &str, new: &str) -> usize {
    let (a, b) = (old.as_bytes(), new.as_bytes());
    let blocks = a.rchunks_exact(BLOCK).zip(b.rchunks_exact(BLOCK));
    let mut shared = blocks.take_while(|(a, b)| a == b).count() * BLOCK;
    let rest = a[..a.len() - shared].iter().rev();
    let rest = rest.zip(b[..b.len() - shared].iter().rev());
    shared += rest.take_while(|(a, b)| a == b).count();
    let is_boundary = |text: &str, shared: usize| text.is_char_boundary(text.len() - shared);
    while !(is_boundary(old, shared) && is_boundary(new, shared)) {
        shared -= 1;
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::Part;

    #[test]
    fn what_stays_is_left_out_but_for_a_margin_of_plain_words() {
        let words = |from: char, to: char| -> String {
            (from..=to).map(|letter| format!("{letter} ")).collect()
        };
        let (before, after) = (words('a', 'z'), words('a', 'z'));
        let (old, new) = (
            format!("{before}OLD {after}"),
            format!("{before}NEWER {after}"),
        );
        let part = Part::differing(&old, &new);
        assert_eq!(&old[part.old], "s t u v w x y z OLD a b c d e f g h ");
        assert_eq!(&new[part.new], "s t u v w x y z NEWER a b c d e f g h ");
    }

    #[test]
    fn a_text_that_repeats_itself_is_not_counted_twice() {
        let part = Part::differing("a a a", "a a a a");
        assert_eq!((part.old, part.new), (0..5, 0..7));
    }
}
