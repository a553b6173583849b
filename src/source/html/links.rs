//! Notes as pages link them: a small number in the text leads to a block
//! further down.
//!
//! A parsed page goes in, the names of the blocks that are notes come out. Word,
//! LibreOffice, wikis and hand-made pages all link their notes, each with names
//! of its own; the shape of the link tells them from a table of contents.

use std::collections::{BTreeMap, BTreeSet};

use scraper::node::Element;
use scraper::{Html, Node};

/// Most nodes of a link that are looked at: a marker holds two or three.
const LINK: usize = 24;

/// What the links of a page say of its notes.
#[derive(Default)]
pub(super) struct Links {
    notes: BTreeSet<String>,
    returns: BTreeSet<String>,
}

struct Link<'a> {
    at: usize,
    target: &'a str,
    label: String,
    /// Raised, or named as a note.
    like_a_marker: bool,
}

impl Links {
    pub(super) fn of(page: &Html) -> Links {
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        let mut links = Vec::new();
        for (at, node) in page.tree.root().descendants().enumerate() {
            let Node::Element(e) = node.value() else {
                continue;
            };
            for name in names(e) {
                places.entry(name).or_insert(at);
            }
            let Some(target) = target(e) else { continue };
            let mut label = String::new();
            let mut raised = false;
            for inner in node.descendants().take(LINK) {
                match inner.value() {
                    Node::Text(text) => label.push_str(text.trim()),
                    Node::Element(e) => raised |= e.name() == "sup",
                    _ => {}
                }
            }
            raised |= node
                .ancestors()
                .take(3)
                .any(|n| matches!(n.value(), Node::Element(e) if e.name() == "sup"));
            links.push(Link {
                at,
                target,
                like_a_marker: raised || label.starts_with('[') || is_named_note(e, target),
                label,
            });
        }
        let mut found = Links::default();
        for link in links {
            let Some(&place) = places.get(link.target) else {
                continue;
            };
            if place > link.at && link.like_a_marker && is_number(&link.label) {
                found.notes.insert(link.target.to_owned());
            } else if place < link.at && is_arrow(&link.label) {
                found.returns.insert(link.target.to_owned());
            }
        }
        found
    }

    /// Whether a marker leads to this element.
    pub(super) fn is_note(&self, e: &Element) -> bool {
        !self.notes.is_empty() && names(e).any(|name| self.notes.contains(name))
    }

    /// Whether an element is a marker that leads to a note.
    pub(super) fn is_marker(&self, e: &Element) -> bool {
        !self.notes.is_empty() && target(e).is_some_and(|t| self.notes.contains(t))
    }

    /// Whether an element only leads back from a note to the text: `↩`.
    pub(super) fn is_return(&self, e: &Element) -> bool {
        !self.returns.is_empty() && target(e).is_some_and(|t| self.returns.contains(t))
    }
}

fn names(e: &Element) -> impl Iterator<Item = &str> {
    [e.attr("id"), e.attr("name")].into_iter().flatten()
}

/// The name of the element of this page to which a link leads.
pub(super) fn target(e: &Element) -> Option<&str> {
    let href = (e.name() == "a").then(|| e.attr("href")).flatten()?;
    let (_, name) = href.split_once('#')?;
    (!name.is_empty()).then_some(name)
}

fn is_named_note(e: &Element, target: &str) -> bool {
    let target = target.to_ascii_lowercase();
    target.contains("ftn")
        || target.contains("note")
        || target.trim_start_matches('_').starts_with("fn")
        || e.classes().any(|c| c.to_ascii_lowercase().contains("note"))
}

/// `1`, `[12]`, `(3)`, `**`.
fn is_number(label: &str) -> bool {
    let bare = label.trim_matches(|c: char| c.is_whitespace() || "[]()".contains(c));
    let figures = bare.bytes().all(|b| b.is_ascii_digit());
    let signs = bare.chars().all(|c| matches!(c, '*' | '†' | '‡'));
    (1..=3).contains(&bare.chars().count()) && (figures || signs)
}

/// `↩`, `^`, `↑`: no letter and no number of a note.
fn is_arrow(label: &str) -> bool {
    !label.is_empty()
        && label
            .chars()
            .all(|c| !c.is_alphanumeric() && !matches!(c, '*' | '†' | '‡'))
}
