//! `travaux completions` and `travaux man`: both from the one table of
//! arguments.

use std::io;

use super::error::{Failure, INPUT};
use super::{Outcome, command};

#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

pub(super) fn completions(own: &CompletionsArgs) -> Outcome {
    clap_complete::generate(own.shell, &mut command(), "travaux", &mut io::stdout());
    Ok(0)
}

pub(super) fn man() -> Outcome {
    clap_mangen::Man::new(command())
        .render(&mut io::stdout())
        .map_err(|error| Failure::new(INPUT, "the manual page can't be written").because(error))?;
    Ok(0)
}
