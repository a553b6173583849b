//! Compounds, and the parts that make them: tables that are made with the
//! program.

use super::key::Key;
use super::table::KeySet;

/// Compounds of United Nations texts, in lower case, one a line.
const LIST: &str = include_str!("compounds.txt");

/// The compounds.
pub(super) static COMPOUNDS: KeySet<4096> = LISTED.0;

/// Their parts.
pub(super) static PARTS: KeySet<4096> = LISTED.1;

const LISTED: (KeySet<4096>, KeySet<4096>) = {
    let (mut compounds, mut parts) = (KeySet::EMPTY, KeySet::EMPTY);
    let (mut compound, mut part) = (Key::EMPTY, Key::EMPTY);
    let mut at = 0;
    while at < LIST.len() {
        let byte = LIST.as_bytes()[at];
        if byte == b'-' || byte == b'\n' {
            parts = parts.with(part);
            part = Key::EMPTY;
        } else {
            part = part.push(byte);
        }
        if byte == b'\n' {
            compounds = compounds.with(compound);
            compound = Key::EMPTY;
        } else {
            compound = compound.push(byte);
        }
        at += 1;
    }
    (compounds, parts)
};

/// First parts of compounds that are rarely words of their own.
pub(super) static FIRSTS: KeySet<128> = KeySet::of(&[
    "above", "counter", "cross", "e", "eighty", "fifty", "follow", "forty", "forward", "good",
    "high", "long", "low", "medium", "micro", "mid", "middle", "much", "multi", "ninety", "non",
    "north", "post", "pre", "remote", "self", "seventy", "short", "sixty", "south", "thirty",
    "twenty", "two", "ultra", "vice", "well", "zero",
]);

/// Second parts that make a compound of nearly any word before them.
pub(super) static SECONDS: KeySet<256> = KeySet::of(&[
    "added",
    "affected",
    "aligned",
    "american",
    "based",
    "building",
    "centred",
    "chair",
    "chairs",
    "cutting",
    "dependent",
    "designate",
    "determination",
    "driven",
    "effective",
    "effectively",
    "eighth",
    "emission",
    "emissions",
    "ended",
    "exporting",
    "fifth",
    "first",
    "focused",
    "fourth",
    "free",
    "friendly",
    "general",
    "governmental",
    "headed",
    "importing",
    "income",
    "informed",
    "led",
    "level",
    "line",
    "looking",
    "making",
    "mentioned",
    "needed",
    "neighbourliness",
    "ninth",
    "onset",
    "oriented",
    "owned",
    "partner",
    "person",
    "prone",
    "proliferation",
    "related",
    "relevant",
    "resilient",
    "resistant",
    "responsive",
    "saving",
    "scale",
    "second",
    "sensing",
    "sensitive",
    "setting",
    "seventh",
    "sharing",
    "sixth",
    "sized",
    "specific",
    "stakeholder",
    "term",
    "third",
    "track",
    "up",
    "wide",
]);

/// Words that stand only in the midst of compounds: `country-by-country`.
pub(super) static JOINTS: KeySet<32> =
    KeySet::of(&["as", "by", "to", "of", "in", "on", "the", "and", "for", "a"]);

/// First parts that are mostly welded to the second: `interrelated`.
pub(super) static WELDING: KeySet<32> = KeySet::of(&[
    "inter", "socio", "macro", "micro", "multi", "over", "under", "sub", "super", "co", "re", "pre",
]);

/// Words that begin no compound.
pub(super) static LOOSE: KeySet<64> = KeySet::of(&[
    "the", "of", "and", "to", "in", "on", "for", "a", "by", "with", "at", "from", "that", "as",
    "or", "its", "their", "all", "other", "is", "are", "an", "has", "have",
]);

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{COMPOUNDS, LIST, PARTS, SECONDS};
    use crate::parse::hyphen::key::Key;

    #[test]
    fn the_list_has_one_pair_a_line() {
        for pair in LIST.lines() {
            assert_eq!(pair.split('-').count(), 2, "{pair}");
            assert_eq!(*pair, pair.to_lowercase());
            assert!(COMPOUNDS.contains(Key::of(pair)), "{pair}");
            assert!(pair.split('-').all(|part| PARTS.contains(Key::of(part))));
        }
        assert!(LIST.ends_with('\n'));
        assert!(!COMPOUNDS.contains(Key::of("capacity")) && !PARTS.contains(Key::of("lamp")));
        assert!(SECONDS.contains(Key::of("Wide")) && !SECONDS.contains(Key::of("of")));
    }

    #[test]
    fn no_two_compounds_share_a_key() {
        let compounds: BTreeSet<&str> = LIST.lines().collect();
        let keys: BTreeSet<Key> = compounds.iter().map(|pair| Key::of(pair)).collect();
        assert_eq!(keys.len(), compounds.len());
    }
}
