//! The program and its store, as a user runs them, with stock git beside.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const FIRST: &str = "A_C.2_97_L.41";
const REVISED: &str = "A_C.2_97_L.41_Rev.1";
const ADOPTED: &str = "A_RES_97_164";

fn bundled(name: &str, extension: &str) -> String {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("drafts")
        .join(format!("{name}.{extension}"));
    path.to_str().expect("the path is UTF-8").to_owned()
}

/// A folder in which nothing of the user's own settings counts.
struct Desk {
    dir: TempDir,
}

impl Desk {
    fn new() -> Desk {
        Desk {
            dir: tempfile::tempdir().expect("a temporary folder"),
        }
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(self.dir.path())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", self.dir.path())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_COMMITTER_NAME", "A. Clerk")
            .env("GIT_COMMITTER_EMAIL", "clerk@example.org")
            .env("GIT_COMMITTER_DATE", "2042-11-20T10:00:00+0000")
            .env("COLUMNS", "80");
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(env!("CARGO_BIN_EXE_travaux"))
            .args(arguments)
            .output()
            .expect("the program runs")
    }

    /// Runs the program, which must succeed, and returns what it prints.
    fn travaux(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "travaux {arguments:?}: {told}");
        String::from_utf8(output.stdout).expect("the output is UTF-8")
    }

    /// Runs git, which must succeed, and returns what it prints.
    fn git(&self, arguments: &[&str]) -> String {
        let output = self
            .command("git")
            .args(arguments)
            .output()
            .expect("git runs");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {told}");
        String::from_utf8(output.stdout).expect("git prints UTF-8")
    }

    /// A store with the three bundled drafts.
    fn with_store() -> Desk {
        let desk = Desk::new();
        desk.travaux(&["init"]);
        desk.travaux(&[
            "add",
            &bundled(ADOPTED, "pdf"),
            &bundled(REVISED, "pdf"),
            &bundled(FIRST, "pdf"),
        ]);
        desk
    }
}

#[test]
fn documents_are_committed_in_the_order_of_their_life() {
    let desk = Desk::with_store();
    let subjects = desk.git(&["log", "--reverse", "--format=%s"]);
    let documents: Vec<&str> = subjects
        .lines()
        .skip_while(|l| !l.starts_with("A/"))
        .collect();
    assert_eq!(documents.len(), 3, "{subjects}");
    assert!(documents[0].starts_with("A/C.2/97/L.41: tabled by Austria"));
    assert!(documents[1].starts_with("A/C.2/97/L.41/Rev.1: "));
    assert!(documents[1].contains("2 sponsors joined"));
    assert!(documents[2].starts_with("A/RES/97/164: adopted"));
}

#[test]
fn stock_git_finds_nothing_to_complain_of() {
    let desk = Desk::with_store();
    desk.git(&["fsck", "--strict"]);
    assert_eq!(desk.git(&["status", "--porcelain"]), "");
    desk.git(&["clone", "--quiet", ".", "copy"]);
    let blame = desk.git(&["blame", "texts/A_C.2_97_L.41/text.md"]);
    assert!(blame.contains("Recalling"));
}

#[test]
fn adding_a_document_twice_changes_nothing() {
    let desk = Desk::with_store();
    let before = desk.git(&["rev-parse", "HEAD"]);
    let told = desk.travaux(&["add", &bundled(REVISED, "pdf")]);
    assert!(told.contains("already in the store"), "{told}");
    assert_eq!(desk.git(&["rev-parse", "HEAD"]), before);
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_store_as_it_was() {
    let desk = Desk::with_store();
    let before = desk.git(&["rev-parse", "HEAD"]);
    std::fs::write(desk.dir.path().join("letter.txt"), "Dear colleague,\n").expect("written");
    let output = desk.run(&["add", &bundled(FIRST, "txt"), "letter.txt"]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(desk.git(&["rev-parse", "HEAD"]), before);
}

#[test]
fn one_symbol_is_compared_with_the_revision_before() {
    let desk = Desk::with_store();
    let alone = desk.travaux(&["diff", "A/C.2/97/L.41/Rev.1"]);
    let both = desk.travaux(&["diff", "a/c.2/97/l41", "A/C.2/97/L.41/Rev.1"]);
    assert_eq!(alone, both);
    let back = desk.travaux(&["diff", "A/RES/97/164~2", "A/RES/97/164~1"]);
    assert_eq!(alone, back);
}

#[test]
fn an_unknown_symbol_names_those_that_are_alike() {
    let desk = Desk::with_store();
    let output = desk.run(&["show", "A/C.2/97/L.4"]);
    assert_eq!(output.status.code(), Some(4));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.contains("A/C.2/97/L.41"), "{told}");
}

#[test]
fn differences_are_an_exit_code_only_when_asked() {
    let desk = Desk::new();
    let (old, new) = (bundled(FIRST, "txt"), bundled(REVISED, "txt"));
    assert_eq!(desk.run(&["diff", &old, &new]).status.code(), Some(0));
    assert_eq!(
        desk.run(&["diff", "--exit-code", &old, &new]).status.code(),
        Some(1)
    );
    assert_eq!(
        desk.run(&["diff", "--exit-code", &old, &old]).status.code(),
        Some(0)
    );
}

#[test]
fn the_three_forms_of_a_bundled_draft_say_the_same() {
    let desk = Desk::new();
    for name in [FIRST, REVISED, ADOPTED] {
        let pdf = bundled(name, "pdf");
        for other in ["txt", "docx"] {
            let output = desk.run(&["diff", "--exit-code", &pdf, &bundled(name, other)]);
            let told = String::from_utf8_lossy(&output.stdout).into_owned();
            assert_eq!(output.status.code(), Some(0), "{name}.{other}:\n{told}");
        }
    }
}

#[test]
fn completions_and_the_manual_page_come_from_the_same_table() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish"] {
        assert!(desk.travaux(&["completions", shell]).contains("exit-code"));
    }
    assert!(desk.travaux(&["man"]).contains(".SH"));
}
