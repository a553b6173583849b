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
    let mut marks: BTreeMap<&str, usize> = BTreeMap::new();
    for clause in clauses {
        for mark in &clause.footnotes {
            let Some((number, known)) = notes.get_key_value(mark.number.as_str()) else {
                continue;
            };
            let seen = marks.entry(*number).or_default();
            let footnote = known[(*seen).min(known.len() - 1)];
            *seen += 1;
            for (_, found) in symbol::cited(&footnote.text) {
                if !clause.references.iter().any(|n| n == found.as_str()) {
                    clause.references.push(found.into());
                }
            }
        }
    }
}
