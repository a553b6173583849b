//! Tables in plain text: lines whose words stand in columns.
//!
//! In: the lines of the body, printed with their layout. Out: the same lines,
//! those of tables divided into cells, as other formats mark them. A table
//! begins where columns do; its lines may have cells that go on below, and a
//! head that stands over its right columns alone.

use std::borrow::Cow;

use crate::source::{Line, Role, Run};
use crate::text::spaces::{self, APART};

use super::ending::terminal;
use super::label;
use super::paragraph::{Changed, Placed};

/// Divides the lines of tables into cells.
pub(super) fn tables<'a>(lines: Vec<Placed<'a>>, changed: &'a Changed<'a>) -> Vec<Placed<'a>> {
    let layout = lines
        .iter()
        .any(|placed| placed.line.x > 3.0 && placed.line.size == 0.0);
    let start = lines
        .iter()
        .position(|placed| super::opens_text(&placed.line.text()));
    let (true, Some(start)) = (layout, start) else {
        return lines;
    };
    let mut out = Vec::new();
    let (mut at, mut table) = (start + 1, 0);
    let mut kept = 0;
    while at < lines.len() {
        let Some(end) = table_end(&lines, at) else {
            at += 1;
            continue;
        };
        let head = head(&lines, start.max(kept), at);
        // It has as many lines as before, and more.
        out.reserve(lines.len() - kept);
        out.extend_from_slice(&lines[kept..head]);
        for (number, line) in lines[head..end].iter().enumerate() {
            cells(line, table, number, changed, &mut out);
        }
        table += 1;
        (kept, at) = (end, end);
    }
    if table == 0 {
        return lines;
    }
    out.extend_from_slice(&lines[kept..]);
    out
}

/// A line as far as it matters here.
struct Row<'a> {
    text: Cow<'a, str>,
    /// Where its pieces begin and end; none where it is one piece.
    pieces: Vec<(usize, usize)>,
}

impl<'a> Row<'a> {
    fn of(line: &'a Line<'a>) -> Row<'a> {
        let text = line.text();
        Row {
            pieces: pieces(&text),
            text,
        }
    }

    fn is_tabular(&self) -> bool {
        !self.pieces.is_empty()
    }

    fn has_figures(&self) -> bool {
        self.pieces.iter().skip(1).any(|&(start, end)| {
            self.text[start..end].starts_with(|c: char| c.is_ascii_digit() || c == '(')
        })
    }

    /// Whether the line is one of the text, and no cell that goes on.
    fn is_text(&self) -> bool {
        label::split_known(&self.text).is_some() || (terminal(&self.text) && self.text.len() > 40)
    }
}

/// Where the pieces of a line begin and end, if there are several.
fn pieces(text: &str) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    if !spaces::stand_apart(text) {
        return pieces;
    }
    // `1.    Decides` has no columns.
    let mut at = label::split_known(text).map_or(0, |(_, rest)| text.len() - rest.len());
    let mut from = 0;
    while let Some(hit) = text[at..].find(APART) {
        let end = at + hit;
        if end > from {
            pieces.push((from, end));
        }
        from = text.len() - text[end..].trim_start().len();
        at = from;
    }
    if from < text.len() {
        pieces.push((from, text.len()));
    }
    // `II.    Keeping lamps` has none either.
    let titled = |(start, end): (usize, usize)| {
        text[start..end].ends_with('.') && label::part(&text[start..end]).is_some()
    };
    match pieces[..] {
        [_] => pieces.clear(),
        [first, _] if titled(first) => pieces.clear(),
        _ => {}
    }
    pieces
}

