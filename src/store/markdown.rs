//! `text.md`: a draft as a page that reads well on a git host and in a plain
//! diff.
//!
//! One clause a line, one sponsor a line. No number, letter or footnote number
//! is printed, so that a renumbering is no diff; a footnote is named after its
//! own first words. Every word of the document is escaped.

use std::collections::BTreeMap;

use super::clean::{one_line, slug};
use crate::model::{Clause, ClauseKind, Draft, Uncompared, UncomparedKind};

/// Writes the page. Equal drafts give equal bytes.
pub fn page(draft: &Draft) -> String {
    written(draft).out
}

/// What a line of the page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Title, masthead, headings of the page itself, matter that is not
    /// compared.
    Frame,
    /// A sponsor, by its place.
    Sponsor(usize),
    /// The note on the sponsors.
    SponsorNote,
    /// A clause, by its place.
    Clause(usize),
    /// A footnote, by its place.
    Footnote(usize),
}

/// The lines of the page that are not empty, and what each of them shows.
pub(super) fn lines(draft: &Draft) -> Vec<(Part, String)> {
    written(draft).lines
}

fn written(draft: &Draft) -> Page {
    let mut page = Page::default();
    page.block(&title_line(draft));
    masthead(&mut page, draft);
    if !draft.sponsors.is_empty() || draft.sponsor_note.is_some() {
        page.block("## Sponsors");
        for (at, sponsor) in draft.sponsors.iter().enumerate() {
            page.part = Part::Sponsor(at);
            page.item(0, &inline(&one_line(&sponsor.name)));
        }
        if let Some(note) = &draft.sponsor_note {
            page.part = Part::SponsorNote;
            page.paragraph(&inline(&one_line(note)));
        }
    }
    page.part = Part::Frame;
    page.block("## Text");
    let labels = Labels::of(draft);
    for (at, clause) in draft.clauses.iter().enumerate() {
        page.part = Part::Clause(at);
        write_clause(&mut page, clause, &labels);
    }
    page.part = Part::Frame;
    if !draft.footnotes.is_empty() {
        page.block("## Footnotes");
        let mut written: Vec<&str> = Vec::new();
        for (at, footnote) in draft.footnotes.iter().enumerate() {
            page.part = Part::Footnote(at);
            let label = labels.label(&footnote.text);
            if !written.contains(&label) {
                written.push(label);
                page.block(&format!(
                    "[^{label}]: {}",
                    inline(&one_line(&footnote.text))
                ));
            }
        }
    }
    page.part = Part::Frame;
    if !draft.uncompared.is_empty() {
        page.block("## Not compared");
        for matter in &draft.uncompared {
            uncompared(&mut page, matter);
        }
    }
    page
}

/// The first line of the page.
pub(super) fn title_line(draft: &Draft) -> String {
    match &draft.title {
        Some(title) => format!("# {}", inline(&one_line(title))),
        None => "# (without title)".to_owned(),
    }
}

fn masthead(page: &mut Page, draft: &Draft) {
    let head = &draft.masthead;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let adoption = head.adoption.clone().unwrap_or_default();
    let agenda = match (&head.agenda_item, &head.agenda_title) {
        (Some(item), Some(title)) => format!("{item}, {title}"),
        (item, title) => item.clone().or_else(|| title.clone()).unwrap_or_default(),
    };
    let lines = [
        (
            "Symbol",
            head.symbol
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
        ),
        ("Kind", draft.kind.words().to_owned()),
        ("Date", head.date.map(|d| d.to_string()).unwrap_or_default()),
        ("Organ", text(&head.organ)),
        ("Committee", text(&head.committee)),
        ("Session", text(&head.session)),
        ("Agenda item", agenda),
        ("Distribution", text(&head.distribution)),
        ("Original", head.original_languages.join(", ")),
        ("Adopted", text(&adoption.line)),
        ("Report", text(&adoption.report)),
        ("Meeting", text(&adoption.meeting)),
    ];
    for (name, value) in lines {
        let value = one_line(&value);
        if !value.is_empty() {
            page.item(0, &format!("{name}: {}", inline(&value)));
        }
    }
}

