//! The text under way: lines of a fixed width, written one below the other.
//!
//! In: labelled runs. Out: a string. The only place where runs meet the width
//! and the painter.

use super::Options;
use super::lines::{LongWords, Run, fit, runs_width, wrap};
use super::painter::{Painter, Style};

pub(super) struct Page<'a> {
    pub(super) options: &'a Options,
    painter: Painter,
    text: String,
}

impl<'a> Page<'a> {
    pub(super) fn new(options: &'a Options) -> Self {
        Page {
            options,
            painter: Painter {
                color: options.color,
                paints: options.paints,
            },
            text: String::new(),
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
    pub(super) fn line(&mut self, runs: &[Run]) {
        self.text.push_str(&self.painter.line(runs));
        self.text.push('\n');
    }

    /// Wrapped, with the further lines indented; spaces at the front of the
    /// first line stay.
    pub(super) fn hanging(&mut self, indent: usize, runs: &[Run]) {
        let front: String = runs
            .first()
            .map(|r| r.text.chars().take_while(|c| *c == ' ').collect())
            .unwrap_or_default();
        let indent = indent.max(front.len());
        let room = self.options.width.saturating_sub(indent).max(1);
        let mut lines = wrap(
            runs,
            self.options.width.saturating_sub(front.len()).max(1),
            LongWords::Keep,
        );
        // The first line has more room than those below it, so the rest is
        // wrapped anew.
        if lines.len() > 1 {
            let rest: Vec<Run> = lines
                .drain(1..)
                .flat_map(|mut line| {
                    line.push(Run::plain(" "));
                    line
                })
                .collect();
            lines.extend(wrap(&rest, room, LongWords::Keep));
        }
        for (i, line) in lines.into_iter().enumerate() {
            let lead = if i == 0 { front.len() } else { indent };
            self.indented(&Run::plain(" ".repeat(lead)), line);
        }
    }

    /// On one line with `between`, where that fits; else one below the other.
    pub(super) fn together(&mut self, first: &[Run], between: &str, second: &[Run]) {
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
    pub(super) fn text(&mut self, gutter: &str, style: Style, runs: &[Run]) {
        let room = self.options.width.saturating_sub(gutter.len()).max(1);
        for line in wrap(runs, room, LongWords::Keep) {
            self.indented(&Run::new(style, gutter), line);
        }
    }

    /// One line, cut where it is too long.
    pub(super) fn fitted(&mut self, gutter: &str, runs: &[Run]) {
        let room = self.options.width.saturating_sub(gutter.len()).max(1);
        self.indented(&Run::plain(gutter), fit(runs, room));
    }

    fn indented(&mut self, lead: &Run, line: Vec<Run>) {
        let mut runs = vec![lead.clone()];
        runs.extend(line);
        self.line(&runs);
    }
}
