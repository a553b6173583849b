//! Parts and sections: `A`, `II`, `Part III`, with the title below. A part
//! whose numbers begin again gives its name to the ids: `II:OP3`.

use crate::parse::ending::terminal;
use crate::parse::label::{self, Label};
use crate::parse::paragraph::{Paragraph, append};

use super::builder::{Builder, Zone};
use super::heading::{goes_with_title, is_heading, is_marked};
use super::survey::Survey;

/// Which headings divide the text into parts with their own numbering.
///
/// A heading `A` or `II` is a part where the first number behind it is 1
/// again in more parts than it goes on.
pub(super) fn restarts(survey: &Survey<'_>) -> bool {
    let (mut again, mut goes_on) = (0_u32, 0_u32);
    let mut open = false;
    let mut parts = 0_u32;
    for (at, paragraph) in survey.rest(0).iter().enumerate() {
        if part_label(paragraph, survey.plain(at), false).is_some() {
            parts += 1;
            open = true;
        } else if let Some(Label::Number(number)) = survey.label(at).filter(|_| open) {
            open = false;
            if parts > 1 {
                match label::value(number) {
                    1 => again += 1,
                    _ => goes_on += 1,
                }
            }
        }
    }
    again > 0 && again >= goes_on
}

/// `II` alone, or `II Title` where the format keeps both in one heading. In an
/// annex an article is a part too. `text` is that of the paragraph without
/// footnote markers.
pub(super) fn part_label<'t>(
    paragraph: &Paragraph,
    text: &'t str,
    annex: bool,
) -> Option<(&'t str, &'t str)> {
    const LONGEST: usize = 200;
    if let Some(part) = label::part(text) {
        return Some((part, ""));
    }
    if annex && let Some(article) = label::article(text) {
        return Some((article, ""));
    }
    // The number is a capital or several: nearly every other text shows at
    // its second byte.
    if !matches!(
        text.as_bytes(),
        [b'A'..=b'Z', b'A'..=b'Z' | b'.' | b' ', ..]
    ) {
        return None;
    }
    let (first, rest) = text.split_once(' ')?;
    // `A` begins sentences and headings as well: it needs its full stop.
    let stopped = first.ends_with('.');
    let first = first.trim_end_matches('.');
    let letter = first.len() == 1
        && first
            .bytes()
            .all(|b| b.is_ascii_uppercase() && (stopped || b != b'A'));
    ((letter || label::is_roman(first))
        && rest.starts_with(char::is_uppercase)
        && rest.len() < LONGEST
        && (is_marked(paragraph) || !terminal(text)))
    .then_some((first, rest))
}

impl Builder {
    /// A part or section heading with the title below it.
    pub(super) fn part(
        &mut self,
        survey: &Survey<'_>,
        at: usize,
        part: &str,
        title: &str,
    ) -> usize {
        let mut title = title.to_owned();
        let mut used = 1;
        while at + used < survey.len() && (title.is_empty() || used > 1) {
            let next = survey.paragraph(at + used);
            let plain = survey.plain(at + used);
            let heading = is_heading(next, plain)
                && survey.label(at + used).is_none()
                && label::part(plain).is_none();
            if !heading
                || (!title.is_empty() && !goes_with_title(survey.paragraph(at + used - 1), next))
            {
                break;
            }
            append(&mut title, &next.text);
            used += 1;
        }
        self.lists.close();
        let restart = *self.restarts.get_or_insert_with(|| restarts(survey));
        if restart && self.zone != Zone::Annex {
            self.part = format!("{}:", part.replace(' ', ""));
            self.zone = Zone::Preamble;
            (self.preambular, self.number, self.heading, self.unnumbered) = (0, 0, 0, 0);
            self.parent.clear();
        }
        let title = if title.is_empty() {
            part.to_owned()
        } else {
            title
        };
        self.heading_clause(survey.paragraph(at), Some(part.to_owned()), &title);
        used
    }
}
