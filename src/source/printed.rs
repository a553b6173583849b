//! Printed lines in a format of paragraphs: text that was pasted from a page,
//! each line a paragraph of its own.
//!
//! Lines go in; what comes out says whether they are such. The format then
//! hands its text to the reader of plain text, who joins lines to paragraphs.

use std::borrow::Cow;

use super::pages::{Line, Role};

/// A printed line that goes on in the next is at least so long, in characters.
const LONG: usize = 40;
/// So few long lines tell nothing.
const FEWEST: usize = 3;

/// Whether most paragraphs break off in mid-sentence and go on in the next.
pub(super) fn is_printed(lines: &[Line<'_>]) -> bool {
    if lines
        .iter()
        .any(|l| !matches!(l.role, Role::Plain | Role::Heading(_)))
    {
        return false;
    }
    let texts: Vec<(Option<u32>, Cow<'_, str>)> =
        lines.iter().map(|l| (l.block, l.text())).collect();
    let (mut long, mut broken) = (0, 0);
    for pair in texts.windows(2) {
        let [(block, text), (next_block, next)] = pair else {
            continue;
        };
        if block == next_block || text.chars().count() < LONG {
            continue;
        }
        let ends = text.ends_with(|c: char| c.is_ascii_punctuation() && c != ')');
        long += 1;
        broken += usize::from(!ends && next.starts_with(char::is_lowercase));
    }
    long >= FEWEST && broken * 3 > long
}

#[cfg(test)]
mod tests {
    use super::is_printed;
    use crate::source::{Line, Run};

    fn lines<'t>(texts: &[&'t str]) -> Vec<Line<'t>> {
        texts
            .iter()
            .zip(0..)
            .map(|(text, block)| Line {
                runs: Run {
                    text: (*text).into(),
                    ..Run::default()
                }
                .into(),
                block: Some(block),
                ..Line::default()
            })
            .collect()
    }

    #[test]
    fn sentences_that_break_off_are_printed_lines() {
        let broken = [
            "The keepers of the lights of all inland waters",
            "and the ferries that pass by them at night,",
        ];
        assert!(is_printed(&lines(&broken.repeat(5))));
        let whole = [
            "Recalling the keepers of the lights of all inland waters,",
            "Noting the ferries that pass by them at night,",
        ];
        assert!(!is_printed(&lines(&whole.repeat(5))));
    }
}
