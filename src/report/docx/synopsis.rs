//! Several revisions of one text beside each other, as a table in Word.
//!
//! In: a [`Synopsis`]. Out: the bytes of a `.docx`: a landscape page, a column
//! for each document, the head repeated on every page. What changed since the
//! column before is marked by look, not tracked: the table is for reading.

use std::fmt::Write;

use super::head::{page_foot, paragraph, part};
use super::markup::{Signature, escape};
use super::package::{self, Parts};
use super::styles::{self, NAMESPACES};
use super::{SEPARATORS, core};
use crate::change::{Op, Words};
use crate::model::ClauseKind;
use crate::report::synopsis::{Cell, Row, Step, Synopsis};
use crate::report::view::{Heading, Piece, Side, and, shown};
use crate::text::date;

/// Width of the table in twentieths of a point: a landscape letter page
/// between its margins.
const WIDTH: usize = 13_680;

/// Writes a synoptic table.
///
/// The same arguments give the same bytes.
pub fn synopsis(synopsis: &Synopsis<'_>, signature: &Signature) -> Vec<u8> {
    let title = synopsis.title().unwrap_or_default();
    let names: Vec<String> = synopsis.documents.iter().map(|d| d.name.clone()).collect();
    let mut body = paragraph("SynopsisTitle", &run("", title));
    body.push_str(&paragraph("SynopsisNote", &run("", &and(&names))));
    let count = format!("{}. ", synopsis.counts());
    let key = [
        run("", &count),
        run("", "Since the column before: "),
        run(CAME, "inserted"),
        run("", ", "),
        run(WENT, "deleted"),
        run("", "."),
    ];
    body.push_str(&paragraph("SynopsisNote", &key.concat()));
    body.push_str(&table(synopsis));
    // Word wants a paragraph behind a table.
    body.push_str(&paragraph("SynopsisNote", ""));
    let running = paragraph("SynopsisHead", &run("", &names.join("  ·  ")));
    package::package(&Parts {
        document: format!(
            "<w:document {NAMESPACES}><w:body>{body}{}</w:body></w:document>",
            styles::landscape()
        ),
        footnotes: format!("<w:footnotes {NAMESPACES}>{SEPARATORS}</w:footnotes>"),
        styles: styles::styles(),
        settings: styles::settings(),
        running_head: part("hdr", &running),
        first_head: part("hdr", &paragraph("SynopsisHead", "")),
        foot: page_foot(),
        core: core(title, signature),
        comments: None,
    })
}

/// How words look that came since the column before.
const CAME: &str = r#"<w:rPr><w:b/><w:color w:val="1F4E79"/><w:u w:val="single"/></w:rPr>"#;
/// How words look that went.
const WENT: &str = r#"<w:rPr><w:strike/><w:color w:val="8B1A1A"/></w:rPr>"#;
/// How a word looks that says what happened.
const LABEL: &str = r#"<w:rPr><w:b w:val="0"/><w:i/><w:color w:val="595959"/></w:rPr>"#;
/// How words look that are the same.
const FAINT: &str = r#"<w:rPr><w:i/><w:color w:val="595959"/></w:rPr>"#;

fn run(props: &str, text: &str) -> String {
    format!(
        r#"<w:r>{props}<w:t xml:space="preserve">{}</w:t></w:r>"#,
        escape(text)
    )
}

fn table(synopsis: &Synopsis<'_>) -> String {
    let columns = synopsis.documents.len().max(1);
    let width = WIDTH / columns;
    let mut xml = format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/><w:insideH w:val="single" w:sz="2" w:space="0" w:color="A6A6A6"/><w:insideV w:val="single" w:sz="2" w:space="0" w:color="A6A6A6"/></w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>"#,
        width * columns
    );
    for _ in 0..columns {
        let _ = write!(xml, r#"<w:gridCol w:w="{width}"/>"#);
    }
    xml.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for document in &synopsis.documents {
        xml.push_str(&cell(width, true, &heading(document)));
    }
    xml.push_str("</w:tr>");
    for row in &synopsis.rows {
        xml.push_str(&line(row, width));
    }
    xml.push_str("</w:tbl>");
    xml
}

