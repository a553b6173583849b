//! `travaux git-setup`: teaches git to show and merge drafts by clause.

use std::fs;
use std::path::{Path, PathBuf};

use crate::store::Store;

use super::error::{Failure, INPUT};
use super::{Outcome, git, output};

#[derive(Debug, clap::Args)]
pub(super) struct GitSetupArgs {
    /// The repository
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    /// Set it up for all repositories of this user
    #[arg(long, conflicts_with = "dir")]
    global: bool,
}

/// Which files git is to ask travaux about.
const ATTRIBUTES: [&str; 10] = [
    "*.pdf diff=travaux",
    "*.docx diff=travaux",
    "*.html diff=travaux",
    "*.htm diff=travaux",
    "*.txt diff=travaux",
    "text.md merge=travaux",
    "draft.ron merge=travaux",
    "document.ron merge=travaux",
    "events.md merge=union",
    "texts/**/source.* diff=travaux merge=travaux",
];

pub(super) fn run(own: &GitSetupArgs) -> Outcome {
    let dir = if own.global {
        Path::new(".")
    } else {
        own.dir.as_path()
    };
    let (file, added) = written(dir, own.global)?;
    output::print(&format!(
        "git diff shows PDF, Word, HTML and text drafts by clause, git merge joins texts by clause\n\
         attributes: {} ({})\n",
        file.display(),
        match added {
            0 => "were there already".to_owned(),
            n => format!("{n} lines added"),
        }
    ))?;
    Ok(0)
}

/// Sets up one repository without a word.
pub(super) fn set_up(dir: &Path) -> Result<(), Failure> {
    written(dir, false).map(|_| ())
}

/// Writes settings and attributes; says where these went, and how many lines.
fn written(dir: &Path, global: bool) -> Result<(PathBuf, usize), Failure> {
    let scope = if global { "--global" } else { "--local" };
    if !global {
        git::ask(dir, &["rev-parse", "--git-dir"])?;
    }
    let program = git::own_name();
    let settings = [
        ("diff.travaux.textconv", format!("{program} textconv")),
        ("diff.travaux.cachetextconv", "false".to_owned()),
        ("merge.travaux.name", "merge by clause".to_owned()),
        (
            "merge.travaux.driver",
            format!("{program} merge-file --marker-size %L -L ours -L base -L theirs --path %P %O %A %B"),
        ),
    ];
    for (key, value) in &settings {
        git::ask(dir, &["config", scope, key, value.as_str()])?;
    }
    let file = attributes_file(dir, global)?;
    let added = write(&file)?;
    Ok((file, added))
}

/// Where the attributes go: a file that is committed with the work; in a
/// store, whose files are its own, one that is not.
fn attributes_file(dir: &Path, global: bool) -> Result<PathBuf, Failure> {
    if global {
        return match git::ask(
            dir,
            &["config", "--global", "--path", "core.attributesFile"],
        ) {
            Ok(path) if !path.is_empty() => Ok(PathBuf::from(path)),
            _ => {
                let of = |name: &str| std::env::var_os(name).map(PathBuf::from);
                of("XDG_CONFIG_HOME")
                    .or_else(|| of("HOME").map(|home| home.join(".config")))
                    .map(|dir| dir.join("git/attributes"))
                    .ok_or_else(|| {
                        Failure::new(INPUT, "there is no home folder for git's attributes")
                            .hint("set HOME, or give a repository: travaux git-setup DIR")
                    })
            }
        };
    }
    let bare = git::ask(dir, &["rev-parse", "--is-bare-repository"])? == "true";
    if bare || Store::open(dir).is_ok() {
        let path = git::ask(dir, &["rev-parse", "--git-path", "info/attributes"])?;
        return Ok(dir.join(path));
    }
    let top = git::ask(dir, &["rev-parse", "--show-toplevel"])?;
    Ok(PathBuf::from(top).join(".gitattributes"))
}

/// Adds the lines that are not there yet; returns how many.
fn write(file: &Path) -> Result<usize, Failure> {
    let failed = |error: std::io::Error| {
        Failure::new(INPUT, format!("{} can't be written", file.display())).because(error)
    };
    let mut text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(failed(error)),
    };
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    let missing: Vec<&str> = ATTRIBUTES
        .into_iter()
        .filter(|line| text.lines().all(|known| known.trim() != *line))
        .collect();
    for line in &missing {
        text.push_str(line);
        text.push('\n');
    }
    if !missing.is_empty() {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        fs::write(file, &text).map_err(failed)?;
    }
    Ok(missing.len())
}
