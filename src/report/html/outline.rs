//! One draft as HTML.
//!
//! In: a [`DraftView`]. Out: the body of a page.

use maud::{Markup, html};

use super::words::{document, text};
use super::{list, tools};
use crate::model::ClauseKind;
use crate::report::safe;
use crate::report::view::{ClauseView, DraftView, TextPiece};

pub(super) fn body(view: &DraftView) -> Markup {
    html! {
        (tools())
        div.page {
        header {
            h1 { (document(&view.heading)) }
            @if let Some(title) = &view.heading.title {
                p.title dir="auto" { (safe(title)) }
            }
            table.facts {
                @for (name, value) in &view.facts {
                    tr { th scope="row" { (name) } td { (text(value)) } }
                }
                @if !view.sponsors.is_empty() {
                    tr { th scope="row" { "Sponsors" } td { (text(&view.sponsors.join(", "))) } }
                }
                @if let Some(note) = &view.sponsor_note {
                    tr { th scope="row" { "Note" } td { (text(note)) } }
                }
            }
        }
        main.text {
            h2 { "Text" }
            @for clause in &view.clauses { (paragraph(clause)) }
        @if !view.footnotes.is_empty() {
            h2 { "Footnotes" }
            @for (number, words) in &view.footnotes {
                p dir="auto" { sup { (text(number)) } " " (safe(words)) }
            }
        }
        }
        footer {
        (list("Not compared", &view.not_compared))
        (list("Doubtful readings", &view.notices))
        p.soft { (view.counts) }
        }
        }
    }
}

fn paragraph(clause: &ClauseView) -> Markup {
    if matches!(clause.kind, ClauseKind::Heading | ClauseKind::AnnexTitle) {
        return html! { h3.text dir="auto" { (pieces(clause)) } };
    }
    let depth = match clause.depth {
        0 => None,
        1 => Some("deep1"),
        _ => Some("deep2"),
    };
    html! {
        p class=[depth] dir="auto" { b { (text(&clause.citation)) } " " (pieces(clause)) }
    }
}

fn pieces(clause: &ClauseView) -> Markup {
    html! {
        @for piece in &clause.pieces {
            @match piece {
                TextPiece::Opener(words) => i { (safe(words)) },
                TextPiece::Words(words) => (safe(words)),
                TextPiece::Mark(number) => sup { (text(number)) },
            }
        }
    }
}
