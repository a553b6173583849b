//! Paragraphs from printed lines, where the format doesn't know them: plain
//! text and untagged PDF.
//!
//! In: the lines of the body in reading order. Out: groups of lines, one a
//! paragraph. The evidence, strongest first: printed labels, first-line
//! indents, a line that broke although the next word would have fitted, blank
//! lines, opening verbs behind a comma.

use typed_arena::Arena;

use crate::source::Role;
use crate::text;

use super::body;
use super::ending::{listed, terminal};
use super::inline;
use super::label::{self, Label};
use super::order;
use super::paragraph::{Paragraph, Placed};
use super::sheet::{Print, Sheet};
use super::titles::{labels_title, opens_text, starts_upper};

/// Joins lines to paragraphs behind those so far; what shows as a heading gets
/// that role. The cells of tables stay apart. Lines that stand in the wrong
/// order are put right.
pub(super) fn paragraphs(lines: &mut [Placed<'_>], out: &mut Vec<Paragraph>) {
    let (text, cells) = without_cells(lines);
    order::right(text);
    let unmarked = Arena::new();
    let sheet = Sheet::measure(text, &unmarked);
    let mut cells = cells.into_iter().peekable();
    let mut before = Before::default();
    // The paragraph so far: the lines from `from` to `at`.
    let mut from = 0;
    for at in 0..=text.len() {
        while let Some((_, cell)) = cells.next_if(|(behind, _)| *behind == at) {
            out.extend(joined(before.start, &text[from..at]));
            out.extend(Paragraph::join(&[cell]));
            from = at;
        }
        if at == text.len() {
            break;
        }
        let hangs = from < at && sheet.hangs(at, &before);
        let label = sheet.lines[at].label();
        let start = if from == at {
            Some(sheet.kind(at))
        } else {
            sheet.start(at, &before, label, hangs)
        };
        match start {
            Some(start) => {
                out.extend(joined(before.start, &text[from..at]));
                from = at;
                before.begin(start, &sheet, at, label.map(|(label, _)| label));
            }
            None => {
                before.hangs = hangs;
                before.first = false;
            }
        }
    }
    out.extend(joined(before.start, &text[from..]));
}

/// Parts the cells of tables from the lines, each with the number of lines
/// above it.
fn without_cells<'l, 'a>(
    lines: &'l mut [Placed<'a>],
) -> (&'l mut [Placed<'a>], Vec<(usize, Placed<'a>)>) {
    let mut cells = Vec::new();
    let mut kept = 0;
    for at in 0..lines.len() {
        if matches!(lines[at].line.role, Role::Cell { .. }) {
            cells.push((kept, lines[at]));
        } else {
            if kept < at {
                lines.swap(kept, at);
            }
            kept += 1;
        }
    }
    (&mut lines[..kept], cells)
}

/// The paragraph of some lines.
fn joined(start: Start, lines: &[Placed<'_>]) -> Option<Paragraph> {
    let mut paragraph = Paragraph::join(lines)?;
    let heads = || label::named(&paragraph.text).is_some() || !terminal(&paragraph.text);
    if start == Start::Heading && heads() {
        paragraph.role = Role::Heading(1);
    }
    Some(paragraph)
}

/// How a paragraph starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Start {
    #[default]
    Text,
    Heading,
}

/// The paragraph so far, above the line in question.
#[derive(Default)]
struct Before {
    start: Start,
    /// The line above is its first.
    first: bool,
    /// It has a letter.
    lettered: bool,
    /// The last number that headed a paragraph.
    number: u32,
    /// Its lines stand below the words behind its label.
    hangs: bool,
    /// Where the title ends that it is.
    title: usize,
    /// It is a numbered heading: `Objective 1. Keep the lamps burning`.
    named: bool,
}

impl Before {
    fn begin(&mut self, start: Start, sheet: &Sheet, at: usize, label: Option<Label<'_>>) {
        self.start = start;
        self.first = true;
        self.hangs = false;
        self.title = 0;
        self.named = start == Start::Heading && label::named(sheet.lines[at].text).is_some();
        let labelled = || {
            let above = at.checked_sub(1);
            above.is_some_and(|above| labels_title(sheet.lines[above].text))
        };
        if start == Start::Heading && labelled() {
            self.title = sheet.title_end(at).unwrap_or(0);
        }
        self.lettered = matches!(label, Some(Label::Bracket(_)));
        if let Some(Label::Number(number)) = label {
            self.number = number.parse().unwrap_or(self.number);
        }
    }
}

