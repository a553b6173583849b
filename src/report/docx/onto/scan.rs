//! A part of a Word file as paragraphs of atoms, each with its bytes.
//!
//! In: the XML of a part. Out: [`Part`]: the paragraphs that a reader sees
//! with all tracked changes accepted, down to letters, and where each stands
//! in the XML. Changes nothing; knows nothing of drafts.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::atoms::{Atom, Field, Paragraph, Parent, Part, Run, Shows};

/// What is open around the reader.
struct Open {
    kind: Kind,
    start: usize,
    end: usize,
    /// The paragraph that closed last in it, if no other block did.
    last: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A body, cell, note, header: its last paragraph keeps its mark.
    Story,
    /// A table, a row, a control around blocks.
    Blocks,
    Paragraph,
    Tracked,
    Inline,
    Run,
}

/// Reads a part; `None` where its XML is not whole.
pub(super) fn scan(xml: String) -> Option<Part> {
    let mut scanner = Scanner {
        xml: &xml,
        reader: Reader::from_str(&xml),
        open: Vec::new(),
        paragraphs: Vec::new(),
        notes: Vec::new(),
        reserved: 0,
        note: None,
        fields: Vec::new(),
        typed: false,
    };
    scanner.all()?;
    let (paragraphs, notes, reserved) = (scanner.paragraphs, scanner.notes, scanner.reserved);
    Some(Part {
        xml,
        paragraphs,
        notes,
        reserved,
    })
}

struct Scanner<'x> {
    xml: &'x str,
    reader: Reader<&'x [u8]>,
    open: Vec<Open>,
    paragraphs: Vec<Paragraph>,
    notes: Vec<(String, Range<usize>)>,
    reserved: i64,
    note: Option<String>,
    /// Open fields: whether the result has begun.
    fields: Vec<bool>,
    /// Whether the run holds a note with a mark of its own.
    typed: bool,
}

