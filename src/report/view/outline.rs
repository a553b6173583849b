//! One draft, ready to be shown in any format.
//!
//! In: a draft. Out: a [`DraftView`]: masthead facts, sponsors, one line a
//! clause, footnotes and counts. Knows nothing of formats.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::heading::{self, Heading};
use super::wording::many;
use crate::model::{Clause, ClauseKind, Draft, UncomparedKind};

/// One draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftView {
    /// Symbol, kind, date and title.
    pub heading: Heading,
    /// What the masthead says, named: `Organ`, `General Assembly`.
    pub facts: Vec<(&'static str, String)>,
    /// The sponsors as printed.
    pub sponsors: Vec<String>,
    /// The note on the sponsors.
    pub sponsor_note: Option<String>,
    /// The clauses.
    pub clauses: Vec<ClauseView>,
    /// Number and text of each footnote.
    pub footnotes: Vec<(String, String)>,
    /// What is kept and not compared: `table on page 3`.
    pub not_compared: Vec<String>,
    /// Doubtful readings: `page 2: ...`.
    pub notices: Vec<String>,
    /// `22 PP, 5 OP, 2 footnotes, 18 sponsors`.
    pub counts: String,
}

/// One clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseView {
    /// As delegates cite it where it stands: `OP5 (a)`, `para. 5` in an annex.
    pub citation: String,
    /// What it is.
    pub kind: ClauseKind,
    /// How deep it stands below its paragraph: 0, `(a)` 1, `(i)` 2.
    pub depth: usize,
    /// Opener, words and footnote marks in reading order.
    pub pieces: Vec<TextPiece>,
    /// The documents cited.
    pub references: Vec<String>,
}

/// A piece of a clause's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextPiece {
    /// The opening words.
    Opener(String),
    /// Other words.
    Words(String),
    /// The mark of a footnote.
    Mark(String),
}

impl DraftView {
    /// Lays out a draft; `name` serves where it shows no symbol.
    pub fn new(draft: &Draft, name: Option<&str>) -> DraftView {
        let heading = Heading::of(draft, name.unwrap_or("document without a symbol"));
        DraftView {
            facts: facts(draft, &heading),
            sponsors: draft.sponsors.iter().map(|s| s.name.clone()).collect(),
            sponsor_note: draft.sponsor_note.clone(),
            clauses: draft
                .clauses
                .iter()
                .zip(draft.citations())
                .map(|(c, citation)| clause(c, citation))
                .collect(),
            footnotes: draft
                .footnotes
                .iter()
                .map(|f| (f.number.clone(), f.text.clone()))
                .collect(),
            not_compared: draft
                .uncompared
                .iter()
                .map(|u| {
                    let kind = match u.kind {
                        UncomparedKind::Table => "table",
                        UncomparedKind::Image => "image",
                        UncomparedKind::Box => "box",
                    };
                    format!("{kind}, {}", u.place)
                })
                .collect(),
            notices: draft
                .notices
                .iter()
                .map(|n| format!("{}: {}", n.place, n.message))
                .collect(),
            counts: counts(draft),
            heading,
        }
    }
}

fn facts(draft: &Draft, heading: &Heading) -> Vec<(&'static str, String)> {
    let m = &draft.masthead;
    let item = match (&m.agenda_item, &m.agenda_title) {
        (Some(item), Some(title)) => Some(format!("{item}, {title}")),
        (item, title) => item.clone().or_else(|| title.clone()),
    };
    let original = (!m.original_languages.is_empty()).then(|| m.original_languages.join(" and "));
    let adoption = m.adoption.as_ref();
    let all = [
        ("Kind", Some(heading.kind.clone())),
        ("Organ", m.organ.clone()),
        ("Committee", m.committee.clone()),
        ("Session", m.session.clone()),
        ("Agenda item", item),
        ("Date", m.date.map(heading::date)),
        ("Distribution", m.distribution.clone()),
        ("Original", original),
        ("Adopted", adoption.and_then(|a| a.date).map(heading::date)),
        ("Report", adoption.and_then(|a| a.report.clone())),
        ("Meeting", adoption.and_then(|a| a.meeting.clone())),
    ];
    all.into_iter()
        .filter_map(|(name, value)| value.map(|v| (name, v)))
        .collect()
}

