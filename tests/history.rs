//! The history commands over a store of the bundled drafts, and plain git
//! beside them.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const DRAFT: &str = "A/C.2/97/L.41";
const REVISED: &str = "A/C.2/97/L.41/Rev.1";
const ADOPTED: &str = "A/RES/97/164";

fn run(dir: &Path, program: &str, args: &[&str]) -> Output {
    Command::new(program)
        .args(args)
        .current_dir(dir)
        .env_remove("TRAVAUX_STORE")
        .env("HOME", dir)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_AUTHOR_NAME", "A. Clerk")
        .env("GIT_AUTHOR_EMAIL", "clerk@example.org")
        .env("GIT_COMMITTER_NAME", "A. Clerk")
        .env("GIT_COMMITTER_EMAIL", "clerk@example.org")
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn travaux(dir: &Path, args: &[&str]) -> String {
    let output = run(dir, env!("CARGO_BIN_EXE_travaux"), args);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "travaux {args:?}: {error}");
    said(&output)
}

fn json(dir: &Path, args: &[&str]) -> Value {
    serde_json::from_str(&travaux(dir, args)).unwrap()
}

fn git(dir: &Path, args: &[&str]) -> String {
    let output = run(dir, "git", args);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {args:?}: {error}");
    said(&output)
}

