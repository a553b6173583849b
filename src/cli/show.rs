//! `travaux show`: how a draft is read.

use crate::report::{DraftView, docx, html, json, markdown, ron, terminal};

use super::args::{Args, Format, ShowArgs};
use super::error::{Failure, USAGE};
use super::input::{self, Document};
use super::{Outcome, output, signature};

pub(super) fn run(args: &Args, own: &ShowArgs) -> Outcome {
    let format = output::format(&own.out)?;
    if format == Format::Docx {
        return word(args, own);
    }
    let options = terminal::Options {
        width: output::text_width(false),
        color: output::color(args, own.out.output.is_some()),
        full: own.full,
        ..terminal::Options::default()
    };
    let mut text = String::new();
    for (index, argument) in own.drafts.iter().enumerate() {
        let document = input::find(args, argument)?;
        if index > 0 && format == Format::Terminal {
            text.push('\n');
        }
        text.push_str(&match format {
            Format::Json => json::draft(&document.draft),
            Format::Ron => ron::draft(&document.draft),
            Format::Markdown => markdown::draft(&view(&document)),
            Format::Html => html::draft(&view(&document)),
            Format::Terminal | Format::Docx => terminal::draft(&view(&document), &options),
        });
    }
    output::write(args, &own.out, format, &text)?;
    Ok(0)
}

/// A Word file holds one draft.
fn word(args: &Args, own: &ShowArgs) -> Outcome {
    let [argument] = own.drafts.as_slice() else {
        return Err(Failure::new(USAGE, "a Word file holds one draft")
            .hint("show each draft into a file of its own"));
    };
    let draft = input::find(args, argument)?.draft;
    output::write_bytes(&own.out, &docx::draft(&draft, &signature::of(&draft)))?;
    Ok(0)
}

fn view(document: &Document) -> DraftView {
    DraftView::new(&document.draft, Some(&document.name))
}
