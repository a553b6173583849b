//! The entries of a comparison: changed clauses in full, runs of unchanged
//! ones folded.
//!
//! In: drafts and changes. Out: [`Entry`] values in the order of the document,
//! cited as delegates cite them. Knows nothing of layout.

use super::diff::DiffOptions;
use super::parts::{self, Part};
use super::wording;
use crate::change::{Change, Relation, Weight};
use crate::model::{Clause, ClauseKind, Draft};

/// One line of the account of what changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// A clause that changed.
    Changed(Box<Changed>),
    /// An unchanged heading above a changed clause.
    Heading(Kept),
    /// A run of clauses that did not change.
    Fold(Fold),
}

/// A changed clause, or several where it was split or merged.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// Reworded, inserted ...; `Unchanged` where it was only moved.
    pub relation: Relation,
    /// Whether it was moved.
    pub moved: bool,
    /// Editorial or substantive.
    pub weight: Weight,
    /// Citations in the old draft: `OP5 (a)`.
    pub old: Vec<String>,
    /// Citations in the new draft.
    pub new: Vec<String>,
    /// The citation for the head of the entry: `OP3 (was OP2)`, `old OP7`.
    pub citation: String,
    /// What happened: `moved and reworded`, `split into OP5 and OP6`.
    pub what: String,
    /// What the wording touches: `Takes note of → Welcomes (stronger)`.
    pub traits: Vec<String>,
    /// All of it in one line: what happened, what it touches, and where that
    /// says little the longest stretch of words that came or went.
    pub gist: String,
    /// What the clause is.
    pub kind: ClauseKind,
    /// The words with their fate, one part for each new clause of a split.
    pub parts: Vec<Part>,
}

/// A clause that did not change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its citation in the new draft.
    pub citation: String,
    /// What it is.
    pub kind: ClauseKind,
    /// Its words, as in the new draft.
    pub text: String,
}

/// A run of clauses that did not change, or not in substance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fold {
    /// `4 unchanged (PP3–PP6)`, with `were PP2–PP5` where they shifted as one.
    pub label: String,
    /// The clauses.
    pub clauses: Vec<Kept>,
}

/// The entries, and how many changed clauses were left out by choice.
pub(super) struct Entries {
    pub entries: Vec<Entry>,
    pub left_out: usize,
}

pub(super) fn entries(
    old: &Draft,
    new: &Draft,
    changes: &[Change],
    options: &DiffOptions,
) -> Entries {
    let mut out = Entries {
        entries: Vec::new(),
        left_out: 0,
    };
    let mut run: Vec<Linked<'_>> = Vec::new();
    for change in changes {
        let linked = Linked::new(old, new, change);
        if !linked.chosen(options) {
            flush(&mut run, None, &mut out.entries);
            out.left_out += usize::from(change.is_told());
        } else if !change.is_told() || (options.substantive_only && linked.is_slight()) {
            run.push(linked);
        } else {
            let heading = run.iter().rposition(Linked::is_heading);
            flush(&mut run, heading, &mut out.entries);
            out.entries.push(Entry::Changed(Box::new(linked.changed())));
        }
    }
    flush(&mut run, None, &mut out.entries);
    out
}

impl Change {
    /// Whether a report tells of it: anything but an unchanged clause in its
    /// place, however it is numbered.
    fn is_told(&self) -> bool {
        self.moved || self.relation != Relation::Unchanged
    }
}

/// A change with the clauses that it joins.
struct Linked<'a> {
    change: &'a Change,
    old: Vec<&'a Clause>,
    new: Vec<&'a Clause>,
}

