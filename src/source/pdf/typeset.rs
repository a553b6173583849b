//! Spans of type to lines.
//!
//! In go the spans of one place (a paragraph, a page's head, a whole page
//! without structure) in the order in which they were shown; out come its
//! lines. A span is one to three characters, so joining is all there is to do.
//! This file knows nothing of paragraphs, pages or PDF objects.

use super::super::pages::{Line, Run};
use super::super::runs::tidy;

/// A gap above this share of the type size separates words; every space
/// is a real glyph, so this only mends tabs.
const WORD_GAP: f32 = 0.25;
/// A gap above this many type sizes separates columns.
const COLUMN_GAP: f32 = 3.0;
/// Baselines nearer than this share of the type size are one line: a
/// raised marker stands about a third of the size above.
const SAME_LINE: f32 = 0.5;
/// A step back beyond this many type sizes starts anew.
const STEP_BACK: f32 = 1.5;
/// Raised type is at most this share of the line's size ...
const RAISED_SIZE: f32 = 0.86;
/// ... and a bare number at most this one, raised or not.
const MARKER_SIZE: f32 = 0.9;
/// A baseline this share of the size above the line's is raised.
const RAISED_BY: f32 = 0.12;

/// A stretch of text as a page shows it, upright and in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyphs<'a> {
    pub(super) text: &'a str,
    /// Left edge.
    pub(super) x: f32,
    /// Right edge.
    pub(super) x_end: f32,
    /// Baseline.
    pub(super) y: f32,
    /// Type size.
    pub(super) size: f32,
    pub(super) italic: bool,
    pub(super) bold: bool,
    /// Shown with a text rise.
    pub(super) risen: bool,
}

impl Glyphs<'_> {
    fn is_blank(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

/// Joins the glyphs of one paragraph, in their own order.
pub(super) fn paragraph<'a>(glyphs: impl Iterator<Item = Glyphs<'a>>) -> Vec<Line<'static>> {
    rows(glyphs, false)
        .into_iter()
        .map(Row::into_line)
        .collect()
}

/// Joins glyphs by their place alone: top to bottom, then from the left,
/// with distant columns as lines of their own.
pub(super) fn by_place<'a>(glyphs: impl Iterator<Item = Glyphs<'a>>) -> Vec<Line<'static>> {
    let mut pieces = rows(glyphs, true);
    // Rows are gathered from the top; each takes the pieces near its baseline.
    pieces.sort_by(|p, q| q.y.total_cmp(&p.y).then(p.x.total_cmp(&q.x)));
    let mut lines = Vec::new();
    let mut pieces = pieces.into_iter().peekable();
    while let Some(first) = pieces.next() {
        let mut row = vec![first];
        while let Some(next) =
            pieces.next_if(|p| row[0].y - p.y <= SAME_LINE * row[0].size.min(p.size))
        {
            row.push(next);
        }
        row.sort_by(|p, q| p.x.total_cmp(&q.x));
        let mut joined: Vec<Row> = Vec::new();
        for piece in row {
            match joined.last_mut() {
                Some(last) if piece.x - last.x_end <= COLUMN_GAP * last.size.max(piece.size) => {
                    for g in piece.glyphs {
                        last.push(g);
                    }
                }
                _ => joined.push(piece),
            }
        }
        lines.extend(joined.into_iter().map(Row::into_line));
    }
    lines
}

/// A line in the making: never empty, never blank alone.
struct Row<'a> {
    glyphs: Vec<Glyphs<'a>>,
    x: f32,
    x_end: f32,
    y: f32,
    size: f32,
}

fn rows<'a>(glyphs: impl Iterator<Item = Glyphs<'a>>, columns: bool) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = Vec::new();
    for g in glyphs {
        if g.is_blank() {
            // A blank on another line ends this one anyway.
            if let Some(row) = rows.last_mut()
                && row.holds(&g, false)
            {
                row.glyphs.push(g);
            }
            continue;
        }
        match rows.last_mut() {
            Some(row) if row.holds(&g, columns) => row.push(g),
            _ => rows.push(Row {
                x: g.x,
                x_end: g.x_end,
                y: g.y,
                size: g.size,
                glyphs: vec![g],
            }),
        }
    }
    rows
}

