//! Runs of spaces, of which a printed layout is full.

/// How many spaces set columns apart; justified lines have two.
pub(crate) const APART: &str = "   ";

/// A text without white space around it: most have none.
#[inline]
pub(crate) fn trim(text: &str) -> &str {
    trim_end(trim_start(text))
}

/// The same before it.
#[inline]
pub(crate) fn trim_start(text: &str) -> &str {
    match text.as_bytes() {
        [first, ..] if first.is_ascii_graphic() => text,
        _ => text.trim_start(),
    }
}

/// The same behind it.
#[inline]
pub(crate) fn trim_end(text: &str) -> &str {
    match text.as_bytes() {
        [.., last] if last.is_ascii_graphic() => text,
        _ => text.trim_end(),
    }
}

/// Whether so many spaces stand somewhere in a text.
pub(crate) fn stand_apart(text: &str) -> bool {
    has_pair(text.as_bytes()) && text.contains(APART)
}

/// Whether two spaces stand side by side at an even place, as two of any three
/// do. If not, there may be two elsewhere.
fn has_pair(bytes: &[u8]) -> bool {
    const STRETCH: usize = 16;
    // Without a branch, so that the compiler looks at all places at once.
    let within = |stretch: &[u8; STRETCH]| {
        let pairs = stretch.as_chunks().0.iter();
        pairs.fold(0, |any, pair| any | u8::from(*pair == *b"  ")) != 0
    };
    let (stretches, _) = bytes.as_chunks();
    // The last bytes are looked at with those before them, if there are any.
    stretches.iter().any(within) || bytes.last_chunk().is_none_or(within)
}

/// How many spaces a text begins with, looked at by eights.
pub(crate) fn leading(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut spaces = 0;
    while bytes[spaces..].first_chunk() == Some(b"        ") {
        spaces += 8;
    }
    let rest = bytes[spaces..].iter();
    spaces + rest.take_while(|byte| **byte == b' ').count()
}

/// The pieces of a text that two spaces or more set apart, without other white
/// space around them.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = &rest[leading(rest)..];
        if rest.is_empty() {
            return None;
        }
        let pairs = rest.as_bytes().windows(2);
        let end = pairs.enumerate().find(|(_, pair)| *pair == b"  ");
        let (piece, behind) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        rest = behind;
        Some(piece.trim())
    })
    .filter(|piece| !piece.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{APART, leading, pieces, stand_apart};

    proptest! {
        #[test]
        fn spaces_are_counted_and_pieces_set_apart(text in "[ ]{0,20}([a-zé]{0,3}[ \t\u{a0}]{0,20}){0,4}") {
            prop_assert_eq!(leading(&text), text.len() - text.trim_start_matches(' ').len());
            let expected: Vec<&str> = text
                .split("  ")
                .map(str::trim)
                .filter(|piece| !piece.is_empty())
                .collect();
            prop_assert_eq!(pieces(&text).collect::<Vec<_>>(), expected);
            prop_assert_eq!(stand_apart(&text), text.contains(APART));
        }
    }
}
