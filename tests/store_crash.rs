//! Writers that are killed at any instant, run out of disk or work at the same
//! time: what was acknowledged is there, and the next writer needs no repair.
//!
//! `TRAVAUX_KILLS=500`, `TRAVAUX_WRITERS=8x50` and `TRAVAUX_SMALL_DISK=DIR` (a
//! folder on a disk of a few megabytes) make it larger.

#![cfg(unix)]
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "writers are killed at instants taken from the clock, and the loop says how far each came"
)]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;
use travaux::store::{Identity, Import, Store};

/// An invented draft as plain text.
fn page(number: usize) -> String {
    format!(
        "United Nations A/C.1/75/L.{number}\nGeneral Assembly Distr.: Limited\n8 October 2020\n\
         Original: English\n\nSeventy-fifth session\nFirst Committee\nAgenda item 98\n\n\
         Chad and Fiji: draft resolution\n\nKeeping of lighthouse {number}\n\n\
         The General Assembly,\n\nNoting that lamp {number} is dark in winter,\n\n\
         1. Requests the ports to keep a spare lamp and oil for {number} months;\n\n\
         2. Decides to remain seized of the matter.\n"
    )
}

fn travaux(store: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_travaux"));
    command
        .args(args)
        .current_dir(store)
        .env("GIT_COMMITTER_NAME", "Ada Secretary")
        .env("GIT_COMMITTER_EMAIL", "ada@example.org")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn secretary() -> Identity {
    Identity {
        name: "Ada Secretary".to_owned(),
        email: "ada@example.org".to_owned(),
        time: None,
    }
}

fn git(dir: &Path, args: &[&str]) -> String {
    let output = Command::new("git")
        .args(args)
        .current_dir(dir)
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "git {args:?}: {errors}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn begun(at: &Path) {
    fs::create_dir_all(at).unwrap();
    assert!(travaux(at, &["init"]).status().unwrap().success());
}

/// Puts a document into a folder beside the store, and starts an import.
fn start(store: &Path, drafts: &Path, numbers: &[usize]) -> Child {
    let mut names = Vec::new();
    for number in numbers {
        let file = drafts.join(format!("{number}.txt"));
        fs::write(&file, page(*number)).unwrap();
        names.push(file.to_str().unwrap().to_owned());
    }
    let mut args = vec!["add"];
    args.extend(names.iter().map(String::as_str));
    travaux(store, &args).spawn().unwrap()
}

/// Everything that was acknowledged is there, and all is as it should be.
fn sound(store: &Path, acknowledged: &[usize]) {
    git(store, &["fsck", "--strict", "--full"]);
    let tags = git(store, &["tag"]);
    let tags: Vec<&str> = tags.lines().collect();
    for number in acknowledged {
        let tag = format!("A_C.1_75_L.{number}");
        assert!(tags.contains(&tag.as_str()), "{tag} is gone");
    }
    let commits: usize = git(store, &["rev-list", "--count", "HEAD"])
        .trim()
        .parse()
        .unwrap();
    assert_eq!(commits, tags.len() + 1, "one commit a tag");
    assert_eq!(git(store, &["rev-list", "--merges", "HEAD"]), "");
    assert_eq!(git(store, &["status", "--porcelain"]), "");
    let locks = Command::new("find")
        .arg(store.join(".git"))
        .args(["-name", "*.lock"])
        .output();
    assert_eq!(String::from_utf8_lossy(&locks.unwrap().stdout), "");
}

fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// How far a killed writer came, by what it left.
fn reached(store: &Path, before: &Traces) -> &'static str {
    let now = Traces::of(store);
    match (now.branch != before.branch, now.tags != before.tags) {
        (true, true) if now.journal.is_some() => "branch and tags moved, work tree on the way",
        (true, true) => "all in place, not yet acknowledged",
        (true, false) => "branch moved, no tag yet",
        (false, _) if now.journal != before.journal => "about to move the branch",
        (false, _) if now.objects != before.objects => "among the objects",
        (false, _) => "before the first object",
    }
}

/// What a writer leaves in the repository, step by step.
struct Traces {
    branch: Option<String>,
    tags: usize,
    journal: Option<String>,
    objects: usize,
}

impl Traces {
    fn of(store: &Path) -> Self {
        let git = store.join(".git");
        let packed = fs::read_to_string(git.join("packed-refs")).unwrap_or_default();
        let files = |at: &Path| fs::read_dir(at).map_or(0, Iterator::count);
        let folders = fs::read_dir(git.join("objects")).unwrap();
        Traces {
            branch: fs::read_to_string(git.join("refs/heads/main")).ok(),
            tags: files(&git.join("refs/tags")) + packed.lines().count(),
            journal: fs::read_to_string(git.join("travaux/journal")).ok(),
            objects: folders.map(|folder| files(&folder.unwrap().path())).sum(),
        }
    }
}

