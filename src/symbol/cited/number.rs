//! The number of a resolution or decision, and the symbol that it means for a
//! given body.

use super::body::Body;
use super::digits;
use crate::symbol::{Symbol, read};

/// The number of a resolution or decision as print has it.
pub(super) struct Number<'t> {
    /// `75`, `2025`, `ES-11`; nothing in the old form.
    pub(super) session: Option<&'t str>,
    number: &'t str,
    pub(super) part: Option<&'t str>,
    /// `XXVI`, `2000` in brackets.
    pub(super) bracket: Option<&'t str>,
}

impl<'t> Number<'t> {
    pub(super) fn at(text: &'t str, at: usize) -> Option<(Number<'t>, usize)> {
        let bytes = text.as_bytes();
        let mut pos = at;
        for prefix in ["ES-", "S-"] {
            if text[at..].starts_with(prefix) {
                pos = at + prefix.len();
                break;
            }
        }
        let first = digits(bytes, pos)?;
        let mut end = first;
        let (session, number) = if bytes.get(first) == Some(&b'/') {
            end = digits(bytes, first + 1)?;
            (Some(&text[at..first]), &text[first + 1..end])
        } else if pos == at {
            (None, &text[at..first])
        } else {
            return None;
        };
        // `80/12.5`, `25-19892`, `75/1/Add.1`, `2/4th` are other things.
        if let Some(b'/' | b'-' | b'_' | b'%') = bytes.get(end) {
            return None;
        }
        let point =
            bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if point || bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
            return None;
        }
        let mut part = None;
        if let [b' ', b'A'..=b'Z', after @ ..] = &bytes[end..]
            && !after
                .first()
                .is_some_and(|b| b.is_ascii_alphanumeric() || b".-/".contains(b))
        {
            part = Some(&text[end + 1..end + 2]);
            end += 2;
        }
        let mut bracket = None;
        let after = text[end..].trim_start_matches(' ');
        if session.is_none()
            && let Some(inside) = after.strip_prefix('(')
            && let Some(length) = inside.bytes().take(12).position(|b| b == b')')
        {
            let opened = text.len() - inside.len();
            let inside = &inside[..length];
            let roman = inside
                .strip_prefix("ES-")
                .or_else(|| inside.strip_prefix("S-"))
                .unwrap_or(inside);
            let year = inside.len() == 4
                && inside
                    .parse()
                    .is_ok_and(|year: u32| (1946..2200).contains(&year));
            if year || (!roman.is_empty() && roman.bytes().all(|b| b"IVXLC".contains(&b))) {
                bracket = Some(inside);
                end = opened + length + 1;
            }
        }
        let number = Number {
            session,
            number,
            part,
            bracket,
        };
        Some((number, end))
    }

    /// A number alone, which may be the day or year of a date.
    pub(super) fn is_bare(&self) -> bool {
        self.session.is_none() && self.bracket.is_none()
    }

    /// A shape that nothing but a resolution has, wherever in the sentence:
    /// `75/240`, `1325 (2000)`, `2758 (XXVI)`.
    pub(super) fn is_distinct(&self) -> bool {
        match self.session {
            Some(session) => session.parse().is_ok_and(|s: u32| (31..=150).contains(&s)),
            None => self.bracket.is_some(),
        }
    }

    /// The symbol that the number means for a body; nearly always it is put
    /// together in canonical print.
    pub(super) fn symbol(&self, body: Body, decision: bool) -> Option<Symbol> {
        let kind = if decision { "DEC" } else { "RES" };
        let n: u32 = self.number.parse().ok()?;
        let space = if self.part.is_some() { " " } else { "" };
        let part = self.part.unwrap_or("");
        let (print, canonical) = match (self.session, self.bracket) {
            (None, Some(year)) if year.starts_with(|c: char| c.is_ascii_digit()) => {
                let council = !matches!(body, Body::Other | Body::Rights | Body::Economic);
                if !council || decision {
                    return None;
                }
                (format!("S/RES/{n} ({year})"), true)
            }
            (None, Some(roman)) => {
                let organ = match body {
                    Body::Unsaid | Body::Assembly => "A",
                    Body::Economic | Body::ACouncil => "E",
                    _ => return None,
                };
                let print = format!("{organ}/{kind}/{n}({roman}){space}{part}");
                (print, roman != part)
            }
            (None, None) if body == Body::Security && !decision && (100..10_000).contains(&n) => {
                (format!("S/RES/{n}"), true)
            }
            (None, None) => return None,
            (Some(session), _) => {
                let organ = organ_of(body, session, n, decision)?;
                let print = [
                    organ,
                    "/",
                    kind,
                    "/",
                    session,
                    "/",
                    self.number,
                    space,
                    part,
                ];
                let zeros = session.starts_with('0') || self.number.starts_with('0');
                (print.concat(), !zeros)
            }
        };
        if canonical {
            return Some(Symbol(print));
        }
        read::canonical(&print).map(Symbol)
    }
}

/// Special sessions of the Assembly are few; those of the Human Rights Council
/// have gone beyond this number.
const LAST_SPECIAL: u32 = 34;

/// The organ whose numbers have the shape `session/number`.
fn organ_of(body: Body, session: &str, n: u32, decision: bool) -> Option<&'static str> {
    let special = session.contains('-');
    let count: u32 = session.trim_start_matches(['E', 'S', '-']).parse().ok()?;
    let year = !special && (1946..2200).contains(&count);
    let of_assembly = if special {
        (1..=LAST_SPECIAL).contains(&count)
    } else {
        // Decisions of the Assembly count from 301 or 401 in each session.
        (31..=150).contains(&count) && (!decision || n >= 300)
    };
    match body {
        Body::Unsaid | Body::Assembly if of_assembly => Some("A"),
        Body::Economic | Body::Unsaid | Body::ACouncil if year => Some("E"),
        Body::Unsaid if session.starts_with("S-") => Some("A/HRC"),
        Body::Rights | Body::ACouncil if !year && count <= 150 && !session.starts_with('E') => {
            Some("A/HRC")
        }
        Body::RightsCommission if year => Some("E/CN.4"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Body, Number};
    use crate::symbol::read;

    #[test]
    fn every_symbol_is_canonical() {
        let sessions = [
            "31", "75", "150", "S-1", "S-34", "ES-10", "1946", "2025", "59", "075",
        ];
        let ends = ["1", "240", "99999", "007", "5 A", "301 Z"];
        let mut prints: Vec<String> = sessions
            .iter()
            .flat_map(|session| ends.map(|end| format!("{session}/{end}")))
            .collect();
        for old in [
            "1325 (2000)",
            "2758 (XXVI)",
            "217 A (III)",
            "5 V (V)",
            "6 C (X)",
        ] {
            prints.push(old.to_owned());
        }
        for old in ["3379 (ES-V)", "007 (I)", "1325", "01325", "12 I (S-IV)"] {
            prints.push(old.to_owned());
        }
        let bodies = [
            Body::Unsaid,
            Body::ACouncil,
            Body::Assembly,
            Body::Security,
            Body::Economic,
            Body::Rights,
            Body::RightsCommission,
        ];
        let mut symbols = 0;
        for print in &prints {
            let (number, _) = Number::at(print, 0).expect("a number");
            for (body, decision) in bodies.iter().flat_map(|b| [(*b, false), (*b, true)]) {
                if let Some(symbol) = number.symbol(body, decision) {
                    symbols += 1;
                    let canonical = read::canonical(symbol.as_str());
                    assert_eq!(canonical.as_deref(), Some(symbol.as_str()));
                }
            }
        }
        assert!(symbols > 100);
    }
}
