//! Who joined, who withdrew, and what the note on the sponsors says.
//!
//! In: two drafts and the movement of their sponsors. Out: [`SponsorsView`].
//! Knows nothing of clauses.

use super::wording::many;
use crate::change::SponsorChanges;
use crate::model::Draft;
use crate::text;

/// Movement of sponsors.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SponsorsView {
    /// `2 joined, 1 withdrew, 12 stayed`.
    pub label: String,
    /// Who joined.
    pub joined: Vec<String>,
    /// Who withdrew.
    pub withdrew: Vec<String>,
    /// Who stayed.
    pub kept: Vec<String>,
    /// The note of the old draft, such as `On behalf of ...`, where it went.
    pub old_note: Option<String>,
    /// The note of the new draft, where it came.
    pub new_note: Option<String>,
}

/// `None` where nothing moved.
pub(super) fn movement(old: &Draft, new: &Draft, moved: &SponsorChanges) -> Option<SponsorsView> {
    if moved.not_compared.is_some() {
        return None;
    }
    let key = |note: &Option<String>| note.as_deref().map(text::key);
    let note_changed = key(&old.sponsor_note) != key(&new.sponsor_note);
    if moved.added.is_empty() && moved.removed.is_empty() && !note_changed {
        return None;
    }
    let counted = [
        (moved.added.len(), "joined"),
        (moved.removed.len(), "withdrew"),
        (moved.kept.len(), "stayed"),
    ];
    let parts: Vec<String> = counted
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| format!("{n} {word}"))
        .collect();
    Some(SponsorsView {
        label: parts.join(", "),
        joined: moved.added.clone(),
        withdrew: moved.removed.clone(),
        kept: moved.kept.clone(),
        old_note: old.sponsor_note.clone().filter(|_| note_changed),
        new_note: new.sponsor_note.clone().filter(|_| note_changed),
    })
}

impl SponsorsView {
    /// `2 sponsors joined, 1 withdrew`, or that their note changed.
    pub(super) fn summary(&self) -> String {
        match (self.joined.len(), self.withdrew.len()) {
            (0, 0) => "note on the sponsors changed".to_owned(),
            (0, n) => format!("{} withdrew", many(n, "sponsor")),
            (n, 0) => format!("{} joined", many(n, "sponsor")),
            (n, m) => format!("{} joined, {m} withdrew", many(n, "sponsor")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    #[test]
    fn sponsors_that_were_not_compared_did_not_move() {
        let (mut old, new, mut changes) = samples::revision();
        changes.sponsors.not_compared = Some("sponsors: none named");
        old.sponsor_note = Some("On behalf of the keepers.".into());
        assert_eq!(movement(&old, &new, &changes.sponsors), None);
    }

    #[test]
    fn a_note_that_came_is_told() {
        let (old, mut new, mut changes) = samples::revision();
        changes.sponsors.added.clear();
        changes.sponsors.removed.clear();
        assert_eq!(movement(&old, &new, &changes.sponsors), None);
        new.sponsor_note = Some("On behalf of the keepers.".into());
        let view = movement(&old, &new, &changes.sponsors).unwrap();
        assert_eq!(view.summary(), "note on the sponsors changed");
        assert_eq!(view.new_note.as_deref(), Some("On behalf of the keepers."));
    }
}
