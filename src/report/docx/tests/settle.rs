//! Accepts or rejects every tracked change of a Word file, and reads its lines.
//!
//! Written for the tests, from the standard and not from the writer: what a
//! mark means is decided here once more.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// What is done to every change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report::docx) enum Verdict {
    Accept,
    Reject,
}

#[derive(Debug, Clone, Default)]
struct Element {
    name: String,
    attributes: String,
    children: Vec<Node>,
}

#[derive(Debug, Clone)]
enum Node {
    Element(Element),
    /// Escaped, as in the file.
    Text(String),
}

impl Element {
    fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(e) => Some(e),
            Node::Text(_) => None,
        })
    }

    fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|e| e.name == name)
    }

    fn write(&self, out: &mut String) {
        out.push_str(&format!("<{}{}>", self.name, self.attributes));
        for node in &self.children {
            match node {
                Node::Element(e) => e.write(out),
                Node::Text(text) => out.push_str(text),
            }
        }
        out.push_str(&format!("</{}>", self.name));
    }
}

/// The parts of a package, by name.
pub(in crate::report::docx) fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// The file with every change accepted, or rejected.
pub(in crate::report::docx) fn settled(bytes: &[u8], verdict: Verdict) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts(bytes) {
        zip.start_file(name.as_str(), SimpleFileOptions::default())
            .unwrap();
        let text = if name.starts_with("word/") && !name.contains("rels") {
            let mut out = String::new();
            settle(tree(&text), verdict).write(&mut out);
            out
        } else {
            text
        };
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn tree(xml: &str) -> Element {
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Element::default()];
    loop {
        let event = reader.read_event().expect("the part is well-formed");
        match event {
            Event::Eof => break,
            Event::Start(start) => open.push(element(&start)),
            Event::Empty(start) => {
                let e = element(&start);
                open.last_mut().unwrap().children.push(Node::Element(e));
            }
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.push(Node::Element(done));
            }
            Event::Text(text) => {
                let text = text.as_ref().to_owned();
                open.last_mut().unwrap().children.push(Node::Text(text));
            }
            Event::GeneralRef(name) => {
                let text = format!("&{};", name.as_ref());
                open.last_mut().unwrap().children.push(Node::Text(text));
            }
            _ => {}
        }
    }
    let root = open.pop().unwrap();
    root.elements().next().unwrap().clone()
}

fn element(start: &quick_xml::events::BytesStart<'_>) -> Element {
    let mut attributes = String::new();
    for attribute in start.attributes() {
        let attribute = attribute.unwrap();
        // Read once, so that a malformed value fails here.
        attribute.normalized_value(XmlVersion::Implicit1_0).unwrap();
        let (key, value) = (attribute.key.as_ref(), &attribute.value);
        attributes.push_str(&format!(r#" {key}="{value}""#));
    }
    Element {
        name: start.name().as_ref().to_owned(),
        attributes,
        children: Vec::new(),
    }
}

impl Verdict {
    fn drops(self, name: &str) -> bool {
        match self {
            Verdict::Accept => matches!(name, "w:del" | "w:moveFrom"),
            Verdict::Reject => matches!(name, "w:ins" | "w:moveTo"),
        }
    }
}

fn settle(e: Element, verdict: Verdict) -> Element {
    let mut out = Element {
        name: if e.name == "w:delText" {
            "w:t".to_owned()
        } else {
            e.name.clone()
        },
        attributes: e.attributes.clone(),
        children: Vec::new(),
    };
    // What a paragraph without mark hands on to the next.
    let mut carried: Vec<Node> = Vec::new();
    for node in e.children {
        let Node::Element(child) = node else {
            out.children.push(node);
            continue;
        };
        match child.name.as_str() {
            name if verdict.drops(name) => {}
            "w:ins" | "w:del" | "w:moveFrom" | "w:moveTo" => {
                out.children.extend(settle(child, verdict).children);
            }
            "w:moveFromRangeStart"
            | "w:moveFromRangeEnd"
            | "w:moveToRangeStart"
            | "w:moveToRangeEnd" => {}
            "w:p" => {
                let marks = child.child("w:pPr").and_then(|p| p.child("w:rPr"));
                let joins = marks.is_some_and(|m| m.elements().any(|e| verdict.drops(&e.name)));
                let mut p = settle(child, verdict);
                let own = p
                    .children
                    .iter()
                    .position(|n| matches!(n, Node::Element(e) if e.name == "w:pPr"));
                let content = p.children.split_off(own.map_or(0, |at| at + 1));
                carried.extend(content);
                if !joins {
                    p.children.append(&mut carried);
                    out.children.push(Node::Element(p));
                }
            }
            "w:pPrChange" => {
                if verdict == Verdict::Reject {
                    out.children = child.child("w:pPr").unwrap().children.clone();
                }
            }
            _ => out.children.push(Node::Element(settle(child, verdict))),
        }
    }
    assert!(
        carried.is_empty(),
        "the last paragraph of a part has lost its mark"
    );
    out
}

/// The lines of a settled file: its body with footnotes where they are cited,
/// and its masthead.
pub(super) fn lines(bytes: &[u8]) -> Vec<String> {
    let parts = parts(bytes);
    let notes = tree(&parts["word/footnotes.xml"]);
    let mut reading = Reading { notes, count: 0 };
    let body = tree(&parts["word/document.xml"]);
    let mut lines = Vec::new();
    for part in [
        &body,
        &tree(&parts["word/header2.xml"]),
        &tree(&parts["word/header1.xml"]),
    ] {
        reading.paragraphs(part, &mut lines);
    }
    lines.retain(|line| !line.is_empty());
    lines
}

struct Reading {
    notes: Element,
    count: usize,
}

impl Reading {
    fn paragraphs(&mut self, e: &Element, lines: &mut Vec<String>) {
        for child in e.elements() {
            if child.name == "w:p" {
                let mut line = String::new();
                self.inline(child, &mut line);
                lines.push(line);
            } else {
                self.paragraphs(child, lines);
            }
        }
    }

    fn inline(&mut self, e: &Element, line: &mut String) {
        for node in &e.children {
            match node {
                Node::Text(text) => line.push_str(text),
                Node::Element(e) => match e.name.as_str() {
                    "w:tab" => line.push('\t'),
                    "w:noBreakHyphen" => line.push('\u{2011}'),
                    "w:r" if e.child("w:footnoteReference").is_some() => self.note(e, line),
                    _ => self.inline(e, line),
                },
            }
        }
    }

    /// A mark, typed or counted, and the words of its footnote.
    fn note(&mut self, run: &Element, line: &mut String) {
        let reference = run.child("w:footnoteReference").unwrap();
        if reference.attributes.contains("customMarkFollows") {
            self.inline(run, line);
        } else {
            self.count += 1;
            line.push_str(&self.count.to_string());
        }
        let id = reference.attributes.rsplit("w:id=").next().unwrap();
        let id = format!("w:id={id}");
        let note = self
            .notes
            .elements()
            .find(|n| n.attributes.ends_with(&id))
            .unwrap();
        let mut paragraph = note.child("w:p").unwrap().clone();
        // Its own mark is told by the reference.
        let styled = |e: &Element| {
            e.child("w:rPr")
                .is_some_and(|p| p.child("w:rStyle").is_some())
        };
        paragraph
            .children
            .retain(|n| !matches!(n, Node::Element(e) if styled(e)));
        line.push('[');
        self.inline(&paragraph, line);
        line.push(']');
    }
}
