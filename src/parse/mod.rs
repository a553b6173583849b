//! Pages to a [`Draft`].

use crate::model::Draft;
use crate::source::Pages;

/// Reads a draft from its pages.
pub fn parse(_pages: &Pages) -> Draft {
    Draft::default()
}
