//! In which order the linker lays out the program: what a comparison runs first.
//!
//! A short run is mostly the reading of the program's own pages, and the system
//! reads them sixteen at a time: functions that run together should lie
//! together. Which ones do is told by a profile. Prints a linker script, which
//! `build.rs` gives to the linker; `benches/README.md` says how to make it anew.
//!
//! Our own functions are named by their rooms, so that the script outlives most
//! changes. Those of the libraries are named one by one, without the hash that
//! every compiler chooses anew; a name that no longer exists does no harm.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the script is what it prints"
)]

use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;
use std::process::ExitCode;
use std::{env, fs, io};

/// The rooms that a comparison of two plain texts runs nearly whole, as the
/// compiler writes their names.
const ROOMS: [&str; 16] = [
    "7travaux3cli4diff",
    "7travaux3cli5input",
    "7travaux3cli6output",
    "7travaux6source4read",
    "7travaux6source4kind",
    "7travaux6source6decode",
    "7travaux6source5plain",
    "7travaux4text",
    "7travaux6symbol",
    "7travaux5parse",
    "7travaux5align",
    "7travaux6change",
    "7travaux5model",
    "7travaux6report4view",
    "7travaux6report8terminal",
    "7travaux6report4safe",
];

/// Names of which less than this part runs lie after all others: they stand for
/// many instances of one generic function, and the comparison has few of them.
const DENSE: f64 = 0.6;

/// How long the hash of a crate is.
const HASH: RangeInclusive<usize> = 9..=13;

fn main() -> ExitCode {
    let files: Vec<String> = env::args().skip(1).filter(|a| a != "--bench").collect();
    let [map, profiles @ ..] = files.as_slice() else {
        // All benches together are run without files.
        eprintln!("cargo bench --bench order -- MAP PROFILE...");
        return ExitCode::SUCCESS;
    };
    match script(map, profiles) {
        Ok(script) => {
            print!("{script}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("order: {error}");
            ExitCode::FAILURE
        }
    }
}

fn script(map: &str, profiles: &[String]) -> io::Result<String> {
    let mut run = HashSet::new();
    for profile in profiles {
        run.extend(functions(&fs::read_to_string(profile)?));
    }
    let names = named(&sections(&fs::read_to_string(map)?), &run);
    let (libraries, mut others): (Vec<Name>, Vec<Name>) = names
        .into_iter()
        .filter(|n| n.run > 0)
        .partition(|n| n.is_library);
    others.sort_by(|a, b| b.density().total_cmp(&a.density()));
    let mut loose = others.split_off(others.partition_point(|n| n.density() >= DENSE));
    loose.sort_by_key(|n| n.size);
    let mut text = String::from(
        "/* What a comparison of two texts runs, for the linker to lay together.\n   \
         Written by `cargo bench --bench order`; see benches/README.md. */\n\
         SECTIONS\n{\n  .text.comparison :\n  {\n",
    );
    let mut put = |pattern: &str| text.push_str(&format!("    {pattern}\n"));
    for name in libraries.iter().chain(&others) {
        put(&name.pattern);
    }
    for room in ROOMS {
        put(&format!("*(.text*{room}*)"));
    }
    for name in loose {
        put(&name.pattern);
    }
    text.push_str("  }\n}\nINSERT BEFORE .text;\n");
    Ok(text)
}

/// The functions that a profile of `valgrind --tool=callgrind --demangle=no`
/// tells of.
fn functions(profile: &str) -> impl Iterator<Item = String> {
    profile.lines().filter_map(|line| {
        let (kind, named) = line.split_once("=(")?;
        let (_, name) = named.split_once(") ")?;
        // Calls of a function by itself are told apart by a number.
        let name = name.split_once('\'').map_or(name, |(name, _)| name);
        matches!(kind, "fn" | "cfn").then(|| name.to_owned())
    })
}

/// A piece of code that the linker can place.
struct Section<'m> {
    /// The object, or the archive and its member.
    file: &'m str,
    name: &'m str,
    /// In bytes.
    size: usize,
    symbols: Vec<&'m str>,
}

