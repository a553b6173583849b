//! Footnotes from printed lines alone: plain text and untagged PDF.
//!
//! In: the lines at the foot of the pages. Out: [`Footnote`]s. `pdftotext`
//! sets the raised numbers on lines of their own, and in reading order some
//! of them behind the texts that they belong to; as footnotes are numbered
//! through, what is missing in the count is what has strayed.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::mem;

use crate::model::{Footnote, Place};
use crate::text::{self, spaces::trim};

use super::paragraph::{Placed, append};
use super::rich;

/// A line at the foot of a page.
enum Item<'t> {
    /// The number or stars of a note, with what follows on the line.
    Head(&'t str, &'t str),
    /// A line of a note's text.
    Text(&'t str),
}

/// Reads the footnotes of a document from the lines at the foot of its pages.
pub(super) fn read(lines: &[Placed<'_>]) -> Vec<Footnote> {
    let mut notes: Vec<Footnote> = Vec::new();
    for page in lines.chunk_by(|a, b| a.page == b.page) {
        read_page(page, &mut notes);
    }
    for note in &mut notes {
        let text = mem::take(&mut note.text);
        note.text = text::mended(match rich::clean(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(clean) => clean,
        });
    }
    notes
}

/// Notes that share a stretch of lines: several where numbers have strayed.
struct Group {
    /// First and last number.
    first: u32,
    last: u32,
    /// Its first line among those of all groups: the others stand behind.
    from: usize,
    place: Place,
}

fn read_page(lines: &[Placed<'_>], notes: &mut Vec<Footnote>) {
    let texts: Vec<Cow<'_, str>> = lines.iter().map(|p| p.line.text()).collect();
    let texts: Vec<&str> = texts.iter().map(|text| trim(text)).collect();
    let before = notes
        .iter()
        .rev()
        .find_map(|n| n.number.parse::<u32>().ok())
        .unwrap_or(0);
    let items = items(&texts, before);
    let numbers: Vec<u32> = items
        .iter()
        .filter_map(|item| match item {
            Item::Head(number, _) => number.parse().ok(),
            Item::Text(_) => None,
        })
        .collect();
    let least = numbers.iter().copied().min();
    let most = numbers.iter().copied().max().unwrap_or(before);
    let anchor = first_anchor(&items);
    let mut groups: Vec<Group> = Vec::new();
    let mut shared: Vec<(&str, Place)> = Vec::with_capacity(lines.len());
    let mut starred = false;
    for (item, placed) in items.iter().zip(lines) {
        let place = placed.place();
        let (head, rest) = match item {
            Item::Head(head, rest) => (Some(*head), *rest),
            Item::Text(text) => (None, *text),
        };
        if let Some(stars) = head.filter(|h| h.starts_with('*')) {
            starred = true;
            notes.push(Footnote {
                number: stars.to_owned(),
                text: rest.trim().to_owned(),
                place,
            });
            continue;
        }
        if let Some(number) = head.and_then(|h| h.parse::<u32>().ok()) {
            starred = false;
            match groups.last_mut() {
                // Numbers one below the other share the text behind them.
                Some(group) if group.from == shared.len() || number < group.first => {}
                _ => groups.push(Group {
                    first: number,
                    last: number,
                    from: shared.len(),
                    place,
                }),
            }
            if !trim(rest).is_empty() {
                shared.push((rest, place));
            }
            continue;
        }
        match groups.last() {
            Some(_) => shared.push((rest, place)),
            None if starred || least.is_none() => extend(notes, rest, place),
            // Text above the first number: its own number strayed, or it goes
            // on from the page before.
            None => {
                let first = least.unwrap_or(0);
                let strayed = anchor != Some(first);
                if strayed {
                    groups.push(Group {
                        first,
                        last: first,
                        from: shared.len(),
                        place,
                    });
                    shared.push((rest, place));
                } else {
                    extend(notes, rest, place);
                }
            }
        }
    }
    close(&mut groups, least, most);
    let mut ends = groups.iter().skip(1).map(|next| next.from);
    for group in &groups {
        let end = ends.next().unwrap_or(shared.len());
        group.divide(&shared[group.from..end], notes);
    }
}

/// The first number that stands above text.
fn first_anchor(items: &[Item<'_>]) -> Option<u32> {
    items.iter().find_map(|item| match item {
        Item::Head(number, _) => number.parse().ok(),
        Item::Text(_) => None,
    })
}

/// Gives each group the numbers up to the next one.
fn close(groups: &mut [Group], least: Option<u32>, most: u32) {
    if let (Some(first), Some(least)) = (groups.first_mut(), least) {
        first.first = first.first.min(least);
    }
    let mut next = most + 1;
    for group in groups.iter_mut().rev() {
        group.last = next.saturating_sub(1).max(group.first);
        next = group.first;
    }
}

fn extend(notes: &mut Vec<Footnote>, line: &str, place: Place) {
    match notes.last_mut() {
        Some(note) => append(&mut note.text, line),
        None => notes.push(Footnote {
            number: String::new(),
            text: line.trim().to_owned(),
            place,
        }),
    }
}

/// Tells numbers from text. Where numbers stand on lines of their own, only
/// such lines are numbers; elsewhere a number must follow the one before.
fn items<'t>(texts: &[&'t str], before: u32) -> Vec<Item<'t>> {
    let numbers = texts.iter().filter(|t| is_number(t));
    let mut alone: Vec<u32> = numbers.filter_map(|t| t.parse().ok()).collect();
    alone.sort_unstable();
    let mut last = before;
    texts
        .iter()
        .map(|text| {
            let stars = text.bytes().take_while(|&b| b == b'*').count();
            if stars > 0 {
                return Item::Head(&text[..stars], &text[stars..]);
            }
            if is_number(text) {
                last = text.parse().unwrap_or(last);
                return Item::Head(text, "");
            }
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let (figure, rest) = text.split_at(digits);
            let value: u32 = figure.parse().unwrap_or(0);
            let begins = rest.starts_with(char::is_whitespace)
                && rest
                    .trim_start()
                    .starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"' | '‘'));
            let follows = value == last + 1 || (last == 0 && (1..4).contains(&value));
            if begins
                && follows
                && (alone.is_empty() || (last == before && alone.binary_search(&value).is_err()))
            {
                last = value;
                return Item::Head(figure, rest);
            }
            Item::Text(text)
        })
        .collect()
}

