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
    /// A text with room for some lines and others.
    pub(super) fn with_room(lines: &[Placed<'_>], others: &[Placed<'_>]) -> Text {
        let runs = lines
            .iter()
            .chain(others)
            .flat_map(|placed| &placed.line.runs);
        let count = lines.len() + others.len();
        let room = count + runs.map(|run| run.text.len()).sum::<usize>();
        Text {
            whole: String::with_capacity(room),
            lines: Vec::with_capacity(count),
        }
    }

    /// Adds lines.
    pub(super) fn add(&mut self, lines: &[Placed<'_>]) {
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
