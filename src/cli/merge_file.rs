//! `travaux merge-file`: git's merge of the files of a text, by clause.

use std::fs;
use std::path::{Path, PathBuf};

use crate::parse;
use crate::source;
use crate::store::{Marks, merge_models, merge_texts, ours_is_later};

use super::error::{DIFFERENT, Failure, INPUT};
use super::{Outcome, output};

#[derive(Debug, clap::Args)]
pub(super) struct MergeFileArgs {
    /// The file before both branches
    #[arg(value_name = "BASE")]
    base: PathBuf,
    /// The file of this branch; the merged one is written to it
    #[arg(value_name = "OURS")]
    ours: PathBuf,
    /// The file of the other branch
    #[arg(value_name = "THEIRS")]
    theirs: PathBuf,
    /// Print the merged file instead of writing it to OURS
    #[arg(long, short = 'p')]
    stdout: bool,
    /// How long the marks around a conflict are
    #[arg(long, value_name = "N", default_value_t = 7)]
    marker_size: usize,
    /// What the file is called in the repository: text.md, draft.ron, source.*
    #[arg(long, value_name = "PATH")]
    path: Option<PathBuf>,
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
    let [base, ours, theirs] = [
        read(&own.base)?,
        read(&own.ours)?,
        read(&own.theirs)?,
    ];
    let merged = match kind(own.path.as_deref().unwrap_or(&own.ours)) {
        Kind::Page => page([&base, &ours, &theirs], &own.ours, &marks)?,
        Kind::Model => merge_models(&base, &ours, &theirs).map(|bytes| (bytes, 0)),
        Kind::Source => source([&base, &ours, &theirs]),
    };
    let Some((bytes, conflicts)) = merged else {
        // Git shows the file as in conflict, and leaves ours.
        return Ok(DIFFERENT);
    };
    if own.stdout {
        output::print_bytes(&bytes)?;
    } else {
        fs::write(&own.ours, &bytes).map_err(|error| {
            let name = own.ours.display();
            Failure::new(INPUT, format!("{name} can't be written")).because(error)
        })?;
    }
    Ok(if conflicts > 0 { DIFFERENT } else { 0 })
}

/// What a file of a store is.
enum Kind {
    Page,
    Model,
    Source,
}

fn kind(path: &Path) -> Kind {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if name.ends_with(".ron") {
        Kind::Model
    } else if name.starts_with("source.") {
        Kind::Source
    } else {
        Kind::Page
    }
}

/// The merged bytes, and how many conflicts they show.
type MergedBytes = Option<(Vec<u8>, usize)>;

fn page(sides: [&[u8]; 3], ours: &Path, marks: &Marks) -> Result<MergedBytes, Failure> {
    let mut texts = sides.into_iter().map(std::str::from_utf8);
    let (Some(Ok(base)), Some(Ok(own)), Some(Ok(theirs))) =
        (texts.next(), texts.next(), texts.next())
    else {
        return Err(
            Failure::new(INPUT, format!("{} is no text in UTF-8", ours.display()))
                .hint("merge it by hand"),
        );
    };
    let merged = merge_texts(base, own, theirs, marks);
    Ok(Some((merged.text.into_bytes(), merged.conflicts)))
}

/// Of two documents the later one. Two files of one document are both kept in
/// the history; the folder shows that of this branch.
fn source([base, ours, theirs]: [&[u8]; 3]) -> MergedBytes {
    let draft = |bytes: &[u8]| source::read(bytes).ok().map(|pages| parse::parse(&pages));
    let base = draft(base).unwrap_or_default();
    let (own, other) = (draft(ours)?, draft(theirs)?);
    let bytes = match ours_is_later(&base, &own, &other) {
        Some(false) => theirs,
        _ => ours,
    };
    Some((bytes.to_owned(), 0))
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| {
        Failure::new(INPUT, format!("{} can't be read", path.display())).because(error)
    })
}
