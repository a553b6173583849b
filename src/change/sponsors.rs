//! Who joined and who withdrew.

use std::collections::HashSet;

use super::changes::SponsorChanges;
use crate::model::{Draft, DraftKind, Sponsor};
use crate::text::hasher::Fold;
use crate::text::{key, states};

/// Compares two sponsor blocks, where both documents have one.
pub(super) fn changes(old: &Draft, new: &Draft) -> SponsorChanges {
    let not_compared = not_comparable(old, new);
    if not_compared.is_some() {
        return SponsorChanges {
            not_compared,
            ..SponsorChanges::default()
        };
    }
    let (old, new) = (&old.sponsors, &new.sponsors);
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

/// Adopted texts carry no sponsors: their absence there is no withdrawal, and
/// their presence in a draft that follows one is no joining.
fn not_comparable(old: &Draft, new: &Draft) -> Option<&'static str> {
    let names_some = |draft: &Draft| !draft.sponsors.is_empty() || draft.sponsor_note.is_some();
    let is_adopted = |draft: &Draft| {
        let kind = matches!(draft.kind, DraftKind::Resolution | DraftKind::Decision);
        kind && !names_some(draft)
    };
    if is_adopted(new) && names_some(old) {
        Some("sponsors: the new document is an adopted text, which names none")
    } else if is_adopted(old) && names_some(new) {
        Some("sponsors: the old document is an adopted text, which names none")
    } else {
        None
    }
}

/// What two spellings of one sponsor have in common.
fn identity(sponsor: &Sponsor) -> String {
    key(states::canonical(&sponsor.name).unwrap_or(&sponsor.name))
}

#[cfg(test)]
mod tests {
    use super::{SponsorChanges, changes};
    use crate::model::{Draft, DraftKind, Sponsor, SponsorKind};

    fn draft(kind: DraftKind, names: &[&str]) -> Draft {
        let sponsor = |name: &&str| Sponsor {
            name: (*name).to_owned(),
            kind: SponsorKind::State,
        };
        Draft {
            kind,
            sponsors: names.iter().map(sponsor).collect(),
            ..Draft::default()
        }
    }

    #[test]
    fn an_adopted_text_withdraws_nobody_and_nobody_joins_what_follows_one() {
        let tabled = draft(DraftKind::DraftResolution, &["Chad", "Peru"]);
        let adopted = draft(DraftKind::Resolution, &[]);
        for (old, new, which) in [(&tabled, &adopted, "new"), (&adopted, &tabled, "old")] {
            let changes = changes(old, new);
            let why = changes.not_compared.expect("a reason");
            assert!(why.contains(&format!("the {which} document")), "{why}");
            assert!(changes.added.is_empty() && changes.removed.is_empty());
            assert!(changes.kept.is_empty());
        }
        assert_eq!(changes(&adopted, &adopted), SponsorChanges::default());
    }

    #[test]
    fn a_draft_that_names_nobody_any_more_is_compared() {
        let old = draft(DraftKind::DraftResolution, &["Chad"]);
        let new = draft(DraftKind::DraftResolution, &[]);
        assert_eq!(changes(&old, &new).removed, ["Chad"]);
    }
}
