//! What stands within a paragraph of a Word file: runs, marks, fields, boxes.

use super::super::pages::Run;
use super::body::{Reader, alternative, filled, page_break, raised};
use super::notes::Citation;
use super::styles::Look;
use super::xml::{Element, Node, Space};

impl<'e> Reader<'e> {
    /// Gathers the runs within a paragraph, or within what marks a part of it.
    pub(super) fn inline(&mut self, parent: &'e Element, look: Look) {
        for e in parent.elements() {
            match e.name() {
                (Space::Word, "r") => self.run(e, look),
                (Space::Word, "ins") => {
                    self.changes.inserted += 1;
                    self.inline(e, look);
                }
                (Space::Word, "moveTo") => {
                    self.changes.moved += 1;
                    self.inline(e, look);
                }
                (Space::Word, "del") => self.changes.deleted += 1,
                // Counted where it arrives.
                (Space::Word, "moveFrom") => {}
                (
                    Space::Word,
                    "hyperlink" | "smartTag" | "customXml" | "fldSimple" | "dir" | "bdo",
                ) => self.inline(e, look),
                (Space::Word, "sdt") => {
                    if let Some(content) = filled(e) {
                        self.inline(content, look);
                    }
                }
                (Space::Math, _) => self.add(look.run(formula(e))),
                (Space::Compatibility, "AlternateContent") => {
                    if let Some(chosen) = alternative(e) {
                        self.inline(chosen, look);
                    }
                }
                _ => {}
            }
        }
    }

    fn run(&mut self, r: &'e Element, paragraph: Look) {
        let properties = r.child("rPr");
        let style = properties
            .and_then(|p| p.child("rStyle"))
            .and_then(Element::val)
            .map(|id| self.styles.get(Some(id)).look);
        let look = Look::of(properties).over(match style {
            Some(style) => style.within(paragraph),
            None => paragraph,
        });
        self.content(r, look);
    }

    fn content(&mut self, r: &'e Element, look: Look) {
        for e in r.elements() {
            let name = match e.name() {
                (Space::Word, name) => name,
                (Space::Compatibility, "AlternateContent") => {
                    if let Some(chosen) = alternative(e) {
                        self.content(chosen, look);
                    }
                    continue;
                }
                _ => continue,
            };
            if name == "fldChar" {
                self.field(e);
                continue;
            }
            if look.hidden == Some(true) || self.fields.contains(&false) {
                continue;
            }
            match name {
                "t" => {
                    let text = e.text();
                    let text = match e.attribute("space") {
                        Some("preserve") => text,
                        _ => text.trim_matches([' ', '\t', '\r', '\n']).to_owned(),
                    };
                    // Where a word may break, not where it does.
                    let text = text.replace('\u{AD}', "");
                    self.add(look.run(text.replace(['\n', '\r', '\t'], " ")));
                }
                "tab" | "ptab" => self.add(look.run(" ".to_owned())),
                "br" | "cr" => {
                    let page = e.attribute("type") == Some("page");
                    self.text.push(page.then(page_break).into_iter().collect());
                }
                "noBreakHyphen" => self.add(look.run("\u{2011}".to_owned())),
                "sym" => self.add(look.run(symbol(e))),
                "footnoteReference" => self.cite(e, false),
                "endnoteReference" => self.cite(e, true),
                "footnoteRef" | "endnoteRef" => {
                    if let Some(label) = self.note.take() {
                        self.add(raised(label));
                    }
                }
                "drawing" | "pict" | "object" => self.drawing(e),
                "ruby" => {
                    if let Some(base) = e.child("rubyBase") {
                        self.inline(base, look);
                    }
                }
                _ => {}
            }
        }
    }

    fn add(&mut self, run: Run<'static>) {
        if run.text.is_empty() {
            return;
        }
        if let Some(line) = self.text.last_mut() {
            line.push(run);
        }
    }

    /// A field shows its result; what it is made from is no text.
    fn field(&mut self, e: &Element) {
        match e.attribute("fldCharType") {
            Some("begin") => self.fields.push(false),
            Some("separate") => {
                if let Some(last) = self.fields.last_mut() {
                    *last = true;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn cite(&mut self, e: &Element, endnote: bool) {
        let Some(id) = e.attribute("id") else { return };
        // An author's own mark follows as text.
        let own = e
            .attribute("customMarkFollows")
            .is_some_and(|v| !matches!(v, "0" | "false" | "off"));
        let label = if own {
            None
        } else if endnote {
            Some(self.endnotes.next())
        } else {
            Some(self.footnotes.next())
        };
        if let Some(label) = &label {
            self.add(raised(label.clone()));
        }
        self.cited.push(Citation {
            id: id.to_owned(),
            endnote,
            label,
        });
    }

    /// A drawing is a box of text, a picture, or a mere line.
    fn drawing(&mut self, e: &'e Element) {
        let before = self.boxes.len();
        text_boxes(e, &mut self.boxes);
        if self.boxes.len() > before {
            return;
        }
        let picture = ["pic", "imagedata", "chart", "relIds", "OLEObject"]
            .iter()
            .any(|name| e.find(name).is_some());
        if picture {
            let alt = e
                .find("docPr")
                .and_then(|p| p.attribute("descr"))
                .unwrap_or_default();
            self.images.push(alt.trim().replace(['\n', '\r'], " "));
        }
    }
}

fn text_boxes<'e>(parent: &'e Element, found: &mut Vec<&'e Element>) {
    for e in parent.elements() {
        match e.name() {
            (Space::Word, "txbxContent") => found.push(e),
            (Space::Compatibility, "AlternateContent") => {
                if let Some(chosen) = alternative(e) {
                    text_boxes(chosen, found);
                }
            }
            _ => text_boxes(e, found),
        }
    }
}

/// The signs of a formula in their order.
fn formula(e: &Element) -> String {
    let mut text = String::new();
    for node in &e.children {
        match node {
            Node::Element(e) => match e.name() {
                (Space::Math, "t") => text.push_str(&e.text()),
                (Space::Word, "del" | "moveFrom") => {}
                _ => text.push_str(&formula(e)),
            },
            Node::Text(_) => {}
        }
    }
    if e.name() == (Space::Math, "t") {
        text = e.text();
    }
    text
}

/// A sign of a symbol font, as the sign of Unicode where there is one.
fn symbol(e: &Element) -> String {
    let Some(code) = e
        .attribute("char")
        .and_then(|c| u32::from_str_radix(c, 16).ok())
    else {
        return String::new();
    };
    let sign = code & 0xFF;
    let font = e.attribute("font").unwrap_or_default();
    let known = match (font, sign) {
        ("Symbol", 0xB7) => Some('•'),
        ("Symbol", 0x2D) => Some('−'),
        ("Symbol", 0xB0) => Some('°'),
        ("Symbol", 0xA3) => Some('≤'),
        ("Symbol", 0xB3) => Some('≥'),
        ("Symbol", 0x20..=0x40 | 0x5B..=0x5F | 0x7B..=0x7D) => char::from_u32(sign),
        ("Wingdings", 0xA7) => Some('▪'),
        ("Wingdings", 0x6C | 0x9F) => Some('•'),
        _ => char::from_u32(code),
    };
    known.map(String::from).unwrap_or_default()
}
