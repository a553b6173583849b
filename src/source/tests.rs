//! Small files made in the test, whole and damaged, and the real ones where
//! they are at hand.

mod made;

use std::path::{Path, PathBuf};

use super::pages::{Format, Pages, Role};
use super::{SourceError, read};
use made::{docx, docx_with, pdf, tagged_pdf};

fn texts(pages: &Pages<'_>) -> Vec<String> {
    pages
        .pages
        .iter()
        .flat_map(|p| &p.lines)
        .map(|line| line.text().into_owned())
        .collect()
}

#[test]
fn an_untagged_pdf_is_read_by_place() {
    let file = pdf("BT /F1 10 Tf 300 700 Td (Distr.: Limited) Tj ET \
         BT /F1 14 Tf 60 702 Td (General Assembly) Tj ET \
         BT /F2 10 Tf 60 600 Td (Recalling) Tj /F1 10 Tf ( its resolution) Tj \
         /F1 6 Tf 3 Ts (1) Tj 0 Ts /F1 10 Tf ( of) Tj 0 -12 Td (2025,) Tj ET");
    let pages = read(&file).unwrap();
    assert_eq!(pages.format, Format::Pdf);
    assert_eq!(
        texts(&pages),
        [
            "General Assembly",
            "Distr.: Limited",
            "Recalling its resolution1 of",
            "2025,"
        ]
    );
    let line = &pages.pages[0].lines[2];
    assert!(line.runs[0].italic && line.runs[0].text.starts_with("Recalling"));
    assert!(line.runs[2].superscript && line.runs[2].text == "1");
    assert_eq!((line.x, line.y, line.size), (60.0, 600.0, 10.0));
    assert!(line.block.is_none());
}

#[test]
fn a_tagged_pdf_keeps_the_paragraph_whole_around_its_footnote() {
    let bytes = tagged_pdf();
    let pages = read(&bytes).unwrap();
    let lines: Vec<(Role, Option<u32>, String)> = pages
        .pages
        .iter()
        .flat_map(|p| &p.lines)
        .map(|l| (l.role, l.block, l.text().into_owned()))
        .collect();
    let roles: Vec<&str> = lines.iter().map(|(_, _, text)| text.as_str()).collect();
    assert_eq!(
        roles,
        [
            "A/80/L.900",
            "Draft resolution",
            "Recalling its",
            "resolution,",
            "1 A/80/900.",
            "2/2"
        ]
    );
    assert_eq!(lines[0].0, Role::Header);
    assert_eq!(lines[1].0, Role::Heading(1));
    assert_eq!(lines[2].1, lines[3].1);
    assert_eq!(lines[4].0, Role::Note);
    assert_eq!(lines[5].0, Role::Footer);
    assert!(pages.notices.is_empty());
}

#[test]
fn a_gap_as_wide_as_a_tab_separates_words() {
    let file = pdf(
        "BT /F1 10 Tf 60 600 Td (1.) Tj ET BT /F1 10 Tf 84 600 Td (Recalls) Tj ET \
         BT /F1 10 Tf 60 580 Td (ab) Tj ET BT /F1 10 Tf 70.6 580 Td (c) Tj ET",
    );
    assert_eq!(texts(&read(&file).unwrap()), ["1. Recalls", "abc"]);
}

#[test]
fn text_beyond_the_sheet_is_not_printed() {
    let file = pdf("BT /F1 10 Tf 60 600 Td (on) Tj ET BT /F1 10 Tf 900 600 Td (off) Tj ET");
    assert_eq!(texts(&read(&file).unwrap()), ["on"]);
}

#[test]
fn a_recognized_scan_is_read_with_a_notice() {
    let bytes = pdf("BT 3 Tr /F1 10 Tf 60 600 Td (Decides) Tj ET");
    let pages = read(&bytes).unwrap();
    assert_eq!(texts(&pages), ["Decides"]);
    assert_eq!(pages.notices.len(), 1);
    let both = "BT 3 Tr /F1 10 Tf 60 600 Td (ghost) Tj 0 Tr 0 -20 Td (seen) Tj ET";
    assert_eq!(texts(&read(&pdf(both)).unwrap()), ["seen"]);
}

