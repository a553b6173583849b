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
        old,
        new,
        forward: vec![0; old.len() + new.len() + 3],
        backward: vec![0; old.len() + new.len() + 3],
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
    old: &'a [u32],
    new: &'a [u32],
    /// How far the paths from the beginning have come on each diagonal.
    forward: Vec<i32>,
    /// The same from the end.
    backward: Vec<i32>,
    hook: Hook<'a>,
}

impl Search<'_> {
    fn conquer(
        &mut self,
        mut old: Range<usize>,
        mut new: Range<usize>,
    ) -> Result<(), <Capture as DiffHook>::Error> {
        let (a, b) = (&self.old[old.clone()], &self.new[new.clone()]);
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
        let (a, b) = (&self.old[old.clone()], &self.new[new.clone()]);
        let (n, m) = (a.len() as i32, b.len() as i32);
        let delta = n - m;
        let is_odd = delta & 1 == 1;
        // Diagonals run from -m to n; one more on either side stands for none.
        let at = |diagonal: i32| (diagonal + m + 1) as usize;
        let (forward, backward) = (&mut self.forward, &mut self.backward);
        for d in 0..=(n + m + 1) / 2 {
            for reached in [&mut *forward, &mut *backward] {
                if d <= n {
                    reached[at(d + 1)] = if d == 0 { 0 } else { -1 };
                }
                if d <= m {
                    reached[at(-d - 1)] = -1;
                }
            }
            let highest = if d <= n { d } else { n - ((d - n) & 1) };
            let lowest = if d <= m { -d } else { ((d - m) & 1) - m };
            let mut k = highest;
            while k >= lowest {
                let start = step(forward, at(k));
                let (mut x, mut y) = (start, start - k);
                while x < n && y < m && a[x as usize] == b[y as usize] {
                    x += 1;
                    y += 1;
                }
                forward[at(k)] = x;
                if is_odd && (k - delta).abs() < d && x + backward[at(delta - k)] >= n {
                    return inside(start, start - k, n, m);
                }
                k -= 2;
            }
            let mut k = highest;
            while k >= lowest {
                let mut x = step(backward, at(k));
                let mut y = x - k;
                while x < n && y < m && a[(n - 1 - x) as usize] == b[(m - 1 - y) as usize] {
                    x += 1;
                    y += 1;
                }
                backward[at(k)] = x;
                if !is_odd && (k - delta).abs() <= d && x + forward[at(delta - k)] >= n {
                    return inside(n - x, m - y, n, m);
                }
                k -= 2;
            }
        }
        None
    }
}

/// The furthest point to which one more edit leads on a diagonal: down from the
/// diagonal above, or to the right from the one below.
fn step(reached: &[i32], at: usize) -> i32 {
    let (below, above) = (reached[at - 1], reached[at + 1]);
    if below < above { above } else { below + 1 }
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
