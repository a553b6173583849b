//! Pages whose text is typed, not marked up: one `pre` with spaces and line
//! ends, as the older resolutions stand on the sites of the United Nations.
//!
//! A parsed page goes in; its text comes out as a text file would have it, or
//! nothing where the page marks its paragraphs.

use scraper::{Html, Node};

use super::elements::{is_block, is_shown};

/// The text of a page, if more than half of it stands in `pre`.
pub(super) fn text(page: &Html) -> Option<String> {
    let mut text = String::new();
    let (mut typed, mut other) = (0usize, 0usize);
    let mut depth = 0usize;
    let mut node = page.tree.root();
    loop {
        let mut shown = true;
        match node.value() {
            Node::Element(e) => {
                let style = e.attr("style").unwrap_or_default();
                let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
                shown = is_shown(e, &style.to_ascii_lowercase());
                depth += usize::from(e.name() == "pre");
                if e.name() == "br" || (depth == 0 && is_block(e.name())) {
                    text.push('\n');
                }
            }
            Node::Text(words) if depth > 0 => {
                typed += words.trim().len();
                text.push_str(words);
            }
            Node::Text(words) => {
                let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                other += words.len();
                text.push_str(&words);
                text.push(' ');
            }
            _ => {}
        }
        if shown && let Some(child) = node.first_child() {
            node = child;
            continue;
        }
        loop {
            if let Node::Element(e) = node.value() {
                if e.name() == "pre" {
                    depth = depth.saturating_sub(1);
                }
                if depth == 0 && is_block(e.name()) {
                    text.push_str("\n\n");
                }
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent() {
                Some(parent) => node = parent,
                None => return (typed > other).then_some(text),
            }
        }
    }
}
