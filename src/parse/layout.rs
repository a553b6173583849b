//! Paragraphs from printed lines, where the format doesn't know them: plain
//! text and untagged PDF.
//!
//! In: the lines of the body in reading order. Out: groups of lines, one a
//! paragraph. The evidence, strongest first: printed labels, first-line
//! indents, a line that broke although the next word would have fitted, blank
//! lines, opening verbs behind a comma.

use crate::source::Role;
use crate::text;

use super::body;
use super::label::{self, Label};
use super::paragraph::{Paragraph, Placed};
use super::sheet::Sheet;

/// Joins lines to paragraphs; what shows as a heading gets that role.
pub(super) fn paragraphs(lines: &[Placed<'_>]) -> Vec<Paragraph> {
    let lines = in_order(lines);
    let sheet = Sheet::measure(&lines);
    let mut groups: Vec<(Start, Vec<Placed<'_>>)> = Vec::new();
    let mut before = Before::default();
    for (at, placed) in lines.iter().enumerate() {
        let start = if at == 0 {
            Some(Start::Text)
        } else {
            sheet.start(at, &before)
        };
        match (groups.last_mut(), start) {
            (Some((_, group)), None) => {
                group.push(placed.clone());
                before.first = false;
            }
            (_, start) => {
                let start = start.unwrap_or(Start::Text);
                groups.push((start, vec![placed.clone()]));
                before.begin(start, &sheet.lines[at].text);
            }
        }
    }
    groups
        .iter()
        .filter_map(|(start, group)| {
            let mut paragraph = Paragraph::join(group)?;
            if *start == Start::Heading && !terminal(&paragraph.text) {
                paragraph.role = Role::Heading(1);
            }
            Some(paragraph)
        })
        .collect()
}

/// Puts lines right that reading order has exchanged: behind a number alone,
/// the end of a paragraph (`this end:`) can stand before its beginning.
fn in_order<'a>(lines: &[Placed<'a>]) -> Vec<Placed<'a>> {
    let mut lines = lines.to_vec();
    for at in 2..lines.len() {
        let text = |at: usize| lines[at].line.text();
        let (head, end, beginning) = (text(at - 2), text(at - 1), text(at));
        if is_bare_label(&head)
            && end.starts_with(char::is_lowercase)
            && terminal(&end)
            && text::opener::opener(&beginning).is_some()
            && !terminal(&beginning)
        {
            lines.swap(at - 1, at);
        }
    }
    lines
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
}

impl Before {
    fn begin(&mut self, start: Start, text: &str) {
        self.start = start;
        self.first = true;
        let label = label::split(text).map(|(label, _)| label);
        self.lettered = matches!(label, Some(Label::Bracket(_)));
        if let Some(Label::Number(number)) = label {
            self.number = number.parse().unwrap_or(self.number);
        }
    }
}

