//! The grammatical form of a word, and its base form.

use super::lower::Lower;
use super::table::VERBS;

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

    /// The verb of the table of which a word in lower case is this form.
    pub(super) fn verb(self, word: &str) -> Option<&'static str> {
        if self == Form::Mind {
            return None;
        }
        self.bases(word)
            .iter()
            .find_map(|(stem, ending)| VERBS.get(Lower::joined(stem, ending)?.as_str()))
    }

    /// The base form of a word in lower case.
    pub(super) fn lemma(self, word: &str) -> String {
        if self == Form::Mind {
            return word.to_owned();
        }
        let (stem, ending) = self.bases(word)[0];
        self.verb(word)
            .map_or_else(|| format!("{stem}{ending}"), str::to_owned)
    }

    /// The base forms that a word can have, as stem and ending, the likeliest
    /// first.
    fn bases(self, word: &str) -> [(&str, &'static str); 3] {
        match self {
            Form::Mind => [(word, ""); 3],
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
                let single = match stem.as_bytes() {
                    [_, .., last, again] if last == again => &stem[..stem.len() - 1],
                    _ => stem,
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
        }
    }
}