impl<'a> Linked<'a> {
    fn new(old: &'a Draft, new: &'a Draft, change: &'a Change) -> Self {
        let pick = |draft: &'a Draft, indices: &[usize]| {
            indices
                .iter()
                .filter_map(|&i| draft.clauses.get(i))
                .collect()
        };
        Linked {
            change,
            old: pick(old, &change.old),
            new: pick(new, &change.new),
        }
    }

    /// A clause is chosen by its id in the new draft; a removed one by its old.
    fn chosen(&self, options: &DiffOptions) -> bool {
        let Some(only) = &options.only else {
            return true;
        };
        let side = if self.new.is_empty() {
            &self.old
        } else {
            &self.new
        };
        side.iter().any(|c| only.clause(&c.id))
    }

    fn is_slight(&self) -> bool {
        self.change.weight != Weight::Substantive
            && self.change.relation == Relation::Reworded
            && !self.change.moved
    }

    fn is_heading(&self) -> bool {
        matches!(self.kind(), ClauseKind::Heading | ClauseKind::AnnexTitle)
    }

    fn kind(&self) -> ClauseKind {
        self.new
            .first()
            .or(self.old.first())
            .map_or(ClauseKind::Operative, |c| c.kind)
    }

    fn kept(&self) -> Kept {
        let clause = self.new.first().or(self.old.first());
        Kept {
            citation: clause.map(|c| c.id.cite()).unwrap_or_default(),
            kind: self.kind(),
            text: clause.map(|c| c.text.clone()).unwrap_or_default(),
        }
    }

    fn changed(&self) -> Changed {
        let old = cites(&self.old);
        let new = cites(&self.new);
        let relation = self.change.relation;
        let citation = match relation {
            // Its number may belong to another clause by now.
            Relation::Split | Relation::Removed => format!("old {}", wording::and(&old)),
            Relation::Inserted | Relation::Merged => wording::and(&new),
            Relation::Unchanged | Relation::Reworded if old == new => wording::and(&new),
            Relation::Unchanged | Relation::Reworded => {
                format!("{} (was {})", wording::and(&new), wording::and(&old))
            }
        };
        let what = what(self.change, &old, &new);
        Changed {
            relation,
            moved: self.change.moved,
            weight: self.change.weight,
            citation,
            gist: wording::gist(self.change, &what),
            what,
            traits: wording::traits(self.change),
            kind: self.kind(),
            parts: parts::parts(&self.change.words, &self.change.breaks, &new),
            old,
            new,
        }
    }
}

fn cites(clauses: &[&Clause]) -> Vec<String> {
    clauses.iter().map(|c| c.id.cite()).collect()
}

fn what(change: &Change, old: &[String], new: &[String]) -> String {
    let done = match change.relation {
        Relation::Unchanged => return "moved".to_owned(),
        Relation::Split => format!("split into {}", wording::and(new)),
        Relation::Merged => format!("merged from old {}", wording::and(old)),
        Relation::Reworded if change.weight == Weight::Editorial => {
            "reworded (editorial)".to_owned()
        }
        other => other.as_str().to_owned(),
    };
    if change.moved {
        format!("moved and {done}")
    } else {
        done
    }
}

/// Turns a run of unchanged clauses into folds; the one at `heading` is shown
/// in its place, for what follows stands under it.
fn flush(run: &mut Vec<Linked<'_>>, heading: Option<usize>, entries: &mut Vec<Entry>) {
    let (above, below) = match heading {
        Some(at) => (&run[..at], &run[at + 1..]),
        None => (&run[..], &run[run.len()..]),
    };
    entries.extend(fold(above).map(Entry::Fold));
    entries.extend(heading.map(|at| Entry::Heading(run[at].kept())));
    entries.extend(fold(below).map(Entry::Fold));
    run.clear();
}

fn fold(run: &[Linked<'_>]) -> Option<Fold> {
    if run.is_empty() {
        return None;
    }
    let editorial = run.iter().filter(|l| l.change.is_told()).count();
    let unchanged = run.len() - editorial;
    let count = match (unchanged, editorial) {
        (n, 0) => format!("{n} unchanged"),
        (0, n) => format!("{n} editorial"),
        (n, m) => format!("{n} unchanged, {m} editorial"),
    };
    let now = span(run, |l| &l.new);
    let was = span(run, |l| &l.old);
    let label = if now == was || !stood_together(run) {
        format!("{count} ({now})")
    } else {
        let were = if run.len() == 1 { "was" } else { "were" };
        format!("{count} ({now}, {were} {was})")
    };
    Some(Fold {
        label,
        clauses: run.iter().map(Linked::kept).collect(),
    })
}

/// Whether the clauses stood one below the other in the old draft too, so that
/// the first and the last of them name them all.
fn stood_together(run: &[Linked<'_>]) -> bool {
    run.windows(2).all(
        |pair| match (pair[0].change.old.last(), pair[1].change.old.first()) {
            (Some(above), Some(below)) => *below == above + 1,
            _ => false,
        },
    )
}

fn span<'a>(run: &'a [Linked<'a>], side: impl Fn(&'a Linked<'a>) -> &'a Vec<&'a Clause>) -> String {
    let mut clauses = run.iter().flat_map(|l| side(l).iter());
    let first = clauses.next().map(|c| c.id.cite()).unwrap_or_default();
    match clauses.next_back() {
        Some(last) => format!("{first}–{}", last.id.cite()),
        None => first,
    }
}
