//! The life of one clause: every document that touched it, with its words.
//!
//! In: a [`Trace`]. Out: a text.

use super::inline::{head, parts};
use super::lines::Run;
use super::page::Page;
use super::painter::Style;
use crate::change::Relation;
use crate::history::{Stage, Trace};
use crate::report::view::{Changed, and, many};

pub(super) fn write(trace: &Trace, page: &mut Page<'_>) {
    page.together(
        &[Run::new(
            Style::Strong,
            format!("{}, {}", trace.document.symbol, trace.clause.cite()),
        )],
        "   ",
        &[Run::plain(format!(
            "{} of {}",
            in_how_many(trace),
            many(trace.documents, "document")
        ))],
    );
    page.hanging(2, &[Run::plain(summary(trace))]);
    for passage in &trace.passages {
        page.blank();
        page.hanging(2, &stage(&passage.document));
        for change in &passage.changes {
            let changed = Changed::of(&passage.old, &passage.new, change);
            head(&changed, page);
            parts(&changed, page);
        }
    }
}

fn in_how_many(trace: &Trace) -> String {
    if trace.present == trace.documents {
        "in all".to_owned()
    } else {
        format!("in {}", trace.present)
    }
}

/// `first in A/C.2/97/L.41; changed in 2 documents; stands in A/RES/97/164 as OP4`.
fn summary(trace: &Trace) -> String {
    let mut said = Vec::new();
    if let Some(first) = trace.passages.first() {
        said.push(format!("first in {}", first.document.symbol));
    }
    let removed = trace
        .passages
        .iter()
        .rev()
        .find(|p| p.changes.iter().all(|c| c.relation == Relation::Removed));
    let changed = trace.passages.len().saturating_sub(1) - usize::from(removed.is_some());
    said.push(match changed {
        0 => "never changed".to_owned(),
        n => format!("changed in {}", many(n, "document")),
    });
    match removed {
        Some(passage) => said.push(format!("removed in {}", passage.document.symbol)),
        None => {
            let last: Vec<String> = trace.last.iter().map(|id| id.cite()).collect();
            let at = &trace.last_document.symbol;
            said.push(format!("stands in {at} as {}", and(&last)));
        }
    }
    said.join("; ")
}

/// `2042-11-14  A/C.2/97/L.41/Rev.1  revised · Austria`.
fn stage(stage: &Stage) -> Vec<Run<'_>> {
    let date = stage
        .date
        .map_or_else(|| "no date   ".to_owned(), |d| d.to_string());
    let mut runs = vec![
        Run::plain(format!("{date}  ")),
        Run::new(Style::Strong, stage.symbol.as_str()),
        Run::plain(format!("  {}", stage.event.words())),
    ];
    if let Some(sponsor) = &stage.sponsor {
        runs.push(Run::new(Style::Faint, " · "));
        runs.push(Run::plain(sponsor.as_str()));
    }
    runs
}
