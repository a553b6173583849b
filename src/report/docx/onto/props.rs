//! The properties of paragraphs and runs, as XML that is cut and joined.
//!
//! In: the bytes of `w:pPr` and `w:rPr` elements. Out: others, their children
//! in the order that the schema asks for. Knows nothing of drafts.

use std::fmt::Write;
use std::ops::Range;

/// The elements within an element, by name, each with its bytes.
pub(super) fn children(element: &str) -> Vec<(&str, Range<usize>)> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut start = 0;
    let mut at = 0;
    while let Some(tag) = element[at..].find('<').map(|i| at + i) {
        let Some(end) = tag_end(element, tag) else {
            break;
        };
        let inner = &element[tag + 1..end - 1];
        at = end;
        let closing = inner.starts_with('/');
        let empty = inner.ends_with('/');
        if closing {
            depth = depth.saturating_sub(1);
        }
        if depth == 1 && !closing {
            start = tag;
        }
        if depth == 1 && (closing || empty) {
            let name = name_of(&element[start + 1..]);
            found.push((name, start..end));
        }
        if !closing && !empty {
            depth += 1;
        }
    }
    found
}

/// The byte behind a tag; a bracket in a quoted value ends none.
fn tag_end(xml: &str, from: usize) -> Option<usize> {
    let mut quote = None;
    for (i, b) in xml.bytes().enumerate().skip(from) {
        match (quote, b) {
            (None, b'"' | b'\'') => quote = Some(b),
            (Some(q), b) if q == b => quote = None,
            (None, b'>') => return Some(i + 1),
            _ => {}
        }
    }
    None
}

fn name_of(tag: &str) -> &str {
    let end = tag.find(|c: char| c.is_whitespace() || c == '/' || c == '>');
    &tag[..end.unwrap_or(tag.len())]
}

/// What marks a tracked change of a paragraph's end.
const MARKS: [&str; 4] = ["w:ins", "w:del", "w:moveFrom", "w:moveTo"];

/// The properties of a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ParagraphProps {
    /// All but what the other fields hold.
    pub(super) own: String,
    /// Tracked changes of the mark that the file has already.
    pub(super) marks: String,
    /// The look of the mark.
    pub(super) mark_look: String,
    /// The section that ends here.
    pub(super) section: String,
    /// A tracked change of properties that the file has already.
    pub(super) change: String,
}

impl ParagraphProps {
    /// Reads `w:pPr`; of nothing, nothing.
    pub(super) fn read(xml: &str) -> ParagraphProps {
        let mut props = ParagraphProps::default();
        for (name, span) in children(xml) {
            let element = &xml[span];
            match name {
                "w:rPr" => {
                    for (name, span) in children(element) {
                        let side = match name {
                            _ if MARKS.contains(&name) => &mut props.marks,
                            "w:rPrChange" => continue,
                            _ => &mut props.mark_look,
                        };
                        side.push_str(&element[span]);
                    }
                }
                "w:sectPr" => props.section.push_str(element),
                "w:pPrChange" => props.change.push_str(element),
                _ => props.own.push_str(element),
            }
        }
        props
    }

    /// Of a new paragraph like this one: no section, no tracked change.
    pub(super) fn fresh(&self) -> ParagraphProps {
        ParagraphProps {
            own: self.own.clone(),
            mark_look: self.mark_look.clone(),
            ..ParagraphProps::default()
        }
    }

    /// Takes it out of its list; its number is typed.
    pub(super) fn unnumbered(mut self) -> ParagraphProps {
        let none = r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>"#;
        let whole = format!("<w:pPr>{}</w:pPr>", self.own);
        let mut own = String::new();
        let mut done = false;
        for (name, span) in children(&whole) {
            if name == "w:numPr" {
                continue;
            }
            if !done && !BEFORE_LIST.contains(&name) {
                own.push_str(none);
                done = true;
            }
            own.push_str(&whole[span]);
        }
        if !done {
            own.push_str(none);
        }
        self.own = own;
        self
    }

    /// Writes `w:pPr`.
    pub(super) fn write(&self) -> String {
        let mut xml = String::from("<w:pPr>");
        xml.push_str(&self.own);
        if !self.marks.is_empty() || !self.mark_look.is_empty() {
            let _ = write!(xml, "<w:rPr>{}{}</w:rPr>", self.marks, self.mark_look);
        }
        xml.push_str(&self.section);
        xml.push_str(&self.change);
        xml.push_str("</w:pPr>");
        xml
    }
}

