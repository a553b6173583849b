//! Titles in printed lines: where a heading stands that only its place and its
//! lack of final punctuation tell.

use crate::text::opener;

use super::body;
use super::label;
use super::sheet::Sheet;
use super::width;

/// How many lines a heading may have.
const LONGEST: usize = 4;

/// How many a title below `Annex` or `Section 3` may have.
const LONGEST_TITLE: usize = 8;

impl Sheet<'_> {
    /// Whether a heading starts here: some lines without final punctuation
    /// before the next label, indent or opening verb.
    pub(super) fn heading_ahead(&self, at: usize) -> bool {
        let first = self.lines[at].trimmed();
        // `Keeping and inspection` opens as a clause does: then only what
        // can't be its own second line shows that it is a heading.
        if !starts_upper(first) || self.lines[at].labelled {
            return false;
        }
        let opens = opener::opener(first).is_some();
        if opens && self.indents && self.deep(at) {
            return false;
        }
        for ahead in at..(at + LONGEST).min(self.lines.len()) {
            if ahead > at && self.ends_title(at, ahead, opens) {
                return true;
            }
            if self.lines[ahead].ended {
                return false;
            }
        }
        false
    }

    /// Where the title ends that begins below a label of its own (`Annex`,
    /// `Section 3`): its lines may end with `:` and `;`, but for the last.
    pub(super) fn title_end(&self, at: usize) -> Option<usize> {
        let first = self.lines[at].trimmed();
        if !starts_upper(first) || self.lines[at].labelled || opens_text(first) {
            return None;
        }
        // `Committed by Night` can be the second line of a title; else a verb
        // opens the text.
        let whole = self.title_until(at, true);
        whole.or_else(|| self.title_until(at, false))
    }

    fn title_until(&self, at: usize, opens: bool) -> Option<usize> {
        let mut end = at + 1;
        while end < self.lines.len()
            && !self.ends_title(at, end, opens)
            && !self.begins_subtitle(at, end)
        {
            end += 1;
            if end - at > LONGEST_TITLE {
                return None;
            }
        }
        (end < self.lines.len() && !self.lines[end - 1].ended).then_some(end)
    }

    /// Whether line `at` begins another title below the one that begins at
    /// `first`: that one has ended well before its widest line.
    fn begins_subtitle(&self, first: usize, at: usize) -> bool {
        const SHORT: f32 = 0.6;
        if at - first == 1 {
            return self.below_short_title(at);
        }
        let length = |at: usize| width::of(self.lines[at].trimmed());
        let widest = (first..at).map(length).fold(0.0, f32::max);
        let above = self.lines[at - 1].text.trim_end();
        starts_upper(self.lines[at].text)
            && !above.ends_with([';', ':', ','])
            && length(at - 1) < SHORT * widest
    }

    /// Whether a full line that begins with a capital stands below a title
    /// that is much shorter.
    pub(super) fn below_short_title(&self, at: usize) -> bool {
        starts_upper(self.lines[at].text)
            && !self.lines[at - 1].ended
            && self.is_full(at)
            && self.broke_long_before(at)
    }

    /// Whether line `at` stands below a title that begins at `first`. `opens`
    /// says that the title itself begins with an opening verb.
    fn ends_title(&self, first: usize, at: usize, opens: bool) -> bool {
        let line = &self.lines[at];
        let text = line.trimmed();
        (self.indents && self.deep(at) && !self.deep(first))
            || (line.gap && line.page == self.lines[at - 1].page)
            || line.labelled
            || labels_title(text)
            || label::titled_part(text)
            || opens_text(text)
            || (!opens && opener::opener(text).is_some())
    }
}

/// Whether a line opens a text, or is the heading of the preamble of a
/// convention.
pub(super) fn opens_text(text: &str) -> bool {
    body::is_chapeau(text)
        || body::opens_decision(text)
        || text.starts_with("We, ")
        || text == "Preamble"
}

/// Whether a line is a label with a title below it: `Annex II`, `Section 3`,
/// `Article 12`.
pub(super) fn labels_title(text: &str) -> bool {
    label::part(text).is_some() || label::article(text).is_some() || body::names_annex(text)
}

/// Whether a line begins with a capital, quotes and brackets apart.
pub(super) fn starts_upper(text: &str) -> bool {
    text.trim_start()
        .trim_start_matches(['“', '"', '‘', '('])
        .starts_with(char::is_uppercase)
}
