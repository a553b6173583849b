//! Words that nearly every resolution repeats.
//!
//! A short draft says too little about which words are rare: these are the
//! stems found most often in the clauses of about 900 adopted resolutions,
//! with the share of clauses that hold them.

use crate::text::ordinal;

/// How many clauses of other texts the expected frequency of a word counts for
/// beside the two drafts themselves.
pub(super) const PRIOR: f64 = 40.0;

/// The share of clauses in which an unlisted stem is expected.
pub(super) const ELSEWHERE: f64 = 0.01;

/// Shares, and the stems about as frequent.
#[rustfmt::skip]
const COMMON: [(f64, &[&str]); 6] = [
    (0.8, &["the", "of", "and"]),
    (0.55, &["on", "to", "in", "for", "unit", "nation", "by", "a"]),
    (0.4, &[
        "general", "that", "resolution", "its", "with", "as", "includ", "international",
        "assembly", "stat", "development", "all", "at", "their", "implementation", "report",
    ]),
    (0.25, &[
        "also", "other", "not", "from", "which", "session", "sustainabl", "well", "support",
        "cooperation", "continu", "effort", "an", "recall", "ensur", "relevant", "action",
        "need", "this", "recogniz", "organization", "be", "work", "agenda", "countri", "are",
        "strengthen", "adopt", "regard", "develop", "is", "through", "tak", "or", "programm",
        "importanc", "under",
    ]),
    (0.18, &[
        "encourag", "global", "concern", "system", "national", "further", "provid", "level",
        "reaffirm", "right", "member", "human", "such", "economic", "measur", "particular",
        "call", "relat", "conferenc", "secretary", "committe", "effectiv", "address",
        "regional", "welcom", "convention", "request", "world", "appropriat", "promot", "upon",
        "security", "accordanc", "peopl", "use", "into", "have", "no", "thos", "full",
    ]),
    (0.12, &[
        "information", "social", "meet", "special", "enhanc", "declaration", "resourc",
        "activiti", "build", "note", "achiev", "role", "non", "increas", "against", "decision",
        "impact", "law", "contribution", "commitment", "goal", "s", "within", "financial",
        "challeng", "consider", "stress", "implement", "progress", "assistanc", "high", "order",
        "take", "protection", "government", "access", "process", "annex", "parti", "it",
        "respect", "urg", "new", "framework", "principl", "person", "capacity", "environment",
        "between", "review", "toward", "improv", "bas", "emphasiz", "council", "among", "item",
        "express", "decid", "invit", "stressing",
    ]),
];

/// The share of clauses that hold the name of a month.
pub(super) const MONTH: f64 = 0.12;

/// The listed stems but for the months, each with the share of clauses in which
/// it is expected; none stands here twice.
pub(super) fn stems() -> impl Iterator<Item = (&'static str, f64)> {
    COMMON
        .iter()
        .flat_map(|&(share, stems)| stems.iter().map(move |&stem| (stem, share)))
}

/// Whether a stem that is no month and has no figures changes from year to year
/// without changing what a clause says: spelled numbers.
pub(super) fn is_number(stem: &[u8]) -> bool {
    match stem {
        b"twenty" | b"thirty" | b"forty" | b"fifty" | b"sixty" | b"seventy" | b"eighty"
        | b"ninety" | b"first" | b"second" | b"third" => true,
        [.., b't', b'h'] => {
            std::str::from_utf8(stem).is_ok_and(|stem| ordinal::parse(stem).is_some())
        }
        _ => false,
    }
}

/// The months in lower case: as stems.
pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{MONTHS, is_number, stems};

    #[test]
    fn no_stem_is_listed_twice_and_none_but_the_months_changes_by_the_year() {
        let mut seen = HashSet::from(MONTHS);
        for (stem, _) in stems() {
            assert!(seen.insert(stem));
            assert!(!is_number(stem.as_bytes()));
        }
    }
}
