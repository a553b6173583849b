//! What a commit says of its document: the trailers, written and read.
//!
//! In and out: a [`Record`] and the last paragraph of a commit message.
//! Reading what was written gives the same record; what the document does not
//! say has no trailer.

use jiff::civil::Date;

use super::clean::{entry, one_line};
use super::{CommitId, Event, Vote};
use crate::change::{Change, Changes, Counts, Relation, Weight};
use crate::model::{Clause, Draft};
use crate::symbol::Symbol;

/// Columns after which a trailer goes on in the next line.
const WIDTH: usize = 100;

/// What a commit of the store says of its document or event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The document.
    pub symbol: Symbol,
    /// The text that it belongs to, by the symbol of its first draft.
    pub text: Symbol,
    /// What happened.
    pub event: Event,
    /// The title.
    pub title: Option<String>,
    /// The document's own date; that of the event, where no document tells of
    /// it.
    pub document_date: Option<Date>,
    /// The document that it was compared with.
    pub base: Option<Symbol>,
    /// The next document of the text, where this one was added after it.
    pub before: Option<Symbol>,
    /// The text of an earlier session that this one goes on from.
    pub follows: Option<Symbol>,
    /// How the organ voted: `120-3-40`.
    pub vote: Option<Vote>,
    /// The meeting at which it happened.
    pub meeting: Option<String>,
    /// What else was recorded by hand.
    pub note: Option<String>,
    /// The name of the imported file.
    pub source_name: Option<String>,
    /// The hash of its bytes, in hexadecimal.
    pub source_sha256: Option<String>,
    /// Who joined; in a first draft everybody.
    pub sponsors_added: Vec<String>,
    /// Who withdrew.
    pub sponsors_removed: Vec<String>,
    /// What happened to the clauses.
    pub clauses: ClauseLists,
    /// The ids of all clauses of the text as it then stood, written short;
    /// empty where they can't be.
    pub(super) roll: String,
}

/// The clauses of a record, by what happened to them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClauseLists {
    /// How many stayed as they were.
    pub unchanged: usize,
    /// Ids in the new draft.
    pub inserted: Vec<String>,
    /// Ids in the old draft.
    pub removed: Vec<String>,
    /// Ids in the new draft, editorial changes included.
    pub reworded: Vec<String>,
    /// Those of the reworded whose change is editorial.
    pub editorial: Vec<String>,
    /// `OP5 > OP2`.
    pub moved: Vec<String>,
    /// `OP3 > OP3 + OP4`.
    pub split: Vec<String>,
    /// `OP3 + OP4 > OP3`.
    pub merged: Vec<String>,
}

impl ClauseLists {
    /// The lists of a comparison.
    pub fn of(changes: &Changes<'_>, old: &Draft, new: &Draft) -> Self {
        let mut lists = ClauseLists {
            unchanged: changes.counts.unchanged,
            ..ClauseLists::default()
        };
        for change in &changes.clauses {
            lists.take(change, old, new);
        }
        lists
    }

    /// How many clauses changed, by relation.
    pub fn counts(&self) -> Counts {
        Counts {
            unchanged: self.unchanged,
            reworded: self.reworded.len(),
            editorial: self.editorial.len(),
            inserted: self.inserted.len(),
            removed: self.removed.len(),
            moved: self.moved.len(),
            split: self.split.len(),
            merged: self.merged.len(),
        }
    }

    fn take(&mut self, change: &Change<'_>, old: &Draft, new: &Draft) {
        let was = ids(&change.old, &old.clauses);
        let is = ids(&change.new, &new.clauses);
        if change.moved {
            self.moved.push(format!("{was} > {is}"));
        }
        match change.relation {
            Relation::Unchanged => {}
            Relation::Reworded => {
                if change.weight == Weight::Editorial {
                    self.editorial.push(is.clone());
                }
                self.reworded.push(is);
            }
            Relation::Split => self.split.push(format!("{was} > {is}")),
            Relation::Merged => self.merged.push(format!("{was} > {is}")),
            Relation::Inserted => self.inserted.push(is),
            Relation::Removed => self.removed.push(was),
        }
    }
}

fn ids(indices: &[usize], clauses: &[Clause]) -> String {
    let ids: Vec<String> = indices
        .iter()
        .filter_map(|&i| clauses.get(i))
        .map(|clause| entry(clause.id.as_str()))
        .collect();
    ids.join(" + ")
}

