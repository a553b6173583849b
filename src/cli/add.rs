//! `travaux add`: read documents and commit them to the store.

use std::path::Path;

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::report::safe;
use crate::store::{Added, Event, Import, Outcome as Came, Receipt};
use crate::symbol::Symbol;

use super::error::{Failure, USAGE, warn};
use super::settings::Settings;
use super::{Outcome, input, output, places};

pub(super) const HELP: &str = "\
Each document becomes one commit and one tag. Rev.n, Add.n and Corr.n join the
text of their symbol; an adopted text joins the draft that its masthead names,
or the only one with its title, session and committee. How the text was found
is always printed, and --of says otherwise. Adding a document twice changes
nothing.

Examples:
  travaux add A_C.1_75_L.8.pdf A_C.1_75_L.8_Rev.1.pdf
  travaux add A_RES_75_240.pdf --of A/C.1/75/L.8";

#[derive(Debug, clap::Args)]
pub(super) struct AddArgs {
    /// Files to add, in any order
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<String>,
    /// The text that they belong to, by the symbol of any of its documents
    #[arg(long, value_name = "SYMBOL")]
    pub(super) of: Option<Symbol>,
    /// The symbol of the document, where it carries none or a wrong one
    #[arg(long = "as", value_name = "SYMBOL")]
    pub(super) symbol: Option<Symbol>,
    /// The text of an earlier session that it goes on from
    #[arg(long, value_name = "SYMBOL")]
    pub(super) follows: Option<Symbol>,
    /// What happened: tabled, revised, amended, orally-revised, sponsors-joined, corrected, adopted
    #[arg(long, value_name = "EVENT")]
    pub(super) event: Option<Event>,
}

pub(super) fn run(settings: &Settings, own: &AddArgs) -> Outcome {
    if own.symbol.is_some() && own.files.len() > 1 {
        return Err(Failure::new(
            USAGE,
            "--as names one document, and several files are given",
        )
        .hint("add them one by one"));
    }
    let store = places::store(settings)?;
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
