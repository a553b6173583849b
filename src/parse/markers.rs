//! Footnote markers in formats that don't raise them.
//!
//! In: the lines of the body and the footnotes. Out: the same lines, in which
//! the figures and stars that cite a footnote are raised, as a PDF shows them.
//! Knows nothing of paragraphs.

use std::borrow::Cow;

use memchr::memmem::Finder;

use crate::model::Footnote;
use crate::source::{Line, Run};
use crate::text::date;

use super::paragraph::Placed;

/// What a found marker is worth beside its likeness: finding one more counts
/// for more than finding likelier ones.
const FOUND: i32 = 20;

/// Where a marker may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Candidate {
    /// Index of the line.
    line: usize,
    /// Byte in the line's text.
    byte: usize,
    score: i32,
}

/// A chain of markers, each behind the one before.
struct Link {
    note: usize,
    candidate: Candidate,
    total: i32,
    before: Option<usize>,
}

/// Raises the markers of footnotes among the figures and stars of the body.
///
/// Footnotes are numbered through a document and cited in that order, each on
/// the page where it stands: of all chains of figures that fit, the one wins
/// whose figures are set most like markers (`report,1 identified`, `2013 2
/// and 2015`).
pub(super) fn raise<'a>(body: &[Placed<'a>], notes: &[Footnote]) -> Vec<Cow<'a, Line>> {
    let texts: Vec<Cow<'_, str>> = body.iter().map(|p| p.line.text()).collect();
    let mut marks = numbered(body, &texts, notes);
    marks.extend(starred(body, &texts, notes));
    marks.sort_by_key(|(candidate, _)| (candidate.line, candidate.byte));
    let mut marks = marks.into_iter().peekable();
    let mut lines = Vec::with_capacity(body.len());
    for (at, placed) in body.iter().enumerate() {
        let mut line = Cow::Borrowed(placed.line);
        let mut own = Vec::new();
        while let Some((candidate, number)) = marks.next_if(|(c, _)| c.line == at) {
            own.push((candidate.byte, number.len()));
        }
        if !own.is_empty() {
            line.to_mut().runs = split_runs(&placed.line.runs, &own);
        }
        lines.push(line);
    }
    lines
}

/// The runs with the given stretches raised.
fn split_runs(runs: &[Run], marks: &[(usize, usize)]) -> Vec<Run> {
    let mut out = Vec::new();
    let mut start = 0;
    for run in runs {
        let end = start + run.text.len();
        let mut at = start;
        for &(byte, length) in marks.iter().filter(|(b, l)| *b >= start && b + l <= end) {
            let mut push = |from: usize, to: usize, superscript: bool| {
                if from < to {
                    out.push(Run {
                        text: run.text[from - start..to - start].to_owned(),
                        superscript: superscript || run.superscript,
                        ..run.clone()
                    });
                }
            };
            push(at, byte, false);
            push(byte, byte + length, true);
            at = byte + length;
        }
        if at < end {
            out.push(Run {
                text: run.text[at - start..].to_owned(),
                ..run.clone()
            });
        }
        start = end;
    }
    out
}

