//! What a clause cites beyond its own words: the documents that its footnotes
//! name (`in its 2015 report,1` with the footnote `A/70/174.`).

use crate::model::{Clause, Footnote};
use crate::symbol;

/// Adds to each clause the references of the footnotes that it cites.
///
/// Where numbers start again in each section, the second marker `1` means the
/// second footnote 1.
pub(super) fn complete(clauses: &mut [Clause], footnotes: &[Footnote]) {
    // Those of one number stand together, in the order of the document; and how
    // many markers of each number have come.
    let mut notes: Vec<&Footnote> = footnotes.iter().collect();
    notes.sort_by_key(|note| note.number.as_str());
    let mut seen = vec![0; notes.len()];
    for clause in clauses {
        for mark in &clause.footnotes {
            let first = notes.partition_point(|note| note.number < mark.number);
            let same = notes[first..].partition_point(|note| note.number == mark.number);
            // Behind the last one of its number, the last is meant.
            let Some(last) = same.checked_sub(1) else {
                continue;
            };
            let footnote = notes[first + last.min(seen[first])];
            seen[first] += 1;
            for (_, found) in symbol::cited(&footnote.text) {
                if !clause.references.iter().any(|n| n == found.as_str()) {
                    clause.references.push(found.into());
                }
            }
        }
    }
}
