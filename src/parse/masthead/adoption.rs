//! The head of an adopted text: when and how it was adopted, and its number.

use crate::model::{Adoption, DraftKind};
use crate::parse::paragraph::{Paragraph, append};
use crate::symbol::Symbol;
use crate::text::date;

use super::Front;

/// Whether a line opens the head of an adopted text.
pub(super) fn begins_adoption(text: &str) -> bool {
    let text = text.trim();
    [
        "Resolution adopted by the ",
        "Resolutions adopted by the ",
        "Decision adopted by the ",
    ]
    .iter()
    .any(|head| text.starts_with(head))
        || ["Resolution adopted", "Decision adopted"].contains(&text)
}

/// `Resolution adopted by the General Assembly` / `on 1 December 2025` /
/// `[on the report of the First Committee (A/80/534, para. 7)]`.
pub(super) fn adoption(
    front: &mut Front,
    paragraphs: &[Paragraph],
    mut at: usize,
    limit: usize,
) -> usize {
    let mut line = String::new();
    let mut report = String::new();
    while at < limit {
        let text = paragraphs[at].plain();
        if resolution_number(&text).is_some() {
            break;
        }
        if report.is_empty() && !text.starts_with('[') {
            let done = date::first(&line).is_some();
            if done {
                break;
            }
            // The report can stand in the same block.
            let (own, rest) = match text.find('[') {
                Some(open) => text.split_at(open),
                None => (&*text, ""),
            };
            append(&mut line, own);
            append(&mut report, rest);
        } else if report.ends_with(']') {
            break;
        } else {
            append(&mut report, &text);
        }
        at += 1;
    }
    front.kind = if line.starts_with("Decision") {
        DraftKind::Decision
    } else {
        DraftKind::Resolution
    };
    let draft = report
        .strip_prefix("[without reference to a Main Committee (")
        .and_then(|rest| rest.split([')', ',', ' ']).next())
        .and_then(|symbol| symbol.parse::<Symbol>().ok());
    if let Some(committee) = report.strip_prefix("[on the report of the ") {
        let name = committee
            .find(" (A/")
            .map_or(committee, |end| &committee[..end]);
        front
            .masthead
            .committee
            .get_or_insert(name.trim().to_owned());
    }
    front.masthead.adoption = Some(Adoption {
        date: date::first(&line).map(|(_, day)| day),
        line: Some(line.trim().to_owned()).filter(|l| !l.is_empty()),
        report: Some(report).filter(|r| !r.is_empty()),
        draft,
        meeting: None,
    });
    at
}

/// `78/29.` or `78/29. Implementation of ...`: the number and the words behind it.
pub(super) fn resolution_number(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let end = text.find('.')?;
    let number = &text[..end];
    let (session, serial) = number.split_once('/')?;
    let session = session.trim_start_matches("ES-").trim_start_matches("S-");
    let digits: String = serial.chars().take_while(char::is_ascii_digit).collect();
    let suffix = serial[digits.len()..].trim();
    let sound = !session.is_empty()
        && session.bytes().all(|b| b.is_ascii_digit())
        && !digits.is_empty()
        && suffix.len() <= 4;
    sound.then(|| (number, text[end + 1..].trim_start()))
}

/// Whether a line is the number and title of an adopted text: `48/104.
/// Declaration on ...`.
pub(super) fn begins_numbered_title(text: &str) -> bool {
    resolution_number(text).is_some_and(|(_, title)| title.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::resolution_number;

    #[test]
    fn the_number_of_a_resolution_is_no_title() {
        assert_eq!(
            resolution_number("97/164. Lights"),
            Some(("97/164", "Lights"))
        );
        assert_eq!(
            resolution_number("97/164 A. Lights"),
            Some(("97/164 A", "Lights"))
        );
        assert_eq!(resolution_number("Lights 97/164."), None);
    }
}
