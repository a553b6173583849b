//! The body: paragraphs to clauses with their ids.
//!
//! In: the paragraphs below the front. Out: clauses in document order, tables,
//! the lines of the end matter, notices. Knows the order in which a text is
//! built (chapeau, preamble, operative part, annexes) and that parts restart
//! the numbering.

use std::collections::BTreeSet;

use crate::model::{Clause, ClauseId, ClauseKind, Notice, NoticeKind, Uncompared, UncomparedKind};
use crate::source::Role;
use crate::symbol;
use crate::text;

use super::label::{self, Label};
use super::layout::terminal;
use super::list::Lists;
use super::paragraph::{Paragraph, append};
use super::rich;

/// What the body holds.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) clauses: Vec<Clause>,
    pub(super) uncompared: Vec<Uncompared>,
    /// `52nd plenary meeting`, `1 December 2025`.
    pub(super) end: Vec<String>,
    pub(super) notices: Vec<Notice>,
}

/// Reads the body.
pub(super) fn read(paragraphs: &[Paragraph]) -> Body {
    let parts = Parts::find(paragraphs);
    let mut builder = Builder {
        italics: paragraphs.iter().any(|p| p.italic.is_some()),
        ..Builder::default()
    };
    let mut at = 0;
    while at < paragraphs.len() {
        let used = builder.take(paragraphs, at, &parts);
        builder.page = paragraphs[at + used - 1].end;
        at += used;
    }
    builder.finish()
}

/// Whether a paragraph is the chapeau that opens the text: `The General
/// Assembly,`.
pub(super) fn is_chapeau(text: &str) -> bool {
    let text = text.trim();
    let Some(rest) = text.strip_prefix("The ") else {
        return false;
    };
    let name = rest.trim_end_matches(',');
    let organ = ["General Assembly", "Security Council", "Economic and Social Council", "Human Rights Council"]
        .contains(&name);
    let committee = rest.ends_with(',')
        && name.split(' ').count() <= 10
        && !name.contains(',')
        && name.split(' ').all(|w| w.starts_with(char::is_uppercase) || matches!(w, "of" | "the" | "on" | "for" | "and" | "in" | "to"));
    organ || committee
}

/// Whether a paragraph opens a decision: `The General Assembly decides ...`,
/// `The General Assembly, recalling ...`.
pub(super) fn opens_decision(text: &str) -> bool {
    ["The General Assembly", "The Security Council", "The Economic and Social Council", "The Human Rights Council"]
        .iter()
        .filter_map(|organ| text.trim_start().strip_prefix(organ))
        .any(|rest| {
            let rest = rest.trim_start_matches(',').trim_start();
            !rest.is_empty() && rest.starts_with(char::is_lowercase)
        })
}

/// Which headings divide the text into parts with their own numbering.
struct Parts {
    restart: Vec<bool>,
}

impl Parts {
    /// A heading `A` or `II` is a part where the first number behind it is 1
    /// again, or where a preamble of its own follows.
    fn find(paragraphs: &[Paragraph]) -> Parts {
        let heads: Vec<usize> = (0..paragraphs.len())
            .filter(|&i| part_label(&paragraphs[i]).is_some())
            .collect();
        let mut numbers: Vec<Option<u32>> = Vec::new();
        for (n, &head) in heads.iter().enumerate() {
            let end = heads.get(n + 1).copied().unwrap_or(paragraphs.len());
            let first = paragraphs[head + 1..end].iter().find_map(|p| match label::split(&p.plain()) {
                Some((Label::Number(number), _)) => number.parse().ok(),
                _ => None,
            });
            numbers.push(first);
        }
        let restarts = numbers.iter().skip(1).flatten().filter(|&&n| n == 1).count();
        let goes_on = numbers.iter().skip(1).flatten().filter(|&&n| n > 1).count();
        let divided = restarts > 0 && restarts >= goes_on;
        let mut restart = vec![false; paragraphs.len()];
        for head in heads {
            restart[head] = divided;
        }
        Parts { restart }
    }
}

