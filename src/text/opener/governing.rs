//! The verb that governs a place in a paragraph of several limbs: `Welcomes
//! the report, and also requests the Secretary-General to publish it`.

use super::form::Form;
use super::{Words, opener, verb};
use crate::text::words::{self, Token};

/// The verb in whose limb a place of a paragraph lies, in its base form:
/// that of the last limb that begins before the place, else of the opener.
///
/// ```
/// # use travaux::text::opener::governing;
/// let text = "Welcomes the report, and also notes with concern the delay;";
/// assert_eq!(governing(text, text.find("report").unwrap()).as_deref(), Some("welcome"));
/// assert_eq!(governing(text, text.find("delay").unwrap()).as_deref(), Some("note"));
/// ```
pub fn governing(text: &str, at: usize) -> Option<String> {
    let mut limb = opener(text).and(Some(0));
    let mut before: Option<Token> = None;
    let mut from = 0;
    while let Some(token) = words::next(text, from).filter(|token| token.start < at) {
        if before.is_some_and(|before| leads_to_limb(before.of(text)))
            && begins_limb(&text[token.start..])
        {
            limb = Some(token.start);
        }
        before = Some(token);
        from = token.end;
    }
    verb(&text[limb?..])
}

/// What can stand before another limb: `, noting`, `and notes`, `and in this
/// regard notes`.
fn leads_to_limb(word: &str) -> bool {
    matches!(
        word,
        "," | ";" | "and" | "regard" | "respect" | "connection" | "context"
    )
}

/// Whether a verb of the table, after its adverbs, begins a text in small
/// letters.
fn begins_limb(text: &str) -> bool {
    if !text.starts_with(|c: char| c.is_ascii_lowercase()) {
        return false;
    }
    let mut words = Words::of(text);
    let at = words.leading_adverbs(0);
    let head = words.head(at, false);
    head.is_some_and(|head| head.verb.is_some() || head.form == Form::Mind)
}

#[cfg(test)]
mod tests {
    use super::governing;

    fn verb_over(text: &str, words: &str) -> Option<String> {
        governing(text, text.find(words).expect("the words stand there"))
    }

    #[test]
    fn limbs_are_led_by_commas_and_small_words() {
        for (text, base) in [
            (
                "Welcomes beacons, and in this regard notes the list;",
                "note",
            ),
            (
                "Recalling its resolution 97/1, welcoming the list,",
                "welcome",
            ),
            (
                "Notes the delay and further urges pilots to mend the list;",
                "urge",
            ),
            (
                "Recalls the oil, taking note with concern of the list;",
                "take note",
            ),
            ("Requests the lamps and reports on the list;", "request"),
            ("Requests pilots to welcome the list;", "request"),
            ("Notes the beacons, States parties to the list;", "note"),
        ] {
            assert_eq!(verb_over(text, "the list").as_deref(), Some(base), "{text}");
        }
    }

    #[test]
    fn what_has_no_opener_is_governed_by_its_limbs_alone() {
        assert_eq!(verb_over("The lamps are lit", "lit"), None);
        assert_eq!(governing("", 0), None);
        assert_eq!(governing("Notes it", 99).as_deref(), Some("note"));
    }
}
