//! Which store is meant: `--store`, `TRAVAUX_STORE`, or the one around the
//! current folder.

use std::path::Path;

use crate::store::Store;

use super::error::Failure;
use super::settings::Settings;

/// Opens the store that the arguments mean.
pub(super) fn store(settings: &Settings) -> Result<Store, Failure> {
    let store = match &settings.store {
        Some(dir) => Store::open(dir)?,
        None => Store::discover(Path::new("."))?,
    };
    Ok(store)
}
