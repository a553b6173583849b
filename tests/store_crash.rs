//! Writers that are killed at any instant, run out of disk or work at the same
//! time: what was acknowledged is there, and the next writer needs no repair.
//!
//! `TRAVAUX_KILLS=500`, `TRAVAUX_WRITERS=8x50` and `TRAVAUX_SMALL_DISK=DIR` (a
//! folder on a disk of a few megabytes) make it larger.

#![cfg(unix)]
#![allow(
    clippy::disallowed_methods,
    reason = "writers are killed at instants taken from the clock"
)]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;

use tempfile::TempDir;

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

#[test]
fn writers_killed_at_any_instant_lose_nothing() {
    let kills: usize = setting("TRAVAUX_KILLS").map_or(12, |n| n.parse().unwrap());
    let dir = TempDir::new().unwrap();
    let (store, drafts) = (dir.path().join("store"), dir.path().join("drafts"));
    begun(&store);
    fs::create_dir_all(&drafts).unwrap();
    // How long an import lives, so that the kills fall into all of it.
    let clock = std::time::Instant::now();
    assert!(start(&store, &drafts, &[1]).wait().unwrap().success());
    let mut life = clock.elapsed() * 3 / 2;
    let (mut acknowledged, mut next) = (vec![1], 2);
    let mut killed = 0;
    for kill in 0..kills {
        // Every fifth import is one of many documents.
        let many = if kill % 5 == 4 { 70 } else { 1 };
        let numbers: Vec<usize> = (next..next + many).collect();
        next += many;
        let mut child = start(&store, &drafts, &numbers);
        let part = (kill * 7919 % 1000) as u32;
        sleep(life * if many > 1 { 3 } else { 1 } * part / 1000);
        let ended = child.try_wait().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        match ended {
            Some(status) => {
                assert!(status.success());
                acknowledged.extend(numbers);
                life = life * 9 / 10;
            }
            // A busy machine is slower: some imports must come to their end.
            None => {
                killed += 1;
                life = life * 21 / 20;
            }
        }
    }
    assert!(start(&store, &drafts, &[next]).wait().unwrap().success());
    acknowledged.push(next);
    println!("{killed} of {kills} imports were killed at work");
    println!("{} documents were acknowledged", acknowledged.len());
    sound(&store, &acknowledged);
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
