//! The program: arguments, output, errors, exit codes.
//!
//! One small file a subcommand. This is the only room beside `store` that
//! touches disk, environment and terminal.

mod add;
mod args;
mod blame;
mod compare;
mod config;
mod diff;
mod error;
mod fault;
mod folder;
mod form;
mod git;
mod git_setup;
mod init;
mod input;
mod later;
mod layout;
mod list;
mod log;
mod manual;
mod merge_file;
mod onto;
mod output;
mod places;
mod progress;
mod record;
mod resolve;
mod settings;
mod show;
mod signature;
mod textconv;
mod trace;
mod transport;
mod verify;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::CommandFactory;

use args::{Args, Command, Reading};
use config::Config;
use error::Failure;

/// The table of arguments, for completions and the manual page.
pub fn command() -> clap::Command {
    Args::command()
}

/// Runs the program with its arguments and returns its exit code: 0 done, 1
/// differences found (only with `--exit-code`), 2 usage, 3 unreadable or unfit
/// input, 4 store.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut args = match Args::read(args) {
        Ok(args) => args,
        Err(error) => {
            if error.use_stderr() {
                error::misused(&error.render().to_string());
                return ExitCode::from(error::USAGE);
            }
            // Help goes to stdout; a closed pipe is no fault.
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
    };
    if args.command.is_configurable() {
        match Config::read() {
            Ok(config) => args.settings.config = config,
            Err(failure) => return ended(Err(failure)),
        }
    }
    let settings = &args.settings;
    let outcome = fault::caught(|| match &args.command {
        Command::Reading(Reading::Diff(own)) => diff::run(settings, own),
        Command::Reading(Reading::Compare(own)) => compare::run(settings, own),
        Command::Reading(Reading::Show(own)) => show::run(settings, own),
        Command::Init(own) => init::run(own),
        Command::Add(own) => add::run(settings, own),
        Command::List(own) => list::run(settings, own),
        Command::Record(own) => record::run(settings, own),
        Command::Verify => verify::verify(settings),
        Command::Reparse(own) => verify::reparse(settings, own),
        Command::Log(own) => log::run(settings, own),
        Command::Blame(own) => blame::run(settings, own),
        Command::Trace(own) => trace::run(settings, own),
        Command::Clone(own) => transport::clone(own),
        Command::Push(own) => transport::push(settings, own),
        Command::Pull(own) => transport::pull(settings, own),
        Command::Resolve(own) => resolve::run(settings, own),
        Command::Fetch(own) => transport::fetch(settings, own),
        Command::GitSetup(own) => git_setup::run(own),
        Command::Textconv(own) => textconv::run(own),
        Command::MergeFile(own) => merge_file::run(own),
        Command::Config => config::run(settings),
        Command::Completions(own) => manual::completions(own),
        Command::Man(own) => manual::man(own),
    });
    ended(outcome)
}

/// The exit code; a failure is told.
fn ended(outcome: Outcome) -> ExitCode {
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
