//! Joined print lines as one clean line.
//!
//! Only spaces go, and hyphens without print take their plain form: letters
//! are never touched, so the normal key stays the same. A wrong join is worse
//! than a stray space, hence every rule asks for both neighbours.

/// After a hanging hyphen, what shows that the hyphen is meant: `pre- and
/// post-conflict`.
const SUSPENDS: [&str; 9] = [
    "and", "or", "to", "nor", "and/or", "as", "but", "through", "versus",
];

/// Words that never begin a compound, so that ` -word` after them is a dash.
const LOOSE: [&str; 16] = [
    "and", "or", "the", "of", "in", "a", "an", "to", "for", "with", "on", "by", "at", "from",
    "that", "as",
];

/// Makes one line of joined print lines: single spaces, and words mended
/// that extraction broke at hyphens, brackets, quotes and punctuation.
///
/// ```
/// # use travaux::text::mend;
/// assert_eq!(mend("its sixty -ninth  session ( A/80/100) ,"), "its sixty-ninth session (A/80/100),");
/// assert_eq!(mend("pre- and post-conflict"), "pre- and post-conflict");
/// ```
pub fn mend(text: &str) -> String {
    match without_strays(text) {
        Some(None) => text.to_owned(),
        Some(Some(mended)) => mended,
        None => repaired(text),
    }
}

/// The same of a text that is no longer needed: most have no fault, and are
/// handed back as they are.
pub(crate) fn mended(text: String) -> String {
    match without_strays(&text) {
        Some(None) => text,
        Some(Some(mended)) => mended,
        None => repaired(&text),
    }
}

/// A text without its stray spaces, if it has any; where it has other faults,
/// nothing.
fn without_strays(text: &str) -> Option<Option<String>> {
    let bytes = text.as_bytes();
    let mut out = String::new();
    // How far it is written; nothing is before the first stray space.
    let mut written = 0;
    for at in Doubtful::of(text) {
        match KINDS[usize::from(bytes[at])] {
            Kind::Plain => {}
            Kind::Space if parts_words(bytes, at) => {}
            Kind::Space => {
                let single = at > 0 && bytes.get(at + 1).is_some_and(|next| *next != b' ');
                if !single {
                    return None;
                }
                let (before, after) = (&text[written..at], &text[at + 1..]);
                if written > 0 {
                    out.push_str(before);
                    written = at;
                }
                let so_far = if written > 0 { &out } else { before };
                if is_stray(so_far, after) {
                    if written == 0 {
                        out.reserve(text.len());
                        out.push_str(before);
                    }
                    written = at + 1;
                }
            }
            Kind::Doubtful => {
                text[at..].chars().next().filter(|c| is_kept(*c))?;
            }
        }
    }
    if written > 0 {
        out.push_str(&text[written..]);
    }
    Some((written > 0).then_some(out))
}

/// The places of a text that must be looked at: all but plain ASCII, the
/// further bytes of a character, and spaces that part words. Stretches of plain
/// words are passed over as wholes.
struct Doubtful<'t> {
    bytes: &'t [u8],
    /// How far the text is read.
    read: usize,
    /// Where the last stretch begins, and what is left of its doubts.
    stretch: usize,
    doubts: u128,
}

/// How many bytes are looked at together: what a processor compares at once.
const STRETCH: usize = 16;

impl Doubtful<'_> {
    fn of(text: &str) -> Doubtful<'_> {
        Doubtful {
            bytes: text.as_bytes(),
            read: 0,
            stretch: 0,
            doubts: 0,
        }
    }
}

impl Iterator for Doubtful<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.doubts == 0 {
            if self.read >= self.bytes.len() {
                return None;
            }
            self.stretch = self.read;
            self.read += STRETCH;
            self.doubts = self.doubts_of_stretch();
        }
        let offset = self.doubts.trailing_zeros() / 8;
        self.doubts &= self.doubts - 1;
        Some(self.stretch + offset as usize)
    }
}

impl Doubtful<'_> {
    fn doubts_of_stretch(&self) -> u128 {
        let (at, length) = (self.stretch, self.bytes.len());
        let before = at
            .checked_sub(1)
            .and_then(|before| self.bytes.get(before..));
        if let Some(window) = before.and_then(<[u8]>::first_chunk) {
            return doubts(window);
        }
        // An edge of the text, which nothing stands beside.
        let mut window = [b' '; STRETCH + 2];
        let part = &self.bytes[at.saturating_sub(1)..length.min(at + STRETCH + 1)];
        window[usize::from(at == 0)..][..part.len()].copy_from_slice(part);
        let beyond = (at + STRETCH).saturating_sub(length);
        doubts(&window) << (8 * beyond) >> (8 * beyond)
    }
}

