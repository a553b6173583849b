//! The names of Member and observer States as sponsor lists print them, and
//! the lists themselves.
//!
//! The table is vocabulary: it follows the official English list of names and
//! takes no view on any of them.

mod names;

use std::ops::Range;
use std::sync::OnceLock;

use self::names::{GROUPS, PLACES, VARIANTS};
use super::key;

pub use self::names::{MEMBERS, OBSERVERS};

/// A spelling: its letters without spaces in lower case, and its name.
struct Spelling {
    letters: Vec<char>,
    name: Option<&'static str>,
}

/// The spellings that begin with each letter, the longer first, so that the
/// first match is the longest; made when they are first asked for.
static SPELLINGS: [OnceLock<Vec<Spelling>>; 26] = [const { OnceLock::new() }; 26];

/// The names and their variants as printed, each with the official name.
fn printed() -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
    let official = MEMBERS.iter().chain(&OBSERVERS).map(|n| (*n, Some(*n)));
    let variants = VARIANTS.iter().map(|(v, n)| (*v, Some(*n)));
    let others = GROUPS.iter().chain(&PLACES).map(|n| (*n, None));
    official.chain(variants).chain(others)
}

/// The spellings that begin with a letter: all begin with a plain one.
fn beginning_with(letter: char) -> &'static [Spelling] {
    let letter = letter.to_lowercase().next().unwrap_or(letter);
    if !letter.is_ascii_lowercase() {
        return &[];
    }
    SPELLINGS[letter as usize - usize::from(b'a')].get_or_init(|| {
        let own = printed().filter(|(print, _)| {
            let first = print.chars().next();
            first.is_some_and(|first| first.eq_ignore_ascii_case(&letter))
        });
        let mut own: Vec<Spelling> = own
            .map(|(print, name)| Spelling {
                letters: key(print).chars().collect(),
                name,
            })
            .collect();
        own.sort_by(|one, two| {
            let longer = two.letters.len().cmp(&one.letters.len());
            longer.then_with(|| one.letters.cmp(&two.letters))
        });
        own
    })
}

/// The official name for any known spelling.
///
/// ```
/// # use travaux::text::states::canonical;
/// assert_eq!(canonical("Turkey"), Some("Türkiye"));
/// assert_eq!(canonical("Cote d'Ivoire"), Some("Côte d’Ivoire"));
/// assert_eq!(canonical("Atlantis"), None);
/// ```
pub fn canonical(name: &str) -> Option<&'static str> {
    let wanted: Vec<char> = key(name).chars().collect();
    let found = beginning_with(*wanted.first()?)
        .iter()
        .find(|s| s.name.is_some() && s.letters == wanted);
    found.and_then(|s| s.name)
}

/// Splits a list of sponsors into the names as printed.
///
/// Commas, brackets and `and` inside a known name part nothing; an unknown
/// name runs to the next comma or to the `and` before a known one.
///
/// ```
/// # use travaux::text::states::split_names;
/// let list = "Austria, Bosnia and Herzegovina, Iran (Islamic Republic of) and Viet Nam";
/// assert_eq!(
///     split_names(list),
///     ["Austria", "Bosnia and Herzegovina", "Iran (Islamic Republic of)", "Viet Nam"]
/// );
/// ```
pub fn split_names(list: &str) -> Vec<&str> {
    let list = list.trim_end_matches(|c: char| c.is_whitespace() || ":*,;.".contains(c));
    let mut names = Vec::new();
    let mut at = 0;
    loop {
        at = skip_separators(list, at, !names.is_empty());
        if at >= list.len() {
            return names;
        }
        let end = known_in_list(list, at).unwrap_or_else(|| unknown_end(list, at));
        let name = list[at..end].trim_matches(|c: char| c.is_whitespace() || c == '*');
        if !name.is_empty() {
            names.push(name);
        }
        at = end;
    }
}

/// Finds the names of States in running text, the longest at each place.
///
/// ```
/// # use travaux::text::states::find_states;
/// let found = find_states("relations between Nigeria and Equatorial Guinea");
/// let names: Vec<&str> = found.into_iter().map(|(_, name)| name).collect();
/// assert_eq!(names, ["Nigeria", "Equatorial Guinea"]);
/// ```
pub fn find_states(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    let mut before = ' ';
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        let starts = c.is_uppercase() && !before.is_alphanumeric() && before != '-';
        before = c;
        if at < skip || !starts {
            continue;
        }
        let second = text[at + c.len_utf8()..]
            .chars()
            .map(plain)
            .find(|c| !is_blank(*c));
        let hit = beginning_with(c)
            .iter()
            .filter(|s| s.letters.get(1).copied() == second || s.letters.len() < 2)
            .find_map(|s| Some((s, matches(text, at, &s.letters)?)));
        if let Some((spelling, end)) = hit {
            skip = end;
            found.extend(spelling.name.map(|name| (at..end, name)));
        }
    }
    found
}

/// The offset after a spelling that stands at `at`, whatever the spacing; a
/// word must end there.
fn matches(text: &str, at: usize, letters: &[char]) -> Option<usize> {
    let mut wanted = letters.iter().peekable();
    for (offset, c) in text[at..].char_indices() {
        if wanted.peek().is_none() {
            let joined = c.is_alphanumeric() || matches!(c, '-' | '\u{2010}' | '\u{2011}');
            return (!joined).then_some(at + offset);
        }
        if is_blank(c) {
            continue;
        }
        if wanted.next() != Some(&plain(c)) {
            return None;
        }
    }
    wanted.peek().is_none().then_some(text.len())
}

