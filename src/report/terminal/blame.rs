//! Where the clauses of a document come from, one line a clause.
//!
//! In: a [`Blame`]. Out: a text. The sign says what gave a clause its present
//! words; a second line names its first appearance where that was earlier.

use super::breaks::{LongWords, wrap};
use super::inline::sign;
use super::lines::{Run, pad, width};
use super::page::Page;
use super::painter::Style;
use crate::change::Relation;
use crate::history::{Blame, ClauseWords, Provenance, Stage, Step};
use crate::report::view::many;

/// More documents than this are counted, not named, in the summary.
const NAMED: usize = 6;

pub(super) fn write(blame: &Blame, words: Option<&[ClauseWords]>, page: &mut Page<'_>) {
    head(blame, page);
    page.blank();
    let columns = Columns::of(blame, page.options.width);
    for (at, clause) in blame.clauses.iter().enumerate() {
        match words.and_then(|words| words.get(at)) {
            Some(words) => stretches(words, &columns, page),
            None => line(clause, &columns, page),
        }
    }
}

fn head(blame: &Blame, page: &mut Page<'_>) {
    let document = &blame.document;
    let date = document.date.map(|d| format!(", {d}")).unwrap_or_default();
    page.together(
        &[Run::new(Style::Strong, document.symbol.as_str())],
        "   ",
        &[Run::plain(format!(
            "{}{date}; {}",
            document.event.words(),
            match blame.earlier {
                0 => "the first document of its text".to_owned(),
                n => format!("{} before it", many(n, "document")),
            }
        ))],
    );
    if let Some(title) = &blame.title {
        page.hanging(2, &[Run::plain(title.as_str())]);
    }
    page.hanging(2, &[Run::plain(summary(blame))]);
}

/// `42 clauses: 24 worded in A/C.2/97/L.41, 18 in A/RES/97/164`.
fn summary(blame: &Blame) -> String {
    let mut counts: Vec<(&Stage, usize)> = Vec::new();
    for clause in &blame.clauses {
        let stage = clause.wording().document.as_ref();
        match counts.iter_mut().find(|(s, _)| s.commit == stage.commit) {
            Some((_, n)) => *n += 1,
            None => counts.push((stage, 1)),
        }
    }
    counts.sort_by_key(|(stage, _)| (stage.date, &stage.symbol));
    let all = many(blame.clauses.len(), "clause");
    if counts.len() > NAMED {
        return format!("{all}, worded in {}", many(counts.len(), "document"));
    }
    let parts: Vec<String> = counts
        .iter()
        .map(|(stage, n)| format!("{n} worded in {}", stage.symbol))
        .collect();
    format!("{all}: {}", parts.join(", "))
}

/// How wide the columns are.
struct Columns {
    citation: usize,
    symbol: usize,
    sponsor: usize,
}

impl Columns {
    fn of(blame: &Blame, wide: usize) -> Columns {
        let most = |of: &dyn Fn(&Provenance) -> usize, cap: usize| {
            blame.clauses.iter().map(of).max().unwrap_or(0).min(cap)
        };
        Columns {
            citation: most(&|c| width(&c.clause.cite_in_annex()), 16),
            symbol: most(&|c| width(c.wording().document.symbol.as_str()), 28),
            sponsor: most(
                &|c| width(c.wording().document.sponsor.as_deref().unwrap_or("-")),
                (wide / 7).max(8),
            ),
        }
    }
}

fn cell(style: Style, text: &str, columns: usize) -> Vec<Run<'_>> {
    let run = Run::new(style, text);
    let mut line = super::lines::fit(&[run], columns);
    line = pad(line, columns);
    line.push(Run::plain("  "));
    line
}

fn line(clause: &Provenance, columns: &Columns, page: &mut Page<'_>) {
    let wording = clause.wording();
    let (sign, style) = sign(wording.relation, false);
    let date = wording
        .document
        .date
        .map_or_else(|| "no date".to_owned(), |d| d.to_string());
    let citation = clause.clause.cite_in_annex();
    let mut runs = vec![Run::new(style, sign), Run::plain(" ")];
    runs.extend(cell(Style::Strong, &citation, columns.citation));
    runs.extend(cell(
        Style::Plain,
        wording.document.symbol.as_str(),
        columns.symbol,
    ));
    runs.extend(cell(Style::Plain, &date, 10));
    let sponsor = wording.document.sponsor.as_deref().unwrap_or("-");
    runs.extend(cell(Style::Plain, sponsor, columns.sponsor));
    runs.push(Run::new(Style::Faint, clause.text.as_str()));
    page.fitted("", &runs);
    if let Some(before) = before(clause) {
        let gutter = " ".repeat(columns.citation + 4);
        page.text(&gutter, Style::Plain, &[Run::plain(before)]);
    }
}

/// `first in A/C.2/97/L.41 as OP2, 1 rewording before this, moved in A/RES/97/164`.
fn before(clause: &Provenance) -> Option<String> {
    let (first, wording) = (clause.first(), clause.wording());
    let moved: Vec<&Step> = clause.steps.iter().filter(|step| step.moved).collect();
    let mut parts = Vec::new();
    if first.document.commit != wording.document.commit {
        let named = if first.clause == clause.clause {
            String::new()
        } else {
            format!(" as {}", first.clause.cite())
        };
        parts.push(format!("first in {}{named}", first.document.symbol));
    }
    let reworded = clause
        .steps
        .iter()
        .filter(|step| step.relation != Relation::Unchanged)
        .count();
    if reworded > 2 {
        parts.push(format!("{} between", many(reworded - 2, "rewording")));
    }
    if let Some(step) = moved.last() {
        let from: Vec<String> = step.old.iter().map(|id| id.cite()).collect();
        parts.push(format!(
            "moved from {} in {}",
            from.join(" and "),
            step.document.symbol
        ));
    }
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// The words of a clause, one line a stretch from one document.
fn stretches(words: &ClauseWords, columns: &Columns, page: &mut Page<'_>) {
    let gutter = columns.citation + columns.symbol + 4;
    let room = page.options.width.saturating_sub(gutter).max(20);
    let mut citation = words.clause.cite_in_annex();
    for stretch in &words.stretches {
        let text = [Run::plain(stretch.text.trim_end())];
        let mut symbol = stretch.document.symbol.as_str();
        for line in wrap(&text, room, LongWords::Keep) {
            let mut runs = cell(Style::Strong, &citation, columns.citation);
            runs.extend(cell(Style::Faint, symbol, columns.symbol));
            runs.extend(line);
            page.line(&runs);
            citation = String::new();
            symbol = "";
        }
    }
}
