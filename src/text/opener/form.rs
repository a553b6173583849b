//! The grammatical form of a word, and its base form.

use super::table::{VERBS, is_in};

/// The grammatical form of an opener's head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `Recalling`.
    Participle,
    /// `Decides`.
    Finite,
    /// `Convinced`, `Mindful`.
    Mind,
}

impl Form {
    pub(super) fn of(word: &str) -> Option<Form> {
        if word.len() > 4 && word.ends_with("ing") {
            Some(Form::Participle)
        } else if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") {
            Some(Form::Finite)
        } else {
            None
        }
    }

    /// The base form of a word in lower case, and whether it is a known verb.
    pub(super) fn lemma(self, word: &str) -> (String, bool) {
        // The base forms that a word can have, as stem and ending.
        let candidates: [(&str, &str); 3] = match self {
            Form::Mind => return (word.to_owned(), true),
            Form::Finite => {
                let s = word.strip_suffix('s').unwrap_or(word);
                let es = word.strip_suffix("es").unwrap_or(s);
                let sibilant = ["sses", "shes", "ches", "xes"]
                    .iter()
                    .any(|e| word.ends_with(e));
                let (first, second) = if sibilant { (es, s) } else { (s, es) };
                match word.strip_suffix("ies") {
                    Some(stem) => [(stem, "y"), (first, ""), (second, "")],
                    None => [(first, ""), (second, ""), (second, "")],
                }
            }
            Form::Participle => {
                let stem = word.strip_suffix("ing").unwrap_or(word);
                let bytes = stem.as_bytes();
                let doubled = bytes.len() > 2 && bytes[bytes.len() - 1] == bytes[bytes.len() - 2];
                let single = if doubled {
                    &stem[..stem.len() - 1]
                } else {
                    stem
                };
                let silent = [
                    "iz", "at", "v", "ag", "rg", "rs", "is", "c", "ibl", "ur", "ar",
                ];
                if silent.iter().any(|e| stem.ends_with(e)) {
                    [(stem, "e"), (stem, ""), (single, "")]
                } else {
                    [(stem, ""), (stem, "e"), (single, "")]
                }
            }
        };
        let mut base = String::with_capacity(word.len() + 1);
        for (stem, ending) in candidates {
            base.clear();
            base.push_str(stem);
            base.push_str(ending);
            if is_in(&VERBS, &base) {
                return (base, true);
            }
        }
        let (stem, ending) = candidates[0];
        (format!("{stem}{ending}"), false)
    }
}
