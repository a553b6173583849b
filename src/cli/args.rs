//! The table of arguments, from which help, manual page and completions come.

use std::ffi::OsString;
use std::mem;

use clap::{Args as _, CommandFactory, FromArgMatches, Parser, Subcommand};

use super::later::Later;
use super::settings::Settings;

/// Compare, keep and trace the successive drafts of a resolution, clause by
/// clause.
#[derive(Debug, Parser)]
#[command(
    name = "travaux",
    version,
    after_help = HELP,
    max_term_width = 100,
    arg_required_else_help = true
)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) settings: Settings,

    #[command(subcommand)]
    pub(super) command: Command,
}

impl Args {
    /// Reads the arguments of the program, its own name first.
    ///
    /// A start needs one subcommand: first it alone is looked at, and the whole
    /// table only where that fails, to say what is wrong, or to help. Most
    /// starts name one of the few that read, which are looked through before
    /// all.
    pub(super) fn read(args: impl IntoIterator<Item = OsString>) -> Result<Args, clap::Error> {
        let args: Vec<OsString> = args.into_iter().collect();
        let named = args.get(1).and_then(|name| {
            let tables = [Reading::augment_subcommands, Command::augment_subcommands];
            let named = |table: fn(_) -> clap::Command| {
                let mut table = table(clap::Command::new("travaux"));
                table.find_subcommand_mut(name).map(mem::take)
            };
            tables.into_iter().find_map(named)
        });
        if let Some(named) = named {
            let alone = clap::Command::new("travaux").subcommand(named.disable_help_flag(true));
            let alone = alone.disable_help_flag(true).disable_help_subcommand(true);
            let alone = Settings::augment_args(alone).try_get_matches_from(&args);
            if let Ok(read) = alone.and_then(|mut own| Args::from_arg_matches_mut(&mut own)) {
                return Ok(read);
            }
        }
        Args::from_arg_matches(&Args::command().try_get_matches_from(args)?)
    }
}

const HELP: &str = "\
Examples:
  travaux diff A_C.1_75_L.8.pdf A_C.1_75_L.8_Rev.1.pdf
  travaux diff OLD.docx NEW.docx -o changes.html
  travaux init drafts && travaux --store drafts add *.pdf
  travaux help diff";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(flatten)]
    Reading(Reading),
    /// Make a new store: a git repository of drafts
    Init(Later<super::init::InitArgs>),
    /// Read documents and commit them to the store
    #[command(after_help = super::add::HELP)]
    Add(Later<super::add::AddArgs>),
    /// Record an event that no document tells of
    #[command(after_help = super::record::HELP)]
    Record(Later<super::record::RecordArgs>),
    /// Check that the store holds what it says, and how it would be read today
    Verify,
    /// Record today's readings of documents where they differ
    Reparse(Later<super::verify::ReparseArgs>),
    /// List the texts of the store and how they stand
    #[command(after_help = super::list::HELP)]
    List(Later<super::list::ListArgs>),
    /// Tell the history of a text, or of the whole store
    #[command(after_help = super::log::HELP)]
    Log(Later<super::log::LogArgs>),
    /// Say where the wording of each clause comes from
    #[command(after_help = super::blame::HELP)]
    Blame(Later<super::blame::BlameArgs>),
    /// Tell the life of one clause
    #[command(after_help = super::trace::HELP)]
    Trace(Later<super::trace::TraceArgs>),
    /// Copy a store, with git
    Clone(Later<super::transport::CloneArgs>),
    /// Send documents and tags to another store, with git
    Push(Later<super::transport::GitArgs>),
    /// Fetch documents and place those of this store on top of them
    Pull(Later<super::transport::GitArgs>),
    /// End a pull or a merge that waits for you
    #[command(after_help = super::resolve::HELP)]
    Resolve(Later<super::resolve::ResolveArgs>),
    /// Fetch documents without placing them, with git
    Fetch(Later<super::transport::GitArgs>),
    /// Teach git to show and merge drafts by clause
    GitSetup(Later<super::git_setup::GitSetupArgs>),
    /// Print a document as text, one clause a line, for git diff
    Textconv(Later<super::textconv::TextconvArgs>),
    /// Merge a file of a store by clause, for git merge
    MergeFile(Later<super::merge_file::MergeFileArgs>),
    /// Print the settings that hold here, as a file to change
    #[command(after_help = super::config::HELP)]
    Config,
    /// Print the completions of a shell
    #[command(after_help = super::manual::COMPLETIONS_HELP)]
    Completions(Later<super::manual::CompletionsArgs>),
    /// Print the manual page, or that of a command
    #[command(after_help = super::manual::MAN_HELP)]
    Man(Later<super::manual::ManArgs>),
}

/// The subcommands that read documents and make nothing of them but a report.
#[derive(Debug, Subcommand)]
pub(super) enum Reading {
    /// Say clause by clause what changed between two drafts
    #[command(after_help = super::diff::HELP)]
    Diff(Later<super::diff::DiffArgs>),
    /// Set the revisions of a text beside each other, clause by clause
    #[command(after_help = super::compare::HELP)]
    Compare(Later<super::compare::CompareArgs>),
    /// Show how a draft is read: masthead, sponsors, every clause
    #[command(after_help = super::show::HELP)]
    Show(Later<super::show::ShowArgs>),
}

impl Command {
    /// Whether the user's file of settings has a say: not in what git calls,
    /// nor in what only prints help.
    pub(super) fn is_configurable(&self) -> bool {
        !matches!(
            self,
            Command::Textconv(_)
                | Command::MergeFile(_)
                | Command::Completions(_)
                | Command::Man(_)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::settings::Color;

    fn read(line: &str) -> Result<Args, clap::Error> {
        Args::read(line.split(' ').map(OsString::from))
    }

    #[test]
    fn options_of_every_command_stand_before_or_behind_its_name() {
        for line in [
            "travaux --color never diff old new",
            "travaux diff old new --color never",
        ] {
            let args = read(line).expect(line);
            assert_eq!(args.settings.color, Color::Never);
            assert!(
                matches!(&args.command, Command::Reading(Reading::Diff(own)) if own.old == "old")
            );
        }
    }

    #[test]
    fn what_is_wrong_is_said_of_the_subcommand() {
        let error = read("travaux diff old new --nought").expect_err("unknown");
        let told = error.render().to_string();
        assert!(told.contains("'--nought'"), "{told}");
        assert!(told.contains("travaux diff"), "{told}");
        let error = read("travaux dif old new").expect_err("unknown");
        assert!(error.render().to_string().contains("'diff'"));
    }

    #[test]
    fn a_subcommand_is_described_as_in_the_table() {
        let table = Args::command();
        let mut built = Args::command();
        built.build();
        for listed in table.get_subcommands() {
            let own = built.find_subcommand(listed.get_name());
            let own = own.expect("every subcommand is built");
            let (told, whole) = (own.get_about(), own.get_long_about());
            assert_eq!(told, listed.get_about(), "{}", listed.get_name());
            assert_eq!(whole, listed.get_long_about(), "{}", listed.get_name());
            assert!(own.get_arguments().any(|a| a.get_id() == "color"));
        }
    }
}
