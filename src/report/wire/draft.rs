//! `travaux/draft/1`: one draft for other programs.
//!
//! In: a [`Draft`]. Out: [`DraftDocument`], which borrows from it.

use serde::Serialize;

use crate::model::{Clause, Draft, Place, SponsorKind, UncomparedKind};

/// One draft, with the masthead's fields at the top level.
#[derive(Debug, Serialize)]
pub(in crate::report) struct DraftDocument<'a> {
    schema: &'static str,
    symbol: Option<String>,
    kind: &'static str,
    organ: Option<&'a str>,
    committee: Option<&'a str>,
    session: Option<&'a str>,
    agenda_item: Option<&'a str>,
    agenda_title: Option<&'a str>,
    date: Option<String>,
    distribution: Option<&'a str>,
    original_languages: &'a [String],
    adoption: Option<AdoptionRecord<'a>>,
    title: Option<&'a str>,
    sponsors: Vec<SponsorRecord<'a>>,
    sponsor_note: Option<&'a str>,
    sponsor_line: Option<&'a str>,
    clauses: Vec<ClauseRecord<'a>>,
    footnotes: Vec<FootnoteRecord<'a>>,
    not_compared: Vec<UncomparedRecord<'a>>,
    notices: Vec<NoticeRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct AdoptionRecord<'a> {
    line: Option<&'a str>,
    date: Option<String>,
    report: Option<&'a str>,
    draft: Option<String>,
    meeting: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct SponsorRecord<'a> {
    name: &'a str,
    kind: &'static str,
}

#[derive(Debug, Serialize)]
struct ClauseRecord<'a> {
    id: &'a str,
    kind: &'static str,
    number: Option<&'a str>,
    opener: Option<&'a str>,
    text: &'a str,
    footnotes: Vec<MarkRecord<'a>>,
    references: &'a [String],
}

#[derive(Debug, Serialize)]
struct MarkRecord<'a> {
    number: &'a str,
    at: usize,
}

#[derive(Debug, Serialize)]
struct FootnoteRecord<'a> {
    number: &'a str,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct UncomparedRecord<'a> {
    kind: &'static str,
    text: &'a str,
    page: Option<u32>,
    line: Option<u32>,
}

#[derive(Debug, Serialize)]
struct NoticeRecord<'a> {
    kind: &'static str,
    message: &'a str,
    page: Option<u32>,
    line: Option<u32>,
}

impl<'a> DraftDocument<'a> {
    pub(in crate::report) fn new(draft: &'a Draft) -> Self {
        let m = &draft.masthead;
        DraftDocument {
            schema: "travaux/draft/1",
            symbol: m.symbol.as_ref().map(ToString::to_string),
            kind: draft.kind.as_str(),
            organ: m.organ.as_deref(),
            committee: m.committee.as_deref(),
            session: m.session.as_deref(),
            agenda_item: m.agenda_item.as_deref(),
            agenda_title: m.agenda_title.as_deref(),
            date: m.date.map(|d| d.to_string()),
            distribution: m.distribution.as_deref(),
            original_languages: &m.original_languages,
            adoption: m.adoption.as_ref().map(|a| AdoptionRecord {
                line: a.line.as_deref(),
                date: a.date.map(|d| d.to_string()),
                report: a.report.as_deref(),
                draft: a.draft.as_ref().map(ToString::to_string),
                meeting: a.meeting.as_deref(),
            }),
            title: draft.title.as_deref(),
            sponsors: draft
                .sponsors
                .iter()
                .map(|s| SponsorRecord {
                    name: &s.name,
                    kind: sponsor_kind(s.kind),
                })
                .collect(),
            sponsor_note: draft.sponsor_note.as_deref(),
            sponsor_line: draft.sponsor_line.as_deref(),
            clauses: draft.clauses.iter().map(clause).collect(),
            footnotes: draft
                .footnotes
                .iter()
                .map(|f| FootnoteRecord {
                    number: &f.number,
                    text: &f.text,
                })
                .collect(),
            not_compared: draft
                .uncompared
                .iter()
                .map(|u| {
                    let (page, line) = place(u.place);
                    UncomparedRecord {
                        kind: uncompared_kind(u.kind),
                        text: &u.text,
                        page,
                        line,
                    }
                })
                .collect(),
            notices: draft
                .notices
                .iter()
                .map(|n| {
                    let (page, line) = place(n.place);
                    NoticeRecord {
                        kind: n.kind.as_str(),
                        message: &n.message,
                        page,
                        line,
                    }
                })
                .collect(),
        }
    }
}

fn clause(clause: &Clause) -> ClauseRecord<'_> {
    ClauseRecord {
        id: clause.id.as_str(),
        kind: clause.kind.as_str(),
        number: clause.number.as_deref(),
        opener: clause.opener.as_deref(),
        text: &clause.text,
        footnotes: clause
            .footnotes
            .iter()
            .map(|f| MarkRecord {
                number: &f.number,
                at: f.at,
            })
            .collect(),
        references: &clause.references,
    }
}

/// Page and line, `None` where they are not known.
fn place(place: Place) -> (Option<u32>, Option<u32>) {
    let known = |n: u32| (n > 0).then_some(n);
    (known(place.page), known(place.line))
}

fn sponsor_kind(kind: SponsorKind) -> &'static str {
    match kind {
        SponsorKind::State => "state",
        SponsorKind::Group => "group",
        SponsorKind::Officer => "officer",
        SponsorKind::Unknown => "unknown",
    }
}

fn uncompared_kind(kind: UncomparedKind) -> &'static str {
    match kind {
        UncomparedKind::Table => "table",
        UncomparedKind::Image => "image",
        UncomparedKind::Box => "box",
    }
}
