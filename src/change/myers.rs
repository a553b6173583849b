//! The smallest difference of two short sequences of words.
//!
//! In: the words as numbers. Out: what is equal, deleted and inserted. Myers'
//! linear-space search, cut to what a clause needs: no hash, no limit on the
//! work, and no diagonal beyond the corners. Long sequences go to `similar`,
//! which bounds the work.

use std::ops::Range;

use similar::algorithms::{Capture, Compact, DiffHook, Replace};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Up to so many words on both sides together the search is never given up
/// before its end, neither here nor in `similar`.
const SHORT: usize = 480;

/// Compares two sequences.
pub(super) fn diff(old: &[u32], new: &[u32]) -> Vec<DiffOp> {
    if old.len() + new.len() > SHORT {
        return capture_diff_slices(Algorithm::Myers, old, new);
    }
    let mut search = Search {
        sides: [old, new],
        mirrored: [old, new].map(|side| side.iter().rev().copied().collect()),
        forward: Reach::with_room(old.len() + new.len()),
        backward: Reach::with_room(old.len() + new.len()),
        hook: Compact::new(Replace::new(Capture::new()), old, new),
    };
    // Writing down what was found can't fail.
    let Ok(()) = search.conquer(0..old.len(), 0..new.len());
    let Ok(()) = search.hook.finish();
    search.hook.into_inner().into_inner().into_ops()
}

type Hook<'a> = Compact<'a, 'a, [u32], [u32], Replace<Capture>>;

/// What the search works with.
struct Search<'a> {
    /// The old words and the new ones.
    sides: [&'a [u32]; 2],
    /// The same, the last word first.
    mirrored: [Vec<u32>; 2],
    /// How far the paths from the beginning have come.
    forward: Reach,
    /// The same from the end.
    backward: Reach,
    hook: Hook<'a>,
}

impl Search<'_> {
    fn conquer(
        &mut self,
        mut old: Range<usize>,
        mut new: Range<usize>,
    ) -> Result<(), <Capture as DiffHook>::Error> {
        let [a, b] = [&self.sides[0][old.clone()], &self.sides[1][new.clone()]];
        let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
        let ends = a[head..].iter().rev().zip(b[head..].iter().rev());
        let tail = ends.take_while(|(a, b)| a == b).count();
        if head > 0 {
            self.hook.equal(old.start, new.start, head)?;
        }
        old = old.start + head..old.end - tail;
        new = new.start + head..new.end - tail;
        let (old_end, new_end) = (old.end, new.end);
        if new.is_empty() {
            if !old.is_empty() {
                self.hook.delete(old.start, old.len(), new.start)?;
            }
        } else if old.is_empty() {
            self.hook.insert(old.start, new.start, new.len())?;
        } else if let Some((x, y)) = self.middle(&old, &new) {
            let (x, y) = (old.start + x, new.start + y);
            self.conquer(old.start..x, new.start..y)?;
            self.conquer(x..old.end, y..new.end)?;
        } else {
            self.hook.delete(old.start, old.len(), new.start)?;
            self.hook.insert(old.start, new.start, new.len())?;
        }
        if tail > 0 {
            self.hook.equal(old_end, new_end, tail)?;
        }
        Ok(())
    }

    /// Where the middle of a shortest path begins, counted from the beginning
    /// of both ranges.
    fn middle(&mut self, old: &Range<usize>, new: &Range<usize>) -> Option<(usize, usize)> {
        let [a, b] = [&self.sides[0][old.clone()], &self.sides[1][new.clone()]];
        let mirrored = |side: usize, range: &Range<usize>| {
            let words = &self.mirrored[side];
            &words[words.len() - range.end..words.len() - range.start]
        };
        let (back_a, back_b) = (mirrored(0, old), mirrored(1, new));
        let (n, m) = (a.len() as i32, b.len() as i32);
        let is_odd = (n - m) & 1 == 1;
        for d in 0..=(n + m + 1) / 2 {
            self.forward.advance(a, b, d);
            if is_odd && let Some(k) = self.forward.meeting(&self.backward, n, m, d - 1) {
                let x = self.forward.start(k, m);
                return inside(x, x - k, n, m);
            }
            self.backward.advance(back_a, back_b, d);
            if !is_odd && let Some(k) = self.backward.meeting(&self.forward, n, m, d) {
                let x = self.backward.end(k, m);
                return inside(n - x, m - (x - k), n, m);
            }
        }
        None
    }
}

/// How far the paths from one end have come on each diagonal.
///
/// One more edit leads from the even diagonals to the odd ones or back: they
/// are kept apart, so that each kind is read and written in one sweep.
struct Reach([Vec<i32>; 2]);

