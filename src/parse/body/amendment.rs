//! Amendments: their instructions, and the blocks that an instruction brings.
//!
//! An instruction is numbered (`OP3`) or stands alone (`OP1`); the paragraphs
//! that it inserts or quotes follow below it as `OP3q1`, `OP3q2`.

use crate::model::ClauseKind;
use crate::parse::label::{self, Label};
use crate::parse::paragraph::Paragraph;

use super::builder::{Builder, Zone};
use super::survey::Survey;

/// Whether a paragraph orders a change: `In operative paragraph 2, replace
/// ...`, `Delete the third preambular paragraph.`
pub(in crate::parse) fn is_instruction(text: &str) -> bool {
    const VERBS: [&str; 22] = [
        "In",
        "After",
        "Before",
        "At",
        "Following",
        "Throughout",
        "Between",
        "Under",
        "Delete",
        "Replace",
        "Insert",
        "Add",
        "Move",
        "Merge",
        "Change",
        "Substitute",
        "Amend",
        "Renumber",
        "Reword",
        "Remove",
        "Revise",
        "For",
    ];
    const PLACES: [&str; 12] = [
        "paragraph",
        "preambular",
        "operative",
        "title",
        "annex",
        "section",
        "subparagraph",
        "footnote",
        "chapeau",
        "“",
        "heading",
        "text",
    ];
    const HEAD: usize = 200;
    let text = text.trim_start();
    let word = text.split([' ', ',']).next().unwrap_or("");
    if !VERBS.contains(&word) {
        return false;
    }
    let head = text.char_indices().nth(HEAD);
    let head = head.map_or(text, |(end, _)| &text[..end]);
    PLACES.iter().any(|place| head.contains(place))
}

impl Builder {
    /// Takes one paragraph of an amendment.
    pub(super) fn instruction(&mut self, survey: &mut Survey<'_>, at: usize) {
        let paragraph = survey.paragraph(at);
        let brings = !self.body.clauses.is_empty();
        let behind = |rest: &str| paragraph.text.len() - rest.len();
        match label::split(&paragraph.text) {
            Some((Label::Number(number), rest)) if self.is_item(number, rest) => {
                self.zone = Zone::Operative;
                self.number = label::value(number);
                self.quoted = 0;
                self.lists.close();
                let id = format!("OP{}", number.replace(' ', ""));
                let number = Some(number.to_owned());
                let text = survey.take_text(at, behind(rest));
                let paragraph = survey.paragraph(at);
                self.push(id, ClauseKind::Operative, number, paragraph, text);
                self.enter();
                self.outer.clone_from(&self.parent);
            }
            Some((Label::Number(number), rest)) => {
                let number = Some(number.to_owned());
                let text = survey.take_text(at, behind(rest));
                self.block(survey.paragraph(at), number, text);
            }
            Some((Label::Bracket(_), _)) if brings => self.lettered(survey, at),
            _ if brings && (self.number > 0 || !is_instruction(survey.plain(at))) => {
                let text = survey.take_text(at, 0);
                self.block(survey.paragraph(at), None, text);
            }
            _ => {
                self.zone = Zone::Operative;
                self.quoted = 0;
                let text = survey.take_text(at, 0);
                self.single(survey.paragraph(at), text, false);
                self.outer.clone_from(&self.parent);
            }
        }
    }

    /// Whether a number counts an instruction and no paragraph of a block.
    fn is_item(&self, number: &str, rest: &str) -> bool {
        let next =
            label::value(number) == self.number + 1 && label::value(number).to_string() == number;
        (self.body.clauses.is_empty() || next) && (!self.ends_with_colon() || is_instruction(rest))
    }

    /// A paragraph that the instruction above inserts or quotes.
    fn block(&mut self, paragraph: &Paragraph, number: Option<String>, text: String) {
        self.lists.close();
        let id = self.quoted_id(&self.outer.clone());
        self.push(id, ClauseKind::Operative, number, paragraph, text);
        self.enter();
    }
}

#[cfg(test)]
mod tests {
    use super::is_instruction;

    #[test]
    fn instructions_name_a_place() {
        assert!(is_instruction(
            "In operative paragraph 2, replace “lamps” with “lights”."
        ));
        assert!(is_instruction("Delete the third preambular paragraph."));
        assert!(is_instruction("Replace “lamps” with “lights” throughout."));
        assert!(!is_instruction(
            "In accordance with its mandate, decides to meet;"
        ));
        assert!(!is_instruction("Stresses that no light should go out;"));
    }
}