/// Which bytes but the first and the last are doubtful: each has a byte of the
/// number, the first the lowest, which is 0 or 1. Tells them without a branch,
/// so that the compiler does it for all at once.
fn doubts(window: &[u8; STRETCH + 2]) -> u128 {
    // Bytes beyond ASCII are less than all others.
    let beyond = |byte: u8, first: u8| u8::from(byte.cast_signed() > first.cast_signed());
    let is = |byte: u8, one: u8| u8::from(byte == one);
    let mut rough = [0; STRETCH];
    for (at, rough) in rough.iter_mut().enumerate() {
        let (before, byte, next) = (window[at], window[at + 1], window[at + 2]);
        // Of the signs behind `(` only `[`, `-` and `/`, which differ in one
        // bit, can't end a word.
        let joins = is(before | 2, b'/') | is(before, b'[');
        let ends = beyond(before, b'(') & (joins ^ 1);
        let letter = beyond(next, b'@') & (is(next, b']') ^ 1);
        let figure = beyond(next, b'/') & (beyond(next, b'9') ^ 1);
        let begins = letter | figure | is(next, b'(');
        // A control, or the first byte of a character.
        let doubtful = u8::from(byte.wrapping_sub(0xC0) < 0x60);
        *rough = is(byte, b' ') & ((ends & begins) ^ 1) | doubtful;
    }
    u128::from_le_bytes(rough)
}

/// What a byte can mean to a line that is to be made clean.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It stays, whatever stands beside it.
    Plain,
    Space,
    /// A control, or the first byte of characters of which some go.
    Doubtful,
}

const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Plain; 256];
    let mut control = 0;
    while control < 0x20 {
        kinds[control] = Kind::Doubtful;
        control += 1;
    }
    kinds[b' ' as usize] = Kind::Space;
    // U+0080 to U+00BF, U+1000 to U+3FFF, U+F000 to U+FFFF.
    kinds[0xC2] = Kind::Doubtful;
    kinds[0xE1] = Kind::Doubtful;
    kinds[0xE2] = Kind::Doubtful;
    kinds[0xE3] = Kind::Doubtful;
    kinds[0xEF] = Kind::Doubtful;
    kinds
};

/// Whether a character other than the plain space is none of those without
/// print.
fn is_kept(c: char) -> bool {
    !matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{2011}' | '\u{2060}' | '\u{feff}'
    ) && !c.is_whitespace()
}

/// A text with its faults repaired.
fn repaired(text: &str) -> String {
    let flat = flatten(text);
    let mut out = String::with_capacity(flat.len());
    let mut written = 0;
    let bytes = flat.as_bytes();
    for at in Doubtful::of(&flat) {
        if bytes[at] == b' ' && !parts_words(bytes, at) {
            out.push_str(&flat[written..at]);
            written = at + 1;
            if !is_stray(&out, &flat[written..]) {
                out.push(' ');
            }
        }
    }
    if written == 0 {
        return flat;
    }
    out.push_str(&flat[written..]);
    out
}

/// Whether a space stands, as nearly all do, where it can be no fault: behind
/// a plain letter, figure, comma or stop, and before a plain letter or figure.
fn parts_words(bytes: &[u8], space: usize) -> bool {
    let last = space.checked_sub(1).and_then(|at| bytes.get(at));
    let next = bytes.get(space + 1);
    last.is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b',' | b';' | b'.' | b':'))
        && next.is_some_and(u8::is_ascii_alphanumeric)
}

/// Single plain spaces, plain hyphens, nothing invisible.
fn flatten(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut flat = String::with_capacity(text.len());
    // A soft hyphen at a line's end joins the halves of a word.
    let mut soft = false;
    // What stays as it is, with single spaces inside, is copied as one piece.
    let mut piece = 0;
    for at in Doubtful::of(text) {
        let byte = bytes[at];
        let within =
            byte == b' ' && at > piece && bytes.get(at + 1).is_some_and(u8::is_ascii_graphic);
        if within || at < piece || KINDS[usize::from(byte)] == Kind::Plain {
            continue;
        }
        if at > piece {
            flat.push_str(&text[piece..at]);
            soft = false;
        }
        let c = text[at..].chars().next().unwrap_or(' ');
        match c {
            '\u{ad}' => soft = true,
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_whitespace() => {
                if !soft && !flat.is_empty() && !flat.ends_with(' ') {
                    flat.push(' ');
                }
            }
            '\u{2010}' | '\u{2011}' => {
                flat.push('-');
                soft = false;
            }
            c => {
                flat.push(c);
                soft = false;
            }
        }
        piece = at + c.len_utf8();
    }
    flat.push_str(&text[piece..]);
    flat.truncate(flat.trim_end().len());
    flat
}

