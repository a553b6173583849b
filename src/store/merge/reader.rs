//! `text.md` read back.
//!
//! In: a page, as the store wrote it or as a person edited it, and drafts
//! whose lines may stand in it. Out: the draft that it says. A line of a known
//! draft brings all that the draft knows of it (number, place, references);
//! another is read from its markup. The page of what was read is the page
//! again, but for spacing.

use std::collections::{HashMap, VecDeque};

use super::notes::Notes;
use super::numbering::{self, renumber};
use crate::model::{
    Clause, ClauseKind, Draft, DraftKind, Masthead, Place, Sponsor, SponsorKind, Uncompared,
};
use crate::store::markdown::{self, Part};
use crate::symbol;
use crate::text::{opener, states};

/// A line that says nothing of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct PageFault {
    /// Counted from 1.
    pub(in crate::store) line: usize,
    /// What is wrong with it.
    pub(in crate::store) what: &'static str,
}

/// Whether a page is one of a draft: a title and a text.
pub(super) fn is_page(page: &str) -> bool {
    page.starts_with("# ") && page.lines().any(|line| line == TEXT)
}

const SPONSORS: &str = "## Sponsors";
const TEXT: &str = "## Text";
const FOOTNOTES: &str = "## Footnotes";
const UNCOMPARED: &str = "## Not compared";

/// Reads a page; of equal lines the earlier of the known drafts counts.
pub(in crate::store) fn read(page: &str, known: &[&Draft]) -> Result<Draft, PageFault> {
    if let Some(same) = known.iter().find(|draft| markdown::page(draft) == page) {
        return Ok((*same).clone());
    }
    let lines: Vec<(usize, &str)> = page
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.trim_end()))
        .filter(|(_, line)| !line.is_empty())
        .collect();
    let mut reader = Reader::new(known);
    let mut section = Section::Head;
    for (nth, (line, text)) in lines.iter().enumerate() {
        let next = lines.get(nth + 1).map_or("", |(_, next)| next);
        if let Some(begun) = section.ends_with(text, next) {
            section = begun;
            continue;
        }
        let taken = match section {
            Section::Head => reader.head(text),
            Section::Sponsors => reader.sponsor(text),
            Section::Text => reader.clause(text),
            Section::Footnotes => reader.notes.take(text),
            Section::Uncompared => {
                reader.uncompared.push(text);
                Ok(())
            }
        };
        taken.map_err(|what| PageFault { line: *line, what })?;
    }
    if section == Section::Head {
        let line = page.lines().count().max(1);
        let what = "the line `## Text` is missing";
        return Err(PageFault { line, what });
    }
    Ok(reader.finish())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Section {
    Head,
    Sponsors,
    Text,
    Footnotes,
    Uncompared,
}

impl Section {
    /// The section that a line begins. An annex may be called like one.
    fn ends_with(self, line: &str, next: &str) -> Option<Section> {
        match line {
            SPONSORS if self == Section::Head => Some(Section::Sponsors),
            TEXT if self <= Section::Sponsors => Some(Section::Text),
            FOOTNOTES if self == Section::Text && next.starts_with("[^") => {
                Some(Section::Footnotes)
            }
            UNCOMPARED
                if (self == Section::Text || self == Section::Footnotes)
                    && matches!(next, "- table" | "- image") =>
            {
                Some(Section::Uncompared)
            }
            _ => None,
        }
    }
}

/// The lines of the known drafts: which draft, and which part of it.
type Known = HashMap<String, VecDeque<(usize, Part)>>;

struct Reader<'k, 'p> {
    known: &'k [&'k Draft],
    sponsors: Known,
    clauses: Known,
    draft: Draft,
    notes: Notes<'k>,
    uncompared: Vec<&'p str>,
    operative: bool,
    annexed: bool,
}

