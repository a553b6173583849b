//! Paragraphs from printed lines, where the format doesn't know them: plain
//! text and untagged PDF.
//!
//! In: the lines of the body in reading order. Out: groups of lines, one a
//! paragraph. The evidence, strongest first: printed labels, first-line
//! indents, a line that broke although the next word would have fitted, blank
//! lines, opening verbs behind a comma.

use crate::text;

use super::label;
use super::paragraph::Placed;

/// Groups lines into paragraphs.
pub(super) fn group<'a>(lines: &[Placed<'a>]) -> Vec<Vec<Placed<'a>>> {
    let sheet = Sheet::measure(lines);
    let mut groups: Vec<Vec<Placed<'a>>> = Vec::new();
    for (at, placed) in lines.iter().enumerate() {
        let starts = at == 0 || sheet.starts(at);
        match groups.last_mut() {
            Some(group) if !starts => group.push(placed.clone()),
            _ => groups.push(vec![placed.clone()]),
        }
    }
    groups
}

/// A printed line as far as it matters here.
struct Print {
    text: String,
    x: f32,
    end: f32,
    /// Blank lines above, beyond what is usual in this text.
    gap: bool,
    page: u32,
    /// The left margin of its page.
    margin: f32,
}

struct Sheet {
    lines: Vec<Print>,
    /// Whether first lines are indented at all in this text.
    indents: bool,
    /// What counts as an indent.
    step: f32,
    /// Right edge of the widest lines.
    edge: f32,
    /// Width of one character.
    unit: f32,
}

