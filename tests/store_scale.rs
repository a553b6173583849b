//! What the store costs, and how it grows: run with
//! `cargo test --release --test store_scale -- --ignored --nocapture`.
//!
//! Timed: adding and reading without parsing. The texts are made by a counter,
//! not drawn at random, and have three documents each. `TRAVAUX_TEXTS=100,1000`
//! says how many, `TRAVAUX_GC=1` adds `git fsck` and `git gc --aggressive`,
//! `TRAVAUX_KEEP=1` leaves the stores where they are.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "figures, taken only when asked for"
)]
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use jiff::civil::date;
use travaux::model::{
    Clause, ClauseId, ClauseKind, Draft, DraftKind, Masthead, Place, Sponsor, SponsorKind,
};
use travaux::store::{Identity, Import, Store};
use travaux::symbol::Symbol;

const WORDS: [&str; 48] = [
    "lighthouses",
    "lamps",
    "harbours",
    "oil",
    "winter",
    "keepers",
    "vessels",
    "ports",
    "signals",
    "the",
    "of",
    "and",
    "in",
    "to",
    "on",
    "for",
    "with",
    "all",
    "its",
    "at",
    "national",
    "regional",
    "resolution",
    "report",
    "session",
    "States",
    "Members",
    "Secretary-General",
    "measures",
    "progress",
    "further",
    "efforts",
    "cooperation",
    "safety",
    "navigation",
    "maintenance",
    "training",
    "funding",
    "relevant",
    "organizations",
    "concern",
    "welcome",
    "implementation",
    "strengthening",
    "capacity",
    "technical",
    "assistance",
    "exchange",
];

/// Numbers that look drawn, and are the same at every run.
struct Counter(u64);

impl Counter {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }

    fn sentence(&mut self) -> String {
        let words: Vec<&str> = (0..30 + self.next(40))
            .map(|_| WORDS[self.next(WORDS.len())])
            .collect();
        words.join(" ")
    }
}

/// The first draft, `Rev.1` and `Rev.2` of a text.
fn life(number: usize) -> Vec<Draft> {
    let mut counter = Counter(number as u64);
    let clause = |at: usize, text: String| Clause {
        id: ClauseId::new(format!("OP{at}")),
        kind: ClauseKind::Operative,
        number: Some(at.to_string()),
        opener: Some("Decides".to_owned()),
        text: format!("Decides {text};"),
        footnotes: Vec::new(),
        references: Vec::new(),
        place: Place { page: 1, line: 0 },
    };
    let mut clauses: Vec<Clause> = (1..=20).map(|at| clause(at, counter.sentence())).collect();
    let title = format!("Keeping of lighthouses, number {number}");
    (0..3)
        .map(|revision| {
            if revision > 0 {
                let at = counter.next(20);
                clauses[at].text = format!("Urges {};", counter.sentence());
            }
            let suffix = if revision == 0 {
                String::new()
            } else {
                format!("/Rev.{revision}")
            };
            let of: Symbol = format!("A/C.1/75/L.{number}{suffix}").parse().unwrap();
            Draft {
                kind: DraftKind::DraftResolution,
                masthead: Masthead {
                    symbol: Some(of),
                    organ: Some("General Assembly".to_owned()),
                    session: Some("75".to_owned()),
                    date: Some(date(2020, 10, 1 + revision)),
                    ..Masthead::default()
                },
                title: Some(title.clone()),
                sponsors: ["Chad", "Fiji", "Malta"]
                    .into_iter()
                    .map(|name| Sponsor {
                        name: name.to_owned(),
                        kind: SponsorKind::State,
                    })
                    .collect(),
                clauses: clauses.clone(),
                ..Draft::default()
            }
        })
        .collect()
}

fn import(draft: Draft) -> Import {
    let lines: Vec<&str> = draft.clauses.iter().map(|c| c.text.as_str()).collect();
    let symbol = draft.masthead.symbol.as_ref().unwrap();
    Import {
        bytes: format!("{symbol}\n\n{}\n", lines.join("\n\n")).into_bytes(),
        source_name: "a.txt".to_owned(),
        extension: "txt".to_owned(),
        draft,
        ..Import::default()
    }
}

fn secretary() -> Identity {
    Identity {
        name: "Ada Secretary".to_owned(),
        email: "ada@example.org".to_owned(),
        time: Some((1_700_000_000, 0)),
    }
}

fn size(dir: &Path) -> u64 {
    let out = Command::new("du").args(["-sb"]).arg(dir).output().unwrap();
    let text = String::from_utf8(out.stdout).unwrap();
    text.split_whitespace().next().unwrap().parse().unwrap()
}

fn git(dir: &Path, args: &[&str]) {
    assert!(
        Command::new("git")
            .args(args)
            .current_dir(dir)
            .status()
            .unwrap()
            .success(),
        "{args:?}"
    );
}

/// Processor time of this process, or of those that it waited for, in
/// milliseconds.
fn cpu(of: Whose) -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = text
        .rsplit(')')
        .next()
        .unwrap_or("")
        .split_whitespace()
        .collect();
    let ticks = |at: usize| {
        fields
            .get(at)
            .and_then(|f| f.parse::<f64>().ok())
            .unwrap_or(0.0)
    };
    let first = match of {
        Whose::Own => 11,
        Whose::Children => 13,
    };
    (ticks(first) + ticks(first + 1)) * 10.0
}

#[derive(Clone, Copy)]
enum Whose {
    Own,
    Children,
}

