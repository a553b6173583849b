//! Parts and sections: `A`, `II`, `Part III`, with the title below. A part
//! whose numbers begin again gives its name to the ids: `II:OP3`.

use crate::parse::ending::terminal;
use crate::parse::label::{self, Label};
use crate::parse::paragraph::{Paragraph, append};

use super::builder::{Builder, Zone};
use super::heading::{goes_with_title, is_heading, is_marked};
use super::survey::Survey;

/// Which headings divide the text into parts with their own numbering, told
/// paragraph by paragraph.
///
/// A heading `A` or `II` is a part where the first number behind it is 1
/// again in more parts than it goes on.
#[derive(Default)]
pub(super) struct Restarts {
    again: u32,
    goes_on: u32,
    parts: u32,
    /// No number stands behind the last part so far.
    open: bool,
}

impl Restarts {
    /// Looks at the next paragraph: whether it is the label of a part, and its
    /// own.
    pub(super) fn see(&mut self, part: bool, label: Option<Label<'_>>) {
        if part {
            self.parts += 1;
            self.open = true;
        } else if let Some(Label::Number(number)) = label.filter(|_| self.open) {
            self.open = false;
            if self.parts > 1 {
                match label::value(number) {
                    1 => self.again += 1,
                    _ => self.goes_on += 1,
                }
            }
        }
    }

    pub(super) fn hold(&self) -> bool {
        self.again > 0 && self.again >= self.goes_on
    }
}

/// `II` alone, or `II Title` where the format keeps both in one heading. In an
/// annex an article is a part too. `text` is that of the paragraph without
/// footnote markers.
pub(super) fn part_label<'t>(
    paragraph: &Paragraph,
    text: &'t str,
    annex: bool,
) -> Option<(&'t str, &'t str)> {
    if let Some(part) = label::part(text) {
        return Some((part, ""));
    }
    if annex && let Some(article) = label::article(text) {
        return Some((article, ""));
    }
    titled(paragraph, text)
}

/// `II Title`: the label of a part with its title.
pub(super) fn titled<'t>(paragraph: &Paragraph, text: &'t str) -> Option<(&'t str, &'t str)> {
    const LONGEST: usize = 200;
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
        part: String,
        mut title: String,
    ) -> usize {
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
        if survey.restarts && self.zone != Zone::Annex {
            self.part = format!("{}:", part.replace(' ', ""));
            self.zone = Zone::Preamble;
            (self.preambular, self.number, self.heading, self.unnumbered) = (0, 0, 0, 0);
            self.parent.clear();
        }
        if title.is_empty() {
            title.clone_from(&part);
        }
        self.heading_clause(survey.paragraph(at), Some(part), title);
        used
    }
}
