//! The sponsor block: `Belarus, Burundi and Zimbabwe: revised draft
//! resolution`.
//!
//! In: the block on one line. Out: who sponsors what. Names contain commas,
//! `and` and brackets, so they are split on the table of names.

use crate::model::{DraftKind, Sponsor, SponsorKind};
use crate::text::states;

/// What a sponsor block says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) kind: DraftKind,
    pub(super) sponsors: Vec<Sponsor>,
}

/// Whether a sponsor line is complete as it stands.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
pub(super) enum Whole {
    /// Nothing can follow.
    Ended,
    /// `submitted by ...` and amendments can go on over more lines.
    MayGoOn,
}

/// Whether a paragraph can begin a sponsor block: a known name, or the words
/// `Draft resolution`.
pub(super) fn can_begin(text: &str) -> bool {
    let text = text.trim();
    starts_with_kind(text).is_some()
        || begins_with_name(text)
        || divide(text).is_some_and(|(names, _)| !names.is_empty())
}

/// Whether a paragraph can begin a list of names of which the first is not
/// known: `Atlantis, Belgium, Chile,`.
pub(super) fn may_begin(text: &str) -> bool {
    let text = text.trim();
    let head = text.split(':').next().unwrap_or(text);
    head.starts_with(char::is_uppercase) && states::names(short(head)).nth(1).is_some()
}

/// Whether all names of a whole block but the first are known.
pub(super) fn are_mostly_known(text: &str) -> bool {
    let Some((list, _)) = divide(text) else {
        return false;
    };
    let names = states::split_names(list);
    names.len() > 2
        && names
            .iter()
            .skip(1)
            .all(|name| states::canonical(name).is_some())
}

/// Whether the joined block is a whole sponsor line.
pub(super) fn is_whole(text: &str) -> Option<Whole> {
    if let Some(kind) = starts_with_kind(text) {
        let plain = text.trim().eq_ignore_ascii_case(kind);
        return Some(if plain { Whole::Ended } else { Whole::MayGoOn });
    }
    let (names, rest) = divide(text)?;
    if names.is_empty() {
        return None;
    }
    let rest = rest.trim().trim_end_matches('*').trim_end();
    if rest.contains("amendment") {
        return Some(Whole::MayGoOn);
    }
    let ends = [
        "draft resolution",
        "draft decision",
        "draft resolutions",
        "draft declaration",
    ];
    ends.iter()
        .any(|end| rest.ends_with(end))
        .then_some(Whole::Ended)
}

/// Whether the joined text has grown past anything that a block can be.
pub(super) fn is_beyond(text: &str) -> bool {
    text.starts_with("The ") || divide(text).is_some_and(|(_, rest)| rest.len() > 400)
}

/// Whether `next` continues a line that can go on.
pub(super) fn goes_on(text: &str, next: &str) -> bool {
    let text = text.trim_end();
    let next = next.trim();
    let open = text.matches('(').count() > text.matches(')').count();
    let last = text.rsplit(' ').next().unwrap_or("");
    let unfinished = text.ends_with([',', '-', '/'])
        || matches!(
            last,
            "of" | "the"
                | "by"
                | "on"
                | "and"
                | "to"
                | "in"
                | "draft"
                | "resolution"
                | "decision"
                | "Vice-Chair"
                | "its"
                | "document"
                | "informal"
                | "basis"
                | "report"
                | "amendment"
                | "revised"
        );
    let lower = next.starts_with(char::is_lowercase) || next.starts_with("A/");
    open || unfinished || (lower && !next.is_empty())
}

/// Reads a whole sponsor line.
pub(super) fn read(line: &str) -> Block {
    let line = line.trim();
    if let Some(kind) = starts_with_kind(line) {
        // A presiding officer submits, but does not sponsor: the line says so.
        return Block {
            kind: kind_of(kind),
            sponsors: Vec::new(),
        };
    }
    let Some((names, rest)) = divide(line) else {
        return Block::default();
    };
    Block {
        kind: kind_of(rest),
        sponsors: self::names(names),
    }
}