/// Whole processes: their processor time and what the clock says.
fn timed(name: &str, times: usize, mut command: impl FnMut(usize) -> Command) {
    let (from, clock) = (cpu(Whose::Children), Instant::now());
    for time in 0..times {
        let status = command(time).stdout(Stdio::null()).status().unwrap();
        assert!(status.success(), "{name}");
    }
    println!(
        "  {name}: {:.1} ms of processor, {:.1} ms",
        (cpu(Whose::Children) - from) / times as f64,
        clock.elapsed().as_secs_f64() * 1000.0 / times as f64
    );
}

#[test]
#[ignore = "measures; needs minutes"]
fn costs_by_size() {
    let sizes = std::env::var("TRAVAUX_TEXTS").unwrap_or("100,1000,10000".to_owned());
    for size in sizes.split(',') {
        measure(size.parse().unwrap());
    }
}

fn measure(texts: usize) {
    println!("{texts} texts");
    let dir = tempfile::tempdir().unwrap();
    let (at, other) = (dir.path().join("store"), dir.path().join("other"));
    let store = Store::init_as(&at, secretary()).unwrap();
    let imports: Vec<Import> = (1..=texts).flat_map(life).map(import).collect();
    let (clock, from) = (Instant::now(), cpu(Whose::Own));
    let receipt = store.add(&imports).unwrap();
    let long = clock.elapsed().as_secs_f64();
    assert!(receipt.behind.is_none() && receipt.left.is_empty());
    println!(
        "  add: {} documents in {long:.1} s, {:.0} a second; {:.0} ms of processor in all",
        imports.len(),
        imports.len() as f64 / long,
        cpu(Whose::Own) - from
    );
    let whole = size(&at.join(".git"));
    println!("  repository: {whole} bytes");

    std::fs::create_dir(&other).unwrap();
    git(&other, &["init", "-q", "--bare"]);
    let stream = other.join("stream");
    let export = Command::new("git")
        .args([
            "fast-export",
            "--all",
            "--reencode=no",
            "--signed-tags=verbatim",
        ])
        .current_dir(&at)
        .stdout(std::fs::File::create(&stream).unwrap())
        .status()
        .unwrap();
    assert!(export.success());
    let (clock, from) = (Instant::now(), cpu(Whose::Children));
    let import = Command::new("git")
        .args(["fast-import", "--quiet"])
        .current_dir(&other)
        .stdin(Stdio::from(std::fs::File::open(&stream).unwrap()))
        .status()
        .unwrap();
    assert!(import.success());
    let peer = clock.elapsed().as_secs_f64();
    println!(
        "  git fast-import of the same: {peer:.1} s, {:.0} ms of processor; add takes {:.2} times as long",
        cpu(Whose::Children) - from,
        long / peer
    );
    commands(&at, dir.path(), texts);
    if std::env::var_os("TRAVAUX_GC").is_some() {
        git(&at, &["fsck", "--strict", "--full"]);
        let clone = dir.path().join("clone.git");
        let from = at.to_str().unwrap();
        let args = ["clone", "-q", "--mirror", "--no-local", from, "clone.git"];
        git(dir.path(), &args);
        git(&clone, &["gc", "-q", "--aggressive", "--prune=now"]);
        println!(
            "  after git gc --aggressive: {} bytes; the store is {:.2} times as large",
            size(&clone),
            whole as f64 / size(&clone) as f64
        );
    }
    if std::env::var_os("TRAVAUX_KEEP").is_some() {
        println!("  kept in {}", dir.keep().display());
    }
}

/// What one text costs among many, by whole processes.
fn commands(at: &Path, desk: &Path, texts: usize) {
    let travaux = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_travaux"));
        command
            .args(args)
            .current_dir(at)
            .env("GIT_COMMITTER_NAME", "Ada Secretary")
            .env("GIT_COMMITTER_EMAIL", "ada@example.org");
        command
    };
    let number = |time: usize| 1 + time * texts / 21;
    let symbol = |time: usize| format!("A/C.1/75/L.{}", number(time));
    let file = desk.join("one.txt");
    let draft = |time: usize| {
        let text = format!(
            "United Nations A/C.2/75/L.{0}\nGeneral Assembly Distr.: Limited\n8 October 2020\n\n\
             Seventy-fifth session\nSecond Committee\n\nChad: draft resolution\n\n\
             Keeping of lamp {0}\n\nThe General Assembly,\n\n\
             1. Decides to keep lamp {0} lit.\n",
            time + 1
        );
        std::fs::write(&file, text).unwrap();
    };
    timed("(travaux --version)", 20, |_| travaux(&["--version"]));
    timed("show", 20, |time| travaux(&["show", &symbol(time)]));
    timed("log", 20, |time| travaux(&["log", &symbol(time)]));
    timed("diff", 20, |time| {
        travaux(&["diff", &format!("{}/Rev.2", symbol(time))])
    });
    timed("blame", 20, |time| {
        travaux(&["blame", &format!("{}/Rev.2", symbol(time))])
    });
    timed("blame again", 20, |time| {
        travaux(&["blame", &format!("{}/Rev.2", symbol(time))])
    });
    timed("git blame", 20, |time| {
        let mut command = Command::new("git");
        let page = format!("texts/A_C.1_75_L.{}/text.md", number(time));
        command.args(["blame", &page]).current_dir(at);
        command
    });
    timed("add", 20, |time| {
        draft(time);
        travaux(&["add", file.to_str().unwrap()])
    });
    timed("git add and git commit", 5, |time| {
        std::fs::write(at.join("texts/note.txt"), time.to_string()).unwrap();
        let mut command = Command::new("sh");
        let script = "git add texts/note.txt && git -c user.name=a -c user.email=a@b commit -qm x";
        command.args(["-c", script]).current_dir(at);
        command
    });
    timed("list, first time", 1, |_| travaux(&["list"]));
    timed("list again", 3, |_| travaux(&["list"]));
}
