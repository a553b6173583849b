//! The best of what was put in up to a place, however long the text is.

use std::cmp::Reverse;

/// Totals by place: a Fenwick tree that keeps maxima.
pub(super) struct Best {
    tree: Vec<Option<(i32, Reverse<usize>)>>,
}

impl Best {
    /// Nothing yet, in so many places.
    pub(super) fn of(places: usize) -> Best {
        Best {
            tree: vec![None; places + 1],
        }
    }

    /// Puts in what has a total at a place.
    pub(super) fn put(&mut self, place: usize, total: i32, what: usize) {
        let mut at = place + 1;
        while at < self.tree.len() {
            self.tree[at] = self.tree[at].max(Some((total, Reverse(what))));
            at += at & at.wrapping_neg();
        }
    }

    /// What has the greatest total before a place; of equals, the first.
    pub(super) fn up_to(&self, place: usize) -> Option<usize> {
        let mut best = None;
        let mut at = place;
        while at > 0 {
            best = best.max(self.tree[at]);
            at -= at & at.wrapping_neg();
        }
        best.map(|(_, Reverse(what))| what)
    }
}

#[cfg(test)]
mod tests {
    use super::Best;

    #[test]
    fn the_greatest_before_a_place_wins() {
        let mut best = Best::of(4);
        assert_eq!(best.up_to(4), None);
        best.put(2, 7, 0);
        best.put(0, 5, 1);
        best.put(3, 7, 2);
        assert_eq!(best.up_to(2), Some(1));
        assert_eq!(best.up_to(3), Some(0));
        assert_eq!(best.up_to(4), Some(0));
    }
}
