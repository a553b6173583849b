//! A part of a Word file as a tree of elements.
//!
//! Text of an XML part goes in, its elements come out, namespaces resolved so
//! that the file may call them as it likes. A part that breaks off gives what
//! stands before the break. This file knows nothing of Word.

use std::collections::HashMap;
use std::rc::Rc;

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

/// Deepest nesting that is read; Word's own files stay below 60.
const DEPTH: usize = 160;
/// Most elements of one part: some hundreds of pages.
pub(super) const ELEMENTS: usize = 1_000_000;

/// The namespaces that matter, transitional and strict alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// The words of a document.
    Word,
    /// Alternatives for older programs.
    Compatibility,
    /// Formulas.
    Math,
    /// Any other.
    Other,
}

/// An element with what it holds.
#[derive(Debug)]
pub(super) struct Element {
    space: Space,
    name: Rc<str>,
    attributes: Vec<(Rc<str>, String)>,
    /// Elements and text in order.
    pub(super) children: Vec<Node>,
}

/// An element or text.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// Tells whether this is Word's element of that name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.space == Space::Word && &*self.name == name
    }

    /// The name without its prefix, and where it comes from.
    pub(super) fn name(&self) -> (Space, &str) {
        (self.space, &self.name)
    }

    /// An attribute by its name without prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(n, _)| &**n == name)
            .map(|(_, value)| value.as_str())
    }

    /// Word's way to give a value: the attribute `val`.
    pub(super) fn val(&self) -> Option<&str> {
        self.attribute("val")
    }

    /// The elements within, in order.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first of Word's elements of that name within.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|e| e.is(name))
    }

    /// The first element of that name at any depth, whatever its namespace.
    pub(super) fn find(&self, name: &str) -> Option<&Element> {
        self.elements().find_map(|e| {
            if &*e.name == name {
                Some(e)
            } else {
                e.find(name)
            }
        })
    }

    /// All text within.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        self.gather(&mut text);
        text
    }

    fn gather(&self, text: &mut String) {
        for node in &self.children {
            match node {
                Node::Element(element) => element.gather(text),
                Node::Text(t) => text.push_str(t),
            }
        }
    }
}

/// A part as it was read.
pub(super) struct Part {
    /// The outermost element.
    pub(super) root: Element,
    /// The part ends or breaks before its root closes.
    pub(super) broken: bool,
    /// The part has more than [`ELEMENTS`].
    pub(super) endless: bool,
}

/// Reads a part; `None` without any element, or nested beyond all measure.
pub(super) fn parse(text: &str) -> Option<Part> {
    let mut reader = NsReader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.check_end_names = false;
    let mut names = Names::default();
    let mut open: Vec<Element> = Vec::new();
    let mut count = 0usize;
    let broken = loop {
        let (space, event) = match reader.read_resolved_event() {
            Ok((resolved, event)) => (space(&resolved), event),
            Err(_) => break true,
        };
        match event {
            Event::Start(start) => {
                count += 1;
                if open.len() >= DEPTH || count > ELEMENTS {
                    break true;
                }
                open.push(element(space, &start, &mut names));
            }
            Event::Empty(start) => {
                count += 1;
                if count > ELEMENTS {
                    break true;
                }
                let made = element(space, &start, &mut names);
                match open.last_mut() {
                    Some(parent) => parent.children.push(Node::Element(made)),
                    None => {
                        return Some(Part {
                            root: made,
                            broken: false,
                            endless: false,
                        });
                    }
                }
            }
            Event::End(_) => {
                let Some(made) = open.pop() else { break true };
                match open.last_mut() {
                    Some(parent) => parent.children.push(Node::Element(made)),
                    None => {
                        return Some(Part {
                            root: made,
                            broken: false,
                            endless: false,
                        });
                    }
                }
            }
            Event::Text(text) => push_text(&mut open, &text.xml10_content()),
            Event::CData(text) => push_text(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => {
                let character = match reference.resolve_char_ref() {
                    Ok(Some(c)) => c.to_string(),
                    Ok(None) => match &*reference.xml10_content() {
                        "amp" => "&".to_owned(),
                        "lt" => "<".to_owned(),
                        "gt" => ">".to_owned(),
                        "quot" => "\"".to_owned(),
                        "apos" => "'".to_owned(),
                        other => format!("&{other};"),
                    },
                    Err(_) => String::new(),
                };
                push_text(&mut open, &character);
            }
            Event::Eof => break true,
            _ => {}
        }
    };
    // Whatever is still open holds what was read of it.
    while open.len() > 1 {
        if let (Some(made), Some(parent)) = (open.pop(), open.last_mut()) {
            parent.children.push(Node::Element(made));
        }
    }
    open.pop().map(|root| Part {
        root,
        broken,
        endless: count > ELEMENTS,
    })
}

fn push_text(open: &mut [Element], text: &str) {
    let Some(element) = open.last_mut() else {
        return;
    };
    match element.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ => element.children.push(Node::Text(text.to_owned())),
    }
}

fn element(space: Space, start: &BytesStart<'_>, names: &mut Names) -> Element {
    let attributes = start
        .attributes()
        .with_checks(false)
        .flatten()
        .filter_map(|a| {
            let name = a.key.local_name().into_inner();
            // Marks of editing sessions are the bulk of a file.
            if name.starts_with("rsid") || name == "paraId" || name == "textId" {
                return None;
            }
            let value = a
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_or_else(|_| a.value.clone().into_owned(), |v| v.into_owned());
            Some((names.get(name), value))
        })
        .collect();
    Element {
        space,
        name: names.get(start.local_name().into_inner()),
        attributes,
        children: Vec::new(),
    }
}

fn space(resolved: &ResolveResult<'_>) -> Space {
    let ResolveResult::Bound(namespace) = resolved else {
        return Space::Other;
    };
    match namespace.0 {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compatibility,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Space::Math,
        _ => Space::Other,
    }
}

/// Each name once: a file repeats a few dozen of them.
#[derive(Default)]
struct Names(HashMap<String, Rc<str>>);

impl Names {
    fn get(&mut self, name: &str) -> Rc<str> {
        if let Some(known) = self.0.get(name) {
            return Rc::clone(known);
        }
        let new: Rc<str> = name.into();
        self.0.insert(name.to_owned(), Rc::clone(&new));
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: &str = "xmlns:x=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    #[test]
    fn entities_are_kept_and_prefixes_do_not_matter() {
        let text = format!("<x:p {WORD}><x:t x:val=\"a&amp;b\">A &amp; B &#x2011; C</x:t></x:p>");
        let part = parse(&text).unwrap();
        assert!(part.root.is("p") && !part.broken);
        let t = part.root.child("t").unwrap();
        assert_eq!(t.text(), "A & B \u{2011} C");
        assert_eq!(t.val(), Some("a&b"));
    }

    #[test]
    fn a_part_that_breaks_off_gives_what_stands_before() {
        let part = parse("<a><b>kept</b><c>also").unwrap();
        assert!(part.broken);
        assert_eq!(part.root.text(), "keptalso");
    }

    #[test]
    fn endless_nesting_ends() {
        let part = parse(&"<a>".repeat(100_000)).unwrap();
        assert!(part.broken);
    }
}
