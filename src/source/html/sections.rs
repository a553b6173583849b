//! Which part of a page is its text, and which is the site around it.
//!
//! A parsed page goes in; what comes out tells the element that holds the text,
//! if the page names one that holds a fair part of its words.

use scraper::node::Element;
use scraper::{Html, Node};

/// The one element that holds the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Core {
    /// `main`, or the role of that name.
    Main,
    /// A page's only `article`.
    Article,
}

impl Core {
    pub(super) fn of(page: &Html) -> Option<Core> {
        [Core::Main, Core::Article].into_iter().find(|core| {
            let mut all = 0;
            let mut within = Vec::new();
            for node in page.tree.root().descendants() {
                match node.value() {
                    Node::Text(text) => all += text.trim().len(),
                    Node::Element(e) if core.is(e) => within.push(node),
                    _ => {}
                }
            }
            let [only] = within.as_slice() else {
                return false;
            };
            let own: usize = only
                .descendants()
                .filter_map(|n| n.value().as_text().map(|text| text.trim().len()))
                .sum();
            own * 3 > all
        })
    }

    pub(super) fn is(self, e: &Element) -> bool {
        match self {
            Core::Main => e.name() == "main" || e.attr("role") == Some("main"),
            Core::Article => e.name() == "article",
        }
    }
}

/// An element with a head and a foot of its own.
pub(super) fn is_section(name: &str) -> bool {
    matches!(name, "article" | "main" | "section" | "aside")
}

/// Whether an element belongs to the site and not to the text.
pub(super) fn is_page_furniture(e: &Element, in_section: bool) -> bool {
    let by_name = match e.name() {
        "nav" => true,
        "header" | "footer" => !in_section,
        _ => false,
    };
    by_name
        || matches!(
            e.attr("role"),
            Some("navigation" | "banner" | "contentinfo" | "search")
        )
}
