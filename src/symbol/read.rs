//! Lenient reading of one symbol. Any string goes in, the canonical print or
//! nothing comes out.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

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
    if named.iter().any(|word| without_case(&tidy, word).is_some()) {
        return cited(&tidy).into_iter().next().map(|(_, symbol)| symbol.0);
    }
    let located = tidy.split([',', ';']).next().unwrap_or_default();
    let located = if located.contains(' ') {
        [" of ", " para", " (para"]
            .iter()
            .fold(located, |rest, stop| {
                rest.split(stop).next().unwrap_or_default()
            })
    } else {
        located
    };
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
    if is_tidy(input) {
        return (input.len() <= LONGEST).then(|| input.to_owned());
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

/// Whether there is nothing to tidy, as in most symbols.
fn is_tidy(input: &str) -> bool {
    let inside = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'.' | b'-');
    let edge = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = input.as_bytes();
    edge(bytes.first()) && edge(bytes.last()) && bytes.iter().all(|b| inside(*b))
}

/// The canonical print of a tidy symbol, unless it is longer than any symbol:
/// print adds points and the omitted organ.
pub(super) fn canonical(tidy: &str) -> Option<String> {
    if is_canonical(tidy) {
        return (tidy.len() <= LONGEST).then(|| tidy.to_owned());
    }
    spelled_out(tidy).filter(|print| print.len() <= LONGEST)
}

/// Whether a symbol is plainly its own canonical print, as most are that a
/// text prints: an organ, and numbers alone or behind their words,
/// `A/C.1/75/L.8`.
fn is_canonical(tidy: &str) -> bool {
    let Some((organ, mut rest)) = tidy.split_once('/') else {
        return false;
    };
    if !PRINCIPAL.contains(&organ) {
        return false;
    }
    loop {
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (word, behind) = rest.split_at(letters);
        let number = match behind.strip_prefix('.') {
            Some(number) if DOTTED.contains(&word) => number,
            None if word.is_empty() => behind,
            _ => return false,
        };
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        match number.as_bytes() {
            [] | [b'0', ..] => return false,
            _ if digits == number.len() => return true,
            bytes if digits > 0 && bytes[digits] == b'/' => rest = &number[digits + 1..],
            _ => return false,
        }
    }
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
    let omitted = is_session_of_assembly(first)
        || is_adopting(first)
        || (without_case(first, "C.").is_some() && given.len() > 2);
    let known = PRINCIPAL.iter().find(|o| o.eq_ignore_ascii_case(first));
    let organ = if omitted {
        "A"
    } else if let Some(organ) = known {
        organ
    } else if is_body(first) {
        first
    } else {
        return None;
    };
    let principal = PRINCIPAL.contains(&organ);
    let rest = if omitted { &given[..] } else { &given[1..] };
    let mut print = String::with_capacity(tidy.len() + 8);
    print.push_str(organ);
    // Whether `RES` or `DEC` stands in it, and whether at its end.
    let (mut adopted, mut alone) = (false, false);
    let mut more = rest;
    while let Some((segment, after)) = more.split_first() {
        // One document with two symbols, `A/80/12-S/2025/34`: the first.
        if let Some((own, other)) = segment.rsplit_once('-')
            && !after.is_empty()
            && PRINCIPAL.contains(&other)
            && own.bytes().all(|b| b.is_ascii_digit())
        {
            print.push('/');
            print.push_str(&plain_segment(own, principal)?);
            break;
        }
        print.push('/');
        let last = || after.iter().all(|s| is_modifier(s));
        if adopted && principal && last() && !is_modifier(segment) {
            let (number, suffix) = numbered(segment, alone)?;
            print.push_str(&number.to_string());
            print.push_str(&suffix.print());
            alone = false;
        } else {
            let plain = plain_segment(segment, principal)?;
            alone = matches!(&*plain, "RES" | "DEC");
            adopted |= alone;
            print.push_str(&plain);
        }
        more = after;
    }
    let numbered = print[organ.len()..].bytes().any(|b| b.is_ascii_digit());
    numbered.then_some(print)
}

/// `RES` and `DEC`, in any case.
fn is_adopting(word: &str) -> bool {
    word.eq_ignore_ascii_case("RES") || word.eq_ignore_ascii_case("DEC")
}

/// What stands behind a beginning in any case.
fn without_case<'w>(word: &'w str, beginning: &str) -> Option<&'w str> {
    let (head, rest) = word.split_at_checked(beginning.len())?;
    head.eq_ignore_ascii_case(beginning).then_some(rest)
}

/// A session since `31/1` named resolutions by session, or a special one.
fn is_session_of_assembly(word: &str) -> bool {
    match without_case(word, "ES-").or_else(|| without_case(word, "S-")) {
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
    // `Rev.`, `Add.`, `Corr.`, `Amend.` in any case.
    let first = segment.bytes().find(|b| *b != b' ');
    matches!(first, Some(b'R' | b'r' | b'A' | b'a' | b'C' | b'c'))
        && plain_segment(segment, true).is_some_and(|s| super::name::modifier(&s).is_some())
}

/// The canonical print of one segment; `principal` for the organs whose
/// habits are known.
fn plain_segment(segment: &str, principal: bool) -> Option<Cow<'_, str>> {
    if segment.contains(' ') {
        let joined: String = segment.chars().filter(|c| *c != ' ').collect();
        let print = joined_segment(&joined, principal)?;
        return Some(Cow::Owned(print.into_owned()));
    }
    joined_segment(segment, principal)
}

fn joined_segment(segment: &str, principal: bool) -> Option<Cow<'_, str>> {
    if !segment.is_empty() && segment.bytes().all(|b| b.is_ascii_digit()) {
        return Some(Cow::Borrowed(without_zeros(segment)));
    }
    if principal {
        let known = PLAIN.iter().find(|p| p.eq_ignore_ascii_case(segment));
        if let Some(known) = known {
            return Some(Cow::Borrowed(known));
        }
        if is_session_of_assembly(segment) {
            return Some(Cow::Owned(segment.to_ascii_uppercase()));
        }
    }
    let word = segment.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &segment[word.len()..];
    let word = word.strip_suffix('.').unwrap_or(word);
    let mut dotted = DOTTED.iter().filter(|d| d.eq_ignore_ascii_case(word));
    if let Some(word) = dotted.next().filter(|_| !digits.is_empty()) {
        let modifier = matches!(*word, "Rev" | "Add" | "Corr" | "Amend");
        if principal || modifier {
            return Some(Cow::Owned([word, ".", without_zeros(digits)].concat()));
        }
    }
    let sound = segment.starts_with(|c: char| c.is_ascii_alphanumeric())
        && segment
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b".-()".contains(&b))
        && !segment.contains("..")
        && !segment.ends_with(['.', '-'])
        && !is_lock(segment)
        && segment.matches('(').count() == segment.matches(')').count();
    sound.then_some(Cow::Borrowed(segment))
}

/// Whether git would take a reference of this name for one of its locks.
fn is_lock(segment: &str) -> bool {
    const ENDING: &str = ".lock";
    let ending = segment.len().checked_sub(ENDING.len());
    ending.is_some_and(|at| segment.as_bytes()[at..].eq_ignore_ascii_case(ENDING.as_bytes()))
}

fn without_zeros(digits: &str) -> &str {
    let trimmed = digits.trim_start_matches('0');
    if trimmed.is_empty() { "0" } else { trimmed }
}
