//! Tracked paragraphs to WordprocessingML.
//!
//! In: paragraphs with their fates. Out: XML. Every tracked piece gets an id of
//! its own, the author and the date. Knows nothing of drafts.

use std::fmt::Write;

use super::piece::{Fate, Look, Paragraph, Piece, Style};

/// Who made the tracked changes, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The author, as Word shows it.
    pub author: String,
    /// `2042-11-20T10:00:00Z`.
    pub date: String,
}

/// Writes parts; ids run on from one part to the next.
pub(super) struct Markup<'a> {
    signature: &'a Signature,
    id: u32,
}

impl<'a> Markup<'a> {
    pub(super) fn new(signature: &'a Signature) -> Markup<'a> {
        Markup { signature, id: 0 }
    }

    /// Gives ids that are greater than one.
    pub(super) fn after(signature: &'a Signature, id: i32) -> Markup<'a> {
        let id = u32::try_from(id).unwrap_or(0);
        Markup { signature, id }
    }

    /// The id given last.
    pub(super) fn last_id(&self) -> u32 {
        self.id
    }

    /// ` w:id="7" w:author="..." w:date="..."`.
    pub(super) fn signed(&mut self) -> String {
        self.id += 1;
        format!(
            r#" w:id="{}" w:author="{}" w:date="{}""#,
            self.id,
            escape(&self.signature.author),
            escape(&self.signature.date)
        )
    }

    /// A paragraph, with the range marks of its move.
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph) -> String {
        let mut xml = String::from("<w:p><w:pPr>");
        xml.push_str(&style(paragraph.style));
        if paragraph.mark != Fate::Kept {
            let mark = tag(paragraph.mark);
            let _ = write!(xml, "<w:rPr><w:{mark}{}/></w:rPr>", self.signed());
        }
        if let Some(old) = paragraph.old_style {
            let (signed, style) = (self.signed(), style(old));
            let _ = write!(
                xml,
                "<w:pPrChange{signed}><w:pPr>{style}</w:pPr></w:pPrChange>"
            );
        }
        xml.push_str("</w:pPr>");
        let range = paragraph.moved.map(|name| (tag(paragraph.mark), name));
        let mut end = String::new();
        if let Some((tag, name)) = range {
            let signed = self.signed();
            let id = self.id;
            let _ = write!(xml, r#"<w:{tag}RangeStart{signed} w:name="move{name}"/>"#);
            end = format!(r#"<w:{tag}RangeEnd w:id="{id}"/>"#);
        }
        xml.push_str(&self.pieces(&paragraph.pieces));
        xml.push_str("</w:p>");
        xml + &end
    }

    /// Pieces, those of one fate in one mark.
    pub(super) fn pieces(&mut self, pieces: &[(Fate, Piece)]) -> String {
        let mut xml = String::new();
        for group in pieces.chunk_by(|one, next| one.0 == next.0) {
            let fate = group[0].0;
            let runs: String = group.iter().map(|(_, piece)| run(piece, fate)).collect();
            if fate == Fate::Kept {
                xml.push_str(&runs);
            } else {
                let (tag, signed) = (tag(fate), self.signed());
                let _ = write!(xml, "<w:{tag}{signed}>{runs}</w:{tag}>");
            }
        }
        xml
    }

    /// A comment, a paragraph for each sentence.
    pub(super) fn comment(&mut self, sentences: &[String]) -> String {
        let paragraphs: String = sentences
            .iter()
            .map(|s| format!("<w:p><w:r>{}</w:r></w:p>", text(s, Fate::Kept)))
            .collect();
        let (author, date) = (&self.signature.author, &self.signature.date);
        format!(
            r#"<w:comment w:id="{COMMENT}" w:author="{}" w:date="{}">{paragraphs}</w:comment>"#,
            escape(author),
            escape(date),
        )
    }

    /// A footnote: its mark, a space, its words.
    pub(super) fn footnote(&mut self, body: &super::footnotes::Body) -> String {
        let reference = r#"<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>"#;
        let mark = match &body.mark {
            Some(mark) => text(mark, body.fate),
            None => "<w:footnoteRef/>".to_owned(),
        };
        let space = text(" ", body.fate);
        let head = format!("<w:r>{reference}{mark}</w:r><w:r>{space}</w:r>");
        let head = if body.fate == Fate::Kept {
            head
        } else {
            let (tag, signed) = (tag(body.fate), self.signed());
            format!("<w:{tag}{signed}>{head}</w:{tag}>")
        };
        format!(
            r#"<w:footnote w:id="{}"><w:p><w:pPr>{}</w:pPr>{head}{}</w:p></w:footnote>"#,
            body.id,
            style(Style::Note),
            self.pieces(&body.pieces)
        )
    }
}

/// The element of a fate.
pub(super) fn tag(fate: Fate) -> &'static str {
    match fate {
        Fate::Deleted => "del",
        Fate::MovedFrom => "moveFrom",
        Fate::MovedTo => "moveTo",
        Fate::Inserted | Fate::Kept => "ins",
    }
}

/// The id of the only comment.
const COMMENT: u32 = 0;

/// The mark of the comment, put at the end of a paragraph.
pub(super) fn commented(paragraph: &str) -> String {
    let mark = format!(r#"<w:r><w:commentReference w:id="{COMMENT}"/></w:r></w:p>"#);
    match paragraph.rfind("</w:p>") {
        Some(end) => format!("{}{mark}{}", &paragraph[..end], &paragraph[end + 6..]),
        None => paragraph.to_owned(),
    }
}

fn style(style: Style) -> String {
    format!(r#"<w:pStyle w:val="{}"/>"#, style.id())
}

fn run(piece: &Piece, fate: Fate) -> String {
    match piece {
        Piece::Text(words, look) => {
            format!("<w:r>{}{}</w:r>", properties(*look), text(words, fate))
        }
        Piece::Tab => "<w:r><w:tab/></w:r>".to_owned(),
        Piece::Note { id, mark } => {
            let follows = mark.as_ref().map_or("", |_| r#" w:customMarkFollows="1""#);
            let mark = mark.as_ref().map(|m| text(m, fate)).unwrap_or_default();
            format!(
                r#"<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference{follows} w:id="{id}"/>{mark}</w:r>"#
            )
        }
        Piece::Break => String::new(),
    }
}

fn properties(look: Look) -> &'static str {
    match (look.italic, look.raised) {
        (false, false) => "",
        (true, _) => "<w:rPr><w:i/></w:rPr>",
        (false, true) => r#"<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>"#,
    }
}

/// Words as the elements of a run; a no-break hyphen is an element of its own.
pub(super) fn text(words: &str, fate: Fate) -> String {
    let tag = if fate == Fate::Deleted {
        "delText"
    } else {
        "t"
    };
    let mut xml = String::new();
    for (at, part) in words.split('\u{2011}').enumerate() {
        if at > 0 {
            xml.push_str("<w:noBreakHyphen/>");
        }
        if !part.is_empty() {
            let _ = write!(
                xml,
                r#"<w:{tag} xml:space="preserve">{}</w:{tag}>"#,
                escape(part)
            );
        }
    }
    xml
}

/// Text that stays text: markup escaped, what XML can't hold replaced.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{escape, text};
    use crate::report::docx::piece::Fate;

    #[test]
    fn hostile_text_stays_text() {
        assert_eq!(
            escape("<w:p>\u{1b}]]>&\""),
            "&lt;w:p&gt;\u{FFFD}]]&gt;&amp;&quot;"
        );
    }

    #[test]
    fn a_no_break_hyphen_is_an_element() {
        assert_eq!(
            text("Co\u{2011}op", Fate::Deleted),
            r#"<w:delText xml:space="preserve">Co</w:delText><w:noBreakHyphen/><w:delText xml:space="preserve">op</w:delText>"#
        );
    }
}
