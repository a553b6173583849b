//! `travaux add`: read documents and commit them to the store.

use std::path::Path;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::report::safe;
use crate::store::{Added, Import, Outcome as Came, Receipt};

use super::args::{AddArgs, Args};
use super::error::{Failure, USAGE, warn};
use super::{Outcome, input, output, places};

pub(super) fn run(args: &Args, own: &AddArgs) -> Outcome {
    if own.symbol.is_some() && own.files.len() > 1 {
        return Err(Failure::new(
            USAGE,
            "--as names one document, and several files are given",
        )
        .hint("add them one by one"));
    }
    let store = places::store(args)?;
    // Everything is read before anything is committed: a file that can't be
    // read leaves the store as it was.
    let files: Vec<Result<input::File, Failure>> =
        own.files.par_iter().map(|file| input::file(file)).collect();
    let mut imports = Vec::with_capacity(files.len());
    for file in files {
        imports.push(import(file?, own));
    }
    let receipt = store.add(&imports)?;
    tell(&receipt)?;
    Ok(0)
}

/// Says what became of every document, and what could not follow.
pub(super) fn tell(receipt: &Receipt) -> Result<(), Failure> {
    output::print(&told(receipt))?;
    for path in &receipt.left {
        warn(&format!(
            "{} has changes of yours and was left as it is",
            path.display()
        ));
    }
    if let Some(error) = &receipt.behind {
        warn(&format!(
            "the documents are in the store, but its work tree could not follow: {error}"
        ));
    }
    Ok(())
}

fn import(file: input::File, own: &AddArgs) -> Import {
    let name = Path::new(&file.document.name);
    Import {
        source_name: name.file_name().map_or_else(
            || file.document.name.clone(),
            |n| n.to_string_lossy().into_owned(),
        ),
        draft: file.document.draft,
        bytes: file.bytes,
        extension: file.extension.to_owned(),
        of: own.of.clone(),
        as_symbol: own.symbol.clone(),
        follows: own.follows.clone(),
        date: None,
        event: own.event,
    }
}

/// One paragraph a document: what it is, and how its text was found.
fn told(receipt: &Receipt) -> String {
    receipt.added.iter().map(line).collect()
}

fn line(added: &Added) -> String {
    let symbol = added.symbol.to_string();
    let commit = added.commit.short();
    match added.outcome {
        Came::AlreadyThere => {
            format!(
                "{commit} {}: already in the store, nothing done\n",
                safe(&symbol)
            )
        }
        Came::New | Came::Reissue => format!(
            "{commit} {}\n  text {}: {}\n",
            safe(&added.subject),
            safe(added.text.as_str()),
            safe(&added.ground.to_string())
        ),
    }
}