/// Where the table ends that begins at `at`, if one does.
fn table_end(lines: &[Placed<'_>], at: usize) -> Option<usize> {
    const BETWEEN: usize = 3;
    if !Row::of(lines[at].line).is_tabular() {
        return None;
    }
    let (mut end, mut found, mut figures) = (at, 0, 0);
    for (number, placed) in lines.iter().enumerate().skip(at) {
        let row = Row::of(placed.line);
        if row.is_tabular() {
            end = number + 1;
            found += 1;
            figures += usize::from(row.has_figures());
        } else if number - end >= BETWEEN || row.is_text() {
            break;
        }
    }
    // The last cell goes on right of the first column.
    while let Some(Placed { line, .. }) = lines.get(end)
        && line.gap == 0
        && line.x > lines[at].line.x + 2.0
        && !Row::of(line).is_text()
    {
        end += 1;
    }
    (found >= 3 || figures >= 2).then_some(end)
}

/// Where the head of the table begins whose columns begin at `at`: `(United
/// States dollars)`, and words that stand over the right columns alone.
fn head(lines: &[Placed<'_>], floor: usize, at: usize) -> usize {
    const LONGEST: usize = 4;
    const RIGHT: f32 = 10.0;
    let mut head = at;
    while head > floor + 1 && at - head < LONGEST {
        let line = lines[head - 1].line;
        let row = Row::of(line);
        let over = line.x > lines[at].line.x + RIGHT || row.text.starts_with('(');
        if !over || row.is_text() || row.text.ends_with([',', ';', ':', '.']) {
            break;
        }
        head -= 1;
    }
    head
}

/// Divides a line of a table, the first of which has number 0, into its cells.
fn cells<'a>(
    placed: &Placed<'a>,
    table: u32,
    number: usize,
    changed: &'a Changed<'a>,
    out: &mut Vec<Placed<'a>>,
) {
    let (page, line) = (placed.page, placed.line);
    let row = Row::of(line);
    let whole = [(0, row.text.len())];
    let pieces = if row.is_tabular() {
        &row.pieces[..]
    } else {
        &whole
    };
    for (column, &(start, end)) in pieces.iter().enumerate() {
        let text = row.text[start..end].to_owned();
        let x = line.x + row.text[..start].chars().count() as f32;
        let cell = Line {
            x,
            x_end: x + text.chars().count() as f32,
            role: Role::Cell {
                table,
                row: u32::try_from(number).unwrap_or(u32::MAX),
                column: u32::try_from(column).unwrap_or(u32::MAX),
            },
            runs: Run {
                text: text.into(),
                ..Run::default()
            }
            .into(),
            ..line.clone()
        };
        let line = changed.alloc(cell);
        out.push(Placed { page, line });
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::paragraph::{Changed, Placed};
    use crate::source::Role;

    /// The cells, each as `row.column text`, and the other lines.
    fn read(text: &str) -> Vec<String> {
        let pages = crate::source::read(text.as_bytes()).expect("text");
        let lines = pages.pages[0].lines.iter();
        let lines = lines.map(|line| Placed { page: 1, line }).collect();
        let changed = Changed::new();
        super::tables(lines, &changed)
            .iter()
            .map(|Placed { line, .. }| match line.role {
                Role::Cell { row, column, .. } => format!("{row}.{column} {}", line.text()),
                _ => line.text().into_owned(),
            })
            .collect()
    }

    const HEAD: &str = "     The General Assembly,\n";

    #[test]
    fn a_table_is_read_with_its_head_and_the_cells_that_go_on() {
        let table = "     1.    Decides to set the rates of lamps below:\n\
             \x20                      Rate\n\
             Class     Lamps in        (per cent)\n\
             \n\
             A         Towns                 20\n\
             B         Villages of less\n\
             \x20         than ten houses       40\n\
             \x20    2.    Decides to meet again.\n";
        assert_eq!(
            read(&format!("{HEAD}{table}")),
            [
                "The General Assembly,",
                "1.    Decides to set the rates of lamps below:",
                "0.0 Rate",
                "1.0 Class",
                "1.1 Lamps in",
                "1.2 (per cent)",
                "2.0 A",
                "2.1 Towns",
                "2.2 20",
                "3.0 B",
                "3.1 Villages of less",
                "4.0 than ten houses",
                "4.1 40",
                "2.    Decides to meet again."
            ]
        );
    }

    #[test]
    fn labels_and_titles_of_parts_are_no_columns() {
        let text = "     1.    Decides to meet:\n     (a)   By day;\n     (b)   By night;\n\nII.    Keeping lamps\n";
        assert!(
            read(&format!("{HEAD}{text}"))
                .iter()
                .all(|l| !l.contains('.') || !l.starts_with('0'))
        );
    }
}
