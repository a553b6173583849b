//! The order in which links are read: that of the new draft, with each removed
//! clause where a reader would look for it.
//!
//! In: the links, and the clauses of both drafts. Out: the links in order.
//! Weighs nothing.

use super::alignment::{Alignment, Link};
use crate::model::{Clause, ClauseId, ClauseKind};

/// Where a link stands: its place in the new draft, whether it follows what
/// holds that place, its place in the old draft.
type Place = (usize, bool, usize);

impl Alignment {
    /// Brings the links into the order of the new draft. A removed clause
    /// stands after its nearest neighbour above that was kept in its place, or
    /// that is of its own paragraph; operative ones after the preambular
    /// clauses that came below it.
    pub(super) fn sort(&mut self, old: &[Clause], new: &[Clause]) {
        let is_removed = |link: &Link| link.new.is_empty();
        let removal = self.links.iter().any(is_removed);
        let removal = removal.then(|| Removal::read(&self.links, old, new));
        let place = |link: &Link| -> Place {
            let at = link.old.first().copied().unwrap_or(0);
            match (link.new.first(), &removal) {
                (None, Some(removal)) => (removal.place(at), true, at),
                (new, _) => (new.map_or(0, |new| new + 1), false, at),
            }
        };
        self.links.sort_by_cached_key(place);
    }
}

/// What tells where removed clauses stand.
struct Removal<'a> {
    old: &'a [Clause],
    /// The pairs in the order of the old draft, and each with the last one up
    /// to there that was kept in its place.
    kept: Vec<(usize, usize)>,
    steady: Vec<Option<usize>>,
    /// For each place of the new draft the one behind the chapeau and the
    /// preambular clauses that came there.
    below_preamble: Vec<usize>,
}

impl<'a> Removal<'a> {
    fn read(links: &[Link], old: &'a [Clause], new: &[Clause]) -> Removal<'a> {
        let mut pairs: Vec<(usize, usize, bool)> = links
            .iter()
            .filter_map(|link| Some((*link.old.first()?, *link.new.first()?, link.moved)))
            .collect();
        pairs.sort_unstable();
        let mut last = None;
        let steady = pairs.iter().map(|&(_, place, moved)| {
            last = if moved { last } else { Some(place) };
            last
        });
        let steady = steady.collect();
        let mut below: Vec<usize> = (0..=new.len()).collect();
        let opens = |clause: &Clause| clause.kind == ClauseKind::Chapeau || is_preambular(clause);
        let mut came: Vec<bool> = new.iter().map(opens).collect();
        for &(_, place, moved) in &pairs {
            came[place] &= moved;
        }
        for at in (0..new.len()).rev().filter(|&at| came[at]) {
            below[at] = below[at + 1];
        }
        Removal {
            old,
            kept: pairs.into_iter().map(|(i, j, _)| (i, j)).collect(),
            steady,
            below_preamble: below,
        }
    }

    /// The place in the new draft after which a removed clause stands.
    fn place(&self, removed: usize) -> usize {
        let above = self.kept.partition_point(|pair| pair.0 < removed);
        let Some(above) = above.checked_sub(1) else {
            return self.below(removed, 0);
        };
        let (old, new) = self.kept[above];
        let clause = |at: usize| &self.old[at];
        if root(&clause(old).id) == root(&clause(removed).id) {
            return new + 1;
        }
        self.below(removed, self.steady[above].map_or(0, |place| place + 1))
    }

    fn below(&self, removed: usize, place: usize) -> usize {
        let clause = &self.old[removed];
        match clause.kind {
            ClauseKind::Operative => self.below_preamble[place],
            ClauseKind::Subparagraph if !is_preambular(clause) => self.below_preamble[place],
            _ => place,
        }
    }
}

/// Whether a clause or the paragraph above it is preambular.
fn is_preambular(clause: &Clause) -> bool {
    let id = clause.id.as_str();
    let paragraph = id.split_once(':').map_or(id, |(_, paragraph)| paragraph);
    clause.kind == ClauseKind::Preambular
        || clause.kind == ClauseKind::Subparagraph && paragraph.starts_with("PP")
}

/// The paragraph to which a clause belongs: `OP5` of `OP5(a)`.
fn root(id: &ClauseId) -> &str {
    let id = id.as_str();
    id.split_once('(').map_or(id, |(root, _)| root)
}
