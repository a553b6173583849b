//! Several drafts as a table, clause by clause, in HTML.
//!
//! In: a [`Synopsis`]. Out: the body of a page.

use maud::{Markup, html};

use super::tools;
use super::words::{document, marked, text};
use crate::report::safe;
use crate::report::synopsis::{Cell, Row, Step, Synopsis};

pub(super) fn body(synopsis: &Synopsis<'_>) -> Markup {
    let share = format!("{}%", 100 / synopsis.documents.len().max(1));
    html! {
        (tools())
        div.page.full {
            header {
                h1 { (synopsis.documents.len()) " documents, clause by clause" }
                @if let Some(title) = synopsis.title() { p.title dir="auto" { (safe(title)) } }
                p.course { (synopsis.counts()) }
            }
            main {
                div.wide tabindex="0" role="region" aria-label="Synoptic table" {
                    table.synopsis {
                        // Columns of one width, so that the eye finds them again.
                        colgroup {
                            @for _ in &synopsis.documents { col width=(share); }
                        }
                        thead {
                            tr {
                                @for heading in &synopsis.documents {
                                    th scope="col" { (document(heading)) }
                                }
                            }
                        }
                        tbody { @for row in &synopsis.rows { (line(row)) } }
                    }
                }
            }
        }
    }
}

fn line(row: &Row<'_>) -> Markup {
    html! {
        tr.unchanged[row.unchanged] {
            @for cell in &row.cells {
                td.same[cell.step == Step::Same || cell.citations.is_empty()] { (inside(cell)) }
            }
        }
    }
}

fn inside(cell: &Cell<'_>) -> Markup {
    html! {
        @if cell.citations.is_empty() {
            p.none { @if cell.step == Step::Went { "removed" } @else { "–" } }
        } @else {
            p.cite {
                (text(&cell.citations.join(", ")))
                @if !cell.step.label().is_empty() { " · " (cell.step.label()) }
            }
            @match &cell.step {
                Step::Same => {},
                Step::Changed(_) => {
                    @for words in cell.words() { p dir="auto" { (marked(words)) } }
                },
                Step::Came => {
                    @for text in &cell.texts { p dir="auto" { ins { (safe(text)) } } }
                },
                Step::Start | Step::Went => {
                    @for text in &cell.texts { p dir="auto" { (safe(text)) } }
                },
            }
        }
    }
}
