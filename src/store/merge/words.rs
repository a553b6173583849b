//! A line of the page without its markup.
//!
//! In: words as the page escapes them. Out: the words, what stands in italics
//! at their beginning, and the labels of footnotes with their places.

/// Words without their markup.
pub(super) fn plain(words: &str) -> String {
    Words::of(words).text
}

/// A line of the page taken apart.
pub(super) struct Words {
    pub(super) text: String,
    /// What stands in italics at its beginning.
    pub(super) slanted: Option<String>,
    /// The labels of footnotes, and how many characters stand before each.
    pub(super) labels: Vec<(usize, String)>,
}

impl Words {
    pub(super) fn of(words: &str) -> Self {
        let mut text = String::with_capacity(words.len());
        let mut labels = Vec::new();
        let mut slanted = None;
        let mut rest = words;
        while let Some(c) = rest.chars().next() {
            let after = &rest[c.len_utf8()..];
            match c {
                '\\' if after.starts_with(|c: char| c.is_ascii_punctuation()) => {
                    text.push_str(&after[..1]);
                    rest = &after[1..];
                    continue;
                }
                '[' if after.starts_with('^') && after.contains(']') => {
                    if let Some((label, behind)) = after[1..].split_once(']') {
                        labels.push((text.chars().count(), label.to_owned()));
                        rest = behind;
                        continue;
                    }
                }
                '*' if text.is_empty() && slanted.is_none() => slanted = Some(String::new()),
                '*' if slanted.as_deref() == Some("") => slanted = Some(text.clone()),
                c => text.push(c),
            }
            rest = after;
        }
        Words {
            text,
            slanted: slanted.filter(|slanted| !slanted.is_empty()),
            labels,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn escapes_are_undone() {
        assert_eq!(plain(r"1\. \*Lamps\* \[sic] a\\b"), r"1. *Lamps* [sic] a\b");
    }
}
