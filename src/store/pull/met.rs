//! A text that was changed here and elsewhere, both times from the same state:
//! two oral revisions of one document, say.

use super::{Answers, Clash};
use crate::model::Draft;
use crate::store::StoreError;
use crate::store::markdown;
use crate::store::merge::{self, Marks, Outcome};
use crate::symbol::Symbol;

/// A change of this store that meets others.
pub(in crate::store) struct Met<'a> {
    pub(super) text: Symbol,
    pub(super) symbol: Symbol,
    pub(super) subject: String,
    /// The text before the change.
    pub(super) before: Draft,
    pub(super) answers: Answers<'a>,
}

impl Met<'_> {
    /// The text with the changes of both sides.
    pub(in crate::store) fn merged(
        &self,
        theirs: &Draft,
        ours: Draft,
    ) -> Result<Draft, StoreError> {
        let marks = Marks {
            ours: format!("here: {}", self.subject),
            base: "before".to_owned(),
            theirs: "there".to_owned(),
            ..Marks::default()
        };
        let merged = match merge::merge_drafts(&self.before, &ours, theirs, &marks) {
            Outcome::One(draft) => return Ok(*draft),
            Outcome::Clash(merged) => merged,
        };
        let clash = Clash {
            text: self.text.clone(),
            symbol: self.symbol.clone(),
            subject: self.subject.clone(),
            clauses: cited(&merged.clashes, &[&self.before, &ours, theirs]),
            page: merged.text,
        };
        let Some(answer) = (self.answers)(&clash) else {
            return Err(StoreError::Clash {
                clash: Box::new(clash),
                file: None,
            });
        };
        merge::read_page(&answer, &[&ours, theirs, &self.before]).map_err(|fault| {
            StoreError::Page {
                place: clash.text.to_string(),
                line: fault.line,
                what: fault.what,
            }
        })
    }
}

/// The lines of a clash as a delegate would name them.
pub(super) fn cited(lines: &[String], drafts: &[&Draft]) -> Vec<String> {
    let name = |line: &String| {
        for draft in drafts {
            for (part, own) in markdown::lines(draft) {
                if own == *line {
                    return match part {
                        markdown::Part::Clause(at) => draft.clauses[at].id.cite(),
                        markdown::Part::Footnote(at) => {
                            format!("footnote {}", draft.footnotes[at].number)
                        }
                        markdown::Part::Sponsor(_) | markdown::Part::SponsorNote => {
                            "the sponsors".to_owned()
                        }
                        markdown::Part::Frame => "the head".to_owned(),
                    };
                }
            }
        }
        "a clause".to_owned()
    };
    let mut names: Vec<String> = lines.iter().map(name).collect();
    names.dedup();
    names
}
