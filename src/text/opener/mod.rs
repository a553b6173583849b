//! The opening words of a paragraph: *Recalling further*, *Also requests*.
//!
//! A paragraph goes in, its opener comes out, as far as documents set it in
//! italics. What is no opener by its form (a heading, a sentence of a
//! declaration) gives nothing. The rule is one of grammar: adverbs, a verb
//! form or an adjective, and the complements that belong to it.
//!
//! Nearly every line of a document is asked whether it opens, so the first
//! word alone must tell most of them, without an allocation.

mod complements;
mod force;
mod form;
mod governing;
mod lower;
mod table;
mod words;

use self::form::Form;
use self::lower::Lower;
use self::table::{NOUNS, STATES_OF_MIND};
use self::words::Words;
use super::spaces;

pub use self::force::{Ladder, is_consequential, strength, verb};
pub use self::governing::governing;

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
    let mut words = Words::of(beginning(text));
    if !words.at(0)?.starts_with(char::is_uppercase) {
        return None;
    }
    let end = words.opener()?;
    words.through(end - 1)
}

/// Enough of a text for the longest opener; the clause may be long.
fn beginning(text: &str) -> &str {
    const ENOUGH: usize = 200;
    match text.as_bytes().get(..ENOUGH) {
        None => text,
        Some(bytes) if bytes.is_ascii() => &text[..ENOUGH],
        Some(_) => {
            let mut behind = text.chars();
            behind.nth(ENOUGH - 1);
            &text[..text.len() - behind.as_str().len()]
        }
    }
}

/// Whether a text begins as an opener can: with a capital, and, where that
/// shows at once, with a word that has the form of an adverb, a verb or an
/// adjective.
fn may_open(text: &str) -> bool {
    let text = spaces::trim_start(text);
    if !text.starts_with(char::is_uppercase) {
        return false;
    }
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (word, rest) = text.split_at(letters);
    if !matches!(rest.as_bytes(), [] | [b' ' | b',', ..]) {
        return true;
    }
    let Some(lower) = Lower::of(word) else {
        return true;
    };
    let word = lower.bytes();
    word.ends_with(b"ly")
        || matches!(
            word,
            b"also" | b"further" | b"furthermore" | b"once" | b"again" | b"yet"
        )
        || Form::of(word).is_some()
        || STATES_OF_MIND.has(word)
}

/// The word that carries a paragraph.
#[derive(Clone, Copy)]
struct Head {
    form: Form,
    /// The base form of a verb of the table.
    verb: Option<&'static str>,
    /// The index of the word behind it.
    end: usize,
}

impl Words<'_> {
    fn opener(&mut self) -> Option<usize> {
        let at = self.leading_adverbs(0);
        let head = self.head(at, at > 0)?;
        let end = self.complements(head);
        // `Welcomes and encourages`, `Alarmed and concerned`.
        if self.is(end, "and") {
            let second = self.leading_adverbs(end + 1);
            if let Some(again) = self.head(second, true)
                && again.form == head.form
                && (again.verb.is_some() || again.form == Form::Mind)
            {
                return Some(self.complements(again));
            }
        }
        Some(end)
    }

    /// `Also`, `Once again`, `Strongly`, one behind the other.
    fn leading_adverbs(&mut self, from: usize) -> usize {
        let mut at = from;
        while let Some(next) = self.leading_adverb(at) {
            at = next;
        }
        at
    }

    fn leading_adverb(&mut self, at: usize) -> Option<usize> {
        let word = self.at(at)?;
        if word.len() > 4 && word.ends_with("ly") && !word.eq_ignore_ascii_case("family") {
            return Some(at + 1);
        }
        match word.as_bytes()[0] {
            b'o' | b'O' | b'a' | b'A' | b'y' | b'Y' | b'f' | b'F' => {}
            _ => return None,
        }
        if let Some(end) = self.repetition(at) {
            return Some(end);
        }
        is_one(word, &["also", "further", "furthermore"]).then_some(at + 1)
    }

    /// `once again`, `again`, `yet again`.
    fn repetition(&mut self, at: usize) -> Option<usize> {
        let word = self.at(at)?;
        match word.as_bytes()[0] {
            b'o' | b'O' => {
                let next = self.at(at + 1).filter(|_| is(word, "once"))?;
                (is(next, "again") || is(next, "more")).then_some(at + 2)
            }
            b'a' | b'A' => is(word, "again").then_some(at + 1),
            b'y' | b'Y' => (is(word, "yet") && self.is(at + 1, "again")).then_some(at + 2),
            _ => None,
        }
    }

    /// The verb or adjective that carries the paragraph. `led` says that
    /// adverbs stand before it.
    fn head(&mut self, at: usize, led: bool) -> Option<Head> {
        let end = at + 1;
        let word = self.at(at)?;
        let lower = Lower::of(word)?;
        let word = lower.bytes();
        let head = |form, verb| Head { form, verb, end };
        if STATES_OF_MIND.has(word) {
            return Some(head(Form::Mind, None));
        }
        let form = Form::of(word).filter(|_| !NOUNS.has(word))?;
        let verb = form.verb(word);
        let opens = verb.is_some()
            || led
            || match form {
                Form::Participle => self.reads_as_participle(end),
                _ => matches!(
                    word,
                    [.., b'i', b'z' | b's', b'e', b's'] | [.., b'i', b'f', b'i', b'e', b's']
                ),
            };
        opens.then(|| head(form, verb))
    }

    /// An unknown word in -ing opens a paragraph where an object follows.
    fn reads_as_participle(&mut self, next: usize) -> bool {
        self.is_one(
            next,
            &[
                "that", "the", "its", "their", "with", "also", "further", "all", "to", "in",
            ],
        )
    }
}

/// Whether a word is another but for its case.
fn is(word: &str, other: &str) -> bool {
    word.eq_ignore_ascii_case(other)
}

fn is_one(word: &str, others: &[&str]) -> bool {
    others.iter().any(|other| is(word, other))
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
