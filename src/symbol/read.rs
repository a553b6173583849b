//! Lenient reading of one symbol. Any string goes in, the canonical print or
//! nothing comes out.

#[cfg(test)]
mod tests;

use super::cited::cited;
use super::suffix::{is_year, numbered};

/// Longer than any symbol in use: neither what is read nor its canonical print
/// may be longer, so that every print reads back as itself.
const LONGEST: usize = 120;

/// Words with a point and a number, in canonical case.
#[rustfmt::skip]
const DOTTED: [&str; 18] = [
    "C", "CN", "AC", "CONF", "PC", "SC", "Sub", "WG", "L", "PV", "SR", "CRP", "WP", "R", "Rev",
    "Add", "Corr", "Amend",
];

/// Words that stand alone, in canonical case.
#[rustfmt::skip]
const PLAIN: [&str; 8] = [
    "RES", "DEC", "HRC", "INF", "NGO", "PRST", "BUR", "PBC",
];

/// The organs of one and two letters, which are read in any case.
const PRINCIPAL: [&str; 5] = ["A", "S", "E", "ST", "T"];

/// Other bodies whose symbols are recognised in file names.
#[rustfmt::skip]
const BODIES: [&str; 33] = [
    "BWC", "CAC", "CAT", "CBD", "CCPR", "CCW", "CD", "CEB", "CEDAW", "CERD", "CLCS", "CMW",
    "CRC", "CRPD", "CTOC", "DP", "FCCC", "HRI", "HSP", "ICCD", "ID", "ISBA", "JIU", "NPT", "PBC",
    "SPLOS", "SPT", "STCMLC", "TD", "TPNW", "UNCTAD", "UNEP", "UNW",
];

/// Reads a symbol as people type and print it.
pub(super) fn symbol(input: &str) -> Option<String> {
    let tidy = tidy(input)?;
    let named = [
        "resolution",
        "decision",
        "document",
        "general ",
        "security ",
        "human ",
        "economic ",
    ];
    let lower = tidy.to_ascii_lowercase();
    if named.iter().any(|word| lower.starts_with(word)) {
        return cited(&tidy).into_iter().next().map(|(_, symbol)| symbol.0);
    }
    let located = tidy.split([',', ';']).next().unwrap_or_default();
    let located = [" of ", " para", " (para"]
        .iter()
        .fold(located, |rest, stop| {
            rest.split(stop).next().unwrap_or_default()
        });
    if located.contains('/') || !located.contains('_') {
        canonical(located)
    } else {
        canonical(&located.replace("_(", " (").replace('_', "/"))
    }
}

/// Reads a symbol from a file name or tag.
pub(super) fn file_name(input: &str) -> Option<String> {
    let name = input.rsplit(['/', '\\']).next()?;
    let mut name = name.trim();
    while let Some((stem, extension)) = name.rsplit_once('.') {
        let known = [
            "pdf", "doc", "docx", "txt", "text", "htm", "html", "md", "json", "ron", "rtf", "odt",
            "xml", "layout", "order",
        ];
        if !known.contains(&extension.to_ascii_lowercase().as_str()) {
            break;
        }
        name = stem;
    }
    if let Some((stem, copy)) = name.strip_suffix(')').and_then(|n| n.rsplit_once(" (")) {
        let number = copy.len() <= 2 && copy.bytes().all(|b| b.is_ascii_digit());
        name = if number { stem } else { name };
    }
    if let Some((stem, language)) = name.rsplit_once(['-', '_']) {
        let known = ["EN", "FR", "ES", "RU", "AR", "ZH"];
        if known.contains(&language.to_ascii_uppercase().as_str()) {
            name = stem;
        }
    }
    if !name.contains('_') {
        return None;
    }
    let found = symbol(name)?;
    let organ = found.split('/').next()?;
    (PRINCIPAL.contains(&organ) || BODIES.contains(&organ)).then_some(found)
}

/// Plain spaces and hyphens; no quotes, stars or points around.
fn tidy(input: &str) -> Option<String> {
    let input = input.trim();
    if input.is_empty() || input.len() > 4 * LONGEST {
        return None;
    }
    let mut tidy = String::with_capacity(input.len());
    for c in input.chars() {
        match c {
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '*' => {}
            '\u{2010}'..='\u{2013}' => tidy.push('-'),
            c if c.is_whitespace() => {
                if !tidy.ends_with(' ') {
                    tidy.push(' ');
                }
            }
            c => tidy.push(c),
        }
    }
    let mut rest = tidy.as_str();
    loop {
        let before = rest.len();
        rest = rest.trim_matches(|c: char| " .,;:\"'“”‘’[]<>".contains(c));
        if rest.starts_with('(') || !rest.contains('(') {
            rest = rest.trim_matches(|c| c == '(' || c == ')');
        }
        if rest.len() == before {
            break;
        }
    }
    (!rest.is_empty() && rest.len() <= LONGEST).then(|| rest.to_owned())
}

/// The canonical print of a tidy symbol, unless it is longer than any symbol:
/// print adds points and the omitted organ.
pub(super) fn canonical(tidy: &str) -> Option<String> {
    spelled_out(tidy).filter(|print| print.len() <= LONGEST)
}