/// When a writer is killed.
#[derive(Clone, Copy)]
enum Instant {
    /// After a part of the time that such a writer takes.
    Part(f64),
    /// So long after it said what it is about to do.
    Announced(Duration),
    /// So long after the branch moved.
    Moved(Duration),
}

impl Instant {
    /// Spread evenly over the life of a writer; two of five are aimed at the
    /// short while in which the references move.
    fn nth(kill: usize) -> Self {
        let part = (kill * 7919 % 1000) as f64 / 1000.0;
        let soon = Duration::from_micros((part * 1500.0) as u64);
        match kill % 5 {
            1 => Instant::Announced(soon),
            3 => Instant::Moved(soon),
            _ => Instant::Part(part),
        }
    }

    /// Waits for the instant, or for the end of the writer.
    fn wait(self, store: &Path, before: &Traces, life: Duration, writer: &mut Child) {
        let git = store.join(".git");
        let clock = std::time::Instant::now();
        let came = |at: &dyn Fn() -> bool, writer: &mut Child| {
            while !at() && writer.try_wait().unwrap().is_none() {
                std::hint::spin_loop();
            }
        };
        match self {
            Instant::Part(part) => {
                let until = life.mul_f64(part * 1.05);
                came(&|| clock.elapsed() >= until, writer);
            }
            Instant::Announced(later) => {
                let path = git.join("travaux/journal");
                came(&|| fs::read_to_string(&path).ok() != before.journal, writer);
                sleep(later);
            }
            Instant::Moved(later) => {
                let path = git.join("refs/heads/main");
                came(&|| fs::read_to_string(&path).ok() != before.branch, writer);
                sleep(later);
            }
        }
    }
}

/// Writers that are killed one after the other; says how far each came.
#[derive(Default)]
struct Killer {
    /// How long a writer of each kind lives; the machine may be busy.
    lives: BTreeMap<&'static str, Duration>,
    came: BTreeMap<&'static str, usize>,
}

impl Killer {
    /// Kills a writer at an instant; whether it had acknowledged before.
    fn kill(
        &mut self,
        store: &Path,
        kind: &'static str,
        instant: Instant,
        start: impl FnOnce() -> Child,
    ) -> bool {
        let before = Traces::of(store);
        let clock = std::time::Instant::now();
        let mut writer = start();
        let life = self.lives.get(kind).copied().unwrap_or_default();
        instant.wait(store, &before, life, &mut writer);
        let ended = writer.try_wait().unwrap();
        if ended.is_none() {
            writer.kill().unwrap();
            writer.wait().unwrap();
        }
        // The first of its kind lives to its end.
        let long = self.lives.entry(kind).or_default();
        match ended {
            Some(status) => {
                assert!(status.success(), "{kind}: {status}");
                *long = (*long * 3 + clock.elapsed()) / 4;
                *self.came.entry("acknowledged").or_default() += 1;
            }
            None => *self.came.entry(reached(store, &before)).or_default() += 1,
        }
        ended.is_some()
    }

    /// Lets a writer of a kind live, to know how long it takes.
    fn spare(&mut self, kind: &'static str, writer: Child) {
        let clock = std::time::Instant::now();
        assert!({ writer }.wait().unwrap().success(), "{kind}");
        self.lives.insert(kind, clock.elapsed());
    }

    fn tell(&self, what: &str) {
        let all: usize = self.came.values().sum();
        println!("{what}, {all} times:");
        for (step, times) in &self.came {
            println!("  {times:4} {step}");
        }
    }
}

#[test]
fn writers_killed_at_any_instant_lose_nothing() {
    let kills: usize = setting("TRAVAUX_KILLS").map_or(15, |n| n.parse().unwrap());
    let dir = TempDir::new().unwrap();
    let (store, drafts) = (dir.path().join("store"), dir.path().join("drafts"));
    begun(&store);
    fs::create_dir_all(&drafts).unwrap();
    let mut killer = Killer::default();
    killer.spare("one", start(&store, &drafts, &[1]));
    killer.spare("many", start(&store, &drafts, &(2..72).collect::<Vec<_>>()));
    let (mut acknowledged, mut next): (Vec<usize>, usize) = ((1..72).collect(), 72);
    for kill in 0..kills {
        // Every seventh import is one of many documents.
        let (kind, many) = if kill % 7 == 6 {
            ("many", 70)
        } else {
            ("one", 1)
        };
        let numbers: Vec<usize> = (next..next + many).collect();
        next += many;
        let started = || start(&store, &drafts, &numbers);
        if killer.kill(&store, kind, Instant::nth(kill), started) {
            acknowledged.extend(numbers);
        }
        if kill % 100 == 99 {
            git(&store, &["fsck", "--strict", "--full"]);
        }
    }
    assert!(start(&store, &drafts, &[next]).wait().unwrap().success());
    acknowledged.push(next);
    killer.tell("add was killed");
    println!("{} documents were acknowledged", acknowledged.len());
    sound(&store, &acknowledged);
}

