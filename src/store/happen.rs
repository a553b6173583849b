//! What happens to a text without a document that tells of it: sponsors who
//! join in the meeting, an oral revision, a withdrawal, a vote.
//!
//! In: what a person says happened. Out: a commit of its own, whose trailers
//! say that and nothing else. The event is tagged with the symbol that it
//! happened to: `A_C.1_75_L.8_event.2`.

use jiff::civil::Date;

use super::add::compare;
use super::batch::{Batch, New};
use super::clean::one_line;
use super::folder::Files;
use super::import::{Added, Outcome, Receipt};
use super::lineage::Ground;
use super::seat::Seat;
use super::{Event, Record, Store, StoreError, Vote, layout, message};
use crate::model::{Draft, Sponsor};
use crate::symbol::Symbol;
use crate::text;

/// An event that no document tells of.
#[derive(Debug, Clone)]
pub struct Happening {
    /// The document that it happened to.
    pub symbol: Symbol,
    /// What happened.
    pub event: Event,
    /// When; the commit bears the committer's date where `None`.
    pub date: Option<Date>,
    /// Who joined.
    pub joined: Vec<Sponsor>,
    /// Who withdrew, as the text names them.
    pub removed: Vec<String>,
    /// How the organ voted.
    pub vote: Option<Vote>,
    /// At which meeting: `52nd plenary meeting`.
    pub meeting: Option<String>,
    /// Anything else.
    pub note: Option<String>,
    /// The text of an earlier session that it goes on from.
    pub follows: Option<Symbol>,
}

impl Store {
    /// Records an event by hand.
    ///
    /// The text's list of sponsors follows. The same event recorded again does
    /// nothing and says so.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] for a document that isn't there,
    /// [`StoreError::NoSponsor`] for one who cannot withdraw because he does
    /// not sponsor the text.
    pub fn record(&self, happening: &Happening) -> Result<Receipt, StoreError> {
        self.commit_all(false, |batch| take(batch, happening))
    }
}

/// Commits one event, unless it is there.
pub(super) fn take(batch: &mut Batch<'_, '_>, said: &Happening) -> Result<(), StoreError> {
    let issues = batch.view.issues(&said.symbol)?;
    let Some(last) = issues.last() else {
        return Err(StoreError::Unknown {
            spec: said.symbol.to_string(),
            near: super::resolve::near(batch.view.repo, said.symbol.as_str())?,
        });
    };
    let old = batch.view.state(last)?;
    let text = last.record.text.clone();
    let place = Seat::find(&batch.view, &text, &said.symbol, &old, Some(last))?;
    let mut record = Record {
        title: old.title.clone(),
        document_date: said.date,
        base: Some(said.symbol.clone()),
        before: place.before,
        follows: said.follows.clone(),
        vote: said.vote,
        meeting: said.meeting.clone(),
        note: said.note.clone(),
        ..Record::new(said.symbol.clone(), text.clone(), said.event)
    };
    let there = issues.iter().find(|issue| same(&issue.record, said));
    if let Some(there) = there {
        batch.added.push(Added {
            source_name: String::new(),
            symbol: said.symbol.clone(),
            text,
            ground: Ground::Symbol,
            tag: there.tag.clone(),
            commit: there.commit,
            subject: there.subject.clone(),
            outcome: Outcome::AlreadyThere,
        });
        return Ok(());
    }
    let state = with_movement(&old, said)?;
    let lines = compare(&mut record, Some(&old), &state);
    let subject = message::subject(&record, &state);
    let what = subject
        .split_once(": ")
        .map_or(subject.as_str(), |(_, what)| what);
    let mut line = match said.date {
        Some(date) => format!("{date}: {what}"),
        None => what.to_owned(),
    };
    if let Some(note) = &said.note {
        line.push_str(&format!(" ({})", one_line(note)));
    }
    let tag = layout::event(&said.symbol, issues.len() + 1);
    let commit = batch.put(New {
        record,
        files: Files {
            state: &state,
            document: None,
            source: None,
            event: Some(super::markdown::inline(&line)),
        },
        by: &old,
        base: Some(last),
        subject: subject.clone(),
        lines,
        tag: tag.clone(),
    })?;
    batch.added.push(Added {
        source_name: String::new(),
        symbol: said.symbol.clone(),
        text,
        ground: Ground::Symbol,
        tag,
        commit,
        subject,
        outcome: Outcome::New,
    });
    Ok(())
}

/// Whether a commit says the same event.
fn same(there: &Record, said: &Happening) -> bool {
    let line = |text: &Option<String>| text.as_deref().map(one_line);
    let keys = |names: Vec<&str>| -> Vec<String> {
        let mut keys: Vec<String> = names.into_iter().map(text::key).collect();
        keys.sort();
        keys
    };
    let names = |list: &[String]| keys(list.iter().map(String::as_str).collect());
    let joined = keys(said.joined.iter().map(|s| s.name.as_str()).collect());
    there.by_hand()
        && there.event == said.event
        && there.document_date == said.date
        && there.vote == said.vote
        && there.follows == said.follows
        && there.meeting == line(&said.meeting)
        && there.note == line(&said.note)
        && names(&there.sponsors_added) == joined
        && names(&there.sponsors_removed) == names(&said.removed)
}

/// The text after sponsors joined and withdrew.
fn with_movement(old: &Draft, said: &Happening) -> Result<Draft, StoreError> {
    let mut state = old.clone();
    for name in &said.removed {
        let key = text::key(name);
        let at = state
            .sponsors
            .iter()
            .position(|s| text::key(&s.name) == key);
        match at {
            Some(at) => {
                state.sponsors.remove(at);
            }
            None => {
                return Err(StoreError::NoSponsor {
                    symbol: said.symbol.clone(),
                    name: one_line(name),
                });
            }
        }
    }
    for sponsor in &said.joined {
        let key = text::key(&sponsor.name);
        if state.sponsors.iter().all(|s| text::key(&s.name) != key) {
            state.sponsors.push(sponsor.clone());
        }
    }
    Ok(state)
}