/// `II` alone, or `II Title` where the format keeps both in one heading.
fn part_label(paragraph: &Paragraph) -> Option<(String, String)> {
    let text = paragraph.plain();
    if let Some(part) = label::part(&text) {
        return Some((part.to_owned(), String::new()));
    }
    let headed = matches!(paragraph.role, Role::Heading(_)) || paragraph.bold || !terminal(&text);
    let (first, rest) = text.split_once(' ')?;
    let first = first.trim_end_matches('.');
    let roman = label::is_roman(first) || (first.len() == 1 && first.bytes().all(|b| b.is_ascii_uppercase() && b != b'A'));
    (headed && roman && rest.starts_with(char::is_uppercase) && rest.len() < 200)
        .then(|| (first.to_owned(), rest.to_owned()))
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Zone {
    #[default]
    Preamble,
    Operative,
    Annex,
    End,
}

#[derive(Default)]
struct Builder {
    body: Body,
    zone: Zone,
    /// `II:` before the ids of a part.
    part: String,
    annex: u32,
    preambular: u32,
    unnumbered: u32,
    heading: u32,
    annex_heading: u32,
    annex_unnumbered: u32,
    quoted: u32,
    /// The last number of the running numbering.
    number: u32,
    lists: Lists,
    /// Id of the paragraph below which sub-paragraphs stand.
    parent: String,
    seen: BTreeSet<String>,
    /// The page on which the last clause so far ends.
    page: u32,
    /// The format tells italic type.
    italics: bool,
}

impl Builder {
    /// Takes the paragraph at `at`; returns how many were used.
    fn take(&mut self, paragraphs: &[Paragraph], at: usize, parts: &Parts) -> usize {
        let paragraph = &paragraphs[at];
        let text = paragraph.plain();
        match paragraph.role {
            Role::Cell { .. } => return self.table(&paragraphs[at..]),
            Role::Image => {
                self.image(paragraph);
                return 1;
            }
            _ => {}
        }
        if is_ornament(&text) {
            return 1;
        }
        if self.zone != Zone::Annex && is_meeting(&text) {
            self.zone = Zone::End;
        }
        if let Some(used) = self.annex_title(paragraphs, at) {
            return used;
        }
        if self.zone == Zone::End {
            self.body.end.push(text);
            return 1;
        }
        if self.zone == Zone::Preamble && self.preambular == 0 && is_chapeau(&text) {
            self.push(format!("{}CH", self.part), ClauseKind::Chapeau, None, paragraph, &paragraph.text);
            return 1;
        }
        if let Some((part, title)) = part_label(paragraph) {
            return self.part(paragraphs, at, part, title, parts.restart[at]);
        }
        let split = label::split(&paragraph.text).map(|(l, rest)| (l, rest.to_owned()));
        match split {
            Some((Label::Number(number), rest)) => self.numbered(paragraph, &number, &rest),
            Some((Label::Bracket(letter), rest)) => self.lettered(paragraph, &letter, &rest),
            None => self.unlabelled(paragraphs, at, &text),
        }
        1
    }

    fn table(&mut self, rest: &[Paragraph]) -> usize {
        let Some(Role::Cell { table, .. }) = rest.first().map(|p| p.role) else {
            return 1;
        };
        let mut text = String::new();
        let mut used = 0;
        let mut last_row = 0;
        let mut last_column = None;
        for paragraph in rest {
            let Role::Cell { table: own, row, column } = paragraph.role else { break };
            if own != table {
                break;
            }
            if used > 0 {
                text.push(if row != last_row {
                    '\n'
                } else if last_column == Some(column) {
                    ' '
                } else {
                    '\t'
                });
            }
            text.push_str(&paragraph.plain());
            (last_row, last_column) = (row, Some(column));
            used += 1;
        }
        let place = rest[0].place;
        self.body.notices.push(Notice {
            kind: NoticeKind::NotCompared,
            message: "a table is kept but not compared".to_owned(),
            place,
        });
        self.body.uncompared.push(Uncompared {
            kind: UncomparedKind::Table,
            text,
            place,
        });
        used
    }

    fn image(&mut self, paragraph: &Paragraph) {
        self.body.notices.push(Notice {
            kind: NoticeKind::NotCompared,
            message: "an image is not compared".to_owned(),
            place: paragraph.place,
        });
        self.body.uncompared.push(Uncompared {
            kind: UncomparedKind::Image,
            text: paragraph.plain(),
            place: paragraph.place,
        });
    }

    /// `Annex`, `Annex II`, `Appendix`, with the headings below it as title.
    fn annex_title(&mut self, paragraphs: &[Paragraph], at: usize) -> Option<usize> {
        let text = paragraphs[at].plain();
        let (label, own_title) = annex_label(&paragraphs[at], &text)?;
        self.zone = Zone::Annex;
        self.annex += 1;
        self.part.clear();
        self.number = 0;
        self.annex_heading = 0;
        self.annex_unnumbered = 0;
        self.lists.close();
        let mut title = own_title;
        let mut used = 1;
        while let Some(next) = paragraphs.get(at + used) {
            let plain = next.plain();
            let words = title.is_empty() || (goes_with_title(&paragraphs[at + used - 1], next) && used > 1);
            if !is_heading(next, &plain) || part_label(next).is_some() || label::split(&plain).is_some() || !words {
                break;
            }
            append(&mut title, &next.text);
            used += 1;
        }
        let id = format!("A{}", self.annex);
        self.parent = id.clone();
        self.push(id, ClauseKind::AnnexTitle, Some(label), &paragraphs[at], &title);
        Some(used)
    }

    /// A part or section heading with the title below it.
    fn part(&mut self, paragraphs: &[Paragraph], at: usize, part: String, title: String, restart: bool) -> usize {
        let mut title = title;
        let mut used = 1;
        while let Some(next) = paragraphs.get(at + used).filter(|_| title.is_empty() || used > 1) {
            let plain = next.plain();
            let first = title.is_empty();
            let heading = is_heading(next, &plain) && label::split(&plain).is_none() && label::part(&plain).is_none();
            if !heading || (!first && !goes_with_title(&paragraphs[at + used - 1], next)) {
                break;
            }
            append(&mut title, &next.text);
            used += 1;
        }
        self.lists.close();
        if restart && self.zone != Zone::Annex {
            self.part = format!("{part}:");
            self.zone = Zone::Preamble;
            (self.preambular, self.number, self.heading, self.unnumbered) = (0, 0, 0, 0);
        } else if restart {
            self.number = 0;
        }
        let title = if title.is_empty() { part.clone() } else { title };
        self.heading_clause(&paragraphs[at], Some(part), &title);
        used
    }

    fn heading_clause(&mut self, paragraph: &Paragraph, number: Option<String>, title: &str) {
        self.lists.close();
        let id = if self.zone == Zone::Annex {
            self.annex_heading += 1;
            format!("A{}.H{}", self.annex, self.annex_heading)
        } else {
            self.heading += 1;
            format!("{}H{}", self.part, self.heading)
        };
        self.push(id, ClauseKind::Heading, number, paragraph, title);
    }

    fn numbered(&mut self, paragraph: &Paragraph, number: &str, rest: &str) {
        let value: u32 = number.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0);
        let bis = number.contains("bis") || number.contains("ter");
        if value != self.number + 1 && !(bis && value == self.number) && !(value == 1) {
            self.body.notices.push(Notice {
                kind: NoticeKind::Numbering,
                message: format!("paragraph {number} follows paragraph {}", self.number),
                place: paragraph.place,
            });
        }
        self.number = value;
        self.lists.close();
        self.quoted = 0;
        let compact = number.replace(' ', "");
        let (id, kind) = if self.zone == Zone::Annex {
            (format!("A{}.{compact}", self.annex), ClauseKind::AnnexParagraph)
        } else {
            self.zone = Zone::Operative;
            (format!("{}OP{compact}", self.part), ClauseKind::Operative)
        };
        let id = self.push(id, kind, Some(number.to_owned()), paragraph, rest);
        self.parent = id;
    }

    fn lettered(&mut self, paragraph: &Paragraph, letter: &str, rest: &str) {
        let introduced = self.body.clauses.last().is_some_and(|c| c.text.ends_with(':') || c.text.ends_with('—'));
        let path = self.lists.place(letter, introduced);
        if !path.regular {
            self.body.notices.push(Notice {
                kind: NoticeKind::Numbering,
                message: format!("sub-paragraph ({letter}) is out of order"),
                place: paragraph.place,
            });
        }
        let parent = if self.parent.is_empty() { "OP1" } else { &self.parent };
        let id = format!("{parent}{}", path.path);
        let kind = if self.zone == Zone::Annex {
            ClauseKind::AnnexParagraph
        } else {
            ClauseKind::Subparagraph
        };
        self.push(id, kind, Some(letter.to_owned()), paragraph, rest);
    }

    fn unlabelled(&mut self, paragraphs: &[Paragraph], at: usize, text: &str) {
        let paragraph = &paragraphs[at];
        let before = self.body.clauses.last().map(|c| (c.kind, c.text.clone()));
        if self.continues(paragraph, text, before.as_ref()) {
            self.extend(paragraph);
            return;
        }
        if is_heading(paragraph, text) {
            // A heading over several lines of the same type is one.
            if let Some((ClauseKind::Heading, _)) = before
                && at > 0
                && goes_with_title(&paragraphs[at - 1], paragraph)
            {
                self.extend(paragraph);
            } else {
                self.heading_clause(paragraph, None, &paragraph.text);
            }
            return;
        }
        let introduced = before.as_ref().is_some_and(|(_, t)| t.ends_with(':'));
        match self.zone {
            Zone::Annex => {
                self.annex_unnumbered += 1;
                self.lists.close();
                let id = format!("A{}.P{}", self.annex, self.annex_unnumbered);
                let id = self.push(id, ClauseKind::AnnexParagraph, None, paragraph, &paragraph.text);
                self.parent = id;
            }
            Zone::Preamble if opens_operative(paragraph, text, self.preambular, paragraphs, at) => {
                self.zone = Zone::Operative;
                self.single(paragraph);
            }
            Zone::Preamble if introduced && self.preambular > 0 && opening(paragraph, text).is_none() => {
                self.quoted_block(paragraph, ClauseKind::Preambular, format!("{}PP{}", self.part, self.preambular));
            }
            Zone::Preamble => {
                self.preambular += 1;
                self.quoted = 0;
                self.lists.close();
                let id = format!("{}PP{}", self.part, self.preambular);
                let id = self.push(id, ClauseKind::Preambular, None, paragraph, &paragraph.text);
                self.parent = id;
            }
            Zone::Operative if introduced && self.number > 0 && opening(paragraph, text).is_none() => {
                let parent = format!("{}OP{}", self.part, self.number);
                self.quoted_block(paragraph, ClauseKind::Operative, parent);
            }
            _ => self.single(paragraph),
        }
    }

    /// An unnumbered operative paragraph, or one that closes a list.
    fn single(&mut self, paragraph: &Paragraph) {
        let flush = self.lists.is_open();
        self.unnumbered += 1;
        let id = if self.number == 0 && self.unnumbered == 1 {
            format!("{}OP1", self.part)
        } else {
            format!("{}OPu{}", self.part, self.unnumbered)
        };
        self.lists.close();
        let id = self.push(id, ClauseKind::Operative, None, paragraph, &paragraph.text);
        if !flush {
            self.parent = id;
        }
    }

    fn quoted_block(&mut self, paragraph: &Paragraph, kind: ClauseKind, parent: String) {
        self.quoted += 1;
        let id = format!("{parent}q{}", self.quoted);
        self.push(id, kind, None, paragraph, &paragraph.text);
    }

    /// Whether a paragraph is the rest of the clause before it, cut off at a
    /// page break: that has no final punctuation, this begins in lower case.
    fn continues(&self, paragraph: &Paragraph, text: &str, before: Option<&(ClauseKind, String)>) -> bool {
        let Some((kind, before)) = before else {
            return false;
        };
        if matches!(kind, ClauseKind::Heading | ClauseKind::AnnexTitle | ClauseKind::Chapeau)
            || matches!(paragraph.role, Role::Heading(_))
            || paragraph.bold
        {
            return false;
        }
        let breaks = paragraph.place.page > self.page;
        let lower = text.starts_with(|c: char| c.is_lowercase() || c == '(' || c == '–');
        // A clause opens in italics where the format has them: `Manner,` /
        // `Illicit Small Arms ...`, `2011,` / `2044 (2012)`.
        if breaks && before.ends_with(',') && matches!(kind, ClauseKind::Preambular) && !self.starts_clause(paragraph, text) {
            return true;
        }
        if !terminal(before) {
            return lower || (breaks && !self.starts_clause(paragraph, text));
        }
        // A list item's full stop is `;`: only a comma can be cut off there.
        breaks && lower && (before.ends_with(',') || !self.lists.is_open())
    }

    /// Whether a paragraph opens as a clause does: in italics where the format
    /// has them, else with an opening verb.
    fn starts_clause(&self, paragraph: &Paragraph, text: &str) -> bool {
        if self.italics {
            paragraph.italic.is_some()
        } else {
            text::opener::opener(text).is_some()
        }
    }

    fn extend(&mut self, paragraph: &Paragraph) {
        let Some(clause) = self.body.clauses.last_mut() else {
            return;
        };
        let (added, marks) = rich::split(&paragraph.text);
        let joined = {
            let mut joined = clause.text.clone();
            append(&mut joined, &added);
            joined
        };
        let shift = joined.chars().count() - added.trim_start().chars().count();
        clause.footnotes.extend(marks.into_iter().map(|mut mark| {
            mark.at += shift;
            mark
        }));
        clause.text = joined;
        clause.references = references(&clause.text);
    }

    fn push(&mut self, id: String, kind: ClauseKind, number: Option<String>, paragraph: &Paragraph, rich: &str) -> String {
        let (text, footnotes) = rich::split(rich.trim());
        let id = self.unique(id);
        let opener = match kind {
            ClauseKind::Preambular | ClauseKind::Operative | ClauseKind::Subparagraph => {
                opening(paragraph, &text)
            }
            _ => None,
        };
        self.body.clauses.push(Clause {
            id: ClauseId::new(id.clone()),
            kind,
            number,
            opener,
            references: references(&text),
            text,
            footnotes,
            place: paragraph.place,
        });
        id
    }

    /// An id that was not yet given: a second numbering gets `~2`.
    fn unique(&mut self, id: String) -> String {
        let mut unique = id.clone();
        let mut again = 2;
        while !self.seen.insert(unique.clone()) {
            unique = format!("{id}~{again}");
            again += 1;
        }
        unique
    }

    fn finish(self) -> Body {
        self.body
    }
}

