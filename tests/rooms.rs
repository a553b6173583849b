//! A room imports only rooms above it: the order is that of ARCHITECTURE.md. The
//! linker is told of rooms that exist.

use std::fs;
use std::path::{Path, PathBuf};

const ROOMS: [&str; 11] = [
    "symbol", "text", "model", "source", "parse", "align", "change", "store", "history", "report",
    "cli",
];

fn files(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("a folder of the source") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The room that a use of `crate::` names.
fn used(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::")
        .skip(1)
        .filter_map(|rest| rest.split(|c: char| !c.is_ascii_alphabetic()).next())
}

#[test]
fn no_room_imports_one_below_it() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for (place, room) in ROOMS.iter().enumerate() {
        let mut found = Vec::new();
        files(&source.join(room), &mut found);
        assert!(!found.is_empty(), "the room {room} is empty");
        for file in found {
            let text = fs::read_to_string(&file).expect("source is UTF-8");
            // Tests below may fetch their material from any room.
            let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
            for line in text.lines().filter(|l| !l.trim_start().starts_with("//")) {
                for name in used(line) {
                    if ROOMS
                        .iter()
                        .position(|r| *r == name)
                        .is_some_and(|at| at > place)
                    {
                        wrong.push(format!("{}: {}", file.display(), line.trim()));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_is_in_the_list() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(source).expect("the source") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            let name = path.file_name().and_then(|n| n.to_str()).expect("a name");
            assert!(
                ROOMS.contains(&name),
                "{name} has no place in the order of rooms"
            );
        }
    }
}

/// The parts of a path as the compiler writes it: `6source4read`.
fn parts(mut written: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    while let Some(digits) = written.find(|c: char| !c.is_ascii_digit()) {
        let (length, rest) = written.split_at(digits);
        let (part, behind) = rest.split_at(length.parse().expect("a length"));
        parts.push(part);
        written = behind;
    }
    parts
}

#[test]
fn the_linker_is_told_of_rooms_that_exist() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let script = fs::read_to_string(source.join("order.ld")).expect("the order of functions");
    let patterns = script.lines().map(str::trim);
    let rooms = patterns.filter_map(|p| p.strip_prefix("*(.text*7travaux")?.strip_suffix("*)"));
    let rooms: Vec<Vec<&str>> = rooms.map(parts).collect();
    assert!(!rooms.is_empty(), "the order names no room");
    for room in rooms {
        let place = source.join(room.iter().collect::<PathBuf>());
        let function = || {
            let file = fs::read_to_string(place.with_file_name("mod.rs")).unwrap_or_default();
            let name = room.last().copied().unwrap_or_default();
            file.contains(&format!("fn {name}("))
        };
        assert!(
            place.is_dir() || place.with_extension("rs").is_file() || function(),
            "no room {}; see ROOMS in benches/order.rs",
            room.join("::")
        );
    }
}