fn clause(clause: &Clause, citation: Cow<'_, str>) -> ClauseView {
    ClauseView {
        // The words of a heading stand beside it, and the title of an annex
        // above its paragraphs.
        citation: match clause.kind {
            ClauseKind::AnnexTitle => citation.into_owned(),
            ClauseKind::Heading if !citation.ends_with('”') => citation.into_owned(),
            _ => clause.id.cite_in_annex(),
        },
        kind: clause.kind,
        depth: clause.id.as_str().matches('(').count(),
        pieces: pieces(clause),
        references: clause.references.clone(),
    }
}

/// Cuts the text at the end of its opener and at each footnote mark.
fn pieces(clause: &Clause) -> Vec<TextPiece> {
    let text = clause.text.as_str();
    let mut at = match &clause.opener {
        Some(opener) if text.starts_with(opener.as_str()) => opener.len(),
        _ => 0,
    };
    let mut pieces = Vec::new();
    if at > 0 {
        pieces.push(TextPiece::Opener(text[..at].to_owned()));
    }
    let mut marks: Vec<(usize, &str)> = clause
        .footnotes
        .iter()
        .map(|f| (byte_offset(text, f.at), f.number.as_str()))
        .collect();
    marks.sort_by_key(|m| m.0);
    for (offset, number) in marks {
        if offset > at {
            pieces.push(TextPiece::Words(text[at..offset].to_owned()));
            at = offset;
        }
        pieces.push(TextPiece::Mark(number.to_owned()));
    }
    if at < text.len() {
        pieces.push(TextPiece::Words(text[at..].to_owned()));
    }
    pieces
}

fn byte_offset(text: &str, characters: usize) -> usize {
    text.char_indices()
        .nth(characters)
        .map_or(text.len(), |(at, _)| at)
}

fn counts(draft: &Draft) -> String {
    let of = |kind: ClauseKind| draft.clauses.iter().filter(|c| c.kind == kind).count();
    let mut parts = vec![
        format!("{} PP", of(ClauseKind::Preambular)),
        format!("{} OP", of(ClauseKind::Operative)),
    ];
    let others = [
        (of(ClauseKind::Subparagraph), "sub-paragraph"),
        (of(ClauseKind::Heading), "heading"),
        (of(ClauseKind::AnnexParagraph), "annex paragraph"),
        (draft.footnotes.len(), "footnote"),
        (draft.sponsors.len(), "sponsor"),
    ];
    parts.extend(
        others
            .into_iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, word)| many(n, word)),
    );
    parts.extend(references(draft));
    parts.join(", ")
}

/// `25 references (23 resolutions, 2 documents)`: distinct ones.
fn references(draft: &Draft) -> Option<String> {
    let all: BTreeSet<&String> = draft.clauses.iter().flat_map(|c| &c.references).collect();
    let named = |word: &str| all.iter().filter(|r| r.contains(word)).count();
    let (resolutions, decisions) = (named("/RES/"), named("/DEC/"));
    let kinds: Vec<String> = [
        (resolutions, "resolution"),
        (decisions, "decision"),
        (all.len() - resolutions - decisions, "document"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, word)| many(n, word))
    .collect();
    (!all.is_empty()).then(|| format!("{} ({})", many(all.len(), "reference"), kinds.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ClauseId, FootnoteRef, Place};

    fn noting() -> Clause {
        Clause {
            id: ClauseId::new("PP2"),
            kind: ClauseKind::Preambular,
            number: None,
            opener: Some("Noting".into()),
            text: "Noting the été of peace,".into(),
            footnotes: vec![
                FootnoteRef {
                    number: "2".into(),
                    at: 24,
                },
                FootnoteRef {
                    number: "1".into(),
                    at: 14,
                },
            ],
            references: Vec::new(),
            place: Place::default(),
        }
    }

    #[test]
    fn marks_stand_where_characters_say() {
        let words = |s: &str| TextPiece::Words(s.to_owned());
        assert_eq!(
            pieces(&noting()),
            [
                TextPiece::Opener("Noting".into()),
                words(" the été"),
                TextPiece::Mark("1".into()),
                words(" of peace,"),
                TextPiece::Mark("2".into()),
            ]
        );
    }

    #[test]
    fn marks_outside_the_text_stand_at_its_end() {
        let mut clause = noting();
        clause.footnotes = vec![FootnoteRef {
            number: "9".into(),
            at: 999,
        }];
        assert_eq!(pieces(&clause).last(), Some(&TextPiece::Mark("9".into())));
    }
}