fn spelled_out(tidy: &str) -> Option<String> {
    let given: Vec<&str> = tidy.split('/').map(str::trim).collect();
    let first = *given.first()?;
    match given.as_slice() {
        [only] => {
            let (number, suffix) = numbered(only, true)?;
            let organ = match suffix.session.as_deref()? {
                year if year.starts_with(|c: char| c.is_ascii_digit()) => "S",
                _ => "A",
            };
            return Some(format!("{organ}/RES/{number}{}", suffix.print()));
        }
        [session, number] if is_session_of_assembly(session) => {
            if let Some((number, suffix)) = numbered(number, false) {
                return Some(format!(
                    "A/RES/{}/{number}{}",
                    session.to_ascii_uppercase(),
                    suffix.print()
                ));
            }
        }
        [year, number] if is_year(year) => {
            let (number, suffix) = numbered(number, false)?;
            return Some(format!("E/RES/{year}/{number}{}", suffix.print()));
        }
        _ => {}
    }
    let upper = first.to_ascii_uppercase();
    let omitted = is_session_of_assembly(first)
        || (upper == "RES" || upper == "DEC")
        || (upper.starts_with("C.") && given.len() > 2);
    let organ = if omitted {
        "A".to_owned()
    } else if PRINCIPAL.contains(&upper.as_str()) {
        upper
    } else if is_body(first) {
        first.to_owned()
    } else {
        return None;
    };
    let principal = PRINCIPAL.contains(&organ.as_str());
    let rest = if omitted { &given[..] } else { &given[1..] };
    let mut segments = vec![organ];
    let mut more = rest;
    while let Some((segment, after)) = more.split_first() {
        // One document with two symbols, `A/80/12-S/2025/34`: the first.
        if let Some((own, other)) = segment.rsplit_once('-')
            && !after.is_empty()
            && PRINCIPAL.contains(&other)
            && own.bytes().all(|b| b.is_ascii_digit())
        {
            segments.push(plain_segment(own, principal)?);
            break;
        }
        let adopted = segments.iter().any(|s| s == "RES" || s == "DEC");
        let last = after.iter().all(|s| is_modifier(s));
        if adopted && principal && last && !is_modifier(segment) {
            let alone = segments.last().is_some_and(|s| s == "RES" || s == "DEC");
            let (number, suffix) = numbered(segment, alone)?;
            segments.push(format!("{number}{}", suffix.print()));
        } else {
            segments.push(plain_segment(segment, principal)?);
        }
        more = after;
    }
    let numbered = segments[1..]
        .iter()
        .any(|s| s.bytes().any(|b| b.is_ascii_digit()));
    (numbered && segments.len() > 1).then(|| segments.join("/"))
}

/// A session since `31/1` named resolutions by session, or a special one.
fn is_session_of_assembly(word: &str) -> bool {
    let upper = word.to_ascii_uppercase();
    let special = upper
        .strip_prefix("ES-")
        .or_else(|| upper.strip_prefix("S-"));
    match special {
        Some(number) => number.parse().is_ok_and(|n: u32| (1..=99).contains(&n)),
        None => word.len() <= 3 && word.parse().is_ok_and(|n: u32| (31..=199).contains(&n)),
    }
}

fn is_body(word: &str) -> bool {
    (2..=12).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_uppercase() || b == b'-')
        && word.as_bytes()[0] != b'-'
        && !word.ends_with('-')
}

fn is_modifier(segment: &str) -> bool {
    plain_segment(segment, true).is_some_and(|s| super::name::modifier(&s).is_some())
}

/// The canonical print of one segment; `principal` for the organs whose
/// habits are known.
fn plain_segment(segment: &str, principal: bool) -> Option<String> {
    let segment: String = segment.chars().filter(|c| *c != ' ').collect();
    if !segment.is_empty() && segment.bytes().all(|b| b.is_ascii_digit()) {
        return Some(without_zeros(&segment).to_owned());
    }
    let upper = segment.to_ascii_uppercase();
    if principal && (PLAIN.contains(&upper.as_str()) || is_session_of_assembly(&upper)) {
        return Some(upper);
    }
    for word in DOTTED {
        let modifier = matches!(word, "Rev" | "Add" | "Corr" | "Amend");
        let Some((head, rest)) = upper.split_at_checked(word.len()) else {
            continue;
        };
        if !head.eq_ignore_ascii_case(word) {
            continue;
        }
        let digits = rest.strip_prefix('.').unwrap_or(rest);
        let whole = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        if whole && (principal || modifier) {
            return Some(format!("{word}.{}", without_zeros(digits)));
        }
    }
    let sound = segment.starts_with(|c: char| c.is_ascii_alphanumeric())
        && segment
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b".-()".contains(&b))
        && !segment.contains("..")
        && !segment.ends_with(['.', '-'])
        && !upper.ends_with(".LOCK")
        && segment.matches('(').count() == segment.matches(')').count();
    sound.then_some(segment)
}

fn without_zeros(digits: &str) -> &str {
    let trimmed = digits.trim_start_matches('0');
    if trimmed.is_empty() { "0" } else { trimmed }
}
