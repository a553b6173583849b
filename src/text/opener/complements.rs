//! What belongs to an opener behind its verb: `Calls` *once again upon*,
//! `Expresses` *its deep appreciation*, `Takes` *note with concern*.

use super::form::Form;
use super::table::{FEELINGS, STATES_OF_MIND, STOPS};
use super::words::Words;
use super::{Head, is, is_one};

/// Prepositions that stand after the opener and are printed upright.
const LINKS: [&str; 2] = ["for", "upon"];

impl Words<'_> {
    /// The index after the complements of a head.
    pub(super) fn complements(&mut self, head: Head) -> usize {
        let form = head.form;
        let verb = head.verb.unwrap_or("");
        let mut end = self.addition(head.end, form);
        // The particles that make it another verb.
        let particles: &[&str] = match verb {
            "have" => {
                end = self.perfect(end);
                &["in mind", "regard"]
            }
            "continue" => {
                end = self.continued(end);
                &[]
            }
            "be" | "remain" => {
                end = self.mind(end);
                &[]
            }
            "bear" | "keep" => &["in mind", "regard"],
            "call" => &["upon", "for", "on", "attention"],
            "look" => &["forward"],
            "take" => &["note", "into account", "into consideration", "cognizance"],
            "pay" => &["special tribute", "tribute", "homage"],
            "draw" => &["attention", "the attention"],
            "give" => &["its approval"],
            _ => &[],
        };
        if !particles.is_empty() {
            let at = self.repetition(end).unwrap_or(end);
            let after = particles.iter().find_map(|words| self.are(at, words));
            end = after.unwrap_or(end);
        }
        end = self.addition(end, form);
        end = self.possession(end, verb).unwrap_or(end);
        for _ in 0..2 {
            let before = end;
            end = self.addition(end, form);
            end = self.manner(end).unwrap_or(end);
            if end == before {
                break;
            }
        }
        end
    }

    /// `also`, `further`, `once again` after the verb.
    fn addition(&mut self, at: usize, form: Form) -> usize {
        let Some(word) = self.at(at) else {
            return at;
        };
        match word.as_bytes()[0] | 0x20 {
            b'o' | b'a' | b'y' | b'f' => {}
            _ => return at,
        }
        if let Some(end) = self.repetition(at) {
            return end;
        }
        if form == Form::Finite {
            return at;
        }
        // `Encouraging further efforts` has an adjective there.
        if is(word, "also") || is(word, "further") && self.begins_object(at + 1) {
            return at + 1;
        }
        at
    }

    fn begins_object(&mut self, at: usize) -> bool {
        #[rustfmt::skip]
        let small = [
            "a", "about", "all", "an", "any", "as", "at", "both", "by", "each", "for", "in", "its",
            "of", "on", "other", "our", "that", "the", "their", "these", "this", "those", "to",
            "upon", "with", "relevant", "resolution", "resolutions", "decision", "decisions",
            "paragraph", "paragraphs", "section", "article", "general", "how", "such", "various",
        ];
        let Some(word) = self.at(at) else {
            return true;
        };
        !word.starts_with(|c: char| c.is_ascii_lowercase()) || is_one(word, &small)
    }

    /// `Having` is followed by a participle: `considered`, `taken note`.
    fn perfect(&mut self, at: usize) -> usize {
        #[rustfmt::skip]
        let irregular = [
            "been", "begun", "found", "given", "heard", "held", "made", "met", "seen", "set",
            "taken", "undertaken",
        ];
        let at = if self.is_one(at, &["also", "further"]) {
            at + 1
        } else {
            at
        };
        let Some(word) = self.at(at) else {
            return at;
        };
        if is(word, "taken") {
            let fixed = [
                "taken note",
                "taken into account",
                "taken into consideration",
            ];
            return fixed.iter().find_map(|f| self.are(at, f)).unwrap_or(at + 1);
        }
        let regular = word.len() > 4 && word.ends_with("ed");
        if regular || is_one(word, &irregular) {
            at + 1
        } else {
            at
        }
    }

    /// `Continues to encourage`, `Continues to be concerned`.
    fn continued(&mut self, at: usize) -> usize {
        if !self.is(at, "to") {
            return at;
        }
        let Some(verb) = self.at(at + 1) else {
            return at;
        };
        if is(verb, "be") {
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
    fn mind(&mut self, at: usize) -> usize {
        let adverb = self
            .at(at)
            .is_some_and(|w| w.ends_with("ly") || w == "actively");
        let end = if adverb { at + 1 } else { at };
        let known = self
            .at(end)
            .is_some_and(|w| STATES_OF_MIND.has(w.as_bytes()));
        if known { end + 1 } else { at }
    }

    /// `its deep appreciation`, `grave concern`, `the view`.
    fn possession(&mut self, at: usize, verb: &str) -> Option<usize> {
        let word = self.at(at)?;
        let owned = is_one(word, &["its", "their", "our"]);
        if !owned && verb != "express" {
            return None;
        }
        let mut end = if owned || is_one(word, &["the", "great"]) {
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
    fn feeling(&mut self, at: usize) -> Option<usize> {
        const WORDS: usize = 5;
        let mut end = at;
        while !FEELINGS.has(self.at(end)?.as_bytes()) {
            let word = self.at(end)?;
            end += 1;
            if end == at + WORDS
                || !word.starts_with(|c: char| c.is_ascii_lowercase())
                || STOPS.has(word.as_bytes())
            {
                return None;
            }
        }
        end += 1;
        if self.is(end, "and") {
            if self.at(end + 1).is_some_and(|w| FEELINGS.has(w.as_bytes())) {
                return Some(end + 2);
            }
            if self.at(end + 2).is_some_and(|w| FEELINGS.has(w.as_bytes()))
                && self.at(end + 1).is_some_and(|w| !STOPS.has(w.as_bytes()))
            {
                return Some(end + 3);
            }
        }
        Some(end)
    }

    /// `with appreciation`, `in the strongest terms`, `in particular`.
    fn manner(&mut self, at: usize) -> Option<usize> {
        let manners: &[&str] = match self.at(at)?.as_bytes()[0] | 0x20 {
            b'w' if self.is(at, "with") => return self.feeling(at + 1),
            b'i' => &[
                "in the strongest possible terms",
                "in the strongest terms",
                "in particular",
            ],
            b'u' => &["unequivocally"],
            b'f' => &["firmly"],
            _ => return None,
        };
        manners.iter().find_map(|manner| self.are(at, manner))
    }
}
