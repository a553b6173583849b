//! Footnotes and their markers.
//!
//! In: the lines of the footnote zone. Out: [`Footnote`]s; and, for formats
//! that don't raise their markers, the markers found among the plain figures
//! of the body.

use crate::model::{Footnote, Place};
use crate::source::Role;
use crate::text;

use super::paragraph::{Paragraph, Placed, append};
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

/// Finds the markers of footnotes among the plain figures of paragraphs.
///
/// Footnotes are numbered through a document and cited in that order, on the
/// page where they stand, from paragraph `first` on. So the marker of each is looked for behind that of
/// the one before, among the paragraphs that touch its page; of several
/// candidates the one set most like a marker wins: close behind a comma or a
/// word, no number of its own (`report,1 identified`, `2013 2 and 2015`).
pub(super) fn mark(paragraphs: &mut [Paragraph], first: usize, notes: &[Footnote]) {
    let ends = ends(paragraphs);
    let mut from = (first, 0);
    for note in notes {
        if note.number.is_empty() || note.number.starts_with('*') {
            continue;
        }
        let mut best: Option<(i32, usize, usize)> = None;
        for at in from.0..paragraphs.len() {
            let start = paragraphs[at].place;
            if start.page > note.place.page || (start.page == note.place.page && start.line > note.place.line) {
                break;
            }
            if ends[at].page < note.place.page {
                continue;
            }
            let skip = if at == from.0 { from.1 } else { 0 };
            for (score, byte) in candidates(&paragraphs[at].text, skip, &note.number) {
                if best.is_none_or(|(s, ..)| score > s) {
                    best = Some((score, at, byte));
                }
            }
        }
        if let Some((_, at, byte)) = best {
            let text = &mut paragraphs[at].text;
            let end = byte + note.number.len();
            let marker = rich::marker(&note.number);
            text.replace_range(byte..end, &marker);
            from = (at, byte + marker.len());
        }
    }
}

/// The place of the end of each paragraph: where the next begins.
fn ends(paragraphs: &[Paragraph]) -> Vec<Place> {
    let last = Place { page: u32::MAX, line: u32::MAX };
    (0..paragraphs.len())
        .map(|i| paragraphs.get(i + 1).map_or(last, |p| p.place))
        .collect()
}

/// Places where a figure could be a marker, with how much it looks like one.
fn candidates(text: &str, from: usize, number: &str) -> Vec<(i32, usize)> {
    let mut found = Vec::new();
    let mut at = from;
    while let Some(hit) = text[at..].find(number) {
        let start = at + hit;
        let end = start + number.len();
        at = end;
        if let Some(score) = likeness(&text[..start], &text[end..]) {
            found.push((score, start));
        }
    }
    found
}

/// How much a figure between two texts looks like a marker; `None` where it
/// can't be one.
fn likeness(before: &str, after: &str) -> Option<i32> {
    let next = after.chars().next();
    if next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '%' | '-' | '–' | '’')) {
        return None;
    }
    // `1.5`, `1,000`
    let second = after.chars().nth(1);
    if matches!(next, Some('.' | ',')) && second.is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let spaced = before.ends_with(' ');
    let word = before.trim_end();
    let last = word.chars().next_back()?;
    if !spaced && (last.is_ascii_digit() || matches!(last, '/' | '-' | '–' | '(' | '.' | '“')) && last != '.' {
        return None;
    }
    let mut score = match last {
        ',' | ';' | ':' | '.' | ')' | '”' | '’' => 6,
        c if c.is_alphabetic() => 3,
        c if c.is_ascii_digit() => 2,
        _ => 0,
    };
    if !spaced {
        score += 4;
    }
    if matches!(next, None | Some(',' | ';' | ')')) {
        score += 1;
    }
    if counts(word) || is_month(after.trim_start()) {
        score -= 6;
    }
    Some(score)
}

/// Whether the word before takes a number of its own: `paragraph 1`, `Goals 1`.
fn counts(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or("")
        .to_lowercase();
    const COUNTED: [&str; 34] = [
        "paragraph", "paragraphs", "para.", "paras.", "article", "articles", "goal", "goals",
        "target", "targets", "section", "sections", "chapter", "chapters", "annex", "part", "parts",
        "pillar", "schedule", "schedules", "phase", "no.", "nos.", "vol.", "vols.", "supplement",
        "and", "or", "to", "of", "on", "than", "every", "item",
    ];
    COUNTED.contains(&word.as_str())
}

fn is_month(after: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ];
    MONTHS.iter().any(|m| after.starts_with(m))
}

#[cfg(test)]
mod tests {
    use super::{candidates, likeness};

    #[test]
    fn a_marker_behind_a_comma_looks_more_like_one_than_a_counted_figure() {
        let text = "in paragraph 1 of its report,1 identified";
        let best = candidates(text, 0, "1").into_iter().max();
        assert_eq!(best.map(|(_, at)| at), text.find(",1").map(|i| i + 1));
    }

    #[test]
    fn parts_of_numbers_are_no_markers() {
        assert_eq!(likeness("resolution 7", "/25"), None);
        assert_eq!(likeness("on ", "/25"), None);
        assert!(likeness("in its 2013 ", " and 2015 reports").is_some());
    }
}
