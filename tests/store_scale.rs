//! What the store costs, and how it grows: run with
//! `cargo test --release --test store_scale -- --ignored --nocapture`.
//!
//! Timed: adding and reading without parsing. The texts are made by a counter,
//! not drawn at random. `TRAVAUX_TEXTS` says how many, each with three
//! revisions.

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
use travaux::history;
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

/// Processor time of this process, in milliseconds.
fn cpu() -> f64 {
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
    (ticks(11) + ticks(12)) * 10.0
}

fn timed(name: &str, times: u32, mut work: impl FnMut(u32)) {
    let (from, clock) = (cpu(), Instant::now());
    for time in 0..times {
        work(time);
    }
    println!(
        "{name}: {:.1} ms of processor, {:.1} ms",
        (cpu() - from) / f64::from(times),
        clock.elapsed().as_secs_f64() * 1000.0 / f64::from(times)
    );
}

#[test]
#[ignore = "measures; needs minutes"]
fn bulk() {
    let texts: usize = std::env::var("TRAVAUX_TEXTS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(10_000);
    let dir = tempfile::tempdir().unwrap();
    let store = Store::init_as(dir.path(), secretary()).unwrap();
    let imports: Vec<Import> = (1..=texts).flat_map(life).map(import).collect();
    let (clock, from) = (Instant::now(), cpu());
    let receipt = store.add(&imports).unwrap();
    let long = clock.elapsed().as_secs_f64();
    assert!(receipt.behind.is_none() && receipt.left.is_empty());
    println!(
        "add: {} documents in {long:.1} s, {:.0} a second; {:.0} ms of processor in all",
        imports.len(),
        imports.len() as f64 / long,
        cpu() - from
    );
    let repository = dir.path().join(".git");
    println!("repository: {} bytes", size(&repository));

    let other = tempfile::tempdir().unwrap();
    git(other.path(), &["init", "-q", "--bare"]);
    let stream = other.path().join("stream");
    let export = Command::new("git")
        .args([
            "fast-export",
            "--all",
            "--reencode=no",
            "--signed-tags=verbatim",
        ])
        .current_dir(dir.path())
        .stdout(std::fs::File::create(&stream).unwrap())
        .status()
        .unwrap();
    assert!(export.success());
    let clock = Instant::now();
    let import = Command::new("git")
        .args(["fast-import", "--quiet"])
        .current_dir(other.path())
        .stdin(Stdio::from(std::fs::File::open(&stream).unwrap()))
        .status()
        .unwrap();
    assert!(import.success());
    println!(
        "git fast-import of the same: {:.1} s",
        clock.elapsed().as_secs_f64()
    );

    timed("open and show", 20, |time| {
        let store = Store::open(dir.path()).unwrap();
        let of: Symbol = format!("A/C.1/75/L.{}/Rev.1", 1 + time as usize * texts / 21)
            .parse()
            .unwrap();
        assert!(!store.draft(&of).unwrap().clauses.is_empty());
    });
    timed("open and log of one", 20, |time| {
        let store = Store::open(dir.path()).unwrap();
        let of: Symbol = format!("A/C.1/75/L.{}", 1 + time as usize * texts / 21)
            .parse()
            .unwrap();
        assert_eq!(history::log(&store, Some(&of)).unwrap().len(), 3);
    });
    timed("open and blame", 20, |time| {
        let store = Store::open(dir.path()).unwrap();
        let of: Symbol = format!("A/C.1/75/L.{}/Rev.2", 1 + time as usize * texts / 21)
            .parse()
            .unwrap();
        history::blame(&store, &of).unwrap();
    });
    timed("open and add one", 20, |time| {
        let store = Store::open(dir.path()).unwrap().with_identity(secretary());
        let mut draft = life(1 + time as usize * texts / 21).remove(2);
        draft.masthead.symbol = Some(format!("A/C.2/75/L.{}", 1 + time).parse().unwrap());
        store.add(&[self::import(draft)]).unwrap();
    });
    timed("open and list, first time", 1, |_| {
        let store = Store::open(dir.path()).unwrap();
        assert_eq!(store.texts().unwrap().len(), texts + 20);
    });
    timed("open and list again", 3, |_| {
        let store = Store::open(dir.path()).unwrap();
        assert_eq!(store.texts().unwrap().len(), texts + 20);
    });
    if std::env::var_os("TRAVAUX_GC").is_some() {
        git(dir.path(), &["fsck", "--strict", "--full"]);
        let clone = other.path().join("clone.git");
        git(
            other.path(),
            &[
                "clone",
                "-q",
                "--mirror",
                "--no-local",
                dir.path().to_str().unwrap(),
                clone.to_str().unwrap(),
            ],
        );
        git(&clone, &["gc", "-q", "--aggressive", "--prune=now"]);
        println!("after git gc --aggressive: {} bytes", size(&clone));
    }
}
