//! Names of elements and documents, by the naming convention of Akoma Ntoso.
//!
//! In: clause ids, symbols. Out: `para_5__point_a`, `/akn/un/statement/...`.

use std::collections::BTreeSet;

use crate::model::{Clause, ClauseKind, Draft, DraftKind};
use crate::report::view::Heading;

/// The `eId` of each clause: `rec_7`, `para_5__point_a`, `sec_1`,
/// `att_1__para_3`; each once.
pub(super) fn elements(clauses: &[Clause]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    clauses
        .iter()
        .map(|clause| {
            let wanted = element(clause);
            let mut id = wanted.clone();
            let mut copy = 2;
            while !taken.insert(id.clone()) {
                id = format!("{wanted}-{copy}");
                copy += 1;
            }
            id
        })
        .collect()
}

fn element(clause: &Clause) -> String {
    let mut rest = clause.id.as_str();
    let mut id = String::new();
    if let Some((part, below)) = rest.split_once(':') {
        id.push_str(&format!("part_{}__", plain(part)));
        rest = below;
    }
    if let Some(below) = rest.strip_prefix('A')
        && let Some((number, below)) = below.split_once('.')
    {
        id.push_str(&format!("att_{}__", plain(number)));
        rest = below;
    }
    let mut steps = rest.split('(');
    let head = steps.next().unwrap_or_default();
    let number = |prefix| plain(head.strip_prefix(prefix).unwrap_or(head));
    id.push_str(&match clause.kind {
        ClauseKind::Chapeau => "formula".to_owned(),
        ClauseKind::Preambular => format!("rec_{}", number("PP")),
        ClauseKind::Heading => format!("sec_{}", number("H")),
        ClauseKind::AnnexTitle => format!("att_{}", number("A")),
        ClauseKind::Subparagraph if head.starts_with("PP") => format!("rec_{}", number("PP")),
        _ => format!("para_{}", number("OP")),
    });
    for step in steps {
        id.push_str(&format!("__point_{}", plain(step.trim_end_matches(')'))));
    }
    id
}

/// Only what may stand in a name.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '-' => c,
            _ => '_',
        })
        .collect()
}

/// A draft as Akoma Ntoso identifies it.
pub(super) struct Identity {
    /// `A/C.1/75/L.8`, or a word where the document shows none.
    pub(super) symbol: String,
    /// `2020-10-12`; the first day of the calendar where it shows none, for
    /// the schema asks for a date.
    pub(super) date: String,
    /// `/akn/un/statement/resolution/2020-10-12/A_C.1_75_L.8`.
    pub(super) work: String,
    /// The work in English on its date.
    pub(super) expression: String,
    /// `resolution`, `draft_resolution`.
    pub(super) subtype: &'static str,
    pub(super) dated: bool,
}

impl Identity {
    pub(super) fn of(draft: &Draft) -> Identity {
        let heading = Heading::of(draft, "unnumbered");
        let date = heading
            .date
            .map_or_else(|| "0001-01-01".to_owned(), |d| d.to_string());
        let subtype = subtype(draft.kind);
        let symbol = match &draft.masthead.symbol {
            Some(symbol) => symbol.tag(),
            None => "unnumbered".to_owned(),
        };
        let work = format!("/akn/un/statement/{subtype}/{date}/{}", plain(&symbol));
        Identity {
            symbol: heading.name,
            expression: format!("{work}/eng@{date}"),
            dated: heading.date.is_some(),
            date,
            work,
            subtype,
        }
    }
}

fn subtype(kind: DraftKind) -> &'static str {
    match kind {
        DraftKind::DraftResolution => "draft-resolution",
        DraftKind::DraftDecision => "draft-decision",
        DraftKind::Resolution => "resolution",
        DraftKind::Decision => "decision",
        DraftKind::Amendment => "amendment",
        DraftKind::Sponsors => "sponsors",
        DraftKind::Other => "document",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    #[test]
    fn elements_are_named_by_what_they_are_and_each_once() {
        let (mut old, ..) = samples::revision();
        old.clauses[8].id = crate::model::ClauseId::new("OP2(a)(ii)");
        old.clauses[8].kind = ClauseKind::Subparagraph;
        old.clauses[4].id = old.clauses[3].id.clone();
        let ids = elements(&old.clauses);
        assert_eq!(
            ids,
            [
                "formula",
                "rec_1",
                "rec_2",
                "rec_3",
                "rec_3-2",
                "sec_1",
                "para_1",
                "para_2",
                "para_2__point_a__point_ii"
            ]
        );
    }

    #[test]
    fn a_draft_is_identified_by_symbol_and_date() {
        let (old, ..) = samples::revision();
        let identity = Identity::of(&old);
        assert_eq!(
            identity.expression,
            "/akn/un/statement/draft-resolution/2044-10-12/A_C.1_99_L.8/eng@2044-10-12"
        );
    }
}