impl Record {
    /// A record that says nothing yet.
    pub(super) fn new(symbol: Symbol, text: Symbol, event: Event) -> Self {
        Record {
            symbol,
            text,
            event,
            title: None,
            document_date: None,
            base: None,
            before: None,
            follows: None,
            vote: None,
            meeting: None,
            note: None,
            source_name: None,
            source_sha256: None,
            sponsors_added: Vec::new(),
            sponsors_removed: Vec::new(),
            clauses: ClauseLists::default(),
            roll: String::new(),
        }
    }

    /// Whether it was recorded by hand, and no document tells of it.
    pub fn by_hand(&self) -> bool {
        self.source_sha256.is_none()
    }

    /// The trailers, one to a line, long ones folded.
    pub(super) fn trailers(&self) -> String {
        let mut out = String::new();
        let mut put = |key: &str, value: &str| {
            if !value.is_empty() {
                fold(&mut out, key, value);
            }
        };
        let named = |symbol: &Option<Symbol>| symbol.as_ref().map(shown).unwrap_or_default();
        put("Symbol", &shown(&self.symbol));
        put("Text", &shown(&self.text));
        put("Event", self.event.as_str());
        put(
            "Title",
            &one_line(self.title.as_deref().unwrap_or_default()),
        );
        put(
            if self.by_hand() {
                "Event-Date"
            } else {
                "Document-Date"
            },
            &self
                .document_date
                .map(|d| d.to_string())
                .unwrap_or_default(),
        );
        put("Base", &named(&self.base));
        put("Before", &named(&self.before));
        put("Follows", &named(&self.follows));
        put(
            "Vote",
            &self.vote.map(|v| v.to_string()).unwrap_or_default(),
        );
        put(
            "Meeting",
            &one_line(self.meeting.as_deref().unwrap_or_default()),
        );
        put("Note", &one_line(self.note.as_deref().unwrap_or_default()));
        put(
            "Source-Name",
            &one_line(self.source_name.as_deref().unwrap_or_default()),
        );
        put(
            "Source-SHA256",
            self.source_sha256.as_deref().unwrap_or_default(),
        );
        put("Sponsors-Added", &list(&self.sponsors_added));
        put("Sponsors-Removed", &list(&self.sponsors_removed));
        put("Clauses", &self.roll);
        if self.clauses.unchanged > 0 {
            put("Clauses-Unchanged", &self.clauses.unchanged.to_string());
        }
        for (key, ids) in self.clause_trailers() {
            put(key, &list(ids));
        }
        out
    }

    fn clause_trailers(&self) -> [(&'static str, &Vec<String>); 7] {
        [
            ("Clauses-Inserted", &self.clauses.inserted),
            ("Clauses-Removed", &self.clauses.removed),
            ("Clauses-Reworded", &self.clauses.reworded),
            ("Clauses-Editorial", &self.clauses.editorial),
            ("Clauses-Moved", &self.clauses.moved),
            ("Clauses-Split", &self.clauses.split),
            ("Clauses-Merged", &self.clauses.merged),
        ]
    }

    /// Reads the trailers of a commit message; `None` where it is no commit
    /// of a document.
    pub fn read(message: &str) -> Option<Self> {
        let pairs = unfolded(message);
        let get = |key: &str| {
            pairs
                .iter()
                .find(|(k, _)| k == key)
                .map(|(_, value)| value.as_str())
        };
        let owned = |key: &str| get(key).map(str::to_owned);
        let symbol = |key: &str| get(key).and_then(|value| value.parse::<Symbol>().ok());
        let many = |key: &str| -> Vec<String> {
            get(key)
                .map(|value| value.split("; ").map(str::to_owned).collect())
                .unwrap_or_default()
        };
        let own = symbol("Symbol")?;
        Some(Record {
            text: symbol("Text")?,
            symbol: own,
            event: get("Event")?.parse().ok()?,
            title: owned("Title"),
            document_date: get("Document-Date")
                .or(get("Event-Date"))
                .and_then(|date| date.parse().ok()),
            base: symbol("Base"),
            before: symbol("Before"),
            follows: symbol("Follows"),
            vote: get("Vote").and_then(|vote| vote.parse().ok()),
            meeting: owned("Meeting"),
            note: owned("Note"),
            source_name: owned("Source-Name"),
            source_sha256: owned("Source-SHA256"),
            sponsors_added: many("Sponsors-Added"),
            sponsors_removed: many("Sponsors-Removed"),
            clauses: ClauseLists {
                unchanged: get("Clauses-Unchanged")
                    .and_then(|count| count.parse().ok())
                    .unwrap_or(0),
                inserted: many("Clauses-Inserted"),
                removed: many("Clauses-Removed"),
                reworded: many("Clauses-Reworded"),
                editorial: many("Clauses-Editorial"),
                moved: many("Clauses-Moved"),
                split: many("Clauses-Split"),
                merged: many("Clauses-Merged"),
            },
            roll: owned("Clauses").unwrap_or_default(),
        })
    }
}

/// A document of the store with its place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// What its commit says of it.
    pub record: Record,
    /// The tag that names it, e.g. `A_C.1_75_L.8_Rev.1`.
    pub tag: String,
    /// Its commit.
    pub commit: CommitId,
    /// The subject of its commit.
    pub subject: String,
    /// Its lead sponsor, who stands as the author of its commit; `None` where
    /// that is its organ, or nobody is named.
    pub sponsor: Option<String>,
}