fn heading(document: &Heading) -> String {
    let day = document.date.map(date::print).unwrap_or_default();
    let kind = [document.kind.as_str(), &day];
    let kind: Vec<&str> = kind.into_iter().filter(|t| !t.is_empty()).collect();
    paragraph("SynopsisCite", &run("", &document.name))
        + &paragraph("SynopsisText", &run("", &kind.join(", ")))
}

fn cell(width: usize, head: bool, content: &str) -> String {
    let rule = if head {
        r#"<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="auto"/></w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>"#
    } else {
        ""
    };
    format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{rule}</w:tcPr>{content}</w:tc>"#)
}

fn line(row: &Row<'_>, width: usize) -> String {
    let heading = matches!(row.kind, ClauseKind::Heading | ClauseKind::AnnexTitle);
    let cells: String = row
        .cells
        .iter()
        .map(|own| cell(width, false, &inside(own, heading)))
        .collect();
    format!("<w:tr>{cells}</w:tr>")
}

fn inside(cell: &Cell<'_>, heading: bool) -> String {
    if cell.citations.is_empty() {
        let none = if cell.step == Step::Went {
            "removed"
        } else {
            "–"
        };
        return paragraph("SynopsisText", &run(FAINT, none));
    }
    let label = cell.step.label();
    let mut cite = run("", &cell.citations.join(", "));
    if !label.is_empty() {
        cite.push_str(&run(LABEL, &format!("  {label}")));
    }
    let bold = if heading { "<w:rPr><w:b/></w:rPr>" } else { "" };
    let text = |props: &str, text: &str| paragraph("SynopsisText", &run(props, text));
    let words: String = match &cell.step {
        Step::Same => String::new(),
        Step::Changed(_) if !cell.words().is_empty() => {
            cell.words().into_iter().map(marked).collect()
        }
        Step::Came => cell.texts.iter().map(|t| text(CAME, t)).collect(),
        _ => cell.texts.iter().map(|t| text(bold, t)).collect(),
    };
    paragraph("SynopsisCite", &cite) + &words
}

/// Old and new words in one sentence.
fn marked(words: &Words<'_>) -> String {
    let runs: String = shown(words, Side::Both)
        .iter()
        .map(|piece| match piece {
            Piece::Words(Op::Equal, text) => run("", text),
            Piece::Words(Op::Delete, text) => run(WENT, text),
            Piece::Words(Op::Insert, text) => run(CAME, text),
            Piece::Gap => run("", " … "),
        })
        .collect();
    paragraph("SynopsisText", &runs)
}

#[cfg(test)]
mod tests {
    use super::synopsis;
    use crate::report::docx::Signature;
    use crate::report::docx::tests::settle::parts;
    use crate::report::samples::{self, HOSTILE};
    use crate::report::synopsis::Synopsis;

    fn signature() -> Signature {
        Signature {
            author: "travaux".to_owned(),
            date: "2042-11-20T10:00:00Z".to_owned(),
        }
    }

    #[test]
    fn a_table_has_a_column_for_each_document_and_repeats_its_head() {
        let (old, new, _) = samples::revision();
        let drafts = [old.clone(), new, old];
        let table = Synopsis::new(&drafts, &[]);
        let xml = parts(&synopsis(&table, &signature()))["word/document.xml"].clone();
        assert_eq!(xml.matches("<w:gridCol").count(), 3);
        assert_eq!(xml.matches("<w:tblHeader/>").count(), 1);
        assert_eq!(xml.matches("<w:tr>").count(), table.rows.len() + 1);
        assert!(xml.contains(r#"w:orient="landscape""#));
    }

    #[test]
    fn hostile_words_stay_words_in_a_table() {
        let (mut old, new, _) = samples::revision();
        old.clauses[1].text = format!("{HOSTILE} ]]>");
        let drafts = [old, new];
        let table = Synopsis::new(&drafts, &[HOSTILE.to_owned()]);
        let parts = parts(&synopsis(&table, &signature()));
        for text in parts.values() {
            let mut reader = quick_xml::Reader::from_str(text);
            while !matches!(
                reader.read_event().expect("well-formed"),
                quick_xml::events::Event::Eof
            ) {}
        }
        assert!(!parts["word/document.xml"].contains("<script"));
    }

    #[test]
    fn no_document_at_all_is_a_file_too() {
        assert!(!synopsis(&Synopsis::new(&[], &[]), &signature()).is_empty());
    }
}
