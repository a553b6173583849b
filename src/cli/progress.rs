//! A bar on standard error while many documents are read.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that is done before this says nothing.
const PATIENCE: Duration = Duration::from_millis(800);

/// A bar that appears only in a terminal, and only when it takes long.
pub(super) struct Progress {
    bar: ProgressBar,
    start: Instant,
    terminal: bool,
}

impl Progress {
    #[allow(
        clippy::disallowed_methods,
        reason = "the bar shows only on long work; nothing of the clock reaches the output"
    )]
    pub(super) fn new(steps: usize) -> Progress {
        let bar =
            ProgressBar::with_draw_target(u64::try_from(steps).ok(), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("reading {pos} of {len} {wide_bar} {eta}")
            .expect("the template is well formed");
        bar.set_style(style);
        Progress {
            bar,
            start: Instant::now(),
            terminal: io::stderr().is_terminal(),
        }
    }

    /// One more document is done.
    pub(super) fn step(&self) {
        if self.terminal && self.bar.is_hidden() && self.start.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
