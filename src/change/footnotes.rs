//! Footnotes compared by their texts and by where they are cited; their
//! numbers shift silently.

use std::borrow::Cow;
use std::collections::HashMap;

use super::changes::{Change, FootnoteChange, Op, Relation, Words};
use super::marks::Marks;
use super::words::{Comparison, whole};
use crate::align::{self, Options};
use crate::model::{Clause, ClauseId, ClauseKind, Draft, Footnote};
use crate::text;
use crate::text::hasher::Fold;

/// The footnotes that were added, removed or reworded.
pub(super) fn changes<'d>(
    old: &'d Draft,
    new: &'d Draft,
    clauses: &[Change<'_>],
) -> Vec<FootnoteChange<'d>> {
    let same = |(before, after): (&Footnote, &Footnote)| before.text == after.text;
    let (before, after) = (&old.footnotes, &new.footnotes);
    if before.len() == after.len() && before.iter().zip(after).all(same) {
        return Vec::new();
    }
    let (old_marks, new_marks) = (Marks::of(old), Marks::of(new));
    let mut pairs = Pairs::none(&old.footnotes, &new.footnotes);
    let links = clauses.iter().map(|change| {
        let notes = (old_marks.under(&change.old), new_marks.under(&change.new));
        (change, notes)
    });
    let links = links.filter(|(_, notes)| !notes.0.is_empty() && !notes.1.is_empty());
    let links: Vec<_> = links.collect();
    for (_, (before, after)) in &links {
        let note = |mark: &(usize, usize)| mark.0;
        pairs.join_same(before.iter().map(note), after.iter().map(note));
    }
    pairs.join_same(0..old.footnotes.len(), 0..new.footnotes.len());
    if pairs.are_complete() {
        return Vec::new();
    }
    for (change, (before, after)) in &links {
        pairs.join_in_place(&change.words, before, after);
    }
    pairs.join_alike();
    pairs.changes(&old_marks, &new_marks)
}

/// Which footnotes correspond.
struct Pairs<'a> {
    old: &'a [Footnote],
    new: &'a [Footnote],
    /// For each footnote a number, the same for the same text.
    old_texts: Vec<usize>,
    new_texts: Vec<usize>,
    of_old: Vec<Option<usize>>,
    of_new: Vec<Option<usize>>,
}

