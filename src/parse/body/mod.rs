//! The body: paragraphs to clauses with their ids.
//!
//! In: the paragraphs below the front. Out: clauses in document order, tables,
//! the lines of the end matter, notices. Knows the order in which a text is
//! built (chapeau, preamble, operative part, annexes) and that parts restart
//! the numbering. One file a concept:
//!
//! - [`survey`]: what one pass over the paragraphs tells of each
//! - [`opening`]: chapeau, decision, opening words
//! - [`heading`], [`parts`], [`annex`]: what divides a text
//! - [`numbered`], [`lettered`], [`unlabelled`]: what it is made of
//! - [`amendment`]: instructions and the blocks that they bring
//! - [`table`]: what is kept and not compared
//! - [`builder`], [`given`]: the clauses so far, and their ids

mod amendment;
mod annex;
mod builder;
mod given;
mod heading;
mod lettered;
mod numbered;
mod opening;
mod parts;
mod survey;
mod table;
mod unlabelled;

use crate::model::{Clause, ClauseKind, DraftKind, Notice, Uncompared};
use crate::source::Role;

use super::label::Label;
use super::paragraph::Paragraph;

use builder::{Builder, Zone};
use survey::Survey;

pub(super) use amendment::is_instruction;
pub(super) use annex::names_annex;
pub(super) use heading::{is_meeting, is_ornament};
pub(super) use opening::{is_chapeau, opens_decision};

/// What the body holds.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) clauses: Vec<Clause>,
    pub(super) uncompared: Vec<Uncompared>,
    /// `52nd plenary meeting`, `1 December 2025`.
    pub(super) end: Vec<String>,
    pub(super) notices: Vec<Notice>,
}

/// Reads the body of a document of the given kind. The texts of its paragraphs
/// are taken out of them: they become those of the clauses.
pub(super) fn read(paragraphs: &mut [Paragraph], kind: DraftKind) -> Body {
    let mut survey = Survey::of(paragraphs);
    let mut builder = Builder::new(&survey, kind == DraftKind::Amendment);
    let mut at = 0;
    while at < survey.len() {
        let used = builder.take(&mut survey, at);
        builder.page = survey.paragraph(at + used - 1).end;
        at += used;
    }
    builder.finish()
}

impl Builder {
    /// Takes the paragraph at `at`; returns how many were used.
    fn take(&mut self, survey: &mut Survey<'_>, at: usize) -> usize {
        let paragraph = survey.paragraph(at);
        let text = survey.plain(at);
        match paragraph.role {
            Role::Cell { .. } => return self.table(survey.rest(at)),
            Role::Box => return self.boxes(survey.rest(at)),
            Role::Image => {
                self.image(paragraph);
                return 1;
            }
            _ => {}
        }
        if heading::is_ornament(text) {
            return 1;
        }
        if self.zone != Zone::Annex && heading::is_meeting(text) {
            self.zone = Zone::End;
        }
        if let Some(used) = self.annex_title(survey, at) {
            return used;
        }
        if self.zone == Zone::End {
            self.body.end.push(text.to_owned());
            return 1;
        }
        if self.amendment {
            self.instruction(survey, at);
            return 1;
        }
        if self.zone == Zone::Preamble && self.preambular == 0 && is_chapeau(text) {
            let id = self.in_part("CH");
            let text = survey.take_text(at, 0);
            self.push(id, ClauseKind::Chapeau, None, survey.paragraph(at), text);
            return 1;
        }
        if let Some((part, title)) = parts::part_label(paragraph, text, self.zone == Zone::Annex) {
            let (part, title) = (part.to_owned(), title.to_owned());
            return self.part(survey, at, part, title);
        }
        match survey.label(at) {
            Some(Label::Number(_)) => self.numbered(survey, at),
            Some(Label::Bracket(_)) => self.lettered(survey, at),
            None if self.lost_its_stop(text) => self.numbered(survey, at),
            None => self.unlabelled(survey, at),
        }
        1
    }
}
