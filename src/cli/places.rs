//! Which store is meant: `--store`, `TRAVAUX_STORE`, the one around the current
//! folder, or the one that the user's file of settings names.

use std::path::Path;

use crate::store::{Store, StoreError};

use super::error::Failure;
use super::settings::Settings;

/// Opens the store that the arguments mean.
pub(super) fn store(settings: &Settings) -> Result<Store, Failure> {
    let store = match &settings.store {
        Some(dir) => Store::open(dir)?,
        None => match (Store::discover(Path::new(".")), settings.config.store()) {
            (Err(StoreError::NotFound { .. } | StoreError::NotAStore { .. }), Some(dir)) => {
                Store::open(&dir)?
            }
            (found, _) => found?,
        },
    };
    Ok(store)
}