#[test]
fn events_and_new_readings_killed_at_any_instant_lose_nothing() {
    let kills: usize = setting("TRAVAUX_KILLS").map_or(10, |n| n.parse().unwrap());
    let dir = TempDir::new().unwrap();
    let (at, drafts) = (dir.path().join("store"), dir.path().join("drafts"));
    begun(&at);
    fs::create_dir_all(&drafts).unwrap();
    let mut killer = Killer::default();
    assert!(start(&at, &drafts, &[1]).wait().unwrap().success());
    let event = |number: usize| {
        let note = format!("note {number}");
        let args = [
            "record",
            "A/C.1/75/L.1",
            "--event",
            "amended",
            "--note",
            &note,
        ];
        travaux(&at, &args).spawn().unwrap()
    };
    killer.spare("record", event(0));
    // Documents as a lesser program would have read them.
    let read_badly = |number: usize| {
        let store = Store::open(&at).unwrap().with_identity(secretary());
        let bytes = page(number).into_bytes();
        let mut draft = travaux::parse::parse(&travaux::source::read(&bytes).unwrap());
        draft.title = None;
        let import = Import {
            draft,
            bytes,
            source_name: "l.txt".to_owned(),
            extension: "txt".to_owned(),
            ..Import::default()
        };
        assert!(store.add(&[import]).unwrap().behind.is_none());
    };
    let reparse = || travaux(&at, &["reparse"]).spawn().unwrap();
    read_badly(2);
    killer.spare("reparse", reparse());
    let mut recorded = vec![0];
    for kill in 0..kills {
        if kill % 2 == 0 {
            if killer.kill(&at, "record", Instant::nth(kill / 2), || event(kill + 1)) {
                recorded.push(kill + 1);
            }
        } else {
            if kill % 8 == 1 {
                read_badly(3 + kill);
            }
            killer.kill(&at, "reparse", Instant::nth(kill / 2), reparse);
        }
    }
    assert!(reparse().wait().unwrap().success());
    killer.tell("record and reparse were killed");
    sound(&at, &[1, 2]);
    let events = fs::read_to_string(at.join("texts/A_C.1_75_L.1/events.md")).unwrap();
    for number in recorded {
        assert!(
            events.contains(&format!("note {number})")),
            "{number} is gone"
        );
    }
    let store = Store::open(&at).unwrap();
    for document in store.documents().unwrap() {
        assert!(store.draft(document.symbol()).unwrap().title.is_some());
    }
}

#[test]
fn writers_at_the_same_time_all_land() {
    let size = setting("TRAVAUX_WRITERS").unwrap_or("3x4".to_owned());
    let (writers, each) = size.split_once('x').unwrap();
    let (writers, each): (usize, usize) = (writers.parse().unwrap(), each.parse().unwrap());
    let dir = TempDir::new().unwrap();
    let (store, drafts) = (dir.path().join("store"), dir.path().join("drafts"));
    begun(&store);
    fs::create_dir_all(&drafts).unwrap();
    std::thread::scope(|scope| {
        for writer in 0..writers {
            let (store, drafts) = (&store, &drafts);
            scope.spawn(move || {
                for document in 0..each {
                    let number = 1 + writer * each + document;
                    assert!(start(store, drafts, &[number]).wait().unwrap().success());
                }
            });
        }
    });
    let all: Vec<usize> = (1..=writers * each).collect();
    sound(&store, &all);
    assert_eq!(git(&store, &["tag"]).lines().count(), writers * each);
}

#[test]
fn a_full_disk_leaves_the_old_state_or_the_new_one() {
    let Some(disk) = setting("TRAVAUX_SMALL_DISK") else {
        println!("skipped: TRAVAUX_SMALL_DISK names no small disk");
        return;
    };
    let disk = Path::new(&disk);
    let (store, ballast) = (disk.join("store"), disk.join("ballast"));
    let drafts = TempDir::new().unwrap();
    begun(&store);
    let (mut acknowledged, mut refused) = (Vec::new(), 0);
    for number in 1..=100 {
        // Fill the disk, then give back a little, another amount each time.
        let room = number * 7919 % 60;
        let _ = Command::new("dd")
            .args(["if=/dev/zero", "bs=1k", "status=none"])
            .arg(format!("of={}", ballast.display()))
            .stderr(Stdio::null())
            .status();
        let long = fs::metadata(&ballast).unwrap().len();
        let file = fs::OpenOptions::new().write(true).open(&ballast).unwrap();
        file.set_len(long.saturating_sub(room as u64 * 1024))
            .unwrap();
        drop(file);
        if start(&store, drafts.path(), &[number])
            .wait()
            .unwrap()
            .success()
        {
            acknowledged.push(number);
        } else {
            refused += 1;
        }
        fs::remove_file(&ballast).unwrap();
    }
    println!("{refused} of 100 imports were refused");
    assert!(
        start(&store, drafts.path(), &[101])
            .wait()
            .unwrap()
            .success()
    );
    acknowledged.push(101);
    sound(&store, &acknowledged);
}
