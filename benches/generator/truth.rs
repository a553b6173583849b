//! What was planted in a pair of drafts, and how much of it a comparison says.

use std::collections::BTreeSet;

use travaux::change::{Changes, Relation};
use travaux::model::{ClauseKind, Draft};

use super::generator::Planted;

/// The numbers of the old and the new paragraph of each change of one kind; 0
/// where there is none.
pub(crate) type Pairs = BTreeSet<(usize, usize)>;

/// Changes by kind.
#[derive(Debug, Default)]
pub(crate) struct Kinds {
    pub(crate) moved: Pairs,
    pub(crate) inserted: Pairs,
    pub(crate) removed: Pairs,
    pub(crate) reworded: Pairs,
}

impl Kinds {
    /// What was planted.
    pub(crate) fn planted(planted: &Planted) -> Kinds {
        let mut kinds = Kinds::default();
        let mut gone: BTreeSet<usize> = (0..planted.old.len()).collect();
        for (new, origin) in planted.origin.iter().enumerate() {
            match *origin {
                None => drop(kinds.inserted.insert((0, new + 1))),
                Some(old) => {
                    gone.remove(&old);
                    if planted.old[old] != planted.new[new] {
                        kinds.reworded.insert((old + 1, new + 1));
                    }
                }
            }
        }
        kinds.removed = gone.into_iter().map(|old| (old + 1, 0)).collect();
        for &new in &planted.moved {
            let old = planted.origin[new].map_or(0, |old| old + 1);
            kinds.moved.insert((old, new + 1));
        }
        kinds
    }

    /// What a comparison says of operative paragraphs.
    pub(crate) fn told(old: &Draft, new: &Draft, changes: &Changes<'_>) -> Kinds {
        let number = |draft: &Draft, clauses: &[usize]| match clauses {
            [only] => {
                let clause = &draft.clauses[*only];
                let number = clause.number.as_deref().unwrap_or("");
                number.parse().unwrap_or(0)
            }
            _ => 0,
        };
        let operative = |draft: &Draft, clauses: &[usize]| {
            let mut kinds = clauses.iter().map(|&clause| draft.clauses[clause].kind);
            kinds.any(|kind| kind == ClauseKind::Operative)
        };
        let mut kinds = Kinds::default();
        for change in &changes.clauses {
            if !operative(old, &change.old) && !operative(new, &change.new) {
                continue;
            }
            let pair = (number(old, &change.old), number(new, &change.new));
            if change.moved {
                kinds.moved.insert(pair);
            }
            match change.relation {
                Relation::Inserted => kinds.inserted.insert(pair),
                Relation::Removed => kinds.removed.insert(pair),
                Relation::Unchanged => false,
                _ => kinds.reworded.insert(pair),
            };
        }
        kinds
    }

    /// The kinds with their names.
    pub(crate) fn named(&self) -> [(&'static str, &Pairs); 4] {
        [
            ("moved", &self.moved),
            ("inserted", &self.inserted),
            ("removed", &self.removed),
            ("reworded", &self.reworded),
        ]
    }
}
