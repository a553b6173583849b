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

/// A base form in two parts: the end of the stem, and the letter that is added
/// to it.
type Base = (usize, Option<u8>);

impl Form {
    /// The form of a word in lower case, by its ending.
    pub(super) fn of(word: &[u8]) -> Option<Form> {
        match word {
            [_, _, .., b'i', b'n', b'g'] => Some(Form::Participle),
            [.., b's', b's'] | [] | [_] | [_, _] | [_, _, _] => None,
            [.., b's'] => Some(Form::Finite),
            _ => None,
        }
    }

    /// The verb of the table of which a word in lower case is this form.
    pub(super) fn verb(self, word: &[u8]) -> Option<&'static str> {
        if self == Form::Mind {
            return None;
        }
        let mut bases = self.bases(word).into_iter();
        bases.find_map(|(stem, ending)| VERBS.get(&word[..stem], ending))
    }

    /// The base form of a word in lower case.
    pub(super) fn lemma(self, word: &str) -> String {
        if let Some(verb) = self.verb(word.as_bytes()) {
            return verb.to_owned();
        }
        let [(stem, ending), ..] = self.bases(word.as_bytes());
        let mut base = word.get(..stem).unwrap_or(word).to_owned();
        base.extend(ending.map(char::from));
        base
    }

    /// The base forms that a word can have, the likeliest first.
    fn bases(self, word: &[u8]) -> [Base; 3] {
        match self {
            Form::Mind => [(word.len(), None); 3],
            Form::Finite => {
                let s = (word.len().saturating_sub(1), None);
                let es = (word.len().saturating_sub(2), None);
                match word {
                    [.., b'i', b'e', b's'] => [(word.len() - 3, Some(b'y')), s, es],
                    [.., b's', b's' | b'h', b'e', b's']
                    | [.., b'c', b'h', b'e', b's']
                    | [.., b'x', b'e', b's'] => [es, s, s],
                    [.., b'e', b's'] => [s, es, es],
                    _ => [s, s, s],
                }
            }
            Form::Participle => {
                let stem = word.strip_suffix(b"ing").unwrap_or(word);
                let plain = (stem.len(), None);
                let silent = (stem.len(), Some(b'e'));
                let single = match stem {
                    [_, .., last, again] if last == again => (stem.len() - 1, None),
                    _ => plain,
                };
                match stem {
                    [.., b'v' | b'c']
                    | [.., b'i', b'z' | b's']
                    | [.., b'a', b't' | b'g' | b'r']
                    | [.., b'r', b'g' | b's']
                    | [.., b'i', b'b', b'l']
                    | [.., b'u', b'r'] => [silent, plain, single],
                    _ => [plain, silent, single],
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn endings_tell_form_and_base() {
        for (word, form, base) in [
            ("recognizing", Form::Participle, "recognize"),
            ("submitting", Form::Participle, "submitt"),
            ("setting", Form::Participle, "set"),
            ("stresses", Form::Finite, "stress"),
            ("reaches", Form::Finite, "reach"),
            ("fixes", Form::Finite, "fix"),
            ("welcomes", Form::Finite, "welcome"),
            ("clarifies", Form::Finite, "clarify"),
            ("lies", Form::Finite, "ly"),
            ("urges", Form::Finite, "urge"),
            ("aware", Form::Mind, "aware"),
        ] {
            assert!(form == Form::Mind || Form::of(word.as_bytes()) == Some(form));
            assert_eq!(form.lemma(word), base);
        }
        for word in ["", "s", "as", "its", "king", "ness", "stress", "lamp"] {
            assert_eq!(Form::of(word.as_bytes()), None, "{word}");
        }
    }
}
