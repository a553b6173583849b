//! What is read as a symbol, and how it is printed.

use proptest::prelude::*;

use super::{is_canonical, spelled_out};
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
fn a_symbol_whose_print_would_be_too_long_to_read_back_is_refused() {
    // The shortest spelling of `A/80/L.1/Add.1/Add.1 ...`.
    let given = |times: usize| format!("80/L1{}", "/Add1".repeat(times));
    assert_eq!(read(&given(18)).len(), 116);
    assert_eq!(read(&read(&given(18))), read(&given(18)));
    assert!(given(19).len() < 120);
    assert_eq!(read(&given(19)), "none");
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
    fn a_plain_print_is_the_one_that_is_spelled_out(
        text in "[ASEXC]/?((/|C\\.|L\\.|Add\\.|Rev\\.|RES|CONF|ES-|[0-9]|[.-]| ){0,5}/){0,3}[0-9]{0,3}"
    ) {
        if is_canonical(&text) {
            prop_assert_eq!(spelled_out(&text), Some(text));
        }
    }

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
    fn a_long_reading_is_stable(segments in prop::collection::vec("(L1|Add1|0?1|C1|RES|A)", 1..60)) {
        let given = segments.join("/");
        if let Ok(symbol) = given.parse::<Symbol>() {
            let again: Symbol = symbol.as_str().parse().unwrap();
            prop_assert_eq!(again, symbol);
        }
    }

    #[test]
    fn nothing_panics(input in "\\PC{0,40}") {
        let _ = input.parse::<Symbol>();
        let _ = Symbol::from_file_name(&input);
    }
}
