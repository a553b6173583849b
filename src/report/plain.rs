//! A draft as plain text: one clause a line, its id in front.
//!
//! In: a draft. Out: lines for `grep`, `cut`, `sort` and the eye; id and text
//! are parted by a tab. Neither masthead nor notices stand in it: the outline
//! and the JSON have those.

use super::safe::safe;
use crate::model::Draft;

/// The clauses of a draft, one a line.
///
/// ```
/// # use travaux::{parse, report::plain, source};
/// let page = b"<p>The General Assembly,</p><p><i>Decides</i> to act.</p>";
/// let draft = parse::parse(&source::read(page)?);
/// assert_eq!(plain::draft(&draft), "CH\tThe General Assembly,\nOP1\tDecides to act.\n");
/// # Ok::<(), travaux::source::SourceError>(())
/// ```
pub fn draft(draft: &Draft) -> String {
    draft
        .clauses
        .iter()
        .map(|clause| format!("{}\t{}\n", clause.id, safe(&clause.text)))
        .collect()
}
