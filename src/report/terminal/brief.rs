//! A comparison as one line a clause.
//!
//! In: a [`DiffView`]. Out: a text in which each changed clause is a line.

use super::inline::{folded, heading, sign};
use super::lines::{Run, width};
use super::page::Page;
use super::painter::Style;
use crate::change::Op;
use crate::report::view::{Changed, DiffView, Entry};

pub(super) fn write(view: &DiffView, page: &mut Page<'_>) {
    super::head::write(view, page);
    page.blank();
    let column = view
        .entries
        .iter()
        .filter_map(|e| match e {
            Entry::Changed(c) => Some(width(&c.citation)),
            _ => None,
        })
        .max()
        .unwrap_or(0)
        .min(24);
    if view.title.is_some() {
        line("~", Style::Strong, "title", column, "reworded", page);
    }
    for entry in &view.entries {
        match entry {
            Entry::Changed(c) => {
                let (sign, style) = sign(c.relation, c.moved);
                line(sign, style, &c.citation, column, &told(c), page);
            }
            Entry::Heading(kept) => heading(kept, page),
            Entry::Fold(fold) => folded(fold, page),
        }
    }
    for f in &view.footnotes {
        let (sign, style) = sign(f.relation, false);
        line(sign, style, &f.citation, column, f.relation.as_str(), page);
    }
    super::head::close(view, page);
}

fn line(sign: &str, style: Style, citation: &str, column: usize, told: &str, page: &mut Page<'_>) {
    let gap = column.saturating_sub(width(citation)) + 2;
    page.fitted(
        "",
        &[
            Run::new(style, sign),
            Run::plain(" "),
            Run::new(Style::Strong, citation),
            Run::plain(" ".repeat(gap)),
            Run::plain(told),
        ],
    );
}

/// What happened and what it touches; where that says little, the first words
/// that came or went.
fn told(changed: &Changed) -> String {
    let mut parts = vec![changed.what.clone()];
    parts.extend(changed.traits.iter().cloned());
    if !changed.traits.is_empty() {
        return parts.join(" · ");
    }
    parts.extend(first_words(changed));
    parts.join(" · ")
}

fn first_words(changed: &Changed) -> Option<String> {
    let spans = &changed.words.spans;
    let first = spans.iter().position(|s| s.op != Op::Equal);
    let Some(at) = first.filter(|_| spans.len() > 1) else {
        return spans.first().map(|s| quoted(&s.text));
    };
    let after = spans.get(at + 1);
    Some(match (spans[at].op, after) {
        (Op::Delete, Some(new)) if new.op == Op::Insert => {
            format!("{} → {}", quoted(&spans[at].text), quoted(&new.text))
        }
        (Op::Delete, _) => format!("- {}", quoted(&spans[at].text)),
        _ => format!("+ {}", quoted(&spans[at].text)),
    })
}

fn quoted(text: &str) -> String {
    format!("“{}”", text.trim())
}
