//! Several drafts as a table, clause by clause, in Markdown.
//!
//! In: a [`Synopsis`]. Out: a table with a column for each document. Runs of
//! clauses that no document changed are one row.

use super::words::{inline, marked};
use crate::report::synopsis::{Cell, Row, Step, Synopsis, cited};

/// With `context` unchanged clauses are folded, and so are long stretches
/// between changes; without it all is shown.
pub(super) fn table(synopsis: &Synopsis<'_>, context: Option<usize>) -> String {
    let names: Vec<String> = synopsis.documents.iter().map(|d| inline(&d.name)).collect();
    let mut out = format!("# {}\n\n", names.join(" → "));
    if let Some(title) = synopsis.title() {
        out += &format!("**{}**\n\n", inline(title));
    }
    out += &format!("{}\n\n", synopsis.counts());
    out += &format!("| {} |\n", names.join(" | "));
    out += &format!("|{}\n", "---|".repeat(names.len().max(1)));
    let mut run: Vec<&Row> = Vec::new();
    for row in &synopsis.rows {
        if row.unchanged && context.is_some() {
            run.push(row);
            continue;
        }
        folded(&mut run, &mut out);
        let cells: Vec<String> = row.cells.iter().map(|c| cell(c, context)).collect();
        out += &format!("| {} |\n", cells.join(" | "));
    }
    folded(&mut run, &mut out);
    out
}

/// A row for a run of unchanged clauses, cited as each document does.
fn folded(run: &mut Vec<&Row>, out: &mut String) {
    let Some(row) = run.first() else { return };
    let cells = 0..row.cells.len();
    let cells: Vec<String> = cells
        .map(|at| format!("*… {}*", inline(&cited(run, at))))
        .collect();
    *out += &format!("| {} |\n", cells.join(" | "));
    run.clear();
}

fn cell(cell: &Cell<'_>, context: Option<usize>) -> String {
    if cell.citations.is_empty() {
        let word = if cell.step == Step::Went {
            "*removed*"
        } else {
            "–"
        };
        return word.to_owned();
    }
    let mut lines = vec![format!("**{}**", inline(&cell.citations.join(", ")))];
    if !cell.step.label().is_empty() {
        lines[0] += &format!(" {}", cell.step.label());
    }
    match &cell.step {
        Step::Same => {}
        Step::Changed(_) => lines.extend(cell.words().into_iter().map(|w| marked(w, context))),
        Step::Came => {
            let came = cell.texts.iter();
            lines.extend(came.map(|text| format!("<ins>{}</ins>", inline(text))));
        }
        Step::Start | Step::Went => lines.extend(cell.texts.iter().map(|text| inline(text))),
    }
    lines.join("<br>")
}

#[cfg(test)]
mod tests {
    use crate::report::markdown::synopsis;
    use crate::report::samples;
    use crate::report::synopsis::Synopsis;

    fn shown(full: bool) -> String {
        let (old, new, _) = samples::revision();
        synopsis(&Synopsis::new(&[old.clone(), new, old], &[]), 4, full)
    }

    #[test]
    fn every_line_of_the_table_has_a_cell_for_each_document() {
        for full in [false, true] {
            let text = shown(full);
            let lines: Vec<&str> = text.lines().filter(|l| l.starts_with('|')).collect();
            assert!(lines.len() > 5, "{text}");
            assert!(lines.iter().all(|l| l.matches('|').count() == 4), "{text}");
        }
    }

    #[test]
    fn what_no_document_changed_is_one_row_unless_all_is_asked_for() {
        let (short, full) = (shown(false), shown(true));
        assert!(short.contains("| *… chapeau–PP1* |"), "{short}");
        assert!(!full.contains("*… "), "{full}");
        assert!(
            short.contains("| – | **OP2** inserted<br><ins>Invites"),
            "{short}"
        );
        assert!(short.contains("| *removed* |"), "{short}");
    }
}
