//! The same documents with the same committer give the same commit ids,
//! wherever, whenever and by however many threads they are added.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// The ids of the branch and of all tags of a store made of `documents`.
fn ids(documents: &[(String, String)], apart: bool, surroundings: &[(&str, &str)]) -> String {
    let dir = TempDir::new().unwrap();
    let store = dir.path().join(surroundings[0].1);
    fs::create_dir_all(&store).unwrap();
    let run = |program: &str, args: &[&str]| {
        let output = Command::new(program)
            .args(args)
            .current_dir(&store)
            .env("GIT_COMMITTER_NAME", "Ada Secretary")
            .env("GIT_COMMITTER_EMAIL", "ada@example.org")
            .env("GIT_COMMITTER_DATE", "1700000000 +0100")
            .envs(surroundings.iter().copied())
            .output()
            .unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?}: {errors}");
        String::from_utf8(output.stdout).unwrap()
    };
    let travaux = env!("CARGO_BIN_EXE_travaux");
    run(travaux, &["init"]);
    let mut files = Vec::new();
    for (name, text) in documents {
        let file = dir.path().join(name);
        fs::write(&file, text).unwrap();
        files.push(file.to_str().unwrap().to_owned());
    }
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    if apart {
        for file in files {
            run(travaux, &["add", file]);
        }
    } else {
        run(travaux, &[&["add"], files.as_slice()].concat());
    }
    assert!(Path::new(&store.join("texts")).is_dir());
    run(
        "git",
        &["for-each-ref", "--format=%(objectname) %(refname)"],
    )
}

/// Invented drafts of many texts, two revisions each, in document order.
fn documents(texts: usize) -> Vec<(String, String)> {
    let mut documents = Vec::new();
    for number in 1..=texts {
        for (suffix, months) in [("", 3), ("/Rev.1", 4)] {
            let symbol = format!("A/C.1/75/L.{number}{suffix}");
            let text = format!(
                "United Nations {symbol}\nGeneral Assembly Distr.: Limited\n8 October 2020\n\n\
                 Seventy-fifth session\nFirst Committee\n\nChad and Fiji: draft resolution\n\n\
                 Keeping of lighthouse {number}\n\nThe General Assembly,\n\n\
                 1. Requests the ports to keep a spare lamp for {months} months;\n\n\
                 2. Decides to remain seized of the matter.\n"
            );
            documents.push((format!("{}.txt", symbol.replace('/', "_")), text));
        }
    }
    documents
}

#[test]
fn equal_documents_give_equal_commits_everywhere() {
    for texts in [3, 40] {
        let mut documents = documents(texts);
        documents.sort_by_key(|(name, _)| name.len());
        let here = [
            ("PLACE", "here"),
            ("TZ", "UTC"),
            ("LC_ALL", "C"),
            ("RAYON_NUM_THREADS", "1"),
        ];
        let there = [
            ("PLACE", "some where/else"),
            ("TZ", "Pacific/Auckland"),
            ("LC_ALL", "tr_TR.UTF-8"),
            ("RAYON_NUM_THREADS", "2"),
        ];
        let first = ids(&documents, false, &here);
        assert_eq!(first.lines().count(), 1 + 2 * texts);
        documents.reverse();
        assert_eq!(ids(&documents, false, &there), first);
    }
}

#[test]
fn documents_added_one_by_one_give_the_commits_of_one_import() {
    let documents = documents(3);
    let here = [("PLACE", "here")];
    assert_eq!(ids(&documents, true, &here), ids(&documents, false, &here));
}