/// What stands before the list in a paragraph's properties.
const BEFORE_LIST: [&str; 6] = [
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:framePr",
    "w:widowControl",
];

/// What stands before italics in a run's properties.
const BEFORE_ITALIC: [&str; 4] = ["w:rStyle", "w:rFonts", "w:b", "w:bCs"];

/// What stands behind raised letters in a run's properties.
const BEHIND_RAISED: [&str; 7] = [
    "w:rtl",
    "w:cs",
    "w:em",
    "w:lang",
    "w:eastAsianLayout",
    "w:specVanish",
    "w:oMath",
];

/// Whether a run's own properties say italic.
pub(super) fn is_italic(props: &str) -> bool {
    children(props).iter().any(|(name, span)| {
        *name == "w:i"
            && !["\"0\"", "\"false\"", "\"off\""]
                .iter()
                .any(|off| props[span.clone()].contains(off))
    })
}

/// A run's properties, of the look that new words need: no mark of a note, no
/// tracked change, italic or not.
pub(super) fn worded(props: &str, italic: bool) -> String {
    let mut xml = String::new();
    let mut done = !italic;
    for (name, span) in children(props) {
        let element = &props[span];
        let note = (name == "w:rStyle" && is_note_style(element))
            || name == "w:vertAlign"
            || name == "w:rPrChange";
        if note || name == "w:i" || name == "w:iCs" {
            continue;
        }
        if !done && !BEFORE_ITALIC.contains(&name) {
            xml.push_str("<w:i/>");
            done = true;
        }
        xml.push_str(element);
    }
    if !done {
        xml.push_str("<w:i/>");
    }
    if xml.is_empty() {
        xml
    } else {
        format!("<w:rPr>{xml}</w:rPr>")
    }
}

/// `FootnoteReference`, `FootnoteAnchor`, `FootnoteCharacters`, and those of
/// endnotes.
fn is_note_style(element: &str) -> bool {
    let lower = element.to_ascii_lowercase();
    lower.contains("footnote") || lower.contains("endnote")
}

/// A run's properties with its letters raised.
pub(super) fn raised(props: &str) -> String {
    let plain = worded(props, false);
    let raised = r#"<w:vertAlign w:val="superscript"/>"#;
    let mut xml = String::from("<w:rPr>");
    let mut done = false;
    for (name, span) in children(&plain) {
        if !done && BEHIND_RAISED.contains(&name) {
            xml.push_str(raised);
            done = true;
        }
        xml.push_str(&plain[span]);
    }
    if !done {
        xml.push_str(raised);
    }
    xml + "</w:rPr>"
}

#[cfg(test)]
mod tests {
    use super::{ParagraphProps, is_italic, worded};

    #[test]
    fn a_new_paragraph_is_like_its_neighbour_without_section_and_changes() {
        let props = ParagraphProps::read(
            "<w:pPr><w:pStyle w:val=\"a>b\"/><w:ind w:left=\"2\"/><w:rPr><w:ins w:id=\"1\"/><w:b/></w:rPr>\
             <w:sectPr><w:pgSz/></w:sectPr><w:pPrChange w:id=\"2\"><w:pPr/></w:pPrChange></w:pPr>",
        );
        assert_eq!(
            props.fresh().write(),
            "<w:pPr><w:pStyle w:val=\"a>b\"/><w:ind w:left=\"2\"/><w:rPr><w:b/></w:rPr></w:pPr>"
        );
        assert!(props.write().contains("<w:sectPr>"));
    }

    #[test]
    fn a_paragraph_leaves_its_list_in_the_right_place() {
        let props = ParagraphProps::read(
            "<w:pPr><w:pStyle w:val=\"L\"/><w:numPr><w:numId w:val=\"4\"/></w:numPr><w:jc w:val=\"both\"/></w:pPr>",
        );
        assert_eq!(
            props.unnumbered().own,
            "<w:pStyle w:val=\"L\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr><w:jc w:val=\"both\"/>"
        );
    }

    #[test]
    fn new_words_look_like_words() {
        let note = "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/><w:sz w:val=\"20\"/></w:rPr>";
        assert_eq!(worded(note, false), "<w:rPr><w:sz w:val=\"20\"/></w:rPr>");
        assert_eq!(
            worded(note, true),
            "<w:rPr><w:i/><w:sz w:val=\"20\"/></w:rPr>"
        );
        assert!(is_italic(&worded("", true)));
        assert_eq!(worded("<w:rPr><w:i/><w:iCs/></w:rPr>", false), "");
    }
}
