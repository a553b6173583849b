//! `travaux init`: a new store.

use crate::store::Store;

use super::args::InitArgs;
use super::{Outcome, output};

pub(super) fn run(own: &InitArgs) -> Outcome {
    let store = Store::init(&own.dir)?;
    output::print(&format!(
        "made a store in {}\nadd documents with: travaux add FILE...\n",
        store.path().display()
    ))?;
    Ok(0)
}
