//! Pages to a [`Draft`].
//!
//! In: the lines of a document, of whatever format. Out: the draft with its
//! notices. The steps: furniture is told from text (`furniture`), lines are
//! joined to paragraphs (`layout`, `paragraph`), footnotes find their
//! markers (`notes`), the front is read (`masthead`, `sponsors`), and the
//! body becomes clauses (`body`).

mod body;
mod coverage;
mod ending;
mod foot;
mod furniture;
mod grid;
mod hyphen;
mod inline;
mod label;
mod layout;
mod list;
mod markers;
mod masthead;
mod notes;
mod order;
mod paragraph;
mod references;
mod rich;
mod scatter;
mod sheet;
mod sponsors;
mod titles;
mod width;

use crate::model::{Draft, DraftKind, Footnote, Notice, NoticeKind, Place};
use crate::source::{Format, Pages, Role};

use paragraph::{Changed, Paragraph, Placed};
use references::Notes;

pub use coverage::{Coverage, FieldCounts, coverage};

/// Reads a draft from its pages.
///
/// Never fails: what can't be read is said in [`Draft::notices`].
pub fn parse(pages: &Pages<'_>) -> Draft {
    let changed = Changed::new();
    let sorted = furniture::sort(pages);
    let mut notices = Vec::new();
    let (mut paragraphs, footnotes) = if raises_markers(pages) {
        let mut body = sorted.body.clone();
        (paragraphs(&mut body), notes(&sorted, &sorted.notes))
    } else {
        let restored = hyphen::restore(&sorted.body, &sorted.notes, &changed);
        notices.extend(put_back(&restored.mended));
        let footnotes = notes(&sorted, &restored.notes);
        let mut body = restored.body;
        match restored.edge {
            Some(edge) => scatter::gather(&mut body, edge, &changed),
            None => body = grid::tables(body, &changed),
        }
        markers::raise(&mut body, &footnotes, &changed);
        (paragraphs(&mut body), footnotes)
    };
    let above = paragraphs.iter().position(|p| opens_text(&p.plain()));
    let mut by_number = Notes::of(&footnotes);
    for paragraph in &mut paragraphs {
        paragraph.restore(|n| n.starts_with('*') || by_number.have(n));
    }
    let front = masthead::read(&sorted.head, &paragraphs, above);
    let mut body = body::read(&mut paragraphs[front.read..], front.kind);
    drop(paragraphs);
    by_number.complete(&mut body.clauses);
    body.notices.extend(by_number.unanswered());
    let mut draft = assemble(pages, front, body, footnotes);
    draft.notices.extend(notices);
    let lost = coverage::account(&sorted, &draft).notices();
    draft.notices.extend(lost);
    draft
}

/// Reads the footnotes from their lines.
fn notes(sorted: &furniture::Sorted<'_>, lines: &[Placed<'_>]) -> Vec<Footnote> {
    if sorted.marked {
        notes::read(lines)
    } else {
        foot::read(lines)
    }
}

/// Says which hyphens were put back.
fn put_back(mended: &[String]) -> Option<Notice> {
    (!mended.is_empty()).then(|| Notice {
        kind: NoticeKind::Damaged,
        message: format!(
            "the text has lost hyphens at the ends of its lines; put back: {}",
            mended.join(", ")
        ),
        place: Place::default(),
    })
}

/// Whether a line or paragraph opens the text: the chapeau, or a decision.
fn opens_text(text: &str) -> bool {
    body::is_chapeau(text) || body::opens_decision(text)
}

/// Whether the format tells raised figures from plain ones; plain text can't.
fn raises_markers(pages: &Pages<'_>) -> bool {
    let lines = pages.pages.iter().flat_map(|p| &p.lines);
    let mut runs = lines.flat_map(|l| &l.runs);
    pages.format != Format::Plain && runs.any(|r| r.superscript)
}

