//! The front of a document: masthead, sponsors, title.
//!
//! In: a draft. Out: lines with the part that each plays, in their order, so
//! that those of two drafts can be matched by it.

use std::ops::Range;

use super::line::{Cited, Citing, Unit};
use super::piece::Style;
use crate::model::{Draft, Masthead};
use crate::text::{date, ordinal};

/// What a line of the front is, in the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// `Ninety-seventh session`.
    Session,
    /// `Second Committee`.
    Committee,
    /// `Agenda item 18 (h)`.
    AgendaItem,
    /// Its title.
    AgendaTitle,
    /// `Resolution adopted by the General Assembly on ...`.
    Adoption,
    /// `[on the report of the Second Committee (A/97/451, para. 9)]`.
    Report,
    /// The sponsor line.
    Sponsors,
    /// The title.
    Title,
}

impl Role {
    /// All parts, in their order.
    pub(super) const ALL: [Role; 8] = [
        Role::Session,
        Role::Committee,
        Role::AgendaItem,
        Role::AgendaTitle,
        Role::Adoption,
        Role::Report,
        Role::Sponsors,
        Role::Title,
    ];
}

/// The lines above the text.
pub(super) fn lines(draft: &Draft, citing: &mut Citing<'_>) -> Vec<(Role, Unit)> {
    let head = &draft.masthead;
    let adoption = head.adoption.clone().unwrap_or_default();
    let adopted = adoption.line.is_some();
    let committee = head.committee.clone().filter(|_| !adopted);
    let plain = |role, text: Option<String>, style| {
        text.filter(|t| !t.is_empty())
            .map(|t| (role, Unit::plain(t, style)))
    };
    let mut lines: Vec<(Role, Unit)> = [
        plain(
            Role::Session,
            head.session.as_deref().map(session),
            Style::Session,
        ),
        plain(Role::Committee, committee, Style::Committee),
        plain(
            Role::AgendaItem,
            head.agenda_item.as_deref().map(item),
            Style::AgendaItem,
        ),
        plain(
            Role::AgendaTitle,
            head.agenda_title.clone(),
            Style::AgendaTitle,
        ),
        plain(Role::Adoption, adoption.line, Style::Sponsors),
        plain(Role::Report, adoption.report, Style::Sponsors),
    ]
    .into_iter()
    .flatten()
    .collect();
    let stars = Citing::uncited(draft, true);
    let lost = Citing::uncited(draft, false);
    let sponsors = sponsor_line(draft).map(|line| sponsors(&line, &stars, draft, citing));
    lines.extend(sponsors.map(|unit| (Role::Sponsors, unit)));
    let mut title = Unit::plain(title(draft), Style::Title);
    let end = title.text.chars().count();
    // A footnote whose place was not read stands at the title.
    for index in stars.into_iter().chain(lost) {
        if !citing.done[index] {
            citing.done[index] = true;
            title.cited.push((end, Cited::Note(index)));
        }
    }
    if !title.text.is_empty() || !title.cited.is_empty() {
        lines.push((Role::Title, title));
    }
    lines
}

/// The title, an adopted text's behind its number.
fn title(draft: &Draft) -> String {
    let title = draft.title.clone().unwrap_or_default();
    let number = draft
        .masthead
        .symbol
        .as_ref()
        .and_then(|s| s.as_str().strip_prefix("A/RES/"))
        .filter(|n| is_number(n));
    match number {
        Some(number) if !title.is_empty() => format!("{number}. {title}"),
        _ => title,
    }
}

/// `97/164`, `ES-11/1`.
fn is_number(number: &str) -> bool {
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    number.split_once('/').is_some_and(|(session, serial)| {
        let session = session.trim_start_matches("ES-").trim_start_matches("S-");
        digits(session) && digits(serial)
    })
}

/// The sponsor line as printed, or made of the sponsors' names.
fn sponsor_line(draft: &Draft) -> Option<String> {
    if draft.sponsor_line.is_some() {
        return draft.sponsor_line.clone();
    }
    let names: Vec<&str> = draft.sponsors.iter().map(|s| s.name.as_str()).collect();
    let (last, first) = names.split_last()?;
    let names = match first {
        [] => (*last).to_owned(),
        first => format!("{} and {last}", first.join(", ")),
    };
    Some(format!("{names}: {}", draft.kind.words()))
}

