//! What follows the number of an adopted text: part letter, old session, year.

/// What may follow the number of an adopted text.
#[derive(Default)]
pub(super) struct Suffix {
    /// `XXVI`, `ES-V` or `2023`.
    pub(super) session: Option<String>,
    /// `A` in `76/246 A`.
    part: Option<char>,
}

impl Suffix {
    pub(super) fn print(&self) -> String {
        let mut out = String::new();
        if let Some(session) = &self.session {
            let space = session.starts_with(|c: char| c.is_ascii_digit());
            out.push_str(if space { " (" } else { "(" });
            out.push_str(session);
            out.push(')');
        }
        if let Some(part) = self.part {
            out.push(' ');
            out.push(part);
        }
        out
    }
}

/// Reads `240`, `246 A`, `2719 (2023)`, `2758(XXVI)`, `217 A (III)` and, as
/// tags have it, `2719-2023`, `246-A`. `alone`: no session stands before it.
pub(super) fn numbered(segment: &str, alone: bool) -> Option<(u32, Suffix)> {
    let end = segment
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(segment.len());
    let number: u32 = segment[..end].parse().ok()?;
    let mut suffix = Suffix::default();
    if end == segment.len() {
        return Some((number, suffix));
    }
    let rest = segment[end..].to_ascii_uppercase();
    let mut words = Vec::new();
    for word in rest.split([' ', '(', ')', '-']).filter(|w| !w.is_empty()) {
        match words.last_mut() {
            // `ES-V` was split at its own hyphen.
            Some(last) if alone && (last == "ES" || last == "S") => {
                *last = format!("{last}-{word}")
            }
            _ => words.push(word.to_owned()),
        }
    }
    if words.len() > 2 {
        return None;
    }
    let bracketed = rest.contains('(');
    for word in words {
        let part = (word.len() == 1 && word.as_bytes()[0].is_ascii_uppercase())
            && !rest.contains(&format!("({word})"));
        // In `217-III-A` the session comes first.
        if alone && suffix.session.is_none() && is_old_session(&word) && (!part || !bracketed) {
            suffix.session = Some(word);
        } else if part && suffix.part.is_none() {
            suffix.part = word.chars().next();
        } else {
            return None;
        }
    }
    Some((number, suffix))
}

/// `2023`, `XXVI`, `ES-V`.
fn is_old_session(word: &str) -> bool {
    let roman = word
        .strip_prefix("ES-")
        .or_else(|| word.strip_prefix("S-"))
        .unwrap_or(word);
    is_year(word) || (!roman.is_empty() && roman.bytes().all(|b| b"IVXLC".contains(&b)))
}

pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse().is_ok_and(|year| (1946..=2199).contains(&year))
}
