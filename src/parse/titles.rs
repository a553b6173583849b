//! Titles in printed lines: where a heading stands that only its place and its
//! lack of final punctuation tell.

use crate::text::opener;

use super::body;
use super::ending::terminal;
use super::label;
use super::sheet::Sheet;

/// How many lines a heading may have.
const LONGEST: usize = 4;

/// How many a title below `Annex` or `Section 3` may have.
const LONGEST_TITLE: usize = 8;

impl Sheet<'_> {
    /// Whether a heading starts here: some lines without final punctuation
    /// before the next label, indent or opening verb.
    pub(super) fn heading_ahead(&self, at: usize) -> bool {
        let first = self.lines[at].text.trim();
        // `Keeping and inspection` opens as a clause does: then only what
        // can't be its own second line shows that it is a heading.
        let opens = opener::opener(first).is_some();
        if !starts_upper(first)
            || label::split(first).is_some()
            || (opens && self.indents && self.deep(at))
        {
            return false;
        }
        for ahead in at..(at + LONGEST).min(self.lines.len()) {
            if ahead > at && self.ends_title(at, ahead, opens) {
                return true;
            }
            if terminal(&self.lines[ahead].text) {
                return false;
            }
        }
        false
    }

    /// Where the title ends that begins below a label of its own (`Annex`,
    /// `Section 3`): its lines may end with `:` and `;`, but for the last.
    pub(super) fn title_end(&self, at: usize) -> Option<usize> {
        let first = self.lines[at].text.trim();
        if !starts_upper(first) || label::split(first).is_some() || opens_text(first) {
            return None;
        }
        let opens = opener::opener(first).is_some();
        let mut end = at + 1;
        while end < self.lines.len() && !self.ends_title(at, end, opens) {
            end += 1;
            if end - at > LONGEST_TITLE {
                return None;
            }
        }
        (end < self.lines.len() && !terminal(&self.lines[end - 1].text)).then_some(end)
    }

    /// Whether line `at` stands below a title that begins at `first`. `opens`
    /// says that the title itself begins with an opening verb.
    fn ends_title(&self, first: usize, at: usize, opens: bool) -> bool {
        let line = &self.lines[at];
        let text = line.text.trim();
        (self.indents && self.deep(at) && !self.deep(first))
            || (line.gap && line.page == self.lines[at - 1].page)
            || label::split(text).is_some()
            || label::part(text).is_some()
            || label::titled_part(text)
            || body::names_annex(text)
            || opens_text(text)
            || (!opens && opener::opener(text).is_some())
    }
}

/// Whether a line opens a text or the preamble of a convention.
fn opens_text(text: &str) -> bool {
    body::is_chapeau(text)
        || body::opens_decision(text)
        || text.starts_with("We, ")
        || text == "Preamble"
}

/// Whether a line begins with a capital, quotes and brackets apart.
pub(super) fn starts_upper(text: &str) -> bool {
    text.trim_start()
        .trim_start_matches(['“', '"', '‘', '('])
        .starts_with(char::is_uppercase)
}
