//! What a web page may ask of the reader.
//!
//! The rules of HTML make a parser look back over everything open at each tag,
//! and repeat type that was never closed in each new block. A page is weighed
//! before it is parsed, by counts alone.

use super::super::SourceError;

/// Greatest file.
const FILE_BYTES: usize = 16 << 20;
/// Most steps back over open elements, all tags together; a page of a
/// megabyte takes about two million.
const STEPS: usize = 50_000_000;
/// Most repetitions of unclosed type.
const REPEATS: usize = 3_000_000;

pub(super) fn check_size(bytes: &[u8]) -> Result<(), SourceError> {
    if bytes.len() > FILE_BYTES {
        return Err(too_large("the file", format!("{FILE_BYTES} bytes")));
    }
    Ok(())
}

pub(super) fn check_work(text: &str) -> Result<(), SourceError> {
    let mut open = 0usize;
    let mut type_open = 0usize;
    let (mut steps, mut repeats) = (0usize, 0usize);
    for tag in text.split('<').skip(1) {
        let (closes, tag) = match tag.strip_prefix('/') {
            Some(tag) => (true, tag),
            None => (false, tag),
        };
        let end = tag
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(tag.len());
        let name = tag[..end].to_ascii_lowercase();
        if name.is_empty() {
            continue;
        }
        steps = steps.saturating_add(open);
        repeats = repeats.saturating_add(type_open);
        // Void elements never open; those that close themselves don't nest.
        if matches!(
            name.as_str(),
            "br" | "hr"
                | "img"
                | "input"
                | "meta"
                | "link"
                | "col"
                | "wbr"
                | "area"
                | "base"
                | "embed"
                | "source"
                | "param"
                | "p"
                | "li"
                | "td"
                | "th"
                | "tr"
                | "dt"
                | "dd"
                | "tbody"
                | "thead"
                | "option"
        ) {
            continue;
        }
        let is_type = matches!(
            name.as_str(),
            "a" | "b"
                | "big"
                | "code"
                | "em"
                | "font"
                | "i"
                | "nobr"
                | "s"
                | "small"
                | "strike"
                | "strong"
                | "tt"
                | "u"
        );
        if closes {
            open = open.saturating_sub(1);
            type_open = type_open.saturating_sub(usize::from(is_type));
        } else {
            open += 1;
            type_open += usize::from(is_type);
        }
    }
    if steps > STEPS || repeats > REPEATS {
        return Err(too_large(
            "the nesting of the page",
            format!("{STEPS} steps"),
        ));
    }
    Ok(())
}

fn too_large(what: &str, limit: String) -> SourceError {
    SourceError::TooLarge {
        what: what.to_owned(),
        limit,
    }
}
