//! Who joined and who withdrew.

use std::collections::HashSet;

use super::changes::SponsorChanges;
use crate::model::Sponsor;
use crate::text;

/// Compares two sponsor blocks.
pub(super) fn changes(old: &[Sponsor], new: &[Sponsor]) -> SponsorChanges {
    let keys = |sponsors: &[Sponsor]| -> HashSet<String> {
        sponsors.iter().map(|s| text::key(&s.name)).collect()
    };
    let (in_old, in_new) = (keys(old), keys(new));
    let mut changes = SponsorChanges::default();
    for sponsor in new {
        let list = if in_old.contains(&text::key(&sponsor.name)) {
            &mut changes.kept
        } else {
            &mut changes.added
        };
        list.push(sponsor.name.clone());
    }
    changes.removed = old
        .iter()
        .filter(|s| !in_new.contains(&text::key(&s.name)))
        .map(|s| s.name.clone())
        .collect();
    changes
}