fn write_clause(page: &mut Page, clause: &Clause, labels: &Labels) {
    let words = clause_words(clause, labels);
    let depth = clause.id.as_str().matches('(').count();
    match clause.kind {
        ClauseKind::Heading => page.block(&format!("### {words}")),
        ClauseKind::AnnexTitle => page.block(&format!("## {words}")),
        ClauseKind::Subparagraph => page.item(depth, &words),
        ClauseKind::Operative => page.item(0, &words),
        ClauseKind::AnnexParagraph if clause.number.is_some() => page.item(depth, &words),
        ClauseKind::Chapeau | ClauseKind::Preambular | ClauseKind::AnnexParagraph => {
            page.paragraph(&words);
        }
    }
}

/// The clause's words with its opener in italics and its footnotes marked.
fn clause_words(clause: &Clause, labels: &Labels) -> String {
    let mut marks: Vec<(usize, &str)> = clause
        .footnotes
        .iter()
        .map(|f| (f.at, labels.cited(&f.number)))
        .collect();
    marks.sort_by_key(|(at, _)| *at);
    let slanted = match &clause.opener {
        Some(opener) if !opener.trim().is_empty() && clause.text.starts_with(opener.as_str()) => {
            opener.trim_end().chars().count()
        }
        _ => 0,
    };
    let mut out = String::new();
    let mut piece = String::new();
    let mut marks = marks.into_iter().peekable();
    if slanted > 0 {
        out.push('*');
    }
    for (at, c) in clause.text.chars().enumerate() {
        while let Some((_, label)) = marks.next_if(|(place, _)| *place <= at) {
            out.push_str(&inline(&piece));
            piece.clear();
            out.push_str(&format!("[^{label}]"));
        }
        if slanted > 0 && at == slanted {
            out.push_str(&inline(&piece));
            piece.clear();
            out.push('*');
        }
        piece.push(c);
    }
    out.push_str(&inline(&piece));
    if slanted > 0 && clause.text.chars().count() <= slanted {
        out.push('*');
    }
    for (_, label) in marks {
        out.push_str(&format!("[^{label}]"));
    }
    one_line(&out)
}

fn uncompared(page: &mut Page, matter: &Uncompared) {
    match matter.kind {
        UncomparedKind::Image => page.item(0, "image"),
        UncomparedKind::Table | UncomparedKind::Box => {
            let name = match matter.kind {
                UncomparedKind::Table => "table",
                _ => "box",
            };
            page.item(0, name);
            for row in matter.text.lines().filter(|row| !row.trim().is_empty()) {
                page.item(1, &inline(&one_line(&row.replace('\t', " | "))));
            }
        }
    }
}

/// Names for footnotes that do not depend on their numbers.
struct Labels {
    by_text: BTreeMap<String, String>,
    by_number: BTreeMap<String, String>,
}

impl Labels {
    fn of(draft: &Draft) -> Self {
        let mut by_text: BTreeMap<String, String> = BTreeMap::new();
        let mut by_number = BTreeMap::new();
        for footnote in &draft.footnotes {
            let words = one_line(&footnote.text);
            let label = by_text.get(&words).cloned().unwrap_or_else(|| {
                free(&words, |label| by_text.values().any(|taken| taken == label))
            });
            by_text.insert(words, label.clone());
            by_number.entry(footnote.number.clone()).or_insert(label);
        }
        Labels { by_text, by_number }
    }

    fn label(&self, text: &str) -> &str {
        self.by_text
            .get(&one_line(text))
            .map_or("missing", String::as_str)
    }

    fn cited(&self, number: &str) -> &str {
        self.by_number.get(number).map_or("missing", String::as_str)
    }
}

/// The first words of a footnote; more of them where two begin alike.
fn free(words: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut most = 24;
    loop {
        let mut label = slug(words, most);
        if label.is_empty() || label == "missing" {
            label = format!("note-{label}");
        }
        if !taken(&label) {
            return label;
        }
        if most > words.len() {
            return (2..)
                .map(|n| format!("{label}-{n}"))
                .find(|label| !taken(label))
                .unwrap_or(label);
        }
        most += 12;
    }
}

struct Page {
    out: String,
    in_list: bool,
    /// What the next line shows.
    part: Part,
    lines: Vec<(Part, String)>,
}

impl Default for Page {
    fn default() -> Self {
        Page {
            out: String::new(),
            in_list: false,
            part: Part::Frame,
            lines: Vec::new(),
        }
    }
}

impl Page {
    /// A line of its own that is markup already.
    fn block(&mut self, line: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.line(line.to_owned());
        self.in_list = false;
    }

