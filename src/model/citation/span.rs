//! Two citations, in which what they share stands once.
//!
//! In: two citations: the ends of a run, or a clause and what it was. Out: words
//! for a report.

/// Several citations of one run as one: `PP3–PP6`, `annex, paras. 1–2 (c)`.
///
/// ```
/// # use travaux::model::cite_span;
/// assert_eq!(cite_span("PP3", "PP6"), "PP3–PP6");
/// assert_eq!(cite_span("annex, para. 1", "annex, para. 2 (c)"), "annex, paras. 1–2 (c)");
/// assert_eq!(cite_span("annex", "annex, para. 4"), "annex–para. 4");
/// assert_eq!(cite_span("part II, OP1", "part II, OP4"), "part II, OP1–OP4");
/// ```
pub fn cite_span(first: &str, last: &str) -> String {
    if first == last {
        return first.to_owned();
    }
    if let Some(inside) = last.strip_prefix(first).and_then(|l| l.strip_prefix(", ")) {
        return format!("{first}–{inside}");
    }
    let shared = first
        .match_indices(", ")
        .map(|(at, comma)| at + comma.len())
        .take_while(|&at| last.get(..at) == Some(&first[..at]))
        .last()
        .unwrap_or(0);
    let (context, from) = first.split_at(shared);
    let to = &last[shared..];
    match (from.strip_prefix("para. "), to.strip_prefix("para. ")) {
        (Some(from), Some(to)) => format!("{context}paras. {from}–{to}"),
        _ => format!("{context}{from}–{to}"),
    }
}

/// What a second citation says anew: `para. 3` behind `annex, para. 4`.
///
/// ```
/// # use travaux::model::cite_beside;
/// assert_eq!(cite_beside("annex, paras. 4–5", "annex, paras. 3–4"), "paras. 3–4");
/// assert_eq!(cite_beside("heading “Oil”", "heading “Fuel”"), "“Fuel”");
/// assert_eq!(cite_beside("annex, para. 4", "OP5"), "OP5");
/// ```
pub fn cite_beside<'a>(first: &str, second: &'a str) -> &'a str {
    let context = first.rfind(", ").map_or("", |at| &first[..at + 2]);
    let Some(own) = second.strip_prefix(context) else {
        return second;
    };
    match (
        first[context.len()..].strip_prefix("heading “"),
        own.strip_prefix("heading "),
    ) {
        (Some(_), Some(words)) if words.starts_with('“') => words,
        _ => own,
    }
}
