//! How lines and paragraphs end.

/// Whether a line ends as a paragraph may: `, ; : .` or a closing quote behind
/// one, footnote figures apart.
pub(super) fn terminal(text: &str) -> bool {
    const FIGURES: usize = 4;
    // As nearly all lines do.
    if let [.., b'a'..=b'z'] = text.as_bytes() {
        return false;
    }
    let text = text.trim_end().as_bytes();
    let mut bare = text;
    while let [before @ .., b'0'..=b'9' | b' ' | b'*'] = bare {
        bare = before;
    }
    if text.len() - bare.len() > FIGURES {
        bare = text;
    }
    while let [before @ .., b'"' | b')' | b']'] | [before @ .., 0xe2, 0x80, 0x99 | 0x9d] = bare {
        bare = before;
    }
    matches!(bare, [.., b',' | b';' | b':' | b'.' | b'?' | b'!'])
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
        assert!(terminal("“the lights.”") && terminal("the States’;’”)]"));
        assert!(!terminal("on drinking fountains"));
        assert!(listed("before the summer; and"));
    }
}
