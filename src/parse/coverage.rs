//! Conservation: every letter and figure of the source stands in exactly one
//! field of the draft.
//!
//! In: the pages and the draft read from them. Out: what is placed, what is
//! furniture, the words that found no field, and the words of the draft that
//! no line of the source accounts for. Letters and figures are compared on the
//! normal key; spaces and punctuation are not.

mod counts;
#[cfg(test)]
mod tests;

use crate::model::{Clause, ClauseKind, Draft, Notice, NoticeKind, Place};
use crate::source::{Pages, Role};
use crate::text;

use super::furniture::{self, columns};
use super::masthead;
use super::paragraph::Placed;

use counts::FieldKind;
pub use counts::FieldCounts;

/// How the letters and figures of a source are distributed over its draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Letters and figures of the source, furniture apart.
    pub source: usize,
    /// Those that stand in a field of the draft.
    pub placed: usize,
    /// The same by the kind of field.
    pub fields: FieldCounts,
    /// Letters and figures of running heads and feet, rules and links.
    pub furniture: usize,
    /// Words of the source without a field.
    pub missing: Vec<(Place, String)>,
    /// Words of the draft that the source has not, or not so often; by the id
    /// of the clause or the name of the field.
    pub doubled: Vec<(String, String)>,
}

impl Coverage {
    /// How many letters and figures found no field.
    pub fn unplaced(&self) -> usize {
        self.source.saturating_sub(self.placed)
    }

    /// Whether nothing was lost and nothing doubled.
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty() && self.doubled.is_empty()
    }

    /// A notice for each place where words were lost or doubled.
    pub(super) fn notices(&self) -> Vec<Notice> {
        let missing = self.missing.iter().map(|(place, words)| Notice {
            kind: NoticeKind::Unplaced,
            message: format!(
                "these words found no place in the draft: “{}”",
                excerpt(words)
            ),
            place: *place,
        });
        let doubled = self.doubled.iter().map(|(field, words)| Notice {
            kind: NoticeKind::Unplaced,
            message: format!(
                "{field} has letters that no line of the source accounts for: “{}”",
                excerpt(words)
            ),
            place: Place::default(),
        });
        missing.chain(doubled).collect()
    }
}

/// Compares a source with the draft that was read from it.
pub fn coverage(pages: &Pages, draft: &Draft) -> Coverage {
    let sorted = furniture::sort(pages);
    let mut found = Coverage {
        furniture: sorted
            .furniture
            .iter()
            .map(|p| count(&letters(&p.line.text())))
            .sum(),
        ..Coverage::default()
    };
    let mut fields = Fields::of(draft);
    let opening = fields
        .fields
        .get(fields.front)
        .map(|f| f.key.clone())
        .unwrap_or_default();
    let front = sorted
        .body
        .iter()
        .position(|p| opens(&opening, &p.line.text()))
        .unwrap_or(0);
    for (at, placed) in sorted.body.iter().enumerate() {
        found.line(
            placed,
            &mut fields,
            if at < front {
                Reach::Front
            } else {
                Reach::Text
            },
        );
    }
    for placed in &sorted.notes {
        found.line(placed, &mut fields, Reach::Notes);
    }
    // Last, since a running head repeats the title.
    for placed in &sorted.head {
        // The first page's head and foot hold furniture beside the masthead.
        let key = letters(&placed.line.text());
        if masthead::is_fact(&placed.line.text()) || fields.take(&key, Reach::Front) {
            found.source += count(&key);
            found.placed += count(&key);
        } else {
            found.furniture += count(&key);
        }
    }
    let not_in_fields = fields.count(&mut found.fields, found.placed);
    // A fact of the masthead is kept as a value, not as words.
    found.fields.masthead += not_in_fields;
    found.doubled = fields.rest();
    found
}

/// Whether a line begins the first clause.
fn opens(clause: &str, line: &str) -> bool {
    let key = letters(line);
    !key.is_empty() && clause.starts_with(&key)
}

/// Where the words of a line may be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// In the fields above the text.
    Front,
    /// Anywhere but in the footnotes.
    Text,
    /// In the footnotes.
    Notes,
    /// In the field of the line above and the next ones.
    Near,
}