    fn line(&mut self, line: String) {
        self.out.push_str(&line);
        self.out.push('\n');
        self.lines.push((self.part, line));
    }

    /// A paragraph, which must not look like a list or heading.
    fn paragraph(&mut self, words: &str) {
        let words = guarded(words);
        self.block(&words);
    }

    fn item(&mut self, depth: usize, words: &str) {
        if !self.in_list && !self.out.is_empty() {
            self.out.push('\n');
        }
        let indent = "  ".repeat(depth.min(8));
        self.line(format!("{indent}- {}", guarded(words)));
        self.in_list = true;
    }
}

/// Escapes what would be markup inside a line.
pub(super) fn inline(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for c in words.chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '<' | '[' | '~' | '&' | '$') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Escapes what would be markup at the beginning of a line: `#`, `-`, `1.`
fn guarded(words: &str) -> String {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let after = words[digits..].chars().next();
    if digits > 0 && matches!(after, Some('.' | ')')) {
        return format!("{}\\{}", &words[..digits], &words[digits..]);
    }
    match words.chars().next() {
        Some('#' | '-' | '+' | '>' | '|' | '=' | ':') => format!("\\{words}"),
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::page;
    use crate::model::{
        Clause, ClauseId, ClauseKind, Draft, Footnote, FootnoteRef, Place, Uncompared,
        UncomparedKind,
    };

    fn clause(
        id: &str,
        kind: ClauseKind,
        opener: Option<&str>,
        text: &str,
        cited: &[(usize, &str)],
    ) -> Clause {
        Clause {
            id: ClauseId::new(id),
            kind,
            number: id.starts_with("OP").then(|| "1".to_owned()),
            opener: opener.map(str::to_owned),
            text: text.to_owned(),
            footnotes: cited
                .iter()
                .map(|(at, number)| FootnoteRef {
                    number: (*number).to_owned(),
                    at: *at,
                })
                .collect(),
            references: Vec::new(),
            place: Place::default(),
        }
    }

    fn note(number: &str, text: &str) -> Footnote {
        Footnote {
            number: number.to_owned(),
            text: text.to_owned(),
            place: Place::default(),
        }
    }

    #[test]
    fn every_kind_of_clause_has_its_form() {
        let draft = Draft {
            title: Some("Lamps * and [wicks]".to_owned()),
            clauses: vec![
                clause("H1", ClauseKind::Heading, None, "Oil", &[]),
                clause(
                    "PP1",
                    ClauseKind::Preambular,
                    Some("Noting"),
                    "Noting the report,",
                    &[(17, "2")],
                ),
                clause(
                    "PP2",
                    ClauseKind::Preambular,
                    None,
                    "1. is no number here,",
                    &[],
                ),
                clause(
                    "OP1",
                    ClauseKind::Operative,
                    Some("Decides"),
                    "Decides:",
                    &[],
                ),
                clause(
                    "OP1(a)",
                    ClauseKind::Subparagraph,
                    None,
                    "to trim;",
                    &[(7, "3"), (8, "9")],
                ),
                clause("OP1(a)(i)", ClauseKind::Subparagraph, None, "daily.", &[]),
                clause("A1", ClauseKind::AnnexTitle, None, "Annex", &[]),
            ],
            footnotes: vec![
                note("1", "See A/70/5001."),
                note("2", "See A/70/5001, chapter II, on the trimming of wicks."),
                note("3", "See A/70/5001, chapter II, on the burning of oil."),
            ],
            uncompared: vec![Uncompared {
                kind: UncomparedKind::Table,
                text: "Port\tLamps\nNorth\t3".to_owned(),
                place: Place::default(),
            }],
            ..Draft::default()
        };
        assert_eq!(
            page(&draft),
            r"# Lamps \* and \[wicks]

- Kind: document

## Text

### Oil

*Noting* the report[^see-a-70-5001-chapter-ii],

1\. is no number here,

- *Decides*:
  - to trim[^see-a-70-5001-chapter-ii-on-the-burn];[^missing]
    - daily.

## Annex

## Footnotes

[^see-a-70-5001]: See A/70/5001.

[^see-a-70-5001-chapter-ii]: See A/70/5001, chapter II, on the trimming of wicks.

[^see-a-70-5001-chapter-ii-on-the-burn]: See A/70/5001, chapter II, on the burning of oil.

## Not compared

- table
  - Port | Lamps
  - North | 3
"
        );
    }
}
