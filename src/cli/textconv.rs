//! `travaux textconv`: a document as text for `git diff`, one clause a line.

use std::fs;
use std::path::PathBuf;

use crate::parse;
use crate::source::{self, Format, Pages};
use crate::store::text_page;

use super::error::{Failure, INPUT};
use super::{Outcome, input, output};

#[derive(Debug, clap::Args)]
pub(super) struct TextconvArgs {
    /// The document
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Never fails on a file that can be opened: `git diff` shows something.
pub(super) fn run(own: &TextconvArgs) -> Outcome {
    let bytes = fs::read(&own.file).map_err(|error| {
        let name = own.file.display();
        Failure::new(INPUT, format!("{name} can't be read")).because(error)
    })?;
    output::print(&text(&bytes))?;
    Ok(0)
}

fn text(bytes: &[u8]) -> String {
    let as_it_is = || String::from_utf8_lossy(bytes).into_owned();
    match source::read(bytes) {
        Ok(pages) => {
            let draft = parse::parse(&pages);
            if input::is_draft(&draft) {
                text_page(&draft)
            } else if matches!(pages.format, Format::Plain | Format::Html) {
                as_it_is()
            } else {
                lines(&pages)
            }
        }
        Err(error) if bytes.contains(&0) => {
            format!(
                "{error}\n{} bytes, hash {:016x}\n",
                bytes.len(),
                hash(bytes)
            )
        }
        Err(_) => as_it_is(),
    }
}

/// The lines of a document that is no draft.
fn lines(pages: &Pages<'_>) -> String {
    let mut text = String::new();
    for line in pages.pages.iter().flat_map(|page| &page.lines) {
        text.push_str(line.text().trim_end());
        text.push('\n');
    }
    text
}

/// Fowler, Noll and Vo's hash: enough to see that a scan is another one.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3)
    })
}
