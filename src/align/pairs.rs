//! Which clause is paired with which, while the pairing is being made.

/// The partner of a clause, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Partner(u32);

impl Partner {
    pub(super) const NONE: Partner = Partner(u32::MAX);

    fn of(clause: usize) -> Partner {
        Partner(clause as u32)
    }

    /// Its index on the other side.
    #[inline]
    pub(super) fn get(self) -> Option<usize> {
        (self != Partner::NONE).then_some(self.0 as usize)
    }
}

/// A one-to-one pairing under construction.
#[derive(Debug, Clone)]
pub(super) struct Pairs {
    old: Vec<Partner>,
    new: Vec<Partner>,
}

impl Pairs {
    /// Nothing paired yet.
    pub(super) fn none(old: usize, new: usize) -> Pairs {
        Pairs {
            old: vec![Partner::NONE; old],
            new: vec![Partner::NONE; new],
        }
    }

    /// Pairs two free clauses.
    pub(super) fn join(&mut self, old: usize, new: usize) {
        self.old[old] = Partner::of(new);
        self.new[new] = Partner::of(old);
    }

    /// Sets the pair of an old clause free.
    pub(super) fn part(&mut self, old: usize) {
        if let Some(new) = self.old[old].get() {
            self.old[old] = Partner::NONE;
            self.new[new] = Partner::NONE;
        }
    }

    /// The partner of an old clause.
    #[inline]
    pub(super) fn of_old(&self, old: usize) -> Option<usize> {
        self.old[old].get()
    }

    /// The partner of a new clause.
    #[inline]
    pub(super) fn of_new(&self, new: usize) -> Option<usize> {
        self.new[new].get()
    }

    /// The partner of each old clause, and that of each new one.
    pub(super) fn sides(&self) -> (&[Partner], &[Partner]) {
        (&self.old, &self.new)
    }

    /// The pairs, in the order of the old draft.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, usize)> {
        self.old
            .iter()
            .enumerate()
            .filter_map(|(i, j)| Some((i, j.get()?)))
    }

    /// The old clauses without a partner.
    pub(super) fn free_old(&self) -> impl Iterator<Item = usize> {
        (0..self.old.len()).filter(|&i| self.old[i] == Partner::NONE)
    }

    /// The new clauses without a partner.
    pub(super) fn free_new(&self) -> impl Iterator<Item = usize> {
        (0..self.new.len()).filter(|&j| self.new[j] == Partner::NONE)
    }
}
