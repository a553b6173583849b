//! The footnotes of a merged text.
//!
//! In: the lines of footnotes on a page, and how the clauses cite them, by the
//! number of the draft that they come from or by a label. Out: the footnotes
//! with numbers that no other has, and the marks of every clause.

use std::collections::{BTreeMap, HashMap, VecDeque};

use super::reader::plain;
use crate::model::{Clause, Draft, Footnote, FootnoteRef, Place};
use crate::store::markdown::Part;

/// How a clause cites its footnotes.
enum Cited {
    /// By the numbers of a known draft.
    Known(usize, Vec<FootnoteRef>),
    /// By the labels of the page.
    Labels(Vec<(usize, String)>),
}

struct Note {
    text: String,
    place: Place,
    label: String,
    /// Its number in each known draft that has it.
    numbers: BTreeMap<usize, String>,
}

pub(super) struct Notes<'k> {
    known: &'k [&'k Draft],
    lines: HashMap<String, VecDeque<(usize, Part)>>,
    notes: Vec<Note>,
    /// One for each clause.
    cited: Vec<Cited>,
}

impl<'k> Notes<'k> {
    pub(super) fn new(
        known: &'k [&'k Draft],
        lines: HashMap<String, VecDeque<(usize, Part)>>,
    ) -> Self {
        Notes {
            known,
            lines,
            notes: Vec::new(),
            cited: Vec::new(),
        }
    }

    /// Takes the marks of a clause of a known draft.
    pub(super) fn cited(&mut self, which: usize, clause: &Clause) {
        self.cited
            .push(Cited::Known(which, clause.footnotes.clone()));
    }

    /// Takes the labels of a clause that no draft knows.
    pub(super) fn labelled(&mut self, labels: Vec<(usize, String)>) {
        self.cited.push(Cited::Labels(labels));
    }

    /// Takes a line below the heading of the footnotes.
    pub(super) fn take(&mut self, line: &str) -> Result<(), &'static str> {
        let head = line
            .strip_prefix("[^")
            .and_then(|rest| rest.split_once("]: "));
        let Some((label, words)) = head else {
            return Err("it is no footnote, which begins like `[^label]: `");
        };
        let known: Vec<(usize, &Footnote)> = self
            .lines
            .get(line)
            .into_iter()
            .flatten()
            .filter_map(|(which, part)| match part {
                Part::Footnote(at) => Some((*which, self.known[*which].footnotes.get(*at)?)),
                _ => None,
            })
            .collect();
        // A draft may print the same footnote several times; the page shows it once.
        let same: Vec<(usize, Vec<&Footnote>)> = known
            .iter()
            .map(|(which, note)| {
                let all = self.known[*which].footnotes.iter();
                (*which, all.filter(|other| other.text == note.text).collect())
            })
            .collect();
        let times = same.iter().map(|(_, all)| all.len()).max().unwrap_or(1);
        for nth in 0..times {
            let here = same.iter().filter_map(|(w, all)| Some((*w, *all.get(nth)?)));
            let here: Vec<(usize, &Footnote)> = here.collect();
            self.notes.push(Note {
                text: match here.first() {
                    Some((_, note)) => note.text.clone(),
                    None => plain(words),
                },
                place: here.first().map(|(_, note)| note.place).unwrap_or_default(),
                label: label.to_owned(),
                numbers: here.iter().map(|(w, note)| (*w, note.number.clone())).collect(),
            });
        }
        Ok(())
    }

    /// Numbers the footnotes and marks the clauses.
    pub(super) fn finish(self, clauses: &mut [Clause]) -> Vec<Footnote> {
        let numbers = self.numbers();
        let number = |found: Option<usize>| found.map(|at| numbers[at].clone());
        for (clause, cited) in clauses.iter_mut().zip(&self.cited) {
            clause.footnotes = match cited {
                Cited::Known(which, marks) => marks
                    .iter()
                    .map(|mark| FootnoteRef {
                        number: number(self.by_number(*which, &mark.number))
                            .unwrap_or_else(|| mark.number.clone()),
                        at: mark.at,
                    })
                    .collect(),
                Cited::Labels(labels) => labels
                    .iter()
                    .map(|(at, label)| FootnoteRef {
                        number: number(self.notes.iter().position(|n| n.label == *label))
                            .unwrap_or_else(|| "?".to_owned()),
                        at: *at,
                    })
                    .collect(),
            };
        }
        let notes = self.notes.into_iter().zip(numbers);
        notes
            .map(|(note, number)| Footnote {
                number,
                text: note.text,
                place: note.place,
            })
            .collect()
    }

    fn by_number(&self, which: usize, number: &str) -> Option<usize> {
        let own = |note: &Note| note.numbers.get(&which).map(String::as_str) == Some(number);
        self.notes.iter().position(own).or_else(|| {
            let mut all = self.known[which].footnotes.iter();
            let text = &all.find(|note| note.number == number)?.text;
            self.notes.iter().position(|note| note.text == *text)
        })
    }

    /// The numbers of a draft that has them all, in this order; else signs stay
    /// and numbers count from 1.
    fn numbers(&self) -> Vec<String> {
        for (which, draft) in self.known.iter().enumerate() {
            let own: Option<Vec<&str>> = self
                .notes
                .iter()
                .map(|note| note.numbers.get(&which).map(String::as_str))
                .collect();
            if let Some(own) = own {
                let mut all = draft.footnotes.iter().map(|note| note.number.as_str());
                if own.iter().all(|number| all.any(|next| next == *number)) {
                    return own.into_iter().map(str::to_owned).collect();
                }
            }
        }
        let mut count = 0;
        let mut numbers: Vec<String> = Vec::with_capacity(self.notes.len());
        for note in &self.notes {
            let printed = note.numbers.values().next().map_or("1", String::as_str);
            let mut number = printed.to_owned();
            if printed.starts_with(|c: char| c.is_ascii_digit()) {
                count += 1;
                number = count.to_string();
            }
            while numbers.contains(&number) {
                number.push('*');
            }
            numbers.push(number);
        }
        numbers
    }
}
