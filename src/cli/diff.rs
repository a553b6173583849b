//! `travaux diff`: what changed between two drafts.

use std::mem;

use crate::align;
use crate::change;
use crate::report::{
    DiffOptions, DiffView, Selection, akn, csv, docx, html, json, markdown, ron, terminal,
};

use super::error::{DIFFERENT, Failure, USAGE};
use super::layout::{self, Layout};
use super::settings::{Format, Out, Settings};
use super::signature::SignatureArgs;
use super::{Outcome, input, onto, output};

pub(super) const HELP: &str = "\
OLD and NEW are files (PDF, Word, HTML, plain text), - for standard input, or
document symbols of the store. One symbol alone means: since the revision
before.

Examples:
  travaux diff A_C.1_75_L.8.pdf A_C.1_75_L.8_Rev.1.pdf
  travaux diff A/C.1/75/L.8 A/RES/75/240
  travaux diff A/C.1/75/L.8/Rev.1 --layout summary --substantive
  travaux diff old.docx new.docx --only PP7,OP3-5,sponsors -o changes.html
  travaux diff A/C.1/75/L.8/Rev.1 --format json
  travaux diff draft.docx A_C.1_75_L.8_Rev.1.pdf --onto -o changes.docx";

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
    /// How to lay out the terminal report [default: inline]
    #[arg(long, value_enum)]
    pub(super) layout: Option<Layout>,
    /// Unchanged words to show around a change inside a long clause [default: 12]
    #[arg(long, value_name = "N", value_parser = layout::words)]
    pub(super) context: Option<usize>,
    /// Only these clauses: PP7, OP3-5, annex, sponsors, title, masthead, footnotes
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

pub(super) fn run(settings: &Settings, own: &DiffArgs) -> Outcome {
    if let Some(named) = &own.onto {
        whole(own)?;
        return onto::run(settings, own, named.as_deref());
    }
    let format = output::format(&own.out)?;
    if format == Format::Docx {
        whole(own)?;
    }
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
    let shown = self::options(settings, own);
    let text = match format {
        Format::Docx => {
            let signature = own.signature.on(settings, &new.draft);
            let bytes = docx::diff(&old.draft, &new.draft, &changes, &signature);
            output::write_bytes(&own.out, &bytes)?;
            return Ok(code(own, &view));
        }
        Format::Json => json::diff(&old.draft, &new.draft, &changes),
        Format::Ron => ron::diff(&old.draft, &new.draft, &changes),
        Format::Markdown => markdown::diff(&view, (!own.full).then_some(shown.context)),
        Format::Html => html::diff(&view, settings.theme()),
        Format::Csv => csv::diff(&old.draft, &new.draft, &changes, &options),
        Format::Akn => akn::diff(&old.draft, &new.draft, &changes),
        Format::Terminal => terminal::diff(&view, &shown),
        Format::Text => {
            let color = false;
            terminal::diff(&view, &terminal::Options { color, ..shown })
        }
    };
    output::write(settings, &own.out, format, &text)?;
    let code = code(own, &view);
    // The program ends here: the system takes all of it back at once.
    mem::forget(view);
    mem::forget(changes);
    mem::forget((old, new));
    Ok(code)
}

/// A Word file holds both drafts whole: accepting all must give the new one.
fn whole(own: &DiffArgs) -> Result<(), Failure> {
    let option = match (&own.only, own.substantive) {
        (Some(_), _) => "--only",
        (None, true) => "--substantive",
        (None, false) => return Ok(()),
    };
    Err(Failure::new(
        USAGE,
        format!("{option} can leave nothing out of a Word file"),
    )
    .because("accepting its changes must give the whole new draft, rejecting them the old one")
    .hint(format!("leave {option} out, or choose another format")))
}

/// Says with `--exit-code` whether anything changed that is not silent.
fn code(own: &DiffArgs, view: &DiffView) -> u8 {
    if own.exit_code && !view.is_empty {
        DIFFERENT
    } else {
        0
    }
}

fn options(settings: &Settings, own: &DiffArgs) -> terminal::Options {
    let text = layout::text(settings, Some(&own.out));
    let layout = own.layout.or(settings.config.layout());
    let layout = layout.unwrap_or(Layout::Inline);
    terminal::Options {
        width: match layout {
            Layout::SideBySide => output::width(),
            Layout::Inline | Layout::Summary => text.width,
        },
        layout: layout.into(),
        context: own.context.unwrap_or(text.context),
        full: own.full,
        ..text
    }
}
