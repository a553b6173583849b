//! The facts of the masthead, line by line: organ, symbol, distribution, date,
//! languages, session, committee, agenda item and its title.

use crate::model::Masthead;
use crate::parse::furniture::{columns, is_barcode, is_job, own_symbol};
use crate::parse::paragraph::{Paragraph, append};
use crate::symbol::bytes;
use crate::text::{date, ordinal};

/// Whether a piece of a first page says a fact of the masthead: `Distr.:
/// Limited`, `Agenda item 98`.
pub(in crate::parse) fn is_fact(piece: &str) -> bool {
    Reader::default().fact(piece)
}

/// Reads facts until the sponsor block.
#[derive(Debug, Clone, Default)]
pub(super) struct Reader {
    pub(super) masthead: Masthead,
    /// The agenda item was met, and its title may go on.
    pub(super) in_agenda: bool,
    /// Empty lines above the lines of the agenda title so far.
    gap: Option<u32>,
}

impl Reader {
    /// Reads a line or block above the sponsors; says whether it found a field.
    pub(super) fn line(&mut self, paragraph: &Paragraph) -> bool {
        let text = paragraph.plain();
        let taken = columns(&text).iter().filter(|p| self.fact(p)).count();
        if taken > 0 {
            return true;
        }
        if !self.in_agenda || !self.is_agenda_title(paragraph, &text) {
            self.in_agenda = false;
            return false;
        }
        self.gap = Some(self.gap.map_or(paragraph.gap, |gap| gap.max(paragraph.gap)));
        let title = self.masthead.agenda_title.get_or_insert_default();
        append(title, &text);
        true
    }

    /// Whether a line goes with the title of the agenda item: not behind a
    /// wider gap than the lines before it, and no sentence.
    fn is_agenda_title(&self, paragraph: &Paragraph, text: &str) -> bool {
        let Some(title) = &self.masthead.agenda_title else {
            return true;
        };
        let parted = self.gap.is_some_and(|gap| paragraph.gap > gap);
        let sentence = text.trim_end().ends_with('.') && text.contains(' ');
        let unfinished = title.ends_with([',', ':', ';']) || text.starts_with(char::is_lowercase);
        (!parted || unfinished) && !sentence
    }

    /// Takes the name of a committee, which can stand on two lines: `Special
    /// Political and Decolonization Committee` / `(Fourth Committee)`.
    fn committee(&mut self, name: &str) {
        match &mut self.masthead.committee {
            Some(known) if name.starts_with('(') && !known.ends_with(')') => append(known, name),
            Some(_) => {}
            none => *none = Some(name.to_owned()),
        }
    }

    /// Reads one fact; says whether the piece was one.
    pub(super) fn fact(&mut self, piece: &str) -> bool {
        let piece = piece.trim();
        let bare = piece.trim_end_matches('*').trim_end();
        if is_barcode(piece) || holds_job(piece) || (piece == "United Nations" && !self.in_agenda) {
            return true;
        }
        let symbol = bare
            .strip_prefix("United Nations ")
            .and_then(own_symbol)
            .or_else(|| own_symbol(bare));
        if let Some(symbol) = symbol {
            self.masthead.symbol.get_or_insert(symbol);
            return true;
        }
        if let Some((organ, rest)) = ORGANS
            .iter()
            .filter(|o| o.as_bytes().first() == bare.as_bytes().first())
            .find_map(|o| Some((o, bare.strip_prefix(o)?.trim_start())))
            && (rest.is_empty() || rest.starts_with("Distr") || rest.starts_with("Official"))
        {
            self.masthead.organ.get_or_insert((*organ).to_owned());
            return rest.is_empty() || self.fact(rest);
        }
        if let Some(rest) = bare
            .strip_prefix("Distr.:")
            .or_else(|| bare.strip_prefix("Distr. :"))
        {
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
        if !self.in_agenda && is_committee(bare) {
            self.committee(joined_committee(bare));
            return true;
        }
        false
    }
}

/// Whether a word is a job number.
fn holds_job(piece: &str) -> bool {
    bytes::find(b'-', piece.as_bytes()).is_some() && piece.split_whitespace().any(is_job)
}

const ORGANS: [&str; 6] = [
    "General Assembly",
    "Security Council",
    "Economic and Social Council",
    "Human Rights Council",
    "Trusteeship Council",
    "Secretariat",
];

const LANGUAGES: [&str; 6] = [
    "Arabic", "Chinese", "English", "French", "Russian", "Spanish",
];

/// `English and Russian` to two names.
fn languages(text: &str) -> Vec<String> {
    text.split([',', '/'])
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
    let name = text.strip_suffix(" session")?;
    let name = name.strip_prefix("Resumed ").unwrap_or(name);
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

const COMMITTEES: [&str; 6] = [
    "First Committee",
    "Second Committee",
    "Third Committee",
    "Fourth Committee",
    "Fifth Committee",
    "Sixth Committee",
];

/// The name of a Main Committee without the gaps of a poor print: `Fourth Co
/// mmittee`.
fn joined_committee(text: &str) -> &str {
    fn letters(name: &str) -> impl Iterator<Item = char> {
        name.chars().filter(|c| !c.is_whitespace())
    }
    // Nothing else begins and ends so.
    if !text.starts_with(['F', 'S', 'T']) || !text.ends_with('e') {
        return text;
    }
    let known = COMMITTEES.iter();
    let mut known = known.filter(|name| letters(name).eq(letters(text)));
    known.next().unwrap_or(&text)
}

fn is_committee(text: &str) -> bool {
    let text = joined_committee(text);
    let named = text.ends_with("Committee") || text.ends_with("Committee)");
    named
        && text.split_whitespace().count() <= 10
        && text.starts_with(|c: char| c.is_uppercase() || c == '(')
}

#[cfg(test)]
mod tests {
    use super::{languages, session};

    #[test]
    fn sessions_are_numbers() {
        assert_eq!(session("Seventy-fifth session").as_deref(), Some("75"));
        assert_eq!(
            session("Tenth emergency special session").as_deref(),
            Some("ES-10")
        );
        assert_eq!(session("2025 session").as_deref(), Some("2025"));
        assert_eq!(session("a closing session"), None);
    }

    #[test]
    fn two_original_languages() {
        assert_eq!(languages(" English and Russian"), ["English", "Russian"]);
    }
}
