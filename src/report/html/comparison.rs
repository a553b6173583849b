//! A comparison as HTML: summary, where the changes sit, sponsors, clauses.
//!
//! In: a [`DiffView`]. Out: the body of a page.

use maud::{Markup, html};

use super::strip::strip;
use super::words::{document, marked, text, touched, whole};
use super::{list, tools};
use crate::change::{Relation, Weight};
use crate::report::safe;
use crate::report::view::{Changed, DiffView, Entry, Fold, SponsorsView};

pub(super) fn body(view: &DiffView<'_>) -> Markup {
    html! {
        (tools())
        div.page {
            header {
                h1 { (document(&view.old)) " → " (document(&view.new)) }
                p.course { (text(&view.course)) }
                @if let Some(title) = view.new.title.as_ref().or(view.old.title.as_ref()) {
                    p.title dir="auto" { (safe(title)) }
                }
                @for fact in &view.masthead { p.course { (text(fact)) } }
                ul.summary {
                    @for part in &view.summary { li { (text(part)) } }
                    @if view.left_out > 0 {
                        li { "not shown by choice: " (view.left_out) " changed clauses" }
                    }
                }
            }
            main {
                @if let Some(sponsors) = &view.sponsors { (who(sponsors)) }
                (strip(view))
                (glance(view))
                @if let Some(title) = &view.title {
                    h2 { "Title" }
                    article.reworded { p.words dir="auto" { (marked(title)) } }
                }
                @if !view.entries.is_empty() { h2 { "Clauses" } }
                @for (i, entry) in view.entries.iter().enumerate() {
                    @match entry {
                        Entry::Changed(changed) => (clause(i, changed, view)),
                        Entry::Heading(kept) => h3.text dir="auto" { (safe(kept.text)) },
                        Entry::Fold(fold) => (folded(fold)),
                    }
                }
                @if !view.footnotes.is_empty() {
                    h2 { "Footnotes" }
                    @for footnote in &view.footnotes {
                        article class=(footnote.relation.as_str()) {
                            h3.head {
                                b { (text(&footnote.citation)) }
                                span.what { (footnote.relation.as_str()) }
                            }
                            p.words dir="auto" { (marked(footnote.words)) }
                        }
                    }
                }
            }
            footer {
                (list("Not compared", &view.not_compared))
                (list("Doubtful readings", &view.notices))
            }
        }
    }
}

fn who(sponsors: &SponsorsView) -> Markup {
    let stayed = sponsors.kept.len();
    html! {
        h2 { "Sponsors" }
        p.soft { (sponsors.label) }
        dl.who {
            @for (name, states) in [
                ("joined", &sponsors.joined),
                ("withdrew", &sponsors.withdrew),
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
        @if stayed > 0 {
            details.fold {
                summary { (stayed) " stayed" }
                p { (text(&sponsors.kept.join(", "))) }
            }
        }
    }
}

/// Every change as a line with a link to its place, for who wants the gist.
fn glance(view: &DiffView<'_>) -> Markup {
    let changes = || {
        view.entries
            .iter()
            .enumerate()
            .filter_map(|(i, e)| match e {
                Entry::Changed(changed) => Some((i, changed)),
                _ => None,
            })
    };
    let count = changes().count();
    html! {
        @if count > 1 {
            details.glance {
                summary { "All " (count) " changes at a glance" }
                ol {
                    @for (i, changed) in changes() {
                        li id=(format!("g-c{i}")) class=(kind(changed)) {
                            a href=(format!("#c{i}")) { (text(&changed.citation)) }
                            (text(&changed.gist()))
                        }
                    }
                }
            }
        }
    }
}

fn clause(i: usize, changed: &Changed<'_>, view: &DiffView<'_>) -> Markup {
    let slight = changed.weight == Weight::Editorial;
    html! {
        article.change.editorial[slight] .(kind(changed)) id=(format!("c{i}")) tabindex="-1"
            data-kind=(kind(changed)) data-weight=(weight(changed)) data-cite=(safe(&cite(changed, view))) {
            h3.head.first {
                b { (text(&changed.citation)) }
                span.what { (text(&changed.what)) }
                @for t in &changed.traits { span.trait { (touched(t)) } }
            }
            @for part in changed.parts() {
                @if let Some(citation) = part.citation {
                    p.head.part { b { (text(citation)) } }
                }
                @match changed.relation {
                    Relation::Unchanged => p dir="auto" { (whole(&part.words)) },
                    _ => p.words dir="auto" { (marked(&part.words)) },
                }
            }
            @if !changed.why.is_empty() {
                ul.why { @for line in &changed.why { li { (text(line)) } } }
            }
        }
    }
}

/// How the clause is cited outside this page: `A/C.1/75/L.8/Rev.1, OP3`.
fn cite(changed: &Changed<'_>, view: &DiffView<'_>) -> String {
    let (heading, clauses) = if changed.new.is_empty() {
        (&view.old, &changed.old)
    } else {
        (&view.new, &changed.new)
    };
    format!("{}, {}", heading.name, clauses.join(", "))
}

/// The kind under which a change is coloured and filtered.
pub(super) fn kind(changed: &Changed<'_>) -> &'static str {
    match changed.relation {
        Relation::Unchanged | Relation::Reworded if changed.moved => "moved",
        relation => relation.as_str(),
    }
}

/// A clause that only moved changed no word, but its place is substance to
/// who filters.
fn weight(changed: &Changed<'_>) -> &'static str {
    match changed.weight {
        Weight::Editorial => "editorial",
        Weight::None | Weight::Substantive => "substantive",
    }
}

fn folded(fold: &Fold<'_>) -> Markup {
    html! {
        details.fold {
            summary { (safe(&fold.label)) }
            @for kept in &fold.clauses {
                p dir="auto" { b { (text(&kept.citation)) } (safe(kept.text)) }
            }
        }
    }
}
