//! How lines and paragraphs end.

/// Whether a line ends as a paragraph may: `, ; : .` or a closing quote behind
/// one, footnote figures apart.
pub(super) fn terminal(text: &str) -> bool {
    // The last byte tells it of nearly all lines.
    match text.as_bytes().last() {
        Some(b',' | b';' | b':' | b'.') => true,
        Some(last) if last.is_ascii_alphabetic() => false,
        _ => is_terminal(text),
    }
}

fn is_terminal(text: &str) -> bool {
    let text = text.trim_end();
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '*');
    let bare = if text.len() - bare.len() <= 4 {
        bare
    } else {
        text
    };
    bare.trim_end_matches(['”', '"', '’', ')', ']'])
        .ends_with([',', ';', ':', '.', '?', '!'])
        || bare.ends_with(".”")
        || bare.ends_with("”.")
}

/// Whether a line ends with the `and` or `or` of a list.
pub(super) fn listed(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with("; and") || text.ends_with("; or") || text.ends_with(", and")
}

#[cfg(test)]
mod tests {
    use super::{listed, terminal};

    #[test]
    fn a_footnote_figure_ends_no_paragraph_and_hides_no_end() {
        assert!(terminal("on drinking fountains, 1"));
        assert!(terminal("“the lights”;"));
        assert!(!terminal("on drinking fountains"));
        assert!(listed("before the summer; and"));
    }
}
