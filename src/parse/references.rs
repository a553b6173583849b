//! What a clause cites beyond its own words: the documents that its footnotes
//! name (`in its 2015 report,1` with the footnote `A/70/174.`).

use std::collections::BTreeMap;

use crate::model::{Clause, Footnote};
use crate::symbol;

/// Adds to each clause the references of the footnotes that it cites.
///
/// Where numbers start again in each section, the second marker `1` means the
/// second footnote 1.
pub(super) fn complete(clauses: &mut [Clause], footnotes: &[Footnote]) {
    let mut notes: BTreeMap<&str, Vec<&Footnote>> = BTreeMap::new();
    for footnote in footnotes {
        notes.entry(&footnote.number).or_default().push(footnote);
    }
    let mut marks: BTreeMap<String, usize> = BTreeMap::new();
    for clause in clauses {
        for mark in &clause.footnotes {
            let Some(known) = notes.get(mark.number.as_str()) else {
                continue;
            };
            let seen = marks.entry(mark.number.clone()).or_default();
            let footnote = known[(*seen).min(known.len() - 1)];
            *seen += 1;
            for (_, found) in symbol::cited(&footnote.text) {
                let name = found.to_string();
                if !clause.references.contains(&name) {
                    clause.references.push(name);
                }
            }
        }
    }
}
