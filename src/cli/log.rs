//! `travaux log`: the history of a text, newest first.

use crate::align;
use crate::change;
use crate::history::{self, Entry};
use crate::model::Draft;
use crate::report::terminal::{self, ClausePatch, LogItem, LogShow};
use crate::report::{DiffOptions, DiffView, json};
use crate::store::{Document, Store, StoreError};

use super::error::{Failure, USAGE};
use super::form::{self, Form};
use super::settings::Settings;
use super::{Outcome, places, trace};

pub(super) const HELP: &str = "\
Newest first. A clause is followed however it was numbered: through moves,
splits and mergers.

Examples:
  travaux log
  travaux log A/C.1/75/L.8 --stat
  travaux log A/RES/75/240 --clause OP5 --patch";

#[derive(Debug, clap::Args)]
pub(super) struct LogArgs {
    /// The text, by the symbol of any of its documents; all texts when left out
    #[arg(value_name = "SYMBOL")]
    symbol: Option<String>,
    /// Say which clauses changed
    #[arg(long)]
    stat: bool,
    /// Show the changes as travaux diff does
    #[arg(long, short)]
    patch: bool,
    /// Only documents that touched this clause of SYMBOL, followed through
    /// renumberings, moves, splits and mergers
    #[arg(long, value_name = "CLAUSE", requires = "symbol")]
    clause: Option<String>,
    /// Only who joined and left
    #[arg(long, conflicts_with_all = ["stat", "patch", "clause"])]
    sponsors: bool,
    /// At most so many documents
    #[arg(short = 'n', long, value_name = "N")]
    max_count: Option<usize>,
    /// Output format
    #[arg(long, short = 'f', value_enum, default_value_t, value_name = "FORMAT")]
    format: Form,
}

pub(super) fn run(settings: &Settings, own: &LogArgs) -> Outcome {
    let store = places::store(settings)?;
    let asked = own.symbol.as_deref().map(|spec| store.resolve(spec));
    let asked = asked.transpose()?;
    let mut items = match (&asked, &own.clause) {
        (Some(document), Some(clause)) => touching(&store, document, clause)?,
        (Some(document), None) => {
            let mut chain = store.chain(document.symbol())?;
            chain.reverse();
            plain(chain)
        }
        (None, Some(_)) => {
            return Err(
                Failure::new(USAGE, "--clause follows a clause of one document")
                    .hint("travaux log SYMBOL --clause OP5"),
            );
        }
        (None, None) => plain(store.documents()?),
    };
    if own.sponsors {
        items.retain(|(_, item)| {
            !item.entry.sponsors_added.is_empty() || !item.entry.sponsors_removed.is_empty()
        });
    }
    items.truncate(own.max_count.unwrap_or(usize::MAX));
    let mut texts = Vec::new();
    if own.patch && own.clause.is_none() {
        for (document, _) in &items {
            texts.push(around(&store, document)?);
        }
    }
    let changes = texts.iter().map(|texts| {
        let (old, new) = texts.as_ref()?;
        let changes = change::compare(old, new, &align::Options::default());
        Some((old, new, changes))
    });
    let changes: Vec<_> = changes.collect();
    for ((_, item), changes) in items.iter_mut().zip(&changes) {
        item.patch = changes
            .as_ref()
            .map(|(old, new, changes)| DiffView::new(old, new, changes, &DiffOptions::default()));
    }
    let items: Vec<LogItem<'_>> = items.into_iter().map(|(_, item)| item).collect();
    let text = match own.format {
        Form::Json => json::log(&items),
        Form::Terminal if items.is_empty() => match asked {
            Some(_) => "no document of that kind\n".to_owned(),
            None => "the store is empty: add documents with travaux add FILE...\n".to_owned(),
        },
        Form::Terminal => {
            let show = LogShow {
                stat: own.stat,
                patch: own.patch,
                sponsors: own.sponsors,
                text: asked.map(|document| match &own.clause {
                    Some(clause) => format!("{}, {clause}", document.symbol()),
                    None => document.record.text.to_string(),
                }),
            };
            terminal::log(&items, &show, &form::options(settings, false))
        }
    };
    form::show(settings, own.format, &text)?;
    Ok(0)
}

type Item<'a> = (Document, LogItem<'a>);

fn plain<'a>(documents: Vec<Document>) -> Vec<Item<'a>> {
    let item = |document: Document| {
        let item = LogItem {
            entry: Entry::from(document.clone()),
            patch: None,
            clause: None,
        };
        (document, item)
    };
    documents.into_iter().map(item).collect()
}

/// The documents that touched a clause, newest first.
fn touching<'a>(
    store: &Store,
    document: &Document,
    clause: &str,
) -> Result<Vec<Item<'a>>, Failure> {
    let place = trace::clause(store, document, clause)?;
    let life = history::trace(store, document, place)?;
    let mut items = plain(store.chain(document.symbol())?);
    items.reverse();
    items.retain_mut(|(_, item)| {
        let passage = life
            .passages
            .iter()
            .find(|passage| passage.document.commit == item.entry.commit);
        item.clause = passage.map(|passage| ClausePatch {
            old: passage.old.clone(),
            new: passage.new.clone(),
            changes: passage.changes.clone(),
        });
        item.clause.is_some()
    });
    Ok(items)
}

/// The text before a document and with it; nothing for the first of a text.
fn around(store: &Store, document: &Document) -> Result<Option<(Draft, Draft)>, Failure> {
    let before = match store.earlier(document.clone(), 1) {
        Ok(before) => before,
        Err(StoreError::NoneBefore { .. }) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    Ok(Some((store.draft_of(&before)?, store.draft_of(document)?)))
}