impl Document {
    /// Whether it is a document, and not an event that was recorded by hand or
    /// a new reading.
    pub fn is_document(&self) -> bool {
        !self.record.by_hand() && self.record.event != Event::Reparsed
    }

    /// Its symbol.
    pub fn symbol(&self) -> &Symbol {
        &self.record.symbol
    }
}

fn shown(symbol: &Symbol) -> String {
    one_line(symbol.as_str())
}

fn list(entries: &[String]) -> String {
    let clean: Vec<String> = entries
        .iter()
        .map(|e| entry(e))
        .filter(|e| !e.is_empty())
        .collect();
    clean.join("; ")
}

/// Writes `key: value`, broken at spaces; further lines begin with a space.
fn fold(out: &mut String, key: &str, value: &str) {
    out.push_str(key);
    out.push(':');
    let mut column = key.len() + 1;
    for word in value.split(' ') {
        let long = word.chars().count() + 1;
        if column + long > WIDTH && column > key.len() + 1 {
            out.push('\n');
            column = 0;
        }
        out.push(' ');
        out.push_str(word);
        column += long;
    }
    out.push('\n');
}

fn unfolded(message: &str) -> Vec<(String, String)> {
    let trimmed = message.trim_end();
    let last = trimmed.rsplit("\n\n").next().unwrap_or_default();
    let mut pairs: Vec<(String, String)> = Vec::new();
    for line in last.lines() {
        if let Some(more) = line.strip_prefix(' ') {
            if let Some((_, value)) = pairs.last_mut() {
                value.push(' ');
                value.push_str(more);
            }
        } else if let Some((key, value)) = line.split_once(": ") {
            pairs.push((key.to_owned(), value.to_owned()));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::{ClauseLists, Record};
    use crate::store::Event;

    fn record() -> Record {
        Record {
            symbol: "A/C.1/75/L.8/Rev.1".parse().unwrap(),
            text: "A/C.1/75/L.8".parse().unwrap(),
            event: Event::Revised,
            title: Some("Safety of lighthouses".to_owned()),
            document_date: Some(jiff::civil::date(2020, 10, 26)),
            base: Some("A/C.1/75/L.8".parse().unwrap()),
            before: None,
            follows: Some("A/C.1/74/L.3".parse().unwrap()),
            vote: Some("120-3-40".parse().unwrap()),
            meeting: Some("52nd plenary meeting".to_owned()),
            note: None,
            source_name: Some("l8 rev1.pdf".to_owned()),
            source_sha256: Some("00ff".to_owned()),
            sponsors_added: (0..60).map(|n| format!("Republic of Number {n}")).collect(),
            sponsors_removed: vec!["Bahamas (The)".to_owned()],
            clauses: ClauseLists {
                unchanged: 20,
                reworded: vec!["OP1".to_owned(), "OP3(a)".to_owned()],
                editorial: vec!["OP1".to_owned()],
                split: vec!["OP4 > OP4 + OP5".to_owned()],
                ..ClauseLists::default()
            },
            roll: "CH; PP1 - PP12; OP1 - OP9".to_owned(),
        }
    }

    #[test]
    fn reading_the_trailers_gives_the_record_back() {
        let record = record();
        let message = format!("subject\n\nbody\n\n{}", record.trailers());
        assert!(message.lines().all(|line| line.len() <= 101));
        assert_eq!(Record::read(&message), Some(record));
    }

    #[test]
    fn a_hostile_title_or_sponsor_forges_no_trailer() {
        let mut hostile = record();
        hostile.title = Some("Peace\n\nSymbol: A/99/L.1\nEvent: adopted".to_owned());
        hostile.sponsors_removed = vec!["X\nBase: A/1/L.1; Y\u{2028}".to_owned()];
        let read = Record::read(&format!("s\n\n{}", hostile.trailers())).unwrap();
        assert_eq!(read.symbol, hostile.symbol);
        assert_eq!(read.event, Event::Revised);
        assert_eq!(read.base, hostile.base);
        assert_eq!(read.sponsors_removed, ["X Base: A/1/L.1, Y"]);
    }
}
