//! Damaged documents and bombs: each gives a draft or a message that names the
//! file, in bounded time, and never a panic.

#![allow(
    clippy::disallowed_methods,
    reason = "a reader that hangs is what these tests look for"
)]

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use travaux::parse;
use travaux::source::{self, SourceError};
use zip::write::{SimpleFileOptions, ZipWriter};

/// Longest time for one document, on a slow machine and without optimizing.
const LONGEST: Duration = Duration::from_secs(10);

fn bundled() -> Vec<PathBuf> {
    let drafts = Path::new(env!("CARGO_MANIFEST_DIR")).join("drafts");
    let mut paths: Vec<PathBuf> = fs::read_dir(drafts)
        .expect("the bundled drafts")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e != "md"))
        .collect();
    paths.sort();
    paths
}

struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).expect("53 bits") % end.max(1)
    }
}

/// The same file cut short, without its head, with a hole, with zeros, with
/// flipped bits.
fn damaged(bytes: &[u8], random: &mut Random) -> [Vec<u8>; 5] {
    let at = 1 + random.below(bytes.len() - 1);
    let from = random.below(bytes.len());
    let to = (from + 1 + random.below(bytes.len() / 3)).min(bytes.len());
    let mut zeros = bytes.to_vec();
    zeros[from..to].fill(0);
    let mut flipped = bytes.to_vec();
    for _ in 0..1 << random.below(8) {
        flipped[random.below(bytes.len())] ^= 1 << random.below(8);
    }
    [
        bytes[..at].to_vec(),
        bytes[at..].to_vec(),
        [&bytes[..from], &bytes[to..]].concat(),
        zeros,
        flipped,
    ]
}

#[test]
fn damaged_drafts_are_read_or_refused() {
    let mut random = Random(0x2042_0097_0041_0001);
    for path in bundled() {
        let bytes = fs::read(&path).expect("a bundled draft");
        for _ in 0..4 {
            for (how, broken) in damaged(&bytes, &mut random).iter().enumerate() {
                let start = Instant::now();
                if let Ok(pages) = source::read(broken) {
                    parse::parse(&pages);
                }
                assert!(start.elapsed() < LONGEST, "{} {how}", path.display());
            }
        }
    }
}

fn show(file: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_travaux"))
        .arg("show")
        .arg(file)
        .output()
        .expect("the program runs")
}

#[test]
fn the_message_names_the_file_and_nothing_else_is_said() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let mut random = Random(7);
    for path in bundled() {
        let bytes = fs::read(&path).expect("a bundled draft");
        let file = dir.path().join(path.file_name().expect("a name"));
        for broken in damaged(&bytes, &mut random) {
            fs::write(&file, broken).expect("a temporary file");
            let output = show(&file);
            let told = String::from_utf8_lossy(&output.stderr);
            match output.status.code() {
                Some(0) => assert_eq!(told, ""),
                Some(3) => {
                    let named = format!("error: {}", file.display());
                    assert!(told.starts_with(&named), "{told}");
                    assert!(told.contains("hint: "), "{told}");
                }
                other => panic!("{}: {other:?}: {told}", path.display()),
            }
        }
    }
}

#[test]
fn a_draft_that_cannot_be_read_does_not_stop_the_others() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    for path in bundled() {
        fs::copy(&path, dir.path().join(path.file_name().expect("a name"))).expect("a copy");
    }
    fs::write(dir.path().join("B_broken.pdf"), b"%PDF-1.7\n").expect("a temporary file");
    let output = Command::new(env!("CARGO_BIN_EXE_travaux"))
        .args(["show", "--format", "json"])
        .arg(dir.path())
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(3));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("B_broken.pdf"), "{told}");
    let shown: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let symbols: Vec<&str> = shown
        .as_array()
        .expect("an array")
        .iter()
        .filter_map(|draft| draft["symbol"].as_str())
        .collect();
    assert_eq!(symbols.len(), bundled().len());
    assert!(symbols.is_sorted(), "{symbols:?}");
}

fn refused_as_too_large(name: &str, bytes: &[u8]) {
    let start = Instant::now();
    let read = source::read(bytes).map(|pages| pages.pages.len());
    assert!(
        matches!(read, Err(SourceError::TooLarge { .. })),
        "{name}: {read:?}"
    );
    assert!(start.elapsed() < LONGEST, "{name}: {:?}", start.elapsed());
}

