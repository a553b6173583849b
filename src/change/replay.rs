//! Replaying changes on the old draft.
//!
//! In: the old draft and the changes. Out: the texts of the new draft's
//! clauses. This is the promise that the changes are complete.

use thiserror::Error;

use super::changes::{Change, Changes};
use crate::model::Draft;

/// Why changes cannot be replayed on a draft.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReplayError {
    /// A change names words that the draft does not have there.
    #[error("the change to {clause} does not fit the old draft")]
    OldWords {
        /// The id of the first old clause of the change, or its index.
        clause: String,
    },
    /// Two changes, or none, make a new clause.
    #[error("clause {clause} of the new draft is not made by exactly one change")]
    NewClause {
        /// The index of the new clause.
        clause: usize,
    },
}

/// Gives the texts of the new draft's clauses, made from the old draft and the
/// changes alone.
///
/// Every old clause must be named by exactly the words that it has; `replay`
/// of `changes(old, new)` on `old` gives the texts of `new`, to the letter.
pub fn replay(old: &Draft, changes: &Changes<'_>) -> Result<Vec<String>, ReplayError> {
    let count = changes.clauses.iter().map(|change| change.new.len()).sum();
    let mut texts: Vec<Option<String>> = vec![None; count];
    for change in &changes.clauses {
        check(old, change)?;
        let wording = change.words.new_text();
        for (part, &j) in parts(&wording, &change.breaks).zip(&change.new) {
            match texts.get_mut(j) {
                Some(text @ None) => *text = Some(part.to_owned()),
                _ => return Err(ReplayError::NewClause { clause: j }),
            }
        }
    }
    texts
        .into_iter()
        .enumerate()
        .map(|(clause, text)| text.ok_or(ReplayError::NewClause { clause }))
        .collect()
}

fn check(old: &Draft, change: &Change<'_>) -> Result<(), ReplayError> {
    let found: Option<Vec<&str>> = change
        .old
        .iter()
        .map(|&i| old.clauses.get(i).map(|clause| clause.text.as_str()))
        .collect();
    if found.is_some_and(|texts| texts.join(" ") == change.words.old()) {
        return Ok(());
    }
    let clause = change.old.first().map_or_else(String::new, |&i| {
        old.clauses
            .get(i)
            .map_or_else(|| i.to_string(), |clause| clause.id.to_string())
    });
    Err(ReplayError::OldWords { clause })
}

/// The parts of a wording that begins anew at each break, without the space
/// that joins them.
fn parts<'a>(wording: &'a str, breaks: &'a [usize]) -> impl Iterator<Item = &'a str> {
    let ends = breaks
        .iter()
        .map(|at| at.saturating_sub(1))
        .chain([wording.len()]);
    let starts = [0].into_iter().chain(breaks.iter().copied());
    starts
        .zip(ends)
        .map(|(start, end)| wording.get(start..end).unwrap_or(""))
}
