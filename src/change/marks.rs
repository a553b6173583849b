//! Where the footnotes of a draft are cited.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::Draft;
use crate::text::hasher::Fold;

/// The first mark of each footnote.
pub(super) struct Marks<'a> {
    draft: &'a Draft,
    /// For each footnote the clause that cites it first.
    clauses: Vec<Option<usize>>,
    /// The footnotes that each clause cites first, one clause after the other,
    /// and how many of its characters stand before each mark.
    notes: Vec<(usize, usize)>,
    /// Where those of each clause end.
    ends: Vec<usize>,
}

impl<'a> Marks<'a> {
    /// Finds the footnotes of the marks by their numbers; of two with the same
    /// number the first mark means the first.
    pub(super) fn of(draft: &'a Draft) -> Marks<'a> {
        // The first footnote of each number that no mark has met yet, and for
        // each footnote the next of its number.
        let mut firsts: HashMap<&str, Option<usize>, Fold> = HashMap::default();
        let mut next = vec![None; draft.footnotes.len()];
        for (at, note) in draft.footnotes.iter().enumerate().rev() {
            next[at] = firsts.insert(&note.number, Some(at)).flatten();
        }
        let mut marks = Marks {
            draft,
            clauses: vec![None; draft.footnotes.len()],
            notes: Vec::with_capacity(draft.footnotes.len()),
            ends: Vec::with_capacity(draft.clauses.len()),
        };
        for (at, clause) in draft.clauses.iter().enumerate() {
            for mark in &clause.footnotes {
                let Some(first) = firsts.get_mut(mark.number.as_str()) else {
                    continue;
                };
                let Some(note) = *first else { continue };
                *first = next[note];
                marks.clauses[note] = Some(at);
                marks.notes.push((note, mark.at));
            }
            marks.ends.push(marks.notes.len());
        }
        marks
    }

    /// The same of one clause.
    fn of_clause(&self, at: usize) -> &[(usize, usize)] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.notes[start..self.ends[at]]
    }

    /// The footnotes that some clauses cite, and how many characters of their
    /// joined words stand before each mark.
    pub(super) fn under(&self, clauses: &[usize]) -> Cow<'_, [(usize, usize)]> {
        match clauses {
            [one] => Cow::Borrowed(self.of_clause(*one)),
            _ => {
                let mut found = Vec::new();
                let mut start = 0;
                for &at in clauses {
                    let notes = self.of_clause(at).iter();
                    found.extend(notes.map(|&(note, place)| (note, start + place)));
                    start += self.draft.clauses[at].text.chars().count() + 1;
                }
                Cow::Owned(found)
            }
        }
    }

    /// The clause that cites a footnote first.
    pub(super) fn clause(&self, note: usize) -> Option<usize> {
        self.clauses.get(note).copied().flatten()
    }
}
