//! The table of arguments, from which help, manual page and completions come.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use super::signature::SignatureArgs;
use crate::report::Selection;
use crate::store::Event;
use crate::symbol::Symbol;

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
    /// Colour and word marks in the terminal
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub(super) color: Color,

    /// The store to use instead of the one around the current folder
    #[arg(long, global = true, env = "TRAVAUX_STORE", value_name = "DIR")]
    pub(super) store: Option<PathBuf>,

    /// Don't page long output
    #[arg(long, global = true)]
    pub(super) no_pager: bool,

    #[command(subcommand)]
    pub(super) command: Command,
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

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Say clause by clause what changed between two drafts
    #[command(after_help = DIFF_HELP)]
    Diff(DiffArgs),
    /// Set the revisions of a text beside each other, clause by clause
    #[command(after_help = super::compare::HELP)]
    Compare(super::compare::CompareArgs),
    /// Show how a draft is read: masthead, sponsors, every clause
    #[command(after_help = SHOW_HELP)]
    Show(ShowArgs),
    /// Make a new store: a git repository of drafts
    Init(InitArgs),
    /// Read documents and commit them to the store
    #[command(after_help = ADD_HELP)]
    Add(AddArgs),
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
    /// Fetch documents and merge them clause by clause, with git
    Pull(super::transport::GitArgs),
    /// Fetch documents without merging them, with git
    Fetch(super::transport::GitArgs),
    /// Teach git to show and merge drafts by clause
    GitSetup(super::git_setup::GitSetupArgs),
    /// Print a document as text, one clause a line, for git diff
    Textconv(super::textconv::TextconvArgs),
    /// Merge a text.md by clause, for git merge
    MergeFile(super::merge_file::MergeFileArgs),
    /// Print the completions of a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man,
}

const DIFF_HELP: &str = "\
OLD and NEW are files (PDF, Word, HTML, plain text), - for standard input, or
document symbols of the store. One symbol alone means: since the revision
before.

Examples:
  travaux diff A_C.1_75_L.8.pdf A_C.1_75_L.8_Rev.1.pdf
  travaux diff A/C.1/75/L.8 A/RES/75/240
  travaux diff A/C.1/75/L.8/Rev.1 --format json
  travaux diff draft.docx A_C.1_75_L.8_Rev.1.pdf --onto -o changes.docx";

const SHOW_HELP: &str = "\
A folder means all documents in it, sorted by name. One that can't be read
doesn't stop the others: its error goes to standard error, and the exit code
is that error's. Of one DRAFT the JSON is an object; of several, or of a
folder, an array of those that could be read.

Examples:
  travaux show A_C.1_75_L.8.pdf
  travaux show drafts --format text | grep -i lighthouse";

const ADD_HELP: &str = "\
Each document becomes one commit and one tag. Rev.n, Add.n and Corr.n join the
text of their symbol; an adopted text joins the draft that its masthead names,
or the only one with its title, session and committee. How the text was found
is always printed, and --of says otherwise. Adding a document twice changes
nothing.

Examples:
  travaux add A_C.1_75_L.8.pdf A_C.1_75_L.8_Rev.1.pdf
  travaux add A_RES_75_240.pdf --of A/C.1/75/L.8";

#[derive(Debug, clap::Args)]
pub(super) struct DiffArgs {
    /// The old draft, or the symbol of the new one
    #[arg(value_name = "OLD")]
    pub(super) old: String,
    /// The new draft
    #[arg(value_name = "NEW")]
    pub(super) new: Option<String>,
    #[command(flatten)]
    pub(super) out: Out,
    /// How to lay out the terminal report
    #[arg(long, value_enum, default_value_t = Layout::Inline)]
    pub(super) layout: Layout,
    /// Unchanged words to show around a change inside a long clause
    #[arg(long, value_name = "N", default_value_t = 12)]
    pub(super) context: usize,
    /// Only these clauses: PP7, OP3-5, sponsors, title, footnotes
    #[arg(long, value_name = "LIST")]
    pub(super) only: Option<Selection>,
    /// Leave out editorial changes: session ordinals, dates, numbers, punctuation
    #[arg(long)]
    pub(super) substantive: bool,
    /// Print changed clauses whole
    #[arg(long)]
    pub(super) full: bool,
    /// Say of each change why its clauses were paired, and what came next
    #[arg(long)]
    pub(super) explain: bool,
    /// Pair no clause against the order of its neighbours
    #[arg(long)]
    pub(super) no_moves: bool,
    /// Exit with 1 when anything differs
    #[arg(long)]
    pub(super) exit_code: bool,
    /// Track the changes in the old draft's own Word file; OLD itself without FILE
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    pub(super) onto: Option<Option<String>>,
    #[command(flatten)]
    pub(super) signature: SignatureArgs,
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

#[derive(Debug, clap::Args)]
pub(super) struct ShowArgs {
    /// Files, folders, - for standard input, or document symbols of the store
    #[arg(value_name = "DRAFT", required = true)]
    pub(super) drafts: Vec<String>,
    #[command(flatten)]
    pub(super) out: Out,
    /// Print every clause whole
    #[arg(long)]
    pub(super) full: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct InitArgs {
    /// The folder of the new store
    #[arg(value_name = "DIR", default_value = ".")]
    pub(super) dir: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct AddArgs {
    /// Files to add, in any order
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<String>,
    /// The text that they belong to, by the symbol of any of its documents
    #[arg(long, value_name = "SYMBOL")]
    pub(super) of: Option<Symbol>,
    /// The symbol of the document, where it carries none or a wrong one
    #[arg(long = "as", value_name = "SYMBOL")]
    pub(super) symbol: Option<Symbol>,
    /// The text of an earlier session that it goes on from
    #[arg(long, value_name = "SYMBOL")]
    pub(super) follows: Option<Symbol>,
    /// What happened: tabled, revised, amended, orally-revised, sponsors-joined, corrected, adopted
    #[arg(long, value_name = "EVENT")]
    pub(super) event: Option<Event>,
}

#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}
