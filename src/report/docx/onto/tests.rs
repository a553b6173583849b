//! The delegate's own file: what changes is tracked, all else stays.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::super::tests::settle::{Verdict, parts, settled};
use super::{Onto, OntoError, onto};
use crate::align::Options;
use crate::change;
use crate::model::Draft;
use crate::report::docx::Signature;
use crate::report::samples::HOSTILE;
use crate::{parse, source};

fn read(bytes: &[u8]) -> Draft {
    parse::parse(&source::read(bytes).expect("the file can be read"))
}

fn write(file: &[u8], new: &Draft) -> Result<Onto, OntoError> {
    let old = read(file);
    let changes = change::compare(&old, new, &Options::default());
    let signature = Signature {
        author: "The <Chair>".to_owned(),
        date: "2042-11-20T10:00:00Z".to_owned(),
    };
    onto(file, &old, new, &changes, &signature)
}

fn bundled(name: &str) -> Vec<u8> {
    let drafts = Path::new(env!("CARGO_MANIFEST_DIR")).join("drafts");
    fs::read(drafts.join(name)).expect("a bundled draft")
}

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;
const LISTS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>"#;
const NUMBERING: &str = r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#;

/// A file with these paragraphs behind a masthead, without footnotes.
fn file(paragraphs: &str) -> Vec<u8> {
    let document = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}{}{}{}{paragraphs}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>"#,
        p("A/C.2/97/L.41"),
        p("Austria: draft resolution"),
        p("Inland lights"),
        p("The General Assembly,"),
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("word/_rels/document.xml.rels", LISTS),
        ("word/numbering.xml", NUMBERING),
        ("word/document.xml", &document),
        ("custom/own.bin", "anything"),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn p(text: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#)
}

/// A paragraph with an automatic number.
fn n(text: &str) -> String {
    format!(
        r#"<w:p w:rsidR="00AB12CD"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

fn draft(lines: &[&str]) -> Draft {
    let mut text = String::from(
        "A/C.2/97/L.41\n\nAustria: draft resolution\n\nInland lights\n\nThe General Assembly,\n\n",
    );
    for line in lines {
        text.push_str(line);
        text.push_str("\n\n");
    }
    read(text.as_bytes())
}

fn document(bytes: &[u8]) -> String {
    parts(bytes)["word/document.xml"].clone()
}

/// The text of every paragraph with all changes settled.
fn lines(bytes: &[u8], verdict: Verdict) -> Vec<String> {
    let settled = settled(bytes, verdict);
    let pages = source::read(&settled).expect("the file can be read");
    let lines = pages.pages.iter().flat_map(|page| &page.lines);
    lines.map(|line| line.text().into_owned()).collect()
}

/// Accepting gives the new clauses, rejecting the old file.
fn holds(old: &[u8], new: &Draft) -> Onto {
    let written = write(old, new).expect("the changes can be tracked");
    let accepted = read(&settled(&written.bytes, Verdict::Accept));
    let texts =
        |draft: &Draft| -> Vec<String> { draft.clauses.iter().map(|c| c.text.clone()).collect() };
    assert_eq!(texts(&accepted), texts(new));
    assert_eq!(
        lines(&written.bytes, Verdict::Reject),
        lines(old, Verdict::Reject)
    );
    written
}

/// The compressed bytes of each part.
fn packed(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index_raw(index).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut raw = Vec::new();
            file.read_to_end(&mut raw).unwrap();
            (name, raw)
        })
        .collect()
}

#[test]
fn bundled_drafts_take_each_others_changes() {
    let names = ["A_C.2_97_L.41", "A_C.2_97_L.41_Rev.1", "A_RES_97_164"];
    for old in names {
        for new in names {
            let file = bundled(&format!("{old}.docx"));
            holds(&file, &read(&bundled(&format!("{new}.pdf"))));
        }
    }
}

#[test]
fn what_does_not_change_keeps_its_bytes() {
    let file = bundled("A_C.2_97_L.41.docx");
    let written = holds(&file, &read(&bundled("A_C.2_97_L.41_Rev.1.docx")));
    let (before, after) = (packed(&file), packed(&written.bytes));
    assert_eq!(
        before.keys().collect::<Vec<_>>(),
        after.keys().collect::<Vec<_>>()
    );
    for part in [
        "word/styles.xml",
        "word/settings.xml",
        "docProps/core.xml",
        "[Content_Types].xml",
    ] {
        assert_eq!(before[part], after[part], "{part}");
    }
    let (old, new) = (document(&file), document(&written.bytes));
    let same = "<w:r><w:t xml:space=\"preserve\"> that the keeping of lights";
    let paragraph = |xml: &str| {
        let at = xml.find(same).unwrap();
        let start = xml[..at].rfind("<w:p>").unwrap();
        xml[start..at + xml[at..].find("</w:p>").unwrap()].to_owned()
    };
    assert_eq!(paragraph(&old), paragraph(&new));
    assert_eq!(
        old[old.find("<w:sectPr").unwrap()..],
        new[new.find("<w:sectPr").unwrap()..]
    );
}

#[test]
fn a_draft_onto_itself_is_the_same_file() {
    let file = bundled("A_C.2_97_L.41.docx");
    let written = write(&file, &read(&file)).unwrap();
    assert_eq!(packed(&written.bytes), packed(&file));
}

#[test]
fn automatic_numbers_count_on() {
    let old = file(&(n("Decides to keep the lamps;") + &n("Requests a report.")));
    let new = draft(&[
        "1. Decides to keep the lamps;",
        "2. Invites all keepers to a meeting at Ternmouth;",
        "3. Requests a report.",
    ]);
    let xml = document(&holds(&old, &new).bytes);
    assert_eq!(xml.matches("<w:numPr>").count(), 3);
    assert!(!xml.contains(">2.<"));
}

