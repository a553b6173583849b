//! Annexes: `Annex`, `Annex II`, `Appendix`, with the title below.

use std::borrow::Cow;

use crate::model::ClauseKind;
use crate::parse::label;
use crate::parse::paragraph::{Paragraph, append};

use super::builder::{Builder, Zone};
use super::heading::{goes_with_title, is_heading, is_marked};
use super::parts::part_label;
use super::survey::Survey;

/// The words that head an annex.
const NAMES: [&str; 4] = ["Annex", "Appendix", "Enclosure", "Attachment"];

/// Whether a text can begin with one of them: its first letter tells nearly
/// all that don't.
fn may_be_named(text: &str) -> bool {
    matches!(label::first_byte(text), Some(b'A' | b'E'))
}

/// The label of an annex and the title that stands in the same paragraph.
pub(super) fn label<'t>(paragraph: &Paragraph, text: &'t str) -> Option<(Cow<'t, str>, &'t str)> {
    const LONGEST: usize = 400;
    if !may_be_named(text) {
        return None;
    }
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    for name in NAMES.into_iter().chain(["ANNEX", "APPENDIX"]) {
        let Some(own) = text.strip_prefix(name) else {
            continue;
        };
        let rest = own.trim();
        if rest.is_empty() || label::is_roman(rest) || is_short_label(rest) {
            return Some((Cow::Borrowed(text), ""));
        }
        if !is_marked(paragraph) || !own.starts_with([' ', ':', '.']) {
            continue;
        }
        let rest = rest.trim_start_matches([':', '.']).trim_start();
        let (first, title) = rest.split_once(' ').unwrap_or((rest, ""));
        let first = first.trim_end_matches([':', '.']);
        if label::is_roman(first) || is_short_label(first) && first != "A" {
            return Some((Cow::Owned(format!("{name} {first}")), title));
        }
        if rest.starts_with(char::is_uppercase) {
            return Some((Cow::Borrowed(name), rest));
        }
    }
    None
}

/// `Annex`, `Annex II`, `Appendix` alone on a line.
pub(in crate::parse) fn names_annex(text: &str) -> bool {
    may_be_named(text)
        && NAMES
            .iter()
            .filter_map(|name| text.trim().strip_prefix(name))
            .any(|rest| rest.is_empty() || label::is_roman(rest.trim()))
}

/// `1`, `12`, `A`, `A1`.
fn is_short_label(text: &str) -> bool {
    const LONGEST: usize = 2;
    text.len() <= LONGEST
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
}

/// Whether a title goes on in the next paragraph: `Model Rules for Lights;` /
/// `Keeping Lights at Night`.
fn is_unfinished(title: &str) -> bool {
    title.ends_with([';', ',', ':'])
        || [" and", " of", " the", " on", " for"]
            .iter()
            .any(|end| title.ends_with(end))
}

impl Builder {
    /// The head of an annex, with the headings below it as its title.
    pub(super) fn annex_title(&mut self, survey: &Survey<'_>, at: usize) -> Option<usize> {
        let (label, own_title) = label(survey.paragraph(at), survey.plain(at))?;
        self.zone = Zone::Annex;
        self.annex += 1;
        self.part.clear();
        (self.number, self.annex_heading, self.annex_unnumbered) = (0, 0, 0);
        self.inner = None;
        self.below_heading = true;
        self.lists.close();
        let mut title = own_title.to_owned();
        let mut used = 1;
        while at + used < survey.len() {
            let next = survey.paragraph(at + used);
            let plain = survey.plain(at + used);
            let before = survey.paragraph(at + used - 1);
            let words = title.is_empty()
                || is_unfinished(&title)
                || (used > 1 && goes_with_title(before, next));
            let heading = is_heading(next, plain)
                && part_label(next, plain, true).is_none()
                && survey.label(at + used).is_none();
            if !words || !heading || self::label(next, plain).is_some() {
                break;
            }
            append(&mut title, &next.text);
            used += 1;
        }
        let id = format!("A{}", self.annex);
        self.parent = id.clone();
        self.push(
            id,
            ClauseKind::AnnexTitle,
            Some(label.into_owned()),
            survey.paragraph(at),
            title,
        );
        Some(used)
    }
}
