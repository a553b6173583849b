//! `travaux/diff/1`: a comparison for other programs.
//!
//! In: two drafts and their changes. Out: [`DiffDocument`], which holds both
//! drafts whole and one change for each link, unchanged ones included.

use serde::Serialize;

use super::DraftDocument;
use crate::align::{RunnerUp, Score};
use crate::change::{Change, Changes, Counts, FootnoteChange, Op, Trait, Words};
use crate::model::Draft;

/// A comparison.
#[derive(Debug, Serialize)]
pub(in crate::report) struct DiffDocument<'a> {
    schema: &'static str,
    old: DraftDocument<'a>,
    new: DraftDocument<'a>,
    masthead: Vec<MastheadRecord<'a>>,
    sponsors: SponsorsRecord<'a>,
    title: Option<TitleRecord<'a>>,
    changes: Vec<ChangeRecord<'a>>,
    footnotes: Vec<FootnoteRecord<'a>>,
    not_compared: Vec<&'a str>,
    summary: SummaryRecord,
}

#[derive(Debug, Serialize)]
struct MastheadRecord<'a> {
    field: &'static str,
    old: &'a str,
    new: &'a str,
}

#[derive(Debug, Serialize)]
struct SponsorsRecord<'a> {
    added: &'a [String],
    removed: &'a [String],
    kept: &'a [String],
}

#[derive(Debug, Serialize)]
struct TitleRecord<'a> {
    old: String,
    new: String,
    words: Vec<SpanRecord<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct ChangeRecord<'a> {
    relation: &'static str,
    moved: bool,
    renumbered: bool,
    weight: &'static str,
    old: Vec<&'a str>,
    new: Vec<&'a str>,
    similarity: f64,
    traits: Vec<&'static str>,
    details: Vec<&'a Trait>,
    words: Vec<SpanRecord<'a>>,
    score: ScoreRecord,
    runner_up: Option<RunnerUpRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct SpanRecord<'a> {
    op: &'static str,
    text: &'a str,
    /// The old print of equal words, where it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct ScoreRecord {
    words: f64,
    order: f64,
    opener: f64,
    place: f64,
}

#[derive(Debug, Serialize)]
struct RunnerUpRecord<'a> {
    side: &'static str,
    id: &'a str,
    similarity: f64,
}

#[derive(Debug, Serialize)]
struct FootnoteRecord<'a> {
    relation: &'static str,
    old: Option<&'a str>,
    new: Option<&'a str>,
    old_clause: Option<&'a str>,
    new_clause: Option<&'a str>,
    words: Vec<SpanRecord<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct SummaryRecord {
    unchanged: usize,
    reworded: usize,
    editorial: usize,
    inserted: usize,
    removed: usize,
    moved: usize,
    split: usize,
    merged: usize,
}

impl From<&Counts> for SummaryRecord {
    fn from(counts: &Counts) -> Self {
        SummaryRecord {
            unchanged: counts.unchanged,
            reworded: counts.reworded,
            editorial: counts.editorial,
            inserted: counts.inserted,
            removed: counts.removed,
            moved: counts.moved,
            split: counts.split,
            merged: counts.merged,
        }
    }
}

impl<'a> DiffDocument<'a> {
    pub(in crate::report) fn new(old: &'a Draft, new: &'a Draft, changes: &'a Changes<'a>) -> Self {
        DiffDocument {
            schema: "travaux/diff/1",
            old: DraftDocument::new(old),
            new: DraftDocument::new(new),
            masthead: changes
                .masthead
                .iter()
                .map(|c| MastheadRecord {
                    field: c.field.as_str(),
                    old: &c.old,
                    new: &c.new,
                })
                .collect(),
            sponsors: SponsorsRecord {
                added: &changes.sponsors.added,
                removed: &changes.sponsors.removed,
                kept: &changes.sponsors.kept,
            },
            title: changes.title.as_ref().map(|words| TitleRecord {
                old: words.old(),
                new: words.new_text(),
                words: spans(words),
            }),
            changes: changes
                .clauses
                .iter()
                .map(|c| change(old, new, c))
                .collect(),
            footnotes: changes
                .footnotes
                .iter()
                .map(|c| footnote(old, new, c))
                .collect(),
            not_compared: not_compared(changes),
            summary: SummaryRecord::from(&changes.counts),
        }
    }
}

fn not_compared<'a>(changes: &'a Changes<'_>) -> Vec<&'a str> {
    let matter = changes.not_compared.iter().map(String::as_str);
    matter.chain(changes.sponsors.not_compared).collect()
}

pub(super) fn change<'a>(
    old: &'a Draft,
    new: &'a Draft,
    change: &'a Change<'a>,
) -> ChangeRecord<'a> {
    let Score {
        total,
        words,
        order,
        opener,
        place,
    } = change.score;
    ChangeRecord {
        relation: change.relation.as_str(),
        moved: change.moved,
        renumbered: change.renumbered,
        weight: change.weight.as_str(),
        old: ids(old, &change.old),
        new: ids(new, &change.new),
        similarity: rounded(total),
        traits: change.traits.iter().map(Trait::as_str).collect(),
        details: change.traits.iter().filter(|t| has_data(t)).collect(),
        words: spans(&change.words),
        score: ScoreRecord {
            words: rounded(words),
            order: rounded(order),
            opener: rounded(opener),
            place: rounded(place),
        },
        runner_up: change
            .runner_up
            .as_ref()
            .and_then(|r| runner_up(old, new, r)),
    }
}

fn runner_up<'a>(old: &'a Draft, new: &'a Draft, r: &RunnerUp) -> Option<RunnerUpRecord<'a>> {
    let (side, draft) = if r.in_new { ("new", new) } else { ("old", old) };
    Some(RunnerUpRecord {
        side,
        id: draft.clauses.get(r.clause)?.id.as_str(),
        similarity: rounded(r.score.total),
    })
}

fn footnote<'a>(
    old: &'a Draft,
    new: &'a Draft,
    change: &'a FootnoteChange<'a>,
) -> FootnoteRecord<'a> {
    let id = |draft: &'a Draft, at: Option<usize>| Some(draft.clauses.get(at?)?.id.as_str());
    FootnoteRecord {
        relation: change.relation.as_str(),
        old: change.old.as_deref(),
        new: change.new.as_deref(),
        old_clause: id(old, change.old_clause),
        new_clause: id(new, change.new_clause),
        words: spans(&change.words),
    }
}

fn ids<'a>(draft: &'a Draft, indices: &[usize]) -> Vec<&'a str> {
    indices
        .iter()
        .filter_map(|&i| draft.clauses.get(i))
        .map(|c| c.id.as_str())
        .collect()
}

fn spans<'a>(words: &'a Words<'_>) -> Vec<SpanRecord<'a>> {
    words
        .spans
        .iter()
        .map(|s| SpanRecord {
            op: op(s.op),
            text: &s.text,
            old: s.old_text.as_deref(),
        })
        .collect()
}

fn has_data(t: &Trait) -> bool {
    matches!(
        t,
        Trait::Opener { .. } | Trait::Reference { .. } | Trait::State { .. }
    )
}

/// Four decimals: stable on every machine; figures that are none become 0.
fn rounded(figure: f64) -> f64 {
    if figure.is_finite() {
        (figure * 10_000.0).round() / 10_000.0
    } else {
        0.0
    }
}

fn op(op: Op) -> &'static str {
    match op {
        Op::Equal => "equal",
        Op::Delete => "delete",
        Op::Insert => "insert",
    }
}
