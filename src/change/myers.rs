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

/// Compares two sequences, whose words are numbered from zero.
pub(super) fn diff(old: &[u32], new: &[u32]) -> Vec<DiffOp> {
    if old.len() + new.len() > SHORT {
        return capture_diff_slices(Algorithm::Myers, old, new);
    }
    let mut search = Search {
        sides: [old, new],
        mirrored: [old, new].map(|side| side.iter().rev().copied().collect()),
        seen: vec![0; old.iter().chain(new).fold(0, |most, word| most.max(*word)) as usize + 1],
        round: 0,
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
    /// For each word the last round in which it was among the old ones.
    seen: Vec<u32>,
    round: u32,
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
        let shared = self.shared(&old, &new);
        if shared == 0 {
            self.replace(old, new)?;
        } else if let Some((x, y)) = self.middle(&old, &new, shared) {
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

    /// How many of the new words of two ranges are among the old ones.
    fn shared(&mut self, old: &Range<usize>, new: &Range<usize>) -> usize {
        if old.is_empty() || new.is_empty() {
            return 0;
        }
        self.round += 1;
        for word in &self.sides[0][old.clone()] {
            self.seen[*word as usize] = self.round;
        }
        let words = self.sides[1][new.clone()].iter();
        let shared = |word: &&u32| self.seen[**word as usize] == self.round;
        words.filter(shared).count()
    }

    /// Writes down ranges that have no word in common, in the pieces into which
    /// the search would part them.
    fn replace(
        &mut self,
        old: Range<usize>,
        new: Range<usize>,
    ) -> Result<(), <Capture as DiffHook>::Error> {
        if new.is_empty() {
            if !old.is_empty() {
                self.hook.delete(old.start, old.len(), new.start)?;
            }
        } else if old.is_empty() {
            self.hook.insert(old.start, new.start, new.len())?;
        } else if let Some((x, y)) = middle_apart(old.len() as i32, new.len() as i32) {
            let (x, y) = (old.start + x, new.start + y);
            self.replace(old.start..x, new.start..y)?;
            self.replace(x..old.end, y..new.end)?;
        } else {
            self.hook.delete(old.start, old.len(), new.start)?;
            self.hook.insert(old.start, new.start, new.len())?;
        }
        Ok(())
    }

    /// Where the middle of a shortest path begins, counted from the beginning
    /// of both ranges; no more than so many words can stay.
    fn middle(
        &mut self,
        old: &Range<usize>,
        new: &Range<usize>,
        shared: usize,
    ) -> Option<(usize, usize)> {
        let [a, b] = [&self.sides[0][old.clone()], &self.sides[1][new.clone()]];
        let (n, m) = (a.len() as i32, b.len() as i32);
        let mirrored = |side: usize, range: &Range<usize>| {
            let words = &self.mirrored[side];
            &words[words.len() - range.end..words.len() - range.start]
        };
        let (back_a, back_b) = (mirrored(0, old), mirrored(1, new));
        let is_odd = (n - m) & 1 == 1;
        // Before all other words are deleted and inserted nothing can meet.
        let least = n + m - 2 * shared as i32;
        self.forward.begin(m);
        self.backward.begin(m);
        for d in 1..=(n + m + 1) / 2 {
            self.forward.advance(a, b, d);
            if is_odd
                && 2 * d > least
                && let Some(k) = self.forward.meeting(&self.backward, n, m, d - 1)
            {
                let x = self.forward.start(k, m);
                return inside(x, x - k, n, m);
            }
            self.backward.advance(back_a, back_b, d);
            if !is_odd
                && 2 * d >= least
                && let Some(k) = self.backward.meeting(&self.forward, n, m, d)
            {
                let x = self.backward.end(k, m);
                return inside(n - x, m - (x - k), n, m);
            }
        }
        None
    }
}

/// Where the middle of a shortest path begins if the sequences have no word in
/// common: the search would come to it without a step on the way, for `d` edits
/// lead to `(d + k) / 2` on each diagonal.
fn middle_apart(n: i32, m: i32) -> Option<(usize, usize)> {
    let (d, delta) = ((n + m + 1) / 2, n - m);
    let is_odd = delta & 1 == 1;
    let k = highest(d, n).min(if is_odd { delta + d - 1 } else { delta + d });
    let (x, y) = ((d + k) / 2, (d - k) / 2);
    if is_odd {
        inside(x, y, n, m)
    } else {
        inside(n - x, m - y, n, m)
    }
}

/// How far the paths from one end have come on each diagonal, from the one
/// below -m on.
struct Reach(Vec<i32>);

impl Reach {
    /// Room for two sequences with so many words together.
    fn with_room(words: usize) -> Reach {
        Reach(vec![0; words + 3])
    }

    /// Takes the path without an edit: the first words differ.
    fn begin(&mut self, m: i32) {
        self.0[place(0, m)] = 0;
    }

    /// Takes the paths of `d` edits, from those with one edit less: they are
    /// on every other diagonal.
    fn advance(&mut self, a: &[u32], b: &[u32], d: i32) {
        let (n, m) = (a.len() as i32, b.len() as i32);
        // Diagonals run from -m to n; one more on either side stands for none.
        if d <= n {
            self.0[place(d + 1, m)] = -1;
        }
        if d <= m {
            self.0[place(-d - 1, m)] = -1;
        }
        let mut k = lowest(d, m);
        let touched = place(k - 1, m)..=place(highest(d, n) + 1, m);
        let [below, further @ ..] = &mut self.0[touched] else {
            return;
        };
        let mut below = *below;
        for [reached, above] in further.as_chunks_mut::<2>().0 {
            let mut x = step(below, *above);
            // Points beyond a corner have no words.
            while let (Some(one), Some(other)) = (a.get(x as usize), b.get((x - k) as usize))
                && one == other
            {
                x += 1;
            }
            *reached = x;
            below = *above;
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
        // Each with the diagonal behind it, on which are other paths.
        let (own, _) = self.0[place(from, m)..=place(to + 1, m)].as_chunks::<2>();
        let (other, _) = other.0[place(delta - to, m)..=place(delta - from + 1, m)].as_chunks();
        let mut both = own.iter().zip(other.iter().rev());
        let met = both.rposition(|([x, _], [y, _])| x + y >= n)?;
        Some(from + 2 * met as i32)
    }

    /// Where the last path on a diagonal came onto it.
    fn start(&self, k: i32, m: i32) -> i32 {
        step(self.end(k - 1, m), self.end(k + 1, m))
    }

    /// How far the paths on a diagonal have come.
    fn end(&self, k: i32, m: i32) -> i32 {
        self.0[place(k, m)]
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

/// The place of a diagonal among all.
fn place(k: i32, m: i32) -> usize {
    (k + m + 1) as usize
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
