//! Markdown as GitHub and other hosts show it.
//!
//! In: a [`DiffView`], a [`DraftView`] or a [`Synopsis`]. Out: a text with
//! `<del>` and `<ins>` around what changed, which those hosts let through.
//! Document text can make neither markup nor mentions.

mod synopsis;
mod words;

use std::fmt::Write;

use super::synopsis::Synopsis;
use super::view::{Changed, DiffView, DraftView, Entry, FootnoteView, TextPiece};
use crate::change::Relation;
use crate::model::ClauseKind;
use words::{inline, marked, plain, quote};

/// A comparison; of unchanged stretches at most `context` words on each side
/// of a change, or all of them.
pub fn diff(view: &DiffView<'_>, context: Option<usize>) -> String {
    let mut out = format!(
        "# {} → {}\n\n{}\n\n",
        inline(&view.old.name),
        inline(&view.new.name),
        inline(&view.course)
    );
    if let Some(title) = view.new.title.as_ref().or(view.old.title.as_ref()) {
        out += &format!("**{}**\n\n", inline(title));
    }
    if !view.masthead.is_empty() {
        out += &format!("{}\n\n", inline(&view.masthead.join("; ")));
    }
    for part in &view.summary {
        out += &format!("- {}\n", inline(part));
    }
    if view.left_out > 0 {
        out += &format!("- not shown by choice: {} changed clauses\n", view.left_out);
    }
    if let Some(sponsors) = &view.sponsors {
        out += &format!("\n## Sponsors\n\n{}\n\n", inline(&sponsors.label));
        out += "| | |\n|---|---|\n";
        for (name, states) in [
            ("joined", &sponsors.joined),
            ("withdrew", &sponsors.withdrew),
            ("stayed", &sponsors.kept),
        ] {
            if !states.is_empty() {
                out += &format!("| {name} | {} |\n", inline(&states.join(", ")));
            }
        }
        for (name, note) in [
            ("old note", &sponsors.old_note),
            ("new note", &sponsors.new_note),
        ] {
            if let Some(note) = note {
                out += &format!("| {name} | {} |\n", inline(note));
            }
        }
    }
    if let Some(title) = &view.title {
        out += &format!("\n## Title\n\n{}\n", quote(title, context));
    }
    if !view.entries.is_empty() {
        out += "\n## Clauses\n";
    }
    for entry in &view.entries {
        out.push('\n');
        match entry {
            Entry::Changed(changed) => clause(changed, context, &mut out),
            Entry::Heading(kept) => out += &format!("### {}\n", inline(kept.text)),
            Entry::Fold(fold) => out += &format!("*… {}*\n", inline(&fold.label)),
        }
    }
    if !view.footnotes.is_empty() {
        out += "\n## Footnotes\n";
        for footnote in &view.footnotes {
            out.push('\n');
            footnote_entry(footnote, context, &mut out);
        }
    }
    list("Not compared", &view.not_compared, &mut out);
    list("Doubtful readings", &view.notices, &mut out);
    out
}

/// Several drafts beside each other, clause by clause; with `full` those that
/// no document changed, and long ones whole.
pub fn synopsis(table: &Synopsis<'_>, context: usize, full: bool) -> String {
    synopsis::table(table, (!full).then_some(context))
}

/// One draft.
pub fn draft(view: &DraftView) -> String {
    let mut out = format!("# {}\n\n", inline(&view.heading.name));
    if let Some(title) = &view.heading.title {
        out += &format!("**{}**\n\n", inline(title));
    }
    out += "| | |\n|---|---|\n";
    for (name, value) in &view.facts {
        out += &format!("| {name} | {} |\n", inline(value));
    }
    if !view.sponsors.is_empty() {
        out += &format!("| Sponsors | {} |\n", inline(&view.sponsors.join(", ")));
    }
    if let Some(note) = &view.sponsor_note {
        out += &format!("| Note | {} |\n", inline(note));
    }
    for clause in &view.clauses {
        let citation = inline(&clause.citation);
        out += &match clause.kind {
            ClauseKind::Heading => "\n### ".to_owned(),
            ClauseKind::AnnexTitle => format!("\n## {citation}: "),
            _ => format!("\n**{citation}** "),
        };
        for piece in &clause.pieces {
            match piece {
                TextPiece::Opener(text) => out += &format!("*{}*", inline(text)),
                TextPiece::Words(text) => out += &inline(text),
                TextPiece::Mark(number) => out += &format!("<sup>{}</sup>", inline(number)),
            }
        }
        out.push('\n');
    }
    if !view.footnotes.is_empty() {
        out += "\n## Footnotes\n\n";
        for (number, text) in &view.footnotes {
            out += &format!("- <sup>{}</sup> {}\n", inline(number), inline(text));
        }
    }
    list("Not compared", &view.not_compared, &mut out);
    list("Doubtful readings", &view.notices, &mut out);
    out += &format!("\n{}\n", inline(&view.counts));
    out
}