impl<'a> Pairs<'a> {
    fn none(old: &'a [Footnote], new: &'a [Footnote]) -> Pairs<'a> {
        let mut new_texts = numbered(old.iter().chain(new));
        let old_texts = new_texts.drain(..old.len()).collect();
        Pairs {
            old,
            new,
            old_texts,
            new_texts,
            of_old: vec![None; old.len()],
            of_new: vec![None; new.len()],
        }
    }

    fn are_complete(&self) -> bool {
        let all = |of: &[Option<usize>]| of.iter().all(Option::is_some);
        all(&self.of_old) && all(&self.of_new)
    }

    fn join(&mut self, i: usize, j: usize) {
        self.of_old[i] = Some(j);
        self.of_new[j] = Some(i);
    }

    /// Joins free footnotes with the same text, copies in their order.
    fn join_same(&mut self, old: impl Iterator<Item = usize>, new: impl Iterator<Item = usize>) {
        let old = old.filter(|&i| self.of_old[i].is_none());
        let new = new.filter(|&j| self.of_new[j].is_none());
        let mut before: Vec<_> = old.map(|i| (self.old_texts[i], i)).collect();
        let mut after: Vec<_> = new.map(|j| (self.new_texts[j], j)).collect();
        before.sort_unstable();
        after.sort_unstable();
        let mut after = after.into_iter().peekable();
        for (text, i) in before {
            while after.next_if(|(other, _)| *other < text).is_some() {}
            if let Some((_, j)) = after.next_if(|(other, _)| *other == text) {
                self.join(i, j);
            }
        }
    }

    /// Joins free footnotes that are cited at the same place of the words that
    /// stayed, in their order.
    fn join_in_place(&mut self, words: &Words<'_>, old: &[(usize, usize)], new: &[(usize, usize)]) {
        /// How many letters may come or go between two citations.
        const SLACK: usize = 20;
        let free = |notes: &[(usize, usize)], of: &[Option<usize>], other: Op| -> Vec<_> {
            let notes = notes.iter().filter(|(note, _)| of[*note].is_none());
            notes
                .map(|&(note, at)| (note, kept_before(words, other, at)))
                .collect()
        };
        let before: Vec<(usize, usize)> = free(old, &self.of_old, Op::Insert);
        let after: Vec<(usize, usize)> = free(new, &self.of_new, Op::Delete);
        let (mut o, mut n) = (0, 0);
        while let (Some(&(i, from)), Some(&(j, to))) = (before.get(o), after.get(n)) {
            let near = from.abs_diff(to) <= SLACK;
            if near {
                self.join(i, j);
            }
            o += usize::from(near || from < to);
            n += usize::from(near || from > to);
        }
    }

    /// Joins what is left by the likeness of the texts.
    fn join_alike(&mut self) {
        let free = |of: &[Option<usize>]| -> Vec<usize> {
            (0..of.len()).filter(|&at| of[at].is_none()).collect()
        };
        let (old, new) = (free(&self.of_old), free(&self.of_new));
        if old.is_empty() || new.is_empty() {
            return;
        }
        let (before, after) = (as_clauses(self.old, &old), as_clauses(self.new, &new));
        let alignment = align::align(&before, &after, &Options::default());
        for link in &alignment.links {
            if let (&[i], &[j]) = (&*link.old, &*link.new) {
                self.join(old[i], new[j]);
            }
        }
    }

    /// What changed, in the order of the new draft; removed ones after their
    /// neighbour above.
    fn changes(&self, old_marks: &Marks<'_>, new_marks: &Marks<'_>) -> Vec<FootnoteChange<'a>> {
        let mut found: Vec<((usize, bool, usize), FootnoteChange<'a>)> = Vec::new();
        let mut above = 0;
        for (i, note) in self.old.iter().enumerate() {
            let partner = self.of_old[i];
            if let Some(j) = partner {
                above = j + 1;
                if self.old_texts[i] == self.new_texts[j] {
                    continue;
                }
            }
            let after = partner.map(|j| &self.new[j]);
            let change = FootnoteChange {
                relation: match after {
                    Some(_) => Relation::Reworded,
                    None => Relation::Removed,
                },
                old: Some(note.number.clone()),
                new: after.map(|after| after.number.clone()),
                old_clause: old_marks.clause(i),
                new_clause: partner.and_then(|j| new_marks.clause(j)),
                words: match after {
                    Some(after) => Comparison::of(&note.text, &after.text).words(),
                    None => whole(Op::Delete, Cow::Borrowed(&note.text)),
                },
            };
            found.push(((above, partner.is_none(), i), change));
        }
        for (j, note) in self.new.iter().enumerate() {
            if self.of_new[j].is_none() {
                let change = FootnoteChange {
                    relation: Relation::Inserted,
                    old: None,
                    new: Some(note.number.clone()),
                    old_clause: None,
                    new_clause: new_marks.clause(j),
                    words: whole(Op::Insert, Cow::Borrowed(&note.text)),
                };
                found.push(((j + 1, false, 0), change));
            }
        }
        found.sort_unstable_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, change)| change).collect()
    }
}

/// A number for each footnote, the same where the keys of their texts are.
///
/// Hardly any texts have one fingerprint and are not the same to the letter,
/// so that hardly any key is made.
fn numbered<'a>(notes: impl Iterator<Item = &'a Footnote>) -> Vec<usize> {
    let mut firsts: HashMap<u32, (&str, usize), Fold> = HashMap::default();
    let mut keys: HashMap<String, usize, Fold> = HashMap::default();
    let number = |(at, note): (usize, &'a Footnote)| {
        let fingerprint = text::fingerprint(&note.text);
        let (first, number) = *firsts.entry(fingerprint).or_insert((&note.text, at));
        if first == note.text {
            return number;
        }
        keys.entry(text::key(first)).or_insert(number);
        *keys.entry(text::key(&note.text)).or_insert(at)
    };
    notes.enumerate().map(number).collect()
}

/// How many characters that stayed stand before a place of one side; `other`
/// is what the other side alone has.
fn kept_before(words: &Words<'_>, other: Op, at: usize) -> usize {
    let (mut passed, mut kept) = (0, 0);
    for span in words.spans.iter().filter(|span| span.op != other) {
        let text = match (&span.old_text, other) {
            (Some(old), Op::Insert) => old,
            _ => &span.text,
        };
        let length = text.chars().count();
        if span.op == Op::Equal {
            kept += length.min(at.saturating_sub(passed));
        }
        passed += length;
    }
    kept
}

/// Footnotes as clauses of a draft, so that they are aligned by the same rules.
fn as_clauses(notes: &[Footnote], which: &[usize]) -> Draft {
    let clause = |&at: &usize| {
        let note = &notes[at];
        Clause {
            id: ClauseId::new(note.number.as_str()),
            kind: ClauseKind::AnnexParagraph,
            number: None,
            opener: None,
            text: note.text.clone(),
            footnotes: Vec::new(),
            references: Vec::new(),
            place: note.place,
        }
    };
    Draft {
        clauses: which.iter().map(clause).collect(),
        ..Draft::default()
    }
}
