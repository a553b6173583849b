//! Where the sponsor block stands, and what it says.

use crate::model::{Notice, NoticeKind, SponsorKind};
use crate::parse::paragraph::{Paragraph, append};
use crate::parse::{rich, sponsors};
use crate::symbol::bytes;
use crate::text::mend;

use super::Front;

/// Whether a sponsor block begins with the first of these paragraphs.
pub(super) fn begins_sponsors(paragraphs: &[Paragraph]) -> bool {
    block_end(paragraphs).is_some()
}

/// The end of the sponsor block that begins with the first of these
/// paragraphs: how many paragraphs it has.
fn block_end(paragraphs: &[Paragraph]) -> Option<usize> {
    const LONGEST: usize = 60;
    const WIDEST: usize = 20_000;
    let first = paragraphs.first()?;
    // It has a colon, or begins with `Draft resolution` or the like.
    let colon = |p: &Paragraph| bytes::find(b':', p.text.as_bytes()).is_some();
    let text = first.plain();
    let kind = text.trim_start().starts_with(['D', 'R', 'A']);
    if !kind && !paragraphs.iter().take(LONGEST).any(colon) {
        return None;
    }
    let known = sponsors::can_begin(&text);
    // A first name that no table has: the list must show itself by the others.
    if !known && !sponsors::may_begin(&text) {
        return None;
    }
    let mut joined = String::new();
    for (at, paragraph) in paragraphs.iter().take(LONGEST).enumerate() {
        append(&mut joined, &paragraph.plain());
        if joined.len() > WIDEST {
            return None;
        }
        if let Some(whole) = sponsors::is_whole(&joined) {
            if !known && !sponsors::are_mostly_known(&joined) {
                return None;
            }
            let mut end = at + 1;
            if whole == sponsors::Whole::MayGoOn {
                end += continuation(&joined, &paragraphs[end..]);
            }
            return Some(end);
        }
        if sponsors::is_beyond(&joined) {
            return None;
        }
    }
    None
}

/// How many of these paragraphs still belong to a sponsor line that can go on:
/// `Draft resolution submitted by the Vice-Chair of the Committee, ... on` /
/// `the basis of informal consultations on draft resolution A/C.2/80/L.33`.
fn continuation(joined: &str, rest: &[Paragraph]) -> usize {
    const LONGEST: usize = 5;
    let mut text = joined.to_owned();
    let mut taken = 0;
    // `submitted by ..., Julio` / `Carranza (Peru), on the basis of ...`: where
    // a blank line sets the title apart, all lines above it go on.
    let block = rest.iter().take(LONGEST).position(|p| p.gap > 0);
    if let Some(lines) = block.filter(|_| joined.contains("submitted by")) {
        return lines;
    }
    for paragraph in rest.iter().take(LONGEST) {
        let next = paragraph.plain();
        if paragraph.gap > 0 || !sponsors::goes_on(&text, &next) {
            break;
        }
        append(&mut text, &next);
        taken += 1;
    }
    taken
}

/// Reads the sponsor block at `at`; gives back where it ends.
pub(super) fn sponsor_block(
    front: &mut Front,
    paragraphs: &[Paragraph],
    at: usize,
    limit: usize,
) -> usize {
    let Some(length) = block_end(&paragraphs[at..limit]) else {
        return at;
    };
    let mut line = String::new();
    for paragraph in &paragraphs[at..at + length] {
        append(&mut line, &paragraph.text);
    }
    // Stars are printed in the line, also where a format knows them as marks.
    let line = rich::restore(line, |number| !number.starts_with('*'));
    let line = mend(&rich::plain(&line));
    let block = sponsors::read(&line);
    front.kind = block.kind;
    take(front, block.sponsors, &paragraphs[at]);
    front.sponsor_line = Some(line);
    at + length
}

/// Takes the sponsors, and names those that the table doesn't know.
pub(super) fn take(front: &mut Front, found: Vec<crate::model::Sponsor>, paragraph: &Paragraph) {
    for sponsor in found.iter().filter(|s| s.kind == SponsorKind::Unknown) {
        front.notices.push(Notice {
            kind: NoticeKind::Sponsor,
            message: format!(
                "sponsor “{}” is not in the table of names; taken as printed",
                sponsor.name
            ),
            place: paragraph.place,
        });
    }
    front.sponsors = found;
}