#[test]
fn typed_numbers_are_tracked() {
    let typed = |number: &str, text: &str| {
        format!(
            r#"<w:p><w:pPr><w:ind w:left="7"/></w:pPr><w:r><w:t>{number}</w:t></w:r><w:r><w:tab/><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let old =
        file(&(typed("1.", "Decides to keep the lamps;") + &typed("2.", "Requests a report.")));
    let new = draft(&[
        "1. Decides to keep the lamps;",
        "2. Invites all keepers to a meeting at Ternmouth;",
        "3. Requests a report.",
    ]);
    let xml = document(&holds(&old, &new).bytes);
    assert_eq!(xml.matches(r#"<w:ind w:left="7"/>"#).count(), 3);
    assert!(xml.contains(">2.</w:delText>") && xml.contains(">3.</w:t>"));
}

#[test]
fn words_in_odd_runs_links_and_fields_are_found() {
    let odd = concat!(
        r#"<w:p><w:r w:rsidR="00000001"><w:t>Recal</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve">ling </w:t></w:r>"#,
        r#"<w:bookmarkStart w:id="4" w:name="here"/><w:hyperlink w:anchor="here"><w:r><w:t>resolution 92/118</w:t></w:r></w:hyperlink><w:bookmarkEnd w:id="4"/>"#,
        r#"<w:r><w:t xml:space="preserve"> on “lamps” and </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>"#,
        r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>buoys</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>,</w:t></w:r></w:p>"#,
    );
    let old = file(&(odd.to_owned() + &p("1. Requests a report.")));
    let new = draft(&[
        "Recalling resolution 93/7 on “lamps” and bells,",
        "1. Requests a report.",
    ]);
    let xml = document(&holds(&old, &new).bytes);
    assert!(xml.contains("<w:delInstrText>REF x</w:delInstrText>"));
    assert!(xml.contains(r#"<w:bookmarkStart w:id="4" w:name="here"/><w:hyperlink"#));
}

#[test]
fn changes_that_the_file_tracks_stay_and_count_as_accepted() {
    let tracked = r#"<w:p><w:r><w:t xml:space="preserve">Recalling the </w:t></w:r><w:del w:id="7" w:author="A"><w:r><w:delText>old </w:delText></w:r></w:del><w:ins w:id="8" w:author="A"><w:r><w:t xml:space="preserve">new and bright </w:t></w:r></w:ins><w:r><w:t>lamps,</w:t></w:r></w:p>"#;
    let old = file(&(tracked.to_owned() + &p("1. Requests a report.")));
    let new = draft(&[
        "Recalling the new and very bright blue lamps,",
        "1. Requests a report.",
    ]);
    let written = holds(&old, &new);
    let xml = document(&written.bytes);
    assert!(xml.contains(
        r#"<w:del w:id="7" w:author="A"><w:r><w:delText>old </w:delText></w:r></w:del>"#
    ));
    assert!(xml.contains(r#"w:author="The &lt;Chair&gt;""#));
}

#[test]
fn a_file_without_footnotes_gets_a_part_for_them() {
    let old = file(&(p("Recalling the Ternmouth Principles,") + &p("1. Requests a report.")));
    let new = {
        let mut new = read(&old);
        new.footnotes.push(crate::model::Footnote {
            number: "1".to_owned(),
            text: "A/91/312, annex.".to_owned(),
            place: crate::model::Place::default(),
        });
        let at = new.clauses[1].text.chars().count();
        new.clauses[1].footnotes.push(crate::model::FootnoteRef {
            number: "1".to_owned(),
            at,
        });
        new
    };
    let written = write(&old, &new).unwrap();
    let parts = parts(&written.bytes);
    assert!(parts["[Content_Types].xml"].contains("/word/footnotes.xml"));
    assert!(parts["word/_rels/document.xml.rels"].contains("footnotes.xml"));
    assert_eq!(read(&written.bytes).footnotes[0].text, "A/91/312, annex.");
}

#[test]
fn words_do_not_run_on_over_a_table() {
    let table = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    let old = file(&format!(
        "{}{table}{}{}",
        n("Requests the Training Centre to offer a course for keepers of inland lights each year;"),
        n("Also requests the Training Centre to publish the materials of its courses for keepers;"),
        n("Requests a report."),
    ));
    let new = draft(&[
        "1. Requests the Training Centre to offer a course for keepers of inland lights each year; also requests the Training Centre to publish the materials of its courses for keepers;",
        "2. Requests a report.",
    ]);
    let xml = document(&holds(&old, &new).bytes);
    assert!(xml.contains(table));
}

#[test]
fn hostile_words_stay_words() {
    let old = file(&(p("Recalling the lamps of the inland waters,") + &p("1. Requests a report.")));
    let mut new = read(&old);
    new.clauses[1].text = format!("Recalling the lamps ]]> {HOSTILE} of the inland waters,");
    let written = write(&old, &new).unwrap();
    assert!(!document(&written.bytes).contains('\u{1b}'));
    assert!(source::read(&written.bytes).is_ok());
}

#[test]
fn what_is_no_package_is_refused() {
    let new = draft(&["1. Requests a report."]);
    let changes = change::compare(&new, &new, &Options::default());
    let signature = Signature {
        author: String::new(),
        date: String::new(),
    };
    for bytes in [&b""[..], b"PK\x03\x04", b"text"] {
        let refused = onto(bytes, &new, &new, &changes, &signature);
        assert!(matches!(refused, Err(OntoError::Unfit { .. })));
    }
}