/// Tells whether the space between what is out and what follows is a fault.
fn is_stray(before: &str, after: &str) -> bool {
    let mut behind = before.chars().rev();
    let mut ahead = after.chars();
    let (Some(last), Some(next)) = (behind.next(), ahead.next()) else {
        return false;
    };
    let last_but_one = behind.next().unwrap_or(' ');
    let second = ahead.next().unwrap_or(' ');
    match (last, next) {
        ('(' | '[' | '“' | '‘', _) => true,
        (_, ')' | ']' | '”') => true,
        (_, '-') => hyphen_ahead(before, last, second),
        ('-', _) => hyphen_behind(last_but_one, after, next),
        (_, '–') => last.is_ascii_digit() && second.is_ascii_digit(),
        ('–', _) => last_but_one.is_ascii_digit() && next.is_ascii_digit(),
        (_, ',' | ';' | ':' | '?' | '!' | '.') => {
            let stop = second == ' ' || "”’\")".contains(second);
            stop && (last.is_alphanumeric() || ")”’".contains(last))
                && !(next == '.' && after[1..].trim_start().starts_with('.'))
        }
        (_, '’') => {
            let third = ahead.next().unwrap_or(' ');
            let possessive = second == 's' && !third.is_alphanumeric();
            let plural = last == 's' && !second.is_alphanumeric();
            last.is_alphabetic() && (possessive || plural)
        }
        ('’', 's') => last_but_one.is_alphabetic() && !second.is_alphanumeric(),
        (_, '/') => last.is_ascii_digit() && second.is_ascii_digit(),
        ('/', _) => {
            let symbol = last_but_one.is_ascii_digit() || last_but_one.is_ascii_uppercase();
            symbol && next.is_ascii_digit()
        }
        _ => false,
    }
}

/// `sixty -ninth`, `neo -Nazism`.
fn hyphen_ahead(before: &str, last: char, second: char) -> bool {
    // `micro -, small and medium-sized`
    if last.is_alphabetic() && second == ',' {
        return true;
    }
    if !last.is_alphanumeric() || !second.is_alphanumeric() {
        return false;
    }
    // The last word, as far as it can be one of the short loose ones.
    let length = before
        .bytes()
        .rev()
        .take(8)
        .take_while(|b| *b != b' ')
        .count();
    let word = before.get(before.len() - length..).unwrap_or_default();
    // A figure before takes only a figure: else it may be a dash or a minus.
    let fits = !last.is_numeric() || second.is_numeric() || second.is_lowercase();
    fits && !(last.is_alphabetic() && LOOSE.contains(&word.to_lowercase().as_str()))
}

/// `Non- Proliferation`, but not `pre- and post-conflict`, `regional - and`.
fn hyphen_behind(before_hyphen: char, after: &str, next: char) -> bool {
    if !before_hyphen.is_alphanumeric() || !next.is_alphanumeric() {
        return false;
    }
    let word = after.split([' ', ',', ';']).next().unwrap_or_default();
    let fits = !before_hyphen.is_numeric() || !next.is_uppercase();
    fits && !SUSPENDS.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{mend, repaired, without_strays};
    use crate::text::key;

    #[test]
    fn broken_words_are_joined() {
        for (broken, whole) in [
            ("neo -Nazism", "neo-Nazism"),
            ("Non- Proliferation", "Non-Proliferation"),
            (
                "micro -, small and medium-sized",
                "micro-, small and medium-sized",
            ),
            ("the sixty -ninth\n session", "the sixty-ninth session"),
            ("( A/80/100 )", "(A/80/100)"),
            ("peace , security ;", "peace, security;"),
            ("the Earth ’s climate", "the Earth’s climate"),
            ("the States ’ views", "the States’ views"),
            ("“ Our goals ”", "“Our goals”"),
            ("5 –13 May", "5–13 May"),
            ("2021– 2025", "2021–2025"),
            ("co\u{ad}\noperation", "cooperation"),
            ("non\u{2011}proliferation\u{a0}and", "non-proliferation and"),
            ("resolution 75 /240", "resolution 75/240"),
            ("A/ 80/100", "A/80/100"),
            ("  one   two ", "one two"),
        ] {
            assert_eq!(mend(broken), whole);
        }
    }

    #[test]
    fn real_text_is_left_alone() {
        for real in [
            "pre- and post-conflict",
            "short-, medium- and long-term",
            "two- to three-year",
            "subregional - and regional",
            "peace – and security",
            "the States’ views",
            "and / or",
            "No. 5 of 2020",
            "(a) the first; (b) the second",
            "1.5 degrees",
            "the text … as it stands",
        ] {
            assert_eq!(mend(real), real);
        }
    }

    proptest! {
        #[test]
        fn mending_twice_changes_nothing_and_keeps_the_key(
            text in "([a-cs A1/.,;()-]|[–’“”\u{2011}\u{ad}\u{a0}\n]){0,40}|\\PC{0,40}"
        ) {
            let once = mend(&text);
            prop_assert_eq!(key(&once), key(&text));
            prop_assert_eq!(mend(&once), once);
        }

        #[test]
        fn what_is_told_at_once_is_what_repair_gives(
            text in "([a-cs A1/.,;()-]|[–’“”\u{2011}\u{ad}\u{a0}\n]){0,12}|[ab.]{1,3}( [ab.é’)-]{1,3}){0,20}|\\PC{0,40}"
        ) {
            if let Some(mended) = without_strays(&text) {
                prop_assert_eq!(mended.as_ref().unwrap_or(&text), &repaired(&text));
            }
        }
    }
}
