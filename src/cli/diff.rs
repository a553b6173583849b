//! `travaux diff`: what changed between two drafts.

use clap::ValueEnum;

use crate::align;
use crate::change;
use crate::report::{
    DiffOptions, DiffView, Selection, akn, csv, docx, html, json, markdown, ron, terminal,
};

use super::error::DIFFERENT;
use super::settings::{Format, Out, Settings};
use super::signature::SignatureArgs;
use super::{Outcome, input, output};

pub(super) const HELP: &str = "\
OLD and NEW are files (PDF, Word, HTML, plain text), - for standard input, or
document symbols of the store. One symbol alone means: since the revision
before.

Examples:
  travaux diff A_C.1_75_L.8.pdf A_C.1_75_L.8_Rev.1.pdf
  travaux diff A/C.1/75/L.8 A/RES/75/240
  travaux diff A/C.1/75/L.8/Rev.1 --format json";

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
    #[command(flatten)]
    pub(super) signature: SignatureArgs,
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

pub(super) fn run(settings: &Settings, own: &DiffArgs) -> Outcome {
    let format = output::format(&own.out)?;
    let (old, new) = input::pair(settings, &own.old, own.new.as_deref())?;
    let options = align::Options {
        moves: !own.no_moves,
    };
    let changes = change::compare(&old.draft, &new.draft, &options);
    let options = DiffOptions {
        only: own.only.clone(),
        substantive_only: own.substantive,
        explain: own.explain,
        old_name: Some(old.name.clone()),
        new_name: Some(new.name.clone()),
    };
    let view = DiffView::new(&old.draft, &new.draft, &changes, &options);
    let text = match format {
        Format::Docx => {
            let signature = own.signature.on(&new.draft);
            let bytes = docx::diff(&old.draft, &new.draft, &changes, &signature);
            output::write_bytes(&own.out, &bytes)?;
            return Ok(code(own, &view));
        }
        Format::Json => json::diff(&old.draft, &new.draft, &changes),
        Format::Ron => ron::diff(&old.draft, &new.draft, &changes),
        Format::Markdown => markdown::diff(&view),
        Format::Html => html::diff(&view),
        Format::Csv => csv::diff(&old.draft, &new.draft, &changes, &options),
        Format::Akn => akn::diff(&old.draft, &new.draft, &changes),
        Format::Terminal => terminal::diff(&view, &layout(settings, own)),
        Format::Text => {
            let options = terminal::Options {
                color: false,
                ..layout(settings, own)
            };
            terminal::diff(&view, &options)
        }
    };
    output::write(settings, &own.out, format, &text)?;
    Ok(code(own, &view))
}

/// Says with `--exit-code` whether anything changed that is not silent.
fn code(own: &DiffArgs, view: &DiffView) -> u8 {
    if own.exit_code && !view.is_empty {
        DIFFERENT
    } else {
        0
    }
}

fn layout(settings: &Settings, own: &DiffArgs) -> terminal::Options {
    terminal::Options {
        width: output::text_width(own.layout == Layout::SideBySide),
        color: output::color(settings, own.out.output.is_some()),
        layout: match own.layout {
            Layout::Inline => terminal::Layout::Inline,
            Layout::SideBySide => terminal::Layout::SideBySide,
            Layout::Summary => terminal::Layout::Summary,
        },
        context: own.context,
        full: own.full,
    }
}
