//! Documents that running text cites.
use super::Symbol;
use std::ops::Range;
/// x
pub fn cited(_text: &str) -> Vec<(Range<usize>, Symbol)> {
    Vec::new()
}
