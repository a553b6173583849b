//! Where the footnotes of a draft are cited.

use std::collections::{HashMap, VecDeque};

use crate::model::Draft;

/// The first mark of each footnote.
pub(super) struct Marks<'a> {
    draft: &'a Draft,
    /// For each footnote the clause that cites it first.
    clauses: Vec<Option<usize>>,
    /// For each clause that cites footnotes first: those, and how many
    /// characters of the clause stand before each mark.
    notes: HashMap<usize, Vec<(usize, usize)>>,
}

impl<'a> Marks<'a> {
    /// Finds the footnotes of the marks by their numbers; of two with the same
    /// number the first mark means the first.
    pub(super) fn of(draft: &'a Draft) -> Marks<'a> {
        let mut numbers: HashMap<&str, VecDeque<usize>> = HashMap::new();
        for (at, note) in draft.footnotes.iter().enumerate() {
            numbers.entry(&note.number).or_default().push_back(at);
        }
        let mut marks = Marks {
            draft,
            clauses: vec![None; draft.footnotes.len()],
            notes: HashMap::new(),
        };
        for (at, clause) in draft.clauses.iter().enumerate() {
            for mark in &clause.footnotes {
                let same = numbers.get_mut(mark.number.as_str());
                if let Some(note) = same.and_then(VecDeque::pop_front) {
                    marks.clauses[note] = Some(at);
                    marks.notes.entry(at).or_default().push((note, mark.at));
                }
            }
        }
        marks
    }

    /// The footnotes that some clauses cite, and how many characters of their
    /// joined words stand before each mark.
    pub(super) fn under(&self, clauses: &[usize]) -> Vec<(usize, usize)> {
        match clauses {
            [one] => self.notes.get(one).cloned().unwrap_or_default(),
            _ if self.notes.is_empty() => Vec::new(),
            _ => {
                let mut found = Vec::new();
                let mut start = 0;
                for at in clauses {
                    let notes = self.notes.get(at).into_iter().flatten();
                    found.extend(notes.map(|&(note, place)| (note, start + place)));
                    start += self.draft.clauses[*at].text.chars().count() + 1;
                }
                found
            }
        }
    }

    /// The clause that cites a footnote first.
    pub(super) fn clause(&self, note: usize) -> Option<usize> {
        self.clauses.get(note).copied().flatten()
    }
}