/// The code in a map that `lld` has written: rows of addresses, size, alignment,
/// and, further and further to the right, section, `file:(section)`, symbol.
fn sections(map: &str) -> Vec<Section<'_>> {
    let mut sections: Vec<Section> = Vec::new();
    let mut is_code = false;
    for row in map.lines() {
        let mut fields = row.split_whitespace();
        let Some(size) = fields
            .nth(2)
            .and_then(|f| usize::from_str_radix(f, 16).ok())
        else {
            continue;
        };
        let Some(what) = fields.nth(1) else { continue };
        if let Some((file, section)) = what.strip_suffix(')').and_then(|w| w.rsplit_once(":(")) {
            is_code = section.starts_with(".text");
            if is_code {
                sections.push(Section {
                    file,
                    name: section,
                    size,
                    symbols: Vec::new(),
                });
            }
        } else if is_code && let Some(section) = sections.last_mut() {
            section.symbols.push(what);
        }
    }
    sections
}

/// A pattern of the script, and what it stands for.
struct Name {
    pattern: String,
    /// A member of an archive: the C library, the allocator.
    is_library: bool,
    /// In bytes.
    size: usize,
    run: usize,
}

impl Name {
    fn density(&self) -> f64 {
        self.run as f64 / self.size.max(1) as f64
    }
}

/// The names of all sections that are not of our rooms, in their order.
fn named(sections: &[Section], run: &HashSet<String>) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut places = HashMap::new();
    for section in sections {
        let Some(first) = section.symbols.first() else {
            continue;
        };
        if ROOMS.iter().any(|room| section.name.contains(room)) {
            continue;
        }
        let is_run = section.symbols.iter().any(|s| run.contains(*s));
        let library = library(section.file);
        let is_library = library.is_some();
        let pattern = match library {
            Some(files) => format!("{files}(.text*)"),
            None if section.name == ".text" => format!("*{}(.text)", file_name(section.file)),
            None => format!("*(.text.{})", without_hash(first)),
        };
        let at = *places.entry(pattern.clone()).or_insert(names.len());
        if at == names.len() {
            names.push(Name {
                pattern,
                is_library,
                size: 0,
                run: 0,
            });
        }
        names[at].size += section.size;
        names[at].run += if is_run { section.size } else { 0 };
    }
    names
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The pattern for a member of an archive, whose path depends on the machine.
fn library(file: &str) -> Option<String> {
    let (archive, member) = file_name(file).strip_suffix(')')?.split_once('(')?;
    if archive.contains("mimalloc") {
        return Some("*mimalloc*".to_owned());
    }
    // `libm-2.36.a`
    let archive = archive.strip_prefix("lib")?.strip_suffix(".a")?;
    let archive = archive.split_once('-').map_or(archive, |(name, _)| name);
    // Variants for processors with AVX; the profile shows one of them.
    let member = match member.split_once('-') {
        Some((function, kind)) if kind.starts_with("avx") || kind.starts_with("evex") => {
            format!("{function}-*v*.o")
        }
        _ => member.to_owned(),
    };
    Some(format!("*lib{archive}*.a:{member}"))
}

/// A name without what every compiler chooses anew: the hash at the end, or, in
/// the newer way of writing, those of the crates. What is rarely run stands in
/// `.text.unlikely.`.
fn without_hash(symbol: &str) -> String {
    // Copies that the compiler has made are numbered.
    let numbered = symbol.rsplit_once('.');
    let numbered = numbered.filter(|(_, n)| n.bytes().all(|b| b.is_ascii_digit()));
    let symbol = numbered.map_or(symbol, |(name, _)| name);
    if symbol.starts_with("_ZN") {
        let hash = symbol.rfind("17h").unwrap_or(symbol.len());
        return format!("*{}17h*", &symbol[..hash]);
    }
    if !symbol.starts_with("_R") {
        return symbol.to_owned();
    }
    let mut parts = symbol.split("Cs");
    let mut name = format!("*{}", parts.next().unwrap_or_default());
    for part in parts {
        let hash = part.find('_').filter(|at| HASH.contains(at));
        name.push_str(if hash.is_some() { "Cs*" } else { "Cs" });
        name.push_str(&part[hash.unwrap_or(0)..]);
    }
    name + "*"
}
