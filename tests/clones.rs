//! Two copies of one store, changed apart, become one again: with travaux
//! pull, and with stock git.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const DRAFT: &str = "A/C.2/97/L.41";
const REVISED: &str = "A/C.2/97/L.41/Rev.1";
const ADOPTED: &str = "A/RES/97/164";
const PAGE: &str = "texts/A_C.2_97_L.41/text.md";

/// Two copies of a store with one draft, and the host between them.
struct Desk {
    dir: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Desk {
            dir: TempDir::new().unwrap(),
        };
        let at = desk.at("");
        done(travaux(&at, &["init", "one"]));
        done(travaux(
            &desk.at("one"),
            &["add", &bundled("A_C.2_97_L.41.txt")],
        ));
        git(&at, &["clone", "-q", "--bare", "one", "host.git"]);
        git(&desk.at("one"), &["remote", "add", "origin", "../host.git"]);
        done(travaux(&desk.at("one"), &["push", "-q"]));
        done(travaux(&at, &["clone", "host.git", "two"]));
        desk
    }

    fn at(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn one(&self, args: &[&str]) -> Output {
        travaux(&self.at("one"), args)
    }

    fn two(&self, args: &[&str]) -> Output {
        travaux(&self.at("two"), args)
    }

    /// The bundled draft with some words replaced, as a file.
    fn reworded(&self, name: &str, words: &[(&str, &str)]) -> String {
        let mut text = fs::read_to_string(bundled("A_C.2_97_L.41.txt")).unwrap();
        for (old, new) in words {
            assert!(text.contains(old), "{old}");
            text = text.replace(old, new);
        }
        let path = self.at(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Records an oral revision in one of the copies.
    fn oral(&self, copy: &str, day: &str, words: &[(&str, &str)]) {
        let file = self.reworded(&format!("{copy}-{day}.txt"), words);
        done(travaux(
            &self.at(copy),
            &[
                "record",
                DRAFT,
                "--event",
                "orally-revised",
                "--text",
                &file,
                "--date",
                day,
            ],
        ));
    }

    /// Both copies hold the same, in one line, and nothing is amiss.
    fn agree(&self) {
        done(self.one(&["push"]));
        done(self.two(&["pull"]));
        for name in ["one", "two"] {
            let at = self.at(name);
            assert_eq!(git(&at, &["status", "--porcelain"]), "", "{name}");
            assert_eq!(git(&at, &["rev-list", "--merges", "HEAD"]), "", "{name}");
            assert!(
                done(travaux(&at, &["verify"])).contains(" 0 faults"),
                "{name}"
            );
            git(&at, &["fsck", "--strict"]);
            assert!(!at.join(".git/travaux/journal").exists());
        }
        let tags = |name: &str| {
            let format = "--format=%(refname) %(objectname)";
            git(
                &self.at(name),
                &["for-each-ref", "refs/tags", "refs/heads", format],
            )
        };
        assert_eq!(tags("one"), tags("two"));
    }
}

fn run(dir: &Path, program: &str, args: &[&str]) -> Output {
    Command::new(program)
        .args(args)
        .current_dir(dir)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .env("GIT_AUTHOR_NAME", "Ada Secretary")
        .env("GIT_AUTHOR_EMAIL", "ada@example.org")
        .env("GIT_COMMITTER_NAME", "Ada Secretary")
        .env("GIT_COMMITTER_EMAIL", "ada@example.org")
        .env("LC_ALL", "C")
        .env_remove("TRAVAUX_STORE")
        .output()
        .unwrap()
}

fn travaux(dir: &Path, args: &[&str]) -> Output {
    run(dir, env!("CARGO_BIN_EXE_travaux"), args)
}

fn said(output: &Output) -> String {
    let (out, err) = (&output.stdout, &output.stderr);
    String::from_utf8_lossy(out).into_owned() + &String::from_utf8_lossy(err)
}

fn done(output: Output) -> String {
    assert!(output.status.success(), "{}", said(&output));
    said(&output)
}

fn git(dir: &Path, args: &[&str]) -> String {
    done(run(dir, "git", args)).trim_end().to_owned()
}

fn json(dir: &Path, args: &[&str]) -> Value {
    let output = travaux(dir, args);
    assert!(output.status.success(), "{}", said(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn bundled(name: &str) -> String {
    format!("{}/drafts/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// The subjects of a text's documents, oldest first.
fn log(dir: &Path) -> Vec<String> {
    let log = json(dir, &["log", DRAFT, "--format", "json"]);
    let documents = log["documents"].as_array().unwrap();
    let subjects = documents
        .iter()
        .rev()
        .map(|d| d["subject"].as_str().unwrap());
    subjects.map(str::to_owned).collect()
}

fn sponsors(dir: &Path) -> Vec<String> {
    let draft = json(dir, &["show", DRAFT, "--format", "json"]);
    let sponsors = draft["sponsors"].as_array().unwrap();
    sponsors
        .iter()
        .map(|s| s["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn sponsors_and_oral_revisions_of_both_copies_hold() {
    let desk = Desk::new();
    let joined = |name| {
        vec![
            "record",
            DRAFT,
            "--event",
            "sponsors-joined",
            "--sponsors",
            name,
            "--date",
            "2042-11-01",
        ]
    };
    done(desk.two(&joined("Chad")));
    desk.oral("two", "2042-11-02", &[("Takes note of", "Welcomes")]);
    done(desk.two(&["push"]));
    done(desk.one(&joined("Fiji")));
    desk.oral("one", "2042-11-03", &[("free of charge.", "at no cost.")]);
    let refused = desk.one(&["push"]);
    assert!(
        said(&refused).contains("run travaux pull, then push"),
        "{}",
        said(&refused)
    );
    let told = done(desk.one(&["pull"]));
    assert!(told.contains("2 commits came"), "{told}");
    assert!(
        told.contains("2 commits of this store placed on top"),
        "{told}"
    );
    desk.agree();
    let at = desk.at("two");
    let sponsors = sponsors(&at);
    assert!(sponsors.contains(&"Chad".to_owned()) && sponsors.contains(&"Fiji".to_owned()));
    let page = fs::read_to_string(at.join(PAGE)).unwrap();
    assert!(
        page.contains("*Welcomes* the report") && page.contains("at no cost."),
        "{page}"
    );
    let log = log(&at);
    assert_eq!(log.len(), 5, "{log:?}");
    assert!(log[4].contains("orally revised; 1 reworded"), "{log:?}");
    // Once more changes nothing.
    assert!(done(desk.one(&["pull"])).contains("nothing came"));
}

#[test]
fn revisions_of_both_copies_find_their_order() {
    let desk = Desk::new();
    done(desk.two(&["add", &bundled("A_RES_97_164.txt")]));
    done(desk.two(&["push"]));
    done(desk.one(&["add", &bundled("A_C.2_97_L.41_Rev.1.txt")]));
    // The same document in both copies is one document.
    done(desk.one(&["add", &bundled("A_RES_97_164.txt")]));
    let told = done(desk.one(&["pull"]));
    assert!(told.contains("there already"), "{told}");
    desk.agree();
    let list = json(&desk.at("two"), &["list", "--format", "json"]);
    assert_eq!(list["texts"][0]["newest"], ADOPTED);
    assert_eq!(list["texts"][0]["documents"], 3);
    let log = log(&desk.at("two"));
    let symbols: Vec<&str> = log.iter().map(|s| s.split(": ").next().unwrap()).collect();
    assert_eq!(symbols, [DRAFT, REVISED, ADOPTED]);
}

#[test]
fn a_clause_changed_in_both_copies_waits_for_a_person() {
    let desk = Desk::new();
    desk.oral(
        "two",
        "2042-11-02",
        &[("Takes note of", "Welcomes"), ("six months", "nine months")],
    );
    done(desk.two(&["push"]));
    let note = ("Takes note of", "Notes with appreciation");
    desk.oral(
        "one",
        "2042-11-03",
        &[note, ("free of charge.", "at no cost.")],
    );
    done(desk.one(&["add", &bundled("A_C.2_97_L.41_Rev.1.txt")]));
    let before = git(&desk.at("one"), &["rev-parse", "HEAD"]);
    let told = desk.one(&["pull"]);
    assert_eq!(told.status.code(), Some(4));
    let told = said(&told);
    assert!(
        told.contains("\n  here    *Notes with appreciation*"),
        "{told}"
    );
    assert!(told.contains("\nOP1\n  before  *Takes note* of"), "{told}");
    assert!(told.contains("both sides changed OP1"), "{told}");
    // Nothing was done, and the store can be used as before.
    assert_eq!(git(&desk.at("one"), &["rev-parse", "HEAD"]), before);
    assert!(done(desk.one(&["verify"])).contains(" 0 faults"));
    assert!(said(&desk.one(&["pull"])).contains("waits for you"));
    let file = desk.at("one/A_C.2_97_L.41.conflict.md");
    let page = fs::read_to_string(&file).unwrap();
    assert_eq!(
        page.matches("<<<<<<< here: A/C.2/97/L.41: orally revised")
            .count(),
        1
    );
    let marked = desk.one(&["resolve"]);
    assert!(said(&marked).contains("a mark of the conflict is still there"));
    // Given up, it begins anew.
    assert!(done(desk.one(&["resolve", "--abort"])).contains("given up"));
    assert!(!file.exists());
    assert_eq!(desk.one(&["resolve"]).status.code(), Some(4));
    desk.one(&["pull"]);
    let (above, rest) = page.split_once("<<<<<<<").unwrap();
    let below = rest.split_once(">>>>>>> there\n").unwrap().1;
    let clause = "- Welcomes with appreciation the report of the Secretary-General;\n";
    fs::write(&file, format!("{above}{clause}{below}")).unwrap();
    let told = done(desk.one(&["resolve"]));
    assert!(
        told.contains("2 commits of this store placed on top"),
        "{told}"
    );
    assert!(!file.exists());
    desk.agree();
    let oral = json(
        &desk.at("two"),
        &["show", "A_C.2_97_L.41_event.3", "--format", "json"],
    );
    let clauses = oral["clauses"].as_array().unwrap();
    let clause = |id: &str| clauses.iter().find(|c| c["id"] == id).unwrap();
    assert_eq!(clause("OP1")["opener"], "Welcomes with appreciation");
    assert!(
        clause("OP4")["text"]
            .as_str()
            .unwrap()
            .contains("nine months")
    );
    assert!(
        clause("A1.4")["text"]
            .as_str()
            .unwrap()
            .contains("at no cost")
    );
    let list = json(&desk.at("one"), &["list", "--format", "json"]);
    assert_eq!(list["texts"][0]["newest"], REVISED);
}

#[test]
fn a_person_s_own_commits_are_carried_along() {
    let desk = Desk::new();
    let write = |copy: &str, path: &str, from: &str, to: &str| {
        let file = desk.at(copy).join(path);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(&file, text.replace(from, to)).unwrap();
        git(
            &desk.at(copy),
            &["commit", "-q", "-am", &format!("Say {to}")],
        );
    };
    write("two", "README.md", "Drafting record", "Our record");
    write(
        "two",
        PAGE,
        "before a light is altered",
        "before a lamp is altered",
    );
    git(&desk.at("two"), &["push", "-q"]);
    write("one", PAGE, "saves lives,", "saves many lives,");
    done(desk.one(&["add", &bundled("A_C.2_97_L.41_Rev.1.txt")]));
    done(desk.one(&["pull"]));
    desk.agree();
    assert!(
        fs::read_to_string(desk.at("one/README.md"))
            .unwrap()
            .contains("Our record")
    );
    let history = git(&desk.at("one"), &["log", "--format=%s"]);
    assert!(history.contains("Say saves many lives,"), "{history}");
    let page = git(&desk.at("one"), &["show", &format!("HEAD~1:{PAGE}")]);
    assert!(
        page.contains("a lamp is altered") && page.contains("saves many lives"),
        "{page}"
    );
}

#[test]
fn stock_git_merges_both_files_of_a_text_once_it_is_set_up() {
    let desk = Desk::new();
    desk.oral("two", "2042-11-02", &[("Takes note of", "Welcomes")]);
    done(desk.two(&["push"]));
    desk.oral("one", "2042-11-03", &[("free of charge.", "at no cost.")]);
    let at = desk.at("one");
    done(travaux(&at, &["git-setup"]));
    git(
        &at,
        &["pull", "-q", "--no-rebase", "--no-edit", "origin", "main"],
    );
    let page = fs::read_to_string(at.join(PAGE)).unwrap();
    assert!(
        page.contains("*Welcomes* the report") && page.contains("at no cost."),
        "{page}"
    );
    let model = fs::read_to_string(at.join(PAGE).with_file_name("draft.ron")).unwrap();
    assert!(
        model.contains("Welcomes the report") && model.contains("at no cost."),
        "{model}"
    );
    // What git merged, travaux puts in one line.
    assert_eq!(git(&at, &["rev-list", "--merges", "--count", "HEAD"]), "1");
    done(desk.one(&["resolve"]));
    desk.agree();
    assert_eq!(fs::read_to_string(at.join(PAGE)).unwrap(), page);
    assert_eq!(log(&at).len(), 3);
}

#[test]
fn a_merge_that_stock_git_left_to_a_person_ends_with_resolve() {
    let desk = Desk::new();
    desk.oral("two", "2042-11-02", &[("Takes note of", "Welcomes")]);
    done(desk.two(&["push"]));
    desk.oral("one", "2042-11-03", &[("Takes note of", "Notes")]);
    let at = desk.at("one");
    done(travaux(&at, &["git-setup"]));
    git(&at, &["fetch", "-q"]);
    let merge = run(&at, "git", &["merge", "--no-edit", "origin/main"]);
    assert_eq!(merge.status.code(), Some(1));
    assert!(said(&desk.one(&["resolve"])).contains("a mark of the conflict"));
    assert!(said(&desk.one(&["pull"])).contains("a merge of git is open"));
    let page = fs::read_to_string(at.join(PAGE)).unwrap();
    let (above, rest) = page.split_once("<<<<<<<").unwrap();
    let below = rest.split_once(">>>>>>> theirs\n").unwrap().1;
    let clause = "- *Welcomes and notes* the report;\n";
    fs::write(at.join(PAGE), format!("{above}{clause}{below}")).unwrap();
    done(desk.one(&["resolve"]));
    desk.agree();
    let page = fs::read_to_string(at.join(PAGE)).unwrap();
    assert!(page.contains(clause), "{page}");
    // And one that is given up is as if it had not been.
    desk.oral("two", "2042-11-04", &[("Takes note of", "Recalls")]);
    done(desk.two(&["push"]));
    desk.oral("one", "2042-11-05", &[("Takes note of", "Lauds")]);
    git(&at, &["fetch", "-q"]);
    let before = git(&at, &["rev-parse", "HEAD"]);
    run(&at, "git", &["merge", "--no-edit", "origin/main"]);
    done(desk.one(&["resolve", "--abort"]));
    assert_eq!(git(&at, &["rev-parse", "HEAD"]), before);
    assert_eq!(git(&at, &["status", "--porcelain"]), "");
}

#[test]
fn another_store_is_no_copy() {
    let desk = Desk::new();
    done(travaux(&desk.at(""), &["init", "three"]));
    let at = desk.at("three");
    git(&at, &["checkout", "-q", "--orphan", "fresh"]);
    git(&at, &["commit", "-q", "-m", "Another beginning"]);
    let told = desk.one(&["pull", "../three", "fresh"]);
    assert_eq!(told.status.code(), Some(4));
    assert!(said(&told).contains("another beginning"), "{}", said(&told));
}

#[test]
fn an_oral_revision_of_an_earlier_document_is_no_less_guarded() {
    let desk = Desk::new();
    done(desk.one(&["add", &bundled("A_RES_97_164.txt")]));
    done(desk.one(&["push"]));
    done(desk.two(&["pull"]));
    desk.oral("two", "2042-11-02", &[("Takes note of", "Welcomes")]);
    done(desk.two(&["push"]));
    desk.oral("one", "2042-11-02", &[("Takes note of", "Commends")]);
    let told = desk.one(&["pull"]);
    assert_eq!(told.status.code(), Some(4), "{}", said(&told));
    let page = desk.at("one/A_C.2_97_L.41.conflict.md");
    let text = fs::read_to_string(&page).unwrap();
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with(['<', '|', '=', '>']))
        .filter(|line| !line.contains("*Takes note* of") && !line.contains("*Commends*"))
        .collect();
    fs::write(&page, lines.join("\n")).unwrap();
    done(desk.one(&["resolve"]));
    desk.agree();
    let shown = json(&desk.at("two"), &["show", DRAFT, "--format", "json"]);
    let clauses = shown["clauses"].as_array().unwrap();
    let first = clauses.iter().find(|c| c["id"] == "OP1").unwrap();
    assert_eq!(first["opener"], "Welcomes");
}