/// The best chain of numbered markers.
fn numbered<'n>(
    body: &[Placed<'_>],
    texts: &[Cow<'_, str>],
    notes: &'n [Footnote],
) -> Vec<(Candidate, &'n str)> {
    let mut links: Vec<Link> = Vec::new();
    let figured: Vec<usize> = (0..texts.len())
        .filter(|&line| texts[line].bytes().any(|b| b.is_ascii_digit()))
        .collect();
    // Per place, the best chain that ends there or before; grows with the text.
    let mut best: Option<usize> = None;
    for (index, note) in notes.iter().enumerate() {
        if note.number.is_empty() || note.number.starts_with('*') {
            continue;
        }
        let known = links.len();
        for candidate in candidates(body, texts, &figured, note) {
            let before = (0..known)
                .filter(|&l| {
                    (links[l].candidate.line, links[l].candidate.byte)
                        < (candidate.line, candidate.byte)
                })
                .max_by_key(|&l| (links[l].total, std::cmp::Reverse(l)));
            links.push(Link {
                note: index,
                candidate,
                total: candidate.score + FOUND + before.map_or(0, |l| links[l].total),
                before,
            });
        }
        for l in known..links.len() {
            if best.is_none_or(|b| links[l].total > links[b].total) {
                best = Some(l);
            }
        }
    }
    let mut chain = Vec::new();
    while let Some(l) = best {
        chain.push((links[l].candidate, notes[links[l].note].number.as_str()));
        best = links[l].before;
    }
    chain
}

/// The stars that answer starred notes: the first such stars on its page.
fn starred<'n>(
    body: &[Placed<'_>],
    texts: &[Cow<'_, str>],
    notes: &'n [Footnote],
) -> Vec<(Candidate, &'n str)> {
    let mut found: Vec<(Candidate, &str)> = Vec::new();
    for note in notes.iter().filter(|n| n.number.starts_with('*')) {
        let hit = (0..texts.len())
            .filter(|&line| body[line].page == note.place.page && !texts[line].starts_with('*'))
            .flat_map(|line| {
                stars(&texts[line])
                    .into_iter()
                    .map(move |(byte, length)| (line, byte, length))
            })
            .find(|&(line, byte, length)| {
                length == note.number.len()
                    && !found.iter().any(|(c, _)| (c.line, c.byte) == (line, byte))
            });
        if let Some((line, byte, _)) = hit {
            found.push((
                Candidate {
                    line,
                    byte,
                    score: 0,
                },
                &note.number,
            ));
        }
    }
    found
}

/// The runs of stars in a line that is no ornament.
fn stars(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(hit) = text[at..].find('*') {
        let start = at + hit;
        let length = text[start..].bytes().take_while(|&b| b == b'*').count();
        found.push((start, length));
        at = start + length;
    }
    found
}

/// Where the figure of a note could be its marker: on its page, above it;
/// `figured` are the lines that have a figure.
fn candidates(
    body: &[Placed<'_>],
    texts: &[Cow<'_, str>],
    figured: &[usize],
    note: &Footnote,
) -> Vec<Candidate> {
    let mut found = Vec::new();
    let number = Finder::new(&note.number);
    let first = figured.partition_point(|&line| body[line].page < note.place.page);
    for &line in &figured[first..] {
        // A footnote can stay on its page when a late change moves its marker.
        let moved = body[line].page > note.place.page;
        if body[line].page > note.place.page + 1 {
            break;
        }
        let text = &texts[line];
        // A line of furniture lies between the pages, never within one.
        let above = match line.checked_sub(1) {
            Some(before) => &*texts[before],
            None => "",
        };
        let mut at = 0;
        while let Some(hit) = number.find(&text.as_bytes()[at..]) {
            let start = at + hit;
            let end = start + note.number.len();
            at = end;
            let (head, tail) = (&text[..start], &text[end..]);
            if head.trim().is_empty() && tail.starts_with('.') {
                // `17.` heads a paragraph.
                continue;
            }
            let score = if head.trim().is_empty() {
                likeness(&joined(above), tail).map(|score| score - heads(above, tail))
            } else {
                likeness(head, tail)
            };
            if let Some(score) = score {
                found.push(Candidate {
                    line,
                    byte: start,
                    score: if moved { score - 7 } else { score },
                });
            }
        }
    }
    found
}

/// The line above as what stands before a line's first figure: with a space,
/// but where a number is broken there (`ISBA/28/C/` / `9`).
fn joined(above: &str) -> String {
    let above = above.trim_end();
    if above.ends_with(['/', '-', '–', '(']) {
        above.to_owned()
    } else {
        format!("{above} ")
    }
}

/// How much a figure at the head of a line looks like a paragraph's number
/// that has lost its stop.
fn heads(above: &str, tail: &str) -> i32 {
    let ended = above.trim_end().ends_with([';', '.', ':']);
    let opens = tail.trim_start().starts_with(char::is_uppercase);
    if ended && opens { 12 } else { 0 }
}

/// How much a figure between two texts looks like a marker; `None` where it
/// can't be one.
fn likeness(before: &str, after: &str) -> Option<i32> {
    let next = after.chars().next();
    if next.is_some_and(|c| {
        c.is_ascii_digit() || c.is_uppercase() || matches!(c, '/' | '%' | '-' | '–' | '’')
    }) {
        return None;
    }
    // `1.5`, `1,000`
    let second = after.chars().nth(1);
    if matches!(next, Some('.' | ',')) && second.is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let spaced = before.ends_with(' ');
    let word = before.trim_end();
    let last = word.chars().next_back()?;
    if !spaced && matches!(last, '/' | '-' | '–' | '(' | '“' | '\u{2011}') {
        return None;
    }
    // `1.5`, `A/97/L.5`, `vol.2`
    let token = word.rsplit(' ').next().unwrap_or("");
    let abbreviates =
        token.contains('/') || token.len() < 4 || ends_with_figure(token.trim_end_matches('.'));
    if !spaced && last == '.' && abbreviates {
        return None;
    }
    // `20142` is the second note of 2014, `1452` nothing of the kind.
    if !spaced && last.is_ascii_digit() && !ends_with_year(word) {
        return None;
    }
    // `sect. 4`, `No. 3`, `2. 4 per cent`
    let counted = counts(word)
        || enumerates(word)
        || word.ends_with('.') && ends_with_figure(word.trim_end_matches('.'));
    let mut score = match last {
        ',' | ';' | ':' | '.' | ')' | '”' | '’' => 6,
        c if c.is_alphabetic() => 3,
        c if c.is_ascii_digit() => 2,
        _ => 0,
    };
    if !spaced {
        score += 4;
    }
    if matches!(next, None | Some(',' | ';' | ')')) {
        score += 1;
    }
    if next.is_some_and(char::is_alphabetic) {
        score -= 4;
    }
    if counted || date::begins_with_month(after.trim_start()) {
        score -= 6;
    }
    Some(score)
}

/// Whether a text ends with a short figure and a comma: `targets 9, 11, 16`.
fn enumerates(word: &str) -> bool {
    let token = word.rsplit([' ', '(']).next().unwrap_or("");
    token.strip_suffix(',').is_some_and(|figure| {
        (1..=2).contains(&figure.len()) && figure.bytes().all(|b| b.is_ascii_digit())
    })
}

fn ends_with_figure(word: &str) -> bool {
    word.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a text ends with four figures that are a year.
fn ends_with_year(word: &str) -> bool {
    let digits = word.bytes().rev().take_while(u8::is_ascii_digit).count();
    let year = &word[word.len() - digits..];
    digits == 4 && (year.starts_with("19") || year.starts_with("20"))
}

/// Whether the word before takes a number of its own: `paragraph 1`, `Goals 1`.
fn counts(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or("")
        .to_lowercase();
    const COUNTED: [&str; 34] = [
        "paragraph",
        "paragraphs",
        "para.",
        "paras.",
        "article",
        "articles",
        "goal",
        "goals",
        "target",
        "targets",
        "section",
        "sections",
        "chapter",
        "chapters",
        "annex",
        "part",
        "parts",
        "pillar",
        "schedule",
        "schedules",
        "phase",
        "no.",
        "nos.",
        "vol.",
        "vols.",
        "supplement",
        "and",
        "or",
        "to",
        "of",
        "on",
        "than",
        "every",
        "item",
    ];
    COUNTED.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::likeness;

    #[test]
    fn a_marker_behind_a_comma_looks_more_like_one_than_a_counted_figure() {
        let marker = likeness("in paragraph 1 of its report,", " identified");
        assert!(marker > likeness("in paragraph ", " of its report"));
    }

    #[test]
    fn parts_of_numbers_are_no_markers() {
        assert_eq!(likeness("resolution 7", "/25"), None);
        assert_eq!(likeness("on ", "/25"), None);
        assert!(likeness("in its 2013 ", " and 2015 reports").is_some());
    }
}
