//! Headings, and the lines that are no text: ornaments and the meeting.

use crate::model::ClauseKind;
use crate::parse::ending::terminal;
use crate::parse::label::first_byte;
use crate::parse::paragraph::Paragraph;
use crate::source::Role;
use crate::text::{opener, spaces};

use super::builder::{Builder, Zone};

/// Whether a paragraph is a heading: marked so or bold, or without final
/// punctuation and short; never one that opens with a verb.
pub(super) fn is_heading(paragraph: &Paragraph, text: &str) -> bool {
    const LONGEST: usize = 300;
    const SHORT: usize = 60;
    if is_marked(paragraph) {
        return !text.ends_with([',', ';']) || text.len() < SHORT;
    }
    let text = text.trim();
    text.len() < LONGEST
        && !terminal(text)
        && text.starts_with(|c: char| c.is_uppercase() || c == '“')
        && !text.ends_with(" and")
        && !text.ends_with(" or")
        && paragraph.italic.is_none()
        && opener::opener(text).is_none()
}

/// Whether the format sets a paragraph apart as a heading.
pub(super) fn is_marked(paragraph: &Paragraph) -> bool {
    matches!(paragraph.role, Role::Heading(_)) || paragraph.bold
}

/// Whether two heading paragraphs are lines of one: the same type, and no more
/// than a line apart. A format without places keeps a heading in one
/// paragraph, and so does plain text.
pub(super) fn goes_with_title(before: &Paragraph, next: &Paragraph) -> bool {
    let placed = before.foot != 0.0 && next.top != 0.0 && before.size > 0.0;
    let step = before.foot - next.top;
    let near = 1.45 * before.size;
    before.role == next.role
        && before.bold == next.bold
        && before.place.page == next.place.page
        && next.gap == 0
        && placed
        && (0.0..=near).contains(&step)
}

/// `* * *`, or a rule, between a text and its annex.
pub(in crate::parse) fn is_ornament(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '*' | '_' | '—' | ' '))
}

/// `52nd plenary meeting`, `50th (resumed) plenary meeting`.
pub(in crate::parse) fn is_meeting(text: &str) -> bool {
    const LONGEST: usize = 90;
    if text.len() >= LONGEST || !first_byte(text).is_some_and(|b| b.is_ascii_digit()) {
        return false;
    }
    let ordinal = spaces::trim_start(text);
    let digits = ordinal.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &ordinal[digits..];
    // Nearly always a stop stands there.
    if !behind.starts_with(|c: char| c.is_ascii_lowercase()) {
        return false;
    }
    let rest = ["st ", "nd ", "rd ", "th "]
        .iter()
        .find_map(|ending| behind.strip_prefix(ending));
    rest.is_some_and(|rest| {
        rest.trim_start()
            .trim_start_matches("(resumed)")
            .trim_start()
            .starts_with("plenary meeting")
    })
}

impl Builder {
    pub(super) fn heading_clause(
        &mut self,
        paragraph: &Paragraph,
        number: Option<String>,
        title: String,
    ) {
        self.lists.close();
        self.inner = None;
        self.below_heading = true;
        let id = if self.zone == Zone::Annex {
            self.annex_heading += 1;
            format!("A{}.H{}", self.annex, self.annex_heading)
        } else {
            self.heading += 1;
            self.in_part(&format!("H{}", self.heading))
        };
        self.push(id, ClauseKind::Heading, number, paragraph, title);
    }
}

#[cfg(test)]
mod tests {
    use super::{is_meeting, is_ornament};

    #[test]
    fn the_meeting_is_no_text() {
        assert!(is_meeting("52nd plenary meeting"));
        assert!(is_meeting("50th (resumed) plenary meeting"));
        assert!(!is_meeting("the fifty-second plenary meeting"));
    }

    #[test]
    fn stars_and_rules_are_ornaments() {
        assert!(is_ornament("* * *"));
        assert!(!is_ornament("* Adopted."));
    }
}
