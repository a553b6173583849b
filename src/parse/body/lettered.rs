//! Sub-paragraphs: `(a)`, `(i)`.

use crate::model::{ClauseKind, NoticeKind};
use crate::parse::label::{self, Label};
use crate::parse::list::Lists;

use super::builder::{Builder, Zone};
use super::opening::{is_finite, opening};
use super::survey::Survey;

/// A second label that opens a list at once: `(a) (i) The keeper ...`, `12.
/// (a) Each office ...`, where the next paragraph is `(ii)`, `(b)`.
pub(super) fn double<'a>(
    survey: &Survey<'_>,
    at: usize,
    rest: &'a str,
) -> Option<(&'a str, &'a str)> {
    let Some((Label::Bracket(inner), rest)) = label::split(rest) else {
        return None;
    };
    match survey.next_label(at) {
        Some(Label::Bracket(next)) if Lists::begins(inner, next) => Some((inner, rest)),
        _ => None,
    }
}

impl Builder {
    pub(super) fn lettered(&mut self, survey: &mut Survey<'_>, at: usize) {
        let paragraph = survey.paragraph(at);
        let Some((Label::Bracket(letter), rest)) = label::split(&paragraph.text) else {
            return;
        };
        let finite = opening(paragraph, rest).is_some_and(is_finite);
        // A decision can lead from its preamble straight to its points:
        // `Recalling its resolution 96/24:` / `(a) Expresses its gratitude`.
        if self.zone == Zone::Preamble && finite && !self.lists.is_open() && !survey.is_numbered(at)
        {
            self.zone = Zone::Operative;
            self.parent = self.in_part("OP1");
        }
        let introduced = self.ends_with_colon();
        let mut path = self.lists.place(letter, introduced);
        if !path.regular {
            let message = format!("sub-paragraph ({letter}) is out of order");
            self.notice(NoticeKind::Numbering, message, paragraph.place);
        }
        let (letter, rest) = match double(survey, at, rest) {
            Some((inner, rest)) => {
                path = self.lists.place(inner, true);
                (inner, rest)
            }
            None => (letter, rest),
        };
        let parent = if self.parent.is_empty() {
            self.in_part("OP1")
        } else {
            self.parent.clone()
        };
        let kind = if self.zone == Zone::Annex {
            ClauseKind::AnnexParagraph
        } else {
            ClauseKind::Subparagraph
        };
        let letter = letter.trim_end_matches('.').to_owned();
        let text = survey.take_text(at, paragraph.text.len() - rest.len());
        self.push(
            format!("{parent}{}", path.path),
            kind,
            Some(letter),
            survey.paragraph(at),
            text,
        );
    }
}
