//! `travaux completions` and `travaux man`: both from the one table of
//! arguments.

use super::error::{Failure, INPUT, USAGE};
use super::{Outcome, command, output};

pub(super) const COMPLETIONS_HELP: &str = "\
Examples:
  travaux completions bash > ~/.local/share/bash-completion/completions/travaux
  travaux completions fish > ~/.config/fish/completions/travaux.fish";

pub(super) const MAN_HELP: &str = "\
Examples:
  travaux man | man -l -
  travaux man diff > travaux-diff.1";

#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, clap::Args)]
pub(super) struct ManArgs {
    /// The command; the program itself when left out
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

pub(super) fn completions(own: &CompletionsArgs) -> Outcome {
    let mut text = Vec::new();
    clap_complete::generate(own.shell, &mut command(), "travaux", &mut text);
    output::print_bytes(&text)?;
    Ok(0)
}

pub(super) fn man(own: &ManArgs) -> Outcome {
    let mut all = command();
    all.build();
    let page = match own.command.as_deref() {
        None => all,
        Some(name) => all.find_subcommand(name).cloned().ok_or_else(|| {
            Failure::new(USAGE, format!("there is no command “{name}”"))
                .hint("travaux help lists the commands")
        })?,
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page)
        .render(&mut text)
        .map_err(|error| Failure::new(INPUT, "the manual page can't be written").because(error))?;
    output::print_bytes(&text)?;
    Ok(0)
}
