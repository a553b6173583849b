//! `travaux log`: the history of a text, newest first.

use std::fmt::Write;

use crate::history::{self, Entry};
use crate::report::safe;
use crate::symbol::Symbol;

use super::args::{Args, LogArgs};
use super::{Outcome, output, places};

pub(super) fn run(args: &Args, own: &LogArgs) -> Outcome {
    let store = places::store(args)?;
    let symbol: Option<Symbol> = match &own.symbol {
        Some(spec) => Some(store.resolve(spec)?.symbol().clone()),
        None => None,
    };
    let mut text = String::new();
    for entry in history::log(&store, symbol.as_ref())? {
        write_entry(&mut text, &entry);
    }
    output::show(args, &text)?;
    Ok(0)
}

/// `2020-10-26  a1b2c3d4e5  A/C.1/75/L.8/Rev.1: 3 reworded, 2 sponsors joined`,
/// and who joined or withdrew below it.
fn write_entry(text: &mut String, entry: &Entry) {
    let date = entry
        .date
        .map_or_else(|| "no date   ".to_owned(), |d| d.to_string());
    let _ = writeln!(
        text,
        "{date}  {}  {}",
        entry.commit.short(),
        safe(&entry.subject)
    );
    for (sign, names) in [('+', &entry.sponsors_added), ('-', &entry.sponsors_removed)] {
        if !names.is_empty() {
            let _ = writeln!(text, "            {sign} {}", safe(&names.join(", ")));
        }
    }
}
