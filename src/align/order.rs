//! The largest set of links that keeps its order.

/// A partial sum: how many links, then how much they weigh.
type Chain = (u32, u64);

/// Marks the links of the longest chain that ascends on both sides; among the
/// longest the heaviest.
///
/// `links` ascend in their first member; the second members are distinct.
/// The rest is the smallest set of links that must be called moved. Costs
/// O(n log n).
pub(super) fn longest_chain(links: &[(usize, usize, u64)]) -> Vec<bool> {
    chain(links, |(length, weight), own| (length + 1, weight + own))
}

/// Marks the links of the heaviest chain that ascends on both sides.
pub(super) fn heaviest_chain(links: &[(usize, usize, u64)]) -> Vec<bool> {
    chain(links, |(_, weight), own| (0, weight + own))
}

fn chain(links: &[(usize, usize, u64)], extend: impl Fn(Chain, u64) -> Chain) -> Vec<bool> {
    if links.is_sorted_by_key(|link| link.1) {
        // Nothing has moved.
        return vec![true; links.len()];
    }
    let mut places: Vec<usize> = links.iter().map(|link| link.1).collect();
    places.sort_unstable();
    // A Fenwick tree of the best chain that ends at or before a place.
    let mut best: Vec<(Chain, usize)> = vec![((0, 0), usize::MAX); places.len() + 1];
    let mut before = vec![usize::MAX; links.len()];
    let mut top = ((0, 0), usize::MAX);
    for (at, link) in links.iter().enumerate() {
        let rank = places.partition_point(|&place| place < link.1);
        let mut below = ((0, 0), usize::MAX);
        let mut node = rank;
        while node > 0 {
            if best[node].0 > below.0 {
                below = best[node];
            }
            node &= node - 1;
        }
        before[at] = below.1;
        let own = (extend(below.0, link.2), at);
        if own.0 > top.0 {
            top = own;
        }
        let mut node = rank + 1;
        while node < best.len() {
            if own.0 > best[node].0 {
                best[node] = own;
            }
            node += node & node.wrapping_neg();
        }
    }
    let mut kept = vec![false; links.len()];
    let mut at = top.1;
    while at != usize::MAX {
        kept[at] = true;
        at = before[at];
    }
    kept
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
