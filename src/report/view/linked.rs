//! A change together with the clauses that it joins.
//!
//! In: drafts and one change. Out: citations, and the change told in words.
//! Knows nothing of the changes beside it.

use std::borrow::Cow;

use super::cited::Cited;
use super::diff::DiffOptions;
use super::entry::{Changed, Kept};
use super::wording;
use crate::change::{Change, Relation, Weight};
use crate::model::{Clause, ClauseKind, cite_beside};

impl Change<'_> {
    /// Whether a report tells of it: anything but an unchanged clause in its
    /// place, however it is numbered.
    pub(in crate::report) fn is_told(&self) -> bool {
        self.moved || self.relation != Relation::Unchanged
    }

    /// Whether it is a rewording without substance in its place.
    pub(in crate::report) fn is_slight(&self) -> bool {
        self.weight != Weight::Substantive && self.relation == Relation::Reworded && !self.moved
    }
}

/// A change with the clauses that it joins.
pub(super) struct Linked<'c, 'a> {
    pub(super) change: &'a Change<'a>,
    old: &'c Cited<'a>,
    new: &'c Cited<'a>,
}

impl<'c, 'a> Linked<'c, 'a> {
    pub(super) fn new(old: &'c Cited<'a>, new: &'c Cited<'a>, change: &'a Change<'a>) -> Self {
        Linked { change, old, new }
    }

    /// The old clauses, each with its citation.
    pub(super) fn old(&self) -> impl DoubleEndedIterator<Item = (&'a Clause, &'c Cow<'a, str>)> {
        self.old.at(&self.change.old)
    }

    /// The new clauses, each with its citation.
    pub(super) fn new_clauses(
        &self,
    ) -> impl DoubleEndedIterator<Item = (&'a Clause, &'c Cow<'a, str>)> {
        self.new.at(&self.change.new)
    }

    /// The first new clause; of a removed one the first old one.
    fn first(&self) -> Option<(&'a Clause, &'c Cow<'a, str>)> {
        self.new_clauses().next().or_else(|| self.old().next())
    }

    /// A clause is chosen by its id in the new draft; a removed one by its old.
    pub(super) fn chosen(&self, options: &DiffOptions) -> bool {
        let Some(only) = &options.only else {
            return true;
        };
        let chosen = |(clause, _): (&Clause, &Cow<'_, str>)| only.clause(&clause.id);
        if self.change.new.is_empty() {
            self.old().any(chosen)
        } else {
            self.new_clauses().any(chosen)
        }
    }

    pub(super) fn is_heading(&self) -> bool {
        matches!(self.kind(), ClauseKind::Heading | ClauseKind::AnnexTitle)
    }

    pub(super) fn kind(&self) -> ClauseKind {
        let kind = self.first().map(|(clause, _)| clause.kind);
        kind.unwrap_or(ClauseKind::Operative)
    }

    pub(super) fn kept(&self) -> Kept<'a> {
        let first = self.first();
        Kept {
            citation: first.map_or(Cow::Borrowed(""), |(_, citation)| citation.clone()),
            kind: self.kind(),
            text: first.map_or("", |(clause, _)| &clause.text),
        }
    }

    pub(super) fn changed(&self) -> Changed<'a> {
        let old = self.old.citations(&self.change.old);
        let new = self.new.citations(&self.change.new);
        let relation = self.change.relation;
        let citation = match relation {
            // Its number may belong to another clause by now.
            Relation::Split | Relation::Removed => "old ".to_owned() + &wording::and(&old),
            Relation::Inserted | Relation::Merged => wording::and(&new),
            Relation::Unchanged | Relation::Reworded if old == new => wording::and(&new),
            Relation::Unchanged | Relation::Reworded => {
                let (now, was) = (wording::and(&new), wording::and(&old));
                [&now, " (was ", cite_beside(&now, &was), ")"].concat()
            }
        };
        Changed {
            change: self.change,
            relation,
            moved: self.change.moved,
            weight: self.change.weight,
            citation,
            what: what(self.change, &old, &new),
            traits: wording::traits(self.change),
            kind: self.kind(),
            why: Vec::new(),
            old,
            new,
        }
    }
}

fn what(change: &Change<'_>, old: &[Cow<'_, str>], new: &[Cow<'_, str>]) -> Cow<'static, str> {
    let done = match change.relation {
        Relation::Unchanged => return Cow::Borrowed("moved"),
        Relation::Split => Cow::Owned(format!("split into {}", wording::and(new))),
        Relation::Merged => Cow::Owned(format!("merged from old {}", wording::and(old))),
        Relation::Reworded if change.weight == Weight::Editorial => {
            Cow::Borrowed("reworded (editorial)")
        }
        other => Cow::Borrowed(other.as_str()),
    };
    if change.moved {
        Cow::Owned(format!("moved and {done}"))
    } else {
        done
    }
}
