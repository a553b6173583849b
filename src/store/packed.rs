//! Many tags at once: all of them in one step, in git's file of packed
//! references.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use git2::Repository;

use super::StoreError;
use super::error::io;
use super::lock::WriterLock;
use super::publish::NewTag;

const TRIES: u32 = 40;
const PAUSE: Duration = Duration::from_millis(50);
const HEAD: &str = "# pack-refs with: peeled fully-peeled sorted \n";

/// Adds tags, each with the commit that it names; those that are there stay.
pub(super) fn add(repo: &Repository, lock: &WriterLock, tags: &[NewTag]) -> Result<(), StoreError> {
    let real = repo.commondir().join("packed-refs");
    let held = repo.commondir().join("packed-refs.lock");
    let fresh = lock.file("packed-refs");
    for _ in 0..TRIES {
        let old = match fs::read_to_string(&real) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(io(&real)(error));
            }
            text => text.unwrap_or_default(),
        };
        write(&fresh, &merged(&old, tags))?;
        match fs::hard_link(&fresh, &held) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                sleep(PAUSE);
                continue;
            }
            Err(error) => return Err(io(&held)(error)),
        }
        // Now that nobody else may write: is it still what was read?
        if fs::read_to_string(&real).unwrap_or_default() != old {
            fs::remove_file(&held).map_err(io(&held))?;
            continue;
        }
        fs::rename(&held, &real).map_err(io(&real))?;
        return fs::remove_file(&fresh).map_err(io(&fresh));
    }
    Err(StoreError::Busy {
        path: repo.path().to_owned(),
        what: "the packed references".to_owned(),
    })
}

fn write(fresh: &Path, text: &str) -> Result<(), StoreError> {
    // It may still be a second name of the file that is in place.
    match fs::remove_file(fresh) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(io(fresh)(error));
        }
        _ => {}
    }
    let written = File::create(fresh).and_then(|mut file| {
        file.write_all(text.as_bytes())
            .and_then(|()| file.sync_all())
    });
    if written.is_err() {
        let _ = fs::remove_file(fresh);
    }
    written.map_err(io(fresh))
}

fn merged(old: &str, tags: &[NewTag]) -> String {
    // What is said of a reference: its object, and below it what a tag names.
    let mut all: BTreeMap<&str, (&str, Option<&str>)> = BTreeMap::new();
    let mut last = None;
    for line in old.lines().filter(|line| !line.starts_with('#')) {
        if let Some(peeled) = line.strip_prefix('^') {
            if let Some(said) = last.and_then(|name| all.get_mut(name)) {
                said.1 = Some(peeled);
            }
        } else if let Some((object, name)) = line.split_once(' ') {
            all.insert(name, (object, None));
            last = Some(name);
        }
    }
    let new: Vec<(String, String, String)> = tags
        .iter()
        .map(|tag| {
            let name = format!("refs/tags/{}", tag.name);
            (name, tag.object.to_string(), tag.commit.to_string())
        })
        .collect();
    for (name, tag, commit) in &new {
        all.entry(name).or_insert((tag, Some(commit)));
    }
    let mut out = String::from(HEAD);
    for (name, (object, peeled)) in all {
        out.push_str(&format!("{object} {name}\n"));
        if let Some(peeled) = peeled {
            out.push_str(&format!("^{peeled}\n"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::merged;
    use crate::store::publish::NewTag;
    use git2::Oid;

    #[test]
    fn what_is_there_stays_and_all_are_sorted() {
        let (one, two) = ("1".repeat(40), "2".repeat(40));
        let old =
            format!("# pack-refs with: peeled \n{one} refs/tags/B\n^{two}\n{one} refs/heads/x\n");
        let tag = |name: &str| NewTag {
            name: name.to_owned(),
            object: Oid::from_str(&two).unwrap(),
            commit: Oid::from_str(&one).unwrap(),
        };
        let new = merged(&old, &[tag("A"), tag("B")]);
        assert_eq!(
            new.lines().skip(1).collect::<Vec<_>>(),
            [
                format!("{one} refs/heads/x"),
                format!("{two} refs/tags/A"),
                format!("^{one}"),
                format!("{one} refs/tags/B"),
                format!("^{two}"),
            ]
        );
    }
}
