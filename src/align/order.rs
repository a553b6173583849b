//! The largest set of links that keeps its order.

/// A link: its place on either side, and what it weighs.
pub(super) type Step = (u32, u32, u32);

/// A partial sum: how many links, then how much they weigh.
type Chain = (u32, u64);

/// Stands for no link.
const NOBODY: u32 = u32::MAX;

/// Marks the links of the longest chain that ascends on both sides; among the
/// longest the heaviest.
///
/// `links` ascend in their first member; the second members are distinct.
/// The rest is the smallest set of links that must be called moved. Costs
/// O(n log n).
pub(super) fn longest_chain(links: &[Step]) -> Vec<bool> {
    chain(links, |(length, weight), own| (length + 1, weight + own))
}

/// Marks the links of the heaviest chain that ascends on both sides.
pub(super) fn heaviest_chain(links: &[Step]) -> Vec<bool> {
    chain(links, |(_, weight), own| (0, weight + own))
}

fn chain(links: &[Step], extend: impl Fn(Chain, u64) -> Chain) -> Vec<bool> {
    if links.is_sorted_by_key(|link| link.1) {
        // Nothing has moved.
        return vec![true; links.len()];
    }
    let mut places: Vec<u32> = links.iter().map(|link| link.1).collect();
    places.sort_unstable();
    // A Fenwick tree of the best chain that ends at or before a place.
    let mut best: Vec<End> = vec![End::default(); places.len() + 1];
    let mut before = vec![NOBODY; links.len()];
    let mut top = End::default();
    for (link, at) in links.iter().zip(0..) {
        let rank = places.partition_point(|&place| place < link.1);
        let mut below = End::default();
        let mut node = rank;
        while node > 0 {
            if best[node].chain() > below.chain() {
                below = best[node];
            }
            node &= node - 1;
        }
        before[at as usize] = below.at;
        let own = End::of(extend(below.chain(), u64::from(link.2)), at);
        if own.chain() > top.chain() {
            top = own;
        }
        let mut node = rank + 1;
        while node < best.len() {
            if own.chain() > best[node].chain() {
                best[node] = own;
            }
            node += node & node.wrapping_neg();
        }
    }
    let mut kept = vec![false; links.len()];
    let mut at = top.at;
    while at != NOBODY {
        kept[at as usize] = true;
        at = before[at as usize];
    }
    kept
}

/// A chain, and the link at its end.
#[derive(Debug, Clone, Copy)]
struct End {
    length: u32,
    at: u32,
    weight: u64,
}

impl Default for End {
    fn default() -> End {
        End::of((0, 0), NOBODY)
    }
}

impl End {
    fn of((length, weight): Chain, at: u32) -> End {
        End { length, at, weight }
    }

    fn chain(&self) -> Chain {
        (self.length, self.weight)
    }
}

#[cfg(test)]
mod tests {
    use super::{heaviest_chain, longest_chain};

    #[test]
    fn one_clause_brought_forward_is_the_only_move() {
        let links = [(0, 1, 1), (1, 2, 1), (2, 3, 1), (3, 0, 9)];
        assert_eq!(longest_chain(&links), [true, true, true, false]);
        assert_eq!(heaviest_chain(&links), [false, false, false, true]);
    }

    #[test]
    fn of_two_that_change_places_the_heavier_stays() {
        assert_eq!(longest_chain(&[(0, 1, 5), (1, 0, 3)]), [true, false]);
        assert_eq!(longest_chain(&[(0, 1, 3), (1, 0, 5)]), [false, true]);
    }

    #[test]
    fn nothing_to_order() {
        assert!(longest_chain(&[]).is_empty());
    }
}
