//! Paragraphs: lines that belong together, joined to one.

use std::borrow::Cow;

use typed_arena::Arena;

use crate::model::Place;
use crate::source::{Line, Role, Run};
use crate::text::{self, spaces::trim};

use super::rich;

/// A line with the page that it stands on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) page: u32,
    pub(super) line: &'a Line<'a>,
}

impl Placed<'_> {
    pub(super) fn place(&self) -> Place {
        Place {
            page: self.page,
            line: self.line.number,
        }
    }
}

/// Where the lines stand that a step has changed; of most lines it changes
/// none.
pub(super) type Changed<'a> = Arena<Line<'a>>;

/// One paragraph of the source.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Paragraph {
    /// One mended line, footnote markers held in place.
    pub(super) text: String,
    /// It may have some.
    marked: bool,
    /// The words in italics at the head of the paragraph, after its label.
    pub(super) italic: Option<String>,
    /// All of it is bold.
    pub(super) bold: bool,
    /// What the format says of it.
    pub(super) role: Role,
    /// Left edge of the first line.
    pub(super) x: f32,
    /// Left edge of the second line.
    pub(super) hang: Option<f32>,
    /// Baselines of the first and the last line, and the size of the type; 0
    /// where the format has no places.
    pub(super) top: f32,
    pub(super) foot: f32,
    pub(super) size: f32,
    /// Empty lines above, for plain text.
    pub(super) gap: u32,
    pub(super) place: Place,
    /// The page on which it ends.
    pub(super) end: u32,
}

impl Paragraph {
    /// Joins lines to a paragraph.
    pub(super) fn join(lines: &[Placed<'_>]) -> Option<Paragraph> {
        let first = lines.first()?;
        let note = first.line.role == Role::Note;
        let (mut joined, marks) = text_of(lines, note, Cow::Borrowed);
        // Hardly any document has characters of its own that mean a marker here.
        if rich::has_others(&joined, marks) {
            joined = text_of(lines, note, rich::clean).0;
        }
        // Where a run is bold, or can stand in a bold text.
        let bold = |run: &Run<'_>| run.bold || run.superscript || trim(&run.text).is_empty();
        let text = text::mended(joined);
        if text.is_empty() {
            return None;
        }
        Some(Paragraph {
            text,
            marked: marks > 0,
            italic: italic_head(lines),
            bold: lines.iter().all(|p| p.line.runs.iter().all(bold)),
            role: first.line.role,
            x: first.line.x,
            hang: lines.get(1).map(|second| second.line.x),
            top: first.line.y,
            foot: lines.last().map_or(0.0, |last| last.line.y),
            size: first.line.size,
            gap: first.line.gap,
            place: first.place(),
            end: lines.last().map_or(first.page, |last| last.page),
        })
    }

    /// The text without footnote markers.
    pub(super) fn plain(&self) -> Cow<'_, str> {
        if self.marked {
            rich::plain(&self.text)
        } else {
            Cow::Borrowed(&self.text)
        }
    }

    /// Puts the text of markers that no footnote answers back into the text.
    pub(super) fn restore(&mut self, is_note: impl Fn(&str) -> bool) {
        if self.marked {
            self.text = rich::restore(std::mem::take(&mut self.text), is_note);
        }
    }
}

/// How long a printed line is at most, as a rule: as much is foreseen.
const LONGEST: usize = 128;

/// The text of lines, raised figures as markers, and how many those are.
/// `noted` says that they are a footnote, whose first raised figure is its own
/// number.
fn text_of<'l>(
    lines: &[Placed<'l>],
    noted: bool,
    clean: impl Fn(&'l str) -> Cow<'l, str>,
) -> (String, usize) {
    let length = |placed: &Placed<'_>| -> usize {
        let runs = placed.line.runs.iter();
        runs.map(|run| run.text.len() + if run.superscript { 8 } else { 1 })
            .sum()
    };
    let mut joined = String::with_capacity(lines.iter().map(length).sum());
    let mut line = String::new();
    let mut marks = 0;
    for (index, placed) in lines.iter().enumerate() {
        if let [only] = &*placed.line.runs
            && !only.superscript
        {
            append(&mut joined, &clean(&only.text));
            continue;
        }
        line.clear();
        line.reserve(LONGEST);
        for (at, run) in placed.line.runs.iter().enumerate() {
            let lead = noted && index == 0 && at == 0;
            marks += push_run(&mut line, run, &clean(&run.text), lead);
        }
        append(&mut joined, &line);
    }
    (joined, marks)
}

