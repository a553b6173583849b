//! What a clause cites beyond its own words: the documents that its footnotes
//! name (`in its 2015 report,1` with the footnote `A/70/174.`).

use crate::model::{Clause, Footnote};
use crate::symbol;

/// Adds to each clause the references of the footnotes that it cites.
pub(super) fn complete(clauses: &mut [Clause], footnotes: &[Footnote]) {
    for clause in clauses {
        for mark in &clause.footnotes {
            let cited = footnotes.iter().filter(|f| f.number == mark.number);
            for (_, found) in cited.flat_map(|f| symbol::cited(&f.text)) {
                let name = found.to_string();
                if !clause.references.contains(&name) {
                    clause.references.push(name);
                }
            }
        }
    }
}