/// The sponsor line with its stars as marks; those that it doesn't print stand
/// behind the colon.
fn sponsors(line: &str, stars: &[usize], draft: &Draft, citing: &mut Citing<'_>) -> Unit {
    let mut unit = Unit::plain("", Style::Sponsors);
    for (at, piece) in pieces(line) {
        let star = &line[at.clone()];
        let known = piece && stars.iter().any(|&i| draft.footnotes[i].number == star);
        if known && let Cited::Note(index) = citing.cite(star) {
            unit.cited
                .push((unit.text.chars().count(), Cited::Note(index)));
        } else {
            unit.text.push_str(star);
        }
    }
    let colon = unit.text.chars().position(|c| c == ':');
    let at = colon.map_or(unit.text.chars().count(), |at| at + 1);
    for &index in stars {
        if !citing.done[index] {
            citing.done[index] = true;
            unit.cited.push((at, Cited::Note(index)));
        }
    }
    unit.cited.sort_by_key(|(at, _)| *at);
    unit
}

/// Stretches of stars and of other letters by turns.
fn pieces(line: &str) -> Vec<(Range<usize>, bool)> {
    let mut pieces: Vec<(Range<usize>, bool)> = Vec::new();
    for (at, c) in line.char_indices() {
        let end = at + c.len_utf8();
        match pieces.last_mut() {
            Some((range, star)) if *star == (c == '*') => range.end = end,
            _ => pieces.push((at..end, c == '*')),
        }
    }
    pieces
}

/// `97` to `Ninety-seventh session`, `ES-10` to `Tenth emergency special
/// session`, `2042` to `2042 session`.
fn session(number: &str) -> String {
    let (bare, kind) = match (number.strip_prefix("ES-"), number.strip_prefix("S-")) {
        (Some(bare), _) => (bare, " emergency special"),
        (_, Some(bare)) => (bare, " special"),
        _ => (number, ""),
    };
    let spelled = bare
        .parse()
        .ok()
        .filter(|n| *n < 1000)
        .and_then(ordinal::spell);
    let mut words = spelled.unwrap_or_else(|| bare.to_owned());
    if let Some(first) = words.get(..1) {
        let first = first.to_uppercase();
        words.replace_range(..1, &first);
    }
    format!("{words}{kind} session")
}

fn item(item: &str) -> String {
    let several = item.contains(" and ") || item.contains(',');
    format!("Agenda item{} {item}", if several { "s" } else { "" })
}

/// The masthead beside the emblem: symbol, organ, and the small lines.
pub(super) struct Head {
    /// `A/C.2/97/L.41`.
    pub(super) symbol: String,
    /// `General Assembly`.
    pub(super) organ: String,
    /// `Distr.: Limited`, the date, `Original: English`.
    pub(super) small: [String; 3],
}

impl Head {
    /// The masthead of a draft; empty where it says nothing.
    pub(super) fn of(masthead: &Masthead) -> Head {
        let symbol = masthead.symbol.as_ref();
        Head {
            symbol: symbol.map(ToString::to_string).unwrap_or_default(),
            organ: masthead.organ.clone().unwrap_or_default(),
            small: [
                masthead
                    .distribution
                    .as_ref()
                    .map(|d| format!("Distr.: {d}"))
                    .unwrap_or_default(),
                masthead.date.map(date::print).unwrap_or_default(),
                match masthead.original_languages.join(" and ") {
                    languages if languages.is_empty() => languages,
                    languages => format!("Original: {languages}"),
                },
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_number, item, session};

    #[test]
    fn sessions_are_spelled() {
        assert_eq!(session("97"), "Ninety-seventh session");
        assert_eq!(session("ES-10"), "Tenth emergency special session");
        assert_eq!(session("2042"), "2042 session");
    }

    #[test]
    fn several_items_are_items() {
        assert_eq!(item("18 (h)"), "Agenda item 18 (h)");
        assert_eq!(item("132 and 143"), "Agenda items 132 and 143");
    }

    #[test]
    fn only_a_number_stands_before_a_title() {
        assert!(is_number("97/164"));
        assert!(is_number("ES-11/1"));
        assert!(!is_number("2758(XXVI)"));
    }
}
