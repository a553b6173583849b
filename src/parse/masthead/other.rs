//! Documents that are no drafts: an addendum that names further sponsors, a
//! note by the Secretariat.

use crate::model::{DraftKind, Notice, NoticeKind};
use crate::parse::paragraph::{Paragraph, append};
use crate::parse::sponsors;

use super::Front;
use super::block::take;

/// Reads the sponsors that an addendum adds: `Add the following countries to
/// the list of sponsors of the draft resolution: ...`. Gives back where it
/// ends.
pub(super) fn addendum(front: &mut Front, paragraphs: &[Paragraph], at: usize) -> Option<usize> {
    const LONGEST: usize = 60;
    let mut joined = String::new();
    for (index, paragraph) in paragraphs.iter().enumerate().skip(at).take(LONGEST) {
        let text = paragraph.plain();
        if joined.is_empty() && !text.starts_with("Add the following") {
            continue;
        }
        append(&mut joined, &text);
        if !joined.ends_with('.') || !joined.contains("sponsors") {
            continue;
        }
        let (_, names) = joined.split_once(':')?;
        front.kind = DraftKind::Sponsors;
        take(
            front,
            sponsors::names(names.trim().trim_end_matches('.')),
            paragraph,
        );
        return Some(index + 1);
    }
    None
}

/// Whether a line says that the document is no draft: `Note by the
/// Secretariat`.
pub(super) fn begins_note(text: &str) -> bool {
    const LONGEST: usize = 120;
    let text = text.trim();
    let heads = [
        "Note by the ",
        "Note verbale ",
        "Report of the Secretary-General",
        "Letter dated ",
        "Statement submitted by",
    ];
    text.len() < LONGEST
        && heads.iter().any(|head| text.starts_with(head))
        && !text.ends_with(['.', ',', ';', ':'])
}

/// Names a note for what it is. Its paragraphs are no clauses of any draft.
pub(super) fn note(front: &mut Front, head: &Paragraph, paragraphs: usize) {
    let line = head.plain();
    front.kind = DraftKind::Other;
    front.notices.push(Notice {
        kind: NoticeKind::Kind,
        message: format!(
            "“{line}” is no draft: its {paragraphs} paragraphs are not read as clauses"
        ),
        place: head.place,
    });
    front.sponsor_line = Some(line.into_owned());
}