/// The opening words of a clause: its italic head where the format has one,
/// else by the table of verbs.
fn opening(paragraph: &Paragraph, text: &str) -> Option<String> {
    let by_verb = text::opener::opener(text).map(str::to_owned);
    let Some(italic) = &paragraph.italic else {
        return by_verb;
    };
    let italic = italic.trim().trim_end_matches([',', ';', ':']);
    let sound = !italic.is_empty() && text.starts_with(italic) && italic.split(' ').count() <= 12;
    if sound { Some(italic.to_owned()) } else { by_verb }
}

/// Distinct canonical symbols cited in a text, in order.
fn references(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (_, symbol) in symbol::cited(text) {
        let name = symbol.to_string();
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// Whether a preamble ends here: the first unnumbered paragraph that begins
/// with a verb of decision, in a text without numbers before the next part.
fn opens_operative(paragraph: &Paragraph, text: &str, _before: u32, paragraphs: &[Paragraph], at: usize) -> bool {
    if opens_decision(text) {
        return true;
    }
    let Some(opener) = opening(paragraph, text) else {
        return false;
    };
    let word = opener
        .split(' ')
        .find(|w| !matches!(*w, "Also" | "Further" | "Strongly" | "Solemnly" | "Once" | "Again"))
        .unwrap_or("");
    let finite = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("ous");
    let numbered = paragraphs[at..]
        .iter()
        .take_while(|p| annex_label(p, &p.plain()).is_none() && label::part(&p.plain()).is_none())
        .any(|p| matches!(label::split(&p.plain()), Some((Label::Number(_), _))));
    finite && !numbered
}

/// `* * *`, or a rule, between a text and its annex.
fn is_ornament(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '*' | '_' | '—' | ' '))
}

