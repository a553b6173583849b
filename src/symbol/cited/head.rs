//! The word `resolution` or `decision`, and how far the list after it runs.

use super::body::{Body, body_before};
use super::number::Number;
use super::word_end;

/// The word `resolution` or `decision` with what it says of the numbers that
/// follow.
pub(super) struct Head {
    pub(super) body: Body,
    pub(super) decision: bool,
    /// Where the last thing that belongs to the citation ends.
    pub(super) end: usize,
    /// A number has followed.
    pub(super) listed: bool,
}

/// The second to fifth letters of `resolution`, `decision` and
/// `recommendation`, which hardly another word has.
const INNER: [&[u8; 4]; 3] = [b"esol", b"ecis", b"ecom"];

/// Whether a head may stand in a text, told from these letters alone.
pub(super) fn may_stand_in(text: &[u8]) -> bool {
    // So many places are looked at together.
    const STRETCH: usize = 16;
    let mut rest = text;
    while let Some(window) = rest.first_chunk::<{ STRETCH + 3 }>() {
        let mut any = 0;
        // Without a branch, so that the compiler does it for all at once.
        for at in 0..STRETCH {
            let is = |ahead: usize, letter: u8| u8::from(window[at + ahead] | 0x20 == letter);
            let esol = is(1, b's') & is(2, b'o') & is(3, b'l');
            let ecis = is(1, b'c') & is(2, b'i') & is(3, b's');
            let ecom = is(1, b'c') & is(2, b'o') & is(3, b'm');
            any |= is(0, b'e') & (esol | ecis | ecom);
        }
        if any != 0 {
            return true;
        }
        rest = &rest[STRETCH..];
    }
    rest.windows(4).any(is_inner)
}

/// Whether these are the second to fifth letters of a head.
fn is_inner(letters: &[u8]) -> bool {
    INNER.iter().any(|head| letters.eq_ignore_ascii_case(*head))
}

impl Head {
    pub(super) fn at(text: &str, at: usize) -> Option<(Head, usize)> {
        if !text.as_bytes().get(at + 1..at + 5).is_some_and(is_inner) {
            return None;
        }
        let word = &text[at..word_end(text.as_bytes(), at)];
        let decision = match word.len() {
            10 | 11 if is_word(word, "resolution") => false,
            8 | 9 if is_word(word, "decision") => true,
            // `general recommendation No. 39 (2022)` ends a list of resolutions.
            14 | 15 if is_word(word, "recommendation") => {
                let end = at + word.len();
                let head = Head {
                    body: Body::Other,
                    decision: true,
                    end,
                    listed: false,
                };
                return Some((head, end));
            }
            _ => return None,
        };
        let end = at + word.len();
        let head = Head {
            body: body_before(&text[..at]),
            decision,
            end,
            listed: false,
        };
        Some((head, end))
    }

    /// Tells whether nothing but dates, sections and list words stands
    /// between the last number and this place.
    pub(super) fn reaches(&self, text: &str, at: usize) -> bool {
        text.get(self.end..at).is_some_and(|between| {
            between.len() < 160
                && between
                    .split(|c: char| c.is_whitespace() || ",()".contains(c))
                    .filter(|w| !w.is_empty())
                    .all(is_list_word)
        })
    }

    /// A resolution of a year, dated, later in a list of the same body:
    /// `1980/67 of 25 July 1980 on anniversaries and 1989/84 of 24 May 1989`.
    pub(super) fn resumes(&self, number: &Number<'_>, text: &str, end: usize) -> bool {
        let dated = text[end..]
            .strip_prefix(" of ")
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let year = number.session.is_some_and(|s| s.len() == 4);
        self.listed && self.body == Body::Economic && year && dated
    }

    /// A number alone is cited only next to the head or a list word, and not
    /// as the day of a date.
    pub(super) fn takes_bare(&self, text: &str, at: usize, end: usize) -> bool {
        let between = text.get(self.end..at).unwrap_or_default().trim();
        let month = text[end..]
            .trim_start()
            .split(' ')
            .next()
            .unwrap_or_default();
        let date = MONTHS.iter().any(|m| month.starts_with(m));
        let next = self.listed && matches!(between, "," | "and" | ", and");
        (between.is_empty() || next) && !date
    }
}

/// The months, of which a day is no number of a resolution.
#[rustfmt::skip]
const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
];

/// Words that may part the numbers of one list.
fn is_list_word(word: &str) -> bool {
    #[rustfmt::skip]
    let listed = [
        "and", "or", "to", "of", "as", "well", "in", "particular", "its", "resolution",
        "resolutions", "decision", "decisions", "section", "sections", "annex", "paragraph",
        "paragraphs", "para", "para.", "No.", "Nos.",
    ];
    let short = word.len() <= 5
        && word
            .bytes()
            .all(|b| b.is_ascii_digit() || b"IVXLABCDEFGH-".contains(&b));
    short || listed.contains(&word) || MONTHS.contains(&word)
}

fn is_word(word: &str, singular: &str) -> bool {
    let stem = word.get(..singular.len());
    stem.is_some_and(|s| s.eq_ignore_ascii_case(singular))
        && matches!(&word[singular.len()..], "" | "s" | "S")
}
