//! The commit message of a document: subject, short clause list, trailers.

use super::clean::{one_line, shortened};
use super::{Event, Record};
use crate::change::{Change, Changes, Limb, Relation, Trait, Weight};
use crate::model::{Clause, Draft};
use crate::text;

/// Lines of the clause list before it is cut.
const MOST_LINES: usize = 40;
/// Characters of a clause that are quoted.
const QUOTED: usize = 60;
const UNCHANGED: &str = "no change of wording";

/// The first line: `A/C.1/75/L.8/Rev.1: 3 reworded, 1 inserted, 2 sponsors joined`.
pub(super) fn subject(record: &Record, draft: &Draft) -> String {
    let moved = movement(record).unwrap_or_else(|| UNCHANGED.to_owned());
    let said = match (&record.base, record.event) {
        (_, event) if record.by_hand() => by_hand(event, record),
        (None, event) => first(event, draft),
        (Some(_), Event::SponsorsJoined | Event::Revised) => moved,
        (Some(_), Event::Corrected) if moved == UNCHANGED => record.event.words().to_owned(),
        (Some(_), event) => format!("{}; {moved}", event.words()),
    };
    format!("{}: {said}", one_line(record.symbol.as_str()))
}

/// What is known of an event that no document tells of.
fn by_hand(event: Event, record: &Record) -> String {
    let moved = movement(record);
    let mut said = match (event, moved) {
        (Event::SponsorsJoined, Some(moved)) => moved,
        (event, Some(moved)) => format!("{}; {moved}", event.words()),
        (event, None) => event.words().to_owned(),
    };
    if let Some(vote) = record.vote {
        said.push_str(&format!(" by {}", vote.words()));
    }
    if let Some(meeting) = &record.meeting {
        said.push_str(&format!(", {}", one_line(meeting)));
    }
    said
}

/// The whole message.
pub(super) fn message(subject: &str, lines: &[String], record: &Record) -> String {
    let mut out = format!("{subject}\n\n");
    for line in lines.iter().take(MOST_LINES) {
        out.push_str(line);
        out.push('\n');
    }
    if lines.len() > MOST_LINES {
        out.push_str(&format!("and {} more\n", lines.len() - MOST_LINES));
    }
    if !lines.is_empty() {
        out.push('\n');
    }
    out.push_str(&record.trailers());
    out
}

/// One line for each clause that changed.
pub(super) fn clause_lines(changes: &Changes, old: &Draft, new: &Draft) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(title) = &changes.title {
        let (was, is) = (title.old(), title.new_text());
        if text::key(&was) != text::key(&is) {
            lines.push("title reworded".to_owned());
        }
    }
    lines.extend(
        changes
            .clauses
            .iter()
            .filter_map(|change| clause_line(change, old, new)),
    );
    match changes.footnotes.len() {
        0 => {}
        1 => lines.push("1 footnote changed".to_owned()),
        many => lines.push(format!("{many} footnotes changed")),
    }
    lines
}

fn clause_line(change: &Change, old: &Draft, new: &Draft) -> Option<String> {
    let was = cited(&change.old, &old.clauses);
    let is = cited(&change.new, &new.clauses);
    let moved = |line: String| {
        if change.moved && was != is {
            format!("{line}, moved from {was}")
        } else if change.moved {
            format!("{line}, moved")
        } else {
            line
        }
    };
    Some(match change.relation {
        Relation::Unchanged if change.moved && was != is => format!("{is} moved from {was}"),
        Relation::Unchanged if change.moved => format!("{is} moved"),
        Relation::Unchanged => return None,
        Relation::Reworded => {
            let weight = match change.weight {
                Weight::None => "",
                Weight::Editorial => " (editorial)",
                Weight::Substantive => " (substantive)",
            };
            format!(
                "{}{}",
                moved(format!("{is} reworded{weight}")),
                opener(change)
            )
        }
        Relation::Split => moved(format!("{was} split into {is}")),
        Relation::Merged => moved(format!("{was} merged into {is}")),
        Relation::Inserted => format!("{is} inserted: {}", quoted(&change.new, &new.clauses)),
        Relation::Removed => format!("{was} removed: {}", quoted(&change.old, &old.clauses)),
    })
}

fn opener(change: &Change) -> String {
    change
        .traits
        .iter()
        .find_map(|t| match t {
            Trait::Opener { old, new, limb, .. } => {
                let (old, new) = (shortened(old, QUOTED), shortened(new, QUOTED));
                Some(match limb {
                    None => format!(": “{old}” became “{new}”"),
                    Some(Limb::Added) => format!(": opening limb “{new}” added"),
                    Some(Limb::Dropped) => format!(": opening limb “{old}” dropped"),
                    Some(Limb::Replaced) => format!(": opening limb “{old}” became “{new}”"),
                })
            }
            _ => None,
        })
        .unwrap_or_default()
}

fn cited(indices: &[usize], clauses: &[Clause]) -> String {
    let ids: Vec<String> = indices
        .iter()
        .filter_map(|&i| clauses.get(i))
        .map(|clause| one_line(&clause.id.cite()))
        .collect();
    ids.join(" and ")
}

fn quoted(indices: &[usize], clauses: &[Clause]) -> String {
    indices
        .first()
        .and_then(|&i| clauses.get(i))
        .map(|clause| shortened(&clause.text, QUOTED))
        .unwrap_or_default()
}

/// How a text enters the store.
fn first(event: Event, draft: &Draft) -> String {
    let by = match draft.sponsors.as_slice() {
        [] => String::new(),
        [only] => format!(" by {}", shortened(&only.name, QUOTED)),
        [lead, rest @ ..] => {
            let others = if rest.len() == 1 { "other" } else { "others" };
            format!(
                " by {} and {} {others}",
                shortened(&lead.name, QUOTED),
                rest.len()
            )
        }
    };
    let on = match (&draft.masthead.adoption, event) {
        (Some(adoption), Event::Adopted) => adoption.date.map(|d| format!(" on {d}")),
        _ => None,
    };
    match event {
        Event::Adopted => format!("adopted{}", on.unwrap_or_default()),
        Event::Tabled | Event::Revised => format!("{}{by}", event.words()),
        event => event.words().to_owned(),
    }
}

fn movement(record: &Record) -> Option<String> {
    let counts = record.clauses.counts();
    let mut parts: Vec<String> = [
        (counts.reworded, "reworded"),
        (counts.inserted, "inserted"),
        (counts.removed, "removed"),
        (counts.moved, "moved"),
        (counts.split, "split"),
        (counts.merged, "merged"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, word)| format!("{count} {word}"))
    .collect();
    for (names, word) in [
        (&record.sponsors_added, "joined"),
        (&record.sponsors_removed, "withdrew"),
    ] {
        match names.len() {
            0 => {}
            1 => parts.push(format!("1 sponsor {word}")),
            many => parts.push(format!("{many} sponsors {word}")),
        }
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}
