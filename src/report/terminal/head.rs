//! What stands above and below the clauses of a comparison.
//!
//! In: a [`DiffView`]. Out: names, summary and sponsors above; what was not
//! compared, and doubtful readings, below.

use super::lines::Run;
use super::page::Page;
use super::painter::Style;
use crate::report::view::DiffView;

pub(super) fn write(view: &DiffView<'_>, page: &mut Page<'_>) {
    let names = [
        Run::new(Style::Strong, view.old.name.as_str()),
        Run::plain(" → "),
        Run::new(Style::Strong, view.new.name.as_str()),
    ];
    page.together(&names, "   ", &[Run::plain(view.course.as_str())]);
    if let Some(title) = view.new.title.as_ref().or(view.old.title.as_ref()) {
        page.hanging(2, &[Run::plain(title.as_str())]);
    }
    if !view.masthead.is_empty() {
        page.hanging(2, &[Run::new(Style::Faint, view.masthead.join("; "))]);
    }
    let mut summary = view.summary.iter().map(|part| hold_counts(part));
    let clauses: Vec<Run<'_>> = summary.next().map(Run::plain).into_iter().collect();
    let around: Vec<String> = summary.collect();
    page.together(&clauses, "; ", &[Run::plain(around.join("; "))]);
    if view.left_out > 0 {
        let note = format!("not shown by choice: {} changed clauses", view.left_out);
        page.hanging(2, &[Run::new(Style::Notice, note)]);
    }
    let Some(sponsors) = &view.sponsors else {
        return;
    };
    page.blank();
    page.hanging(
        2,
        &[
            Run::new(Style::Strong, "Sponsors"),
            Run::plain(format!("  {}", sponsors.label)),
        ],
    );
    let note = |note: &Option<String>| note.iter().map(|n| format!("note: {n}")).collect();
    let lines: [(&str, Style, String); 4] = [
        ("  + ", Style::Inserted, sponsors.joined.join(", ")),
        ("  - ", Style::Removed, sponsors.withdrew.join(", ")),
        ("  - ", Style::Removed, note(&sponsors.old_note)),
        ("  + ", Style::Inserted, note(&sponsors.new_note)),
    ];
    for (gutter, style, words) in lines {
        page.text(gutter, style, &[Run::new(style, words)]);
    }
}

/// Keeps a count on one line with what it counts.
fn hold_counts(summary: &str) -> String {
    let counts: Vec<String> = summary
        .split(", ")
        .map(|count| count.replace(' ', "\u{a0}"))
        .collect();
    counts.join(", ")
}

pub(super) fn close(view: &DiffView<'_>, page: &mut Page<'_>) {
    list("Not compared", &view.not_compared, page);
    list("Doubtful readings", &view.notices, page);
}

/// A list under its name, nothing where it is empty.
pub(super) fn list(name: &str, items: &[String], page: &mut Page<'_>) {
    if items.is_empty() {
        return;
    }
    page.blank();
    page.line(&[Run::new(Style::Strong, name)]);
    for item in items {
        page.hanging(
            4,
            &[Run::new(Style::Notice, "! "), Run::plain(item.as_str())],
        );
    }
}
