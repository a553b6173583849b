//! Where a clause is to be expected, by what its neighbours are paired with.

use super::pairs::{Pairs, Partner};
use super::profile::Profile;

/// The places of both sides under one state of the pairing.
#[derive(Debug)]
pub(super) struct Places {
    old: Side,
    new: Side,
}

/// One side: the place of each clause.
#[derive(Debug)]
struct Side(Vec<Spot>);

/// The place of one clause, in few bytes: every clause has one.
#[derive(Debug, Clone, Copy)]
struct Spot {
    /// How many paired clauses stand before it.
    rank: u32,
    /// The partner of the nearest paired clause above.
    above: Partner,
    /// The partner of the nearest paired clause below.
    below: Partner,
    /// How many clauses, itself included, would stand between paired
    /// neighbours if it were free.
    room: u32,
}

impl Side {
    fn read(partners: &[Partner]) -> Side {
        let (mut rank, mut above, mut free) = (0, Partner::NONE, 0);
        let spots = partners.iter().map(|partner| {
            free += 1;
            let spot = Spot {
                rank,
                above,
                below: Partner::NONE,
                room: free,
            };
            if partner.get().is_some() {
                rank += 1;
                above = *partner;
                free = 0;
            }
            spot
        });
        let mut spots: Vec<Spot> = spots.collect();
        let (mut below, mut free) = (Partner::NONE, 0);
        for (spot, partner) in spots.iter_mut().zip(partners).rev() {
            spot.below = below;
            spot.room += free;
            free += 1;
            if partner.get().is_some() {
                below = *partner;
                free = 0;
            }
        }
        Side(spots)
    }

    /// How many paired clauses of the other side lie between `at` there and
    /// the gap in which the neighbours of `own` expect it; 0 inside the gap.
    #[inline]
    fn distance(&self, own: usize, other: &Side, at: usize) -> usize {
        let here = other.0[at].rank;
        let above = match self.0[own].above.get() {
            Some(partner) => here.abs_diff(other.0[partner].rank + 1),
            None => here,
        };
        let below = match self.0[own].below.get() {
            Some(partner) => here.abs_diff(other.0[partner].rank),
            None => other.0.last().map_or(0, |last| last.rank.abs_diff(here)),
        };
        above.min(below) as usize
    }
}

impl Places {
    /// Reads the places.
    pub(super) fn read(pairs: &Pairs) -> Places {
        let (old, new) = pairs.sides();
        Places {
            old: Side::read(old),
            new: Side::read(new),
        }
    }

    /// From 1, where both clauses stand in the same gap between paired
    /// neighbours, down to 0, where they are far from each other.
    pub(super) fn nearness(&self, old: usize, new: usize) -> f64 {
        let there = self.old.distance(old, &self.new, new) as f64;
        let back = self.new.distance(new, &self.old, old) as f64;
        0.5 / (1.0 + there) + 0.5 / (1.0 + back)
    }

    /// From 1, where both clauses stand alone in one gap between paired
    /// neighbours, down to 0 in wide gaps and in different ones.
    pub(super) fn seclusion(&self, old: usize, new: usize) -> f64 {
        let apart = self.old.distance(old, &self.new, new) + self.new.distance(new, &self.old, old);
        if apart > 0 {
            return 0.0;
        }
        1.0 / (f64::from(self.old.0[old].room) * f64::from(self.new.0[new].room)).sqrt()
    }

    /// Whether the neighbours of both clauses leave their order intact.
    pub(super) fn in_order(&self, old: usize, new: usize) -> bool {
        let (here, there) = (self.old.0[old], self.new.0[new]);
        here.above.get().is_none_or(|above| above < new)
            && here.below.get().is_none_or(|below| below > new)
            && there.above.get().is_none_or(|above| above < old)
            && there.below.get().is_none_or(|below| below > old)
    }
}

/// 1 where both clauses stand under clauses that are paired, or under none; 0
/// where they stand under clauses that are not; between where it is open.
pub(super) fn parents_agree(
    old: &[Profile<'_>],
    new: &[Profile<'_>],
    pairs: &Pairs,
    (i, j): (usize, usize),
) -> f64 {
    match (old[i].parent, new[j].parent) {
        (None, None) => 1.0,
        (Some(above_old), Some(above_new)) => {
            match (pairs.of_old(above_old), pairs.of_new(above_new)) {
                (Some(partner), _) if partner == above_new => 1.0,
                (None, None) => 0.5,
                _ => 0.0,
            }
        }
        _ => 0.0,
    }
}
