//! Lines on their way through the steps that change few of them.

use std::ops::Deref;

use crate::source::Line;

/// A line with its page.
pub(super) type Whole<'a> = (u32, Kept<'a>);

/// A line, borrowed until a step changes it. A changed one stands apart, so
/// that the many others are as small as a reference.
#[derive(Clone)]
pub(super) enum Kept<'a> {
    Borrowed(&'a Line<'a>),
    Owned(Box<Line<'a>>),
}

impl<'a> Deref for Kept<'a> {
    type Target = Line<'a>;

    fn deref(&self) -> &Line<'a> {
        match self {
            Kept::Borrowed(line) => line,
            Kept::Owned(line) => line,
        }
    }
}

impl<'a> From<Line<'a>> for Kept<'a> {
    fn from(line: Line<'a>) -> Kept<'a> {
        Kept::Owned(Box::new(line))
    }
}