/// `52nd plenary meeting`, `50th (resumed) plenary meeting`.
pub(super) fn is_meeting(text: &str) -> bool {
    let Some((ordinal, rest)) = text.trim().split_once(' ') else {
        return false;
    };
    let digits = ordinal.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = digits > 0 && matches!(&ordinal[digits..], "st" | "nd" | "rd" | "th");
    let rest = rest.trim_start().trim_start_matches("(resumed)").trim_start();
    numbered && rest.starts_with("plenary meeting") && text.len() < 90
}

/// `Annex`, `Annex II`, `Appendix` alone on a line.
pub(super) fn names_annex(text: &str) -> bool {
    let text = text.trim();
    ["Annex", "Appendix", "Enclosure", "Attachment"]
        .iter()
        .filter_map(|name| text.strip_prefix(name))
        .any(|rest| rest.is_empty() || label::is_roman(rest.trim()))
}

fn annex_label(paragraph: &Paragraph, text: &str) -> Option<(String, String)> {
    let text = text.trim();
    let headed = matches!(paragraph.role, Role::Heading(_)) || paragraph.bold;
    for name in ["Annex", "Appendix", "Enclosure", "Attachment"] {
        let Some(rest) = text.strip_prefix(name) else { continue };
        let rest = rest.trim();
        if rest.is_empty() || label::is_roman(rest) || (rest.len() <= 2 && rest.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())) {
            return Some((text.to_owned(), String::new()));
        }
        let (first, title) = rest.split_once(' ').unwrap_or((rest, ""));
        if headed && text[name.len()..].starts_with(' ') {
            if label::is_roman(first) {
                return Some((format!("{name} {first}"), title.to_owned()));
            }
            if rest.starts_with(char::is_uppercase) {
                return Some((name.to_owned(), rest.to_owned()));
            }
        }
    }
    None
}

/// Whether a paragraph is a heading: marked so or bold, or without final
/// punctuation and short; never one that opens with a verb.
fn is_heading(paragraph: &Paragraph, text: &str) -> bool {
    let marked = matches!(paragraph.role, Role::Heading(_)) || paragraph.bold;
    if marked {
        return !text.ends_with([',', ';']) || text.len() < 60;
    }
    let text = text.trim();
    !terminal(text)
        && text.len() < 300
        && text.starts_with(|c: char| c.is_uppercase() || c == '“')
        && !text.ends_with(" and")
        && !text.ends_with(" or")
        && paragraph.italic.is_none()
        && text::opener::opener(text).is_none()
}

/// Whether two heading paragraphs are lines of one: same type and no gap.
fn goes_with_title(before: &Paragraph, next: &Paragraph) -> bool {
    before.role == next.role && before.bold == next.bold && next.gap == 0 && before.place.page == next.place.page
}
