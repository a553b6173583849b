//! The `travaux` program: see [`travaux::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    travaux::cli::run(std::env::args_os())
}
