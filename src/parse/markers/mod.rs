//! Footnote markers in formats that don't raise them.
//!
//! In: the lines of the body and the footnotes. Out: the same lines, in which
//! the figures and stars that cite a footnote are raised, as a PDF shows them.
//! Knows nothing of paragraphs.

mod best;
mod figures;
mod likeness;

use std::collections::{BTreeMap, VecDeque};

use crate::model::Footnote;
use crate::source::{Line, Run, Runs};
use crate::symbol::bytes;

use super::paragraph::{Changed, Placed};

use best::Best;
use figures::{Figure, Figures};
use likeness::likeness;

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

impl Candidate {
    fn place(&self) -> (usize, usize) {
        (self.line, self.byte)
    }
}

/// A chain of markers, each behind the one before.
struct Link {
    note: usize,
    candidate: Candidate,
    total: i32,
    before: Option<usize>,
    /// Which of the candidates' places it has.
    rank: usize,
}

/// Raises the markers of footnotes among the figures and stars of the body.
///
/// Footnotes are numbered through a document and cited in that order, each on
/// the page where it stands: of all chains of figures that fit, the one wins
/// whose figures are set most like markers (`report,1 identified`, `2013 2
/// and 2015`).
pub(super) fn raise<'a>(body: &mut [Placed<'a>], notes: &[Footnote], changed: &'a Changed<'a>) {
    let mut marks = marks(body, notes);
    marks.sort_unstable_by_key(|(candidate, _)| candidate.place());
    for own in marks.chunk_by(|(one, _), (next, _)| one.line == next.line) {
        let line = &mut body[own[0].0.line].line;
        let own = own.iter().map(|(mark, number)| (mark.byte, number.len()));
        let runs = split_runs(&line.runs, &own.collect::<Vec<_>>());
        let runs = runs.into();
        *line = changed.alloc(Line { runs, ..**line });
    }
}

/// The markers, each with its number.
fn marks<'n>(body: &[Placed<'_>], notes: &'n [Footnote]) -> Vec<(Candidate, &'n str)> {
    let body = Body::of(body);
    let numbers = notes.iter().map(|note| note.number.as_str());
    let figures = Figures::of(body.texts(), numbers);
    let mut marks = numbered(&body, notes, &figures);
    marks.extend(again(&body, &marks, &figures));
    marks.extend(starred(&body, notes));
    marks
}

/// The lines of the body, each with one text.
struct Body<'b> {
    lines: &'b [Placed<'b>],
    /// The texts of the few that have several runs.
    joined: BTreeMap<usize, String>,
}

impl<'b> Body<'b> {
    fn of(lines: &'b [Placed<'b>]) -> Body<'b> {
        let texts = lines.iter().enumerate();
        let joined = texts.filter_map(|(at, placed)| match &placed.line.runs {
            Runs::One(_) => None,
            Runs::Many(_) => Some((at, placed.line.text().into_owned())),
        });
        Body {
            lines,
            joined: joined.collect(),
        }
    }

    fn page(&self, at: usize) -> u32 {
        self.lines[at].page
    }

    fn text(&self, at: usize) -> &str {
        match &self.lines[at].line.runs {
            Runs::One(run) => &run.text,
            Runs::Many(_) => self.joined.get(&at).map_or("", String::as_str),
        }
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        (0..self.lines.len()).map(|at| self.text(at))
    }
}

/// The runs with the given stretches raised.
fn split_runs<'t>(runs: &[Run<'t>], marks: &[(usize, usize)]) -> Vec<Run<'t>> {
    let mut out = Vec::new();
    let mut start = 0;
    for run in runs {
        let end = start + run.text.len();
        let mut at = start;
        for &(byte, length) in marks.iter().filter(|(b, l)| *b >= start && b + l <= end) {
            let mut push = |from: usize, to: usize, superscript: bool| {
                if from < to {
                    let part = run.part(from - start..to - start);
                    out.push(Run {
                        superscript: superscript || run.superscript,
                        ..part
                    });
                }
            };
            push(at, byte, false);
            push(byte, byte + length, true);
            at = byte + length;
        }
        if at < end {
            out.push(run.part(at - start..run.text.len()));
        }
        start = end;
    }
    out
}

