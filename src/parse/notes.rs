//! Footnotes and their markers.
//!
//! In: the lines of the footnote zone. Out: [`Footnote`]s; and, for formats
//! that don't raise their markers, the markers found among the plain figures
//! of the body.

use crate::model::Footnote;
use crate::source::Role;
use crate::text;

use super::paragraph::{Placed, append};
use super::rich;

/// Reads footnotes from their lines.
pub(super) fn read(lines: &[Placed<'_>]) -> Vec<Footnote> {
    let mut notes: Vec<Footnote> = Vec::new();
    let mut block = None;
    for placed in lines {
        let raw = placed.line.text();
        let same_block = placed.line.block.is_some() && placed.line.block == block;
        block = placed.line.block;
        match number(&raw, notes.last(), placed.line.role) {
            Some((number, rest)) if !same_block => notes.push(Footnote {
                number: number.to_owned(),
                text: rest.trim().to_owned(),
                place: placed.place(),
            }),
            _ => match notes.last_mut() {
                Some(note) => append(&mut note.text, &raw),
                None => notes.push(Footnote {
                    number: String::new(),
                    text: raw.trim().to_owned(),
                    place: placed.place(),
                }),
            },
        }
    }
    for note in &mut notes {
        note.text = text::mend(&rich::clean(&note.text));
    }
    notes
}

/// The number or stars at the head of a footnote's first line.
///
/// A number must follow the one before, so that a line of a footnote that
/// begins with a year or a page is no new footnote; the first on a page may
/// leave a gap, since a footnote can be lost.
fn number<'t>(line: &'t str, last: Option<&Footnote>, role: Role) -> Option<(&'t str, &'t str)> {
    let line = line.trim_start();
    let stars = line.bytes().take_while(|&b| b == b'*').count();
    if stars > 0 {
        return Some(line.split_at(stars));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 3 {
        return None;
    }
    let (figure, rest) = line.split_at(digits);
    let value: u32 = figure.parse().ok()?;
    if role == Role::Note {
        return Some((figure, rest));
    }
    if !(rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        return None;
    }
    let before = last.and_then(|n| n.number.parse::<u32>().ok()).unwrap_or(0);
    (value == before + 1 || (before == 0 && value < 4)).then_some((figure, rest))
}
