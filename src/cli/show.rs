//! `travaux show`: how a draft is read.

use crate::report::{DraftView, akn, csv, html, json, markdown, ron, terminal};

use super::args::{Args, Format, ShowArgs};
use super::input::{self, Document};
use super::{Outcome, output};

pub(super) fn run(args: &Args, own: &ShowArgs) -> Outcome {
    let format = output::format(&own.out)?;
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
            Format::Csv => csv::draft(&document.draft),
            Format::Akn => akn::draft(&document.draft),
            Format::Terminal => terminal::draft(&view(&document), &options),
        });
    }
    output::write(args, &own.out, format, &text)?;
    Ok(0)
}

fn view(document: &Document) -> DraftView {
    DraftView::new(&document.draft, Some(&document.name))
}
