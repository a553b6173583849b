//! What happened to a text when a document came.

use std::fmt;
use std::str::FromStr;

/// An event in the life of a text; its word stands in the `Event:` trailer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Event {
    /// The text was tabled: a draft resolution, draft decision or amendment.
    Tabled,
    /// A revision replaced it.
    Revised,
    /// An amendment was adopted into it.
    Amended,
    /// The sponsor read out a change.
    OrallyRevised,
    /// Sponsors joined, without a new text.
    SponsorsJoined,
    /// A corrigendum was issued.
    Corrected,
    /// The same symbol was issued again.
    Reissued,
    /// This program read its source anew, and otherwise.
    Reparsed,
    /// Its sponsors withdrew it.
    Withdrawn,
    /// The organ adopted it.
    Adopted,
}

impl Event {
    /// Every event, in the order of a text's life.
    pub const ALL: [Event; 10] = [
        Event::Tabled,
        Event::Revised,
        Event::Amended,
        Event::OrallyRevised,
        Event::SponsorsJoined,
        Event::Corrected,
        Event::Reissued,
        Event::Reparsed,
        Event::Withdrawn,
        Event::Adopted,
    ];

    /// The word of the trailer, e.g. `orally-revised`.
    pub fn as_str(self) -> &'static str {
        match self {
            Event::Tabled => "tabled",
            Event::Revised => "revised",
            Event::Amended => "amended",
            Event::OrallyRevised => "orally-revised",
            Event::SponsorsJoined => "sponsors-joined",
            Event::Corrected => "corrected",
            Event::Reissued => "reissued",
            Event::Reparsed => "reparsed",
            Event::Withdrawn => "withdrawn",
            Event::Adopted => "adopted",
        }
    }

    /// The word of a sentence, e.g. `orally revised`.
    pub fn words(self) -> &'static str {
        match self {
            Event::OrallyRevised => "orally revised",
            Event::SponsorsJoined => "sponsors joined",
            Event::Reparsed => "read anew",
            event => event.as_str(),
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Event {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        Event::ALL
            .into_iter()
            .find(|event| event.as_str() == word)
            .ok_or_else(|| {
                let words = Event::ALL.map(Event::as_str).join(", ");
                format!("“{word}” is no event; events are {words}")
            })
    }
}
