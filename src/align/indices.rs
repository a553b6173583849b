//! Which clauses of a draft a link names: nearly always one.

use std::fmt;
use std::ops::Deref;
use std::slice;

/// Indices into the clauses of a draft; read like a slice.
///
/// A single one is kept in its place, so that an unchanged clause costs no
/// memory of its own.
///
/// ```
/// # use travaux::align::Indices;
/// let old = Indices::from([4, 5]);
/// assert_eq!(old.first(), Some(&4));
/// assert!(matches!(*Indices::from([7]), [7]));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Indices(Held);

/// One index is never among `Several`.
#[derive(Clone, PartialEq, Eq)]
enum Held {
    One(usize),
    Several(Box<[usize]>),
}

impl Deref for Indices {
    type Target = [usize];

    fn deref(&self) -> &[usize] {
        match &self.0 {
            Held::One(index) => slice::from_ref(index),
            Held::Several(indices) => indices,
        }
    }
}

impl Indices {
    /// Takes in another, in order.
    pub(super) fn insert(&mut self, index: usize) {
        let mut indices = self.to_vec();
        indices.push(index);
        indices.sort_unstable();
        *self = indices.as_slice().into();
    }
}

impl From<&[usize]> for Indices {
    fn from(indices: &[usize]) -> Self {
        Indices(match indices {
            [index] => Held::One(*index),
            _ => Held::Several(indices.into()),
        })
    }
}

impl<const N: usize> From<[usize; N]> for Indices {
    fn from(indices: [usize; N]) -> Self {
        indices.as_slice().into()
    }
}

impl Default for Indices {
    fn default() -> Self {
        [].into()
    }
}

impl fmt::Debug for Indices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<'a> IntoIterator for &'a Indices {
    type Item = &'a usize;
    type IntoIter = slice::Iter<'a, usize>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::Indices;

    #[test]
    fn one_index_is_read_as_several_are() {
        assert_eq!(*Indices::from([3]), [3]);
        assert_eq!(*Indices::from([3, 4]), [3, 4]);
        assert!(Indices::default().is_empty());
        assert_eq!(size_of::<Indices>(), size_of::<&[usize]>());
    }
}