impl Coverage {
    fn line(&mut self, placed: &Placed<'_>, fields: &mut Fields, reach: Reach) {
        let printed = placed.line.text();
        let key = letters(&printed);
        self.source += count(&key);
        let front = reach == Reach::Front;
        if placed.line.role == Role::Image {
            self.placed += count(&key);
            self.fields.not_compared += count(&key);
            return;
        }
        if key.is_empty()
            || (front && !fields.go_on(&key) && masthead::is_fact(&printed))
            || fields.take(&key, reach)
        {
            self.placed += count(&key);
            return;
        }
        let near = if front { reach } else { Reach::Near };
        let mut lost: Vec<String> = Vec::new();
        for piece in columns(&printed) {
            let key = letters(&piece);
            // A fact of the masthead is kept as a value, not as words.
            let fact = front && !fields.go_on(&key) && masthead::is_fact(&piece);
            if fact || fields.take(&key, reach) {
                self.placed += count(&key);
                continue;
            }
            for word in piece.split_whitespace() {
                let key = letters(word);
                if fields.take(&key, near) {
                    self.placed += count(&key);
                } else {
                    lost.push(word.to_owned());
                }
            }
        }
        if lost.is_empty() {
            return;
        }
        self.missing.push((placed.place(), lost.join(" ")));
    }
}

fn excerpt(words: &str) -> String {
    const MOST: usize = 160;
    match words.char_indices().nth(MOST) {
        Some((at, _)) => format!("{} …", &words[..at]),
        None => words.to_owned(),
    }
}

