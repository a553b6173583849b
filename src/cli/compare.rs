//! `travaux compare`: the revisions of a text beside each other.

use crate::report::synopsis::Synopsis;
use crate::report::{Selection, csv, html, terminal};

use super::error::{Failure, USAGE};
use super::input::{self, Document};
use super::settings::{Format, Out, Settings};
use super::{Outcome, output};

pub(super) const HELP: &str = "\
Each row follows one clause through the documents, however it is numbered; a
clause that was split or merged stands in one row with its parts. Columns where
the terminal is wide enough, else the documents below each other.

Examples:
  travaux compare A_C.1_75_L.8.pdf A_C.1_75_L.8_Rev.1.pdf A_RES_75_240.pdf
  travaux compare A/RES/75/240 -o history.html";

#[derive(Debug, clap::Args)]
pub(super) struct CompareArgs {
    /// The drafts, oldest first; one symbol alone means the whole history of its text
    #[arg(value_name = "DRAFT", required = true)]
    drafts: Vec<String>,
    #[command(flatten)]
    out: Out,
    /// Only these clauses, as any of the documents numbers them: PP7, OP3-5
    #[arg(long, value_name = "LIST")]
    only: Option<Selection>,
    /// Show the clauses that no document changed, and long ones whole
    #[arg(long)]
    full: bool,
}

pub(super) fn run(settings: &Settings, own: &CompareArgs) -> Outcome {
    let format = output::format(&own.out)?;
    let documents = documents(settings, &own.drafts)?;
    let (drafts, names): (Vec<_>, Vec<_>) =
        documents.into_iter().map(|d| (d.draft, d.name)).unzip();
    let mut table = Synopsis::new(&drafts, &names);
    if let Some(only) = &own.only {
        table = table.only(only);
    }
    let text = match format {
        Format::Terminal => terminal::synopsis(
            &table,
            &terminal::Options {
                width: output::width(),
                color: output::color(settings, own.out.output.is_some()),
                full: own.full,
                ..terminal::Options::default()
            },
        ),
        Format::Html => html::synopsis(&table),
        Format::Csv => csv::synopsis(&table),
        _ => {
            return Err(
                Failure::new(USAGE, "no synoptic table is written in this format")
                    .hint("--format terminal, html or csv"),
            );
        }
    };
    output::write(settings, &own.out, format, &text)?;
    Ok(0)
}

/// The documents named; of one symbol alone the life of its text.
fn documents(settings: &Settings, names: &[String]) -> Result<Vec<Document>, Failure> {
    if let [only] = names {
        return input::history(settings, only);
    }
    if names.iter().filter(|name| *name == "-").count() > 1 {
        return Err(Failure::new(
            USAGE,
            "only one of the drafts can be standard input",
        ));
    }
    names
        .iter()
        .map(|name| input::find(settings, name))
        .collect()
}
