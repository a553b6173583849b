//! `travaux merge-file`: git's merge of a `text.md`, by clause.

use std::fs;
use std::path::{Path, PathBuf};

use crate::store::{Marks, merge_pages};

use super::error::{DIFFERENT, Failure, INPUT};
use super::{Outcome, output};

#[derive(Debug, clap::Args)]
pub(super) struct MergeFileArgs {
    /// The page before both branches
    #[arg(value_name = "BASE")]
    base: PathBuf,
    /// The page of this branch; the merged page is written to it
    #[arg(value_name = "OURS")]
    ours: PathBuf,
    /// The page of the other branch
    #[arg(value_name = "THEIRS")]
    theirs: PathBuf,
    /// Print the merged page instead of writing it to OURS
    #[arg(long, short = 'p')]
    stdout: bool,
    /// How long the marks around a conflict are
    #[arg(long, value_name = "N", default_value_t = 7)]
    marker_size: usize,
    /// What to call OURS, BASE and THEIRS in a conflict, in this order
    #[arg(long = "label", short = 'L', value_name = "NAME")]
    labels: Vec<String>,
}

/// Exits with 1 where clauses are in conflict.
pub(super) fn run(own: &MergeFileArgs) -> Outcome {
    let mut marks = Marks {
        size: own.marker_size.clamp(1, 200),
        ..Marks::default()
    };
    let names = [&mut marks.ours, &mut marks.base, &mut marks.theirs];
    for (name, label) in names.into_iter().zip(&own.labels) {
        name.clone_from(label);
    }
    let (base, ours, theirs) = (read(&own.base)?, read(&own.ours)?, read(&own.theirs)?);
    let merged = merge_pages(&base, &ours, &theirs, &marks);
    if own.stdout {
        output::print(&merged.text)?;
    } else {
        fs::write(&own.ours, &merged.text).map_err(|error| {
            let name = own.ours.display();
            Failure::new(INPUT, format!("{name} can't be written")).because(error)
        })?;
    }
    Ok(if merged.conflicts > 0 { DIFFERENT } else { 0 })
}

fn read(path: &Path) -> Result<String, Failure> {
    let failed = |error: std::io::Error| {
        Failure::new(INPUT, format!("{} can't be read", path.display())).because(error)
    };
    let bytes = fs::read(path).map_err(failed)?;
    String::from_utf8(bytes).map_err(|_| {
        Failure::new(INPUT, format!("{} is no text in UTF-8", path.display()))
            .hint("merge it by hand")
    })
}
