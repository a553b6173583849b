//! Where things stand in the repository, and the fixed files at its root.

use crate::symbol::Symbol;

/// The branch of a new store.
pub(super) const BRANCH: &str = "refs/heads/main";
/// The folder of all texts.
pub(super) const TEXTS: &str = "texts";
/// The readable form of a text.
pub(super) const TEXT_FILE: &str = "text.md";
/// The whole model of a text.
pub(super) const DRAFT_FILE: &str = "draft.ron";
/// The model of the document itself, where it is not the whole text: an
/// addendum that names sponsors, a corrigendum.
pub(super) const DOCUMENT_FILE: &str = "document.ron";
/// The folder, inside a text's, of documents that were added after a later
/// one of the same text.
pub(super) const EARLIER: &str = "earlier";
/// What happened to a text without a document, one event a line.
pub(super) const EVENTS_FILE: &str = "events.md";
/// The first line of `.gitattributes`, by which a store is known.
pub(super) const MARK: &str = "# travaux store, format 1";

/// The attributes of a new store: bytes stay as they are, and plain diffs
/// show `text.md` alone.
pub(super) const ATTRIBUTES: &str = "\
# travaux store, format 1
* -text
text.md diff=markdown
draft.ron -diff -merge linguist-generated
document.ron -diff -merge linguist-generated
source.* binary
";

/// The page that explains a store to whoever meets it on a git host.
pub(super) const README: &str = "\
# Drafting record

Each folder of `texts/` is one proposal through its life, named by the symbol of its first draft.
`text.md` is the text as it stands, one clause and one sponsor a line; `source.*` is the document as received; `draft.ron` is its full reading.
One commit is one document or event, one tag a document: `git log --patch -- texts/A_C.1_75_L.8/text.md` is the history of a text,
`git show A_C.1_75_L.8_Rev.1` what a revision changed, `git blame` where a line comes from.
`travaux log`, `travaux diff` and `travaux blame` say the same by clause. The record is only ever added to.
";

/// The name of a tag or folder for a symbol, e.g. `A_C.1_75_L.8_Rev.1`.
///
/// It is the symbol's own name for a tag; whatever git or a file system would
/// refuse stands as `%` and two hexadecimal digits.
pub(super) fn name(symbol: &Symbol) -> String {
    let printed = symbol.tag();
    let mut out = String::with_capacity(printed.len());
    for (at, byte) in printed.bytes().enumerate() {
        let last = at + 1 == printed.len();
        match byte {
            b'.' if at == 0 || last || out.ends_with('.') => push_hex(&mut out, byte),
            b'-' if at == 0 => push_hex(&mut out, byte),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'.' | b'-' | b'(' | b')' | b',' => {
                out.push(byte as char);
            }
            _ => push_hex(&mut out, byte),
        }
    }
    if out.ends_with(".lock") {
        out.truncate(out.len() - 5);
        out.push_str("%2Elock");
    }
    out
}

/// The name of the tag of an issue of a symbol, counted from 1: the first is
/// the symbol's own, the second `A_80_L.1_reissue.2`.
pub(super) fn issue(symbol: &Symbol, issue: usize) -> String {
    if issue <= 1 {
        name(symbol)
    } else {
        format!("{}_reissue.{issue}", name(symbol))
    }
}

/// The name of the tag of an event that no document tells of, counted with the
/// issues of the symbol that it happened to: `A_80_L.1_event.2`.
pub(super) fn event(symbol: &Symbol, issue: usize) -> String {
    format!("{}_event.{issue}", name(symbol))
}

/// The folder of a text, e.g. `texts/A_C.1_75_L.8`.
pub(super) fn folder(text: &Symbol) -> String {
    format!("{TEXTS}/{}", name(text))
}

fn push_hex(out: &mut String, byte: u8) {
    out.push_str(&format!("%{byte:02X}"));
}

#[cfg(test)]
mod tests {
    use super::{folder, name};
    use crate::symbol::Symbol;

    fn symbol(of: &str) -> Symbol {
        of.parse().unwrap()
    }

    #[test]
    fn names_read_like_symbols() {
        assert_eq!(name(&symbol("A/C.1/75/L.8/Rev.1")), "A_C.1_75_L.8_Rev.1");
        assert_eq!(folder(&symbol("A/80/L.19")), "texts/A_80_L.19");
    }

    #[test]
    fn no_name_leaves_its_folder_or_offends_git() {
        for of in [
            "../../etc",
            "a/..",
            "a/.b",
            "a/b.lock",
            "-a/b",
            "a/b:c~1^",
            "a/@{1}",
        ] {
            let Ok(symbol) = of.parse() else { continue };
            let name = name(&symbol);
            assert!(!name.contains(['/', '~', '^', ':', '@']), "{name}");
            assert!(git2::Tag::is_valid_name(&name), "{name}");
        }
    }
}
