//! `travaux init`: a new store.

use std::path::PathBuf;

use crate::store::Store;

use super::{Outcome, output};

#[derive(Debug, clap::Args)]
pub(super) struct InitArgs {
    /// The folder of the new store
    #[arg(value_name = "DIR", default_value = ".")]
    pub(super) dir: PathBuf,
}

pub(super) fn run(own: &InitArgs) -> Outcome {
    let store = Store::init(&own.dir)?;
    output::print(&format!(
        "made a store in {}\nadd documents with: travaux add FILE...\n",
        store.path().display()
    ))?;
    Ok(0)
}
