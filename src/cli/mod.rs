//! The program: arguments, output, errors, exit codes.
//!
//! One small file a subcommand. This is the only room beside `store` that
//! touches disk, environment and terminal.

mod add;
mod args;
mod blame;
mod compare;
mod diff;
mod error;
mod fault;
mod folder;
mod form;
mod git;
mod git_setup;
mod init;
mod input;
mod list;
mod log;
mod manual;
mod merge_file;
mod onto;
mod output;
mod places;
mod progress;
mod record;
mod show;
mod signature;
mod textconv;
mod trace;
mod transport;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Args, Command};
use error::Failure;

/// The table of arguments, for completions and the manual page.
pub fn command() -> clap::Command {
    Args::command()
}

/// Runs the program with its arguments and returns its exit code: 0 done, 1
/// differences found (only with `--exit-code`), 2 usage, 3 unreadable or unfit
/// input, 4 store.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => {
            // clap writes help to stdout and faults to stderr; a closed pipe is no fault.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { error::USAGE } else { 0 });
        }
    };
    let outcome = fault::caught(|| match &args.command {
        Command::Diff(own) => diff::run(&args, own),
        Command::Compare(own) => compare::run(&args, own),
        Command::Show(own) => show::run(&args, own),
        Command::Init(own) => init::run(own),
        Command::Add(own) => add::run(&args, own),
        Command::List(own) => list::run(&args, own),
        Command::Record(own) => record::run(&args, own),
        Command::Verify => verify::verify(&args),
        Command::Reparse(own) => verify::reparse(&args, own),
        Command::Log(own) => log::run(&args, own),
        Command::Blame(own) => blame::run(&args, own),
        Command::Trace(own) => trace::run(&args, own),
        Command::Clone(own) => transport::clone(own),
        Command::Push(own) => transport::push(&args, own),
        Command::Pull(own) => transport::pull(&args, own),
        Command::Fetch(own) => transport::fetch(&args, own),
        Command::GitSetup(own) => git_setup::run(own),
        Command::Textconv(own) => textconv::run(own),
        Command::MergeFile(own) => merge_file::run(own),
        Command::Completions(own) => manual::completions(own),
        Command::Man => manual::man(),
    });
    match outcome {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            failure.print();
            ExitCode::from(failure.code())
        }
    }
}

/// What a subcommand returns: an exit code, or what went wrong.
type Outcome = Result<u8, Failure>;
