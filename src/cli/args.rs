//! The table of arguments, from which help, manual page and completions come.

use clap::{Parser, Subcommand};

use super::settings::Settings;

/// Compare, keep and trace the successive drafts of a resolution, clause by
/// clause.
#[derive(Debug, Parser)]
#[command(
    name = "travaux",
    version,
    about,
    max_term_width = 100,
    arg_required_else_help = true
)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) settings: Settings,

    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Say clause by clause what changed between two drafts
    #[command(after_help = super::diff::HELP)]
    Diff(super::diff::DiffArgs),
    /// Set the revisions of a text beside each other, clause by clause
    #[command(after_help = super::compare::HELP)]
    Compare(super::compare::CompareArgs),
    /// Show how a draft is read: masthead, sponsors, every clause
    #[command(after_help = super::show::HELP)]
    Show(super::show::ShowArgs),
    /// Make a new store: a git repository of drafts
    Init(super::init::InitArgs),
    /// Read documents and commit them to the store
    #[command(after_help = super::add::HELP)]
    Add(super::add::AddArgs),
    /// Record an event that no document tells of
    #[command(after_help = super::record::HELP)]
    Record(super::record::RecordArgs),
    /// Check that the store holds what it says, and how it would be read today
    Verify,
    /// Record today's readings of documents where they differ
    Reparse(super::verify::ReparseArgs),
    /// List the texts of the store and how they stand
    List(super::list::ListArgs),
    /// The history of a text, or of the whole store
    Log(super::log::LogArgs),
    /// Say where the wording of each clause comes from
    Blame(super::blame::BlameArgs),
    /// Tell the life of one clause
    Trace(super::trace::TraceArgs),
    /// Copy a store, with git
    Clone(super::transport::CloneArgs),
    /// Send documents and tags to another store, with git
    Push(super::transport::GitArgs),
    /// Fetch documents and place those of this store on top of them
    Pull(super::transport::GitArgs),
    /// End a pull or a merge that waits for you
    #[command(after_help = super::resolve::HELP)]
    Resolve(super::resolve::ResolveArgs),
    /// Fetch documents without placing them, with git
    Fetch(super::transport::GitArgs),
    /// Teach git to show and merge drafts by clause
    GitSetup(super::git_setup::GitSetupArgs),
    /// Print a document as text, one clause a line, for git diff
    Textconv(super::textconv::TextconvArgs),
    /// Merge a file of a store by clause, for git merge
    MergeFile(super::merge_file::MergeFileArgs),
    /// Print the completions of a shell
    Completions(super::manual::CompletionsArgs),
    /// Print the manual page
    Man,
}
