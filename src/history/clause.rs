//! Finding a clause as a delegate names it.

use thiserror::Error;

use crate::model::Draft;

/// Why a clause was not found.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ClauseError {
    /// The document has none of that name.
    #[error("there is no {asked}{}", holds(.highest))]
    Unknown {
        /// What was asked for.
        asked: String,
        /// The last clause of the same kind: `OP17`.
        highest: Option<String>,
    },
    /// Several parts of the document have one.
    #[error("{asked} is in several parts: {}", .ids.join(", "))]
    Several {
        /// What was asked for.
        asked: String,
        /// The ids that fit.
        ids: Vec<String>,
    },
}

fn holds(highest: &Option<String>) -> String {
    match highest {
        Some(id) => format!("; the last is {id}"),
        None => String::new(),
    }
}

/// The place of a clause: `OP5 (a)`, `op5(a)`, `PP7`, `II, OP3`, `chapeau`,
/// `annex, para. 5`.
///
/// A part may be left out where only one part has such a clause.
///
/// # Errors
/// [`ClauseError`] where none or several fit.
pub fn find_clause(draft: &Draft, asked: &str) -> Result<usize, ClauseError> {
    let wanted = match compact(asked).as_str() {
        "chapeau" => "ch".to_owned(),
        other => other.replace(",chapeau", ":ch").replace(',', ":"),
    };
    let ids: Vec<String> = draft
        .clauses
        .iter()
        .map(|c| compact(c.id.as_str()))
        .collect();
    if let Some(at) = ids.iter().position(|id| *id == wanted) {
        return Ok(at);
    }
    // As the reports cite it: `annex, para. 5`, `part II, OP3`.
    let cited = draft.citations();
    let mut cited = cited.iter().map(|citation| compact(citation));
    if let Some(at) = cited.position(|citation| citation == compact(asked)) {
        return Ok(at);
    }
    let tail = |id: &str| id.rsplit(':').next() == Some(wanted.as_str());
    let fitting: Vec<usize> = (0..ids.len()).filter(|&at| tail(&ids[at])).collect();
    match fitting.as_slice() {
        [only] => Ok(*only),
        [] => Err(ClauseError::Unknown {
            asked: asked.to_owned(),
            highest: highest(draft, &wanted),
        }),
        several => Err(ClauseError::Several {
            asked: asked.to_owned(),
            ids: several
                .iter()
                .map(|&at| draft.clauses[at].id.to_string())
                .collect(),
        }),
    }
}

/// The last clause whose id begins with the same letters.
fn highest(draft: &Draft, wanted: &str) -> Option<String> {
    let stem: String = wanted
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .collect();
    let alike = |id: &str| {
        let id = compact(id);
        id.strip_prefix(&stem).is_some_and(|rest| {
            rest.starts_with(|c: char| c.is_ascii_digit()) && !rest.contains('(')
        })
    };
    if stem.is_empty() {
        return None;
    }
    let mut ids = draft.clauses.iter().rev().map(|c| c.id.as_str());
    ids.find(|id| alike(id)).map(str::to_owned)
}

fn compact(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::find_clause;
    use crate::model::{Clause, ClauseId, ClauseKind, Draft, Place};

    fn draft(ids: &[&str]) -> Draft {
        let clauses = ids.iter().map(|id| Clause {
            id: ClauseId::new(*id),
            kind: ClauseKind::Operative,
            number: None,
            opener: None,
            text: String::new(),
            footnotes: Vec::new(),
            references: Vec::new(),
            place: Place::default(),
        });
        Draft {
            clauses: clauses.collect(),
            ..Draft::default()
        }
    }

    #[test]
    fn clauses_are_found_as_delegates_write_them() {
        let draft = draft(&[
            "CH",
            "PP7",
            "OP5",
            "OP5(a)",
            "OP5(a)(ii)",
            "I:OP6",
            "II:OP3",
            "II:OP6",
        ]);
        let at = |asked: &str| find_clause(&draft, asked).ok();
        assert_eq!(at("chapeau"), Some(0));
        assert_eq!(at("pp7"), Some(1));
        assert_eq!(at("OP5 (a)"), Some(3));
        assert_eq!(at("part II, OP3"), Some(6));
        assert_eq!(at("op5(A) (ii)"), Some(4));
        assert_eq!(at("OP3"), Some(6));
        assert_eq!(at("II, OP3"), Some(6));
        assert_eq!(at("ii:op6"), Some(7));
    }

    #[test]
    fn what_is_not_there_is_said() {
        let draft = draft(&["PP1", "OP1", "OP2", "OP2(a)", "I:OP6", "II:OP6"]);
        let said = |asked: &str| find_clause(&draft, asked).unwrap_err().to_string();
        assert_eq!(said("OP9"), "there is no OP9; the last is OP2");
        assert_eq!(said("OP6"), "OP6 is in several parts: I:OP6, II:OP6");
        assert_eq!(said(""), "there is no ");
    }
}
