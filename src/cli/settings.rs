//! The arguments that more than one subcommand takes.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::config::Config;
use crate::report::Theme;
use crate::report::terminal::Paints;

/// What every subcommand takes.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Options of every command")]
pub(super) struct Settings {
    /// When to colour what the terminal shows
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub(super) color: Color,

    /// Which colours, for readers who don't see red and green apart too
    #[arg(long, global = true, env = "TRAVAUX_THEME", value_name = "NAME", value_parser = theme())]
    pub(super) theme: Option<Theme>,

    /// The store to use instead of the one around the current folder
    #[arg(long, global = true, env = "TRAVAUX_STORE", value_name = "DIR")]
    pub(super) store: Option<PathBuf>,

    /// Show long output without a pager
    #[arg(long, global = true)]
    pub(super) no_pager: bool,

    /// What the user's file says where no option does.
    #[arg(skip)]
    pub(super) config: Config,
}

impl Settings {
    /// The named colours, of the web page too.
    pub(super) fn theme(&self) -> Theme {
        self.config.theme(self.theme)
    }

    /// The colours of the terminal.
    pub(super) fn paints(&self) -> Paints {
        self.config.paints(self.theme)
    }
}

fn theme() -> impl TypedValueParser<Value = Theme> {
    PossibleValuesParser::new(Theme::names()).try_map(|name| name.parse::<Theme>())
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// In a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never; words are marked with signs.
    Never,
}

/// Where the output goes and in which form.
#[derive(Debug, clap::Args)]
pub(super) struct Out {
    /// Output format; else by the ending of --output, else the terminal's
    #[arg(long, short = 'f', value_enum, value_name = "FORMAT")]
    pub(super) format: Option<Format>,
    /// Write to a file
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

/// The formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For reading here.
    Terminal,
    /// For a browser: one file that needs nothing else.
    Html,
    /// For a mail or a forge.
    Markdown,
    /// For other programs; stable, with a schema.
    Json,
    /// The same in Rusty Object Notation.
    Ron,
    /// Without layout: of a draft one clause a line, of a comparison the terminal's, never coloured.
    Text,
    /// For a spreadsheet: a line for each change.
    Csv,
    /// Akoma Ntoso, the XML of parliaments and of the United Nations (AKN4UN).
    Akn,
    /// For Word: tracked changes that can be accepted and rejected.
    Docx,
}
