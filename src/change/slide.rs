//! Where changes are cut for readers.
//!
//! In: the stretches of a comparison. Out: the same difference, cut where a
//! sentence has its joints: what was put in at one place is one insertion, and
//! begins and ends with a phrase.

use std::ops::Range;

use super::tokens::Token;
use super::words::{Comparison, Stretch, is_small, push};

/// Equal words with at least this much substance stay where they are.
const ISLAND: f64 = 4.0;

/// Makes one of two insertions, or two deletions, with equal words between
/// them that stand again at the far end: `{also known} as {“Quay 22”, as} well
/// as` is `{also known as “Quay 22”,} as well as`.
pub(super) fn gather(comparison: &Comparison<'_>, stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut kept: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        push(&mut kept, stretch.equal, stretch.old, stretch.new);
        let [.., before, island, after] = kept.as_slice() else {
            continue;
        };
        if !island.equal || after.equal || comparison.substance(&island.new, ISLAND) >= ISLAND {
            continue;
        }
        if let Some(gathered) = gathered(comparison, before, island, after) {
            kept.truncate(kept.len() - 3);
            for stretch in gathered {
                push(&mut kept, stretch.equal, stretch.old, stretch.new);
            }
        }
    }
    kept
}

fn gathered(
    comparison: &Comparison<'_>,
    before: &Stretch,
    island: &Stretch,
    after: &Stretch,
) -> Option<[Stretch; 2]> {
    let inserts = before.old.is_empty() && after.old.is_empty();
    let deletes = before.new.is_empty() && after.new.is_empty();
    let (tokens, whole, still) = if inserts {
        (
            &comparison.new,
            before.new.start..after.new.end,
            &island.old,
        )
    } else if deletes {
        (
            &comparison.old,
            before.old.start..after.old.end,
            &island.new,
        )
    } else {
        return None;
    };
    let size = still.len();
    let kept = if inserts { &island.new } else { &island.old };
    let same = |at: usize| {
        at >= whole.start
            && at + size <= whole.end
            && (0..size).all(|n| tokens[at + n].fold == tokens[kept.start + n].fold)
    };
    let stretch = |equal: bool, moving: Range<usize>, still: Range<usize>| {
        let (old, new) = if inserts {
            (still, moving)
        } else {
            (moving, still)
        };
        Stretch { equal, old, new }
    };
    let cut = whole.end - size;
    if cut >= kept.end && same(cut) {
        return Some([
            stretch(false, whole.start..cut, still.start..still.start),
            stretch(true, cut..whole.end, still.clone()),
        ]);
    }
    let cut = whole.start + size;
    if cut <= kept.start && same(whole.start) {
        return Some([
            stretch(true, whole.start..cut, still.clone()),
            stretch(false, cut..whole.end, still.end..still.end),
        ]);
    }
    None
}

/// Slides pure insertions and deletions to where a reader would cut:
/// `, including X` rather than `including X,`. Says at which ends of the tokens
/// it might have gone on.
pub(super) fn slide(comparison: &Comparison<'_>, stretches: &mut [Stretch]) -> Met {
    let mut met = Met::default();
    let last = stretches.len().saturating_sub(2);
    for at in 1..stretches.len().saturating_sub(1) {
        let [before, change, after] = &mut stretches[at - 1..=at + 1] else {
            continue;
        };
        if change.equal || !before.equal || !after.equal {
            continue;
        }
        let (tokens, range) = match (change.old.is_empty(), change.new.is_empty()) {
            (true, false) => (&comparison.new, change.new.clone()),
            (false, true) => (&comparison.old, change.old.clone()),
            _ => continue,
        };
        let moved = |bound: usize, shift: isize| bound.wrapping_add_signed(shift);
        let fits = |shift: isize| moved(range.start, shift)..moved(range.end, shift);
        let mut best = (cut_quality(tokens, &range), 0_isize);
        // Leave at least one token of each neighbour in place.
        let room = before.new.len().saturating_sub(1);
        let mut shift = 0_isize;
        while shift.unsigned_abs() < room {
            let Range { start, end } = fits(shift);
            if tokens[start - 1].fold != tokens[end - 1].fold {
                break;
            }
            shift -= 1;
            best = best.max((cut_quality(tokens, &fits(shift)), shift));
        }
        met.start |= at == 1 && shift.unsigned_abs() == room;
        let room = after.new.len().saturating_sub(1);
        shift = 0;
        while shift.unsigned_abs() < room {
            let Range { start, end } = fits(shift);
            if tokens[start].fold != tokens[end].fold {
                break;
            }
            shift += 1;
            best = best.max((cut_quality(tokens, &fits(shift)), shift));
        }
        met.end |= at == last && shift.unsigned_abs() == room;
        let shift = best.1;
        let moved = |bound: usize| moved(bound, shift);
        before.old.end = moved(before.old.end);
        before.new.end = moved(before.new.end);
        change.old = moved(change.old.start)..moved(change.old.end);
        change.new = moved(change.new.start)..moved(change.new.end);
        after.old.start = moved(after.old.start);
        after.new.start = moved(after.new.start);
    }
    met
}

/// The ends of the tokens at which the neighbours of a change were too short
/// to say where it belongs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Met {
    pub start: bool,
    pub end: bool,
}

/// How well a stretch can be read alone: best where it ends before a mark or
/// begins after one.
fn cut_quality(tokens: &[Token<'_>], range: &Range<usize>) -> u8 {
    let is_break = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|t| matches!(t.fold.as_ref(), "," | ";" | "." | ":"))
    };
    let starts_with_break = is_break(range.start);
    let ends_with_break = is_break(range.end - 1);
    let before = range.start > 0 && is_break(range.start - 1);
    let after = range.end >= tokens.len() || is_break(range.end);
    let small_start = is_small(&tokens[range.start].fold);
    let small_end = is_small(&tokens[range.end - 1].fold);
    match (starts_with_break, ends_with_break) {
        (true, false) if after && is_small(&tokens[(range.start + 1).min(range.end - 1)].fold) => 6,
        (false, true) if before => 5,
        (true, false) if !small_end => 4,
        (false, false) if after && small_start => 4,
        (false, false) if small_start && !small_end => 3,
        (false, false) if !small_end => 2,
        _ => 1,
    }
}
