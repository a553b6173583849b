//! `travaux show`: how a draft is read.

use crate::report::{self, DraftView, json, terminal};

use super::args::{Args, Format, ShowArgs};
use super::{Outcome, input, output};

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
            Format::Terminal => {
                let name = report::safe(&document.name);
                terminal::draft(&DraftView::new(&document.draft, Some(&name)), &options)
            }
        });
    }
    output::write(args, &own.out, format, &text)?;
    Ok(0)
}
