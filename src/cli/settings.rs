//! The arguments that more than one subcommand takes.

use std::path::PathBuf;

use clap::ValueEnum;

/// What every subcommand takes.
#[derive(Debug, clap::Args)]
pub(super) struct Settings {
    /// Colour and word marks in the terminal
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub(super) color: Color,

    /// The store to use instead of the one around the current folder
    #[arg(long, global = true, env = "TRAVAUX_STORE", value_name = "DIR")]
    pub(super) store: Option<PathBuf>,

    /// Don't page long output
    #[arg(long, global = true)]
    pub(super) no_pager: bool,
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
