//! The title, and where a text without a chapeau begins.

use crate::parse::body::is_instruction;
use crate::parse::label;
use crate::parse::paragraph::{Paragraph, append};
use crate::source::Role;
use crate::text::{mend, opener};

use super::Front;
use super::adoption::resolution_number;

/// Reads the title from `at` up to `limit`; gives back where it ends. `above`
/// says that the chapeau marks its end.
pub(super) fn title(
    front: &mut Front,
    paragraphs: &[Paragraph],
    mut at: usize,
    limit: usize,
    above: bool,
) -> usize {
    let mut title = String::new();
    while at < limit {
        let paragraph = &paragraphs[at];
        let text = paragraph.plain();
        // The chapeau can be that of the first part.
        if !title.is_empty() && label::part(&text).is_some() {
            break;
        }
        // Without a chapeau the title ends where the text begins.
        if !above && (begins_text(paragraph, &text) || text == "Addendum") {
            break;
        }
        let text = match resolution_number(&text) {
            Some((_, rest)) if title.is_empty() => rest.to_owned(),
            _ => text.into_owned(),
        };
        append(&mut title, &text);
        at += 1;
    }
    front.title = Some(mend(&title)).filter(|t| !t.is_empty());
    at
}

/// Whether a paragraph of a document without chapeau is text and no title.
pub(super) fn begins_text(paragraph: &Paragraph, text: &str) -> bool {
    if label::split(text).is_some() {
        return true;
    }
    let known_heading = matches!(paragraph.role, Role::Heading(_)) || paragraph.bold;
    let sentence = text.trim_end().ends_with(['.', ';', ':', ',']) || text.contains('“');
    !known_heading && (sentence || is_instruction(text) || opener::opener(text).is_some())
}
