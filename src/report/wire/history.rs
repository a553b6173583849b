//! `travaux/blame/1`, `travaux/trace/1`, `travaux/log/1`, `travaux/list/1`:
//! the history of a text for other programs.

use serde::Serialize;

use super::diff::{ChangeRecord, SummaryRecord, change};
use crate::history::{Blame, ClauseWords, Stage, Step, Trace};
use crate::report::terminal::LogItem;
use crate::store::TextState;

/// A document, as far as a history names it.
#[derive(Debug, Serialize)]
struct StageRecord<'a> {
    symbol: &'a str,
    date: Option<String>,
    event: &'static str,
    sponsor: Option<&'a str>,
    tag: &'a str,
    commit: String,
}

impl<'a> StageRecord<'a> {
    fn new(stage: &'a Stage) -> Self {
        StageRecord {
            symbol: stage.symbol.as_str(),
            date: stage.date.map(|d| d.to_string()),
            event: stage.event.as_str(),
            sponsor: stage.sponsor.as_deref(),
            tag: &stage.tag,
            commit: stage.commit.to_string(),
        }
    }
}

/// Where each clause comes from.
#[derive(Debug, Serialize)]
pub(in crate::report) struct BlameDocument<'a> {
    schema: &'static str,
    document: StageRecord<'a>,
    title: Option<&'a str>,
    clauses: Vec<ProvenanceRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct ProvenanceRecord<'a> {
    id: &'a str,
    text: &'a str,
    wording: StepRecord<'a>,
    first: StepRecord<'a>,
    steps: Vec<StepRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<Vec<StretchRecord<'a>>>,
}

#[derive(Debug, Serialize)]
struct StepRecord<'a> {
    #[serde(flatten)]
    document: StageRecord<'a>,
    relation: &'static str,
    moved: bool,
    weight: &'static str,
    old: Vec<&'a str>,
    new: &'a str,
}

#[derive(Debug, Serialize)]
struct StretchRecord<'a> {
    symbol: &'a str,
    text: &'a str,
}

fn step(step: &Step) -> StepRecord<'_> {
    StepRecord {
        document: StageRecord::new(&step.document),
        relation: step.relation.as_str(),
        moved: step.moved,
        weight: step.weight.as_str(),
        old: step.old.iter().map(|id| id.as_str()).collect(),
        new: step.clause.as_str(),
    }
}

impl<'a> BlameDocument<'a> {
    pub(in crate::report) fn new(blame: &'a Blame, words: Option<&'a [ClauseWords]>) -> Self {
        let clauses = blame.clauses.iter().enumerate().map(|(at, clause)| {
            let words = words.and_then(|words| words.get(at)).map(|words| {
                let stretches = words.stretches.iter();
                stretches
                    .map(|stretch| StretchRecord {
                        symbol: stretch.document.symbol.as_str(),
                        text: &stretch.text,
                    })
                    .collect()
            });
            ProvenanceRecord {
                id: clause.clause.as_str(),
                text: &clause.text,
                wording: step(clause.wording()),
                first: step(clause.first()),
                steps: clause.steps.iter().map(step).collect(),
                words,
            }
        });
        BlameDocument {
            schema: "travaux/blame/1",
            document: StageRecord::new(&blame.document),
            title: blame.title.as_deref(),
            clauses: clauses.collect(),
        }
    }
}

/// The life of a clause.
#[derive(Debug, Serialize)]
pub(in crate::report) struct TraceDocument<'a> {
    schema: &'static str,
    document: StageRecord<'a>,
    clause: &'a str,
    documents: usize,
    present: usize,
    steps: Vec<PassageRecord<'a>>,
    last: LastRecord<'a>,
}

#[derive(Debug, Serialize)]
struct PassageRecord<'a> {
    #[serde(flatten)]
    document: StageRecord<'a>,
    changes: Vec<ChangeRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct LastRecord<'a> {
    symbol: &'a str,
    clauses: Vec<&'a str>,
}

impl<'a> TraceDocument<'a> {
    pub(in crate::report) fn new(trace: &'a Trace) -> Self {
        let steps = trace.passages.iter().map(|passage| PassageRecord {
            document: StageRecord::new(&passage.document),
            changes: passage
                .changes
                .iter()
                .map(|c| change(&passage.old, &passage.new, c))
                .collect(),
        });
        TraceDocument {
            schema: "travaux/trace/1",
            document: StageRecord::new(&trace.document),
            clause: trace.clause.as_str(),
            documents: trace.documents,
            present: trace.present,
            steps: steps.collect(),
            last: LastRecord {
                symbol: trace.last_document.symbol.as_str(),
                clauses: trace.last.iter().map(|id| id.as_str()).collect(),
            },
        }
    }
}

