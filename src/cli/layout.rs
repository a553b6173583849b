//! How reports are laid out in the terminal: by the options of a command, by the
//! configuration file, else as most people like it.

use clap::ValueEnum;

use super::output;
use super::settings::{Out, Settings};
use crate::report::terminal;

/// Unchanged words shown on each side of a change, where nobody says how many.
pub(super) const CONTEXT: usize = 12;

/// Reads a number of words.
pub(super) fn words(text: &str) -> Result<usize, String> {
    let number = text.trim().parse();
    number.map_err(|_| "write a number of words, like 12".to_owned())
}

/// How the terminal report is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Layout {
    /// One column, changes marked in the text.
    Inline,
    /// Old and new in two columns.
    SideBySide,
    /// One line a clause.
    Summary,
}

impl From<Layout> for terminal::Layout {
    fn from(layout: Layout) -> terminal::Layout {
        match layout {
            Layout::Inline => terminal::Layout::Inline,
            Layout::SideBySide => terminal::Layout::SideBySide,
            Layout::Summary => terminal::Layout::Summary,
        }
    }
}

/// How the terminal shows running text.
pub(super) fn text(settings: &Settings, out: Option<&Out>) -> terminal::Options {
    let to_file = out.is_some_and(|out| out.output.is_some());
    terminal::Options {
        width: output::text_width(),
        color: output::color(settings, to_file),
        paints: settings.paints(),
        context: settings.config.context().unwrap_or(CONTEXT),
        ..terminal::Options::default()
    }
}
