//! What a history of two hundred documents needs of most of them: the ids of
//! the clauses, and the symbol.
//!
//! A commit names the ids. Where it does not, and for the symbol, `draft.ron`
//! is looked at as `model_file` writes it, each depth one space more, without
//! reading it whole.

use super::record::Document;
use super::{Store, StoreError, chain, layout, roll};
use crate::model::ClauseId;
use crate::symbol::Symbol;

impl Store {
    /// The ids of the clauses of the text as it stood with a document.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] where the repository holds no such draft.
    pub fn clause_ids(&self, document: &Document) -> Result<Vec<ClauseId>, StoreError> {
        if let Some(ids) = roll::read(&document.record.roll) {
            return Ok(ids);
        }
        let (folder, place) = chain::folder_of(&self.repo, document)?;
        match chain::file(&self.repo, &folder, layout::DRAFT_FILE)? {
            Some(bytes) => Ok(ids(&String::from_utf8_lossy(&bytes))),
            None => Err(StoreError::Corrupt {
                place: format!("{place}/{}", layout::DRAFT_FILE),
                detail: "the file is not there".to_owned(),
            }),
        }
    }
}

/// The ids in a file as `model_file` writes it.
fn ids(file: &str) -> Vec<ClauseId> {
    let literals = file.lines().filter_map(|line| line.strip_prefix("   id: "));
    literals.filter_map(string).map(ClauseId::new).collect()
}

/// The symbol in a file as `model_file` writes it; `None` where it must be
/// read whole to know.
pub(super) fn symbol(file: &[u8]) -> Option<Symbol> {
    let lines = file.split(|byte| *byte == b'\n');
    let mut head = lines.take_while(|line| !line.starts_with(b" title: "));
    let literal = head.find_map(|line| line.strip_prefix(b"  symbol: "))?;
    string(std::str::from_utf8(literal).ok()?)?.parse().ok()
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
    use super::{ids, symbol};
    use crate::model::{Clause, ClauseId, ClauseKind, Draft, Place};
    use crate::store::model_file;

    #[test]
    fn the_ids_are_those_of_the_whole_draft() {
        let clause = |id: &str| Clause {
            id: ClauseId::new(id),
            kind: ClauseKind::Operative,
            number: Some("1".to_owned()),
            opener: None,
            text: "   id: \"OP9\",\n   id: \"Chad\" \\".to_owned(),
            footnotes: Vec::new(),
            references: Vec::new(),
            place: Place::default(),
        };
        let draft = Draft {
            title: Some("   id: \"Fiji\",".to_owned()),
            clauses: vec![clause("OP1"), clause("OP1(\"a\")"), clause("OP2")],
            ..Draft::default()
        };
        let found = ids(&model_file::write(&draft).unwrap());
        let found: Vec<&str> = found.iter().map(ClauseId::as_str).collect();
        assert_eq!(found, ["OP1", "OP1(\"a\")", "OP2"]);
    }

    #[test]
    fn the_symbol_is_that_of_the_masthead_and_of_nothing_else() {
        let mut draft = Draft {
            title: Some("\n  symbol: \"A/1\",".to_owned()),
            ..Draft::default()
        };
        let found = |draft: &Draft| symbol(model_file::write(draft).unwrap().as_bytes());
        assert_eq!(found(&draft), None);
        draft.masthead.symbol = "A/C.1/75/L.8/Rev.1".parse().ok();
        assert_eq!(found(&draft), draft.masthead.symbol);
    }
}
