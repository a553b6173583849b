//! Numbered paragraphs, and the numberings inside one of them.

use crate::model::{ClauseKind, NoticeKind};
use crate::parse::label::{self, Label};
use crate::parse::paragraph::Paragraph;
use crate::text::opener;

use super::builder::{Builder, Zone};
use super::lettered::double;
use super::survey::Survey;

/// A numbering inside a paragraph: `Approves the following agenda:` / `1.
/// Opening of the Congress.`
#[derive(Debug, Clone, Copy)]
pub(super) struct Inner {
    /// The last number so far.
    last: u32,
    /// It doesn't begin with 1: paragraphs quoted with their own numbers.
    quoted: bool,
}

impl Builder {
    pub(super) fn numbered(&mut self, survey: &mut Survey<'_>, at: usize) {
        let paragraph = survey.paragraph(at);
        let (number, rest) = parse(&paragraph.text);
        let value = label::value(number);
        let behind = |rest: &str| paragraph.text.len() - rest.len();
        if self.is_inner(survey, at, value) {
            let number = number.to_owned();
            let text = survey.take_text(at, behind(rest));
            self.inner_paragraph(survey.paragraph(at), number, value, text);
            return;
        }
        self.inner = None;
        // `12 bis`
        let bis = !number.bytes().all(|byte| byte.is_ascii_digit());
        if value != self.number + 1 && !(bis && value == self.number) && value != 1 {
            let message = format!("paragraph {number} follows paragraph {}", self.number);
            self.notice(NoticeKind::Numbering, message, paragraph.place);
        }
        self.number = value;
        self.below_heading = false;
        self.lists.close();
        self.quoted = 0;
        let (mut id, kind) = if self.zone == Zone::Annex {
            (format!("A{}.", self.annex), ClauseKind::AnnexParagraph)
        } else {
            self.zone = Zone::Operative;
            (self.in_part("OP"), ClauseKind::Operative)
        };
        if bis {
            id.extend(number.split(' '));
        } else {
            id.push_str(number);
        }
        if let Some((letter, rest)) = double(survey, at, rest) {
            self.parent = self.unique(id);
            self.outer.clone_from(&self.parent);
            let path = self.lists.place(letter, true);
            let letter = letter.to_owned();
            let text = survey.take_text(at, behind(rest));
            self.push(
                format!("{}{}", self.outer, path.path),
                kind,
                Some(letter),
                survey.paragraph(at),
                text,
            );
            return;
        }
        let number = number.to_owned();
        let text = survey.take_text(at, behind(rest));
        self.push(id, kind, Some(number), survey.paragraph(at), text);
        self.enter();
        self.outer.clone_from(&self.parent);
    }

    /// Whether a number belongs to a numbering inside the last paragraph.
    fn is_inner(&mut self, survey: &Survey<'_>, at: usize, value: u32) -> bool {
        if self.number == 0 || self.below_heading {
            return false;
        }
        let due = value == self.number + 1;
        if let Some(inner) = &mut self.inner {
            let goes_on = value == inner.last + 1;
            // Both can be due: then a paragraph that opens with a verb is one
            // of the text.
            let verb = label::split_known(survey.plain(at))
                .is_some_and(|(_, rest)| opener::opener(rest).is_some());
            if goes_on && !(due && verb) {
                inner.last = value;
                return true;
            }
            return false;
        }
        let begins =
            !due && self.ends_with_colon() && survey.is_inner_numbering(at, value, self.number);
        if begins {
            self.inner = Some(Inner {
                last: value,
                quoted: value != 1,
            });
        }
        begins
    }

    fn inner_paragraph(&mut self, paragraph: &Paragraph, number: String, value: u32, text: String) {
        self.lists.close();
        let annex = self.zone == Zone::Annex;
        if self.inner.is_some_and(|inner| inner.quoted) {
            let kind = if annex {
                ClauseKind::AnnexParagraph
            } else {
                ClauseKind::Operative
            };
            let id = self.quoted_id(&self.outer.clone());
            self.push(id, kind, Some(number), paragraph, text);
            self.enter();
            return;
        }
        let kind = if annex {
            ClauseKind::AnnexParagraph
        } else {
            ClauseKind::Subparagraph
        };
        let id = format!("{}({value})", self.outer);
        self.push(id, kind, Some(number), paragraph, text);
        self.enter();
    }

    /// Whether a paragraph is the next one with its full stop forgotten: `6
    /// Also reaffirms the role of ...`.
    pub(super) fn lost_its_stop(&self, text: &str) -> bool {
        without_stop(text).is_some_and(|(number, rest)| {
            self.zone == Zone::Operative
                && label::value(number) == self.number + 1
                && opener::opener(rest).is_some()
        })
    }
}

/// The number and the words behind it.
fn parse(text: &str) -> (&str, &str) {
    match label::split_known(text) {
        Some((Label::Number(number), rest)) => (number, rest),
        _ => without_stop(text).unwrap_or(("", text)),
    }
}

fn without_stop(text: &str) -> Option<(&str, &str)> {
    const DIGITS: usize = 3;
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, behind) = text.split_at(digits);
    let rest = behind.strip_prefix(' ').filter(|_| digits <= DIGITS)?;
    Some((number, rest.trim_start()))
}
