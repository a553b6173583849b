//! Which clause is paired with which, while the pairing is being made.

/// A one-to-one pairing under construction.
#[derive(Debug, Clone)]
pub(super) struct Pairs {
    old: Vec<Option<usize>>,
    new: Vec<Option<usize>>,
}

impl Pairs {
    /// Nothing paired yet.
    pub(super) fn none(old: usize, new: usize) -> Pairs {
        Pairs {
            old: vec![None; old],
            new: vec![None; new],
        }
    }

    /// Pairs two free clauses.
    pub(super) fn join(&mut self, old: usize, new: usize) {
        self.old[old] = Some(new);
        self.new[new] = Some(old);
    }

    /// Sets the pair of an old clause free.
    pub(super) fn part(&mut self, old: usize) {
        if let Some(new) = self.old[old].take() {
            self.new[new] = None;
        }
    }

    /// The partner of an old clause.
    #[inline]
    pub(super) fn of_old(&self, old: usize) -> Option<usize> {
        self.old[old]
    }

    /// The partner of a new clause.
    #[inline]
    pub(super) fn of_new(&self, new: usize) -> Option<usize> {
        self.new[new]
    }

    /// The partner of each old clause, and that of each new one.
    pub(super) fn sides(&self) -> (&[Option<usize>], &[Option<usize>]) {
        (&self.old, &self.new)
    }

    /// The pairs, in the order of the old draft.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, usize)> {
        self.old
            .iter()
            .enumerate()
            .filter_map(|(i, j)| j.map(|j| (i, j)))
    }

    /// The old clauses without a partner.
    pub(super) fn free_old(&self) -> impl Iterator<Item = usize> {
        (0..self.old.len()).filter(|&i| self.old[i].is_none())
    }

    /// The new clauses without a partner.
    pub(super) fn free_new(&self) -> impl Iterator<Item = usize> {
        (0..self.new.len()).filter(|&j| self.new[j].is_none())
    }
}
