//! The written file read again.
//!
//! In: its bytes, the new draft. Out: nothing where its clauses and footnotes
//! have the new draft's words, in their order; what else differs, told.

use super::find::key;
use super::{OntoError, short};
use crate::model::Draft;
use crate::{parse, source};

/// Compares the accepted reading of a file with the draft that it must be.
pub(super) fn check(bytes: &[u8], new: &Draft) -> Result<Vec<String>, OntoError> {
    let pages = source::read(bytes).map_err(|error| OntoError::Unfit {
        detail: error.to_string(),
    })?;
    let found = parse::parse(&pages);
    let texts =
        |draft: &Draft| -> Vec<String> { draft.clauses.iter().map(|c| c.text.clone()).collect() };
    same(&texts(&found), &texts(new))?;
    let notes =
        |draft: &Draft| -> Vec<String> { draft.footnotes.iter().map(|f| f.text.clone()).collect() };
    let mut notices = Vec::new();
    if let Err(OntoError::Untrue { what }) = same(&notes(&found), &notes(new)) {
        notices.push(format!(
            "the footnotes differ from the new draft’s at “{what}”"
        ));
    }
    let numbers = |draft: &Draft| -> Vec<Option<String>> {
        draft.clauses.iter().map(|c| c.number.clone()).collect()
    };
    let (own, wanted) = (numbers(&found), numbers(new));
    let other = own
        .iter()
        .zip(&wanted)
        .zip(&new.clauses)
        .find(|((o, w), _)| o != w);
    if let (true, Some(((own, _), clause))) = (own.len() == wanted.len(), other) {
        notices.push(format!(
            "{} of the new draft has {} in the file",
            clause.id.cite(),
            own.as_ref()
                .map_or("no number".to_owned(), |n| format!("the number {n}"))
        ));
    }
    if found.title != new.title && new.title.is_some() {
        notices.push("the title is not the new draft’s".to_owned());
    }
    Ok(notices)
}

/// Whether two lists of texts have the same words, however they are cut.
fn same(found: &[String], wanted: &[String]) -> Result<(), OntoError> {
    let mut letters = found.iter().flat_map(|t| t.chars()).filter_map(key);
    for text in wanted {
        for letter in text.chars().filter_map(key) {
            if letters.next() != Some(letter) {
                return Err(OntoError::Untrue { what: short(text) });
            }
        }
    }
    match letters.next() {
        None => Ok(()),
        Some(_) => Err(OntoError::Untrue {
            what: "nothing more".to_owned(),
        }),
    }
}
