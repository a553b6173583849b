//! Paragraphs without number or letter: preambular ones, single operative
//! ones, headings, quoted blocks, what closes a list, and the rest of a
//! paragraph that a page break cut in two.

use crate::model::{Clause, ClauseKind};
use crate::parse::ending::terminal;
use crate::parse::label::Label;
use crate::parse::paragraph::Paragraph;
use crate::source::Role;
use crate::text::opener;

use super::builder::{Builder, Zone};
use super::heading::{goes_with_title, is_heading};
use super::opening::{is_finite, opening, opens_decision};
use super::survey::Survey;

impl Builder {
    pub(super) fn unlabelled(&mut self, survey: &mut Survey<'_>, at: usize) {
        let paragraph = survey.paragraph(at);
        let text = survey.plain(at);
        if self.continues(paragraph, text) {
            self.extend(survey.take_text(at, 0));
            return;
        }
        if is_heading(paragraph, text) {
            let heading = self
                .body
                .clauses
                .last()
                .is_some_and(|c| c.kind == ClauseKind::Heading);
            // A heading over several lines of the same type is one.
            if heading && at > 0 && goes_with_title(survey.paragraph(at - 1), paragraph) {
                self.extend(survey.take_text(at, 0));
            } else {
                let title = survey.take_text(at, 0);
                self.heading_clause(survey.paragraph(at), None, title);
            }
            return;
        }
        let quotes = (self.ends_with_colon() || self.in_quotation(text))
            && opening(paragraph, text).is_none();
        let list_goes_on = matches!(survey.next_label(at), Some(Label::Bracket(letter)) if self.lists.is_due(letter));
        let opens_operative = self.zone == Zone::Preamble && opens_operative(survey, at);
        let text = survey.take_text(at, 0);
        let paragraph = survey.paragraph(at);
        match self.zone {
            Zone::Annex => self.annex_paragraph(paragraph, text, list_goes_on),
            Zone::Preamble if opens_operative => {
                self.zone = Zone::Operative;
                self.single(paragraph, text, list_goes_on);
            }
            Zone::Preamble if quotes && self.preambular > 0 => {
                let id = self.quoted_id(&self.in_part(&format!("PP{}", self.preambular)));
                self.push(id, ClauseKind::Preambular, None, paragraph, text);
            }
            Zone::Preamble => self.preambular(paragraph, text, list_goes_on),
            Zone::Operative if quotes && self.number > 0 && !self.below_heading => {
                let id = self.quoted_id(&self.outer.clone());
                self.push(id, ClauseKind::Operative, None, paragraph, text);
            }
            _ => self.single(paragraph, text, list_goes_on),
        }
    }

    fn annex_paragraph(&mut self, paragraph: &Paragraph, text: String, list_goes_on: bool) {
        self.annex_unnumbered += 1;
        let id = format!("A{}.P{}", self.annex, self.annex_unnumbered);
        self.push(id, ClauseKind::AnnexParagraph, None, paragraph, text);
        if !list_goes_on {
            self.lists.close();
            self.enter();
        }
    }

    fn preambular(&mut self, paragraph: &Paragraph, text: String, list_goes_on: bool) {
        self.preambular += 1;
        self.quoted = 0;
        let id = self.in_part(&format!("PP{}", self.preambular));
        self.push(id, ClauseKind::Preambular, None, paragraph, text);
        if !list_goes_on {
            self.lists.close();
            self.enter();
        }
    }

    /// An unnumbered operative paragraph, or one that closes a list or stands
    /// within it.
    pub(super) fn single(&mut self, paragraph: &Paragraph, text: String, list_goes_on: bool) {
        let flush = self.lists.is_open();
        self.unnumbered += 1;
        let id = if self.number == 0 && self.unnumbered == 1 && !flush {
            self.in_part("OP1")
        } else {
            self.in_part(&format!("OPu{}", self.unnumbered))
        };
        self.push(id, ClauseKind::Operative, None, paragraph, text);
        if !list_goes_on {
            self.lists.close();
        }
        if !flush {
            self.enter();
        }
    }

    /// Whether a paragraph goes on with the quotation above: each paragraph of
    /// a quotation opens with its own mark.
    fn in_quotation(&self, text: &str) -> bool {
        let quoted = |c: &Clause| c.text.starts_with('“') && c.id.as_str().contains('q');
        text.starts_with('“') && self.body.clauses.last().is_some_and(quoted)
    }

    /// Whether a paragraph is the rest of the clause before it, cut off at a
    /// page break: that has no final punctuation, this begins in lower case.
    fn continues(&self, paragraph: &Paragraph, text: &str) -> bool {
        let Some(before) = self.body.clauses.last() else {
            return false;
        };
        if matches!(
            before.kind,
            ClauseKind::Heading | ClauseKind::AnnexTitle | ClauseKind::Chapeau
        ) || matches!(paragraph.role, Role::Heading(_))
            || paragraph.bold
        {
            return false;
        }
        let breaks = paragraph.place.page > self.page;
        let lower = text.starts_with(|c: char| c.is_lowercase() || c == '(' || c == '–');
        if !terminal(&before.text) {
            return lower || (breaks && !self.starts_clause(paragraph, text));
        }
        // No numbered paragraph ends with a comma.
        let cut = self.zone == Zone::Operative
            && before.kind == ClauseKind::Operative
            && before.number.is_some()
            && before.text.ends_with(',')
            && !self.starts_clause(paragraph, text);
        if !breaks {
            return cut;
        }
        // A list of names, years or numbers breaks behind a comma.
        let comma = before.text.ends_with(',');
        let figure = text.starts_with(|c: char| c.is_ascii_digit());
        let upright = (self.italics || before.kind == ClauseKind::Preambular)
            && self.zone != Zone::Annex
            && !self.starts_clause(paragraph, text);
        // A list item's full stop is `;`: only a comma can be cut off there.
        (lower && (comma || !self.lists.is_open())) || (comma && (figure || upright))
    }

    /// Whether a paragraph opens as a clause does: in italics where the format
    /// has them, else with an opening verb.
    fn starts_clause(&self, paragraph: &Paragraph, text: &str) -> bool {
        if self.italics {
            paragraph.italic.is_some()
        } else {
            opener::opener(text).is_some()
        }
    }
}

/// Whether a preamble ends here: the first unnumbered paragraph that begins
/// with a verb of decision, in a text without numbers before the next part.
fn opens_operative(survey: &Survey<'_>, at: usize) -> bool {
    let text = survey.plain(at);
    if opens_decision(text) {
        return true;
    }
    !survey.is_numbered(at) && opening(survey.paragraph(at), text).is_some_and(is_finite)
}
