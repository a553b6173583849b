//! The front of a document: masthead, sponsor block, title.
//!
//! In: the first page's head lines and the paragraphs above the chapeau. Out:
//! a [`Masthead`], sponsors, title and the kind of the document. What the
//! document does not say stays empty.

use crate::model::{Adoption, DraftKind, Masthead, Notice, NoticeKind, Place, Sponsor};
use crate::symbol::Symbol;
use crate::text::{date, ordinal};

use super::furniture::{columns, is_barcode, is_job, own_symbol};
use super::paragraph::{Paragraph, Placed, append};
use super::rich;
use super::sponsors;

/// What stands above the chapeau.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub(super) kind: DraftKind,
    pub(super) masthead: Masthead,
    pub(super) title: Option<String>,
    pub(super) sponsors: Vec<Sponsor>,
    pub(super) sponsor_line: Option<String>,
    pub(super) notices: Vec<Notice>,
    /// How many paragraphs were read; the rest is body.
    pub(super) read: usize,
}

/// Reads the front. `above` is the number of paragraphs above the chapeau, or
/// `None` in a document without one.
pub(super) fn read(head: &[Placed<'_>], paragraphs: &[Paragraph], above: Option<usize>) -> Front {
    let mut reader = Reader::default();
    for placed in head {
        for piece in columns(&rich::clean(&placed.line.text())) {
            reader.fact(&piece);
        }
    }
    let limit = above.unwrap_or(paragraphs.len());
    let mut at = 0;
    while at < limit && !begins_sponsors(&paragraphs[at..limit]) && !begins_adoption(&paragraphs[at].plain()) {
        let paragraph = &paragraphs[at];
        if reader.complete() && above.is_none() && !reader.in_agenda {
            break;
        }
        reader.line(paragraph);
        at += 1;
    }
    let mut front = Front {
        masthead: reader.masthead,
        ..Front::default()
    };
    if at < limit && begins_adoption(&paragraphs[at].plain()) {
        at = adoption(&mut front, paragraphs, at, limit);
    } else if at < limit {
        at = sponsor_block(&mut front, paragraphs, at, limit);
    }
    at = title(&mut front, paragraphs, at, limit, above.is_some());
    complete(&mut front);
    front.read = at;
    front
}

/// Whether a piece of a first page says a fact of the masthead: `Distr.:
/// Limited`, `Agenda item 98`.
pub(super) fn is_fact(piece: &str) -> bool {
    Reader::default().fact(piece)
}

#[derive(Default)]
struct Reader {
    masthead: Masthead,
    in_agenda: bool,
}

impl Reader {
    /// Whether everything that usually stands in a masthead was met.
    fn complete(&self) -> bool {
        self.masthead.symbol.is_some() && self.masthead.session.is_some() && self.masthead.agenda_item.is_some()
    }

    /// Reads a line or block above the sponsors.
    fn line(&mut self, paragraph: &Paragraph) {
        let text = paragraph.plain();
        let pieces = columns(&text);
        let taken = pieces.iter().filter(|p| self.fact(p)).count();
        if taken == 0 && self.in_agenda {
            let title = self.masthead.agenda_title.get_or_insert_default();
            append(title, &text);
        }
    }

    /// Reads one fact; says whether the piece was one.
    fn fact(&mut self, piece: &str) -> bool {
        let piece = piece.trim();
        let bare = piece.trim_end_matches('*').trim_end();
        if is_barcode(piece) || piece.split_whitespace().any(is_job) || (piece == "United Nations" && !self.in_agenda) {
            return true;
        }
        if let Some(rest) = bare.strip_prefix("United Nations ")
            && let Some(symbol) = own_symbol(rest)
        {
            self.masthead.symbol.get_or_insert(symbol);
            return true;
        }
        if let Some(symbol) = own_symbol(bare) {
            self.masthead.symbol.get_or_insert(symbol);
            return true;
        }
        if let Some(organ) = ORGANS.iter().find(|o| **o == bare) {
            self.masthead.organ.get_or_insert((*organ).to_owned());
            return true;
        }
        if let Some((organ, rest)) = ORGANS
            .iter()
            .find_map(|o| Some((o, bare.strip_prefix(o)?.trim_start())))
            && (rest.starts_with("Distr") || rest.starts_with("Official"))
        {
            self.masthead.organ.get_or_insert((*organ).to_owned());
            return self.fact(rest);
        }
        if let Some(rest) = bare.strip_prefix("Distr.:").or_else(|| bare.strip_prefix("Distr. :")) {
            // A date can follow in the same cell.
            let mut words = rest.trim().splitn(2, ' ');
            self.masthead.distribution = words.next().filter(|w| !w.is_empty()).map(str::to_owned);
            if let Some(rest) = words.next() {
                self.fact(rest);
            }
            return true;
        }
        if let Some(rest) = bare.strip_prefix("Original:") {
            self.masthead.original_languages = languages(rest);
            return true;
        }
        if LANGUAGES.contains(&bare) {
            return true;
        }
        if !self.in_agenda
            && let Some(day) = date::parse(bare)
        {
            self.masthead.date.get_or_insert(day);
            return true;
        }
        if !self.in_agenda
            && let Some(session) = session(bare)
        {
            self.masthead.session.get_or_insert(session);
            return true;
        }
        if let Some(rest) = bare
            .strip_prefix("Agenda items ")
            .or_else(|| bare.strip_prefix("Agenda item "))
            .or_else(|| bare.strip_prefix("Item ").filter(|r| r.contains("agenda")))
        {
            self.masthead.agenda_item = Some(rest.trim().to_owned());
            self.in_agenda = true;
            return true;
        }
        // `Special Political and Decolonization Committee` / `(Fourth Committee)`
        if let Some(committee) = &mut self.masthead.committee
            && !self.in_agenda
            && bare.starts_with('(')
            && bare.ends_with("Committee)")
        {
            append(committee, bare);
            return true;
        }
        if !self.in_agenda && is_committee(bare) {
            self.masthead.committee.get_or_insert(bare.to_owned());
            return true;
        }
        false
    }
}

const ORGANS: [&str; 6] = [
    "General Assembly",
    "Security Council",
    "Economic and Social Council",
    "Human Rights Council",
    "Trusteeship Council",
    "Secretariat",
];

const LANGUAGES: [&str; 6] = ["Arabic", "Chinese", "English", "French", "Russian", "Spanish"];

/// `English and Russian` to two names.
fn languages(text: &str) -> Vec<String> {
    text.split(|c: char| matches!(c, ',' | '/'))
        .flat_map(|part| part.split(" and "))
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// `Seventy-fifth session` to `75`, `Tenth emergency special session` to
/// `ES-10`, `Thirty-second special session` to `S-32`, `2025 session` to
/// `2025`.
fn session(text: &str) -> Option<String> {
    let text = text.strip_prefix("Resumed ").unwrap_or(text);
    let name = text.strip_suffix(" session")?;
    let (name, prefix) = if let Some(name) = name.strip_suffix(" emergency special") {
        (name, "ES-")
    } else if let Some(name) = name.strip_suffix(" special") {
        (name, "S-")
    } else {
        (name.strip_suffix(" regular").unwrap_or(name), "")
    };
    if name.len() == 4 && name.bytes().all(|b| b.is_ascii_digit()) {
        return Some(name.to_owned());
    }
    ordinal::parse(name).map(|n| format!("{prefix}{n}"))
}

fn is_committee(text: &str) -> bool {
    let named = text.ends_with("Committee") || text.ends_with("Committee)");
    named && text.split_whitespace().count() <= 10 && text.starts_with(char::is_uppercase)
}

fn begins_adoption(text: &str) -> bool {
    let text = text.trim();
    ["Resolution adopted by the ", "Resolutions adopted by the ", "Decision adopted by the "]
        .iter()
        .any(|head| text.starts_with(head))
        || ["Resolution adopted", "Decision adopted"].contains(&text)
}

/// Whether a sponsor block begins with the first of these paragraphs.
fn begins_sponsors(paragraphs: &[Paragraph]) -> bool {
    block_end(paragraphs).is_some()
}

/// The end of the sponsor block that begins with the first of these
/// paragraphs: how many paragraphs it has.
fn block_end(paragraphs: &[Paragraph]) -> Option<usize> {
    const LONGEST: usize = 60;
    let first = paragraphs.first()?.plain();
    if !sponsors::can_begin(&first) {
        return None;
    }
    let mut joined = String::new();
    for (at, paragraph) in paragraphs.iter().take(LONGEST).enumerate() {
        append(&mut joined, &paragraph.plain());
        if let Some(whole) = sponsors::is_whole(&joined) {
            let mut end = at + 1;
            if whole == sponsors::Whole::MayGoOn {
                end += continuation(&joined, &paragraphs[end..]);
            }
            return Some(end);
        }
        if sponsors::is_beyond(&joined) {
            return None;
        }
    }
    None
}

/// How many of these paragraphs still belong to a sponsor line that can go on:
/// `Draft resolution submitted by the Vice-Chair of the Committee, ... on` /
/// `the basis of informal consultations on draft resolution A/C.2/80/L.33`.
fn continuation(joined: &str, rest: &[Paragraph]) -> usize {
    let mut text = joined.to_owned();
    let mut taken = 0;
    // `submitted by ..., Julio` / `Carranza (Peru), on the basis of ...`: where
    // a blank line sets the title apart, all lines above it go on.
    let block = rest.iter().take(5).position(|p| p.gap > 0);
    if let Some(lines) = block.filter(|_| joined.contains("submitted by")) {
        return lines;
    }
    for paragraph in rest.iter().take(5) {
        let next = paragraph.plain();
        if paragraph.gap > 0 || !sponsors::goes_on(&text, &next) {
            break;
        }
        append(&mut text, &next);
        taken += 1;
    }
    taken
}

fn sponsor_block(front: &mut Front, paragraphs: &[Paragraph], at: usize, limit: usize) -> usize {
    let Some(length) = block_end(&paragraphs[at..limit]) else {
        return at;
    };
    let mut line = String::new();
    for paragraph in &paragraphs[at..at + length] {
        append(&mut line, &paragraph.text);
    }
    let line = crate::text::mend(&rich::plain(&line));
    let block = sponsors::read(&line);
    front.kind = block.kind;
    for sponsor in &block.sponsors {
        if sponsor.kind == crate::model::SponsorKind::Unknown {
            front.notices.push(Notice {
                kind: NoticeKind::Sponsor,
                message: format!("sponsor “{}” is not in the table of names; taken as printed", sponsor.name),
                place: paragraphs[at].place,
            });
        }
    }
    front.sponsors = block.sponsors;
    front.sponsor_line = Some(line);
    at + length
}

/// `Resolution adopted by the General Assembly` / `on 1 December 2025` /
/// `[on the report of the First Committee (A/80/534, para. 7)]`.
fn adoption(front: &mut Front, paragraphs: &[Paragraph], mut at: usize, limit: usize) -> usize {
    let mut line = String::new();
    let mut report = String::new();
    while at < limit {
        let text = paragraphs[at].plain();
        if resolution_number(&text).is_some() {
            break;
        }
        if report.is_empty() && !text.starts_with('[') {
            let done = date::first(&line).is_some();
            if done {
                break;
            }
            // The report can stand in the same block.
            let (own, rest) = match text.find('[') {
                Some(open) => text.split_at(open),
                None => (text.as_str(), ""),
            };
            append(&mut line, own);
            append(&mut report, rest);
        } else if report.ends_with(']') {
            break;
        } else {
            append(&mut report, &text);
        }
        at += 1;
    }
    front.kind = if line.starts_with("Decision") {
        DraftKind::Decision
    } else {
        DraftKind::Resolution
    };
    let draft = report
        .strip_prefix("[without reference to a Main Committee (")
        .and_then(|rest| rest.split([')', ',', ' ']).next())
        .and_then(|symbol| symbol.parse::<Symbol>().ok());
    if let Some(committee) = report.strip_prefix("[on the report of the ") {
        let name = committee.find(" (A/").map_or(committee, |end| &committee[..end]);
        front.masthead.committee.get_or_insert(name.trim().to_owned());
    }
    front.masthead.adoption = Some(Adoption {
        date: date::first(&line).map(|(_, day)| day),
        line: Some(line.trim().to_owned()).filter(|l| !l.is_empty()),
        report: Some(report).filter(|r| !r.is_empty()),
        draft,
        meeting: None,
    });
    at
}

/// `78/29.` or `78/29. Implementation of ...`: the number and the words behind it.
fn resolution_number(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let end = text.find('.')?;
    let number = &text[..end];
    let (session, serial) = number.split_once('/')?;
    let session = session.trim_start_matches("ES-").trim_start_matches("S-");
    let digits: String = serial.chars().take_while(char::is_ascii_digit).collect();
    let suffix = serial[digits.len()..].trim();
    let sound = !session.is_empty()
        && session.bytes().all(|b| b.is_ascii_digit())
        && !digits.is_empty()
        && suffix.len() <= 4;
    sound.then(|| (number, text[end + 1..].trim_start()))
}

fn title(front: &mut Front, paragraphs: &[Paragraph], mut at: usize, limit: usize, above: bool) -> usize {
    let mut title = String::new();
    while at < limit {
        let paragraph = &paragraphs[at];
        let text = paragraph.plain();
        // Without a chapeau the title ends where the text begins.
        if !above && begins_text(paragraph, &text) {
            break;
        }
        let text = match resolution_number(&text) {
            Some((_, rest)) if title.is_empty() => rest.to_owned(),
            _ => text,
        };
        append(&mut title, &text);
        at += 1;
    }
    front.title = Some(crate::text::mend(&title)).filter(|t| !t.is_empty());
    at
}

/// Whether a paragraph of a document without chapeau is text and no title.
fn begins_text(paragraph: &Paragraph, text: &str) -> bool {
    let labelled = super::label::split(text).is_some();
    let known_heading = matches!(paragraph.role, crate::source::Role::Heading(_)) || paragraph.bold;
    let sentence = text.trim_end().ends_with(['.', ';', ':', ',']) || text.contains('“');
    const INSTRUCTIONS: [&str; 6] = ["In ", "After ", "Delete ", "Replace ", "Insert ", "Before "];
    labelled || (!known_heading && (sentence || INSTRUCTIONS.iter().any(|i| text.starts_with(i))))
}

/// Fills what the symbol alone tells, and names what is missing.
fn complete(front: &mut Front) {
    let masthead = &mut front.masthead;
    if let Some(title) = &mut masthead.agenda_title {
        *title = crate::text::mend(title);
    }
    let Some(symbol) = &masthead.symbol else {
        front.notices.push(Notice {
            kind: NoticeKind::Masthead,
            message: "no document symbol was found on the first page".to_owned(),
            place: Place { page: 1, line: 0 },
        });
        return;
    };
    if masthead.organ.is_none() {
        masthead.organ = symbol.organ().map(str::to_owned);
    }
    if masthead.session.is_none() {
        masthead.session = symbol.session().map(|s| s.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::{languages, resolution_number, session};

    #[test]
    fn sessions_are_numbers() {
        assert_eq!(session("Seventy-fifth session").as_deref(), Some("75"));
        assert_eq!(session("Tenth emergency special session").as_deref(), Some("ES-10"));
        assert_eq!(session("2025 session").as_deref(), Some("2025"));
        assert_eq!(session("a closing session"), None);
    }

    #[test]
    fn two_original_languages() {
        assert_eq!(languages(" English and Russian"), ["English", "Russian"]);
    }

    #[test]
    fn the_number_of_a_resolution_is_no_title() {
        assert_eq!(resolution_number("97/164. Lights"), Some(("97/164", "Lights")));
        assert_eq!(resolution_number("97/164 A. Lights"), Some(("97/164 A", "Lights")));
        assert_eq!(resolution_number("Lights 97/164."), None);
    }
}
