//! A comparison as HTML: summary, where the changes sit, sponsors, clauses.
//!
//! In: a [`DiffView`]. Out: the body of a page.

use maud::{Markup, html};

use super::list;
use super::words::{marked, text, whole};
use crate::change::Relation;
use crate::report::safe;
use crate::report::view::{Changed, DiffView, Entry, Fold, SponsorsView};

pub(super) fn body(view: &DiffView) -> Markup {
    html! {
        header {
            h1 { (text(&view.old.name)) " → " (text(&view.new.name)) }
            p.course { (text(&view.course)) }
            @if let Some(title) = view.new.title.as_ref().or(view.old.title.as_ref()) {
                p.title dir="auto" { (safe(title)) }
            }
            ul.summary {
                @for part in &view.summary { li { (text(part)) } }
                @if view.left_out > 0 {
                    li { "not shown by choice: " (view.left_out) " changed clauses" }
                }
            }
        }
        (strip(view))
        @if let Some(sponsors) = &view.sponsors { (who(sponsors)) }
        @if let Some(title) = &view.title {
            h2 { "Title" }
            p dir="auto" { (marked(title)) }
        }
        @if !view.entries.is_empty() { h2 { "Clauses" } }
        @for (i, entry) in view.entries.iter().enumerate() {
            @match entry {
                Entry::Changed(changed) => (clause(i, changed)),
                Entry::Heading(kept) => h3 dir="auto" { (safe(&kept.text)) },
                Entry::Fold(fold) => (folded(fold)),
            }
        }
        @if !view.footnotes.is_empty() {
            h2 { "Footnotes" }
            @for footnote in &view.footnotes {
                article class=(footnote.relation.as_str()) {
                    p.head { b { (text(&footnote.citation)) } " " (footnote.relation.as_str()) }
                    p dir="auto" { (marked(&footnote.words)) }
                }
            }
        }
        (list("Not compared", &view.not_compared))
        (list("Doubtful readings", &view.notices))
    }
}

fn who(sponsors: &SponsorsView) -> Markup {
    html! {
        h2 { "Sponsors" }
        p.soft { (sponsors.label) }
        dl.who {
            @for (name, states) in [
                ("joined", &sponsors.joined),
                ("withdrew", &sponsors.withdrew),
                ("stayed", &sponsors.kept),
            ] {
                @if !states.is_empty() {
                    dt class=(name) { (name) }
                    dd { (text(&states.join(", "))) }
                }
            }
            @for (name, note) in [
                ("old note", &sponsors.old_note),
                ("new note", &sponsors.new_note),
            ] {
                @if let Some(note) = note {
                    dt { (name) }
                    dd { (text(note)) }
                }
            }
        }
    }
}

fn clause(i: usize, changed: &Changed) -> Markup {
    html! {
        article id=(format!("c{i}")) class=(class(changed)) {
            p.head {
                b { (text(&changed.citation)) } " " (text(&changed.what))
                @for t in &changed.traits { " · " (text(t)) }
            }
            @for part in &changed.parts {
                @if let Some(citation) = &part.citation {
                    p.head { b { (text(citation)) } }
                }
                p dir="auto" {
                    @match changed.relation {
                        Relation::Unchanged => (whole(&part.words)),
                        _ => (marked(&part.words)),
                    }
                }
            }
        }
    }
}

fn class(changed: &Changed) -> &'static str {
    match changed.relation {
        Relation::Unchanged | Relation::Reworded if changed.moved => "moved",
        relation => relation.as_str(),
    }
}

fn folded(fold: &Fold) -> Markup {
    html! {
        details {
            summary { (safe(&fold.label)) }
            @for kept in &fold.clauses {
                p dir="auto" { b { (text(&kept.citation)) } " " (safe(&kept.text)) }
            }
        }
    }
}

/// A strip with one cell a clause, in the order of the document: where the
/// changes sit, each a link to its place.
fn strip(view: &DiffView) -> Markup {
    let mut cells: Vec<Option<(usize, &Changed)>> = Vec::new();
    for (i, entry) in view.entries.iter().enumerate() {
        match entry {
            Entry::Changed(changed) => cells.push(Some((i, changed))),
            Entry::Heading(_) => cells.push(None),
            Entry::Fold(fold) => cells.extend(fold.clauses.iter().map(|_| None)),
        }
    }
    html! {
        @if cells.iter().any(Option::is_some) {
            svg.strip viewBox=(format!("0 0 {} 10", cells.len() * 10)) preserveAspectRatio="none"
                role="img" aria-label="Where the changes sit in the text" {
                @for (at, cell) in cells.iter().enumerate() {
                    @match cell {
                        Some((i, changed)) => a href=(format!("#c{i}")) {
                            rect class=(class(changed)) x=(at * 10) y="0" width="9" height="10" {
                                title { (safe(&format!("{}: {}", changed.citation, changed.what))) }
                            }
                        },
                        None => rect x=(at * 10) y="3" width="9" height="4" {},
                    }
                }
            }
        }
    }
}
