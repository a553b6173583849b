//! Free clauses that stand in one gap between paired neighbours.
//!
//! In: the pairs made so far. Out: for each run of free old clauses the free
//! new ones that its neighbours leave room for. A neighbour that has itself
//! come from elsewhere, or gone there, says nothing of the place: the next one
//! is asked.

use std::ops::Range;

use super::pairs::{Pairs, Partner};

/// Gaps up to this many possible pairs are told.
const SMALL: usize = 64;
/// How many neighbours are asked above and below.
const ASKED: usize = 3;

/// The clauses of one small gap.
pub(super) struct Gap {
    pub old: Range<usize>,
    pub new: Vec<usize>,
}

/// The small gaps, in the order of the old draft.
pub(super) fn gaps(pairs: &Pairs) -> impl Iterator<Item = Gap> {
    let (old, new) = pairs.sides();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + old[at..].iter().position(is_free)?;
            let free = old[start..].iter().take_while(|partner| is_free(partner));
            at = start + free.count();
            let room = room(old, start..at, new.len());
            let new = room.into_iter().flatten().filter(|&j| is_free(&new[j]));
            let new: Vec<usize> = new.take(SMALL + 1).collect();
            if !new.is_empty() && (at - start) * new.len() <= SMALL {
                return Some(Gap {
                    old: start..at,
                    new,
                });
            }
        }
    })
}

fn is_free(partner: &Partner) -> bool {
    *partner == Partner::NONE
}

/// The new clauses between the partners of the nearest neighbours above and
/// below that stand in order, and close enough to each other.
fn room(old: &[Partner], gap: Range<usize>, new_len: usize) -> Option<Range<usize>> {
    let above = || {
        let partners = old[..gap.start]
            .iter()
            .rev()
            .filter_map(|partner| partner.get());
        let tops = partners.map(|partner| partner + 1).chain([0]);
        tops.take(ASKED)
    };
    let below = || {
        let partners = old[gap.end..].iter().filter_map(|partner| partner.get());
        partners.chain([new_len]).take(ASKED)
    };
    let rooms = above().enumerate().flat_map(|(up, top)| {
        below()
            .enumerate()
            .map(move |(down, end)| (up + down, top..end))
    });
    rooms
        .filter(|(_, room)| room.start <= room.end && room.len() <= SMALL)
        .min_by_key(|(asked, room)| (*asked, room.len()))
        .map(|(_, room)| room)
}

#[cfg(test)]
mod tests {
    use super::super::pairs::Pairs;
    use super::gaps;

    fn told(old: usize, new: usize, pairs: &[(usize, usize)]) -> Vec<(Vec<usize>, Vec<usize>)> {
        let mut made = Pairs::none(old, new);
        for &(i, j) in pairs {
            made.join(i, j);
        }
        gaps(&made)
            .map(|gap| (gap.old.collect(), gap.new))
            .collect()
    }

    #[test]
    fn a_gap_lies_between_paired_neighbours_and_at_either_end() {
        assert_eq!(
            told(3, 4, &[(1, 1)]),
            [(vec![0], vec![0]), (vec![2], vec![2, 3])]
        );
        assert_eq!(told(2, 3, &[]), [(vec![0, 1], vec![0, 1, 2])]);
    }

    #[test]
    fn a_clause_that_came_from_elsewhere_does_not_end_it() {
        let pairs = [(0, 0), (2, 3), (3, 4), (4, 1)];
        assert_eq!(told(5, 5, &pairs), [(vec![1], vec![2])]);
    }

    #[test]
    fn nor_does_one_that_went_elsewhere() {
        let pairs = [(0, 0), (1, 4), (3, 2), (4, 3)];
        assert_eq!(told(5, 5, &pairs), [(vec![2], vec![1])]);
    }

    #[test]
    fn wide_gaps_are_not_told() {
        assert!(told(9, 9, &[]).is_empty());
    }
}
