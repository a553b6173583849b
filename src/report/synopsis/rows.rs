//! The rows of a synopsis: links of neighbouring drafts chained.
//!
//! In: drafts and the changes between neighbours. Out: for each row the
//! clauses of each draft, in reading order. Knows no words.

use crate::change::Changes;
use crate::model::Draft;

/// For each row, for each draft, the indices of its clauses.
pub(super) fn chained(drafts: &[Draft], steps: &[Changes<'_>]) -> Vec<Vec<Vec<usize>>> {
    // Clauses of all drafts are counted through: draft `at` begins at `from[at]`.
    let mut from = vec![0];
    for draft in drafts {
        from.push(from[from.len() - 1] + draft.clauses.len());
    }
    let mut groups = Groups::new(from[drafts.len()]);
    for (at, step) in steps.iter().enumerate() {
        for change in &step.clauses {
            let old = change.old.iter().map(|i| from[at] + i);
            let new = change.new.iter().map(|j| from[at + 1] + j);
            let mut all = old.chain(new);
            if let Some(first) = all.next() {
                all.for_each(|other| groups.join(first, other));
            }
        }
    }
    let order = order(&from, &mut groups);
    let mut place = vec![0; from[drafts.len()]];
    for (row, &group) in order.iter().enumerate() {
        place[group] = row;
    }
    let mut rows = vec![vec![Vec::new(); drafts.len()]; order.len()];
    for at in 0..drafts.len() {
        for clause in from[at]..from[at + 1] {
            rows[place[groups.of(clause)]][at].push(clause - from[at]);
        }
    }
    rows
}

/// The groups in the order of the newest draft; those that it lacks below the
/// nearest group above them in the draft before, and so on.
fn order(from: &[usize], groups: &mut Groups) -> Vec<usize> {
    let drafts = from.len() - 1;
    let mut order: Vec<usize> = Vec::new();
    let mut known = vec![false; from[drafts]];
    for at in (0..drafts).rev() {
        let mut merged: Vec<usize> = Vec::with_capacity(order.len());
        // What a draft adds, each behind the group above it; the first of them
        // may have nobody above.
        let mut added: Vec<Vec<usize>> = vec![Vec::new(); from[drafts] + 1];
        let mut above = 0;
        let mut fresh = Vec::new();
        let mut met = vec![false; from[drafts]];
        for clause in from[at]..from[at + 1] {
            let group = groups.of(clause);
            if known[group] {
                above = group + 1;
            } else if !std::mem::replace(&mut met[group], true) {
                added[above].push(group);
                fresh.push(group);
            }
        }
        merged.append(&mut added[0]);
        for group in order {
            merged.push(group);
            merged.append(&mut added[group + 1]);
        }
        for group in fresh {
            known[group] = true;
        }
        order = merged;
    }
    order
}

/// Clauses that belong together; each group is named by its smallest member.
struct Groups {
    above: Vec<usize>,
}

impl Groups {
    fn new(count: usize) -> Groups {
        Groups {
            above: (0..count).collect(),
        }
    }

    fn of(&mut self, clause: usize) -> usize {
        let mut at = clause;
        while self.above[at] != at {
            self.above[at] = self.above[self.above[at]];
            at = self.above[at];
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        self.above[one.max(other)] = one.min(other);
    }
}
