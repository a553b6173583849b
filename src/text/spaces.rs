//! Runs of spaces, of which a printed layout is full.

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

    use super::{leading, pieces};

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
        }
    }
}
