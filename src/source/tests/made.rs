//! Tiny files of each format, written byte by byte.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A PDF of one untagged page with that content.
pub(super) fn pdf(content: &str) -> Vec<u8> {
    objects(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        page("/Contents 6 0 R"),
        font("Helvetica"),
        font("Helvetica-Oblique"),
        stream(content),
    ])
}

/// A tagged PDF: a head, a heading, a paragraph of two lines with a footnote
/// between them, and a foot.
pub(super) fn tagged_pdf() -> Vec<u8> {
    let content = "/Artifact << /Type /Pagination /Subtype /Header >> BDC BT /F1 8 Tf 60 740 Td (A/80/L.900) Tj ET EMC \
        /H1 << /MCID 0 >> BDC BT /F1 12 Tf 60 700 Td (Draft resolution) Tj ET EMC \
        /P << /MCID 1 >> BDC BT /F1 10 Tf 60 600 Td (Recalling its) Tj ET EMC \
        /Note << /MCID 2 >> BDC BT /F1 8 Tf 60 80 Td (1 A/80/900.) Tj ET EMC \
        /P << /MCID 3 >> BDC BT /F1 10 Tf 60 588 Td (resolution,) Tj ET EMC \
        /Artifact << /Type /Pagination /Subtype /Footer >> BDC BT /F1 8 Tf 60 40 Td (2/2) Tj ET EMC";
    objects(&[
        "<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 7 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        page("/Contents 6 0 R /StructParents 0"),
        font("Helvetica"),
        font("Helvetica-Oblique"),
        stream(content),
        "<< /Type /StructTreeRoot /K 8 0 R /ParentTree << /Nums [0 [9 0 R 10 0 R 11 0 R 10 0 R]] >> >>".to_owned(),
        "<< /Type /StructElem /S /Document /P 7 0 R /K [9 0 R 10 0 R] >>".to_owned(),
        "<< /Type /StructElem /S /H1 /P 8 0 R /Pg 3 0 R /K 0 >>".to_owned(),
        "<< /Type /StructElem /S /P /P 8 0 R /Pg 3 0 R /K [1 11 0 R 3] >>".to_owned(),
        "<< /Type /StructElem /S /Note /P 10 0 R /Pg 3 0 R /K 2 >>".to_owned(),
    ])
}

fn page(rest: &str) -> String {
    format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] \
         /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> {rest} >>"
    )
}

fn font(name: &str) -> String {
    format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")
}

fn stream(content: &str) -> String {
    format!(
        "<< /Length {} >>\nstream\n{content}\nendstream",
        content.len()
    )
}

fn objects(objects: &[String]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1).unwrap();
    }
    let table = file.len();
    writeln!(file, "xref\n0 {}\n0000000000 65535 f ", objects.len() + 1).unwrap();
    for place in places {
        file.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    write!(
        file,
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    )
    .unwrap();
    file
}

/// A Word file with that body.
pub(super) fn docx(body: &str) -> Vec<u8> {
    docx_with(body, &[])
}

/// A Word file with that body and more parts.
pub(super) fn docx_with(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
        xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";
    let part = |root: &str, content: &str| format!("<w:{root} {SPACES}>{content}</w:{root}>");
    let relation = |id: u8, kind: &str| {
        format!("<Relationship Id=\"r{id}\" Type=\"http://x/{kind}\" Target=\"{kind}.xml\"/>")
    };
    let parts = [
        (
            "_rels/.rels",
            "<Relationships><Relationship Id=\"r1\" Type=\"http://x/officeDocument\" Target=\"word/document.xml\"/></Relationships>".to_owned(),
        ),
        ("word/document.xml", part("document", &format!("<w:body>{body}</w:body>"))),
        (
            "word/_rels/document.xml.rels",
            format!(
                "<Relationships>{}{}{}</Relationships>",
                relation(1, "styles"),
                relation(2, "numbering"),
                relation(3, "footnotes")
            ),
        ),
        (
            "word/styles.xml",
            part(
                "styles",
                "<w:style w:type=\"paragraph\" w:styleId=\"Base\"><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>\
                 <w:style w:type=\"paragraph\" w:styleId=\"Title1\"><w:basedOn w:val=\"Base\"/></w:style>\
                 <w:style w:type=\"character\" w:styleId=\"Mark\"><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>",
            ),
        ),
        (
            "word/numbering.xml",
            part(
                "numbering",
                "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"(%1)\"/></w:lvl></w:abstractNum>\
                 <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
            ),
        ),
        (
            "word/footnotes.xml",
            part(
                "footnotes",
                "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:t>____</w:t></w:r></w:p></w:footnote>\
                 <w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:tab/><w:t>A/80/900.</w:t></w:r></w:p></w:footnote>",
            ),
        ),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let all = parts
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .chain(more.iter().copied());
    for (name, text) in all {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
