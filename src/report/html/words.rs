//! Document text and changed words as HTML.
//!
//! In: text and words. Out: escaped markup, isolated against text that runs
//! the other way, and links for document symbols.

use maud::{Markup, html};

use crate::change::{Op, Words};
use crate::report::safe;
use crate::report::view::{Heading, Piece, Side, shown};
use crate::symbol::Symbol;

/// Where people look up a document by its symbol.
const DOCUMENTS: &str = "https://undocs.org/";

/// Text that means itself.
pub(super) fn text(text: &str) -> Markup {
    html! { bdi { (safe(text)) } }
}

/// Old and new words in one sentence.
pub(super) fn marked(words: &Words<'_>) -> Markup {
    html! {
        @for piece in shown(words, Side::Both) {
            @match piece {
                Piece::Words(Op::Equal, text) => (safe(&text)),
                Piece::Words(Op::Delete, text) => del { (safe(&text)) },
                Piece::Words(Op::Insert, text) => ins { (safe(&text)) },
                Piece::Gap => " … ",
            }
        }
    }
}

/// The words of a clause that came or went as a whole, or only moved.
pub(super) fn whole(words: &Words<'_>) -> Markup {
    html! { @for span in &words.spans { (safe(&span.text)) } }
}

/// The name of a document, linked where it is a symbol.
pub(super) fn document(heading: &Heading) -> Markup {
    linked(&heading.name)
}

/// What a change touches; a document gained or lost is a link.
pub(super) fn touched(phrase: &str) -> Markup {
    match phrase.split_at_checked(2) {
        Some((sign @ ("+ " | "- "), cited)) => html! { (sign) (linked(cited)) },
        _ => text(phrase),
    }
}

/// A canonical symbol becomes a link; any other name stays text.
fn linked(name: &str) -> Markup {
    let canonical = name
        .parse::<Symbol>()
        .is_ok_and(|symbol| symbol.to_string() == name);
    if !canonical {
        return text(name);
    }
    html! { a href=(format!("{DOCUMENTS}{}", escaped(name))) rel="noreferrer" { (text(name)) } }
}

/// A symbol as the path of an address.
fn escaped(symbol: &str) -> String {
    let mut out = String::new();
    for byte in symbol.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_is_linked_and_a_file_name_is_not() {
        let link = linked("A/C.1/99/L.8/Rev.1").into_string();
        assert!(link.starts_with("<a href=\"https://undocs.org/A/C.1/99/L.8/Rev.1\""));
        assert_eq!(
            linked("drafts/lamp.pdf").into_string(),
            "<bdi>drafts/lamp.pdf</bdi>"
        );
        assert_eq!(
            linked("javascript:x").into_string(),
            "<bdi>javascript:x</bdi>"
        );
    }

    #[test]
    fn what_an_address_can_not_hold_is_escaped() {
        assert_eq!(escaped("S/RES/2719 (2023)\""), "S/RES/2719%20%282023%29%22");
    }

    #[test]
    fn a_reference_gained_is_a_link_behind_its_sign() {
        let shown = touched("+ A/RES/98/12").into_string();
        assert!(
            shown.starts_with("+ <a href=\"https://undocs.org/A/RES/98/12\""),
            "{shown}"
        );
        assert_eq!(touched("session").into_string(), "<bdi>session</bdi>");
    }
}
