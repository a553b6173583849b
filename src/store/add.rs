//! Adding documents: many imports, many commits, one step of the branch.

use sha2::{Digest, Sha256};

use super::batch::{Batch, New};
use super::folder::Files;
use super::import::{Added, Import, Outcome, Receipt};
use super::lineage::{self, Ground};
use super::pull::Met;
use super::record::Document;
use super::seat::{self, Seat};
use super::{ClauseLists, Event, Record, Store, StoreError, bulk, layout, message};
use crate::align;
use crate::change;
use crate::model::Draft;
use crate::symbol::Symbol;

impl Store {
    /// Adds documents, all of them or none.
    ///
    /// They are taken in document order (a draft before `Rev.1` before the
    /// adopted text, then by symbol and date), whatever the order in which
    /// they are handed in. Adding the same bytes under the same symbol again
    /// does nothing and says so.
    ///
    /// # Errors
    /// [`StoreError::NoSymbol`], [`StoreError::Unknown`] for a declared text
    /// that isn't there, [`StoreError::NoIdentity`], or a fault of the
    /// repository; the store is then as it was.
    pub fn add(&self, imports: &[Import]) -> Result<Receipt, StoreError> {
        let ordered = in_document_order(imports)?;
        self.commit_all(imports.len() >= bulk::MANY, |batch| {
            ordered
                .iter()
                .try_for_each(|import| take(batch, import, None))
        })
    }
}

/// Drafts before adopted texts, then by symbol and date; a document comes
/// after the one that it is declared to be of.
fn in_document_order(imports: &[Import]) -> Result<Vec<&Import>, StoreError> {
    let mut keyed = Vec::with_capacity(imports.len());
    for import in imports {
        let symbol = import.symbol()?;
        let key = (
            symbol.is_adopted(),
            symbol,
            seat::date(&import.draft),
            &import.source_name,
        );
        keyed.push((key, import));
    }
    keyed.sort_by(|one, two| one.0.cmp(&two.0));
    if imports.iter().all(|import| import.of.is_none()) {
        return Ok(keyed.into_iter().map(|(_, import)| import).collect());
    }
    let mut ordered: Vec<&Import> = Vec::with_capacity(keyed.len());
    let mut waiting: Vec<&Import> = keyed.into_iter().map(|(_, import)| import).collect();
    while !waiting.is_empty() {
        let free = waiting.iter().position(|import| {
            let waits = |of: &Symbol| {
                waiting
                    .iter()
                    .any(|other| !std::ptr::eq(*other, *import) && other.symbol().ok() == Some(of))
            };
            !import.of.as_ref().is_some_and(waits)
        });
        // Documents declared to be of each other: the first goes first, and fails if it must.
        ordered.push(waiting.remove(free.unwrap_or(0)));
    }
    Ok(ordered)
}

/// Commits one document, unless it is there.
///
/// `met` is what was changed elsewhere meanwhile, where that matters.
pub(super) fn take(
    batch: &mut Batch<'_, '_>,
    import: &Import,
    met: Option<&Met<'_>>,
) -> Result<(), StoreError> {
    let symbol = import.symbol()?.clone();
    let hash = hash(&import.bytes);
    let issues = batch.view.issues(&symbol)?;
    let same = |d: &&Document| d.record.source_sha256.as_deref() == Some(hash.as_str());
    if let Some(there) = issues.iter().find(same)
        && import.event != Some(Event::Reparsed)
    {
        batch.added.push(Added {
            source_name: import.source_name.clone(),
            symbol,
            text: there.record.text.clone(),
            ground: Ground::Symbol,
            tag: there.tag.clone(),
            commit: there.commit,
            subject: there.subject.clone(),
            outcome: Outcome::AlreadyThere,
        });
        return Ok(());
    }
    let mut document = import.draft.clone();
    document.masthead.symbol = Some(symbol.clone());
    let (text, ground) = match issues.last() {
        Some(last) if import.of.is_none() => (last.record.text.clone(), Ground::Symbol),
        _ => lineage::find(&batch.view, &mut batch.titles, import, &symbol)?,
    };
    let place = Seat::find(&batch.view, &text, &symbol, &document, issues.last())?;
    let event = import.event.unwrap_or_else(|| {
        seat::event(&symbol, &document, place.base.is_some(), !issues.is_empty())
    });
    let base = match &place.base {
        Some(base) => Some(batch.view.state(base)?),
        None => None,
    };
    let whole = base.is_none() || seat::is_whole(&symbol, &document);
    let state = match &base {
        Some(base) if !whole => seat::with_sponsors(base, &document),
        _ => document.clone(),
    };
    let state = match (event, &base) {
        (Event::Reparsed, _) => seat::with_recorded(state, &issues, base.as_ref()),
        (Event::OrallyRevised, Some(base)) => seat::with_front(state, base, &issues),
        _ => state,
    };
    let state = match (met, &base) {
        (Some(met), Some(base)) => met.merged(base, state)?,
        _ => state,
    };
    let whole = whole && state == document;
    let mut record = Record {
        title: document.title.clone(),
        document_date: import.date.or(seat::date(&document)),
        base: place.base.as_ref().map(|b| b.record.symbol.clone()),
        before: place.before.clone(),
        follows: import.follows.clone(),
        source_name: Some(import.source_name.clone()),
        source_sha256: Some(hash),
        ..Record::new(symbol, text, event)
    };
    let lines = compare(&mut record, base.as_ref(), &state);
    let subject = message::subject(&record, &document);
    let tag = match event {
        Event::Reparsed | Event::OrallyRevised if !issues.is_empty() => {
            layout::event(&record.symbol, issues.len() + 1)
        }
        _ => layout::issue(&record.symbol, issues.len() + 1),
    };
    let (symbol, text) = (record.symbol.clone(), record.text.clone());
    let commit = batch.put(New {
        record,
        files: Files {
            state: &state,
            document: (!whole).then_some(&document),
            source: Some((&import.extension, &import.bytes)),
            event: None,
        },
        // Who reads out a revision hands round the clauses, not the sponsors.
        by: match event {
            Event::OrallyRevised => &state,
            _ => &document,
        },
        base: place.base.as_ref(),
        subject: subject.clone(),
        lines,
        tag: tag.clone(),
    })?;
    batch.added.push(Added {
        source_name: import.source_name.clone(),
        symbol,
        text,
        ground,
        tag,
        commit,
        subject,
        outcome: if issues.is_empty() {
            Outcome::New
        } else {
            Outcome::Reissue
        },
    });
    Ok(())
}

/// Fills in what the comparison with the document before says; returns the
/// clause list.
pub(super) fn compare(record: &mut Record, base: Option<&Draft>, state: &Draft) -> Vec<String> {
    // An adopted text prints no sponsors: that says nothing of who withdrew.
    let silent = record.event == Event::Adopted && state.sponsors.is_empty();
    let Some(base) = base else {
        if !silent {
            record.sponsors_added = state.sponsors.iter().map(|s| s.name.clone()).collect();
        }
        return Vec::new();
    };
    let changes = change::compare(base, state, &align::Options::default());
    record.clauses = ClauseLists::of(&changes, base, state);
    let lines = message::clause_lines(&changes, base, state);
    if !silent {
        record.sponsors_added = match changes.sponsors.not_compared {
            // What follows an adopted text names its sponsors anew.
            Some(_) => state.sponsors.iter().map(|s| s.name.clone()).collect(),
            None => changes.sponsors.added,
        };
        record.sponsors_removed = changes.sponsors.removed;
    }
    lines
}

/// The SHA-256 of a file, in hexadecimal.
pub(super) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