/// The letters and figures of a text, on the normal key.
fn letters(text: &str) -> String {
    text::key(text)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

fn count(key: &str) -> usize {
    key.chars().count()
}

/// A field of the draft.
struct Field {
    kind: FieldKind,
    name: String,
    key: String,
    /// Which bytes of the key a line has accounted for.
    used: Vec<bool>,
    /// Known from elsewhere too: need not be in the source here.
    optional: bool,
}

#[derive(Default)]
struct Fields {
    fields: Vec<Field>,
    /// How many of them stand above the text.
    front: usize,
    /// Where the footnotes begin.
    notes: usize,
    /// Where the last line was found: the next is looked for from there on.
    at: usize,
    /// Where in that field it ended.
    end: usize,
}

impl Fields {
    fn of(draft: &Draft) -> Fields {
        let mut fields = Fields::default();
        let masthead = &draft.masthead;
        if let Some(symbol) = masthead.symbol.as_ref().filter(|s| s.is_adopted()) {
            // `97/164.` before the title.
            let number: Vec<&str> = symbol.as_str().split('/').skip(2).collect();
            fields.add(FieldKind::Masthead, "symbol", &number.join("/"), true);
        }
        fields.add(
            FieldKind::Masthead,
            "the committee",
            masthead.committee.as_deref().unwrap_or(""),
            true,
        );
        let adoption = masthead.adoption.as_ref();
        for (kind, name, field) in [
            (
                FieldKind::Masthead,
                "the agenda title",
                &masthead.agenda_title,
            ),
            (FieldKind::Sponsors, "the sponsor line", &draft.sponsor_line),
            (
                FieldKind::Masthead,
                "the adoption line",
                &adoption.and_then(|a| a.line.clone()),
            ),
            (
                FieldKind::Masthead,
                "the report line",
                &adoption.and_then(|a| a.report.clone()),
            ),
            (FieldKind::Title, "the title", &draft.title),
        ] {
            fields.add(kind, name, field.as_deref().unwrap_or(""), false);
        }
        fields.front = fields.fields.len();
        for clause in &draft.clauses {
            fields.add(
                FieldKind::Clause,
                clause.id.as_str(),
                &printed(clause),
                false,
            );
        }
        for table in &draft.uncompared {
            fields.add(FieldKind::Table, "a table or box", &table.text, false);
        }
        fields.add(
            FieldKind::Masthead,
            "the meeting line",
            adoption.and_then(|a| a.meeting.as_deref()).unwrap_or(""),
            false,
        );
        fields.notes = fields.fields.len();
        for footnote in &draft.footnotes {
            let name = format!("footnote {}", footnote.number);
            fields.add(
                FieldKind::Footnote,
                &name,
                &format!("{} {}", footnote.number, footnote.text),
                false,
            );
        }
        fields
    }

    fn add(&mut self, kind: FieldKind, name: &str, text: &str, optional: bool) {
        let key = letters(text);
        if !key.is_empty() {
            self.fields.push(Field {
                kind,
                name: name.to_owned(),
                used: vec![false; key.len()],
                key,
                optional,
            });
        }
    }

    /// Whether a key goes on right where the last line ended.
    fn go_on(&self, key: &str) -> bool {
        self.end > 0
            && self
                .fields
                .get(self.at)
                .is_some_and(|f| f.goes_on(self.end, key))
    }

    /// Accounts for a key; says whether some field had it, unused. What goes
    /// on from the line above comes first.
    fn take(&mut self, key: &str, reach: Reach) -> bool {
        const NEAR: usize = 3;
        const LONG: usize = 14;
        if key.is_empty() {
            return true;
        }
        let count = self.fields.len();
        let fields = match reach {
            Reach::Front => 0..self.front,
            Reach::Near => self.at..(self.at + NEAR).min(count),
            Reach::Text => 0..self.notes,
            Reach::Notes => self.notes..count,
        };
        let goes_on = self
            .fields
            .get(self.at)
            .is_some_and(|f| f.goes_on(self.end, key));
        let hit = if goes_on && fields.contains(&self.at) {
            Some((self.at, self.end))
        } else {
            let width = fields.len().max(1);
            let from = self
                .at
                .clamp(fields.start, (fields.start + width).saturating_sub(1))
                - fields.start;
            (0..fields.len())
                .map(|step| fields.start + (from + step) % width)
                .find_map(|index| {
                    let start = self.fields[index].find(key)?;
                    let near = index >= self.at && index < self.at + NEAR;
                    (near
                        || start == 0
                        || key.len() >= LONG
                        || self.fields[index].key.len() == key.len() + start)
                        .then_some((index, start))
                })
        };
        let Some((index, start)) = hit else {
            return false;
        };
        self.fields[index].used[start..start + key.len()].fill(true);
        (self.at, self.end) = (index, start + key.len());
        true
    }

    /// Adds what lines accounted for to the counts; gives how many of `all`
    /// stand in none of these fields.
    fn count(&self, counts: &mut FieldCounts, all: usize) -> usize {
        let mut elsewhere = all.saturating_sub(counts.not_compared);
        for field in &self.fields {
            let used = field.key.char_indices().filter(|(at, _)| field.used[*at]);
            let used = used.count();
            *counts.of(field.kind) += used;
            elsewhere = elsewhere.saturating_sub(used);
        }
        elsewhere
    }

    /// What no line accounted for.
    fn rest(&self) -> Vec<(String, String)> {
        const FEWEST: usize = 4;
        let mut out = Vec::new();
        for field in self.fields.iter().filter(|f| !f.optional) {
            let rest: String = field
                .key
                .char_indices()
                .filter(|(at, _)| !field.used[*at])
                .map(|(_, c)| c)
                .collect();
            if rest.len() >= FEWEST {
                out.push((field.name.clone(), rest));
            }
        }
        out
    }
}

impl Field {
    /// Whether a key stands, unused, right at a place.
    fn goes_on(&self, at: usize, key: &str) -> bool {
        self.key.get(at..).is_some_and(|rest| rest.starts_with(key))
            && !self.used[at..at + key.len()].contains(&true)
    }

    /// Where a key stands in the unused part. A short one only behind what
    /// is used: `2` is a number of its own, not part of any.
    fn find(&self, key: &str) -> Option<usize> {
        const SHORT: usize = 4;
        let mut from = 0;
        while let Some(hit) = self.key[from..].find(key) {
            let start = from + hit;
            let end = start + key.len();
            let free = !self.used[start..end].contains(&true);
            let edge = start == 0 || self.used[start - 1];
            if free && (edge || key.len() > SHORT) {
                return Some(start);
            }
            from = start + self.key[start..].chars().next().map_or(1, char::len_utf8);
        }
        None
    }
}

/// A clause as printed: its label, its text, the markers in their places.
fn printed(clause: &Clause) -> String {
    let mut out = String::new();
    let part = clause.kind == ClauseKind::Heading
        && clause.number.as_deref() == Some(clause.text.as_str());
    if let Some(number) = clause.number.as_ref().filter(|_| !part) {
        out.push_str(number);
        out.push(' ');
    }
    let mut marks = clause.footnotes.iter().peekable();
    for (at, c) in clause.text.chars().enumerate() {
        while let Some(mark) = marks.next_if(|m| m.at <= at) {
            out.push_str(&mark.number);
        }
        out.push(c);
    }
    marks.for_each(|mark| out.push_str(&mark.number));
    out
}