fn bundled(name: &str) -> String {
    format!("{}/drafts/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// A store of the three bundled documents.
fn store() -> TempDir {
    let dir = TempDir::new().unwrap();
    travaux(dir.path(), &["init"]);
    let files = [
        bundled("A_C.2_97_L.41.pdf"),
        bundled("A_C.2_97_L.41_Rev.1.pdf"),
        bundled("A_RES_97_164.pdf"),
    ];
    let [first, second, third] = files.each_ref().map(String::as_str);
    travaux(dir.path(), &["add", first, second, third]);
    dir
}

#[test]
fn blame_names_the_document_of_each_wording_and_answers_alike_twice() {
    let dir = store();
    let first = json(dir.path(), &["blame", ADOPTED, "-f", "json"]);
    assert!(dir.path().join(".git/travaux/blame").is_dir());
    assert_eq!(first, json(dir.path(), &["blame", ADOPTED, "-f", "json"]));
    assert_eq!(first["schema"], "travaux/blame/1");
    let clause = |id: &str| {
        let clauses = first["clauses"].as_array().unwrap();
        clauses.iter().find(|c| c["id"] == id).unwrap().clone()
    };
    assert_eq!(clause("OP1")["wording"]["symbol"], REVISED);
    assert_eq!(clause("OP1")["wording"]["sponsor"], "Austria");
    assert_eq!(clause("OP1")["first"]["symbol"], DRAFT);
    assert_eq!(clause("OP3")["wording"]["relation"], "split");
    assert_eq!(clause("OP8")["wording"]["relation"], "merged");
    assert_eq!(clause("OP7")["steps"][1]["moved"], true);
    let shown = travaux(dir.path(), &["blame", ADOPTED]);
    assert!(shown.contains("first in A/C.2/97/L.41 as OP2"), "{shown}");
    // An earlier document of the same text has an answer of its own.
    let before = json(dir.path(), &["blame", DRAFT, "-f", "json"]);
    assert!(
        before["clauses"]
            .as_array()
            .unwrap()
            .iter()
            .all(|c| c["wording"]["symbol"] == DRAFT)
    );
}

#[test]
fn the_words_of_each_clause_joined_are_its_text() {
    let dir = store();
    for symbol in [DRAFT, REVISED, ADOPTED] {
        let blame = json(dir.path(), &["blame", symbol, "--words", "-f", "json"]);
        for clause in blame["clauses"].as_array().unwrap() {
            let words = clause["words"].as_array().unwrap();
            let joined: String = words.iter().map(|w| w["text"].as_str().unwrap()).collect();
            assert_eq!(
                joined.trim_end(),
                clause["text"].as_str().unwrap().trim_end()
            );
        }
        if symbol == REVISED {
            let op1 = blame["clauses"].as_array().unwrap();
            let op1 = op1.iter().find(|c| c["id"] == "OP1").unwrap();
            assert_eq!(op1["words"][0]["symbol"], REVISED);
            assert_eq!(op1["words"][1]["symbol"], DRAFT);
        }
    }
}

#[test]
fn a_clause_is_traced_both_ways_from_any_document() {
    let dir = store();
    let forwards = json(dir.path(), &["trace", DRAFT, "op2", "-f", "json"]);
    assert_eq!(forwards["schema"], "travaux/trace/1");
    assert_eq!(
        forwards["last"]["clauses"],
        serde_json::json!(["OP2", "OP3"])
    );
    assert_eq!(forwards["steps"][1]["changes"][0]["relation"], "split");
    let backwards = json(dir.path(), &["trace", ADOPTED, "OP8", "-f", "json"]);
    let merged = &backwards["steps"][1]["changes"][0];
    assert_eq!(merged["relation"], "merged");
    assert_eq!(merged["old"], serde_json::json!(["OP5", "OP6"]));
    assert_eq!(
        backwards["steps"][0]["changes"].as_array().unwrap().len(),
        2
    );
    let shown = travaux(dir.path(), &["trace", ADOPTED, "OP4", "(b)"]);
    assert!(shown.starts_with("A/RES/97/164, OP4 (b)"), "{shown}");
    let missing = run(
        dir.path(),
        env!("CARGO_BIN_EXE_travaux"),
        &["trace", ADOPTED, "OP99"],
    );
    assert_eq!(missing.status.code(), Some(4));
    assert!(
        String::from_utf8_lossy(&missing.stderr).contains("there is no OP99; the last is OP12")
    );
}

#[test]
fn the_log_is_cut_down_to_what_is_asked_for() {
    let dir = store();
    let all = json(dir.path(), &["log", DRAFT, "-f", "json"]);
    assert_eq!(all["documents"].as_array().unwrap().len(), 3);
    assert_eq!(all["documents"][1]["sponsors"]["removed"][0], "Paraguay");
    let one = json(dir.path(), &["log", "-n", "1", "-f", "json"]);
    assert_eq!(one["documents"][0]["symbol"], ADOPTED);
    let clause = json(
        dir.path(),
        &["log", ADOPTED, "--clause", "OP7", "-f", "json"],
    );
    let symbols: Vec<&str> = clause["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| d["symbol"].as_str().unwrap())
        .collect();
    assert_eq!(symbols, [ADOPTED, DRAFT]);
    let patch = travaux(dir.path(), &["log", REVISED, "-p"]);
    assert!(patch.contains("[-Takes note of-] {+Welcomes+}"), "{patch}");
    let stat = travaux(dir.path(), &["log", REVISED, "--stat"]);
    assert!(stat.contains("merged    OP5 + OP6 → OP7"), "{stat}");
    let sponsors = travaux(dir.path(), &["log", REVISED, "--sponsors"]);
    assert!(sponsors.contains("- Paraguay") && !sponsors.contains(ADOPTED));
}

#[test]
fn a_comparison_takes_symbols_steps_tags_and_revisions() {
    let dir = store();
    let since = travaux(dir.path(), &["diff", ADOPTED]);
    for sides in [
        vec!["A/RES/97/164~1", ADOPTED],
        vec!["A_C.2_97_L.41_Rev.1", "A_RES_97_164"],
        vec!["HEAD~1", "HEAD"],
        vec!["HEAD"],
        vec!["A_RES_97_164"],
    ] {
        let args: Vec<&str> = ["diff"].into_iter().chain(sides).collect();
        assert_eq!(travaux(dir.path(), &args), since, "{args:?}");
    }
}

#[test]
fn stock_git_shows_documents_by_clause_once_it_is_set_up() {
    let dir = TempDir::new().unwrap();
    let at = dir.path();
    git(at, &["init", "-q", "-b", "main"]);
    let told = travaux(at, &["git-setup"]);
    assert!(told.contains("10 lines added"), "{told}");
    assert!(travaux(at, &["git-setup", "."]).contains("were there already"));
    fs::copy(bundled("A_C.2_97_L.41.pdf"), at.join("draft.pdf")).unwrap();
    fs::write(at.join("notes.txt"), "Buy oil.\n").unwrap();
    fs::write(at.join("broken.pdf"), b"%PDF-1.7\n\0 nothing").unwrap();
    git(at, &["add", "."]);
    git(at, &["commit", "-q", "-m", "Begin"]);
    fs::copy(bundled("A_C.2_97_L.41_Rev.1.docx"), at.join("draft.pdf")).unwrap();
    fs::write(at.join("notes.txt"), "Buy oil and wicks.\n").unwrap();
    fs::write(at.join("broken.pdf"), b"%PDF-1.7\n\0 nothing more").unwrap();
    let diff = git(at, &["diff"]);
    assert!(diff.contains("-- *Takes note* of the report"), "{diff}");
    assert!(diff.contains("+- *Welcomes* the report"), "{diff}");
    assert!(diff.contains("+Buy oil and wicks."), "{diff}");
    assert!(diff.contains("broken.pdf"), "{diff}");
}

#[test]
fn stock_git_merges_two_branches_by_clause_once_it_is_set_up() {
    let dir = TempDir::new().unwrap();
    let at = dir.path();
    git(at, &["init", "-q", "-b", "main"]);
    travaux(at, &["git-setup"]);
    let page = "# Lamps\n\n- Kind: document\n\n## Text\n\n\
                - *Requests* all keepers to trim the lamps before dusk;\n\
                - *Invites* the ports to hold oil for two winters in dry sheds;\n";
    let file = at.join("text.md");
    let commit = |text: &str| {
        fs::write(&file, text).unwrap();
        git(at, &["add", "."]);
        git(at, &["commit", "-q", "-m", "Change"]);
    };
    commit(page);
    git(at, &["checkout", "-q", "-b", "other"]);
    commit(&page.replace("before dusk", "at noon"));
    git(at, &["checkout", "-q", "main"]);
    commit(&page.replace("two winters", "three winters"));
    git(at, &["merge", "-q", "--no-edit", "other"]);
    let both = page
        .replace("before dusk", "at noon")
        .replace("two winters", "three winters");
    assert_eq!(fs::read_to_string(&file).unwrap(), both);
    // The same clause in two ways: one conflict, around that clause.
    git(at, &["checkout", "-q", "-b", "third"]);
    commit(&both.replace("three winters", "four winters"));
    git(at, &["checkout", "-q", "main"]);
    commit(&both.replace("three winters", "five winters"));
    let merge = run(at, "git", &["merge", "--no-edit", "third"]);
    assert_eq!(merge.status.code(), Some(1));
    let text = fs::read_to_string(&file).unwrap();
    assert_eq!(text.matches("<<<<<<<").count(), 1, "{text}");
    assert!(
        text.contains("- *Requests* all keepers to trim the lamps at noon;\n\n<<<<<<<"),
        "{text}"
    );
}

#[test]
fn two_clones_add_documents_of_their_own_and_both_land() {
    let desk = TempDir::new().unwrap();
    let at = desk.path();
    travaux(at, &["init", "one"]);
    travaux(&at.join("one"), &["add", &bundled("A_C.2_97_L.41.txt")]);
    git(at, &["clone", "-q", "--bare", "one", "host.git"]);
    travaux(at, &["clone", "host.git", "two"]);
    let (one, two) = (at.join("one"), at.join("two"));
    git(&one, &["remote", "add", "origin", "../host.git"]);
    let second = fs::read_to_string(bundled("A_C.2_97_L.41.txt")).unwrap();
    let other = at.join("other.txt");
    fs::write(&other, second.replace("97/L.41", "97/L.52")).unwrap();
    travaux(&two, &["add", other.to_str().unwrap()]);
    travaux(&two, &["push"]);
    travaux(&one, &["add", &bundled("A_C.2_97_L.41_Rev.1.txt")]);
    let refused = run(&one, env!("CARGO_BIN_EXE_travaux"), &["push"]);
    assert_eq!(refused.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("travaux pull"));
    travaux(&one, &["pull", "origin", "main"]);
    travaux(&one, &["push"]);
    travaux(&two, &["pull"]);
    for store in [&one, &two] {
        let list = json(store, &["list", "-f", "json"]);
        let texts: Vec<(&str, u64)> = list["texts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|t| {
                (
                    t["text"].as_str().unwrap(),
                    t["documents"].as_u64().unwrap(),
                )
            })
            .collect();
        assert_eq!(texts, [(DRAFT, 2), ("A/C.2/97/L.52", 1)]);
        assert_eq!(git(store, &["status", "--porcelain"]), "");
    }
}