impl Sheet {
    fn measure(lines: &[Placed<'_>]) -> Sheet {
        let plain = lines.iter().all(|l| l.line.size == 0.0);
        let usual_gap = mode(lines.iter().skip(1).map(|l| l.line.gap)).unwrap_or(0);
        let unit = if plain { 1.0 } else { 4.6 };
        let mut prints: Vec<Print> = lines
            .iter()
            .map(|l| Print {
                text: l.line.text(),
                x: l.line.x,
                end: l.line.x_end,
                gap: l.line.gap > usual_gap,
                page: l.page,
                margin: 0.0,
            })
            .collect();
        // The printed style with one space before a first line.
        let deepest = prints.iter().map(|p| p.x).fold(0.0, f32::max);
        let step = if plain && deepest <= 3.0 {
            0.9
        } else {
            2.2 * unit
        };
        let pages: Vec<u32> = prints.iter().map(|p| p.page).collect();
        let mut from = 0;
        while from < pages.len() {
            let to = pages[from..]
                .iter()
                .take_while(|&&p| p == pages[from])
                .count()
                + from;
            let margin = margin(&prints[from..to], step);
            prints[from..to].iter_mut().for_each(|p| p.margin = margin);
            from = to;
        }
        let indented = prints.iter().filter(|p| p.x > p.margin + step).count();
        let mut ends: Vec<f32> = prints.iter().map(|p| p.end - p.margin).collect();
        ends.sort_by(f32::total_cmp);
        let edge = ends
            .get(ends.len().saturating_sub(1) * 9 / 10)
            .copied()
            .unwrap_or(0.0);
        Sheet {
            indents: indented * 40 > prints.len(),
            step,
            edge,
            unit,
            lines: prints,
        }
    }

    /// Whether line `at` starts a paragraph.
    fn starts(&self, at: usize) -> bool {
        let (before, line) = (&self.lines[at - 1], &self.lines[at]);
        let text = line.text.trim();
        let ended = terminal(&before.text);
        let deep = self.deep(line);
        if before_is_label(&before.text) {
            return false;
        }
        if let Some((_, rest)) = label::split(text) {
            let broken = before.text.trim_end().ends_with(['-', '–', '(']);
            let introduced = ended || listed(&before.text) || self.broke_early(at) || line.gap;
            return introduced
                && !broken
                && (rest.is_empty() || !rest.starts_with(|c: char| c.is_ascii_digit()));
        }
        if label::part(text).is_some() && (ended || line.gap) {
            return true;
        }
        if line.gap && !crosses_page(before, line) {
            return ended || deep != self.deep(before) || starts_upper(text);
        }
        if self.indents {
            return self.starts_by_indent(at, ended);
        }
        if ended && starts_upper(text) && text::opener::opener(text).is_some() {
            return true;
        }
        (ended && self.broke_early(at)) || (ended && self.heading_ahead(at))
    }

    fn starts_by_indent(&self, at: usize, ended: bool) -> bool {
        let (before, line) = (&self.lines[at - 1], &self.lines[at]);
        let next = self.lines.get(at + 1).filter(|n| n.page == line.page);
        if self.deep(line) {
            let hangs = self.deep(before)
                && before.page == line.page
                && (before.x - line.x).abs() < self.step;
            if !hangs {
                // Behind a page break inside a hanging block the depth stays.
                return ended || before.page == line.page || !self.deep(before);
            }
            if !ended {
                return false;
            }
            return next.is_some_and(|n| n.x < line.x - self.step) || self.broke_early(at);
        }
        if ended && self.broke_early(at) && before.page == line.page {
            return true;
        }
        ended && self.deep(before) && self.hanging(at - 1)
    }

    fn deep(&self, line: &Print) -> bool {
        line.x > line.margin + self.step
    }

    /// Whether a line and the one above it stand at the same depth.
    fn hanging(&self, at: usize) -> bool {
        at > 0
            && self.deep(&self.lines[at - 1])
            && (self.lines[at - 1].x - self.lines[at].x).abs() < self.step
    }

    /// Whether the line above broke although this one's first word would have
    /// fitted: it ended its paragraph.
    fn broke_early(&self, at: usize) -> bool {
        let (before, line) = (&self.lines[at - 1], &self.lines[at]);
        let word = line.text.split_whitespace().next().unwrap_or("");
        let needed = (word.chars().count() + 1) as f32 * self.unit;
        let slack = 5.0 * self.unit;
        before.end - before.margin + needed + slack < self.edge
    }

    /// Whether a heading starts here: some lines without final punctuation
    /// before the next label or opening verb.
    fn heading_ahead(&self, at: usize) -> bool {
        const LONGEST: usize = 4;
        if !starts_upper(self.lines[at].text.trim()) {
            return false;
        }
        for ahead in at..(at + LONGEST).min(self.lines.len()) {
            let text = self.lines[ahead].text.trim();
            if ahead > at && label::split(text).is_some() {
                return !terminal(&self.lines[ahead - 1].text);
            }
            if terminal(text) {
                return false;
            }
        }
        false
    }
}

/// The left margin of a page: where most of its lines begin, the smaller where
/// two share the page (first lines are indented, the margin is where they go
/// on).
fn margin(lines: &[Print], step: f32) -> f32 {
    let mut best = (0, f32::MAX);
    for line in lines {
        let near = lines
            .iter()
            .filter(|l| (l.x - line.x).abs() < step / 2.0)
            .count();
        if near * 10 > best.0 * 11 || (near * 11 >= best.0 * 10 && line.x < best.1) {
            best = (near, line.x);
        }
    }
    if best.1 == f32::MAX { 0.0 } else { best.1 }
}

fn mode(values: impl Iterator<Item = u32>) -> Option<u32> {
    let mut sorted: Vec<u32> = values.collect();
    sorted.sort_unstable();
    let mut best = (0, None);
    for chunk in sorted.chunk_by(|a, b| a == b) {
        if chunk.len() > best.0 {
            best = (chunk.len(), chunk.first().copied());
        }
    }
    best.1
}

fn crosses_page(before: &Print, line: &Print) -> bool {
    before.page != line.page
}

fn starts_upper(text: &str) -> bool {
    text.trim_start_matches(['“', '"', '‘', '('])
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
fn before_is_label(text: &str) -> bool {
    label::split(text).is_some_and(|(_, rest)| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::group;
    use crate::parse::paragraph::{Paragraph, Placed};

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
        group(&lines)
            .iter()
            .filter_map(|g| Paragraph::join(g))
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
