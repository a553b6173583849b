//! The masthead in the file: symbol, date, and the lines beside them.
//!
//! In: the mastheads of both drafts, parts of the file. Out: edits where the
//! old words stand, and the names of what stands nowhere.

use super::find::Stream;
use super::lines::is_old;
use super::notes::words_line;
use super::plan::Plan;
use super::props::ParagraphProps;
use super::atoms::Part;
use super::walk::{Labels, Walk};
use crate::model::Masthead;
use crate::report::docx::front::Head;
use crate::report::docx::touch::part_ends;
use crate::report::docx::track::words;

/// A line of the masthead that changes.
pub(super) struct Change {
    /// What it is, for a message.
    pub(super) name: &'static str,
    old: String,
    new: String,
}

/// The lines that change.
pub(super) fn changes(old: &Masthead, new: &Masthead) -> Vec<Change> {
    let (old, new) = (Head::of(old), Head::of(new));
    let [old_distribution, old_date, old_language] = old.small;
    let [distribution, date, language] = new.small;
    [
        ("the document symbol", old.symbol, new.symbol),
        ("the organ", old.organ, new.organ),
        ("the distribution", old_distribution, distribution),
        ("the date", old_date, date),
        ("the original language", old_language, language),
    ]
    .into_iter()
    .filter(|(_, old, new)| old != new)
    .map(|(name, old, new)| Change { name, old, new })
    .collect()
}

impl Change {
    /// Writes it wherever the old words stand in the paragraphs up to one;
    /// says whether they do.
    pub(super) fn lay(&self, part: &Part, until: usize, plan: &mut Plan) -> bool {
        let mut pieces = words(&self.old, &self.new);
        part_ends(&mut pieces);
        let line = words_line(&pieces);
        if !line.tokens.iter().any(|t| is_old(t.fate)) {
            return false;
        }
        let wanted = line.words(true);
        let labels = Labels {
            old: true,
            new: true,
        };
        let mut written = false;
        for (index, paragraph) in part.paragraphs.iter().enumerate().take(until) {
            if plan.edits.contains_key(&index) {
                continue;
            }
            let stream = Stream::new(std::iter::once((index, paragraph)));
            let Some(found) = stream.anywhere(&wanted, 0..stream.len()) else {
                continue;
            };
            let whole = found.len() == stream.len();
            let mut met = Vec::new();
            let mut walk = Walk::new(&part.paragraphs, &stream, &mut plan.edits, &mut met);
            // A symbol within running words is a citation.
            if whole || wanted.len() > 9 {
                written |= walk
                    .line(&line, found, labels, &|_| ParagraphProps::default())
                    .is_some();
            }
        }
        written
    }
}