/// How many lines a paragraph has at least, as a rule: so many paragraphs are
/// foreseen.
const LINES: usize = 3;

/// Joins the lines of the body to paragraphs: by block where the format knows
/// them, else by layout. The lines above the chapeau stay apart. Lines that
/// stand in the wrong order are put right.
fn paragraphs(lines: &mut [Placed<'_>]) -> Vec<Paragraph> {
    if lines.iter().any(|l| l.line.block.is_some()) {
        return lines
            .chunk_by(|a, b| {
                a.line.block.is_some()
                    && a.line.block == b.line.block
                    && same_role(a, b)
                    && !ends_fact(a)
            })
            .filter_map(Paragraph::join)
            .collect();
    }
    let above = lines
        .iter()
        .position(|l| opens_text(&l.line.text()))
        .unwrap_or_else(|| front_length(lines));
    let (front, body) = lines.split_at_mut(above);
    let mut out = Vec::with_capacity(front.len() + body.len() / LINES);
    out.extend(front.chunks(1).filter_map(Paragraph::join));
    layout::paragraphs(body, &mut out);
    out
}

/// Whether a line is a fact of the masthead that the author set on a line of
/// its own: `Ninety-eighth session` with a line break behind it. A format with
/// places has printed lines instead, which break anywhere.
fn ends_fact(placed: &Placed<'_>) -> bool {
    placed.line.size == 0.0 && masthead::is_fact(&placed.line.text())
}

/// How many lines of a document without chapeau are front: up to the first
/// label or instruction.
fn front_length(lines: &[Placed<'_>]) -> usize {
    lines
        .iter()
        .position(|l| {
            let text = l.line.text();
            label::split(&text).is_some() || body::is_instruction(&text)
        })
        .unwrap_or(lines.len())
}

fn same_role(a: &Placed<'_>, b: &Placed<'_>) -> bool {
    match (a.line.role, b.line.role) {
        (Role::Heading(_), Role::Heading(_)) => true,
        (a, b) => a == b,
    }
}

fn assemble(
    pages: &Pages<'_>,
    front: masthead::Front,
    body: body::Body,
    footnotes: Vec<Footnote>,
) -> Draft {
    let mut masthead = front.masthead;
    if let Some(meeting) = body.end.first() {
        let adoption = masthead.adoption.get_or_insert_default();
        adoption.meeting = Some(body.end.join(" ")).filter(|_| !meeting.is_empty());
    }
    let sponsor_note = footnotes
        .iter()
        .find(|f| f.number.starts_with('*') && f.text.starts_with("On behalf of"))
        .map(|f| f.text.clone());
    let mut notices = pages.notices.clone();
    notices.extend(front.notices);
    notices.extend(body.notices);
    let mut draft = Draft {
        kind: front.kind,
        masthead,
        title: front.title,
        sponsors: front.sponsors,
        sponsor_note,
        sponsor_line: front.sponsor_line,
        clauses: body.clauses,
        footnotes,
        uncompared: body.uncompared,
        notices,
    };
    if draft.kind == DraftKind::Other {
        draft.kind = kind_by_symbol(&draft);
    }
    draft
}

/// The kind of a document whose sponsor line says nothing.
fn kind_by_symbol(draft: &Draft) -> DraftKind {
    let adopted = draft
        .masthead
        .symbol
        .as_ref()
        .is_some_and(crate::symbol::Symbol::is_adopted);
    let decision = draft
        .masthead
        .symbol
        .as_ref()
        .is_some_and(|s| s.as_str().contains("/DEC/"));
    let text = draft
        .clauses
        .iter()
        .any(|c| c.kind == crate::model::ClauseKind::Operative);
    match (adopted, decision) {
        (true, true) => DraftKind::Decision,
        (true, false) => DraftKind::Resolution,
        _ if text && draft.clause("CH").is_some() => DraftKind::DraftResolution,
        _ => DraftKind::Other,
    }
}