fn is_number(text: &str) -> bool {
    (1..=3).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_digit())
        && !text.starts_with('0')
}

impl Group {
    /// Adds the notes of the group: its lines divided where a note most likely
    /// ends.
    fn divide(&self, lines: &[(&str, Place)], notes: &mut Vec<Footnote>) {
        let count = (self.last - self.first + 1) as usize;
        let ends = if count > 1 {
            likely_ends(lines, count - 1)
        } else {
            Vec::new()
        };
        let mut from = 0;
        for index in 0..count {
            let to = ends.get(index).copied().unwrap_or(lines.len());
            let to = to.max(from);
            let own = &lines[from..to];
            let length = own.iter().map(|(line, _)| line.len() + 1).sum();
            let mut text = String::with_capacity(length);
            for (line, _) in own {
                append(&mut text, line);
            }
            notes.push(Footnote {
                number: (self.first as usize + index).to_string(),
                text,
                place: if index == 0 {
                    self.place
                } else {
                    lines.get(from).map_or(self.place, |(_, place)| *place)
                },
            });
            from = to;
        }
    }
}

/// Where notes most likely end, at so many places.
fn likely_ends(lines: &[(&str, Place)], count: usize) -> Vec<usize> {
    let width = |line: &str| line.chars().count();
    let widest = lines.iter().map(|(line, _)| width(line)).max();
    let widest = widest.unwrap_or(0);
    let mut ends: Vec<usize> = (1..lines.len()).collect();
    ends.sort_by_cached_key(|&at| {
        let likely = likely_end(lines[at - 1].0, lines[at].0, widest);
        (Reverse(likely), at)
    });
    ends.truncate(count);
    ends.sort_unstable();
    ends
}