/// Whether a character within a name counts for nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{ad}'
}

/// A character of a name as the table has it.
fn plain(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

/// A known name that fills its place in the list.
fn known_in_list(list: &str, at: usize) -> Option<usize> {
    let first = list[at..].chars().next()?;
    beginning_with(first).iter().find_map(|s| {
        let end = matches(list, at, &s.letters)?;
        let rest = list[end..].trim_start_matches([' ', '\n', '*']);
        let whole = rest.is_empty() || rest.starts_with([',', ';', ':']) || and(rest).is_some();
        whole.then_some(end)
    })
}

/// The offset after a leading `and`.
fn and(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("and")?;
    rest.starts_with(char::is_whitespace).then_some(3)
}

fn skip_separators(list: &str, from: usize, listed: bool) -> usize {
    let mut at = from;
    loop {
        let rest = &list[at..];
        let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || ",;*".contains(c));
        at += rest.len() - trimmed.len();
        match and(trimmed) {
            Some(length) if listed => at += length,
            _ => return at,
        }
    }
}

/// Where an unknown name ends.
fn unknown_end(list: &str, from: usize) -> usize {
    let mut depth = 0i32;
    let mut before = ' ';
    for (offset, c) in list[from..].char_indices() {
        let at = from + offset;
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' | ';' if depth <= 0 => return at,
            // At its own start it would end before it began, again and again.
            'a' if depth <= 0 && offset > 0 && before.is_whitespace() => {
                if let Some(length) = and(&list[at..]) {
                    let next = skip_separators(list, at + length, true);
                    let last = from > 0 && !list[next..].contains([',', ';']);
                    if last || known_in_list(list, next).is_some() {
                        return at;
                    }
                }
            }
            _ => {}
        }
        before = c;
    }
    list.len()
}

#[cfg(test)]
mod tests {
    use super::names::VARIANTS;
    use super::{MEMBERS, canonical, find_states, printed, split_names};

    #[test]
    fn every_spelling_begins_with_a_plain_letter() {
        assert!(printed().all(|(print, _)| print.starts_with(|c: char| c.is_ascii_alphabetic())));
    }

    #[test]
    fn every_name_is_its_own_canonical_name() {
        for name in MEMBERS {
            assert_eq!(canonical(name), Some(name));
            assert_eq!(split_names(name), [name]);
        }
        for (variant, name) in VARIANTS {
            assert_eq!(canonical(variant), Some(name));
            assert!(canonical(name) == Some(name), "{name}");
        }
    }

    #[test]
    fn the_whole_list_comes_apart() {
        let list = format!("{} and {}", MEMBERS[..192].join(", "), MEMBERS[192]);
        assert_eq!(split_names(&list), MEMBERS);
    }

    #[test]
    fn commas_and_brackets_inside_names_part_nothing() {
        assert_eq!(
            split_names("Netherlands, Kingdom of the, Trinidad and Tobago, and Bahamas (The):*"),
            [
                "Netherlands, Kingdom of the",
                "Trinidad and Tobago",
                "Bahamas (The)"
            ]
        );
        assert_eq!(
            split_names("Côte d'Ivoire\nand  Lao People's Democratic\nRepublic").len(),
            2
        );
        assert_eq!(
            split_names("Group of 77 and China"),
            ["Group of 77 and China"]
        );
        assert_eq!(
            split_names("Austria,* Chile** and Peru"),
            ["Austria", "Chile", "Peru"]
        );
    }

    #[test]
    fn unknown_names_are_kept_whole() {
        assert_eq!(
            split_names("Austria, Land of Oz (East, West) and Chile"),
            ["Austria", "Land of Oz (East, West)", "Chile"]
        );
        assert_eq!(
            split_names("Austria, Narnia and Oz"),
            ["Austria", "Narnia", "Oz"]
        );
        assert_eq!(split_names("Oz and Ends"), ["Oz and Ends"]);
        assert!(split_names(" , and ").len() <= 1);
    }

    #[test]
    fn a_list_that_lost_its_beginning_comes_to_an_end() {
        assert_eq!(split_names("and Chile, Peru"), ["and Chile", "Peru"]);
        assert_eq!(split_names("; and Oz and Peru"), ["and Oz", "Peru"]);
    }

    #[test]
    fn names_inside_names_are_no_hits() {
        let names = |text| -> Vec<&str> { find_states(text).into_iter().map(|(_, n)| n).collect() };
        assert_eq!(names("piracy in the Gulf of Guinea"), Vec::<&str>::new());
        assert_eq!(
            names("Guinea-Bissau, Nigeria and the Niger"),
            ["Guinea-Bissau", "Nigeria", "Niger"]
        );
        assert_eq!(
            names("the Democratic Republic of the Congo"),
            ["Democratic Republic of the Congo"]
        );
        assert_eq!(
            names("United Kingdom of Great Britain and Northern Ireland").len(),
            1
        );
        assert_eq!(names("Indiana and romania"), Vec::<&str>::new());
    }
}
