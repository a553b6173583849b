//! Whole comparisons of long drafts: what they cost, beside `git diff`, and
//! whether all that was planted is found.
//!
//! `cargo bench --bench drafts` measures 100 to 100,000 clauses in every form;
//! `cargo bench --bench drafts -- FOLDER CLAUSES SEED FORM` writes one pair of
//! files and the list of what was planted, for any other program to time.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a measurement prints, stops at the first fault and asks the clock"
)]

mod generator;
#[path = "generator/print.rs"]
mod print;
#[path = "generator/truth.rs"]
mod truth;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use generator::Planted;
use print::Form;
use travaux::align::Options;
use travaux::change;
use travaux::model::Draft;
use truth::Kinds;

const SIZES: [usize; 4] = [100, 1_000, 10_000, 100_000];
const SEED: u64 = 7;

/// How often each program runs; the median counts.
const RUNS: usize = 5;

fn main() {
    let own: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    match own.as_slice() {
        [] => measure(),
        [folder, clauses, seed, form] => {
            let (Ok(clauses), Ok(seed), Some(form)) = (clauses.parse(), seed.parse(), named(form))
            else {
                return println!("{USAGE}");
            };
            write(Path::new(folder), &generator::planted(seed, clauses), form);
        }
        _ => println!("{USAGE}"),
    }
}

const USAGE: &str = "cargo bench --bench drafts [-- FOLDER CLAUSES SEED lines|pages|flow]\n\
     without arguments: measures 100 to 100,000 clauses in every form";

fn named(name: &str) -> Option<Form> {
    let mut forms = Form::ALL.into_iter();
    forms.find(|form| form.1 == name).map(|form| form.0)
}

/// Writes `old.txt`, `new.txt` and `planted.tsv`: kind, old number, new number.
fn write(folder: &Path, planted: &Planted, form: Form) -> (PathBuf, PathBuf) {
    fs::create_dir_all(folder).unwrap();
    let (old, new) = (folder.join("old.txt"), folder.join("new.txt"));
    fs::write(&old, print::print(&planted.old, "A/C.2/99/L.5", form)).unwrap();
    fs::write(&new, print::print(&planted.new, "A/C.2/99/L.5/Rev.1", form)).unwrap();
    let mut list = String::new();
    for (kind, pairs) in Kinds::planted(planted).named() {
        for (old, new) in pairs {
            let _ = writeln!(list, "{kind}\t{old}\t{new}");
        }
    }
    fs::write(folder.join("planted.tsv"), list).unwrap();
    (old, new)
}

/// What one run of a program cost.
#[derive(Clone, Copy)]
struct Cost {
    /// User and system, in seconds.
    processor: f64,
    /// Most memory, in MiB.
    memory: f64,
}

fn measure() {
    println!("form   clauses  travaux      git  ratio  exponent     memory  exponent  found");
    for (form, name) in Form::ALL {
        let mut before: Option<Cost> = None;
        for clauses in SIZES {
            let planted = generator::planted(SEED, clauses);
            let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
            let folder = folder.join(format!("drafts/{name}-{clauses}"));
            let (old, new) = write(&folder, &planted, form);
            let (own, peer) = costs(&old, &new, (200_000 / clauses).clamp(1, 50));
            let exponent = |now: f64, before: Option<f64>| {
                before.map_or("-".to_owned(), |before| {
                    format!("{:.2}", (now / before).log10())
                })
            };
            println!(
                "{name:5} {clauses:8} {:6.1} ms {:6.1} ms {:6.2} {:>9} {:6.1} MiB {:>9}  {}",
                own.processor * 1e3,
                peer.processor * 1e3,
                own.processor / peer.processor,
                exponent(own.processor, before.map(|cost| cost.processor)),
                own.memory,
                exponent(own.memory, before.map(|cost| cost.memory)),
                found(&planted, &old, &new),
            );
            before = Some(own);
        }
    }
}

/// The costs of `travaux diff` and of `git diff` on the same files, in turn.
/// Short runs are counted by so many at a time.
fn costs(old: &Path, new: &Path, times: usize) -> (Cost, Cost) {
    let own = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_travaux"));
        command
            .arg("diff")
            .args([old, new])
            .args(["--color", "never"]);
        command
    };
    let peer = || {
        let mut command = Command::new("git");
        command.args(["diff", "--no-index", "--word-diff", "--no-color"]);
        command.args([old, new]);
        command
    };
    // The first run fills the disk's cache.
    let _ = (run(own()), run(peer()));
    let costs: Vec<(Cost, Cost)> = (0..RUNS)
        .map(|_| {
            let one = |command: &dyn Fn() -> Command| {
                let from = processor();
                let memory = (0..times).map(|_| run(command())).fold(0.0, f64::max);
                Cost {
                    processor: (processor() - from) / times as f64,
                    memory,
                }
            };
            (one(&own), one(&peer))
        })
        .collect();
    let median = |of: &dyn Fn(&(Cost, Cost)) -> f64| {
        let mut all: Vec<f64> = costs.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    let own = Cost {
        processor: median(&|cost| cost.0.processor),
        memory: median(&|cost| cost.0.memory),
    };
    let peer = Cost {
        processor: median(&|cost| cost.1.processor),
        memory: median(&|cost| cost.1.memory),
    };
    (own, peer)
}

/// Runs a program to its end; its most memory in MiB. What the kernel says of
/// that last before the end is near enough.
fn run(mut command: Command) -> f64 {
    let silent = command.stdin(Stdio::null()).stdout(Stdio::null());
    let mut child = silent.spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0.0_f64;
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let peak = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = peak.and_then(|peak| peak.trim().split(' ').next()?.parse::<f64>().ok());
        most = most.max(kib.unwrap_or(0.0) / 1024.0);
        std::thread::sleep(Duration::from_micros(300));
    }
    most
}

/// The processor time of the programs that have ended, in seconds.
fn processor() -> f64 {
    const TICKS: f64 = 100.0;
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind = text.rsplit(')').next().unwrap_or("");
    let ticks = behind.split_whitespace().skip(13).take(2);
    ticks
        .filter_map(|ticks| ticks.parse::<f64>().ok())
        .sum::<f64>()
        / TICKS
}

/// How much of what was planted a comparison of the files finds: `moved 5/5`,
/// with what it says beyond that as `+1`.
fn found(planted: &Planted, old: &Path, new: &Path) -> String {
    let draft = |path: &Path| -> Draft {
        let bytes = fs::read(path).unwrap();
        travaux::parse::parse(&travaux::source::read(&bytes).unwrap())
    };
    let (old, new) = (draft(old), draft(new));
    let changes = change::compare(&old, &new, &Options::default());
    let told = Kinds::told(&old, &new, &changes);
    let planted = Kinds::planted(planted);
    let mut out = String::new();
    for ((kind, planted), (_, told)) in planted.named().into_iter().zip(told.named()) {
        let found = planted.intersection(told).count();
        let _ = write!(
            out,
            "{kind} {found}/{} +{}  ",
            planted.len(),
            told.len() - found
        );
    }
    out
}
