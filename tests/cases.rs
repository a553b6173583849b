//! Readable case files: one file a case, the expectation beside the input.
//!
//! A case in `tests/cases/parse/` has a `text` section and the `outline` that
//! `travaux show` prints of it; one in `tests/cases/web/` has a `page` instead,
//! and one in `tests/cases/word/` the XML of a Word file: its `body` and
//! sections for the parts that it needs, such as `numbering`. One in
//! `tests/cases/diff/` has an `old` and a `new` section and the `report` that
//! `travaux diff` prints. Whatever stands above the first section says what the
//! case shows.
//!
//! `TRAVAUX_ACCEPT=1 cargo test --test cases` writes what is printed now into
//! the files; read the change before you commit it.

mod word;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use travaux::model::Draft;
use travaux::report::{DiffOptions, DiffView, DraftView, terminal};
use travaux::{align, change, parse, source};

/// One `==== name` section of a case file.
struct Section {
    name: String,
    body: String,
}

struct Case {
    path: PathBuf,
    about: String,
    sections: Vec<Section>,
}

impl Case {
    fn read(path: PathBuf) -> Case {
        let text = fs::read_to_string(&path).expect("a case file is UTF-8");
        let mut about = String::new();
        let mut sections: Vec<Section> = Vec::new();
        for line in text.lines() {
            if let Some(name) = line.strip_prefix("==== ") {
                sections.push(Section {
                    name: name.trim().to_owned(),
                    body: String::new(),
                });
                continue;
            }
            let body = sections.last_mut().map_or(&mut about, |s| &mut s.body);
            body.push_str(line);
            body.push('\n');
        }
        Case {
            path,
            about,
            sections,
        }
    }

    fn section(&self, name: &str) -> &str {
        self.sections
            .iter()
            .find(|s| s.name == name)
            .map(|s| s.body.as_str())
            .unwrap_or_else(|| panic!("{} has no section “{name}”", self.path.display()))
    }

    /// Compares a section with what is printed now, or writes it.
    fn check(&mut self, name: &str, now: &str, failures: &mut String) {
        let now = format!("{}\n", now.trim_end());
        let was = self.sections.iter_mut().find(|s| s.name == name);
        let same = was
            .as_ref()
            .is_some_and(|s| s.body.trim_end() == now.trim_end());
        if same {
            return;
        }
        if std::env::var_os("TRAVAUX_ACCEPT").is_some() {
            match was {
                Some(section) => section.body = now,
                None => self.sections.push(Section {
                    name: name.to_owned(),
                    body: now,
                }),
            }
            self.write();
            return;
        }
        let was = was.map_or("", |s| s.body.trim_end());
        let _ = writeln!(
            failures,
            "{} no longer prints its {name}.\n--- expected\n{was}\n--- now\n{now}",
            self.path.display()
        );
    }

    fn write(&self) {
        let mut text = self.about.clone();
        for section in &self.sections {
            let _ = write!(text, "==== {}\n{}", section.name, section.body);
        }
        fs::write(&self.path, text).expect("the case file can be written");
    }
}

fn cases(kind: &str) -> Vec<Case> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases")
        .join(kind);
    let mut paths: Vec<PathBuf> = fs::read_dir(&dir)
        .unwrap_or_else(|e| panic!("{}: {e}", dir.display()))
        .map(|entry| entry.expect("a folder entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no cases in {}", dir.display());
    paths.into_iter().map(Case::read).collect()
}

fn draft(text: &str) -> Draft {
    read(text.as_bytes())
}

fn read(bytes: &[u8]) -> Draft {
    let pages = source::read(bytes).expect("a case can be read");
    parse::parse(&pages)
}

/// Checks the outline of every case of a kind.
fn outlines(kind: &str, read: impl Fn(&Case) -> Draft) {
    let mut failures = String::new();
    for mut case in cases(kind) {
        let view = DraftView::new(&read(&case), None);
        let outline = terminal::draft(&view, &options());
        case.check("outline", &outline, &mut failures);
    }
    assert!(failures.is_empty(), "{failures}");
}

fn options() -> terminal::Options {
    terminal::Options {
        full: true,
        ..terminal::Options::default()
    }
}

#[test]
fn parse_cases() {
    outlines("parse", |case| draft(case.section("text")));
}

#[test]
fn web_cases() {
    outlines("web", |case| draft(case.section("page")));
}

#[test]
fn word_cases() {
    outlines("word", |case| {
        let parts: Vec<(&str, &str)> = case
            .sections
            .iter()
            .filter(|s| s.name != "body" && s.name != "outline")
            .map(|s| (s.name.as_str(), s.body.as_str()))
            .collect();
        read(&word::file(case.section("body"), &parts))
    });
}

#[test]
fn diff_cases() {
    let mut failures = String::new();
    for mut case in cases("diff") {
        let (old, new) = (draft(case.section("old")), draft(case.section("new")));
        let changes = change::compare(&old, &new, &align::Options::default());
        let view = DiffView::new(&old, &new, &changes, &DiffOptions::default());
        let report = terminal::diff(&view, &terminal::Options::default());
        case.check("report", &report, &mut failures);
    }
    assert!(failures.is_empty(), "{failures}");
}