#[test]
fn a_picture_without_text_is_a_scan() {
    let scan = pdf("q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \u{7f} EI Q");
    assert_eq!(read(&scan), Err(SourceError::Scanned { pages: vec![1] }));
    let blank = pdf("BT /F1 10 Tf 60 600 Td ( ) Tj ET");
    assert_eq!(
        read(&blank),
        Err(SourceError::NoText {
            format: Format::Pdf
        })
    );
    assert!(matches!(read(&pdf("")), Err(SourceError::Damaged { .. })));
}

#[test]
fn a_pdf_cut_short_says_so() {
    let whole = pdf("BT /F1 10 Tf 60 600 Td (Decides) Tj ET");
    for end in [9, 40, whole.len() / 3] {
        assert!(
            matches!(read(&whole[..end]), Err(SourceError::Damaged { .. })),
            "{end}"
        );
    }
}

#[test]
fn a_word_file_is_read_with_its_type_numbers_and_notes() {
    let body = r#"<w:p><w:pPr><w:pStyle w:val="Title1"/></w:pPr><w:r><w:t>Draft</w:t><w:br/><w:t>resolution</w:t></w:r></w:p>
        <w:p><w:r><w:rPr><w:i/></w:rPr><w:t>Recalling</w:t></w:r><w:r><w:t xml:space="preserve"> its resolution</w:t></w:r><w:r><w:rPr><w:rStyle w:val="Mark"/></w:rPr><w:footnoteReference w:id="2"/></w:r><w:r><w:t>,</w:t></w:r></w:p>
        <w:p><w:r><w:t>1.</w:t></w:r><w:r><w:tab/><w:t>Decides</w:t></w:r><w:r><w:noBreakHyphen/><w:t>A &amp; B</w:t></w:r></w:p>
        <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>To act;</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#;
    let bytes = docx(body);
    let pages = read(&bytes).unwrap();
    let lines = &pages.pages[0].lines;
    assert_eq!(
        texts(&pages),
        [
            "Draft",
            "resolution",
            "Recalling its resolution1,",
            "1. Decides\u{2011}A & B",
            "(a) To act;",
            "a",
            "b",
            "1 A/80/900."
        ]
    );
    assert_eq!(lines[0].role, Role::Heading(1));
    assert_eq!(lines[0].block, lines[1].block);
    assert!(lines[2].runs[0].italic && lines[2].runs[2].superscript);
    assert_eq!(
        lines[6].role,
        Role::Cell {
            table: 0,
            row: 0,
            column: 1
        }
    );
    assert_eq!(lines[7].role, Role::Note);
    assert!(lines[7].runs[0].superscript && lines[7].runs[0].text == "1");
    assert!(pages.notices.is_empty());
}

#[test]
fn tracked_changes_are_taken_as_accepted() {
    let body = r#"<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Urges </w:t></w:r></w:p>
        <w:p><w:del w:id="2"><w:r><w:delText>all</w:delText></w:r></w:del><w:ins w:id="3"><w:r><w:t>Member</w:t></w:r><w:del w:id="4"><w:r><w:delText> some</w:delText></w:r></w:del></w:ins><w:r><w:t xml:space="preserve"> States</w:t></w:r></w:p>
        <w:p><w:pPr><w:rPr><w:moveFrom w:id="5"/></w:rPr></w:pPr><w:moveFrom w:id="6"><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>
        <w:p><w:r><w:t>Then</w:t></w:r></w:p>
        <w:p><w:moveTo w:id="7"><w:r><w:t>moved</w:t></w:r></w:moveTo></w:p>"#;
    let bytes = docx(body);
    let pages = read(&bytes).unwrap();
    assert_eq!(texts(&pages), ["Urges Member States", "Then", "moved"]);
    assert_eq!(pages.notices.len(), 1);
    assert!(
        pages.notices[0]
            .message
            .contains("1 insertion, 3 deletions, 1 move")
    );
}