impl<'k, 'p> Reader<'k, 'p> {
    fn new(known: &'k [&'k Draft]) -> Self {
        let (mut sponsors, mut clauses, mut notes) = (Known::new(), Known::new(), Known::new());
        for (which, draft) in known.iter().enumerate() {
            for (part, line) in markdown::lines(draft) {
                let lines = match part {
                    Part::Sponsor(_) => &mut sponsors,
                    Part::Clause(_) => &mut clauses,
                    Part::Footnote(_) => &mut notes,
                    Part::Frame | Part::SponsorNote => continue,
                };
                lines.entry(line).or_default().push_back((which, part));
            }
        }
        let first = known.first().copied().cloned().unwrap_or_default();
        let draft = Draft {
            kind: DraftKind::Other,
            masthead: Masthead::default(),
            sponsor_line: first.sponsor_line,
            notices: first.notices,
            ..Draft::default()
        };
        Reader {
            known,
            sponsors,
            clauses,
            draft,
            notes: Notes::new(known, notes),
            uncompared: Vec::new(),
            operative: false,
            annexed: false,
        }
    }

    /// The title and the masthead.
    fn head(&mut self, line: &'p str) -> Result<(), &'static str> {
        if let Some(title) = line.strip_prefix("# ") {
            self.draft.title = match title {
                "(without title)" => None,
                title => Some(plain(title)),
            };
            return Ok(());
        }
        let field = line.strip_prefix("- ").and_then(|rest| rest.split_once(": "));
        let Some((name, value)) = field else {
            return Err("it is no title and no `- Name: value` above the sponsors and the text");
        };
        // A draft that says the same knows more of it: `Adopted` alone does
        // not name the day.
        let knows = |draft: &&&Draft| {
            let lines = markdown::lines(draft);
            let mut head = lines.iter().take_while(|(_, l)| l != SPONSORS && l != TEXT);
            head.any(|(part, l)| *part == Part::Frame && l == line)
        };
        let value = plain(value);
        match self.known.iter().find(knows) {
            Some(draft) => field_of(&mut self.draft, name, draft),
            None => field_says(&mut self.draft, name, value),
        }
    }

    fn sponsor(&mut self, line: &'p str) -> Result<(), &'static str> {
        if let Some((which, Part::Sponsor(at))) = taken(&mut self.sponsors, line) {
            self.draft.sponsors.push(self.known[which].sponsors[at].clone());
            return Ok(());
        }
        match line.strip_prefix("- ") {
            Some(name) => {
                let name = plain(name);
                let kind = match states::canonical(&name) {
                    Some(_) => SponsorKind::State,
                    None => SponsorKind::Unknown,
                };
                self.draft.sponsors.push(Sponsor { name, kind });
            }
            None => {
                let note = self.draft.sponsor_note.get_or_insert_default();
                if !note.is_empty() {
                    note.push(' ');
                }
                note.push_str(&plain(line));
            }
        }
        Ok(())
    }

    fn clause(&mut self, line: &'p str) -> Result<(), &'static str> {
        if let Some((which, Part::Clause(at))) = taken(&mut self.clauses, line) {
            let clause = self.known[which].clauses[at].clone();
            self.notes.cited(which, &clause);
            self.push(clause);
            return Ok(());
        }
        let indent = line.len() - line.trim_start().len();
        let bare = line.trim_start();
        let (kind, depth, words) = if let Some(words) = bare.strip_prefix("### ") {
            (ClauseKind::Heading, 0, words)
        } else if let Some(words) = bare.strip_prefix("## ") {
            (ClauseKind::AnnexTitle, 0, words)
        } else if let Some(words) = bare.strip_prefix("- ") {
            match (indent / 2, self.annexed) {
                (depth, true) => (ClauseKind::AnnexParagraph, depth, words),
                (0, false) => (ClauseKind::Operative, 0, words),
                (depth, false) => (ClauseKind::Subparagraph, depth, words),
            }
        } else if self.annexed {
            (ClauseKind::AnnexParagraph, 0, bare)
        } else if self.draft.clauses.is_empty() && !bare.starts_with('*') {
            (ClauseKind::Chapeau, 0, bare)
        } else {
            (ClauseKind::Preambular, 0, bare)
        };
        let listed = bare.starts_with("- ");
        let Words { text, slanted, labels } = Words::of(words);
        let opens = matches!(
            kind,
            ClauseKind::Preambular | ClauseKind::Operative | ClauseKind::Subparagraph
        );
        let opener = match slanted {
            Some(slanted) => Some(slanted),
            // Who edits a page need not know of its italics.
            None if opens && !self.known.is_empty() => opener::opener(&text).map(str::to_owned),
            None => None,
        };
        let mut references: Vec<String> = Vec::new();
        for (_, symbol) in symbol::cited(&text) {
            let name = symbol.to_string();
            if !references.contains(&name) {
                references.push(name);
            }
        }
        self.notes.labelled(labels);
        self.push(Clause {
            id: numbering::unnamed(depth),
            kind,
            number: (listed && depth == 0).then(String::new),
            opener,
            text,
            footnotes: Vec::new(),
            references,
            place: Place::default(),
        });
        Ok(())
    }

    fn push(&mut self, clause: Clause) {
        self.operative |= clause.kind == ClauseKind::Operative;
        self.annexed |= clause.kind == ClauseKind::AnnexTitle;
        self.draft.clauses.push(clause);
    }

    fn finish(mut self) -> Draft {
        let ids = |draft: &Draft| -> Vec<String> {
            let ids = draft.clauses.iter().map(|clause| clause.id.to_string());
            ids.collect()
        };
        let own = ids(&self.draft);
        if self.known.iter().all(|draft| ids(draft) != own) {
            renumber(&mut self.draft.clauses);
        }
        self.draft.uncompared = self.matter();
        self.draft.footnotes = self.notes.finish(&mut self.draft.clauses);
        self.draft
    }

    /// Tables and images are nothing to merge: those of the first draft that
    /// shows them so.
    fn matter(&self) -> Vec<Uncompared> {
        let shown = |draft: &&&Draft| {
            let lines = markdown::lines(draft);
            let mut matter = lines.iter().skip_while(|(_, line)| line != UNCOMPARED);
            matter.next();
            matter.map(|(_, line)| line.as_str()).eq(self.uncompared.iter().copied())
        };
        if self.uncompared.is_empty() {
            return Vec::new();
        }
        let draft = self.known.iter().find(shown).or(self.known.first());
        draft.map(|draft| draft.uncompared.clone()).unwrap_or_default()
    }
}

/// The next part of a known draft that is printed so.
fn taken(known: &mut Known, line: &str) -> Option<(usize, Part)> {
    let places = known.get_mut(line)?;
    let (which, part) = places.pop_front()?;
    // The same place of the other drafts is taken with it.
    let mut others: Vec<usize> = vec![which];
    places.retain(|(other, _)| {
        let first = !others.contains(other);
        if first {
            others.push(*other);
        }
        !first
    });
    Some((which, part))
}

/// Copies a field of the masthead.
fn field_of(draft: &mut Draft, name: &str, from: &Draft) -> Result<(), &'static str> {
    let (head, known) = (&mut draft.masthead, &from.masthead);
    match name {
        "Symbol" => head.symbol.clone_from(&known.symbol),
        "Kind" => draft.kind = from.kind,
        "Date" => head.date = known.date,
        "Organ" => head.organ.clone_from(&known.organ),
        "Committee" => head.committee.clone_from(&known.committee),
        "Session" => head.session.clone_from(&known.session),
        "Agenda item" => {
            head.agenda_item.clone_from(&known.agenda_item);
            head.agenda_title.clone_from(&known.agenda_title);
        }
        "Distribution" => head.distribution.clone_from(&known.distribution),
        "Original" => head.original_languages.clone_from(&known.original_languages),
        "Adopted" | "Report" | "Meeting" => head.adoption.clone_from(&known.adoption),
        _ => return Err(NO_FIELD),
    }
    Ok(())
}

const NO_FIELD: &str = "no masthead has a field of that name";

/// Sets a field of the masthead to what a person wrote.
fn field_says(draft: &mut Draft, name: &str, value: String) -> Result<(), &'static str> {
    let head = &mut draft.masthead;
    match name {
        "Symbol" => head.symbol = Some(value.parse().map_err(|_| "it is no document symbol")?),
        "Kind" => {
            draft.kind = [
                DraftKind::DraftResolution,
                DraftKind::DraftDecision,
                DraftKind::Resolution,
                DraftKind::Decision,
                DraftKind::Amendment,
                DraftKind::Sponsors,
                DraftKind::Other,
            ]
            .into_iter()
            .find(|kind| kind.words() == value)
            .ok_or("it is no kind of document")?;
        }
        "Date" => head.date = Some(value.parse().map_err(|_| "it is no date like 2020-10-26")?),
        "Organ" => head.organ = Some(value),
        "Committee" => head.committee = Some(value),
        "Session" => head.session = Some(value),
        "Agenda item" => {
            let (item, title) = match value.split_once(", ") {
                Some((item, title)) => (item, Some(title.to_owned())),
                None => (value.as_str(), None),
            };
            head.agenda_item = Some(item.to_owned());
            head.agenda_title = title;
        }
        "Distribution" => head.distribution = Some(value),
        "Original" => head.original_languages = value.split(", ").map(str::to_owned).collect(),
        "Adopted" => head.adoption.get_or_insert_default().line = Some(value),
        "Report" => head.adoption.get_or_insert_default().report = Some(value),
        "Meeting" => head.adoption.get_or_insert_default().meeting = Some(value),
        _ => return Err(NO_FIELD),
    }
    Ok(())
}

