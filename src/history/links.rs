//! Which clauses of one document became which of the next.
//!
//! In: what a commit says of its clauses, and the ids on both sides. Out:
//! [`Link`]s by place. A commit names every clause that changed; those that it
//! does not name stand in the same order on both sides, so nothing has to be
//! aligned again.

use std::collections::{HashMap, HashSet};

use crate::change::{Change, Changes, Relation, Weight};
use crate::model::ClauseId;
use crate::store::ClauseLists;
use crate::text::hasher::Fold;

/// Clauses that belong together, by their places in both drafts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    pub relation: Relation,
    pub moved: bool,
    pub weight: Weight,
    pub old: Vec<usize>,
    pub new: Vec<usize>,
}

impl Link {
    /// Whether anything happened; a renumbering is nothing.
    pub(super) fn is_told(&self) -> bool {
        self.moved || self.relation != Relation::Unchanged
    }

    fn of(change: &Change<'_>) -> Link {
        Link {
            relation: change.relation,
            moved: change.moved,
            weight: change.weight,
            old: change.old.to_vec(),
            new: change.new.to_vec(),
        }
    }
}

/// The links of a comparison.
pub(super) fn compared(changes: &Changes<'_>) -> Vec<Link> {
    let mut links: Vec<Link> = changes.clauses.iter().map(Link::of).collect();
    sort(&mut links);
    links
}

/// The links that a commit tells of; `None` where what it says does not fit
/// the drafts, which must then be compared.
pub(super) fn told(lists: &ClauseLists, old: &[ClauseId], new: &[ClauseId]) -> Option<Vec<Link>> {
    let mut sides = Sides {
        old: Side::of(old)?,
        new: Side::of(new)?,
    };
    let set = |ids: &'_ [String]| ids.iter().cloned().collect::<HashSet<String>>();
    let (moved, reworded, editorial) = (
        set(&lists.moved),
        set(&lists.reworded),
        set(&lists.editorial),
    );
    let wording = |id: &str| match (reworded.contains(id), editorial.contains(id)) {
        (true, true) => (Relation::Reworded, Weight::Editorial),
        (true, false) => (Relation::Reworded, Weight::Substantive),
        (false, _) => (Relation::Unchanged, Weight::None),
    };
    let mut links = Vec::with_capacity(new.len());
    let many = [
        (&lists.split, Relation::Split),
        (&lists.merged, Relation::Merged),
    ];
    for (entries, relation) in many {
        for entry in entries {
            let (old, new) = sides.take_both(entry)?;
            links.push(Link {
                relation,
                moved: moved.contains(entry),
                weight: Weight::Substantive,
                old,
                new,
            });
        }
    }
    for entry in &lists.moved {
        if lists.split.contains(entry) || lists.merged.contains(entry) {
            continue;
        }
        let (relation, weight) = wording(entry.split_once(" > ")?.1);
        let (old, new) = sides.take_both(entry)?;
        links.push(Link {
            relation,
            moved: true,
            weight,
            old,
            new,
        });
    }
    for id in &lists.inserted {
        links.push(alone(
            Relation::Inserted,
            Vec::new(),
            vec![sides.new.take(id)?],
        ));
    }
    for id in &lists.removed {
        links.push(alone(
            Relation::Removed,
            vec![sides.old.take(id)?],
            Vec::new(),
        ));
    }
    let (kept_old, kept_new) = (sides.old.rest(), sides.new.rest());
    if kept_old.len() != kept_new.len() {
        return None;
    }
    for (old, at) in kept_old.into_iter().zip(kept_new) {
        let (relation, weight) = wording(new[at].as_str());
        links.push(Link {
            relation,
            moved: false,
            weight,
            old: vec![old],
            new: vec![at],
        });
    }
    sort(&mut links);
    let told = |relation: Relation| links.iter().filter(|l| l.relation == relation).count();
    let fits = told(Relation::Reworded) == reworded.len();
    fits.then_some(links)
}

/// By place in the new draft; removed clauses last.
fn sort(links: &mut [Link]) {
    links.sort_by_key(|link| {
        let new = link.new.first().copied().unwrap_or(usize::MAX);
        (new, link.old.first().copied())
    });
}

fn alone(relation: Relation, old: Vec<usize>, new: Vec<usize>) -> Link {
    Link {
        relation,
        moved: false,
        weight: Weight::Substantive,
        old,
        new,
    }
}

