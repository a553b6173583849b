//! Footnotes compared by their texts; their numbers shift silently.

use super::changes::{FootnoteChange, Op, Relation};
use super::words::{Comparison, whole};
use crate::align::{self, Options};
use crate::model::{Clause, ClauseId, ClauseKind, Draft, Footnote};
use crate::text;

/// The footnotes that were added, removed or reworded.
pub(super) fn changes(old: &[Footnote], new: &[Footnote]) -> Vec<FootnoteChange> {
    let same = |(before, after): (&Footnote, &Footnote)| before.text == after.text;
    if old.len() == new.len() && old.iter().zip(new).all(same) {
        return Vec::new();
    }
    let (old_notes, new_notes) = (as_clauses(old), as_clauses(new));
    let alignment = align::align(&old_notes, &new_notes, &Options::default());
    let mut changes = Vec::new();
    for link in &alignment.links {
        let before: Vec<&Footnote> = link.old.iter().map(|&i| &old[i]).collect();
        let after: Vec<&Footnote> = link.new.iter().map(|&j| &new[j]).collect();
        match (before.as_slice(), after.as_slice()) {
            ([before], [after]) => {
                if before.text != after.text && text::key(&before.text) != text::key(&after.text) {
                    changes.push(FootnoteChange {
                        relation: Relation::Reworded,
                        old: Some(before.number.clone()),
                        new: Some(after.number.clone()),
                        words: Comparison::of(&before.text, &after.text).words(),
                    });
                }
            }
            _ => {
                for note in before {
                    changes.push(FootnoteChange {
                        relation: Relation::Removed,
                        old: Some(note.number.clone()),
                        new: None,
                        words: whole(Op::Delete, &note.text),
                    });
                }
                for note in after {
                    changes.push(FootnoteChange {
                        relation: Relation::Inserted,
                        old: None,
                        new: Some(note.number.clone()),
                        words: whole(Op::Insert, &note.text),
                    });
                }
            }
        }
    }
    changes
}

/// Footnotes as clauses of a draft, so that they are aligned by the same rules.
fn as_clauses(notes: &[Footnote]) -> Draft {
    Draft {
        clauses: notes
            .iter()
            .map(|note| Clause {
                id: ClauseId::new(note.number.as_str()),
                kind: ClauseKind::AnnexParagraph,
                number: None,
                opener: None,
                text: note.text.clone(),
                footnotes: Vec::new(),
                references: Vec::new(),
                place: note.place,
            })
            .collect(),
        ..Draft::default()
    }
}