fn word(pieces: &str, times: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default())
        .expect("a part");
    let head = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
    zip.write_all(head.as_bytes()).expect("a part");
    zip.write_all(pieces.repeat(times).as_bytes())
        .expect("a part");
    zip.finish().expect("a file").into_inner()
}

#[test]
fn word_bombs_are_refused_at_the_limit() {
    refused_as_too_large("one part", &word("                ", 3 << 20));
    refused_as_too_large("elements", &word("<w:p/>", 1_100_000));
    // Deep nesting is cut off; what stands before it is read.
    let deep = word("<w:tbl><w:tr><w:tc>", 100_000);
    let deep = source::read(&deep);
    assert!(deep.is_err(), "{deep:?}");
}

#[test]
fn web_and_text_bombs_are_refused_at_the_limit() {
    refused_as_too_large("nesting", "<div>".repeat(200_000).as_bytes());
    let line = "1. Decides to keep the lamps lit;\n";
    refused_as_too_large("lines", "1. Decides\n".repeat(1_600_000).as_bytes());
    let typed = format!("<pre>{}</pre>", "1\n".repeat(1_600_000));
    refused_as_too_large("typed lines", typed.as_bytes());
    refused_as_too_large("text", line.repeat((65 << 20) / line.len()).as_bytes());
}

/// A PDF whose page has these contents.
fn pdf(contents: &str, more: &str) -> Vec<u8> {
    format!(
        "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
         2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R\
         /Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>endobj\n\
         4 0 obj<</Length {}>>stream\n{contents}\nendstream endobj\n\
         5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n\
         {more}trailer<</Root 1 0 R/Size 9>>\n",
        contents.len()
    )
    .into_bytes()
}

/// A PDF of one page behind whose objects stand `more`.
fn pdf_of_objects(more: &str) -> Vec<u8> {
    pdf("BT /F 10 Tf 50 700 Td (The General Assembly,) Tj ET ", more)
}

#[test]
fn a_pdf_of_a_million_objects_is_refused_at_the_limit() {
    let printed: String = (7..1_000_000)
        .map(|n| format!("{n} 0 obj 0 endobj\n"))
        .collect();
    let file = pdf_of_objects(&printed);
    refused_as_too_large("printed", &file);
    let error = source::read(&file).expect_err("too many").to_string();
    assert_eq!(
        error,
        "the number of objects exceeds the limit of 500000 objects"
    );
    // A few kilobytes that unfold to a table of twenty million.
    for (width, entry) in [(6, b"\x01\0\0\0\x09\0".as_slice()), (1, b"\x09")] {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        packed
            .write_all(&entry.repeat(20_000_000 / width))
            .expect("in memory");
        let packed = packed.finish().expect("in memory");
        let mut file = pdf_of_objects("");
        let table = file.len();
        let head = format!(
            "7 0 obj<</Type/XRef/Size 20000000/W[0 {width} 0]/Root 1 0 R/Filter/FlateDecode/Length {}>>stream\n",
            packed.len()
        );
        file.extend(head.as_bytes());
        file.extend(packed);
        file.extend(format!("\nendstream endobj\nstartxref\n{table}\n%%EOF\n").as_bytes());
        refused_as_too_large("table", &file);
    }
}

#[test]
fn pdf_bombs_end() {
    let text = "BT /F 10 Tf 50 700 Td (The General Assembly,) Tj ET ";
    assert!(source::read(&pdf(text, "")).is_ok());
    let form = "6 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]\
        /Resources<</XObject<</X 6 0 R>>>>/Length 60>>stream\n\
        /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do \nendstream endobj\n";
    let endless = [
        pdf(&format!("{text}{}", "/X Do ".repeat(1000)), form),
        pdf(&format!("{text}{}", "[".repeat(1_000_000)), ""),
        pdf(&format!("{text}{}", "q ".repeat(1_000_000)), ""),
        pdf(
            text,
            &(9..200_000)
                .map(|n| format!("{n} 0 obj[{n} 0 R]endobj\n"))
                .collect::<String>(),
        ),
    ];
    for (at, bytes) in endless.iter().enumerate() {
        let start = Instant::now();
        if let Ok(pages) = source::read(bytes) {
            parse::parse(&pages);
        }
        assert!(start.elapsed() < LONGEST, "{at}: {:?}", start.elapsed());
    }
}
