//! `travaux diff`: what changed between two drafts.

use crate::align;
use crate::change;
use crate::report::{DiffOptions, DiffView, akn, csv, docx, html, json, markdown, ron, terminal};

use super::args::{Args, DiffArgs, Format, Layout};
use super::error::{DIFFERENT, Failure, USAGE};
use super::{Outcome, input, onto, output};

pub(super) fn run(args: &Args, own: &DiffArgs) -> Outcome {
    if let Some(named) = &own.onto {
        whole(own)?;
        return onto::run(args, own, named.as_deref());
    }
    let format = output::format(&own.out)?;
    if format == Format::Docx {
        whole(own)?;
    }
    let (old, new) = input::pair(args, &own.old, own.new.as_deref())?;
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
        Format::Terminal => terminal::diff(&view, &layout(args, own)),
        Format::Text => {
            let options = terminal::Options {
                color: false,
                ..layout(args, own)
            };
            terminal::diff(&view, &options)
        }
    };
    output::write(args, &own.out, format, &text)?;
    Ok(code(own, &view))
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

fn layout(args: &Args, own: &DiffArgs) -> terminal::Options {
    terminal::Options {
        width: output::text_width(own.layout == Layout::SideBySide),
        color: output::color(args, own.out.output.is_some()),
        layout: match own.layout {
            Layout::Inline => terminal::Layout::Inline,
            Layout::SideBySide => terminal::Layout::SideBySide,
            Layout::Summary => terminal::Layout::Summary,
        },
        context: own.context,
        full: own.full,
    }
}