impl<'a> Row<'a> {
    fn holds(&self, g: &Glyphs<'_>, columns: bool) -> bool {
        let size = self.size.max(g.size);
        (self.y - g.y).abs() <= SAME_LINE * size
            && self.x_end - g.x <= STEP_BACK * size
            && !(columns && g.x - self.x_end > COLUMN_GAP * size)
    }

    fn push(&mut self, g: Glyphs<'a>) {
        if !g.is_blank() {
            // The largest type tells where the line stands.
            if g.size > self.size * 1.1 {
                self.size = g.size;
                self.y = g.y;
            }
            self.x = self.x.min(g.x);
            self.x_end = self.x_end.max(g.x_end);
        }
        self.glyphs.push(g);
    }

    fn into_line(self) -> Line<'static> {
        let size = main_size(&self.glyphs);
        let y = self
            .glyphs
            .iter()
            .find(|g| !g.is_blank() && same_size(g.size, size))
            .map_or(self.y, |g| g.y);
        let mut runs: Vec<Run<'static>> = Vec::new();
        let mut end: Option<f32> = None;
        for g in &self.glyphs {
            let gap = end.is_some_and(|e| g.x - e > WORD_GAP * size.min(g.size.max(size * 0.5)));
            end = Some(g.x_end);
            if g.is_blank() {
                if let Some(run) = runs.last_mut() {
                    run.text.to_mut().push_str(g.text);
                }
                continue;
            }
            if let Some(run) = runs.last_mut()
                && gap
                && !run.text.ends_with(char::is_whitespace)
                && !g.text.starts_with(char::is_whitespace)
            {
                run.text.to_mut().push(' ');
            }
            let superscript = is_raised(g, size, y);
            match runs.last_mut() {
                Some(run)
                    if run.italic == g.italic
                        && run.bold == g.bold
                        && run.superscript == superscript =>
                {
                    run.text.to_mut().push_str(g.text);
                }
                _ => runs.push(Run {
                    text: g.text.to_owned().into(),
                    italic: g.italic,
                    bold: g.bold,
                    superscript,
                }),
            }
        }
        for run in &mut runs {
            clean(run.text.to_mut());
        }
        Line {
            runs: tidy(runs).into(),
            x: self.x,
            x_end: self.x_end,
            y,
            size,
            ..Line::default()
        }
    }
}

fn same_size(one: f32, other: f32) -> bool {
    (one - other).abs() < 0.26
}

/// The size of most characters.
fn main_size(glyphs: &[Glyphs<'_>]) -> f32 {
    let mut sizes: Vec<(f32, usize)> = Vec::new();
    for g in glyphs.iter().filter(|g| !g.is_blank()) {
        let letters = g.text.chars().count();
        match sizes.iter_mut().find(|(s, _)| same_size(*s, g.size)) {
            Some((_, n)) => *n += letters,
            None => sizes.push((g.size, letters)),
        }
    }
    // The first of equals, so that a doubtful line is read the same each time.
    let mut best = (0.0, 0);
    for (size, n) in sizes {
        if n > best.1 {
            best = (size, n);
        }
    }
    best.0
}

fn is_raised(g: &Glyphs<'_>, size: f32, y: f32) -> bool {
    let raised = g.risen || g.y - y > RAISED_BY * size;
    (raised && g.size <= size * RAISED_SIZE)
        || (g.size <= size * MARKER_SIZE && g.y > y - RAISED_BY * size && is_marker(g.text))
        || (g.y - y > 2.0 * RAISED_BY * size && is_marker(g.text))
}

fn is_marker(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_digit() || c == '*' || c == '†')
}

/// Writes ligatures as letters and drops what is no character.
fn clean(text: &mut String) {
    if text.is_ascii() && !text.bytes().any(|b| b < b' ') {
        return;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{FB00}' => out.push_str("ff"),
            '\u{FB01}' => out.push_str("fi"),
            '\u{FB02}' => out.push_str("fl"),
            '\u{FB03}' => out.push_str("ffi"),
            '\u{FB04}' => out.push_str("ffl"),
            '\u{FB05}' | '\u{FB06}' => out.push_str("st"),
            // The bullet of the symbol font.
            '\u{F0B7}' => out.push('•'),
            '\t' | '\n' | '\r' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    *text = out;
}
