//! `travaux diff`: what changed between two drafts.

use crate::align;
use crate::change::{self, Changes, Relation};
use crate::report::{DiffOptions, DiffView, docx, html, json, markdown, ron, terminal};

use super::args::{Args, DiffArgs, Format, Layout};
use super::error::DIFFERENT;
use super::{Outcome, input, output};

pub(super) fn run(args: &Args, own: &DiffArgs) -> Outcome {
    let format = output::format(&own.out)?;
    let (old, new) = input::pair(args, &own.old, own.new.as_deref())?;
    let options = align::Options {
        moves: !own.no_moves,
    };
    let changes = change::compare(&old.draft, &new.draft, &options);
    let view = || {
        let options = DiffOptions {
            only: own.only.clone(),
            substantive_only: own.substantive,
            old_name: Some(old.name.clone()),
            new_name: Some(new.name.clone()),
        };
        DiffView::new(&old.draft, &new.draft, &changes, &options)
    };
    let text = match format {
        Format::Json => json::diff(&old.draft, &new.draft, &changes),
        Format::Ron => ron::diff(&old.draft, &new.draft, &changes),
        Format::Markdown => markdown::diff(&view()),
        Format::Html => html::diff(&view()),
        Format::Terminal => terminal::diff(&view(), &layout(args, own)),
        Format::Docx => {
            let signature = own.signature.on(&new.draft);
            let bytes = docx::diff(&old.draft, &new.draft, &changes, &signature);
            output::write_bytes(&own.out, &bytes)?;
            return Ok(code(own, &changes));
        }
    };
    output::write(args, &own.out, format, &text)?;
    Ok(code(own, &changes))
}

fn code(own: &DiffArgs, changes: &Changes) -> u8 {
    let different = own.exit_code && differs(changes);
    if different { DIFFERENT } else { 0 }
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

/// Whether anything changed that is not silent.
fn differs(changes: &Changes) -> bool {
    let sponsors = &changes.sponsors;
    changes.title.is_some()
        || !changes.footnotes.is_empty()
        || !sponsors.added.is_empty()
        || !sponsors.removed.is_empty()
        || changes
            .clauses
            .iter()
            .any(|c| c.moved || c.relation != Relation::Unchanged)
}
