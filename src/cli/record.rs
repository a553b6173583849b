//! `travaux record`: an event that no document tells of.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::model::{Sponsor, SponsorKind};
use crate::store::{Event, Happening, Import, Vote};
use crate::symbol::Symbol;
use crate::text::states;

use super::error::{Failure, USAGE};
use super::settings::Settings;
use super::{Outcome, add, input, places};

/// What to say at the foot of the help.
pub(super) const HELP: &str = "\
For what is said in a meeting and printed nowhere. The event becomes a commit
of its own on the document that it happened to; the list of sponsors follows.
Only what you say is written. An oral revision is given as the whole text as
it stands after it: --text FILE.

Examples:
  travaux record A/C.1/75/L.8 --event sponsors-joined --sponsors \"Chad, Fiji\" --date 2020-11-02
  travaux record A/C.1/75/L.8 --event adopted --vote 120-3-40 --meeting \"52nd plenary meeting\"
  travaux record A/C.1/75/L.8 --event orally-revised --text l8-as-revised.docx
  travaux record A/C.1/75/L.8 --event withdrawn --note \"by a letter of the sponsors\"";

/// The arguments of `travaux record`.
#[derive(Debug, clap::Args)]
pub(super) struct RecordArgs {
    /// The document that it happened to
    #[arg(value_name = "SYMBOL")]
    symbol: String,
    /// What happened: sponsors-joined, orally-revised, amended, withdrawn, adopted
    #[arg(long, value_name = "EVENT")]
    event: Event,
    /// When it happened: 2020-11-02
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// Who joined: "Chad, Fiji"
    #[arg(long, value_name = "NAMES")]
    sponsors: Option<String>,
    /// Who withdrew
    #[arg(long, value_name = "NAMES")]
    removed: Option<String>,
    /// In favour, against, abstaining: 120-3-40
    #[arg(long, value_name = "VOTE")]
    vote: Option<Vote>,
    /// At which meeting: "52nd plenary meeting"
    #[arg(long, value_name = "MEETING")]
    meeting: Option<String>,
    /// Anything else, in one sentence
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// The text of an earlier session that it goes on from
    #[arg(long, value_name = "SYMBOL")]
    follows: Option<Symbol>,
    /// The text as it stands after an oral revision
    #[arg(long, value_name = "FILE", conflicts_with_all = ["sponsors", "removed", "vote", "meeting", "note"])]
    text: Option<PathBuf>,
}

pub(super) fn run(settings: &Settings, own: &RecordArgs) -> Outcome {
    let store = places::store(settings)?;
    let symbol = store.resolve(&own.symbol)?.symbol().clone();
    check(own)?;
    let receipt = match &own.text {
        Some(path) => store.add(&[oral(own, symbol, path)?])?,
        None => store.record(&Happening {
            symbol,
            event: own.event,
            date: own.date,
            joined: names(own.sponsors.as_deref()).map(sponsor).collect(),
            removed: names(own.removed.as_deref()).map(str::to_owned).collect(),
            vote: own.vote,
            meeting: own.meeting.clone(),
            note: own.note.clone(),
            follows: own.follows.clone(),
        })?,
    };
    add::tell(&receipt)?;
    Ok(0)
}

/// Whether what is said makes an event.
fn check(own: &RecordArgs) -> Result<(), Failure> {
    let wrong = |what: &str, hint: &str| Err(Failure::new(USAGE, what).hint(hint));
    match own.event {
        Event::Tabled | Event::Revised | Event::Corrected | Event::Reissued | Event::Reparsed => {
            wrong(
                &format!("{} is told by a document", own.event),
                "add the document: travaux add FILE",
            )
        }
        Event::SponsorsJoined if own.sponsors.is_none() && own.removed.is_none() => wrong(
            "nobody is named who joined or withdrew",
            "name them with --sponsors \"A, B\" or --removed \"C\"",
        ),
        event if own.text.is_some() && !matches!(event, Event::OrallyRevised | Event::Amended) => {
            wrong(
                "--text goes with --event orally-revised or amended",
                "leave one of the two out",
            )
        }
        _ => Ok(()),
    }
}

/// The text after an oral revision, as the document that it is.
fn oral(own: &RecordArgs, symbol: Symbol, path: &std::path::Path) -> Result<Import, Failure> {
    let file = input::file(&path.to_string_lossy())?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
    Ok(Import {
        draft: file.document.draft,
        bytes: file.bytes,
        source_name: name.unwrap_or_default(),
        extension: file.extension.to_owned(),
        of: None,
        as_symbol: Some(symbol),
        follows: own.follows.clone(),
        date: own.date,
        event: Some(own.event),
    })
}

fn names(list: Option<&str>) -> impl Iterator<Item = &str> {
    list.map(states::split_names)
        .unwrap_or_default()
        .into_iter()
}

fn sponsor(name: &str) -> Sponsor {
    let kind = match states::canonical(name) {
        Some(_) => SponsorKind::State,
        None => SponsorKind::Unknown,
    };
    Sponsor {
        name: name.to_owned(),
        kind,
    }
}
