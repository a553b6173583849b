//! A comparison as one line a clause.
//!
//! In: a [`DiffView`]. Out: a text in which each changed clause is a line.

use super::inline::{folded, heading, sign};
use super::lines::{Run, width};
use super::page::Page;
use super::painter::Style;
use crate::report::view::{DiffView, Entry};

pub(super) fn write(view: &DiffView<'_>, page: &mut Page<'_>) {
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
                line(sign, style, &c.citation, column, &c.gist(), page);
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