/// Words without their markup.
pub(super) fn plain(words: &str) -> String {
    Words::of(words).text
}

/// A line of the page taken apart.
struct Words {
    text: String,
    /// What stands in italics at its beginning.
    slanted: Option<String>,
    /// The labels of footnotes, and how many characters stand before each.
    labels: Vec<(usize, String)>,
}

impl Words {
    fn of(words: &str) -> Self {
        let mut text = String::with_capacity(words.len());
        let mut labels = Vec::new();
        let mut slanted = None;
        let mut rest = words;
        while let Some(c) = rest.chars().next() {
            let after = &rest[c.len_utf8()..];
            match c {
                '\\' if after.starts_with(|c: char| c.is_ascii_punctuation()) => {
                    text.push_str(&after[..1]);
                    rest = &after[1..];
                    continue;
                }
                '[' if after.starts_with('^') && after.contains(']') => {
                    if let Some((label, behind)) = after[1..].split_once(']') {
                        labels.push((text.chars().count(), label.to_owned()));
                        rest = behind;
                        continue;
                    }
                }
                '*' if text.is_empty() && slanted.is_none() => slanted = Some(String::new()),
                '*' if slanted.as_deref() == Some("") => slanted = Some(text.clone()),
                c => text.push(c),
            }
            rest = after;
        }
        Words {
            text,
            slanted: slanted.filter(|slanted| !slanted.is_empty()),
            labels,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{plain, read};
    use crate::parse;
    use crate::source;
    use crate::store::markdown::page;

    fn bundled() -> Vec<crate::model::Draft> {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("drafts");
        ["A_C.2_97_L.41.txt", "A_C.2_97_L.41_Rev.1.txt", "A_RES_97_164.txt"]
            .iter()
            .map(|name| {
                let bytes = std::fs::read(folder.join(name)).unwrap();
                parse::parse(&source::read(&bytes).unwrap())
            })
            .collect()
    }

    #[test]
    fn a_page_is_read_back_word_for_word_even_where_nothing_is_known() {
        for draft in bundled() {
            let printed = page(&draft);
            let read = read(&printed, &[]).unwrap();
            assert_eq!(page(&read), printed);
            let ids = |d: &crate::model::Draft| -> Vec<String> {
                d.clauses.iter().map(|c| c.id.to_string()).collect()
            };
            assert_eq!(ids(&read), ids(&draft));
            let texts = |d: &crate::model::Draft| -> Vec<String> {
                d.clauses.iter().map(|c| c.text.clone()).collect()
            };
            assert_eq!(texts(&read), texts(&draft));
        }
    }

    #[test]
    fn an_edited_line_is_read_and_the_others_keep_what_is_known_of_them() {
        let draft = bundled().remove(0);
        let edited = page(&draft).replace("report of the Secretary-General on aids", "report on aids");
        let read = read(&edited, &[&draft]).unwrap();
        assert_eq!(page(&read), edited);
        assert_eq!(read.clauses.len(), draft.clauses.len());
        let changed: Vec<&str> = read
            .clauses
            .iter()
            .zip(&draft.clauses)
            .filter(|(new, old)| new != old)
            .map(|(new, _)| new.id.as_str())
            .collect();
        assert_eq!(changed, ["OP1"]);
        assert_eq!(read.footnotes, draft.footnotes);
        assert_eq!(read.masthead, draft.masthead);
    }

    #[test]
    fn a_line_that_says_nothing_is_named() {
        let fault = read("# Lamps\n\n- Symbol: A/99/L.8\nstray words\n\n## Text\n", &[]);
        assert_eq!(fault.unwrap_err().line, 4);
        assert_eq!(read("# Lamps\n", &[]).unwrap_err().line, 1);
    }

    #[test]
    fn escapes_are_undone() {
        assert_eq!(plain(r"1\. \*Lamps\* \[sic] a\\b"), r"1. *Lamps* [sic] a\b");
    }
}
