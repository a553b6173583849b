//! `travaux completions` and `travaux man`: both from the one table of
//! arguments.

use std::io;

use super::args::CompletionsArgs;
use super::error::{Failure, INPUT};
use super::{Outcome, command};

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