/// The best chain of numbered markers.
fn numbered<'n>(
    body: &Body<'_>,
    notes: &'n [Footnote],
    figures: &Figures,
) -> Vec<(Candidate, &'n str)> {
    let mut candidates: Vec<(usize, Candidate)> = Vec::new();
    for (index, note) in notes.iter().enumerate() {
        if !note.number.is_empty() && !note.number.starts_with('*') {
            let own = possible(figures.places(&note.number), body, note);
            candidates.extend(own.map(|candidate| (index, candidate)));
        }
    }
    let mut places: Vec<(usize, usize)> = candidates.iter().map(|(_, c)| c.place()).collect();
    places.sort_unstable();
    places.dedup();
    let mut links: Vec<Link> = Vec::with_capacity(candidates.len());
    let mut best = Best::of(places.len());
    for own in candidates.chunk_by(|one, next| one.0 == next.0) {
        let known = links.len();
        for &(note, candidate) in own {
            let rank = places.partition_point(|place| *place < candidate.place());
            let before = best.up_to(rank);
            links.push(Link {
                note,
                candidate,
                total: candidate.score + FOUND + before.map_or(0, |l| links[l].total),
                before,
                rank,
            });
        }
        for (l, link) in links.iter().enumerate().skip(known) {
            best.put(link.rank, link.total, l);
        }
    }
    let mut chain = Vec::new();
    let mut last = best.up_to(places.len());
    while let Some(l) = last {
        chain.push((links[l].candidate, notes[links[l].note].number.as_str()));
        last = links[l].before;
    }
    chain.reverse();
    chain
}

