//! Where a document stands in the life of its text, and what it does to it.

use super::chain::View;
use super::record::Document;
use super::{Event, StoreError};
use crate::model::{ClauseKind, Draft, DraftKind};
use crate::symbol::Symbol;
use crate::text;

/// Where in the life of its text a document stands.
#[derive(Default)]
pub(super) struct Seat {
    /// The document before.
    pub(super) base: Option<Document>,
    /// The next document, where this one comes late.
    pub(super) before: Option<Symbol>,
}

impl Seat {
    pub(super) fn find(
        view: &View<'_>,
        text: &Symbol,
        symbol: &Symbol,
        draft: &Draft,
        issued: Option<&Document>,
    ) -> Result<Seat, StoreError> {
        let Some(newest) = view.newest(text)? else {
            return Ok(Seat::default());
        };
        if newest.record.symbol == *symbol
            || (issued.is_none() && !precedes(symbol, draft, &newest))
        {
            return Ok(Seat {
                base: Some(newest),
                before: None,
            });
        }
        let chain = view.chain(text)?;
        let at = match chain.iter().rposition(|d| d.record.symbol == *symbol) {
            Some(last) => last + 1,
            None => chain
                .iter()
                .position(|d| precedes(symbol, draft, d))
                .unwrap_or(chain.len()),
        };
        Ok(Seat {
            base: at.checked_sub(1).map(|at| chain[at].clone()),
            before: chain.get(at).map(|next| next.record.symbol.clone()),
        })
    }
}

/// The document's own date, else that of the adoption.
pub(super) fn date(draft: &Draft) -> Option<jiff::civil::Date> {
    let head = &draft.masthead;
    head.date.or(head.adoption.as_ref().and_then(|a| a.date))
}

/// Whether a new document stands before one that is there.
fn precedes(symbol: &Symbol, draft: &Draft, there: &Document) -> bool {
    let record = &there.record;
    stands_before(symbol, date(draft), &record.symbol, record.document_date)
}

/// Whether a document stands before another in the life of their text.
///
/// Drafts come before adopted texts, documents of one symbol in the order of
/// that symbol, others by their dates; what cannot be told comes after.
pub(super) fn stands_before(
    symbol: &Symbol,
    date: Option<jiff::civil::Date>,
    other: &Symbol,
    other_date: Option<jiff::civil::Date>,
) -> bool {
    match (symbol.is_adopted(), other.is_adopted()) {
        (false, true) => return true,
        (true, false) => return false,
        _ => {}
    }
    if symbol.base() == other.base() {
        return symbol < other;
    }
    match (date, other_date) {
        (Some(new), Some(old)) => new < old,
        _ => false,
    }
}

/// What happened to a text when a document came, where nobody says: `follows`
/// where the text has a document before it, `reissued` where that has the same
/// symbol.
pub(super) fn event(symbol: &Symbol, draft: &Draft, follows: bool, reissued: bool) -> Event {
    let is_draft = matches!(
        draft.kind,
        DraftKind::DraftResolution | DraftKind::DraftDecision
    );
    if reissued {
        Event::Reissued
    } else if symbol.corrigendum().is_some() {
        Event::Corrected
    } else if symbol.is_adopted()
        || matches!(draft.kind, DraftKind::Resolution | DraftKind::Decision)
    {
        Event::Adopted
    } else if draft.kind == DraftKind::Sponsors {
        Event::SponsorsJoined
    } else if symbol.revision().is_some() || (follows && is_draft) {
        Event::Revised
    } else {
        Event::Tabled
    }
}

/// Whether a document replaces the text, or only adds to it: a list of
/// sponsors and a corrigendum don't, unless they print the whole text.
pub(super) fn is_whole(symbol: &Symbol, draft: &Draft) -> bool {
    if draft.kind == DraftKind::Sponsors || draft.clauses.is_empty() {
        return false;
    }
    symbol.corrigendum().is_none() || draft.clauses.iter().any(|c| c.kind == ClauseKind::Chapeau)
}

/// A new reading with the movement of sponsors that was recorded by hand since
/// the document came.
pub(super) fn with_recorded(mut state: Draft, issues: &[Document], base: Option<&Draft>) -> Draft {
    let since = issues.iter().rposition(Document::is_document).unwrap_or(0);
    for issue in &issues[since..] {
        if !issue.record.by_hand() {
            continue;
        }
        for name in &issue.record.sponsors_removed {
            let key = text::key(name);
            state.sponsors.retain(|s| text::key(&s.name) != key);
        }
        for name in &issue.record.sponsors_added {
            let key = text::key(name);
            let known = base.and_then(|b| b.sponsors.iter().find(|s| text::key(&s.name) == key));
            if let Some(sponsor) = known
                && state.sponsors.iter().all(|s| text::key(&s.name) != key)
            {
                state.sponsors.push(sponsor.clone());
            }
        }
    }
    state
}

/// An oral revision with the front of the document before: who reads out a
/// change hands round the clauses alone, or a copy of the document, and takes
/// back nothing of who joined or withdrew since.
pub(super) fn with_front(mut state: Draft, base: &Draft, issues: &[Document]) -> Draft {
    let named = std::mem::replace(&mut state.sponsors, base.sponsors.clone());
    for sponsor in named {
        let key = text::key(&sponsor.name);
        let mut gone = issues.iter().flat_map(|issue| &issue.record.sponsors_removed);
        let known = state.sponsors.iter().any(|s| text::key(&s.name) == key);
        if !known && gone.all(|name| text::key(name) != key) {
            state.sponsors.push(sponsor);
        }
    }
    state.sponsor_note = state.sponsor_note.or_else(|| base.sponsor_note.clone());
    if state.title.is_none() {
        state.title.clone_from(&base.title);
    }
    state
}

/// The text with the sponsors that an addendum names.
pub(super) fn with_sponsors(base: &Draft, document: &Draft) -> Draft {
    let mut state = base.clone();
    if document.kind == DraftKind::Sponsors {
        for sponsor in &document.sponsors {
            let key = text::key(&sponsor.name);
            if state.sponsors.iter().all(|s| text::key(&s.name) != key) {
                state.sponsors.push(sponsor.clone());
            }
        }
    }
    state
}
