//! The opening words of a paragraph: *Recalling further*, *Also requests*.
//!
//! A paragraph goes in, its opener comes out, as far as documents set it in
//! italics. What is no opener by its form (a heading, a sentence of a
//! declaration) gives nothing. The rule is one of grammar: adverbs, a verb
//! form or an adjective, and the complements that belong to it.

mod force;
mod form;
mod table;

use std::cell::RefCell;

use self::form::Form;
use self::table::{FEELINGS, NOUNS, STATES_OF_MIND, STOPS, is_in};
use super::words::{self, Token};

pub use self::force::{Ladder, is_consequential, strength, verb};

/// Prepositions that stand after the opener and are printed upright.
const LINKS: [&str; 2] = ["for", "upon"];

/// Gives the opening words of a paragraph, without the preposition or `that`
/// which follows them.
///
/// ```
/// # use travaux::text::opener::opener;
/// assert_eq!(opener("Recalling further its resolution 75/240,"), Some("Recalling further"));
/// assert_eq!(opener("Takes note with appreciation of the report;"), Some("Takes note with appreciation"));
/// assert_eq!(opener("Also calls upon all States to cooperate;"), Some("Also calls upon"));
/// assert_eq!(opener("States should cooperate."), None);
/// ```
pub fn opener(text: &str) -> Option<&str> {
    if !may_open(text) {
        return None;
    }
    // Enough for the longest opener; the clause may be long.
    let head = text
        .char_indices()
        .nth(200)
        .map_or(text, |(at, _)| &text[..at]);
    let words = Words::of(head);
    if !words.at(0)?.starts_with(char::is_uppercase) {
        return None;
    }
    let end = words.opener()?;
    Some(&text[words.token(0)?.start..words.token(end - 1)?.end])
}

/// Whether a text begins as an opener can: with a capital, and, where that
/// shows at once, with a word that has the form of an adverb, a verb or an
/// adjective.
fn may_open(text: &str) -> bool {
    let text = text.trim_start();
    if !text.starts_with(char::is_uppercase) {
        return false;
    }
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = text.split_at(letters);
    if !rest.is_empty() && !rest.starts_with([' ', ',']) {
        return true;
    }
    let word = word.to_ascii_lowercase();
    word.ends_with("ly")
        || ["also", "further", "furthermore", "once", "again", "yet"].contains(&word.as_str())
        || is_in(&STATES_OF_MIND, &word)
        || Form::of(&word).is_some()
}

/// The words of the beginning of a paragraph. Each reading function takes the
/// index of a word and gives the index after what it has read.
struct Words<'t> {
    text: &'t str,
    /// Those that were asked for: an opener is short, and most texts have none.
    tokens: RefCell<Vec<Token>>,
}

impl<'t> Words<'t> {
    fn of(text: &'t str) -> Words<'t> {
        Words {
            text,
            tokens: RefCell::default(),
        }
    }

    fn token(&self, index: usize) -> Option<Token> {
        let mut tokens = self.tokens.borrow_mut();
        while tokens.len() <= index {
            let from = tokens.last().map_or(0, |last| last.end);
            tokens.push(words::next(self.text, from)?);
        }
        tokens.get(index).copied()
    }

    fn at(&self, index: usize) -> Option<&'t str> {
        self.token(index).map(|t| t.of(self.text))
    }

    fn is(&self, index: usize, word: &str) -> bool {
        self.at(index).is_some_and(|w| w.eq_ignore_ascii_case(word))
    }

    fn is_one(&self, index: usize, words: &[&str]) -> bool {
        self.at(index)
            .is_some_and(|own| words.iter().any(|w| own.eq_ignore_ascii_case(w)))
    }

    /// Whether a word begins with one of some small letters, or their capital:
    /// nearly always the first letter tells.
    fn begins_with(&self, index: usize, letters: &[u8]) -> bool {
        let first = self.at(index).and_then(|word| word.as_bytes().first());
        first.is_some_and(|letter| letters.contains(&letter.to_ascii_lowercase()))
    }

