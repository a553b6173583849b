//! The text under way: lines of a fixed width, written one below the other.
//!
//! In: labelled runs. Out: a string. The only place where runs meet the width
//! and the painter.

use std::ops::Range;

use super::Options;
use super::breaks::{Flow, LongWords};
use super::lines::{Run, fit, runs_width};
use super::painter::{Painter, Style};

pub(super) struct Page<'a> {
    pub(super) options: &'a Options,
    painter: Painter,
    text: String,
    /// What is broken into lines.
    flow: Flow,
}

impl<'a> Page<'a> {
    pub(super) fn new(options: &'a Options) -> Self {
        Page::with_room(0, options)
    }

    /// With room for so many bytes.
    pub(super) fn with_room(bytes: usize, options: &'a Options) -> Self {
        Page {
            options,
            painter: Painter {
                color: options.color,
                paints: options.paints,
            },
            text: String::with_capacity(bytes),
            flow: Flow::default(),
        }
    }

    /// The finished text, ending in one line feed.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// One empty line, never two, and none at the top.
    pub(super) fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// One line as it is.
    pub(super) fn line(&mut self, runs: &[Run<'_>]) {
        let pieces = runs.iter().map(|run| (run.style, &*run.text));
        self.painter.line(pieces, &mut self.text);
        self.text.push('\n');
    }

    /// Wrapped, with the further lines indented; spaces at the front of the
    /// first line stay.
    pub(super) fn hanging(&mut self, indent: usize, runs: &[Run<'_>]) {
        let first = runs.first().map_or("", |run| &*run.text);
        let front = first.len() - first.trim_start_matches(' ').len();
        let indent = indent.max(front);
        let mut lead = front;
        self.flow.take(runs);
        while let Some(line) = self.next_line(lead) {
            self.text.extend(std::iter::repeat_n(' ', lead));
            self.flowing(line);
            lead = indent;
        }
    }

    /// On one line with `between`, where that fits; else one below the other.
    pub(super) fn together(&mut self, first: &[Run<'_>], between: &str, second: &[Run<'_>]) {
        let mut both = first.to_vec();
        if runs_width(second) > 0 {
            both.push(Run::plain(between));
            both.extend_from_slice(second);
        }
        if runs_width(&both) <= self.options.width {
            self.line(&both);
        } else {
            self.hanging(2, first);
            self.hanging(2, second);
        }
    }

    /// Wrapped, with the same words before each line.
    pub(super) fn text(&mut self, gutter: &str, style: Style, runs: &[Run<'_>]) {
        self.flow.take(runs);
        while let Some(line) = self.next_line(gutter.len()) {
            self.painter.run(style, gutter, &mut self.text);
            self.flowing(line);
        }
    }

    /// The next line of what is broken, behind so many columns.
    fn next_line(&mut self, lead: usize) -> Option<Range<usize>> {
        let room = self.options.width.saturating_sub(lead);
        self.flow.line(room, LongWords::Keep)
    }

    /// Writes a line of it.
    fn flowing(&mut self, line: Range<usize>) {
        let (painter, out) = (self.painter, &mut self.text);
        self.flow
            .pieces(line, |style, text| painter.safe_run(style, text, out));
        out.push('\n');
    }

    /// One line, cut where it is too long.
    pub(super) fn fitted(&mut self, gutter: &str, runs: &[Run<'_>]) {
        let room = self.options.width.saturating_sub(gutter.len()).max(1);
        let mut line = vec![Run::plain(gutter)];
        line.extend(fit(runs, room));
        self.line(&line);
    }
}
