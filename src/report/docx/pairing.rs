//! Which clause stands where: the clauses of both drafts in one order.
//!
//! In: the changes. Out: a sequence in which the clauses that the old draft
//! has stand in its order, and those of the new in that of the new; the rest
//! follows from it. Knows no words.

use std::slice;

use crate::change::{Change, Changes};

/// What stands at one place of the document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Stand<'c> {
    /// Clauses that are in both drafts here.
    Kept(&'c Change<'c>),
    /// A clause that stands elsewhere in the new draft.
    Source(&'c Change<'c>, u32),
    /// A clause that stood elsewhere in the old draft.
    Target(&'c Change<'c>, u32),
    /// An old clause that is gone.
    Removed(usize),
    /// A new clause.
    Inserted(usize),
}

impl Stand<'_> {
    /// The clauses of the old and of the new draft that stand here.
    pub(super) fn clauses(&self) -> (&[usize], &[usize]) {
        match self {
            Stand::Kept(change) => (&change.old, &change.new),
            Stand::Source(change, _) => (&change.old, &[]),
            Stand::Target(change, _) => (&[], &change.new),
            Stand::Removed(i) => (slice::from_ref(i), &[]),
            Stand::Inserted(j) => (&[], slice::from_ref(j)),
        }
    }
}

/// What becomes of a clause of one side.
#[derive(Clone, Copy)]
enum Seat<'c> {
    Kept,
    Moved(&'c Change<'c>, u32),
    Alone,
}

/// Puts the clauses of both drafts into one order. `fits` says whether the
/// clauses of a change can be set as one paragraph, or as parts of one.
pub(super) fn stands<'c>(
    changes: &'c Changes<'c>,
    old: usize,
    new: usize,
    fits: impl Fn(&Change<'_>) -> bool,
) -> Vec<Stand<'c>> {
    let usable: Vec<&Change<'_>> = changes
        .clauses
        .iter()
        .filter(|c| is_run(&c.old, old) && is_run(&c.new, new) && fits(c))
        .collect();
    let mut firm: Vec<&Change<'_>> = usable.iter().copied().filter(|c| !c.moved).collect();
    firm.sort_by_key(|c| c.new[0]);
    let kept = longest_rising(&firm);
    let (mut olds, mut news) = (vec![Seat::Alone; old], vec![Seat::Alone; new]);
    for change in &kept {
        change.old.iter().for_each(|&i| olds[i] = Seat::Kept);
        change.new.iter().for_each(|&j| news[j] = Seat::Kept);
    }
    let mut moves = 0;
    for change in usable {
        if let ([i], [j]) = (&*change.old, &*change.new)
            && matches!((olds[*i], news[*j]), (Seat::Alone, Seat::Alone))
        {
            moves += 1;
            olds[*i] = Seat::Moved(change, moves);
            news[*j] = Seat::Moved(change, moves);
        }
    }
    let mut stands = Vec::new();
    let (mut i, mut j) = (0, 0);
    for change in kept.iter().copied().map(Some).chain([None]) {
        let until_old = change.map_or(old, |c| c.old[0]);
        let until_new = change.map_or(new, |c| c.new[0]);
        stands.extend((i..until_old).map(|i| match olds[i] {
            Seat::Moved(change, name) => Stand::Source(change, name),
            _ => Stand::Removed(i),
        }));
        stands.extend((j..until_new).map(|j| match news[j] {
            Seat::Moved(change, name) => Stand::Target(change, name),
            _ => Stand::Inserted(j),
        }));
        if let Some(change) = change {
            stands.push(Stand::Kept(change));
            i = change.old[0] + change.old.len();
            j = change.new[0] + change.new.len();
        }
    }
    stands
}

/// Whether clauses stand one behind the other, none between.
fn is_run(clauses: &[usize], count: usize) -> bool {
    clauses.last().is_some_and(|last| *last < count)
        && clauses.windows(2).all(|pair| pair[1] == pair[0] + 1)
}

/// The longest choice of changes whose old clauses rise with their new ones.
fn longest_rising<'c>(changes: &[&'c Change<'c>]) -> Vec<&'c Change<'c>> {
    // The last change of the best choice of each length, and what came before.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(changes.len());
    for (at, change) in changes.iter().enumerate() {
        let length = ends.partition_point(|&end| changes[end].old[0] < change.old[0]);
        before.push(length.checked_sub(1).map(|l| ends[l]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut chosen = Vec::new();
    let mut at = ends.last().copied();
    while let Some(index) = at {
        chosen.push(changes[index]);
        at = before[index];
    }
    chosen.reverse();
    chosen
}