/// Writes a run of the given text, a raised figure as footnote markers; gives
/// how many.
///
/// `lead` is set for the first run of a footnote, whose raised figure is its
/// own number.
fn push_run(line: &mut String, run: &Run<'_>, text: &str, lead: bool) -> usize {
    let mark = trim(text);
    let is_mark = run.superscript
        && !lead
        && !mark.is_empty()
        && mark
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '*' | ',' | ' '))
        && mark.chars().any(|c| c != ',' && c != ' ');
    if !is_mark {
        line.push_str(text);
        if lead && run.superscript {
            line.push(' ');
        }
        return 0;
    }
    if text.starts_with(' ') {
        line.push(' ');
    }
    let mut marks = 0;
    for number in mark.split([',', ' ']).filter(|n| !n.is_empty()) {
        rich::push_marker(line, number);
        marks += 1;
    }
    if text.ends_with(' ') {
        line.push(' ');
    }
    marks
}

/// Appends a printed line to the text so far, as a reader would.
///
/// Word never hyphenates these texts, so a hyphen at a line's end is a real
/// one (`Open-` / `ended`); it keeps its space only before `and`, `or`, `to`
/// (`short-, medium-` / `and long-term`).
pub(super) fn append(text: &mut String, line: &str) {
    let line = trim(line);
    if !text.as_bytes().last().is_some_and(u8::is_ascii_graphic) {
        text.truncate(text.trim_end().len());
    }
    if text.is_empty() || line.is_empty() {
        text.push_str(line);
        return;
    }
    // Nearly every line ends with a letter, a comma or a stop.
    let last = text.as_bytes().last();
    if last.is_some_and(|b| b.is_ascii_graphic() && !matches!(b, b'-' | b'/')) {
        text.push(' ');
    } else if text.ends_with('\u{AD}') {
        text.pop();
    } else if !joins(text, line) {
        text.push(' ');
    }
    text.push_str(line);
}

fn joins(text: &str, line: &str) -> bool {
    let mut back = text.chars().rev();
    let last = back.next().unwrap_or(' ');
    let before = back.next().unwrap_or(' ');
    let first = line
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    match last {
        '-' | '\u{2010}' | '\u{2011}' => {
            let word = before.is_alphanumeric() || before == ' ';
            word && !first.is_empty() && !matches!(first, "and" | "or" | "to" | "nor")
        }
        '–' | '\u{2012}' => {
            before.is_ascii_digit() && first.starts_with(|c: char| c.is_ascii_digit())
        }
        '/' => before != ' ' && !first.is_empty(),
        _ => false,
    }
}

/// The italic words at the head of a paragraph, its printed label skipped.
fn italic_head(lines: &[Placed<'_>]) -> Option<String> {
    if !lines.iter().any(|p| p.line.runs.iter().any(|r| r.italic)) {
        return None;
    }
    let mut head = String::new();
    let mut label = String::new();
    'lines: for placed in lines {
        for run in &placed.line.runs {
            if run.text.trim().is_empty() {
                head.push(' ');
            } else if run.italic {
                head.push_str(&run.text);
            } else if head.trim().is_empty() && is_label(&label, &run.text) {
                label.push_str(&run.text);
            } else {
                break 'lines;
            }
        }
        head.push(' ');
    }
    let head = text::mend(&head);
    (!head.is_empty()).then_some(head)
}

fn is_label(so_far: &str, next: &str) -> bool {
    let label = format!("{so_far}{next}");
    let label = label.trim();
    label.len() <= 8
        && label
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '(' | ')' | '.' | ' ' | '“' | '"'))
        && (label.starts_with(|c: char| c.is_ascii_digit()) || label.starts_with(['(', '“', '"']))
}

#[cfg(test)]
mod tests {
    use super::{Paragraph, Placed, append};
    use crate::source::{Line, Run};

    fn joined(lines: &[&str]) -> String {
        let mut text = String::new();
        for line in lines {
            append(&mut text, line);
        }
        text
    }

    #[test]
    fn a_hyphen_at_the_end_of_a_line_is_real() {
        assert_eq!(
            joined(&["of the Open-", "ended Working Group"]),
            "of the Open-ended Working Group"
        );
        assert_eq!(
            joined(&["short-, medium-", "and long-term"]),
            "short-, medium- and long-term"
        );
        assert_eq!(
            joined(&["shall start in 2021–", "2025"]),
            "shall start in 2021–2025"
        );
    }

    #[test]
    fn characters_that_mean_a_marker_here_are_none_of_the_text() {
        let run = |text: &str, superscript: bool| Run {
            text: text.to_owned().into(),
            superscript,
            ..Run::default()
        };
        let line = Line {
            runs: vec![run("on lamps\u{E000}", false), run("1", true)].into(),
            ..Line::default()
        };
        let placed = Placed {
            page: 1,
            line: &line,
        };
        let paragraph = Paragraph::join(&[placed]).expect("text");
        assert_eq!(paragraph.text, "on lamps\u{FFFD}\u{E000}1\u{E001}");
    }

    #[test]
    fn other_lines_are_joined_by_a_space() {
        assert_eq!(
            joined(&["  the use ", "of lights –", "in particular"]),
            "the use of lights – in particular"
        );
    }
}
