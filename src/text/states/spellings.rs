//! The spellings of names in the order in which they are looked for, and
//! whether one stands in a text.
//!
//! The order is made when the program is built: a document asks for few names,
//! and making it anew would cost more than all of them.

use super::names::{GROUPS, MEMBERS, OBSERVERS, PLACES, VARIANTS};

/// A name as printed.
#[derive(Clone, Copy)]
pub(super) struct Spelling {
    pub(super) print: &'static str,
    /// The official name, where it is that of a State or an observer.
    pub(super) name: Option<&'static str>,
    /// How many letters and marks it has, spaces apart.
    letters: usize,
    /// Its second letter, where that is a plain one.
    second: Option<u8>,
}

const COUNT: usize =
    MEMBERS.len() + OBSERVERS.len() + VARIANTS.len() + GROUPS.len() + PLACES.len();

/// All spellings by their first letter, the longer first, so that the first
/// that stands at a place is the longest.
static SPELLINGS: [Spelling; COUNT] = sorted(all());

/// Where the spellings begin that have each letter, and the end of the last.
static STARTS: [usize; 27] = starts(&sorted(all()));

const fn all() -> [Spelling; COUNT] {
    let mut all = [spelling("", None); COUNT];
    let mut at = 0;
    let mut of = 0;
    while of < MEMBERS.len() {
        all[at] = spelling(MEMBERS[of], Some(MEMBERS[of]));
        (at, of) = (at + 1, of + 1);
    }
    of = 0;
    while of < OBSERVERS.len() {
        all[at] = spelling(OBSERVERS[of], Some(OBSERVERS[of]));
        (at, of) = (at + 1, of + 1);
    }
    of = 0;
    while of < VARIANTS.len() {
        all[at] = spelling(VARIANTS[of].0, Some(VARIANTS[of].1));
        (at, of) = (at + 1, of + 1);
    }
    of = 0;
    while of < GROUPS.len() {
        all[at] = spelling(GROUPS[of], None);
        (at, of) = (at + 1, of + 1);
    }
    of = 0;
    while of < PLACES.len() {
        all[at] = spelling(PLACES[of], None);
        (at, of) = (at + 1, of + 1);
    }
    all
}

const fn spelling(print: &'static str, name: Option<&'static str>) -> Spelling {
    let bytes = print.as_bytes();
    let mut letters = 0;
    let mut at = 0;
    while at < bytes.len() {
        let within = bytes[at] & 0xc0 == 0x80;
        letters += (!within && bytes[at] != b' ') as usize;
        at += 1;
    }
    let second = match bytes {
        [_, second, ..] if second.is_ascii_alphabetic() => Some(second.to_ascii_lowercase()),
        _ => None,
    };
    Spelling {
        print,
        name,
        letters,
        second,
    }
}

const fn sorted(mut all: [Spelling; COUNT]) -> [Spelling; COUNT] {
    let mut done = 1;
    while done < COUNT {
        let mut at = done;
        while at > 0 && comes_before(&all[at], &all[at - 1]) {
            (all[at], all[at - 1]) = (all[at - 1], all[at]);
            at -= 1;
        }
        done += 1;
    }
    all
}

const fn comes_before(one: &Spelling, other: &Spelling) -> bool {
    let (first, second) = (letter(one), letter(other));
    first < second || first == second && one.letters > other.letters
}

/// The first letter, from 0: all spellings begin with a plain capital.
const fn letter(spelling: &Spelling) -> usize {
    (spelling.print.as_bytes()[0] - b'A') as usize
}

const fn starts(sorted: &[Spelling; COUNT]) -> [usize; 27] {
    let mut starts = [0; 27];
    let mut of = 0;
    let mut at = 0;
    while of < 26 {
        starts[of] = at;
        while at < COUNT && letter(&sorted[at]) == of {
            at += 1;
        }
        of += 1;
    }
    starts[26] = COUNT;
    starts
}

