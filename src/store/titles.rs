//! Which texts bear a title: asked when an adopted text names no draft.

use std::collections::BTreeMap;

use super::chain::{self, View};
use super::shelf::Shelf;
use super::{StoreError, layout, markdown};
use crate::model::{Draft, DraftKind};
use crate::symbol::Symbol;
use crate::text;

/// The folders of all texts by the key of their title.
///
/// Reads the first line of every `text.md`, so it is made only when it is
/// needed, and once for a whole import.
pub(super) struct Titles {
    folders: BTreeMap<String, Vec<String>>,
}

impl Titles {
    pub(super) fn read(view: &View<'_>) -> Result<Self, StoreError> {
        let mut titles = Titles {
            folders: BTreeMap::new(),
        };
        let mut shelf = Shelf::open(view.repo, "titles");
        for name in view.names()? {
            let Some(id) = view.named_id(&name)? else {
                continue;
            };
            if let Some([key]) = shelf.fields(id).as_deref() {
                titles.put(key.clone(), name);
                continue;
            }
            let folder = view.repo.find_tree(id)?;
            if let Some(page) = chain::file(view.repo, &folder, layout::TEXT_FILE)? {
                let first = page.split(|b| *b == b'\n').next().unwrap_or_default();
                let key = text::key(&String::from_utf8_lossy(first));
                shelf.note(id, &[&key]);
                titles.put(key, name);
            }
        }
        shelf.save();
        Ok(titles)
    }

    /// Takes note of what an import adds.
    pub(super) fn note(&mut self, draft: &Draft, text: &Symbol) {
        self.put(key(draft), layout::name(text));
    }

    fn put(&mut self, key: String, name: String) {
        let names = self.folders.entry(key).or_default();
        if !names.contains(&name) {
            names.push(name);
        }
    }

    /// The texts with the same title and session, whose committee fits, and
    /// that are not adopted yet.
    pub(super) fn fitting(
        &self,
        view: &View<'_>,
        adopted: &Draft,
    ) -> Result<Vec<Symbol>, StoreError> {
        let mut found = Vec::new();
        if adopted.title.is_none() {
            return Ok(found);
        }
        for name in self.folders.get(&key(adopted)).into_iter().flatten() {
            let Some(folder) = view.named(name)? else {
                continue;
            };
            let draft = chain::draft(view.repo, &folder, name)?;
            if fits(&draft, adopted)
                && let Some(document) = view.shown_in(&folder, name)?
            {
                found.push(document.record.text);
            }
        }
        found.sort();
        Ok(found)
    }
}

fn key(draft: &Draft) -> String {
    text::key(&markdown::title_line(draft))
}

fn fits(draft: &Draft, adopted: &Draft) -> bool {
    let same_title = match (&draft.title, &adopted.title) {
        (Some(old), Some(new)) => text::key(old) == text::key(new),
        _ => false,
    };
    let is_draft = draft
        .masthead
        .symbol
        .as_ref()
        .is_some_and(|symbol| !symbol.is_adopted());
    let same_session = match (session(draft), session(adopted)) {
        (Some(old), Some(new)) => old == new,
        _ => false,
    };
    // An amendment bears the title of its target, and is never adopted as it.
    let proposes = matches!(
        draft.kind,
        DraftKind::DraftResolution | DraftKind::DraftDecision
    );
    same_title && is_draft && proposes && same_session && committee_fits(draft, adopted)
}

fn session(draft: &Draft) -> Option<String> {
    let head = &draft.masthead;
    head.session.clone().or_else(|| {
        let symbol = head.symbol.as_ref()?;
        symbol.session().map(str::to_owned)
    })
}

fn committee(draft: &Draft) -> Option<String> {
    let head = &draft.masthead;
    head.committee.clone().or_else(|| {
        let symbol = head.symbol.as_ref()?;
        symbol.committee().map(str::to_owned)
    })
}

/// An adopted text names its committee only in the line on the report; where
/// it names none, any committee fits.
fn committee_fits(draft: &Draft, adopted: &Draft) -> bool {
    let Some(of_draft) = committee(draft).map(|c| text::key(&c)) else {
        return true;
    };
    if let Some(of_adopted) = committee(adopted) {
        return text::key(&of_adopted) == of_draft;
    }
    let adoption = adopted.masthead.adoption.as_ref();
    match adoption.and_then(|a| a.report.as_ref()) {
        Some(report) => text::key(report).contains(&of_draft),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::fits;
    use crate::model::{Draft, DraftKind, Masthead};

    fn bearing_a_title(symbol: &str, kind: DraftKind) -> Draft {
        Draft {
            kind,
            masthead: Masthead {
                symbol: symbol.parse().ok(),
                session: Some("97".to_owned()),
                ..Masthead::default()
            },
            title: Some("Keeping of lights".to_owned()),
            ..Draft::default()
        }
    }

    #[test]
    fn an_amendment_is_not_the_draft_of_an_adopted_text() {
        let adopted = bearing_a_title("A/RES/97/164", DraftKind::Resolution);
        let draft = bearing_a_title("A/97/L.41", DraftKind::DraftResolution);
        let amendment = bearing_a_title("A/97/L.50", DraftKind::Amendment);
        assert!(fits(&draft, &adopted));
        assert!(!fits(&amendment, &adopted));
    }
}
