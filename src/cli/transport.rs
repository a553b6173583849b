//! `travaux clone`, `push`, `pull`, `fetch`: through the git program, with its
//! credentials, transports and exit codes.

use std::path::{Path, PathBuf};

use super::error::{Failure, USAGE, warn};
use super::settings::Settings;
use super::{Outcome, git, git_setup, places};

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
    let mut all = vec!["push".to_owned(), "--follow-tags".to_owned()];
    let upstream = ["rev-parse", "--abbrev-ref", "@{upstream}"];
    if own.rest.is_empty() && git::ask(&dir, &upstream).is_err() {
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

/// Fetches documents and joins them to those of this store, clause by clause.
pub(super) fn pull(settings: &Settings, own: &GitArgs) -> Outcome {
    let dir = places::store(settings)?.path();
    git_setup::set_up(&dir)?;
    let mut all: Vec<String> = ["pull", "--no-rebase", "--no-edit"]
        .map(str::to_owned)
        .into();
    all.extend(own.rest.iter().cloned());
    let code = git::pass(&dir, &all)?;
    // A pull of one named branch leaves the tags behind.
    if let (0, Some(remote)) = (code, own.rest.iter().find(|arg| !arg.starts_with('-'))) {
        git::pass(&dir, &["fetch", "--quiet", remote.as_str()])?;
    }
    if code != 0 {
        let open = git::ask(&dir, &["diff", "--name-only", "--diff-filter=U"])?;
        for file in open.lines() {
            warn(&format!(
                "{file}: both sides changed it; edit it, then git add it"
            ));
        }
        if !open.is_empty() {
            warn("end with git commit --no-edit, or give up with git merge --abort");
        }
    }
    Ok(code)
}

/// Fetches documents without joining them.
pub(super) fn fetch(settings: &Settings, own: &GitArgs) -> Outcome {
    let dir = places::store(settings)?.path();
    let mut all = vec!["fetch".to_owned()];
    all.extend(own.rest.iter().cloned());
    git::pass(&dir, &all)
}