impl Sheet<'_> {
    /// Whether and how line `at`, which has the given label, starts a paragraph.
    /// `hangs` says whether it stands below the words behind a label.
    fn start(
        &self,
        at: usize,
        before: &Before,
        label: Option<(Label<'_>, &str)>,
        hangs: bool,
    ) -> Option<Start> {
        let (above, line) = (&self.lines[at - 1], &self.lines[at]);
        let text = line.trimmed();
        if text.is_empty() || (before.first && above.bare) || at < before.title {
            return None;
        }
        // The last byte of `*`, `_` or `—`.
        let is_ornament = |last: Option<u8>, text: &str| {
            matches!(last, None | Some(b'*' | b'_' | 0x94)) && body::is_ornament(text)
        };
        if is_ornament(line.last, text) || is_ornament(above.last, above.text) {
            return Some(self.kind(at));
        }
        if before.first && body::is_chapeau(above.text) {
            return Some(self.kind(at));
        }
        if before.first && labels_title(above.text) {
            return Some(match self.title_end(at) {
                Some(_) => Start::Heading,
                None => self.kind(at),
            });
        }
        let ended = above.ended;
        // The day of the meeting ends a text.
        let closed = ended
            || before.start == Start::Heading
            || above.last.is_some_and(|last| last.is_ascii_digit())
                && text::date::parse(above.trimmed()).is_some();
        if let Some((label, rest)) = label {
            return self
                .starts_with_label(at, before, closed, &label, rest)
                .then_some(Start::Text);
        }
        if before.named && starts_upper(text) && self.broke_early(at, false) {
            return Some(Start::Heading);
        }
        let divides = || labels_title(text) || label::titled_part(text) || text == "Preamble";
        if (closed || line.gap) && divides() || ended && label::named(text).is_some() {
            return Some(Start::Heading);
        }
        let is_meeting = |print: &Print<'_>| {
            print.trimmed().starts_with(|c: char| c.is_ascii_digit())
                && body::is_meeting(print.text)
        };
        if ended && is_meeting(line) || before.first && is_meeting(above) {
            return Some(Start::Text);
        }
        if ended && self.indents && self.follows_first_line(at, before) {
            return Some(Start::Text);
        }
        if at == before.title {
            return Some(self.kind(at));
        }
        if hangs {
            return None;
        }
        let starts = if self.indents {
            self.starts_by_indent(at, before, ended)
        } else {
            self.starts_in_reading_order(at, before, ended)
        };
        starts.then(|| self.kind(at))
    }

    fn kind(&self, at: usize) -> Start {
        if self.heading_ahead(at) {
            Start::Heading
        } else {
            Start::Text
        }
    }

    fn starts_with_label(
        &self,
        at: usize,
        before: &Before,
        closed: bool,
        label: &Label<'_>,
        rest: &str,
    ) -> bool {
        let (above, line) = (&self.lines[at - 1], &self.lines[at]);
        let broken = above.text.trim_end().ends_with(['-', '–', '(']);
        let first_line = self.indents && self.deep(at) && !self.deep(at - 1);
        let introduced = closed
            || listed(above.text)
            || line.gap
            || first_line
            || self.broke_early(at, before.first);
        match label {
            // `in paragraph` / `3. 5 per cent of`
            Label::Number(number) => {
                let next = || {
                    number.parse() == Ok(before.number + 1) && text::opener::opener(rest).is_some()
                };
                !broken && !rest.starts_with(|c: char| c.is_ascii_digit()) && (introduced || next())
            }
            Label::Bracket(letter) => {
                let text = |at: usize| self.lines[at].trimmed();
                introduced && !broken && !inline::is_inline(at, self.lines.len(), letter, text)
            }
        }
    }

    /// Whether a line goes on with a paragraph whose lines stand below the
    /// words behind its label: `6.   Working together,` / `     by day`.
    fn hangs(&self, at: usize, before: &Before) -> bool {
        let (above, line) = (&self.lines[at - 1], &self.lines[at]);
        let apart = line.gap || above.page != line.page;
        if apart || matches!(above.last, Some(b':' | b';' | b'.')) {
            return before.hangs && !before.first && self.level(at, at - 1) && !line.gap;
        }
        (before.first && self.below_words(at, at - 1)) || before.hangs && self.level(at, at - 1)
    }

    /// Whether a first line stands below a paragraph of one line: as deep, and
    /// with an opening verb.
    fn follows_first_line(&self, at: usize, before: &Before) -> bool {
        before.first
            && !before.lettered
            && self.lines[at - 1].page == self.lines[at].page
            && self.level(at, at - 1)
            && text::opener::opener(self.lines[at].text).is_some()
    }

    /// Where first lines are indented.
    fn starts_by_indent(&self, at: usize, before: &Before, ended: bool) -> bool {
        let (above, line) = (&self.lines[at - 1], &self.lines[at]);
        let same_page = above.page == line.page;
        if line.gap && same_page {
            return ended || self.deep(at) != self.deep(at - 1) || starts_upper(line.text);
        }
        if self.deep(at) {
            if !self.deep(at - 1) {
                return true;
            }
            if !self.level(at, at - 1) {
                // Behind a page break inside a hanging block the depth stays.
                return ended || same_page;
            }
            let next = self.lines.get(at + 1).filter(|n| n.page == line.page);
            let goes_on = above.last == Some(b',') && line.text.starts_with(char::is_lowercase);
            return ended
                && !goes_on
                && (next.is_some_and(|_| self.shallower(at + 1, at))
                    || self.broke_early(at, before.first));
        }
        if !ended {
            return false;
        }
        if self.closes_list(at, before) {
            return true;
        }
        let hanging = at > 1 && self.deep(at - 1) && !before.first && self.level(at - 1, at - 2);
        // Behind a semicolon a capital begins something of its own.
        let stopped = matches!(above.last, Some(b';' | b'.'));
        let apart = || !same_page || stopped || self.broke_early(at, before.first);
        let flush = !same_page && stopped && starts_upper(line.text);
        hanging || flush || starts_upper(line.text) && apart() && self.heading_ahead(at)
    }

    /// Where all lines begin at the same place.
    fn starts_in_reading_order(&self, at: usize, before: &Before, ended: bool) -> bool {
        let (above, line) = (&self.lines[at - 1], &self.lines[at]);
        let opens = || text::opener::opener(line.trimmed()).is_some();
        if line.gap && above.page == line.page {
            return ended || starts_upper(line.text);
        }
        if before.start == Start::Heading {
            let below = opens_text(above.trimmed()) || self.below_short_title(at);
            return below || opens_text(line.trimmed()) || opens();
        }
        if self.closes_list(at, before) {
            return true;
        }
        // Behind a comma, a name can begin the next line: the line above must
        // have broken well before its end.
        let comma = above.last == Some(b',');
        let early = || match comma {
            true => self.broke_well_early(at, before.first),
            false => self.broke_early(at, before.first),
        };
        let heads = || self.heading_ahead(at) && (!comma || self.broke_early(at, before.first));
        ended && starts_upper(line.text) && (early() || opens() || heads())
    }

    /// `and demands that ...` behind the last item of a list.
    fn closes_list(&self, at: usize, before: &Before) -> bool {
        let (above, line) = (&self.lines[at - 1], &self.lines[at]);
        before.lettered
            && line.text.starts_with(char::is_lowercase)
            && above.last == Some(b';')
            && self.broke_early(at, before.first)
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::paragraph::Placed;

    fn paragraphs(text: &str) -> Vec<String> {
        let pages = crate::source::read(text.as_bytes()).expect("text");
        let mut lines: Vec<Placed<'_>> = pages
            .pages
            .iter()
            .flat_map(|p| {
                p.lines.iter().map(|line| Placed {
                    page: p.number,
                    line,
                })
            })
            .collect();
        let mut found = Vec::new();
        super::paragraphs(&mut lines, &mut found);
        found.into_iter().map(|p| p.text).collect()
    }

    #[test]
    fn first_line_indents_start_paragraphs() {
        let found = paragraphs(
            "      Recalling its resolutions on the lights of\n\
             inland waters, and their keepers,\n\
             \x20     Noting that a light is seen from far away on\n\
             a clear night,\n",
        );
        assert_eq!(found.len(), 2);
        assert!(found[1].starts_with("Noting"));
    }

    #[test]
    fn without_indents_an_opening_verb_behind_a_comma_starts_one() {
        let found = paragraphs(
            "Recalling its resolutions on the lights of inland waters,\n\
             Noting that a light is seen from far away, as are\n\
             Members of the crew, from the bridge,\n\
             1.\n\
             Decides to keep the lights burning through the whole\n\
             night;\n",
        );
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[2].starts_with("1. Decides"));
    }
}
