//! `travaux clone`, `push`, `pull`, `fetch`: through the git program, with its
//! credentials, transports and exit codes.

use std::path::{Path, PathBuf};

use super::error::{Failure, USAGE, warn};
use super::settings::Settings;
use super::{Outcome, git, git_setup, places, resolve};

#[derive(Debug, clap::Args)]
pub(super) struct CloneArgs {
    /// Where the store is: a folder or any address that git knows
    #[arg(value_name = "FROM")]
    from: String,
    /// The folder of the new store
    #[arg(value_name = "DIR")]
    dir: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct GitArgs {
    /// Further arguments for git
    #[arg(
        value_name = "ARG",
        trailing_var_arg = true,
        allow_hyphen_values = true
    )]
    rest: Vec<String>,
}

/// Clones a store and sets its drivers up, which no clone brings along.
pub(super) fn clone(own: &CloneArgs) -> Outcome {
    let dir = match &own.dir {
        Some(dir) => dir.clone(),
        None => folder(&own.from)?,
    };
    let target = dir.to_string_lossy().into_owned();
    let code = git::pass(Path::new("."), &["clone", "--", &own.from, &target])?;
    if code == 0 {
        git_setup::set_up(&dir)?;
    }
    Ok(code)
}

/// The last part of an address, as git names a clone.
fn folder(from: &str) -> Result<PathBuf, Failure> {
    let end = from.trim_end_matches('/').trim_end_matches("/.git");
    let name = end.rsplit(['/', ':']).next().unwrap_or_default();
    match name.trim_end_matches(".git") {
        "" | "." | ".." => {
            Err(Failure::new(USAGE, format!("{from} names no folder"))
                .hint("travaux clone FROM DIR"))
        }
        name => Ok(PathBuf::from(name)),
    }
}

/// Sends documents and their tags.
pub(super) fn push(settings: &Settings, own: &GitArgs) -> Outcome {
    let dir = places::store(settings)?.path();
    // Git would advise to pull with git.
    let mut all: Vec<String> = ["-c", "advice.pushUpdateRejected=false", "push", "--follow-tags"]
        .map(str::to_owned)
        .into();
    let anywhere = own.rest.iter().all(|argument| argument.starts_with('-'));
    if anywhere && git::ask(&dir, &UPSTREAM).is_err() {
        all.extend(["-u", "origin", "HEAD"].map(str::to_owned));
    }
    all.extend(own.rest.iter().cloned());
    let code = git::pass(&dir, &all)?;
    if code != 0 {
        warn(
            "git push failed; where the other side has documents that this store lacks, run travaux pull first",
        );
    }
    Ok(code)
}

/// Fetches documents and places those of this store on top of them.
pub(super) fn pull(settings: &Settings, own: &GitArgs) -> Outcome {
    let store = places::store(settings)?;
    let dir = store.path();
    git_setup::set_up(&dir)?;
    let (options, named) = resolve::places(&own.rest)?;
    let mut fetch = vec!["fetch", "--quiet"];
    fetch.extend(&options);
    let theirs = match named.as_slice() {
        [from, branch @ ..] if git::ask(&dir, &["remote", "get-url", from]).is_err() => {
            // An address without a name: git keeps no branch of it.
            fetch.push(from);
            fetch.push(branch.first().copied().unwrap_or("HEAD"));
            "FETCH_HEAD".to_owned()
        }
        [remote, branch] => {
            fetch.push(remote);
            format!("{remote}/{branch}")
        }
        [remote] => {
            fetch.push(remote);
            format!("{remote}/{}", git::ask(&dir, &BRANCH)?)
        }
        _ => match git::ask(&dir, &UPSTREAM) {
            Ok(upstream) => upstream,
            Err(_) => format!("origin/{}", git::ask(&dir, &BRANCH)?),
        },
    };
    let code = git::pass(&dir, &fetch)?;
    if code != 0 {
        return Ok(code);
    }
    resolve::tell(store.pull(&theirs))
}

/// The branch that this one follows.
const UPSTREAM: [&str; 3] = ["rev-parse", "--abbrev-ref", "@{upstream}"];
/// This branch.
const BRANCH: [&str; 3] = ["rev-parse", "--abbrev-ref", "HEAD"];

/// Fetches documents without joining them.
pub(super) fn fetch(settings: &Settings, own: &GitArgs) -> Outcome {
    let dir = places::store(settings)?.path();
    let mut all = vec!["fetch".to_owned()];
    all.extend(own.rest.iter().cloned());
    git::pass(&dir, &all)
}
