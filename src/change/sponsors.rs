//! Who joined and who withdrew.

use std::collections::HashSet;

use super::changes::SponsorChanges;
use crate::align::Fold;
use crate::model::Sponsor;
use crate::text::{key, states};

/// Compares two sponsor blocks.
pub(super) fn changes(old: &[Sponsor], new: &[Sponsor]) -> SponsorChanges {
    let keys =
        |sponsors: &[Sponsor]| -> HashSet<String, Fold> { sponsors.iter().map(identity).collect() };
    let (in_old, in_new) = (keys(old), keys(new));
    let mut changes = SponsorChanges::default();
    for sponsor in new {
        let list = if in_old.contains(&identity(sponsor)) {
            &mut changes.kept
        } else {
            &mut changes.added
        };
        list.push(sponsor.name.clone());
    }
    changes.removed = old
        .iter()
        .filter(|s| !in_new.contains(&identity(s)))
        .map(|s| s.name.clone())
        .collect();
    changes
}

/// What two spellings of one sponsor have in common.
fn identity(sponsor: &Sponsor) -> String {
    key(states::canonical(&sponsor.name).unwrap_or(&sponsor.name))
}
