//! Runs the commands that the README, the manual and `tests/cmd` show.
//!
//! `TRYCMD=overwrite cargo test --test transcripts` writes what the program
//! says now; read the change before you commit it.

use std::process::Command;

#[test]
fn documented_commands_print_what_is_documented() {
    trycmd::TestCases::new()
        .env("COLUMNS", "80")
        .env("NO_COLOR", "1")
        .env("TRAVAUX_CONFIG", "")
        .env("TRAVAUX_PAGER", "cat")
        .case("README.md")
        .case("docs/manual.md")
        .case("docs/json.md")
        .case("tests/cmd/*.md")
        .skip("tests/cmd/config.md");
}

/// Each of these commands names its own file of settings.
#[test]
fn settings_are_read_from_the_file_that_is_named() {
    trycmd::TestCases::new()
        .env("COLUMNS", "80")
        .env("NO_COLOR", "1")
        .env("TRAVAUX_PAGER", "cat")
        .case("tests/cmd/config.md");
}

/// The first command of the README, as it stands there, with the built program
/// in the place of `cargo run --release --`.
#[test]
fn the_main_command_of_the_readme_prints_a_coloured_diff() {
    let readme = include_str!("../README.md");
    let line = readme
        .lines()
        .find(|l| l.starts_with("cargo run --release -- "))
        .expect("the README runs the main job");
    let words: Vec<&str> = line["cargo run --release -- ".len()..].split(' ').collect();
    let output = Command::new(env!("CARGO_BIN_EXE_travaux"))
        .args(&words)
        .args(["--color", "always"])
        .env("TRAVAUX_CONFIG", "")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs");
    let text = String::from_utf8(output.stdout).expect("the report is UTF-8");
    assert!(output.status.success());
    assert!(text.contains("\u{1b}["), "no colour in {text}");
    for word in [
        "Rev.1",
        "sponsors joined",
        "moved",
        "split",
        "merged",
        "Welcomes",
    ] {
        assert!(text.contains(word), "no “{word}” in {text}");
    }
}
