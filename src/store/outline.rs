//! The skeleton of a draft, found in `draft.ron` without reading it whole.
//!
//! In: the file as `model_file` writes it, where each depth is one space more.
//! Out: the ids of the clauses and the lead sponsor. A history of two hundred
//! documents needs no more of most of them.

use super::chain;
use super::record::Document;
use super::{Store, StoreError, layout};
use crate::model::ClauseId;

/// What a draft consists of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    /// The first sponsor.
    pub lead_sponsor: Option<String>,
    /// The ids of the clauses, in order.
    pub clauses: Vec<ClauseId>,
}

impl Store {
    /// The skeleton of the text as it stood with a document.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] where the repository holds no such draft.
    pub fn outline(&self, document: &Document) -> Result<Outline, StoreError> {
        let (folder, place) = chain::folder_of(&self.repo, document)?;
        match chain::file(&self.repo, &folder, layout::DRAFT_FILE)? {
            Some(bytes) => Ok(outline(&String::from_utf8_lossy(&bytes))),
            None => Err(StoreError::Corrupt {
                place: format!("{place}/{}", layout::DRAFT_FILE),
                detail: "the file is not there".to_owned(),
            }),
        }
    }
}

fn outline(file: &str) -> Outline {
    let mut outline = Outline::default();
    for line in file.lines() {
        let Some(field) = line.strip_prefix("   ") else {
            continue;
        };
        if let Some(id) = field.strip_prefix("id: ") {
            outline.clauses.extend(string(id).map(ClauseId::new));
        } else if outline.lead_sponsor.is_none()
            && outline.clauses.is_empty()
            && let Some(name) = field.strip_prefix("name: ")
        {
            outline.lead_sponsor = string(name);
        }
    }
    outline
}

/// A string as RON writes it, up to the comma after it.
fn string(literal: &str) -> Option<String> {
    let literal = literal.trim_end().trim_end_matches(',');
    let inside = literal.strip_prefix('"')?.strip_suffix('"')?;
    if inside.contains('\\') {
        return ron::from_str(literal).ok();
    }
    Some(inside.to_owned())
}

#[cfg(test)]
mod tests {
    use super::outline;
    use crate::model::{Clause, ClauseId, ClauseKind, Draft, Place, Sponsor, SponsorKind};
    use crate::store::model_file;

    #[test]
    fn the_skeleton_is_that_of_the_whole_draft() {
        let sponsor = |name: &str| Sponsor {
            name: name.to_owned(),
            kind: SponsorKind::State,
        };
        let clause = |id: &str| Clause {
            id: ClauseId::new(id),
            kind: ClauseKind::Operative,
            number: Some("1".to_owned()),
            opener: None,
            text: "   id: \"OP9\",\n   name: \"Chad\" \\".to_owned(),
            footnotes: Vec::new(),
            references: Vec::new(),
            place: Place::default(),
        };
        let draft = Draft {
            title: Some("   name: \"Fiji\",".to_owned()),
            sponsors: vec![sponsor("The \"Group\" of Keepers"), sponsor("Chad")],
            clauses: vec![clause("OP1"), clause("OP1(a)"), clause("OP2")],
            ..Draft::default()
        };
        let found = outline(&model_file::write(&draft).unwrap());
        assert_eq!(
            found.lead_sponsor.as_deref(),
            Some("The \"Group\" of Keepers")
        );
        let ids: Vec<&str> = found.clauses.iter().map(ClauseId::as_str).collect();
        assert_eq!(ids, ["OP1", "OP1(a)", "OP2"]);
    }
}
