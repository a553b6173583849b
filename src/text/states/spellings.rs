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
    /// Its third letter, where that and the second are plain ones.
    third: Option<u8>,
}

const COUNT: usize = MEMBERS.len() + OBSERVERS.len() + VARIANTS.len() + GROUPS.len() + PLACES.len();

/// All spellings by their first two letters, the longer first, so that the
/// first that stands at a place is the longest.
static SPELLINGS: [Spelling; COUNT] = sorted(all());

/// Where the spellings begin that have each two first letters, and the end of
/// the last.
static STARTS: [u16; 26 * SECONDS + 1] = starts(&sorted(all()));

/// The second letters, and one more for those that are not plain.
const SECONDS: usize = 27;

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
        [_, second, ..] => plain_letter(*second),
        _ => None,
    };
    let third = match bytes {
        [_, _, b' ', third, ..] | [_, _, third, ..] if second.is_some() => plain_letter(*third),
        _ => None,
    };
    Spelling {
        print,
        name,
        letters,
        second,
        third,
    }
}

const fn plain_letter(byte: u8) -> Option<u8> {
    if byte.is_ascii_alphabetic() {
        Some(byte.to_ascii_lowercase())
    } else {
        None
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
    let (first, second) = (place(one), place(other));
    first < second || first == second && one.letters > other.letters
}

/// The place of the first two letters among all: all spellings begin with a
/// plain capital.
const fn place(spelling: &Spelling) -> usize {
    let first = (spelling.print.as_bytes()[0] - b'A') as usize;
    let second = match spelling.second {
        Some(second) => (second - b'a') as usize,
        None => SECONDS - 1,
    };
    first * SECONDS + second
}

const fn starts(sorted: &[Spelling; COUNT]) -> [u16; 26 * SECONDS + 1] {
    let mut starts = [0; 26 * SECONDS + 1];
    let mut of = 0;
    let mut at = 0;
    while of < starts.len() {
        starts[of] = at as u16;
        while at < COUNT && place(&sorted[at]) == of {
            at += 1;
        }
        of += 1;
    }
    starts
}

/// The spellings that can stand at a place, the longer first among those with
/// the same letters.
pub(super) fn candidates(text: &str, at: usize) -> &'static [Spelling] {
    let bytes = text.as_bytes();
    let letter = |at: usize| {
        let byte = bytes.get(at)?.to_ascii_lowercase();
        byte.is_ascii_lowercase().then(|| usize::from(byte - b'a'))
    };
    let Some(first) = letter(at) else {
        return &[];
    };
    // A space or a letter with a mark can come second as well.
    let own = match letter(at + 1) {
        Some(second) => first * SECONDS + second..first * SECONDS + second + 1,
        None => first * SECONDS..(first + 1) * SECONDS,
    };
    &SPELLINGS[usize::from(STARTS[own.start])..usize::from(STARTS[own.end])]
}

impl Spelling {
    /// The offset after the spelling where it stands at `at`, whatever the
    /// spacing, the case and the kind of its marks; a word must end there.
    pub(super) fn end_at(&self, text: &str, at: usize) -> Option<usize> {
        let (bytes, print) = (text.as_bytes(), self.print.as_bytes());
        // Most have another third letter already.
        if let (Some(wanted), Some([second, third])) = (self.third, bytes.get(at + 1..at + 3))
            && second.is_ascii_alphabetic()
            && plain_letter(*third).is_some_and(|third| third != wanted)
        {
            return None;
        }
        let (mut at, mut on) = (at, 0);
        while let Some(&wanted) = print.get(on) {
            let byte = *bytes.get(at)?;
            if byte == wanted && byte.is_ascii() {
                (at, on) = (at + 1, on + 1);
            } else if wanted == b' ' {
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

    use super::{SPELLINGS, candidates, is_blank, plain};

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
    fn every_spelling_is_found_by_its_first_letters_the_longer_first() {
        for spelling in &SPELLINGS {
            assert!(spelling.print.starts_with(|c: char| c.is_ascii_uppercase()));
            for print in [
                spelling.print.to_owned(),
                spelling.print.to_lowercase(),
                format!("{} {}", &spelling.print[..1], &spelling.print[1..]),
            ] {
                let own = candidates(&print, 0);
                let found = own.iter().find(|s| s.end_at(&print, 0).is_some());
                assert_eq!(found.map(|s| s.letters), Some(spelling.letters));
            }
        }
        assert!(candidates("(", 0).is_empty() && candidates("", 0).is_empty());
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
                for spelling in &SPELLINGS {
                    let end = end_of(spelling.print, &text);
                    let candidate = candidates(&text, 0).iter().any(|s| s.print == spelling.print);
                    prop_assert!(candidate || end.is_none());
                    prop_assert_eq!(spelling.end_at(&text, 0), end);
                }
            }
        }
    }
}
