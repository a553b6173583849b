//! Document text and changed words as Markdown.
//!
//! In: text and words. Out: one line in which nothing but the tags around what
//! changed is markup. Each sign that could be is escaped.

use crate::change::{Op, Words};
use crate::report::safe::{runs_right_to_left, safe};
use crate::report::view::{Piece, Side, elide, shown};

/// The words as a quotation.
pub(super) fn quote(words: &Words<'_>, context: Option<usize>) -> String {
    format!("> {}", marked(words, context))
}

/// The words of a clause that only moved.
pub(super) fn plain(words: &Words<'_>) -> String {
    opened(words.spans.iter().map(|s| inline(&s.text)).collect())
}

/// Old and new words in one line; of unchanged stretches at most `context`
/// words on each side of a change.
pub(super) fn marked(words: &Words<'_>, context: Option<usize>) -> String {
    let whole = shown(words, Side::Both);
    let pieces = match context {
        Some(context) => elide(whole, context),
        None => whole,
    };
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Words(Op::Equal, text) => out += &inline(&text),
            Piece::Words(Op::Delete, text) => out += &format!("<del>{}</del>", inline(&text)),
            Piece::Words(Op::Insert, text) => out += &format!("<ins>{}</ins>", inline(&text)),
            Piece::Gap => {
                let spaced = out.is_empty() || out.ends_with(' ');
                out.push_str(if spaced { "… " } else { " … " });
            }
        }
    }
    opened(out)
}

/// Keeps a line from being read as a list item or a heading by its first
/// signs.
fn opened(line: String) -> String {
    let line = line.trim_start();
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 && line[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    if line.starts_with(['+', '-', '=']) {
        return format!("\\{line}");
    }
    line.to_owned()
}

/// Text that means itself inside a line, a table cell and a tag.
pub(super) fn inline(text: &str) -> String {
    let text = safe(text);
    let isolate = runs_right_to_left(&text);
    let mut out = String::with_capacity(text.len());
    if isolate {
        out.push('\u{2068}');
    }
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            // An empty comment after them, or hosts make mentions and links
            // to issues of them even where they are escaped.
            '@' | '#' => {
                out.push(c);
                out += "<!-- -->";
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '|' | '$' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    if isolate {
        out.push('\u{2069}');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_signs_make_no_list() {
        assert_eq!(opened("12. Decides".into()), "12\\. Decides");
        assert_eq!(opened("- Decides".into()), "\\- Decides");
        assert_eq!(opened("2044 was".into()), "2044 was");
        assert_eq!(inline("@chair see #5"), "@<!-- -->chair see #<!-- -->5");
    }
}
