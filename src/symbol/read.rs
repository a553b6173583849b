//! Lenient reading of one symbol. Any string goes in, the canonical print or
//! nothing comes out.

use super::cited::cited;
use super::suffix::{is_year, numbered};

/// Longer than any symbol in use; keeps hostile input cheap.
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

/// The canonical print of a tidy symbol.
pub(super) fn canonical(tidy: &str) -> Option<String> {
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
        let Some(rest) = upper.strip_prefix(&word.to_ascii_uppercase()) else {
            continue;
        };
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::symbol::Symbol;

    fn read(input: &str) -> String {
        match input.parse::<Symbol>() {
            Ok(symbol) => symbol.to_string(),
            Err(_) => "none".to_owned(),
        }
    }

    #[test]
    fn every_shape_in_use_is_its_own_canonical_print() {
        for shape in [
            "A/C.1/75/L.8/Rev.1",
            "A/80/L.19",
            "A/RES/75/240",
            "S/RES/2719 (2023)",
            "E/RES/2025/15",
            "A/HRC/59/L.7/Rev.1",
            "A/HRC/RES/59/7",
            "A/ES-11/L.1",
            "A/RES/ES-11/1",
            "A/S-32/L.1",
            "A/RES/2758(XXVI)",
            "A/RES/76/246 A",
            "A/DEC/75/511 B",
            "A/80/PV.52",
            "S/PRST/2021/1",
            "ST/SGB/2018/1/Rev.2",
            "E/CN.4/Sub.2/2003/12",
            "A/CONF.219/4",
            "A/80/545/Add.3/Corr.1",
            "A/RES/217(III) A",
            "A/RES/999(ES-V)",
            "FCCC/CP/2015/10/Add.1",
            "UNEP/EA.5/Res.14",
            "WT/MIN(01)/DEC/1",
            "A/AC.109/2025/L.7",
            "A/RES/80/57/Corr.1",
            "S/RES/1325",
        ] {
            assert_eq!(read(shape), shape);
        }
    }

    #[test]
    fn untidy_input_is_read() {
        for (input, symbol) in [
            ("A/C.2/80/L13", "A/C.2/80/L.13"),
            (" A/C.2/80/L.13. ", "A/C.2/80/L.13"),
            ("a/c.1/75/l.8/rev1", "A/C.1/75/L.8/Rev.1"),
            ("A / C.1 / 75 / L. 8 / Rev. 1", "A/C.1/75/L.8/Rev.1"),
            ("A/80/L.19*", "A/80/L.19"),
            ("(A/80/L.19)", "A/80/L.19"),
            ("80/182", "A/RES/80/182"),
            ("76/246 A", "A/RES/76/246 A"),
            ("ES-11/1", "A/RES/ES-11/1"),
            ("2719 (2023)", "S/RES/2719 (2023)"),
            ("S/RES/2719(2023)", "S/RES/2719 (2023)"),
            ("2758 (XXVI)", "A/RES/2758(XXVI)"),
            ("217 A (III)", "A/RES/217(III) A"),
            ("2025/15", "E/RES/2025/15"),
            ("A/80/545, para. 5", "A/80/545"),
            ("A_C.1_80_L.5", "A/C.1/80/L.5"),
            ("C.1/80/L.5", "A/C.1/80/L.5"),
            ("80/L.5", "A/80/L.5"),
            ("A/80/12-S/2025/34", "A/80/12"),
            ("A/80/L.05", "A/80/L.5"),
        ] {
            assert_eq!(read(input), symbol, "{input}");
        }
    }

    #[test]
    fn other_strings_are_refused() {
        for input in [
            "",
            "l.8",
            "L.8/Rev.1",
            "3/4",
            "and/or",
            "A",
            "A/",
            "/",
            "A/B",
            "HIV/AIDS",
            "2013 2/4",
            "20-14117",
            "A/../80",
            "A/80//L.1",
            "drafts/old.pdf",
            "1/2025",
        ] {
            assert_eq!(read(input), "none", "{input}");
        }
    }

    #[test]
    fn file_names_and_tags_are_read_back() {
        for (name, symbol) in [
            ("A_C.1_80_L.5.pdf", "A/C.1/80/L.5"),
            ("x/y/A_C.1_80_L.5_Rev.1-EN (2).PDF", "A/C.1/80/L.5/Rev.1"),
            ("S_RES_2719_(2023)-EN.pdf", "S/RES/2719 (2023)"),
            ("A_RES_76_246-A", "A/RES/76/246 A"),
            ("A_RES_43_78-C", "A/RES/43/78 C"),
            ("A_80_L.5.layout.txt", "A/80/L.5"),
        ] {
            let found = Symbol::from_file_name(name);
            assert_eq!(
                found.map(|s| s.to_string()).as_deref(),
                Some(symbol),
                "{name}"
            );
        }
        for name in ["my_notes_2.pdf", "DRAFT_2.docx", "report.pdf", "A.pdf"] {
            assert_eq!(Symbol::from_file_name(name), None, "{name}");
        }
        for symbol in [
            "A/RES/217(III) A",
            "A/RES/999(ES-V)",
            "A/S-32/L.1",
            "S/RES/2719 (2023)",
        ] {
            let symbol: Symbol = symbol.parse().unwrap();
            assert_eq!(Symbol::from_file_name(&symbol.tag()), Some(symbol));
        }
    }

    #[test]
    fn the_parts_of_a_symbol() {
        let symbol = |s: &str| s.parse::<Symbol>().unwrap();
        assert_eq!(symbol("A/C.1/75/L.8/Rev.1/Add.2").addendum(), Some(2));
        assert_eq!(symbol("A/80/L.8/Corr.3").corrigendum(), Some(3));
        assert!(symbol("80/57").is_adopted());
        for (given, session) in [
            ("A/C.1/75/L.8", Some("75")),
            ("A/RES/75/240", Some("75")),
            ("A/ES-11/L.1", Some("ES-11")),
            ("A/HRC/59/L.7", Some("59")),
            ("S/RES/2719 (2023)", Some("2023")),
            ("A/RES/2758(XXVI)", Some("XXVI")),
            ("A/CONF.219/4", None),
            ("S/2025/12", Some("2025")),
        ] {
            assert_eq!(symbol(given).session(), session, "{given}");
        }
        assert_eq!(symbol("A/C.3/80/L.5").committee(), Some("Third Committee"));
        assert_eq!(symbol("A/80/L.5").committee(), None);
        assert_eq!(symbol("A/HRC/59/L.7").organ(), Some("Human Rights Council"));
    }

    proptest! {
        #[test]
        fn a_printed_symbol_reads_as_itself(
            organ in "(A|A/C\\.[1-6]|A/HRC|E|E/CN\\.[1-9])",
            session in "([3-9][1-9]|ES-[1-9]|S-[1-9])",
            series in "(L|CRP|WP|INF/)",
            number in 1u32..2000,
            modifiers in "(/Rev\\.[1-9])?(/(Add|Corr|Amend)\\.[1-9])?",
        ) {
            let dot = if series.ends_with('/') { "" } else { "." };
            let printed = format!("{organ}/{session}/{series}{dot}{number}{modifiers}");
            let symbol: Symbol = printed.parse().unwrap();
            prop_assert_eq!(symbol.as_str(), printed.as_str());
            prop_assert_eq!(Symbol::from_file_name(&symbol.tag()), Some(symbol));
        }

        #[test]
        fn any_reading_is_stable(input in "[ASE/RTLDC.0-9 ()IVXae_*-]{0,24}") {
            if let Ok(symbol) = input.parse::<Symbol>() {
                let again: Symbol = symbol.as_str().parse().unwrap();
                prop_assert_eq!(again.as_str(), symbol.as_str());
                prop_assert!(!symbol.tag().contains([' ', '/', '~', '^', ':']));
            }
        }

        #[test]
        fn nothing_panics(input in "\\PC{0,40}") {
            let _ = input.parse::<Symbol>();
            let _ = Symbol::from_file_name(&input);
        }
    }
}
