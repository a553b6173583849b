//! How texts and paragraphs open: the chapeau, a decision, the opening words
//! that carry a paragraph's force.

use crate::parse::paragraph::Paragraph;
use crate::text::{opener, spaces};

const ORGANS: [&str; 5] = [
    "General Assembly",
    "Security Council",
    "Economic and Social Council",
    "Human Rights Council",
    "Trusteeship Council",
];

/// Whether a paragraph is the chapeau that opens the text: `The General
/// Assembly,`.
pub(in crate::parse) fn is_chapeau(text: &str) -> bool {
    const LONGEST: usize = 10;
    let Some(rest) = spaces::trim_start(text)
        .strip_prefix("The ")
        .map(str::trim_end)
    else {
        return false;
    };
    let name = rest.trim_end_matches(',').trim_end();
    let committee = rest.ends_with(',') && !name.contains(',') && {
        let small = ["of", "the", "on", "for", "and", "in", "to"];
        let mut words = name.split(' ');
        let named = words
            .by_ref()
            .take(LONGEST)
            .all(|w| w.starts_with(char::is_uppercase) || small.contains(&w));
        named && words.next().is_none()
    };
    ORGANS.contains(&name) || committee
}

/// Whether a paragraph opens a decision: `The General Assembly decides ...`,
/// `The General Assembly, recalling ...`.
pub(in crate::parse) fn opens_decision(text: &str) -> bool {
    let Some(rest) = spaces::trim_start(text).strip_prefix("The ") else {
        return false;
    };
    ORGANS
        .iter()
        .filter_map(|organ| rest.strip_prefix(organ))
        .any(|rest| {
            let words = rest.trim_start_matches(',').trim_start();
            // `The General Assembly's decisions` is no decision.
            rest.starts_with([',', ' ']) && words.starts_with(char::is_lowercase)
        })
}

/// The opening words of a clause: its italic head where the format has one,
/// else by the table of verbs.
pub(super) fn opening<'t>(paragraph: &Paragraph, text: &'t str) -> Option<&'t str> {
    by_type(paragraph, text).or_else(|| opener::opener(text))
}

/// The opening words of an annex paragraph, which can speak in the first
/// person plural: `Recognize that rest is needed`, `Also express concern`.
pub(super) fn plural_opening(paragraph: &Paragraph, text: &str) -> Option<String> {
    let words = opening(paragraph, text).map(str::to_owned);
    words.or_else(|| in_third_person(text))
}

fn by_type<'t>(paragraph: &Paragraph, text: &'t str) -> Option<&'t str> {
    const LONGEST: usize = 12;
    let italic = paragraph.italic.as_ref()?;
    let italic = italic.trim().trim_end_matches([',', ';', ':']);
    let sound =
        !italic.is_empty() && text.starts_with(italic) && italic.split(' ').count() <= LONGEST;
    sound.then(|| &text[..italic.len()])
}

/// Puts the verb into the third person, in which the table has it, and the
/// opener back.
fn in_third_person(text: &str) -> Option<String> {
    const ADVERBS: usize = 3;
    let mut start = 0;
    for word in text.split(' ').take(ADVERBS) {
        let end = start + word.len();
        for ending in ["s", "es"] {
            let third = format!("{}{ending}{}", &text[..end], head(&text[end..]));
            let Some(found) = opener::opener(&third) else {
                continue;
            };
            if found.len() >= end + ending.len() {
                return Some(format!("{}{}", &found[..end], &found[end + ending.len()..]));
            }
        }
        start = end + 1;
    }
    None
}

/// The first words of a text: no opener is longer.
fn head(text: &str) -> &str {
    const LONGEST: usize = 200;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// Whether an opener's verb is finite, as that of an operative paragraph:
/// `Decides`, `Also requests`; not `Recalling`, `Conscious`.
pub(super) fn is_finite(opener: &str) -> bool {
    opener
        .split(' ')
        .find(|w| {
            !matches!(
                *w,
                "Also" | "Further" | "Strongly" | "Solemnly" | "Once" | "Again"
            )
        })
        .is_some_and(|word| word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("ous"))
}

#[cfg(test)]
mod tests {
    use super::{in_third_person, is_chapeau, is_finite, opens_decision};

    #[test]
    fn organs_and_committees_open_a_text() {
        assert!(is_chapeau("The General Assembly,"));
        assert!(is_chapeau("The General Assembly"));
        assert!(is_chapeau("The Committee on the Lights of Inland Waters,"));
        assert!(!is_chapeau("The lights of inland waters,"));
        assert!(!is_chapeau("The General Assembly, recalling its decision,"));
    }

    #[test]
    fn a_decision_is_one_sentence() {
        assert!(opens_decision(
            "The General Assembly decides to meet again."
        ));
        assert!(opens_decision(
            "The General Assembly, recalling its decision 96/503:"
        ));
        assert!(!opens_decision("The General Assembly,"));
    }

    #[test]
    fn the_first_person_plural_has_openers_too() {
        assert_eq!(
            in_third_person("Recognize that rest is needed;").as_deref(),
            Some("Recognize")
        );
        assert_eq!(
            in_third_person("Express concern at the growth of noise;").as_deref(),
            Some("Express concern")
        );
        assert_eq!(in_third_person("Each office keeps a list."), None);
    }

    #[test]
    fn finite_verbs_decide() {
        assert!(is_finite("Also requests"));
        assert!(!is_finite("Recalling"));
        assert!(!is_finite("Conscious"));
    }
}