/// The markers that cite a footnote again: behind the very words of its first
/// marker (`of 12 August 1949, 2 continue`).
fn again<'n>(
    body: &Body<'_>,
    marks: &[(Candidate, &'n str)],
    figures: &Figures,
) -> Vec<(Candidate, &'n str)> {
    // Where the same words stand before several markers, the first is meant.
    let words = |mark: &Candidate| words_before(body.text(mark.line), mark.byte);
    let known = marks
        .iter()
        .filter_map(|(mark, number)| Some((words(mark)?, mark.place(), *number)));
    let mut first: Vec<(&str, (usize, usize), &'n str)> = known.collect();
    first.sort_unstable();
    first.dedup_by_key(|(words, ..)| *words);
    let mut ends: Vec<u64> = first
        .iter()
        .filter_map(|(words, ..)| last_letters(words))
        .collect();
    ends.sort_unstable();
    let mut cited: Vec<&'n str> = marks.iter().map(|(_, number)| *number).collect();
    cited.sort_unstable();
    cited.dedup();
    let mut found = Vec::new();
    for number in cited {
        let whole = figures.places(number).iter().filter(|f| f.whole);
        for (line, byte) in whole.map(Figure::place) {
            let (head, tail) = body.text(line).split_at(byte);
            let like = last_letters(head).is_some_and(|end| ends.binary_search(&end).is_ok());
            let meant = |words: &str| {
                let at = first.binary_search_by_key(&words, |(words, ..)| words);
                at.is_ok_and(|at| first[at].2 == number)
            };
            if !like || !words_before(head, byte).is_some_and(meant) {
                continue;
            }
            let known = marks
                .binary_search_by_key(&(line, byte), |(c, _)| (c.line, c.byte))
                .is_ok();
            let score = likeness(head, &tail[number.len()..]);
            if let Some(score) = score.filter(|score| *score > 0 && !known) {
                found.push((Candidate { line, byte, score }, number));
            }
        }
    }
    found
}

/// The last bytes of a text as a number: what differs here differs in the
/// words too.
fn last_letters(text: &str) -> Option<u64> {
    text.as_bytes()
        .last_chunk()
        .copied()
        .map(u64::from_le_bytes)
}

/// The words before a place, as many as tell it from others.
fn words_before(text: &str, byte: usize) -> Option<&str> {
    const CHARACTERS: usize = 24;
    let start = text[..byte].char_indices().rev().nth(CHARACTERS - 1)?.0;
    Some(&text[start..byte])
}

/// The stars that answer starred notes: the first such stars on its page.
fn starred<'n>(body: &Body<'_>, notes: &'n [Footnote]) -> Vec<(Candidate, &'n str)> {
    let starred = || notes.iter().filter(|note| note.number.starts_with('*'));
    let mut pages: Vec<u32> = starred().map(|note| note.place.page).collect();
    pages.sort_unstable();
    pages.dedup();
    if pages.is_empty() {
        return Vec::new();
    }
    // By page and number of stars, in order.
    let mut free: BTreeMap<(u32, usize), VecDeque<(usize, usize)>> = BTreeMap::new();
    for (line, text) in body.texts().enumerate() {
        let page = body.page(line);
        if pages.binary_search(&page).is_err() || text.starts_with('*') {
            continue;
        }
        for (byte, length) in stars(text) {
            let same = free.entry((page, length)).or_default();
            same.push_back((line, byte));
        }
    }
    starred()
        .filter_map(|note| {
            let same = free.get_mut(&(note.place.page, note.number.len()))?;
            let (line, byte) = same.pop_front()?;
            let score = 0;
            Some((Candidate { line, byte, score }, note.number.as_str()))
        })
        .collect()
}

/// The runs of stars in a line that is no ornament.
fn stars(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(hit) = bytes::find(b'*', &text.as_bytes()[at..]) {
        let start = at + hit;
        let length = text[start..].bytes().take_while(|&b| b == b'*').count();
        found.push((start, length));
        at = start + length;
    }
    found
}

/// Where the figure of a note could be its marker: on its page, above it.
fn possible(
    places: &[Figure],
    body: &Body<'_>,
    note: &Footnote,
) -> impl Iterator<Item = Candidate> {
    // Others than the first hundreds on one page are no markers.
    const MOST: usize = 400;
    let page = |figure: &Figure| body.page(figure.place().0);
    let first = places.partition_point(|place| page(place) < note.place.page);
    places[first..]
        .iter()
        .take(MOST)
        // A footnote can stay on its page when a late change moves its marker.
        .take_while(move |place| page(place) <= note.place.page + 1)
        .filter_map(move |place| {
            let (line, byte) = place.place();
            let score = score(body, line, byte, note)?;
            let moved = page(place) > note.place.page;
            Some(Candidate {
                line,
                byte,
                score: if moved { score - 7 } else { score },
            })
        })
}

/// How much a figure of the text looks like the marker of a note.
fn score(body: &Body<'_>, line: usize, byte: usize, note: &Footnote) -> Option<i32> {
    let (head, tail) = body.text(line).split_at(byte);
    let tail = &tail[note.number.len()..];
    if !head.trim().is_empty() {
        return likeness(head, without_next(tail, note));
    }
    // `17.` heads a paragraph.
    if tail.starts_with('.') {
        return None;
    }
    // A line of furniture lies between the pages, never within one.
    let above = line.checked_sub(1).map_or("", |before| body.text(before));
    likeness(&joined(above), without_next(tail, note)).map(|score| score - heads(above, tail))
}

/// What stands behind a marker, but for the next one: `conflict, 10,11`.
fn without_next<'t>(tail: &'t str, note: &Footnote) -> &'t str {
    if !tail.starts_with(',') {
        return tail;
    }
    let next = note.number.parse::<u32>().map(|n| format!(",{}", n + 1));
    let rest = next.ok().and_then(|next| tail.strip_prefix(next.as_str()));
    match rest {
        Some(rest) if !rest.starts_with(|c: char| c.is_ascii_digit()) => rest,
        _ => tail,
    }
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

#[cfg(test)]
mod tests {
    use super::{Body, Candidate, Figures, again};
    use crate::parse::paragraph::Placed;
    use crate::source::{Line, Run};

    #[test]
    fn of_markers_behind_the_same_words_the_first_is_cited_again() {
        let texts = ["9 continue", "10 continue", "9 and continue"];
        let lines = texts.map(|text| Line {
            runs: Run {
                text: format!("the Charter of the Keepers of 12 August 1949, {text}").into(),
                ..Run::default()
            }
            .into(),
            ..Line::default()
        });
        let placed: Vec<_> = lines.iter().map(|line| Placed { page: 1, line }).collect();
        let body = Body::of(&placed);
        let figures = Figures::of(body.texts(), ["9", "10"].into_iter());
        let marker = |line, number| {
            let byte = body.text(line).find(texts[line]).expect("its own words");
            let score = 0;
            (Candidate { line, byte, score }, number)
        };
        let marks = [marker(0, "9"), marker(1, "10")];
        let found = again(&body, &marks, &figures);
        let found: Vec<_> = found.iter().map(|(c, n)| (c.place(), *n)).collect();
        assert_eq!(found, [(marker(2, "9").0.place(), "9")]);
    }
}
