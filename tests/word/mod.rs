//! Word files built from the XML of their parts, as a case writes it.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";
const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts that a case can have beside its body: what Word calls each, and
/// its outermost element.
pub(crate) const PARTS: [(&str, &str); 7] = [
    ("styles", "styles"),
    ("numbering", "numbering"),
    ("settings", "settings"),
    ("footnotes", "footnotes"),
    ("endnotes", "endnotes"),
    ("header", "hdr"),
    ("footer", "ftr"),
];

/// A Word file with that body and those parts, by name. Body and parts are
/// what stands within the outermost element. The id of a part's relation is
/// its name: `<w:headerReference w:type="first" r:id="header"/>`.
pub(crate) fn file(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, text: String| {
        zip.start_file(name, SimpleFileOptions::default())
            .expect("a part");
        zip.write_all(text.as_bytes()).expect("a part");
    };
    add(
        "_rels/.rels",
        format!(
            "<Relationships><Relationship Id=\"d\" Type=\"{KINDS}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
        ),
    );
    let related: String = parts
        .iter()
        .map(|(name, _)| {
            format!("<Relationship Id=\"{name}\" Type=\"{KINDS}/{name}\" Target=\"{name}.xml\"/>")
        })
        .collect();
    add(
        "word/_rels/document.xml.rels",
        format!("<Relationships>{related}</Relationships>"),
    );
    add(
        "word/document.xml",
        format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>"),
    );
    for (name, text) in parts {
        let (_, root) = PARTS
            .iter()
            .find(|(known, _)| known == name)
            .unwrap_or_else(|| panic!("a Word file has no part “{name}”"));
        add(
            &format!("word/{name}.xml"),
            format!("<w:{root} {SPACES}>{text}</w:{root}>"),
        );
    }
    zip.finish().expect("a file").into_inner()
}