impl Scanner<'_> {
    fn at(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn all(&mut self) -> Option<()> {
        loop {
            let start = self.at();
            match self.reader.read_event().ok()? {
                Event::Start(e) => self.start(&e.to_owned(), start)?,
                Event::Empty(e) => self.empty(&e.to_owned(), start)?,
                Event::End(_) => self.end()?,
                Event::Eof => return self.open.is_empty().then_some(()),
                _ => {}
            }
        }
    }

    fn kind(&self) -> Option<Kind> {
        self.open.last().map(|o| o.kind)
    }

    fn start(&mut self, e: &BytesStart<'_>, start: usize) -> Option<()> {
        let name = name(e);
        let end = self.at();
        let kind = match (self.kind(), name.as_str()) {
            (Some(Kind::Run), _) => return self.item(e, &name, start),
            (Some(Kind::Paragraph | Kind::Tracked | Kind::Inline), _) => {
                return self.inline(e, &name, start, end);
            }
            (None, _) | (_, "w:body" | "w:tc" | "w:footnote" | "w:endnote") => {
                if matches!(name.as_str(), "w:footnote" | "w:endnote") {
                    self.note = attribute(e, "w:id");
                    let own = attribute(e, "w:type").is_none_or(|t| t == "normal");
                    match self.note.clone() {
                        Some(id) if own => self.notes.push((id, start..end)),
                        Some(id) => self.reserved = self.reserved.max(id.parse().unwrap_or(0)),
                        None => {}
                    }
                }
                Kind::Story
            }
            (_, "w:p") => {
                self.follows();
                self.paragraphs.push(Paragraph {
                    span: start..end,
                    open: start..end,
                    props: end..end,
                    closed: false,
                    last: false,
                    followed: false,
                    note: self.note.clone(),
                    runs: Vec::new(),
                    atoms: Vec::new(),
                });
                Kind::Paragraph
            }
            (_, "w:tbl" | "w:tr" | "w:sdtContent" | "w:customXml" | "w:ins" | "w:moveTo") => {
                Kind::Blocks
            }
            (_, "w:sdt") if !self.asks(end) => Kind::Blocks,
            _ => {
                self.skip(e)?;
                if name != "w:sectPr" && name != "w:sdtPr" {
                    self.closed_block(None);
                }
                return Some(());
            }
        };
        self.push(kind, start, end);
        Some(())
    }

    /// A control that only asks to be filled in shows nothing of its own.
    fn asks(&self, from: usize) -> bool {
        let rest = self.xml.get(from..).unwrap_or_default();
        let until = rest.find("<w:sdtContent").unwrap_or(rest.len());
        rest[..until].contains("<w:showingPlcHdr")
    }

    fn inline(&mut self, e: &BytesStart<'_>, name: &str, start: usize, end: usize) -> Option<()> {
        let kind = match name {
            "w:pPr" => {
                self.skip(e)?;
                let end = self.at();
                self.paragraphs.last_mut()?.props = start..end;
                return Some(());
            }
            "w:r" => {
                let parent = match self.open.last() {
                    Some(o) if o.kind == Kind::Paragraph => Parent::Paragraph,
                    Some(o) if o.kind == Kind::Tracked => Parent::Tracked(o.start..o.end),
                    Some(o) => Parent::Other {
                        start: o.start,
                        top: self.open.len() >= 2
                            && self.open[self.open.len() - 2].kind == Kind::Paragraph,
                    },
                    None => return None,
                };
                self.paragraphs.last_mut()?.runs.push(Run {
                    span: start..end,
                    open: start..end,
                    props: end..end,
                    parent,
                });
                self.typed = false;
                Kind::Run
            }
            "w:ins" | "w:moveTo" if self.kind() == Some(Kind::Paragraph) => Kind::Tracked,
            "w:ins" | "w:moveTo" | "w:hyperlink" | "w:smartTag" | "w:customXml" | "w:fldSimple"
            | "w:dir" | "w:bdo" | "w:sdtContent" => Kind::Inline,
            "w:sdt" if !self.asks(end) => Kind::Inline,
            _ => return self.skip(e),
        };
        self.push(kind, start, end);
        Some(())
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        self.open.push(Open {
            kind,
            start,
            end,
            last: None,
        });
    }

    fn empty(&mut self, e: &BytesStart<'_>, start: usize) -> Option<()> {
        let name = name(e);
        let end = self.at();
        match (self.kind(), name.as_str()) {
            (Some(Kind::Run), _) => self.element(e, &name, start..end),
            (Some(Kind::Paragraph), "w:pPr") => {
                self.paragraphs.last_mut()?.props = start..end;
            }
            (Some(Kind::Story | Kind::Blocks), "w:p") => {
                self.follows();
                self.paragraphs.push(Paragraph {
                    span: start..end,
                    open: start..end,
                    props: end..end,
                    closed: true,
                    last: false,
                    followed: false,
                    note: self.note.clone(),
                    runs: Vec::new(),
                    atoms: Vec::new(),
                });
                self.closed_block(Some(self.paragraphs.len() - 1));
            }
            _ => {}
        }
        Some(())
    }

    fn end(&mut self) -> Option<()> {
        let end = self.at();
        let open = self.open.pop()?;
        match open.kind {
            Kind::Run => {
                self.paragraphs.last_mut()?.runs.last_mut()?.span.end = end;
            }
            Kind::Paragraph => {
                self.paragraphs.last_mut()?.span.end = end;
                // A field's instruction never holds text of the next paragraph.
                self.fields.retain(|result| *result);
                self.closed_block(Some(self.paragraphs.len() - 1));
            }
            Kind::Story => {
                if let Some(last) = open.last.and_then(|at| self.paragraphs.get_mut(at)) {
                    last.last = true;
                }
                if let Some((_, span)) =
                    self.notes.last_mut().filter(|(_, s)| s.start == open.start)
                {
                    span.end = end;
                }
                self.closed_block(None);
            }
            Kind::Blocks => self.closed_block(open.last),
            Kind::Tracked | Kind::Inline => {}
        }
        Some(())
    }

    /// A paragraph begins: the block before it is followed by one.
    fn follows(&mut self) {
        let before = self.open.last().and_then(|o| o.last);
        if let Some(before) = before.and_then(|at| self.paragraphs.get_mut(at)) {
            before.followed = true;
        }
    }

    fn closed_block(&mut self, paragraph: Option<usize>) {
        if let Some(around) = self.open.last_mut() {
            around.last = paragraph;
        }
    }

    fn skip(&mut self, e: &BytesStart<'_>) -> Option<()> {
        self.reader.read_to_end(e.name()).ok().map(drop)
    }

    /// An element within a run that holds something.
    fn item(&mut self, e: &BytesStart<'_>, name: &str, start: usize) -> Option<()> {
        match name {
            "w:t" => self.text(e, start),
            "w:rPr" => {
                self.skip(e)?;
                let end = self.at();
                self.paragraphs.last_mut()?.runs.last_mut()?.props = start..end;
                Some(())
            }
            _ => {
                self.skip(e)?;
                let end = self.at();
                self.element(e, name, start..end);
                Some(())
            }
        }
    }

    /// The letters of a text element.
    fn text(&mut self, e: &BytesStart<'_>, start: usize) -> Option<()> {
        let mut text = String::new();
        loop {
            match self.reader.read_event().ok()? {
                Event::Text(t) => text.push_str(&t.xml10_content()),
                Event::CData(t) => text.push_str(&t.xml10_content()),
                Event::GeneralRef(r) => match r.resolve_char_ref().ok()? {
                    Some(c) => text.push(c),
                    None => text.push(match &*r.xml10_content() {
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        "quot" => '"',
                        "apos" => '\'',
                        _ => return None,
                    }),
                },
                Event::End(_) => break,
                Event::Eof | Event::Start(_) | Event::Empty(_) => return None,
                _ => {}
            }
        }
        let end = self.at();
        let kept = attribute(e, "xml:space").is_some_and(|v| v == "preserve");
        let shown = if kept {
            text.as_str()
        } else {
            text.trim_matches([' ', '\t', '\r', '\n'])
        };
        let run = self.paragraphs.last()?.runs.last()?;
        let props = self.xml.get(run.props.clone()).unwrap_or_default();
        let hidden = props.contains("<w:vanish/>") || self.fields.contains(&false);
        for c in shown.chars() {
            let shows = match (self.typed, hidden) {
                (true, _) => Shows::Mark(c),
                (_, true) => Shows::Hidden(c),
                _ => Shows::Letter(c),
            };
            self.atom(shows, start..end);
        }
        Some(())
    }

    /// An element within a run that holds nothing.
    fn element(&mut self, e: &BytesStart<'_>, name: &str, span: Range<usize>) {
        let shows = match name {
            "w:tab" | "w:ptab" | "w:br" | "w:cr" => Shows::Sign(' '),
            "w:noBreakHyphen" => Shows::Sign('\u{2011}'),
            "w:sym" => Shows::Sign('\u{FFFC}'),
            "w:footnoteReference" | "w:endnoteReference" => {
                let own = attribute(e, "w:customMarkFollows");
                self.typed = own.is_some_and(|v| !matches!(v.as_str(), "0" | "false" | "off"));
                Shows::Note {
                    id: attribute(e, "w:id").unwrap_or_default(),
                    end: name == "w:endnoteReference",
                }
            }
            "w:fldChar" => {
                let field = match attribute(e, "w:fldCharType").as_deref() {
                    Some("begin") => Field::Begin,
                    Some("end") => Field::End,
                    _ => Field::Within,
                };
                self.field(e);
                Shows::Field(field)
            }
            "w:instrText" => Shows::Field(Field::Within),
            "w:drawing" | "w:pict" | "w:object" | "mc:AlternateContent" | "w:ruby" => Shows::Object,
            _ => Shows::Nothing,
        };
        self.atom(shows, span);
    }

    fn field(&mut self, e: &BytesStart<'_>) {
        match attribute(e, "w:fldCharType").as_deref() {
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

    fn atom(&mut self, shows: Shows, source: Range<usize>) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            let run = paragraph.runs.len().saturating_sub(1);
            paragraph.atoms.push(Atom { run, shows, source });
        }
    }
}

