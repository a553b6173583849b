//! The `git` program: for what needs its settings, credentials and transports.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::error::{Failure, STORE};

/// Runs git in a folder, its output going to the user's terminal; returns its
/// exit code.
pub(super) fn pass<S: AsRef<OsStr>>(dir: &Path, args: &[S]) -> Result<u8, Failure> {
    let status = Command::new("git")
        .arg("-C")
        .arg(dir)
        .args(args)
        .status()
        .map_err(missing)?;
    Ok(status
        .code()
        .and_then(|c| u8::try_from(c).ok())
        .unwrap_or(STORE))
}

/// Runs git in a folder and returns what it prints; its complaint where it
/// fails.
pub(super) fn ask<S: AsRef<OsStr>>(dir: &Path, args: &[S]) -> Result<String, Failure> {
    let output = Command::new("git")
        .arg("-C")
        .arg(dir)
        .args(args)
        .output()
        .map_err(missing)?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let first = args.first().map(|a| a.as_ref().to_string_lossy());
        let what = format!(
            "git {} failed in {}",
            first.unwrap_or_default(),
            dir.display()
        );
        return Err(Failure::new(STORE, what).because(said.trim()));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn missing(error: std::io::Error) -> Failure {
    Failure::new(STORE, "the git program can't be run")
        .because(error)
        .hint("install git, and see that it is on the search path")
}

/// How git is to call this program: by its name where that finds it, else by
/// its path, quoted for the shell.
pub(super) fn own_name() -> String {
    let Ok(own) = std::env::current_exe() else {
        return "travaux".to_owned();
    };
    let real = |path: &Path| path.canonicalize().ok();
    let on_path = std::env::var_os("PATH").is_some_and(|path| {
        let found: Option<PathBuf> = std::env::split_paths(&path)
            .map(|dir| dir.join("travaux"))
            .find(|file| file.is_file());
        found.is_some_and(|found| real(&found) == real(&own))
    });
    if on_path {
        return "travaux".to_owned();
    }
    format!("'{}'", own.to_string_lossy().replace('\'', "'\\''"))
}
