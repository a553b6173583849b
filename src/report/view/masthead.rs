//! What changed above the title, in words.
//!
//! In: changes of the masthead. Out: one short phrase for each. Knows nothing
//! of layout.

use crate::change::{MastheadChange, MastheadField};

/// `agenda item 98 → 97 (c)`.
pub(super) fn told(change: &MastheadChange) -> String {
    let (old, new) = (&change.old, &change.new);
    match change.field {
        MastheadField::Organ => format!("organ {old} → {new}"),
        MastheadField::Committee => format!("committee {old} → {new}"),
        MastheadField::Session => format!("session {old} → {new}"),
        MastheadField::AgendaItem => format!("agenda item {old} → {new}"),
        MastheadField::AgendaTitle => format!("agenda item “{old}” → “{new}”"),
        MastheadField::Distribution => format!("distribution {old} → {new}"),
        MastheadField::OriginalLanguages => format!("original {old} → {new}"),
    }
}
