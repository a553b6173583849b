//! The names of Member and observer States as sponsor lists print them, and
//! the lists themselves.
//!
//! The table is vocabulary: it follows the official English list of names and
//! takes no view on any of them.

mod money;
mod names;
mod spellings;

use std::ops::Range;

use self::spellings::{Spelling, candidates};
use super::key;
use crate::symbol::bytes;

pub use self::names::{MEMBERS, OBSERVERS};

/// The official name for any known spelling.
///
/// ```
/// # use travaux::text::states::canonical;
/// assert_eq!(canonical("Turkey"), Some("Türkiye"));
/// assert_eq!(canonical("Cote d'Ivoire"), Some("Côte d’Ivoire"));
/// assert_eq!(canonical("Atlantis"), None);
/// ```
pub fn canonical(name: &str) -> Option<&'static str> {
    let name = name.trim_start();
    let known = || candidates(name, 0).filter(|s| s.name.is_some());
    let found = known().find(|s| {
        s.end_at(name, 0)
            .is_some_and(|end| name[end..].trim_start().is_empty())
    });
    // What print shows to be the same is the same; rarer marks are folded.
    let found = found.or_else(|| {
        let rare = !name.is_ascii() || name.contains('`');
        let wanted = rare.then(|| key(name))?;
        known().find(|s| key(s.print) == wanted)
    });
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
    names(list).collect()
}

/// The names of [`split_names`], one after the other as they are asked for.
pub fn names(list: &str) -> impl Iterator<Item = &str> {
    let list = list.trim_end_matches(|c: char| c.is_whitespace() || ":*,;.".contains(c));
    let mut at = 0;
    let mut listed = false;
    std::iter::from_fn(move || {
        loop {
            at = skip_separators(list, at, listed);
            if at >= list.len() {
                return None;
            }
            let start = at;
            at = known_in_list(list, at).unwrap_or_else(|| unknown_end(list, at));
            let name = list[start..at].trim_matches(|c: char| c.is_whitespace() || c == '*');
            if !name.is_empty() {
                listed = true;
                return Some(name);
            }
        }
    })
}

/// Finds the names of States in running text, the longest at each place; those
/// that name money are none: `United States dollars`.
///
/// ```
/// # use travaux::text::states::find_states;
/// let found = find_states("relations between Nigeria and Equatorial Guinea");
/// let names: Vec<&str> = found.into_iter().map(|(_, name)| name).collect();
/// assert_eq!(names, ["Nigeria", "Equatorial Guinea"]);
/// ```
pub fn find_states(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    // All spellings begin with a plain capital.
    while let Some(offset) = bytes::position(&bytes[at..], |b| b.is_ascii_uppercase()) {
        at += offset;
        let hit = if begins_word(text, at) {
            known_at(text, at)
        } else {
            None
        };
        match hit {
            Some((spelling, end)) => {
                let name = spelling.name.filter(|_| !money::follows(&text[end..]));
                found.extend(name.map(|name| (at..end, name)));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether what stands before a place is no part of a word.
fn begins_word(text: &str, at: usize) -> bool {
    match text.as_bytes()[..at].last() {
        None => true,
        Some(before) if before.is_ascii() => !before.is_ascii_alphanumeric() && *before != b'-',
        Some(_) => !text[..at].ends_with(char::is_alphanumeric),
    }
}

/// The longest spelling that stands at a place, and where it ends.
fn known_at(text: &str, at: usize) -> Option<(&'static Spelling, usize)> {
    candidates(text, at).find_map(|s| Some((s, s.end_at(text, at)?)))
}

/// A known name that fills its place in the list.
fn known_in_list(list: &str, at: usize) -> Option<usize> {
    candidates(list, at).find_map(|s| {
        let end = s.end_at(list, at)?;
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
    use super::{MEMBERS, canonical, find_states, split_names};

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
        assert_eq!(
            names("in CÔTE D'IVOIRE, Lao Peo ple’s Democratic Repu\u{ad}blic"),
            ["Côte d’Ivoire", "Lao People’s Democratic Republic"]
        );
        assert_eq!(
            names("éChile, Chileé, Pre-Chile, Chile\u{2011}based, “Chile”"),
            ["Chile"]
        );
    }
}