/// How likely a note ends with one line and another begins with the next.
fn likely_end(line: &str, next: &str, widest: usize) -> i32 {
    const OPENINGS: [&str; 9] = [
        "See",
        "Ibid.",
        "Resolution",
        "Resolutions",
        "United",
        "Official",
        "Adopted",
        "Available",
        "Report",
    ];
    let mut score = 0;
    if line.ends_with(['.', '”']) {
        score += 4;
    }
    if line.chars().count() * 10 < widest * 8 {
        score += 3;
    }
    let word = next.split([' ', ',']).next().unwrap_or("");
    if OPENINGS.contains(&word)
        || super::furniture::own_symbol(word.trim_end_matches(['.', ';'])).is_some()
    {
        score += 2;
    }
    if !next.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"')) {
        score -= 4;
    }
    score
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::parse::paragraph::Placed;

    fn notes(text: &str) -> Vec<(String, String)> {
        let pages = crate::source::read(text.as_bytes()).expect("text");
        let lines: Vec<Placed<'_>> = pages
            .pages
            .iter()
            .flat_map(|p| {
                p.lines.iter().map(|line| Placed {
                    page: p.number,
                    line,
                })
            })
            .collect();
        read(&lines)
            .into_iter()
            .map(|n| (n.number, n.text))
            .collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected
            .iter()
            .map(|(n, t)| ((*n).to_owned(), (*t).to_owned()))
            .collect()
    }

    #[test]
    fn numbers_behind_their_texts_are_put_back() {
        assert_eq!(
            notes("Target 5.2.\nTarget 8.7.\n4\nTarget 16.2.\n2\n3\n"),
            pairs(&[
                ("2", "Target 5.2."),
                ("3", "Target 8.7."),
                ("4", "Target 16.2.")
            ])
        );
        assert_eq!(
            notes("3\nResolution 97/1.\nSee A/97/2, annex.\n5\nA/97/3.\n4\n"),
            pairs(&[
                ("3", "Resolution 97/1."),
                ("4", "See A/97/2, annex."),
                ("5", "A/97/3.")
            ])
        );
    }

    #[test]
    fn numbers_one_below_the_other_share_the_text_behind_them() {
        assert_eq!(
            notes(
                "1\n2\nReport of the Conference of Keepers of Lights, Bern, 3–14 June 1992\n(Sales No. E.93), resolution 1.\nA/97/3.\n"
            ),
            pairs(&[
                (
                    "1",
                    "Report of the Conference of Keepers of Lights, Bern, 3–14 June 1992 (Sales No. E.93), resolution 1."
                ),
                ("2", "A/97/3.")
            ])
        );
    }

    #[test]
    fn a_figure_that_begins_a_line_of_text_is_no_number() {
        assert_eq!(
            notes("1\nReport of the Conference, Bern,\n2 to 14 June 1992.\n2\nA/97/3.\n"),
            pairs(&[
                ("1", "Report of the Conference, Bern, 2 to 14 June 1992."),
                ("2", "A/97/3.")
            ])
        );
    }

    #[test]
    fn stars_and_numbers_on_the_line_of_their_text() {
        assert_eq!(
            notes("* On behalf of the keepers of\nlights.\n1 A/97/3.\n2 Resolution 97/1.\n"),
            pairs(&[
                ("*", "On behalf of the keepers of lights."),
                ("1", "A/97/3."),
                ("2", "Resolution 97/1.")
            ])
        );
    }

    #[test]
    fn a_note_goes_on_over_the_page() {
        assert_eq!(
            notes("1\nSee A/97/3,\n\u{c}annex.\n2\nA/97/4.\n"),
            pairs(&[("1", "See A/97/3, annex."), ("2", "A/97/4.")])
        );
    }
}
