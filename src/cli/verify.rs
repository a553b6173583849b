//! `travaux verify` and `travaux reparse`: whether the store holds what it
//! says, and how today's program reads what it holds.

use std::fmt::Write;

use crate::change::Relation;
use crate::model::Draft;
use crate::parse;
use crate::report::safe;
use crate::source;
use crate::store::{Finding, Matter, Reading};
use crate::symbol::Symbol;

use super::error::STORE;
use super::progress::Progress;
use super::settings::Settings;
use super::{Outcome, add, output, places};

/// The arguments of `travaux reparse`.
#[derive(Debug, clap::Args)]
pub(super) struct ReparseArgs {
    /// Documents of the store; all of them when left out
    #[arg(value_name = "SYMBOL")]
    symbols: Vec<String>,
}

pub(super) fn verify(settings: &Settings) -> Outcome {
    let store = places::store(settings)?;
    let commits = store.documents()?;
    let documents = commits.iter().filter(|d| d.is_document()).count();
    let bar = Progress::new(commits.len());
    let findings = store.verify(&read, || bar.step())?;
    bar.finish();
    let faults = findings.iter().filter(|f| f.matter.is_fault()).count();
    let newer = findings.len() - faults;
    let mut text = String::new();
    for finding in &findings {
        tell(&mut text, finding);
    }
    let _ = writeln!(
        text,
        "{} and {} verified: {}, {} read otherwise today",
        counted(documents, "document"),
        counted(commits.len() - documents, "event"),
        counted(faults, "fault"),
        counted(newer, "document")
    );
    if newer > 0 {
        text.push_str("travaux reparse records the newer readings\n");
    }
    output::show(settings, &text)?;
    Ok(if faults > 0 { STORE } else { 0 })
}

pub(super) fn reparse(settings: &Settings, own: &ReparseArgs) -> Outcome {
    let store = places::store(settings)?;
    let mut symbols: Vec<Symbol> = Vec::new();
    for spec in &own.symbols {
        symbols.push(store.resolve(spec)?.symbol().clone());
    }
    let receipt = store.reparse(&symbols, &read)?;
    if receipt.added.is_empty() {
        output::print("every source is read as it is kept, nothing done\n")?;
    }
    add::tell(&receipt)?;
    Ok(0)
}

/// Reads a document as `travaux add` does.
fn read(bytes: &[u8], _name: &str) -> Result<Draft, String> {
    match source::read(bytes) {
        Ok(pages) => Ok(parse::parse(&pages)),
        Err(error) => Err(error.to_string()),
    }
}

fn counted(count: usize, word: &str) -> String {
    match count {
        1 => format!("1 {word}"),
        many => format!("{many} {word}s"),
    }
}

fn tell(text: &mut String, finding: &Finding) {
    let symbol = safe(finding.symbol.as_str());
    let _ = write!(text, "{}  {symbol}: ", finding.commit.short());
    let _ = match &finding.matter {
        Matter::Untagged => writeln!(text, "no tag names its commit"),
        Matter::Broken(error) => writeln!(text, "{}", safe(&error.to_string())),
        Matter::OtherBytes { said, found } => writeln!(
            text,
            "the source is not what was added: its SHA-256 is {found}, not {}",
            safe(said)
        ),
        Matter::Unread(fault) => writeln!(text, "the source can't be read: {}", safe(fault)),
        Matter::ReadOtherwise(reading) => {
            let _ = writeln!(text, "read otherwise today");
            otherwise(text, reading);
            Ok(())
        }
    };
}

/// One line a clause: what is kept, and what is read now.
fn otherwise(text: &mut String, reading: &Reading) {
    let changes = &reading.changes();
    let mut lines: Vec<String> = Vec::new();
    let mut line = |what: String| lines.push(what);
    if changes.title.is_some() {
        line("the title".to_owned());
    }
    for (sign, names) in [
        ('+', &changes.sponsors.added),
        ('-', &changes.sponsors.removed),
    ] {
        if !names.is_empty() {
            line(format!("{sign} sponsors: {}", safe(&names.join(", "))));
        }
    }
    for change in &changes.clauses {
        if change.relation == Relation::Unchanged && !change.moved {
            continue;
        }
        let ids = |of: &[usize], draft: &Draft| -> String {
            let ids: Vec<&str> = of
                .iter()
                .filter_map(|&at| draft.clauses.get(at))
                .map(|clause| clause.id.as_str())
                .collect();
            safe(&ids.join(" + ")).to_string()
        };
        let (old, new) = (
            ids(&change.old, &reading.kept),
            ids(&change.new, &reading.now),
        );
        line(match change.relation {
            Relation::Inserted => format!("{new}: not in the reading that is kept"),
            Relation::Removed => format!("{old}: not in today's reading"),
            Relation::Split => format!("{old}: read as {new}"),
            Relation::Merged => format!("{old}: read as one, {new}"),
            Relation::Reworded if old == new => format!("{new}: other words"),
            _ => format!("{old}: other words or place, {new}"),
        });
    }
    if !changes.footnotes.is_empty() {
        line(format!("{} footnotes", changes.footnotes.len()));
    }
    if lines.is_empty() {
        lines.push("masthead, labels, references or notices only".to_owned());
    }
    for line in lines {
        let _ = writeln!(text, "    {line}");
    }
}
