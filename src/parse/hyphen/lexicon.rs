//! Compounds, and the parts that make them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Compounds of United Nations texts, in lower case.
static COMPOUNDS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| include_str!("compounds.txt").lines().collect());

/// Their parts.
static PARTS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| COMPOUNDS.iter().flat_map(|pair| pair.split('-')).collect());

/// Whether a pair is a compound: `capacity-building`.
pub(super) fn is_compound(pair: &str) -> bool {
    COMPOUNDS.contains(pair)
}

/// Whether a word is a part of compounds.
pub(super) fn is_part(word: &str) -> bool {
    PARTS.contains(word)
}

/// First parts of compounds that are rarely words of their own.
pub(super) const FIRSTS: [&str; 37] = [
    "above", "counter", "cross", "e", "eighty", "fifty", "follow", "forty", "forward", "good",
    "high", "long", "low", "medium", "micro", "mid", "middle", "much", "multi", "ninety", "non",
    "north", "post", "pre", "remote", "self", "seventy", "short", "sixty", "south", "thirty",
    "twenty", "two", "ultra", "vice", "well", "zero",
];

/// Second parts that make a compound of nearly any word before them.
pub(super) const SECONDS: [&str; 71] = [
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
];

/// Words that stand only in the midst of compounds: `country-by-country`.
pub(super) const JOINTS: [&str; 10] =
    ["as", "by", "to", "of", "in", "on", "the", "and", "for", "a"];

/// First parts that are mostly welded to the second: `interrelated`.
pub(super) const WELDING: [&str; 12] = [
    "inter", "socio", "macro", "micro", "multi", "over", "under", "sub", "super", "co", "re", "pre",
];

/// Words that begin no compound.
pub(super) const LOOSE: [&str; 24] = [
    "the", "of", "and", "to", "in", "on", "for", "a", "by", "with", "at", "from", "that", "as",
    "or", "its", "their", "all", "other", "is", "are", "an", "has", "have",
];

#[cfg(test)]
mod tests {
    use super::{COMPOUNDS, is_compound, is_part};

    #[test]
    fn the_list_has_one_pair_a_line() {
        for pair in COMPOUNDS.iter() {
            assert_eq!(pair.split('-').count(), 2, "{pair}");
            assert_eq!(*pair, pair.to_lowercase());
        }
        assert!(is_compound("capacity-building") && is_part("capacity"));
    }
}