fn name(e: &BytesStart<'_>) -> String {
    e.name().as_ref().to_owned()
}

fn attribute(e: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = e.attributes().flatten().find(|a| a.key.as_ref() == name)?;
    let value = found
        .normalized_value(quick_xml::XmlVersion::Implicit1_0)
        .ok()?;
    Some(value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::super::atoms::{Paragraph, Shows};
    use super::scan;

    fn body(paragraphs: &str) -> String {
        format!("<w:document><w:body>{paragraphs}<w:sectPr/></w:body></w:document>")
    }

    fn shown(xml: &str) -> Vec<String> {
        let part = scan(body(xml)).expect("whole XML");
        let letters = |p: &Paragraph| p.atoms.iter().filter_map(|a| a.letter()).collect();
        part.paragraphs.iter().map(letters).collect()
    }

    #[test]
    fn what_is_deleted_or_hidden_is_not_seen() {
        let xml = "<w:p><w:r><w:t>a &amp; b</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>\
                   <w:ins w:id=\"1\"><w:r><w:t xml:space=\"preserve\"> c</w:t></w:r></w:ins>\
                   <w:r><w:rPr><w:vanish/></w:rPr><w:t>dark</w:t></w:r></w:p>";
        assert_eq!(shown(xml), ["a & b c"]);
    }

    #[test]
    fn only_the_result_of_a_field_is_seen() {
        let xml = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF</w:instrText></w:r>\
                   <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>7</w:t></w:r>\
                   <w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
        assert_eq!(shown(xml), ["7"]);
    }

    #[test]
    fn the_last_paragraph_of_a_cell_is_known() {
        let part = scan(body(
            "<w:tbl><w:tr><w:tc><w:p/><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>",
        ))
        .expect("whole XML");
        let of = |p: &Paragraph| (p.last, p.followed);
        let ends: Vec<(bool, bool)> = part.paragraphs.iter().map(of).collect();
        assert_eq!(ends, [(false, true), (true, false), (true, false)]);
    }

    #[test]
    fn a_typed_mark_belongs_to_its_note() {
        let part = scan(body(
            "<w:p><w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"4\"/><w:t>*</w:t></w:r></w:p>",
        ))
        .expect("whole XML");
        let shows: Vec<&Shows> = part.paragraphs[0].atoms.iter().map(|a| &a.shows).collect();
        assert!(matches!(shows[..], [Shows::Note { .. }, Shows::Mark('*')]));
    }

    #[test]
    fn broken_xml_is_refused() {
        assert!(scan("<w:document><w:body>".to_owned()).is_none());
        assert!(scan(body("<w:p><w:r></w:p>")).is_none());
    }
}
