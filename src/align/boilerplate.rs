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
const MONTH: f64 = 0.12;

/// The listed stems, each with the share of clauses in which it is expected.
pub(super) fn stems() -> impl Iterator<Item = (&'static str, f64)> {
    let listed = COMMON
        .iter()
        .flat_map(|&(share, stems)| stems.iter().map(move |&stem| (stem, share)));
    listed.chain(MONTHS.iter().map(|&month| (month, MONTH)))
}

/// Whether a stem changes from year to year without changing what a clause
/// says: numbers, months, spelled ordinals.
pub(super) fn is_figure(stem: &[u8]) -> bool {
    let has_digit = stem.iter().any(u8::is_ascii_digit);
    match stem {
        b"twenty" | b"thirty" | b"forty" | b"fifty" | b"sixty" | b"seventy" | b"eighty"
        | b"ninety" | b"first" | b"second" | b"third" => true,
        [.., b't', b'h'] => {
            has_digit || std::str::from_utf8(stem).is_ok_and(|stem| ordinal::parse(stem).is_some())
        }
        _ => has_digit || MONTHS.iter().any(|month| month.as_bytes() == stem),
    }
}

/// The months in lower case: as stems.
const MONTHS: [&str; 12] = [
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
