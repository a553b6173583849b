//! Which store is meant: `--store`, `TRAVAUX_STORE`, or the one around the
//! current folder.

use std::path::Path;

use crate::store::Store;

use super::args::Args;
use super::error::Failure;

/// Opens the store that the arguments mean.
pub(super) fn store(args: &Args) -> Result<Store, Failure> {
    let store = match &args.store {
        Some(dir) => Store::open(dir)?,
        None => Store::discover(Path::new("."))?,
    };
    Ok(store)
}
