//! What a clause cites beyond its own words: the documents that its footnotes
//! name (`in its 2015 report,1` with the footnote `A/70/174.`).

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::model::{Clause, Footnote, Notice, NoticeKind};
use crate::symbol;
use crate::text::hasher::Fold;

/// The footnotes of a document, by their printed numbers.
pub(super) struct Notes<'f> {
    footnotes: &'f [Footnote],
    /// For each footnote the next one of the same number.
    next: Vec<Option<usize>>,
    numbers: HashMap<&'f str, Same, Fold>,
}

/// The footnotes of one number: numbers can start again in each section.
struct Same {
    /// The one that the next marker means.
    meant: usize,
    /// A marker has come.
    cited: bool,
}

impl<'f> Notes<'f> {
    pub(super) fn of(footnotes: &'f [Footnote]) -> Notes<'f> {
        let mut next = vec![None; footnotes.len()];
        let mut numbers = HashMap::with_capacity_and_hasher(footnotes.len(), Fold::default());
        // From the end, so that the first of a number is the last to come.
        for (at, footnote) in footnotes.iter().enumerate().rev() {
            let same = Same {
                meant: at,
                cited: false,
            };
            match numbers.entry(footnote.number.as_str()) {
                Entry::Vacant(free) => {
                    free.insert(same);
                }
                Entry::Occupied(mut taken) => next[at] = Some(taken.insert(same).meant),
            }
        }
        Notes {
            footnotes,
            next,
            numbers,
        }
    }

    /// Whether a footnote has the number.
    pub(super) fn have(&self, number: &str) -> bool {
        self.numbers.contains_key(number)
    }

    /// Adds to each clause the references of the footnotes that it cites.
    ///
    /// Where numbers start again in each section, the second marker `1` means
    /// the second footnote 1; behind the last one of its number, the last is
    /// meant.
    pub(super) fn complete(&mut self, clauses: &mut [Clause]) {
        for clause in clauses {
            for mark in &clause.footnotes {
                let Some(same) = self.numbers.get_mut(mark.number.as_str()) else {
                    continue;
                };
                let footnote = &self.footnotes[same.meant];
                same.meant = self.next[same.meant].unwrap_or(same.meant);
                same.cited = true;
                for (_, found) in symbol::cited(&footnote.text) {
                    if !clause.references.iter().any(|n| n == found.as_str()) {
                        clause.references.push(found.into());
                    }
                }
            }
        }
    }

    /// Says which footnotes no clause cited so far.
    pub(super) fn unanswered(&self) -> impl Iterator<Item = Notice> {
        let silent = |note: &&Footnote| {
            let cited = self.numbers.get(note.number.as_str());
            !note.number.starts_with('*') && cited.is_some_and(|same| !same.cited)
        };
        self.footnotes.iter().filter(silent).map(|note| Notice {
            kind: NoticeKind::Footnote,
            message: if note.number.is_empty() {
                "a footnote has no number".to_owned()
            } else {
                format!("footnote {} is cited nowhere in the text", note.number)
            },
            place: note.place,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Notes;
    use crate::model::{Clause, ClauseId, ClauseKind, Footnote, FootnoteRef, Place};

    fn citing(number: &str) -> Clause {
        Clause {
            id: ClauseId::new("OP1"),
            kind: ClauseKind::Operative,
            number: None,
            opener: None,
            references: Vec::new(),
            text: "Recalls its report".to_owned(),
            footnotes: vec![FootnoteRef {
                number: number.to_owned(),
                at: 18,
            }],
            place: Place::default(),
        }
    }

    #[test]
    fn where_numbers_start_again_the_next_of_a_number_is_meant() {
        let notes = [
            ("1", "A/97/1."),
            ("2", "A/97/2."),
            ("1", "A/97/3."),
            ("3", "A/97/4."),
        ];
        let footnotes = notes.map(|(number, text)| Footnote {
            number: number.to_owned(),
            text: text.to_owned(),
            place: Place::default(),
        });
        let mut by_number = Notes::of(&footnotes);
        let mut clauses = ["1", "2", "1", "1", "9"].map(citing);
        by_number.complete(&mut clauses);
        let cited = clauses.map(|clause| clause.references.concat());
        // Behind the last of a number, the last is meant.
        assert_eq!(cited, ["A/97/1", "A/97/2", "A/97/3", "A/97/3", ""]);
        let said: Vec<String> = by_number.unanswered().map(|n| n.message).collect();
        assert_eq!(said, ["footnote 3 is cited nowhere in the text"]);
    }
}
