//! The two forms of a history: for reading here, or for other programs.

use clap::ValueEnum;

use super::error::Failure;
use super::output;
use super::settings::Settings;
use crate::report::terminal;

/// The form of what a history command prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Form {
    /// For reading here.
    #[default]
    Terminal,
    /// For other programs; stable.
    Json,
}

/// How the terminal shows it.
pub(super) fn options(settings: &Settings, full: bool) -> terminal::Options {
    terminal::Options {
        width: output::text_width(false),
        color: output::color(settings, false),
        full,
        ..terminal::Options::default()
    }
}

/// Shows a text in the pager, or prints JSON.
pub(super) fn show(settings: &Settings, form: Form, text: &str) -> Result<(), Failure> {
    match form {
        Form::Terminal => output::show(settings, text),
        Form::Json => output::print(text),
    }
}
