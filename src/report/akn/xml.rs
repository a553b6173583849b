//! XML as text, written element by element.
//!
//! In: names, attributes and document text. Out: well-formed XML. Text passes
//! [`safe`](crate::report::safe) and loses what XML 1.0 has no place for.

use quick_xml::escape::escape;

use crate::report::safe;

pub(super) struct Xml {
    text: String,
    depth: usize,
}

impl Xml {
    pub(super) fn new() -> Xml {
        Xml {
            text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(),
            depth: 0,
        }
    }

    /// An element with others inside.
    pub(super) fn nest(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Xml),
    ) {
        self.indent();
        self.tag(name, attributes, ">\n");
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.indent();
        self.text.push_str(&format!("</{name}>\n"));
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.tag(name, attributes, "/>\n");
    }

    /// An element on one line whose content is written by `inside` with
    /// [`Xml::inline`] and [`Xml::words`].
    pub(super) fn line(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Xml),
    ) {
        self.indent();
        self.inline(name, attributes, inside);
        self.text.push('\n');
    }

    /// An element inside a line.
    pub(super) fn inline(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Xml),
    ) {
        self.tag(name, attributes, ">");
        inside(self);
        self.text.push_str(&format!("</{name}>"));
    }

    pub(super) fn words(&mut self, text: &str) {
        self.text.push_str(&escape(clean(text)));
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)], end: &str) {
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes {
            self.text
                .push_str(&format!(" {key}=\"{}\"", escape(clean(value))));
        }
        self.text.push_str(end);
    }

    fn indent(&mut self) {
        self.text.push_str(&"  ".repeat(self.depth));
    }
}

fn clean(text: &str) -> String {
    safe(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
