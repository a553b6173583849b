//! Runs the commands of the chapter on the store, one after the other, in a
//! folder of their own with a fixed committer: so even commit ids must hold.
//!
//! `TRYCMD=overwrite cargo test --test store_manual` writes what the program
//! says now into the chapter.

use std::fs;
use std::path::Path;

#[test]
fn the_chapter_on_the_store_says_what_happens() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let chapter = project.join("docs/store.md");
    let commands = fs::read_to_string(&chapter).expect("the chapter is there");
    assert!(
        commands.matches("\n$ ").count() > 10,
        "the chapter shows no commands"
    );
    let desk = tempfile::tempdir().expect("a temporary folder");
    let copy = desk.path().join("store.md");
    fs::copy(&chapter, &copy).expect("the chapter is there");
    let store = desk.path().join("store");
    let drafts = store.join("drafts");
    fs::create_dir_all(&drafts).expect("a folder");
    for entry in fs::read_dir(project.join("drafts")).expect("the bundled drafts") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|e| e == "txt") {
            let name = path.file_name().expect("a name");
            fs::copy(&path, drafts.join(name)).expect("copied");
        }
    }
    // What is read out in the meeting, each time with one clause changed.
    let draft = fs::read_to_string(drafts.join("A_C.2_97_L.41_Rev.1.txt")).expect("the draft");
    for (name, old, new) in [
        ("as-read-out.txt", "free of charge", "at no cost"),
        (
            "as-read-by-ada.txt",
            "Welcomes",
            "Welcomes with appreciation",
        ),
        ("as-read-by-ben.txt", "Welcomes", "Commends"),
    ] {
        assert!(draft.contains(old), "{old}");
        fs::write(drafts.join(name), draft.replacen(old, new, 1)).expect("written");
    }
    // The only test of this program, so nothing else sees the folder change.
    std::env::set_current_dir(&store).expect("the folder is there");
    {
        let cases = trycmd::TestCases::new();
        cases
            .env("COLUMNS", "80")
            .env("NO_COLOR", "1")
            .env("TRAVAUX_PAGER", "cat")
            .env("HOME", desk.path().to_str().expect("UTF-8"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_PAGER", "cat")
            .env("GIT_COMMITTER_NAME", "A. Clerk")
            .env("GIT_COMMITTER_EMAIL", "clerk@example.org")
            .env("GIT_COMMITTER_DATE", "2042-12-30T10:00:00+0000")
            .register_bin("travaux", Path::new(env!("CARGO_BIN_EXE_travaux")))
            .register_bin("git", found("git"))
            .register_bin("sed", found("sed"))
            .case(&copy);
    }
    if std::env::var_os("TRYCMD").is_some_and(|v| v == "overwrite") {
        fs::copy(&copy, &chapter).expect("the chapter can be written");
    }
}

/// Where a program is.
fn found(program: &str) -> std::path::PathBuf {
    let path = std::env::var_os("PATH").expect("a search path");
    std::env::split_paths(&path)
        .map(|dir| dir.join(program))
        .find(|file| file.is_file())
        .unwrap_or_else(|| panic!("{program} is installed"))
}
