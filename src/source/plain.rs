//! Plain text.

use super::{Format, Line, Page, Pages, Run, SourceError};

/// Reads plain text.
pub(super) fn read(bytes: &[u8]) -> Result<Pages, SourceError> {
    let text = String::from_utf8_lossy(bytes);
    if text.trim().is_empty() {
        return Err(SourceError::Empty);
    }
    let lines = text
        .lines()
        .map(|l| Line {
            runs: vec![Run {
                text: l.to_owned(),
                ..Run::default()
            }],
            ..Line::default()
        })
        .collect();
    Ok(Pages {
        format: Format::Plain,
        pages: vec![Page { number: 1, lines }],
        ..Pages::default()
    })
}
