//! Normal keys, words and spelled numbers of English UN texts.

/// The key on which two texts are the same: lower case, no white space, plain
/// quotes, dashes and hyphens.
pub fn key(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}
