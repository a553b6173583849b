//! `travaux show`: how drafts are read.
//!
//! Many drafts are read in parallel and shown in the order given. One that
//! can't be read is told of on standard error and doesn't stop the others.

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use crate::parse;
use crate::report::{DraftView, Theme, akn, csv, docx, html, json, markdown, plain, ron, terminal};

use super::error::{Failure, USAGE};
use super::input::{self, Document};
use super::progress::Progress;
use super::settings::{Format, Out, Settings};
use super::{Outcome, folder, layout, output, signature};

pub(super) const HELP: &str = "\
A folder means all documents in it, sorted by name. One that can't be read
doesn't stop the others: its error goes to standard error, and the exit code
is that error's. Of one DRAFT the JSON is an object; of several, or of a
folder, an array of those that could be read.

--coverage counts letters and figures, not spaces and punctuation.

Examples:
  travaux show A_C.1_75_L.8.pdf
  travaux show A_C.1_75_L.8.pdf --coverage
  travaux show drafts --format text | grep -i lighthouse";

#[derive(Debug, clap::Args)]
pub(super) struct ShowArgs {
    /// Files, folders, - for standard input, or document symbols of the store
    #[arg(value_name = "DRAFT", required = true)]
    pub(super) drafts: Vec<String>,
    #[command(flatten)]
    pub(super) out: Out,
    /// Print every clause whole
    #[arg(long)]
    pub(super) full: bool,
    /// Say where the letters of each file stand in its draft, and which found no place
    #[arg(long, conflicts_with = "full")]
    pub(super) coverage: bool,
}

pub(super) fn run(settings: &Settings, own: &ShowArgs) -> Outcome {
    let format = output::format(&own.out)?;
    let options = terminal::Options {
        full: own.full,
        ..layout::text(settings, Some(&own.out))
    };
    let asked = folder::documents(&own.drafts)?;
    if own.coverage && !matches!(format, Format::Terminal | Format::Text | Format::Json) {
        return Err(
            Failure::new(USAGE, "coverage is not written in this format")
                .hint("--format terminal, text or json"),
        );
    }
    if format == Format::Docx {
        return word(settings, own, &asked.names);
    }
    if matches!(format, Format::Html | Format::Akn) && asked.several {
        return Err(Failure::new(USAGE, "this format shows one draft").hint(
            "show the drafts one by one, or as --format terminal, markdown, text, json or ron",
        ));
    }
    let progress = Progress::new(asked.names.len());
    let one = |name: &String| {
        let shown = if own.coverage {
            coverage(settings, name, format, &options)
        } else {
            input::find(settings, name)
                .map(|found| draft(&found, format, &options, settings.theme()))
        };
        progress.step();
        shown
    };
    // Threads for a single draft would cost more than they give.
    let shown: Vec<Result<String, Failure>> = match asked.names.as_slice() {
        [name] => vec![one(name)],
        names => names.par_iter().map(one).collect(),
    };
    progress.finish();
    let mut texts = Vec::with_capacity(shown.len());
    let mut failures = Vec::new();
    for one in shown {
        match one {
            Ok(text) => texts.push(text),
            Err(failure) => failures.push(failure),
        }
    }
    // Where nothing was read there is nothing to write, not even an empty list.
    if !texts.is_empty() {
        let text = if asked.several {
            several(&texts, format)
        } else {
            texts.concat()
        };
        output::write(settings, &own.out, format, &text)?;
    }
    failures.iter().for_each(Failure::print);
    Ok(failures.first().map_or(0, Failure::code))
}

fn draft(document: &Document, format: Format, options: &terminal::Options, theme: Theme) -> String {
    let view = || DraftView::new(&document.draft, Some(&document.name));
    match format {
        Format::Json => json::draft(&document.draft),
        Format::Ron => ron::draft(&document.draft),
        Format::Markdown => markdown::draft(&view()),
        Format::Html => html::draft(&view(), theme),
        Format::Csv => csv::draft(&document.draft),
        Format::Akn => akn::draft(&document.draft),
        Format::Text => plain::draft(&document.draft),
        Format::Terminal | Format::Docx => terminal::draft(&view(), options),
    }
}

fn coverage(
    settings: &Settings,
    name: &str,
    format: Format,
    options: &terminal::Options,
) -> Result<String, Failure> {
    let (bytes, name) = input::source_of(settings, name)?;
    let (Document { draft, name }, pages) = input::parsed(&bytes, name)?;
    let found = parse::coverage(&pages, &draft);
    Ok(match format {
        Format::Json => json::coverage(&name, &draft, &found),
        _ => terminal::coverage(&name, &draft, &found, options),
    })
}

/// A Word file holds one draft.
fn word(settings: &Settings, own: &ShowArgs, names: &[String]) -> Outcome {
    let [name] = names else {
        return Err(Failure::new(USAGE, "a Word file holds one draft")
            .hint("show each draft into a file of its own"));
    };
    let draft = input::find(settings, name)?.draft;
    output::write_bytes(
        &own.out,
        &docx::draft(&draft, &signature::of(settings, &draft)),
    )?;
    Ok(0)
}

/// Several drafts as one output: a list where other programs read it, so that
/// it is always one value.
fn several(texts: &[String], format: Format) -> String {
    match format {
        Format::Json | Format::Ron => {
            let items: Vec<String> = texts.iter().map(|text| indented(text)).collect();
            format!("[\n{}\n]\n", items.join(",\n"))
        }
        _ => texts.join("\n"),
    }
}

/// Both formats escape line ends within words, so a line is never a part of one.
fn indented(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| format!("  {line}")).collect();
    lines.join("\n")
}
