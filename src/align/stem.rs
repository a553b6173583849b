//! What a word is but for its ending.
//!
//! In: a word in small letters. Out: its stem, the same for a verb of the
//! preamble and of the operative part. Knows no language.

use super::packed::Packed;

/// The stem of a short word of so many letters.
pub(super) fn short_stem(word: Packed, length: usize) -> Packed {
    let letters = word.letters();
    word.cut(stem(&letters[..length], word.has_figure()).len())
}

/// Cuts the endings that PP and OP forms differ by: `Recalling`, `Recalls`; but
/// not of a word that has figures.
pub(super) fn stem(word: &[u8], has_figure: bool) -> &[u8] {
    let endings: &[&str] = match word.last() {
        Some(b'g') => &["ing"],
        Some(b's') => &["es", "s"],
        Some(b'd') => &["ed"],
        Some(b'e') => &["e"],
        _ => return word,
    };
    if word.len() < 5 || has_figure {
        return word;
    }
    for &ending in endings {
        if let Some(rest) = word.strip_suffix(ending.as_bytes())
            && rest.len() >= 3
            && !(ending == "s" && rest.ends_with(b"s"))
        {
            return rest;
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn verbs_of_preamble_and_operative_part_share_a_stem() {
        for (preambular, operative) in [
            ("recalling", "recalls"),
            ("reaffirming", "reaffirms"),
            ("recognizing", "recognizes"),
            ("stressing", "stresses"),
            ("noting", "notes"),
        ] {
            let [one, two] = [preambular, operative].map(|verb| stem(verb.as_bytes(), false));
            assert_eq!(one, two);
        }
    }
}
