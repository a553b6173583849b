//! The entries of a comparison: changed clauses in full, runs of unchanged
//! ones folded.
//!
//! In: drafts with their citations, and changes. Out: [`Entry`] values in the
//! order of the document, cited as delegates cite them. Knows nothing of layout.

use std::borrow::Cow;

use super::cited::Cited;
use super::diff::DiffOptions;
use super::fold::{Fold, flush};
use super::linked::Linked;
use super::parts::{Part, parts};
use super::why::Why;
use super::wording;
use crate::change::{Change, Relation, Weight};
use crate::model::ClauseKind;

/// One line of the account of what changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry<'a> {
    /// A clause that changed.
    Changed(Box<Changed<'a>>),
    /// An unchanged heading above a changed clause.
    Heading(Kept<'a>),
    /// A run of clauses that did not change.
    Fold(Fold<'a>),
}

/// A changed clause, or several where it was split or merged.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed<'a> {
    pub(super) change: &'a Change<'a>,
    /// Reworded, inserted ...; `Unchanged` where it was only moved.
    pub relation: Relation,
    /// Whether it was moved.
    pub moved: bool,
    /// Editorial or substantive.
    pub weight: Weight,
    /// Citations in the old draft: `OP5 (a)`.
    pub old: Vec<Cow<'a, str>>,
    /// Citations in the new draft.
    pub new: Vec<Cow<'a, str>>,
    /// The citation for the head of the entry: `OP3 (was OP2)`, `old OP7`.
    pub citation: String,
    /// What happened: `moved and reworded`, `split into OP5 and OP6`.
    pub what: Cow<'static, str>,
    /// What the wording touches: `Takes note of → Welcomes (stronger)`.
    pub traits: Vec<String>,
    /// What the clause is.
    pub kind: ClauseKind,
    /// Why the clauses were paired, and what came next; empty unless
    /// [`DiffOptions::explain`] asks.
    pub why: Vec<String>,
}

impl Changed<'_> {
    /// All of it in one line: what happened, what it touches, and where that
    /// says little the longest stretch of words that came or went.
    pub fn gist(&self) -> String {
        wording::gist(self.change, &self.what, &self.traits, self.kind)
    }

    /// The words with their fate, one part for each new clause of a split.
    pub fn parts(&self) -> Vec<Part<'_>> {
        parts(&self.change.words, &self.change.breaks, &self.new)
    }
}

/// A clause that did not change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept<'a> {
    /// Its citation in the new draft.
    pub citation: Cow<'a, str>,
    /// What it is.
    pub kind: ClauseKind,
    /// Its words, as in the new draft.
    pub text: &'a str,
}

/// The entries, and how many changed clauses were left out by choice.
pub(super) struct Entries<'a> {
    pub entries: Vec<Entry<'a>>,
    pub left_out: usize,
}

pub(super) fn entries<'a>(
    old: &Cited<'a>,
    new: &Cited<'a>,
    changes: &'a [Change<'a>],
    options: &DiffOptions,
) -> Entries<'a> {
    let mut out = Entries {
        entries: Vec::new(),
        left_out: 0,
    };
    let why = options.explain.then(|| Why::new(old, new, changes));
    let mut run: Vec<Linked<'_, 'a>> = Vec::new();
    for change in changes {
        let linked = Linked::new(old, new, change);
        if !linked.chosen(options) {
            flush(&mut run, None, &mut out.entries);
            out.left_out += usize::from(change.is_told());
        } else if !change.is_told() || (options.substantive_only && change.is_slight()) {
            run.push(linked);
        } else {
            let heading = run.iter().rposition(Linked::is_heading);
            flush(&mut run, heading, &mut out.entries);
            let mut changed = linked.changed();
            if let Some(why) = &why {
                changed.why = why.told(change);
            }
            out.entries.push(Entry::Changed(Box::new(changed)));
        }
    }
    flush(&mut run, None, &mut out.entries);
    out
}
