//! What is printed of a field: a label and the words behind it.

use std::borrow::Cow;

use super::agree::{self, Agreement};
use super::sought::Pairs;
use super::words::Words;

/// A label and the text behind it, each where the draft has it: a long draft
/// printed anew would take as much room again.
///
/// Offsets are those of both with a space between, or of the text alone where
/// there is no label.
#[derive(Clone, Copy)]
pub(super) struct Printed<'d> {
    label: &'d str,
    text: &'d str,
}

impl<'d> Printed<'d> {
    /// An empty label is none.
    #[inline]
    pub(super) fn new(label: &'d str, text: &'d str) -> Printed<'d> {
        Printed { label, text }
    }

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.behind() + self.text.len()
    }

    /// Whether there is no letter and no figure.
    pub(super) fn is_silent(&self) -> bool {
        Words::of(self.label).are_silent() && Words::of(self.text).are_silent()
    }

    /// Compares the letters from an offset on, which this function gave or
    /// which is 0, with those of a line.
    #[inline]
    pub(super) fn agree(&self, from: usize, line: &str) -> Agreement {
        let behind = self.behind();
        let (from, line) = match from.checked_sub(behind) {
            Some(from) => (from, line),
            None => match agree::with_label(self.label, from, line) {
                Ok(rest) => (0, rest),
                Err(found) => return found,
            },
        };
        match agree::agree(self.text, from, line) {
            Agreement::Until(end) => Agreement::Until(behind + end),
            other => other,
        }
    }

    /// Which letters stand side by side.
    pub(super) fn pairs(&self) -> Pairs {
        Pairs::of(&[self.label, self.text])
    }

    /// Both in one text.
    pub(super) fn whole(&self) -> Cow<'d, str> {
        if self.label.is_empty() {
            Cow::Borrowed(self.text)
        } else {
            Cow::Owned([self.label, " ", self.text].concat())
        }
    }

    /// Where the text begins.
    #[inline]
    fn behind(&self) -> usize {
        match self.label.len() {
            0 => 0,
            label => label + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Printed;
    use crate::parse::coverage::agree::Agreement;
    use crate::text::letters;

    #[test]
    fn a_line_may_end_within_the_label() {
        let printed = Printed::new("12 bis", "Keeps the lamps");
        assert_eq!(printed.agree(0, "12"), Agreement::Until(3));
        assert_eq!(printed.agree(3, "bis."), Agreement::Until(7));
        assert_eq!(printed.agree(0, "12 bis. Keeps"), Agreement::Until(13));
        assert_eq!(printed.agree(13, "the lamps"), Agreement::Until(22));
        assert_eq!(printed.len(), 22);
        assert_eq!(printed.agree(0, "12 ter"), Agreement::No);
    }

    proptest! {
        #[test]
        fn it_says_what_the_letters_of_the_whole_say(
            label in "([0-9a-z]{1,2}|[ -~]|[é’–]){0,4}",
            text in "(lamp|é|[ -~]|[’“–\u{a0}ﬁ½\u{301}]){0,8}",
            other in "([0-9a-z]{1,2}|lamp|é|[ -~]|[’“–\u{a0}ﬁ½\u{301}]){0,9}",
            cut in 0_usize..20,
        ) {
            let printed = Printed::new(&label, &text);
            let whole = printed.whole();
            prop_assert_eq!(printed.len(), whole.len());
            prop_assert_eq!(printed.is_silent(), letters(&whole).is_empty());
            let head: String = whole.chars().take(cut).collect();
            for line in [&head, &other, &head.replace(' ', ". ")] {
                let mut from = 0;
                for line in [line.as_str(), &other, &whole[head.len()..]] {
                    let found = printed.agree(from, line);
                    let rest = letters(&whole[from..]);
                    let Agreement::Until(end) = found else {
                        let plain = whole.is_ascii() && line.is_ascii();
                        prop_assert!(found == Agreement::No || !plain);
                        prop_assert!(found == Agreement::Unsure || !rest.starts_with(&letters(line)));
                        break;
                    };
                    prop_assert_eq!(letters(line), letters(&whole[from..end]));
                    prop_assert_eq!(letters(line) + &letters(&whole[end..]), rest);
                    from = end;
                }
            }
        }
    }
}
