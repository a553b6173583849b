//! The grammatical form of a word, and its base form.

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

    /// The base form of a word in lower case, and whether it is a known verb.
    pub(super) fn lemma(self, word: &str) -> (String, bool) {
        let candidates: Vec<String> = match self {
            Form::Mind => vec![word.to_owned()],
            Form::Finite => {
                let s = word.strip_suffix('s').unwrap_or(word);
                let es = word.strip_suffix("es").unwrap_or(s);
                let ies = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
                let sibilant = ["sses", "shes", "ches", "xes"]
                    .iter()
                    .any(|e| word.ends_with(e));
                let regular = if sibilant { [es, s] } else { [s, es] };
                ies.into_iter().chain(regular.map(str::to_owned)).collect()
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
                let with_e = format!("{stem}e");
                if silent.iter().any(|e| stem.ends_with(e)) {
                    vec![with_e, stem.to_owned(), single.to_owned()]
                } else {
                    vec![stem.to_owned(), with_e, single.to_owned()]
                }
            }
        };
        let known = candidates.iter().find(|c| is_verb(c));
        match known {
            Some(known) => (known.clone(), true),
            None => {
                let first = candidates.into_iter().next().unwrap_or_default();
                (first, self == Form::Mind)
            }
        }
    }
}

/// Whether a word is the base form of a verb of the table.
pub(super) fn is_verb(word: &str) -> bool {
    VERBS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::VERBS;

    #[test]
    fn the_table_of_verbs_is_sorted() {
        assert!(VERBS.is_sorted());
    }
}
