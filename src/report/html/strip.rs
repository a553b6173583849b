//! A strip that shows where in the text the changes sit.
//!
//! In: a [`DiffView`]. Out: a drawing as wide as the page, one mark a change
//! in the order of the document, and what its colours mean. It repeats what
//! the list of changes says, so that nobody needs to hit a thin mark.

use maud::{Markup, html};

use super::comparison::kind;
use crate::change::Weight;
use crate::model::ClauseKind;
use crate::report::view::{Changed, DiffView, Entry};

/// No mark is thinner than this share of the strip, in per cent.
const THINNEST: f64 = 0.35;
/// A label needs this much of the strip.
const LABEL: f64 = 16.0;
const KINDS: [&str; 6] = [
    "reworded", "inserted", "removed", "moved", "split", "merged",
];

struct Cells<'a> {
    changes: Vec<(usize, usize, &'a Changed<'a>)>,
    /// Where the parts of the document begin.
    sections: Vec<(usize, &'static str)>,
    count: usize,
}

impl<'a> Cells<'a> {
    fn of(view: &'a DiffView<'a>) -> Self {
        let mut cells = Cells {
            changes: Vec::new(),
            sections: Vec::new(),
            count: 0,
        };
        for (i, entry) in view.entries.iter().enumerate() {
            match entry {
                Entry::Changed(changed) => {
                    cells.changes.push((cells.count, i, changed));
                    cells.add(changed.kind);
                }
                Entry::Heading(kept) => cells.add(kept.kind),
                Entry::Fold(fold) => fold.clauses.iter().for_each(|kept| cells.add(kept.kind)),
            }
        }
        cells
    }

    fn add(&mut self, kind: ClauseKind) {
        let section = match kind {
            ClauseKind::Chapeau | ClauseKind::Preambular => "Preamble",
            ClauseKind::Operative => "Operative part",
            ClauseKind::AnnexTitle | ClauseKind::AnnexParagraph => "Annex",
            ClauseKind::Subparagraph | ClauseKind::Heading => "",
        };
        let known = self.sections.last().is_some_and(|last| last.1 == section);
        if !section.is_empty() && !known {
            self.sections.push((self.count, section));
        }
        self.count += 1;
    }

    fn share(&self, cell: usize) -> f64 {
        100.0 * cell as f64 / self.count.max(1) as f64
    }

    /// The sections that have room for their name.
    fn labels(&self) -> impl Iterator<Item = (f64, &'static str)> {
        (0..self.sections.len()).filter_map(|i| {
            let (from, name) = self.sections[i];
            let end = self.sections.get(i + 1).map_or(self.count, |next| next.0);
            let room = self.share(end) - self.share(from);
            (room >= LABEL).then(|| (self.share(from), name))
        })
    }
}

pub(super) fn strip(view: &DiffView<'_>) -> Markup {
    let cells = Cells::of(view);
    let width = (0.85 * cells.share(1)).max(THINNEST);
    // Without figures: the summary counts a clause that was moved and reworded
    // in both, a strip can give it one colour only.
    let kinds: Vec<&str> = cells.changes.iter().map(|c| kind(c.2)).collect();
    html! {
        @if !cells.changes.is_empty() {
            div.map {
                svg.strip aria-hidden="true" {
                    rect.ground x="0" y="0" width="100%" height="22" {}
                    @for (at, i, changed) in &cells.changes {
                        rect.mark.editorial[changed.weight == Weight::Editorial] .(kind(changed))
                            x=(percent(cells.share(*at))) y="2" width=(percent(width)) height="18"
                            data-to=(format!("c{i}")) {}
                    }
                    @for (at, name) in cells.labels() {
                        line.edge x1=(percent(at)) x2=(percent(at)) y1="0" y2="38" {}
                        text x=(percent(at)) dx="4" y="37" { (name) }
                    }
                }
                ul.legend {
                    @for name in KINDS {
                        @if kinds.contains(&name) { li class=(name) { (name) } }
                    }
                }
            }
        }
    }
}

fn percent(share: f64) -> String {
    format!("{share:.2}%")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;
    use crate::report::view::DiffOptions;

    #[test]
    fn each_change_has_its_mark_and_the_parts_their_names() {
        let (old, new, changes) = samples::revision();
        let view = DiffView::new(&old, &new, &changes, &DiffOptions::default());
        let drawn = strip(&view).into_string();
        assert_eq!(drawn.matches("<rect class=\"mark").count(), 5, "{drawn}");
        assert!(drawn.contains(">Preamble</text>"), "{drawn}");
        assert!(drawn.contains("<li class=\"moved\">moved</li>"), "{drawn}");
    }
}