#[test]
fn fields_show_their_result_and_alternatives_only_once() {
    let body = r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>hidden</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>shown</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
        <w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
        <w:sdt><w:sdtPr/><w:sdtContent><w:p><w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>"#;
    let bytes = docx(body);
    let pages = read(&bytes).unwrap();
    assert_eq!(texts(&pages), ["shown", "boxed", "linked"]);
    assert_eq!(pages.pages[0].lines[1].role, Role::Box);
}

#[test]
fn the_properties_of_a_template_are_kept() {
    let custom = r#"<Properties><property name="Symbol1"><vt:lpwstr>A/80/L.900</vt:lpwstr></property><property name="Session1"><vt:lpwstr>Eightieth session _x000d_</vt:lpwstr></property><property name="Other"><vt:lpwstr>x</vt:lpwstr></property></Properties>"#;
    let file = docx_with(
        "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
        &[("docProps/custom.xml", custom)],
    );
    assert_eq!(
        read(&file).unwrap().properties,
        [
            ("session".to_owned(), "Eightieth session".to_owned()),
            ("symbol".to_owned(), "A/80/L.900".to_owned())
        ]
    );
}

#[test]
fn a_swollen_part_is_refused() {
    let body = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", " ".repeat(97 << 20));
    assert!(matches!(
        read(&docx(&body)),
        Err(SourceError::TooLarge { .. })
    ));
}

#[test]
fn a_pdf_that_swells_is_refused() {
    let swollen = pdf(&"BT /F1 1 Tf (x) Tj ET ".repeat(500_000));
    assert!(matches!(read(&swollen), Err(SourceError::TooLarge { .. })));
}

#[test]
fn a_picture_beside_text_has_a_line_and_an_emblem_none() {
    let image = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8";
    let file = made::pdf_with_image(
        "BT /F1 10 Tf 60 700 Td (above) Tj ET BT /F1 10 Tf 60 100 Td (below) Tj ET \
         q 300 0 0 200 60 400 cm /Im Do Q q 40 0 0 40 60 740 cm /Im Do Q",
        image,
    );
    let lines = &read(&file).unwrap().pages[0].lines;
    let roles: Vec<Role> = lines.iter().map(|l| l.role).collect();
    assert_eq!(roles, [Role::Plain, Role::Image, Role::Plain]);
}

#[test]
fn deep_nesting_in_a_word_file_is_read_as_far_as_it_makes_sense() {
    let table = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
    let boxed = (
        "<w:p><w:r><w:pict><w:txbxContent>",
        "</w:txbxContent></w:pict></w:r></w:p>",
    );
    let deep = |(open, close): (&str, &str), times: usize| {
        format!(
            "<w:p><w:r><w:t>first</w:t></w:r></w:p>{}<w:p/>{}",
            open.repeat(times),
            close.repeat(times)
        )
    };
    for times in [10, 36, 5000] {
        for nest in [table, boxed] {
            assert_eq!(texts(&read(&docx(&deep(nest, times))).unwrap()), ["first"]);
        }
    }
}

/// Every cut and a spread of flipped bits: an answer, never a panic.
#[test]
fn damage_never_panics() {
    let samples = [
        tagged_pdf(),
        pdf("BT /F1 10 Tf 60 600 Td (Decides) Tj ET"),
        docx("<w:p><w:r><w:t>Decides</w:t></w:r></w:p>"),
        b"<ol><li>Decides <table><tr><td>x</table><sup>1</sup></ol>".to_vec(),
        "1. Décide\r\n".as_bytes().to_vec(),
    ];
    for sample in &samples {
        for end in (0..sample.len()).step_by(7) {
            let _ = read(&sample[..end]);
        }
        for at in (0..sample.len()).step_by(3) {
            let mut damaged = sample.clone();
            damaged[at] ^= 1 << (at % 8);
            let _ = read(&damaged);
        }
    }
}

#[test]
fn every_real_document_is_read() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let mut files: Vec<PathBuf> = ["pdf", "docx"]
        .iter()
        .filter_map(|kind| std::fs::read_dir(corpus.join(kind)).ok())
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    if files.is_empty() {
        println!("skipped: no documents in ../shared/corpus");
        return;
    }
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let pages = read(&bytes).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        assert!(
            pages.pages.iter().any(|p| p.lines.len() > 5),
            "{} has hardly any text",
            file.display()
        );
    }
}