struct Sides<'a> {
    old: Side<'a>,
    new: Side<'a>,
}

impl Sides<'_> {
    /// `OP3 > OP3 + OP4`.
    fn take_both(&mut self, entry: &str) -> Option<(Vec<usize>, Vec<usize>)> {
        let (old, new) = entry.split_once(" > ")?;
        let old = old
            .split(" + ")
            .map(|id| self.old.take(id))
            .collect::<Option<_>>()?;
        let new = new
            .split(" + ")
            .map(|id| self.new.take(id))
            .collect::<Option<_>>()?;
        Some((old, new))
    }
}

/// The clauses of one draft, each to be taken once.
struct Side<'a> {
    places: HashMap<&'a str, usize, Fold>,
    taken: Vec<bool>,
}

impl<'a> Side<'a> {
    /// `None` where two clauses have one id.
    fn of(ids: &'a [ClauseId]) -> Option<Self> {
        let places: HashMap<&str, usize, Fold> = ids
            .iter()
            .enumerate()
            .map(|(at, id)| (id.as_str(), at))
            .collect();
        (places.len() == ids.len()).then(|| Side {
            taken: vec![false; ids.len()],
            places,
        })
    }

    fn take(&mut self, id: &str) -> Option<usize> {
        let at = *self.places.get(id)?;
        (!std::mem::replace(&mut self.taken[at], true)).then_some(at)
    }

    fn rest(&self) -> Vec<usize> {
        (0..self.taken.len())
            .filter(|&at| !self.taken[at])
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{compared, told};
    use crate::align;
    use crate::change;
    use crate::model::{Clause, ClauseId, ClauseKind, Draft, Place};
    use crate::store::ClauseLists;

    fn draft(texts: &[&str]) -> Draft {
        let clauses = texts.iter().enumerate().map(|(at, text)| Clause {
            id: ClauseId::new(format!("OP{}", at + 1)),
            kind: ClauseKind::Operative,
            number: Some((at + 1).to_string()),
            opener: None,
            text: (*text).to_owned(),
            footnotes: Vec::new(),
            references: Vec::new(),
            place: Place::default(),
        });
        Draft {
            clauses: clauses.collect(),
            ..Draft::default()
        }
    }

    fn ids(draft: &Draft) -> Vec<ClauseId> {
        draft.clauses.iter().map(|c| c.id.clone()).collect()
    }

    const LAMPS: &str = "Requests all keepers to trim the lamps of their towers before dusk;";
    const OIL: &str = "Invites the ports of call to hold oil for two winters in dry sheds;";
    const BELLS: &str = "Decides that fog bells shall be rung from the outer mole by hand;";
    const ROPES: &str = "Urges the pilots to carry spare ropes on every crossing of the bar;";

    #[test]
    fn what_a_commit_says_gives_the_links_of_the_comparison() {
        let old = draft(&[LAMPS, OIL, BELLS, "Notes the report of the clerk;"]);
        let bells = BELLS.replace("by hand", "by the watch");
        let oil_and_ropes = [ROPES, bells.as_str(), LAMPS, OIL];
        for texts in [
            vec![LAMPS, OIL, BELLS],
            vec![
                ROPES,
                LAMPS,
                OIL,
                bells.as_str(),
                "Notes the report of the clerk;",
            ],
            oil_and_ropes.to_vec(),
        ] {
            let new = draft(&texts);
            let changes = change::compare(&old, &new, &align::Options::default());
            let lists = ClauseLists::of(&changes, &old, &new);
            assert_eq!(
                told(&lists, &ids(&old), &ids(&new)),
                Some(compared(&changes)),
                "{texts:?}"
            );
        }
    }

    #[test]
    fn lists_that_do_not_fit_are_not_believed() {
        let (old, new) = (draft(&[LAMPS]), draft(&[LAMPS, OIL]));
        let silent = ClauseLists::default();
        assert_eq!(told(&silent, &ids(&old), &ids(&new)), None);
        let twice = ClauseLists {
            inserted: vec!["OP2".to_owned(), "OP2".to_owned()],
            ..ClauseLists::default()
        };
        assert_eq!(told(&twice, &ids(&old), &ids(&new)), None);
    }
}