/// A log.
#[derive(Debug, Serialize)]
pub(in crate::report) struct LogDocument<'a> {
    schema: &'static str,
    documents: Vec<EntryRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct EntryRecord<'a> {
    symbol: &'a str,
    text: &'a str,
    event: &'static str,
    recorded: bool,
    date: Option<String>,
    title: Option<&'a str>,
    base: Option<&'a str>,
    follows: Option<&'a str>,
    vote: Option<VoteRecord>,
    meeting: Option<&'a str>,
    note: Option<&'a str>,
    tag: &'a str,
    commit: String,
    subject: &'a str,
    sponsors: MovementRecord<'a>,
    summary: SummaryRecord,
    clauses: ListsRecord<'a>,
    /// What happened to the clause that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<ChangeRecord<'a>>>,
}

#[derive(Debug, Serialize)]
struct VoteRecord {
    in_favour: u16,
    against: u16,
    abstaining: u16,
}

#[derive(Debug, Serialize)]
struct MovementRecord<'a> {
    added: &'a [String],
    removed: &'a [String],
}

#[derive(Debug, Serialize)]
struct ListsRecord<'a> {
    reworded: &'a [String],
    editorial: &'a [String],
    inserted: &'a [String],
    removed: &'a [String],
    moved: &'a [String],
    split: &'a [String],
    merged: &'a [String],
}

impl<'a> LogDocument<'a> {
    pub(in crate::report) fn new(items: &'a [LogItem]) -> Self {
        let documents = items.iter().map(|item| {
            let entry = &item.entry;
            EntryRecord {
                symbol: entry.symbol.as_str(),
                text: entry.text.as_str(),
                event: entry.event.as_str(),
                recorded: entry.recorded,
                date: entry.date.map(|d| d.to_string()),
                title: entry.title.as_deref(),
                base: entry.base.as_ref().map(|b| b.as_str()),
                follows: entry.follows.as_ref().map(|text| text.as_str()),
                vote: entry.vote.map(|vote| VoteRecord {
                    in_favour: vote.yes,
                    against: vote.no,
                    abstaining: vote.abstaining,
                }),
                meeting: entry.meeting.as_deref(),
                note: entry.note.as_deref(),
                tag: &entry.tag,
                commit: entry.commit.to_string(),
                subject: &entry.subject,
                sponsors: MovementRecord {
                    added: &entry.sponsors_added,
                    removed: &entry.sponsors_removed,
                },
                summary: SummaryRecord::from(&entry.counts),
                clauses: ListsRecord {
                    reworded: &entry.clauses.reworded,
                    editorial: &entry.clauses.editorial,
                    inserted: &entry.clauses.inserted,
                    removed: &entry.clauses.removed,
                    moved: &entry.clauses.moved,
                    split: &entry.clauses.split,
                    merged: &entry.clauses.merged,
                },
                changes: item.clause.as_ref().map(|patch| {
                    let told = patch.changes.iter();
                    told.map(|c| change(&patch.old, &patch.new, c)).collect()
                }),
            }
        });
        LogDocument {
            schema: "travaux/log/1",
            documents: documents.collect(),
        }
    }
}

/// The texts of a store.
#[derive(Debug, Serialize)]
pub(in crate::report) struct ListDocument<'a> {
    schema: &'static str,
    texts: Vec<TextRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct TextRecord<'a> {
    text: &'a str,
    state: &'static str,
    newest: &'a str,
    kind: &'static str,
    title: Option<&'a str>,
    documents: usize,
}

impl<'a> ListDocument<'a> {
    pub(in crate::report) fn new(states: &'a [TextState]) -> Self {
        let texts = states.iter().map(|state| TextRecord {
            text: state.text.as_str(),
            state: state.state.as_str(),
            newest: state.newest.as_str(),
            kind: state.kind.as_str(),
            title: state.title.as_deref(),
            documents: state.documents,
        });
        ListDocument {
            schema: "travaux/list/1",
            texts: texts.collect(),
        }
    }
}