impl Reach {
    /// Room for two sequences with so many words together.
    fn with_room(words: usize) -> Reach {
        let row = vec![0; words / 2 + 3];
        Reach([row.clone(), row])
    }

    /// Takes the paths of `d` edits, from those with one edit less.
    fn advance(&mut self, a: &[u32], b: &[u32], d: i32) {
        let (n, m) = (a.len() as i32, b.len() as i32);
        // Diagonals run from -m to n; one more on either side stands for none.
        if d <= n {
            *self.at(d + 1, m) = if d == 0 { 0 } else { -1 };
        }
        if d <= m {
            *self.at(-d - 1, m) = -1;
        }
        let (lowest, highest) = (lowest(d, m), highest(d, n));
        let count = ((highest - lowest) / 2 + 1) as usize;
        let (kind, first) = place(lowest, m);
        let [even, odd] = &mut self.0;
        let (from, to) = if kind == 0 { (odd, even) } else { (even, odd) };
        let before = first - kind;
        let from = &from[before..=before + count];
        let to = &mut to[first..first + count];
        let mut k = lowest;
        for (to, from) in to.iter_mut().zip(from.windows(2)) {
            let mut x = step(from[0], from[1]);
            // Points beyond a corner have no words.
            while let (Some(one), Some(other)) = (a.get(x as usize), b.get((x - k) as usize))
                && one == other
            {
                x += 1;
            }
            *to = x;
            k += 2;
        }
    }

    /// The highest diagonal on which the paths of the last edits meet those
    /// from the other end, which had `d` edits.
    fn meeting(&self, other: &Reach, n: i32, m: i32, d: i32) -> Option<i32> {
        let delta = n - m;
        let own = if delta & 1 == 1 { d + 1 } else { d };
        let from = lowest(own, m).max(delta - d);
        let to = highest(own, n).min(delta + d);
        if from > to {
            return None;
        }
        let (kind, first) = place(from, m);
        let own = &self.0[kind][first..=place(to, m).1];
        let (kind, first) = place(delta - to, m);
        let other = &other.0[kind][first..=place(delta - from, m).1];
        let both = own.iter().zip(other.iter().rev());
        let met = both.into_iter().rposition(|(x, y)| x + y >= n)?;
        Some(from + 2 * met as i32)
    }

    /// Where the last path on a diagonal came onto it.
    fn start(&self, k: i32, m: i32) -> i32 {
        step(self.end(k - 1, m), self.end(k + 1, m))
    }

    /// How far the paths on a diagonal have come.
    fn end(&self, k: i32, m: i32) -> i32 {
        let (kind, at) = place(k, m);
        self.0[kind][at]
    }

    fn at(&mut self, k: i32, m: i32) -> &mut i32 {
        let (kind, at) = place(k, m);
        &mut self.0[kind][at]
    }
}

/// The lowest diagonal that `d` edits reach, where the last one is -m.
fn lowest(d: i32, m: i32) -> i32 {
    if d <= m { -d } else { ((d - m) & 1) - m }
}

/// The highest, where the last one is n.
fn highest(d: i32, n: i32) -> i32 {
    if d <= n { d } else { n - ((d - n) & 1) }
}

/// Whether a diagonal is an odd one, and its place among its kind: the
/// neighbours of an even one stand at the same place and the next, those of an
/// odd one at the place before and the same.
fn place(k: i32, m: i32) -> (usize, usize) {
    let diagonal = (k + m + 1) as usize;
    (diagonal & 1, diagonal.div_ceil(2))
}

/// The furthest point to which one more edit leads on a diagonal: down from the
/// diagonal above, or to the right from the one below.
fn step(below: i32, above: i32) -> i32 {
    above.max(below + 1)
}

fn inside(x: i32, y: i32, n: i32, m: i32) -> Option<(usize, usize)> {
    ((0..=n).contains(&x) && (0..=m).contains(&y)).then_some((x as usize, y as usize))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use similar::{Algorithm, capture_diff_slices};

    use super::diff;

    proptest! {
        #[test]
        fn short_sequences_are_compared_as_similar_does(
            old in vec(0_u32..8, 0..60),
            new in vec(0_u32..8, 0..60),
            shared in vec(0_u32..40, 0..90),
            (cut, paste) in (0_usize..90, 0_usize..90),
        ) {
            let joined = |own: &[u32], at: usize| {
                let (head, tail) = shared.split_at(at.min(shared.len()));
                [head, own, tail].concat()
            };
            for (old, new) in [
                (old.clone(), new.clone()),
                (joined(&old, cut), joined(&new, paste)),
                (joined(&[], cut), joined(&new, paste)),
            ] {
                let expected = capture_diff_slices(Algorithm::Myers, &old, &new);
                prop_assert_eq!(diff(&old, &new), expected);
            }
        }
    }
}
