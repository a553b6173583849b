//! Words of a document made fit for a commit message, a name or a line.
//!
//! In: any string that a document or a file system can hold. Out: one line
//! without control characters, so that a title can never forge a trailer.

use unicode_normalization::UnicodeNormalization;

/// One line: control and direction characters become spaces, runs of white
/// space one space.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || is_unfit(c)) {
        if !word.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out
}

/// One line of at most `most` characters, with an ellipsis where it was cut.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let line = one_line(text);
    if line.chars().count() <= most {
        return line;
    }
    let head: String = line.chars().take(most.saturating_sub(1)).collect();
    let at = head
        .rfind(' ')
        .filter(|at| *at > head.len() / 2)
        .unwrap_or(head.len());
    format!("{}…", head[..at].trim_end_matches([' ', ',', ';']))
}

/// An entry of a list whose entries are separated by `; `.
pub(super) fn entry(text: &str) -> String {
    one_line(&text.replace(';', ","))
}

/// Small letters, digits and hyphens: `Côte d’Ivoire` gives `cote-d-ivoire`.
pub(super) fn slug(text: &str, most: usize) -> String {
    let mut out = String::new();
    for c in text.nfkd() {
        if out.len() >= most {
            break;
        }
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.is_empty() && !out.ends_with('-') && !is_mark(c) {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_unfit(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{entry, one_line, shortened, slug};

    #[test]
    fn no_line_break_or_control_character_survives() {
        assert_eq!(
            one_line(" Peace\r\n\r\nSymbol: A/1\u{0}\u{1b}[2J\u{2028}now "),
            "Peace Symbol: A/1 [2J now"
        );
        assert_eq!(entry("One; two"), "One, two");
    }

    #[test]
    fn long_lines_are_cut_at_a_word() {
        assert_eq!(shortened("Recalling its resolution", 20), "Recalling its…");
        assert_eq!(shortened("Recalling", 9), "Recalling");
    }

    #[test]
    fn slugs_are_plain() {
        assert_eq!(slug("Côte d’Ivoire", 40), "cote-d-ivoire");
        assert_eq!(slug("Türkiye", 40), "turkiye");
        assert_eq!(slug("日本", 40), "");
    }
}
