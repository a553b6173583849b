//! The lines of a text, one behind the other: what is asked of all of them is
//! asked once.

use std::ops::Range;

use crate::parse::paragraph::Placed;
use crate::parse::width;

/// Lines, each ended by a line feed.
#[derive(Default)]
pub(super) struct Text {
    pub(super) whole: String,
    pub(super) lines: Vec<Span>,
}

/// A line of a text.
pub(super) struct Span {
    pub(super) place: Range<usize>,
    pub(super) width: f32,
}

impl Text {
    /// Adds lines.
    pub(super) fn add(&mut self, lines: &[Placed<'_>]) {
        // About as much as a full line has.
        const ROOM: usize = 80;
        self.lines.reserve(lines.len());
        self.whole.reserve(lines.len() * ROOM);
        for placed in lines {
            let start = self.whole.len();
            for run in &placed.line.runs {
                self.whole.push_str(&run.text);
            }
            let place = start..self.whole.len();
            let width = width::of(&self.whole[place.clone()]);
            self.lines.push(Span { place, width });
            self.whole.push('\n');
        }
    }
}
