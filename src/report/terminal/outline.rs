//! One draft for a terminal.
//!
//! In: a [`DraftView`]. Out: masthead, sponsors and title; one line a clause,
//! or the whole text; footnotes, doubts and counts.

use super::head::list;
use super::lines::{Run, fit, width};
use super::page::Page;
use super::painter::Style;
use crate::report::view::{ClauseView, DraftView, TextPiece};

pub(super) fn write(view: &DraftView, page: &mut Page<'_>) {
    page.line(&[Run::new(Style::Strong, view.heading.name.as_str())]);
    for (name, value) in &view.facts {
        page.hanging(
            16,
            &[
                Run::new(Style::Faint, format!("  {name:<13} ")),
                Run::plain(value.as_str()),
            ],
        );
    }
    if !view.sponsors.is_empty() {
        let names = format!("{}  ({})", view.sponsors.join(", "), view.sponsors.len());
        page.hanging(
            16,
            &[
                Run::new(Style::Faint, "  Sponsors      "),
                Run::plain(names),
            ],
        );
    }
    if let Some(note) = &view.sponsor_note {
        page.hanging(
            16,
            &[
                Run::new(Style::Faint, "  Note          "),
                Run::plain(note.as_str()),
            ],
        );
    }
    if let Some(title) = &view.heading.title {
        page.blank();
        page.hanging(0, &[Run::new(Style::Strong, title.as_str())]);
    }
    page.blank();
    clauses(view, page);
    if !view.footnotes.is_empty() {
        page.blank();
        page.line(&[Run::new(Style::Strong, "Footnotes")]);
        for (number, text) in &view.footnotes {
            let runs = [
                Run::new(Style::Faint, format!("  [{number}] ")),
                Run::plain(text.as_str()),
            ];
            if page.options.full {
                page.hanging(6, &runs);
            } else {
                page.fitted("", &runs);
            }
        }
    }
    list("Not compared", &view.not_compared, page);
    list("Doubtful readings", &view.notices, page);
    page.blank();
    page.hanging(2, &[Run::plain(view.counts.as_str())]);
}

fn clauses(view: &DraftView, page: &mut Page<'_>) {
    let column = view
        .clauses
        .iter()
        .map(|c| width(&c.citation) + 2 * c.depth)
        .max()
        .unwrap_or(0)
        .min(20);
    for (i, clause) in view.clauses.iter().enumerate() {
        if page.options.full {
            if i > 0 {
                page.blank();
            }
            whole(clause, page);
        } else {
            line(clause, column, page);
        }
    }
}

fn line(clause: &ClauseView, column: usize, page: &mut Page<'_>) {
    let indent = 2 * clause.depth;
    let gap = column.saturating_sub(width(&clause.citation) + indent) + 2;
    let tail = match clause.references.len() {
        0 => String::new(),
        1 => "  1 ref".to_owned(),
        n => format!("  {n} refs"),
    };
    let lead = vec![
        Run::plain(" ".repeat(indent)),
        Run::new(Style::Strong, clause.citation.as_str()),
        Run::plain(" ".repeat(gap)),
    ];
    let used: usize = lead.iter().map(|r| width(&r.text)).sum();
    let room = page.options.width.saturating_sub(used + width(&tail));
    let mut runs = lead;
    runs.extend(fit(&runs_of(clause), room));
    runs.push(Run::new(Style::Faint, tail));
    page.line(&runs);
}

fn whole(clause: &ClauseView, page: &mut Page<'_>) {
    let mut head = vec![Run::new(Style::Strong, clause.citation.as_str())];
    for (i, reference) in clause.references.iter().enumerate() {
        let before = if i == 0 { "  → " } else { ", " };
        head.push(Run::new(Style::Faint, format!("{before}{reference}")));
    }
    page.hanging(4, &head);
    page.text("    ", Style::Plain, &runs_of(clause));
}

fn runs_of(clause: &ClauseView) -> Vec<Run<'_>> {
    clause
        .pieces
        .iter()
        .map(|piece| match piece {
            TextPiece::Opener(text) => Run::new(Style::Opener, text.as_str()),
            TextPiece::Words(text) => Run::plain(text.as_str()),
            TextPiece::Mark(number) => Run::new(Style::Faint, format!("[{number}]")),
        })
        .collect()
}