fn clause(changed: &Changed<'_>, context: Option<usize>, out: &mut String) {
    let _ = write!(
        out,
        "**{}** {}",
        inline(&changed.citation),
        inline(&changed.what)
    );
    for t in &changed.traits {
        let _ = write!(out, " · {}", inline(t));
    }
    out.push('\n');
    for part in changed.parts() {
        out.push('\n');
        if let Some(citation) = part.citation {
            let _ = writeln!(out, "> **{}**\n>", inline(citation));
        }
        let words = match changed.relation {
            // Moved as it stands: nothing in it came or went.
            Relation::Unchanged => plain(&part.words),
            _ => marked(&part.words, context),
        };
        let _ = writeln!(out, "> {words}");
    }
}

fn footnote_entry(footnote: &FootnoteView<'_>, context: Option<usize>, out: &mut String) {
    let _ = writeln!(
        out,
        "**{}** {}\n\n{}",
        inline(&footnote.citation),
        footnote.relation.as_str(),
        quote(footnote.words, context)
    );
}

fn list(name: &str, items: &[String], out: &mut String) {
    if items.is_empty() {
        return;
    }
    let _ = write!(out, "\n## {name}\n\n");
    for item in items {
        let _ = writeln!(out, "- {}", inline(item));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::safe::is_harmless;
    use crate::report::samples;

    #[test]
    fn a_comparison_reads_as_a_page() {
        let text = diff(&samples::view(&samples::revision()), None);
        let head = "\
# A/C.1/99/L.8 → A/C.1/99/L.8/Rev.1

draft resolution → revised draft resolution, 12 → 26 October 2044

**Keeping of lighthouses**

- 2 reworded (1 editorial), 1 inserted, 1 removed, 1 moved, 5 unchanged
- 2 sponsors joined, 1 withdrew
- 1 footnote changed

## Sponsors

2 joined, 1 withdrew, 1 stayed

| | |
|---|---|
| joined | Fiji, Peru |
| withdrew | Mali |
| stayed | Chad |

## Clauses

*… 4 unchanged (chapeau–PP3)*

**PP4 (was PP2)** moved

> Convinced that a lamp";
        assert!(text.starts_with(head), "{text}");
        assert!(text.contains(
            "> Requests the Secretary-General to report in <del>2045</del> <ins>2046</ins>;\n"
        ));
        assert!(text.contains("### Lamps and keepers\n"));
    }

    #[test]
    fn hostile_text_makes_no_markup() {
        let hostile = samples::hostile();
        let view = samples::view(&hostile);
        let (old, new, _) = &hostile;
        let both = [old, new].map(Clone::clone);
        let names = ["<b>".to_owned(), samples::HOSTILE.to_owned()];
        let table = Synopsis::new(&both, &names);
        for text in [
            diff(&view, Some(3)),
            draft(&DraftView::new(new, None)),
            synopsis(&table, 3, false),
        ] {
            assert!(!text.contains("<script"));
            assert!(text.contains("&lt;script&gt;"));
            assert!(text.contains("\\|\\`\\*\\_\\[x\\](javascript:y)"));
            let bare = text.replace(['\u{2068}', '\u{2069}', '\n'], "");
            assert!(bare.chars().all(is_harmless));
            assert!(
                text.lines()
                    .all(|l| !l.starts_with('|') || l.ends_with('|'))
            );
        }
    }
}
