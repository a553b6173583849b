//! Several drafts beside each other in a terminal.
//!
//! In: a [`Synopsis`]. Out: a text: one column a draft where they fit, else
//! the drafts below each other under the clause.

use super::breaks::{LongWords, wrap};
use super::lines::{Run, pad};
use super::marks::marked;
use super::page::Page;
use super::painter::Style;
use crate::report::synopsis::{Cell, Row, Step, Synopsis, cited};
use crate::report::view::{Heading, Side};

/// A column narrower than this is hard to read.
const NARROWEST: usize = 30;
const RULE: &str = " │ ";

pub(super) fn write(synopsis: &Synopsis<'_>, page: &mut Page<'_>) {
    let count = synopsis.documents.len();
    let names: Vec<&str> = synopsis.documents.iter().map(|d| d.name.as_str()).collect();
    page.hanging(2, &[Run::new(Style::Strong, names.join(" → "))]);
    if let Some(title) = synopsis.title() {
        page.hanging(2, &[Run::plain(title)]);
    }
    page.line(&[Run::plain(synopsis.counts())]);
    let column = (page.options.width + RULE.chars().count()) / count.max(1);
    let column = column.saturating_sub(RULE.chars().count());
    let stacked = column < NARROWEST;
    if !stacked {
        page.blank();
        let heads = names.iter().map(|n| vec![Run::new(Style::Strong, *n)]);
        beside(heads.collect(), column, page);
    }
    let mut run: Vec<&Row> = Vec::new();
    for row in &synopsis.rows {
        if row.unchanged && !page.options.full {
            run.push(row);
            continue;
        }
        folded(&mut run, page);
        page.blank();
        if stacked {
            below(&synopsis.documents, row, page);
        } else {
            columns(row, column, page);
        }
    }
    folded(&mut run, page);
}

/// `… 4 unchanged (PP3–PP6)`, cited as the newest draft does.
fn folded(run: &mut Vec<&Row>, page: &mut Page<'_>) {
    let Some(row) = run.first() else { return };
    let cited = cited(run, row.cells.len().saturating_sub(1));
    let label = format!("  … {} unchanged ({cited})", run.len());
    run.clear();
    page.blank();
    page.hanging(4, &[Run::new(Style::Faint, label)]);
}

fn columns(row: &Row<'_>, column: usize, page: &mut Page<'_>) {
    beside(row.cells.iter().map(head).collect(), column, page);
    beside(
        row.cells.iter().map(|cell| words(cell, page)).collect(),
        column,
        page,
    );
}

fn below(documents: &[Heading], row: &Row<'_>, page: &mut Page<'_>) {
    for (heading, cell) in documents.iter().zip(&row.cells) {
        if cell.citations.is_empty() && cell.step != Step::Went {
            continue;
        }
        let mut runs = vec![Run::new(Style::Faint, format!("{}  ", heading.name))];
        runs.extend(head(cell));
        page.hanging(4, &runs);
        let words = words(cell, page);
        page.text("    ", Style::Plain, &words);
    }
}

/// `OP3  reworded`.
fn head<'t>(cell: &'t Cell<'_>) -> Vec<Run<'t>> {
    let label = cell.step.label();
    let style = match cell.step {
        Step::Came => Style::Inserted,
        Step::Went => Style::Removed,
        Step::Changed(_) => Style::Moved,
        Step::Start | Step::Same => Style::Faint,
    };
    let mut runs = vec![Run::new(Style::Strong, cell.citations.join(", "))];
    if !label.is_empty() {
        let gap = if cell.citations.is_empty() { "" } else { "  " };
        runs.push(Run::plain(gap));
        runs.push(Run::new(style, label));
    }
    runs
}

/// A document without a change repeats no words.
fn words<'t>(cell: &'t Cell<'_>, page: &Page<'_>) -> Vec<Run<'t>> {
    match &cell.step {
        Step::Same | Step::Went => Vec::new(),
        Step::Changed(_) => {
            let mut runs: Vec<Run<'_>> = Vec::new();
            for words in cell.words() {
                if runs.last().is_some_and(|r| !r.text.ends_with(' ')) {
                    runs.push(Run::plain(" "));
                }
                runs.extend(marked(words, Side::Both, page.options));
            }
            runs
        }
        Step::Start | Step::Came => vec![Run::plain(cell.texts.join(" "))],
    }
}

/// Texts beside each other, each wrapped in its column.
fn beside(texts: Vec<Vec<Run<'_>>>, column: usize, page: &mut Page<'_>) {
    let mut columns: Vec<_> = texts
        .iter()
        .map(|runs| wrap(runs, column, LongWords::Cut).into_iter())
        .collect();
    loop {
        let lines: Vec<_> = columns.iter_mut().map(Iterator::next).collect();
        if lines.iter().all(Option::is_none) {
            return;
        }
        let mut line = Vec::new();
        for (at, one) in lines.into_iter().enumerate() {
            if at > 0 {
                line.push(Run::new(Style::Faint, RULE));
            }
            line.extend(pad(one.unwrap_or_default(), column));
        }
        page.line(&line);
    }
}

#[cfg(test)]
mod tests {
    use crate::report::safe::is_harmless;
    use crate::report::samples;
    use crate::report::synopsis::Synopsis;
    use crate::report::terminal::{Options, synopsis};

    fn shown(width: usize) -> String {
        let (old, new, _) = samples::revision();
        let drafts = [old.clone(), new, old];
        let table = Synopsis::new(&drafts, &[]);
        let options = Options {
            width,
            ..Options::default()
        };
        synopsis(&table, &options)
    }

    #[test]
    fn columns_where_they_fit_and_below_each_other_where_not() {
        let wide = shown(120);
        assert!(wide.contains(" │ "), "{wide}");
        assert!(wide.lines().all(|l| l.chars().count() <= 120), "{wide}");
        let narrow = shown(60);
        assert!(!narrow.contains('│'), "{narrow}");
        assert!(
            narrow.contains("A/C.1/99/L.8/Rev.1  OP2  inserted"),
            "{narrow}"
        );
    }

    #[test]
    fn hostile_text_does_not_reach_the_terminal() {
        let (old, new, _) = samples::hostile();
        let drafts = [old, new];
        let table = Synopsis::new(&drafts, &[samples::HOSTILE.into(), "x".into()]);
        let text = synopsis(&table, &Options::default());
        let isolate = |c| matches!(c, '\u{2068}' | '\u{2069}');
        assert!(
            text.chars()
                .all(|c| c == '\n' || isolate(c) || is_harmless(c))
        );
    }
}