    fn are(&self, index: usize, words: &str) -> Option<usize> {
        if !self.begins_with(index, &words.as_bytes()[..1]) {
            return None;
        }
        let mut at = index;
        for word in words.split(' ') {
            if !self.is(at, word) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    fn opener(&self) -> Option<usize> {
        let mut at = 0;
        while let Some(next) = self.leading_adverb(at) {
            at = next;
        }
        let (form, end) = self.head(at, at > 0)?;
        let end = self.complements(at, end, form);
        // `Welcomes and encourages`, `Alarmed and concerned`.
        if self.is(end, "and") {
            let mut second = end + 1;
            while let Some(next) = self.leading_adverb(second) {
                second = next;
            }
            if let Some((again, after)) = self.head(second, true)
                && again == form
                && again
                    .lemma(&self.at(second).unwrap_or_default().to_lowercase())
                    .1
            {
                return Some(self.complements(second, after, form));
            }
        }
        Some(end)
    }

    /// `Also`, `Once again`, `Strongly`.
    fn leading_adverb(&self, at: usize) -> Option<usize> {
        if let Some(end) = self.repetition(at) {
            return Some(end);
        }
        let word = self.at(at)?;
        let adverb = word.len() > 4 && word.ends_with("ly") && !word.eq_ignore_ascii_case("family");
        (adverb || self.is_one(at, &["also", "further", "furthermore"])).then_some(at + 1)
    }

    fn repetition(&self, at: usize) -> Option<usize> {
        if !self.begins_with(at, b"oay") {
            return None;
        }
        self.are(at, "once again")
            .or_else(|| self.are(at, "once more"))
            .or_else(|| self.are(at, "again"))
            .or_else(|| self.are(at, "yet again"))
    }

    /// The verb or adjective that carries the paragraph.
    fn head(&self, at: usize, led: bool) -> Option<(Form, usize)> {
        let word = self.at(at)?.to_lowercase();
        if is_in(&STATES_OF_MIND, &word) {
            return Some((Form::Mind, at + 1));
        }
        if is_in(&NOUNS, &word) || !word.is_ascii() {
            return None;
        }
        let form = Form::of(&word)?;
        let (_, known) = form.lemma(&word);
        let ends_as_verb = match form {
            Form::Participle => self.reads_as_participle(at + 1),
            _ => ["izes", "ises", "ifies"].iter().any(|e| word.ends_with(e)),
        };
        (known || led || ends_as_verb).then_some((form, at + 1))
    }

    /// An unknown word in -ing opens a paragraph where an object follows.
    fn reads_as_participle(&self, next: usize) -> bool {
        let object = [
            "that", "the", "its", "their", "with", "also", "further", "all", "to", "in",
        ];
        self.is_one(next, &object)
    }

    fn complements(&self, verb: usize, mut end: usize, form: Form) -> usize {
        let word = self.at(verb).unwrap_or_default().to_lowercase();
        let (lemma, _) = form.lemma(&word);
        end = self.addition(end, form);
        end = match lemma.as_str() {
            "have" => self.perfect(end),
            "continue" => self.continued(end),
            "be" | "remain" => self.mind(end),
            _ => end,
        };
        let fixed: &[&str] = match lemma.as_str() {
            "bear" | "keep" | "have" => &["in mind", "regard"],
            "call" => &["upon", "for", "on", "attention"],
            "look" => &["forward"],
            "take" => &["note", "into account", "into consideration", "cognizance"],
            "pay" => &["special tribute", "tribute", "homage"],
            "draw" => &["attention", "the attention"],
            "give" => &["its approval"],
            _ => &[],
        };
        let after_repetition = self.repetition(end).unwrap_or(end);
        if let Some(after) = fixed.iter().find_map(|f| self.are(after_repetition, f)) {
            end = after;
        }
        end = self.addition(end, form);
        end = self.possession(end, &lemma).unwrap_or(end);
        for _ in 0..2 {
            end = self.addition(end, form);
            end = self.manner(end).unwrap_or(end);
        }
        end
    }

    /// `also`, `further`, `once again` after the verb.
    fn addition(&self, at: usize, form: Form) -> usize {
        if let Some(end) = self.repetition(at) {
            return end;
        }
        if form == Form::Finite {
            return at;
        }
        if self.is(at, "also") {
            return at + 1;
        }
        // `Encouraging further efforts` has an adjective there.
        let adverb = self.is(at, "further") && self.begins_object(at + 1);
        if adverb { at + 1 } else { at }
    }

    fn begins_object(&self, at: usize) -> bool {
        let Some(word) = self.at(at) else {
            return true;
        };
        let small = [
            "a",
            "about",
            "all",
            "an",
            "any",
            "as",
            "at",
            "both",
            "by",
            "each",
            "for",
            "in",
            "its",
            "of",
            "on",
            "other",
            "our",
            "that",
            "the",
            "their",
            "these",
            "this",
            "those",
            "to",
            "upon",
            "with",
            "relevant",
            "resolution",
            "resolutions",
            "decision",
            "decisions",
            "paragraph",
            "paragraphs",
            "section",
            "article",
            "general",
            "how",
            "such",
            "various",
        ];
        !word.starts_with(|c: char| c.is_ascii_lowercase()) || self.is_one(at, &small)
    }

    /// `Having` is followed by a participle: `considered`, `taken note`.
    fn perfect(&self, at: usize) -> usize {
        let irregular = [
            "been",
            "begun",
            "found",
            "given",
            "heard",
            "held",
            "made",
            "met",
            "seen",
            "set",
            "taken",
            "undertaken",
        ];
        let at = if self.is_one(at, &["also", "further"]) {
            at + 1
        } else {
            at
        };
        let regular = self
            .at(at)
            .is_some_and(|w| w.len() > 4 && w.ends_with("ed"));
        if self.is(at, "taken") {
            let fixed = [
                "taken note",
                "taken into account",
                "taken into consideration",
            ];
            return fixed.iter().find_map(|f| self.are(at, f)).unwrap_or(at + 1);
        }
        if regular || self.is_one(at, &irregular) {
            at + 1
        } else {
            at
        }
    }

    /// `Continues to encourage`, `Continues to be concerned`.
    fn continued(&self, at: usize) -> usize {
        if !self.is(at, "to") {
            return at;
        }
        let Some(verb) = self.at(at + 1) else {
            return at;
        };
        if verb.eq_ignore_ascii_case("be") {
            return self.mind(at + 2);
        }
        let end = at + 2;
        if verb == "call" && self.is_one(end, &LINKS) {
            end + 1
        } else {
            end
        }
    }

    /// `deeply concerned`, `seized`.
    fn mind(&self, at: usize) -> usize {
        let adverb = self
            .at(at)
            .is_some_and(|w| w.ends_with("ly") || w == "actively");
        let end = if adverb { at + 1 } else { at };
        let known = self.at(end).is_some_and(|w| is_in(&STATES_OF_MIND, w));
        if known { end + 1 } else { at }
    }

    /// `its deep appreciation`, `grave concern`, `the view`.
    fn possession(&self, at: usize, lemma: &str) -> Option<usize> {
        let bare = lemma == "express";
        let owned = self.is_one(at, &["its", "their", "our"]);
        if !owned && !bare {
            return None;
        }
        let mut end = if owned || self.is_one(at, &["the", "great"]) {
            at + 1
        } else {
            at
        };
        end = self.feeling(end)?;
        if self.is_one(end.wrapping_sub(1), &["call", "calls"]) && self.is_one(end, &LINKS) {
            end += 1;
        }
        Some(end)
    }

    /// A noun of the table, after at most four words: `deep and sincere
    /// appreciation`; and a second one after `and`.
    fn feeling(&self, at: usize) -> Option<usize> {
        let mut found = None;
        for end in at..at + 5 {
            let word = self.at(end)?;
            if is_in(&FEELINGS, word) {
                found = Some(end + 1);
                break;
            }
            if is_in(&STOPS, word) || !word.starts_with(|c: char| c.is_ascii_lowercase()) {
                return None;
            }
        }
        let end = found?;
        if self.is(end, "and") && self.at(end + 1).is_some_and(|w| is_in(&FEELINGS, w)) {
            return Some(end + 2);
        }
        if self.is(end, "and")
            && self.at(end + 2).is_some_and(|w| is_in(&FEELINGS, w))
            && self.at(end + 1).is_some_and(|w| !is_in(&STOPS, w))
        {
            return Some(end + 3);
        }
        Some(end)
    }

    /// `with appreciation`, `in the strongest terms`, `in particular`.
    fn manner(&self, at: usize) -> Option<usize> {
        if self.is(at, "with") {
            return self.feeling(at + 1);
        }
        if !self.begins_with(at, b"iuf") {
            return None;
        }
        [
            "in the strongest possible terms",
            "in the strongest terms",
            "in particular",
            "unequivocally",
            "firmly",
        ]
        .iter()
        .find_map(|manner| self.are(at, manner))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{opener, verb};

    #[test]
    fn preambular_openers() {
        for whole in [
            "Recalling",
            "Recalling also",
            "Recalling further",
            "Noting with concern",
            "Noting with concern also",
            "Having considered",
            "Having also examined",
            "Bearing in mind",
            "Deeply concerned",
            "Deeply concerned also",
            "Guided",
            "Taking note",
            "Taking note with appreciation",
            "Taking into account",
            "Convinced",
            "Firmly believing",
            "Expressing its appreciation",
            "Expressing deep concern",
            "Remaining deeply concerned",
            "Reaffirming once more",
            "Alarmed and concerned",
            "Reiterating its serious concern",
            "Looking forward",
        ] {
            assert_eq!(
                opener(&format!("{whole} the work of the Fund,")),
                Some(whole)
            );
            assert_eq!(
                opener(&format!("{whole} that all States agree,")),
                Some(whole)
            );
        }
    }

    #[test]
    fn operative_openers() {
        for whole in [
            "Decides",
            "Also decides",
            "Further requests",
            "Calls upon",
            "Calls once again upon",
            "Takes note with appreciation",
            "Strongly encourages",
            "Expresses its gratitude",
            "Once again urges",
            "Welcomes and encourages",
            "Emphasizes once again",
            "Continues to encourage",
            "Condemns in the strongest terms",
            "Pays tribute",
            "Expresses its deep and sincere appreciation",
            "Expresses grave concern",
            "Reiterates its call upon",
            "Remains concerned",
            "Acknowledges and deeply regrets",
        ] {
            assert_eq!(
                opener(&format!("{whole} the work of the Fund;")),
                Some(whole)
            );
        }
    }

    #[test]
    fn adjectives_and_nouns_are_left_outside() {
        assert_eq!(
            opener("Encouraging further efforts to mend nets,"),
            Some("Encouraging")
        );
        assert_eq!(
            opener("Expresses its concern with respect to fish;"),
            Some("Expresses its concern")
        );
        assert_eq!(opener("Recalls its resolution 75/1;"), Some("Recalls"));
        for text in [
            "",
            "The General Assembly,",
            "States should agree.",
            "Measures to build trust",
            "Financing for development",
            "recalling its work",
            "Annex",
            "1. Decides",
        ] {
            assert_eq!(opener(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn an_opener_begins_its_text(
            text in "(Also |Having |Noting |Calls |Expresses )?(again |its |deep |with |concern |also |and |upon ){0,6}|\\PC{0,30}"
        ) {
            if let Some(found) = opener(&text) {
                prop_assert!(text.trim_start().starts_with(found));
                let _ = verb(found);
            }
        }
    }
}
