//! Runs of clauses that did not change, folded into one line.
//!
//! In: a run of unchanged (or slightly changed) clauses. Out: folds, and the
//! heading under which the next change stands. Knows nothing of layout.

use std::borrow::Cow;
use std::ptr;

use super::entry::{Entry, Kept};
use super::linked::Linked;
use super::wording::many;
use crate::model::{Clause, ClauseKind, cite_beside, cite_span};

/// A run of clauses that did not change, or not in substance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fold<'a> {
    /// `4 unchanged (PP3–PP6)`, with `were PP2–PP5` where they shifted as one.
    pub label: String,
    /// The clauses.
    pub clauses: Vec<Kept<'a>>,
}

/// Turns a run of unchanged clauses into folds; the one at `heading` is shown
/// in its place, for what follows stands under it.
pub(super) fn flush<'a>(
    run: &mut Vec<Linked<'_, 'a>>,
    heading: Option<usize>,
    entries: &mut Vec<Entry<'a>>,
) {
    let (above, below) = match heading {
        Some(at) => (&run[..at], &run[at + 1..]),
        None => (&run[..], &run[run.len()..]),
    };
    entries.extend(fold(above).map(Entry::Fold));
    entries.extend(heading.map(|at| Entry::Heading(run[at].kept())));
    entries.extend(fold(below).map(Entry::Fold));
    run.clear();
}

fn fold<'a>(run: &[Linked<'_, 'a>]) -> Option<Fold<'a>> {
    if run.is_empty() {
        return None;
    }
    let headings = run
        .iter()
        .filter(|l| l.kind() == ClauseKind::Heading && !l.change.is_told())
        .count();
    let editorial = run.iter().filter(|l| l.change.is_told()).count();
    let unchanged = run.len() - editorial;
    let mut counts = Vec::new();
    if headings == run.len() {
        counts.push(format!("{} unchanged", many(headings, "heading")));
    } else {
        if unchanged > headings {
            counts.push(format!("{} unchanged", unchanged - headings));
        }
        if editorial > 0 {
            counts.push(format!("{editorial} editorial"));
        }
        if headings > 0 {
            counts.push(many(headings, "heading"));
        }
    }
    let count = counts.join(", ");
    let now = span(|| run.iter().flat_map(Linked::new_clauses));
    let was = span(|| run.iter().flat_map(Linked::old));
    let label = if now == was || !stood_together(run) {
        [&count, " (", &now, ")"].concat()
    } else {
        let were = if run.len() == 1 { "was" } else { "were" };
        let was = cite_beside(&now, &was);
        [&count, " (", &now, ", ", were, " ", was, ")"].concat()
    };
    Some(Fold {
        label,
        clauses: run.iter().map(Linked::kept).collect(),
    })
}

/// Whether the clauses stood one below the other in the old draft too, so that
/// the first and the last of them name them all.
fn stood_together(run: &[Linked<'_, '_>]) -> bool {
    run.windows(2).all(
        |pair| match (pair[0].change.old.last(), pair[1].change.old.first()) {
            (Some(above), Some(below)) => *below == above + 1,
            _ => false,
        },
    )
}

/// The first and the last of a run; headings are named only where there is
/// nothing else, for nobody cites them by number.
fn span<'c, 'a: 'c, I>(run: impl Fn() -> I) -> String
where
    I: DoubleEndedIterator<Item = (&'a Clause, &'c Cow<'a, str>)>,
{
    let ends = |is_named: fn(&(&Clause, &Cow<'_, str>)) -> bool| {
        let (first, last) = (run().find(is_named)?, run().rfind(is_named)?);
        Some(if ptr::eq(first.0, last.0) {
            first.1.to_string()
        } else {
            cite_span(first.1, last.1)
        })
    };
    ends(|(clause, _)| clause.kind != ClauseKind::Heading)
        .or_else(|| ends(|_| true))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::change::Relation;
    use crate::report::samples::{change, revision, words};
    use crate::report::view::{DiffOptions, DiffView, Entry};

    fn labels(links: &[(usize, usize)]) -> Vec<String> {
        let (old, new, mut changes) = revision();
        changes.clauses = links
            .iter()
            .map(|(o, n)| change(Relation::Unchanged, &[*o], &[*n], words(&[])))
            .collect();
        DiffView::new(&old, &new, &changes, &DiffOptions::default())
            .entries
            .iter()
            .map(|e| match e {
                Entry::Fold(fold) => fold.label.clone(),
                other => panic!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn a_run_that_shifted_as_one_says_where_it_stood() {
        assert_eq!(
            labels(&[(3, 2), (4, 3)]),
            ["2 unchanged (PP2–PP3, were PP3–PP4)"]
        );
        assert_eq!(labels(&[(1, 1), (3, 2)]), ["2 unchanged (PP1–PP2)"]);
        assert_eq!(labels(&[(2, 4)]), ["1 unchanged (PP4, was PP2)"]);
    }

    #[test]
    fn headings_are_counted_apart() {
        assert_eq!(labels(&[(4, 4), (5, 5)]), ["1 unchanged, 1 heading (PP4)"]);
        assert_eq!(
            labels(&[(5, 5)]),
            ["1 heading unchanged (heading “Lamps and keepers”)"]
        );
    }
}