impl Sheet {
    /// Whether and how line `at` starts a paragraph.
    fn start(&self, at: usize, before: &Before) -> Option<Start> {
        let (above, line) = (&self.lines[at - 1], &self.lines[at]);
        let text = line.text.trim();
        if text.is_empty() || (before.first && is_bare_label(&above.text)) {
            return None;
        }
        if before.first
            && (body::is_chapeau(&above.text)
                || label::part(&above.text).is_some()
                || body::names_annex(&above.text))
        {
            return Some(self.kind(at));
        }
        let ended = terminal(&above.text);
        let closed = ended || before.start == Start::Heading;
        if let Some((label, rest)) = label::split(text) {
            return self
                .starts_with_label(at, before, closed, &label, rest)
                .then_some(Start::Text);
        }
        if (label::part(text).is_some() || body::names_annex(text)) && (closed || line.gap) {
            return Some(Start::Heading);
        }
        if ended && body::is_meeting(text) || before.first && body::is_meeting(&above.text) {
            return Some(Start::Text);
        }
        if ended && self.indents && self.follows_first_line(at, before) {
            return Some(Start::Text);
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
        label: &Label,
        rest: &str,
    ) -> bool {
        let (above, line) = (&self.lines[at - 1], &self.lines[at]);
        let broken = above.text.trim_end().ends_with(['-', '–', '(']);
        let first_line = self.indents && self.deep(at) && !self.deep(at - 1);
        let introduced = closed
            || listed(&above.text)
            || line.gap
            || first_line
            || self.broke_early(at, before.first);
        match label {
            // `in paragraph` / `3. 5 per cent of`
            Label::Number(number) => {
                let next =
                    number.parse() == Ok(before.number + 1) && text::opener::opener(rest).is_some();
                (introduced || next) && !broken && !rest.starts_with(|c: char| c.is_ascii_digit())
            }
            Label::Bracket(_) => introduced && !broken,
        }
    }

    /// Whether a first line stands below a paragraph of one line: as deep, and
    /// with an opening verb.
    fn follows_first_line(&self, at: usize, before: &Before) -> bool {
        before.first
            && !before.lettered
            && self.lines[at - 1].page == self.lines[at].page
            && self.level(at, at - 1)
            && text::opener::opener(&self.lines[at].text).is_some()
    }

    /// Where first lines are indented.
    fn starts_by_indent(&self, at: usize, before: &Before, ended: bool) -> bool {
        let (above, line) = (&self.lines[at - 1], &self.lines[at]);
        let same_page = above.page == line.page;
        if line.gap && same_page {
            return ended || self.deep(at) != self.deep(at - 1) || starts_upper(&line.text);
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
            return ended
                && (next.is_some_and(|_| self.shallower(at + 1, at))
                    || self.broke_early(at, before.first));
        }
        if self.closes_list(at, before) {
            return true;
        }
        let hanging = at > 1 && self.deep(at - 1) && !before.first && self.level(at - 1, at - 2);
        // Behind a semicolon a capital begins something of its own.
        let apart = !same_page
            || above.text.trim_end().ends_with([';', '.'])
            || self.broke_early(at, before.first);
        ended && (hanging || self.heading_ahead(at) && apart)
    }

    /// Where all lines begin at the same place.
    fn starts_in_reading_order(&self, at: usize, before: &Before, ended: bool) -> bool {
        let (above, line) = (&self.lines[at - 1], &self.lines[at]);
        let opens = text::opener::opener(line.text.trim()).is_some();
        if line.gap && above.page == line.page {
            return ended || starts_upper(&line.text);
        }
        if before.start == Start::Heading {
            return opens;
        }
        if self.closes_list(at, before) {
            return true;
        }
        ended
            && starts_upper(&line.text)
            && (opens || self.broke_early(at, before.first) || self.heading_ahead(at))
    }

    /// `and demands that ...` behind the last item of a list.
    fn closes_list(&self, at: usize, before: &Before) -> bool {
        let (above, line) = (&self.lines[at - 1], &self.lines[at]);
        before.lettered
            && line.text.starts_with(char::is_lowercase)
            && above.text.trim_end().ends_with(';')
            && self.broke_early(at, before.first)
    }

    /// Whether a heading starts here: some lines without final punctuation
    /// before the next label, indent or opening verb.
    fn heading_ahead(&self, at: usize) -> bool {
        const LONGEST: usize = 4;
        let first = self.lines[at].text.trim();
        // `Keeping and inspection` opens as a clause does: then only what
        // can't be its own second line shows that it is a heading.
        let opens = text::opener::opener(first).is_some();
        if !starts_upper(first)
            || label::split(first).is_some()
            || (opens && self.indents && self.deep(at))
        {
            return false;
        }
        for ahead in at..(at + LONGEST).min(self.lines.len()) {
            let text = self.lines[ahead].text.trim();
            let deep = self.indents && self.deep(ahead) && !self.deep(at);
            let opener = !opens && text::opener::opener(text).is_some();
            if ahead > at && (deep || label::split(text).is_some() || opener) {
                return true;
            }
            if terminal(text) {
                return false;
            }
        }
        false
    }
}

fn starts_upper(text: &str) -> bool {
    text.trim_start()
        .trim_start_matches(['“', '"', '‘', '('])
        .starts_with(char::is_uppercase)
}

/// Whether a line ends as a paragraph may: `, ; : .` or a closing quote behind
/// one, footnote figures apart.
pub(super) fn terminal(text: &str) -> bool {
    let text = text.trim_end();
    let bare = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '*');
    let bare = if text.len() - bare.len() <= 4 {
        bare
    } else {
        text
    };
    bare.trim_end_matches(['”', '"', '’', ')', ']'])
        .ends_with([',', ';', ':', '.', '?', '!'])
        || bare.ends_with(".”")
        || bare.ends_with("”.")
}

/// Whether a line ends with the `and` or `or` of a list.
fn listed(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with("; and") || text.ends_with("; or") || text.ends_with(", and")
}

/// A number or letter alone on its line, as `pdftotext` prints it: what
/// follows belongs to it.
fn is_bare_label(text: &str) -> bool {
    label::split(text).is_some_and(|(_, rest)| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::parse::paragraph::Placed;

    fn paragraphs(text: &str) -> Vec<String> {
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
        super::paragraphs(&lines)
            .into_iter()
            .map(|p| p.text)
            .collect()
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