/// The spellings that begin with a letter of either case, the longer first.
pub(super) fn beginning_with(letter: u8) -> impl Iterator<Item = &'static Spelling> {
    let own = if letter.is_ascii_alphabetic() {
        let letter = usize::from(letter.to_ascii_uppercase() - b'A');
        &SPELLINGS[STARTS[letter]..STARTS[letter + 1]]
    } else {
        &[]
    };
    own.iter()
}

impl Spelling {
    /// The offset after the spelling where it stands at `at`, whatever the
    /// spacing, the case and the kind of its marks; a word must end there.
    #[inline]
    pub(super) fn end_at(&self, text: &str, at: usize) -> Option<usize> {
        // Most spellings with the same first letter fail at the second.
        if let (Some(second), Some(next)) = (self.second, text.as_bytes().get(at + 1))
            && next.is_ascii_alphabetic()
            && next.to_ascii_lowercase() != second
        {
            return None;
        }
        self.whole_end_at(text, at)
    }

    #[inline(never)]
    fn whole_end_at(&self, text: &str, at: usize) -> Option<usize> {
        let (bytes, print) = (text.as_bytes(), self.print.as_bytes());
        let (mut at, mut on) = (at, 0);
        while let Some(&wanted) = print.get(on) {
            let byte = *bytes.get(at)?;
            if wanted == b' ' {
                on += 1;
            } else if byte.eq_ignore_ascii_case(&wanted) && byte.is_ascii() {
                (at, on) = (at + 1, on + 1);
            } else if byte.is_ascii() && wanted.is_ascii() && !is_blank(char::from(byte)) {
                return None;
            } else {
                let c = text[at..].chars().next()?;
                at += c.len_utf8();
                if !is_blank(c) {
                    let wanted = self.print[on..].chars().next()?;
                    on += wanted.len_utf8();
                    if plain(c) != plain(wanted) {
                        return None;
                    }
                }
            }
        }
        let joined = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\u{2010}' | '\u{2011}');
        (!text[at..].starts_with(joined)).then_some(at)
    }
}

/// Whether a character within a name counts for nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{ad}'
}

/// A character of a name as it is compared.
fn plain(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{SPELLINGS, beginning_with, is_blank, plain};

    /// The definition: character by character.
    fn end_of(print: &str, text: &str) -> Option<usize> {
        let mut rest = text.char_indices().filter(|(_, c)| !is_blank(*c));
        let mut end = 0;
        for wanted in print.chars().filter(|c| *c != ' ') {
            let (at, c) = rest.next()?;
            end = at + c.len_utf8();
            if plain(c) != plain(wanted) {
                return None;
            }
        }
        let next = text[end..].chars().next();
        let joined = next.is_some_and(|c| c.is_alphanumeric() || "-\u{2010}\u{2011}".contains(c));
        (!joined).then_some(end)
    }

    #[test]
    fn every_spelling_is_found_by_its_first_letter_the_longer_first() {
        for spelling in &SPELLINGS {
            let first = spelling.print.as_bytes()[0];
            assert!(first.is_ascii_uppercase());
            let mut own = beginning_with(first.to_ascii_lowercase());
            assert!(own.any(|s| s.print == spelling.print));
            assert!(beginning_with(first).is_sorted_by_key(|s| std::cmp::Reverse(s.letters)));
        }
        assert_eq!(beginning_with(b'(').count(), 0);
    }

    proptest! {
        #[test]
        fn spellings_stand_where_their_letters_stand(
            at in 0..super::COUNT,
            gaps in proptest::collection::vec("[ \u{ad}\n]?|[xé]", 40),
            behind in "[ ,a-c\u{2011}-]?",
        ) {
            let print = SPELLINGS[at].print;
            for text in [
                print.chars().zip(&gaps).flat_map(|(c, gap)| [c.to_string(), gap.clone()]).collect(),
                print.replace('’', "'").to_uppercase().replace(' ', &gaps[0]) + &behind,
            ] {
                for spelling in beginning_with(print.as_bytes()[0]) {
                    prop_assert_eq!(spelling.end_at(&text, 0), end_of(spelling.print, &text));
                }
            }
        }
    }
}