/// The sponsors of a list of names.
pub(super) fn names(list: &str) -> Vec<Sponsor> {
    states::names(list)
        .map(|name| sponsor(name.trim_end_matches('*').trim()))
        .filter(|s| !s.name.is_empty())
        .collect()
}

fn sponsor(name: &str) -> Sponsor {
    let kind = if states::canonical(name).is_some() {
        SponsorKind::State
    } else if is_officer(name) {
        SponsorKind::Officer
    } else if is_group(name) {
        SponsorKind::Group
    } else {
        SponsorKind::Unknown
    };
    Sponsor {
        name: name.to_owned(),
        kind,
    }
}

fn is_officer(name: &str) -> bool {
    [
        "Chair",
        "President",
        "Rapporteur",
        "Vice-Chair",
        "Vice-President",
        "Coordinator",
    ]
    .iter()
    .any(|office| {
        name.split(|c: char| !(c.is_alphanumeric() || c == '-'))
            .any(|w| w == *office)
    })
}

fn is_group(name: &str) -> bool {
    [
        "Group of",
        "Union",
        "Movement",
        "Community",
        "Organization",
        "Organisation",
        "League",
        "Forum",
        "Alliance",
        "States",
    ]
    .iter()
    .any(|word| name.contains(word))
}

/// The names and what they table, divided at the colon.
fn divide(text: &str) -> Option<(&str, &str)> {
    let at = text.find(':')?;
    let (names, rest) = (text[..at].trim(), &text[at + 1..]);
    let rest = rest.trim_start_matches(|c: char| c == '*' || c == ',' || c.is_whitespace());
    tables(rest).then_some((names, rest))
}

/// Whether the words behind the colon say what is tabled, or are the first of
/// such words: `draft resolution`, `second revised`; not `draft articles`.
fn tables(rest: &str) -> bool {
    let mut rest = rest.trim();
    for rank in ["second", "third", "further", "proposed", "revised"] {
        rest = rest.strip_prefix(rank).map_or(rest, str::trim_start);
    }
    [
        "draft resolution",
        "draft decision",
        "draft declaration",
        "draft amendment",
        "amendment",
        "sub-amendment",
    ]
    .iter()
    .any(|tabled| rest.starts_with(tabled) || tabled.starts_with(rest))
}

fn begins_with_name(text: &str) -> bool {
    let head = text.split(':').next().unwrap_or(text).trim_end_matches('*');
    let head = short(head.trim_end().trim_end_matches(','));
    let first = states::names(head).next();
    first.is_some_and(|name| states::canonical(name.trim()).is_some())
}

/// The head of a text that may be long, where its first words are enough.
fn short(text: &str) -> &str {
    const LONGEST: usize = 400;
    if text.len() <= LONGEST {
        return text;
    }
    text.char_indices()
        .nth(LONGEST)
        .map_or(text, |(end, _)| &text[..end])
}

fn starts_with_kind(text: &str) -> Option<&'static str> {
    let text = text.trim();
    if !text.starts_with(['D', 'R', 'A']) {
        return None;
    }
    [
        "Draft resolution",
        "Draft decision",
        "Revised draft resolution",
        "Revised draft decision",
        "Draft amendment",
        "Amendment",
    ]
    .into_iter()
    .find(|kind| {
        text.strip_prefix(kind).is_some_and(|rest| {
            let rest = rest.trim_start_matches('*').trim_start();
            rest.is_empty()
                || rest.starts_with("submitted by")
                || rest.starts_with("proposed by")
                || rest.starts_with("to ")
        })
    })
}

fn kind_of(text: &str) -> DraftKind {
    let text = text.to_lowercase();
    if text.contains("amendment") {
        DraftKind::Amendment
    } else if text.contains("decision") {
        DraftKind::DraftDecision
    } else if text.contains("resolution") || text.contains("declaration") {
        DraftKind::DraftResolution
    } else {
        DraftKind::Other
    }
}
