//! `draft.ron`: the whole model, written and read without loss.

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;

use super::StoreError;
use crate::model::Draft;

/// Writes a draft. Equal drafts give equal bytes on every system.
pub(super) fn write(draft: &Draft) -> Result<String, StoreError> {
    let pretty = PrettyConfig::new()
        .new_line("\n")
        .indentor(" ")
        .extensions(Extensions::IMPLICIT_SOME);
    let mut out =
        ron::ser::to_string_pretty(draft, pretty).map_err(|error| StoreError::Corrupt {
            place: "draft.ron".to_owned(),
            detail: error.to_string(),
        })?;
    out.push('\n');
    Ok(out)
}

/// Reads a draft.
pub(super) fn read(bytes: &[u8], place: &str) -> Result<Draft, StoreError> {
    ron::de::from_bytes(bytes).map_err(|error| StoreError::Corrupt {
        place: place.to_owned(),
        detail: error.to_string(),
    })
}
