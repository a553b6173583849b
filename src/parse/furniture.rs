//! Furniture: running heads and feet, page numbers, job numbers, barcodes,
//! footnote rules and link targets, told from the text of the document.
//!
//! In: pages. Out: the lines of the first page's head and foot, the lines of
//! the body and those of the footnotes, each in reading order. Where the
//! format marks its furniture (tagged PDF, Word, HTML) the marks decide;
//! elsewhere the printed shape does.

mod shape;

use std::cell::{LazyCell, RefCell};
use std::collections::BTreeMap;

use crate::source::{Format, Line, Page, Pages, Role};
use crate::symbol::{Symbol, bytes};
use crate::text;
use crate::text::spaces::{pieces, trim};

use super::label;
use super::paragraph::Placed;

use shape::{has_job, is_furniture, is_job_date, is_rule, opens_starred_note};

pub(super) use shape::{is_barcode, is_job};

/// The lines of a document, sorted.
#[derive(Debug, Default)]
pub(super) struct Sorted<'a> {
    /// Head and foot of the first page, where the format marks them.
    pub(super) head: Vec<Placed<'a>>,
    /// The body.
    pub(super) body: Vec<Placed<'a>>,
    /// Footnotes.
    pub(super) notes: Vec<Placed<'a>>,
    /// The format marks its furniture and footnotes.
    pub(super) marked: bool,
    /// Running heads and feet and the like.
    pub(super) furniture: Vec<Placed<'a>>,
}

/// Sorts the lines of a document.
pub(super) fn sort<'a>(pages: &'a Pages<'a>) -> Sorted<'a> {
    let mut sorted = Sorted {
        marked: marks(pages),
        ..Sorted::default()
    };
    if sorted.marked {
        let body = body_size(pages);
        let shapes = Shapes::of(pages);
        let mut note = None;
        for (index, page) in pages.pages.iter().enumerate() {
            let stray = if index == 0 {
                None
            } else {
                stray_title(&page.lines, &shapes)
            };
            for (at, line) in page.lines.iter().enumerate() {
                if stray == Some(at) {
                    sorted.furniture.push(Placed {
                        page: page.number,
                        line,
                    });
                    continue;
                }
                by_role(&mut sorted, page, line, body, &mut note);
            }
        }
    } else {
        let shapes = Shapes::of(pages);
        let lines = pages.pages.iter().map(|page| page.lines.len()).sum();
        sorted.body.reserve(lines);
        for (index, page) in pages.pages.iter().enumerate() {
            by_shape(&mut sorted, page, index, &shapes);
        }
    }
    sorted
}

/// Whether the format marks furniture and paragraphs; plain text can't.
fn marks(pages: &Pages<'_>) -> bool {
    let mut lines = pages.pages.iter().flat_map(|p| &p.lines);
    let marked = |line: &Line<'_>| {
        matches!(line.role, Role::Header | Role::Footer | Role::Artifact) || line.block.is_some()
    };
    pages.format != Format::Plain && lines.any(marked)
}

/// The size of most of the body's type.
fn body_size(pages: &Pages<'_>) -> f32 {
    let mut sizes: Vec<(f32, usize)> = Vec::new();
    for line in pages
        .pages
        .iter()
        .flat_map(|p| &p.lines)
        .filter(|l| l.role == Role::Plain)
    {
        let width = line.text().len();
        match sizes
            .iter_mut()
            .find(|(size, _)| (*size - line.size).abs() < 0.2)
        {
            Some((_, total)) => *total += width,
            None => sizes.push((line.size, width)),
        }
    }
    sizes
        .into_iter()
        .max_by_key(|(_, total)| *total)
        .map_or(0.0, |(size, _)| size)
}

/// Sorts a line by what its format says of it. A footnote that is no tagged
/// note shows by its smaller type and by its stars or raised number; `note` is
/// the block of the last such.
fn by_role<'a>(
    sorted: &mut Sorted<'a>,
    page: &Page<'_>,
    line: &'a Line<'a>,
    body: f32,
    note: &mut Option<u32>,
) {
    let placed = Placed {
        page: page.number,
        line,
    };
    let small = line.size > 0.0 && line.size < 0.93 * body;
    if is_rule(&line.text()) {
        sorted.furniture.push(placed);
        return;
    }
    match line.role {
        Role::Header | Role::Footer | Role::Artifact if page.number <= 1 => {
            sorted.head.push(placed)
        }
        Role::Header | Role::Footer | Role::Artifact => sorted.furniture.push(placed),
        Role::Note => sorted.notes.push(placed),
        Role::Plain if line.block.is_some() && opens_starred_note(&line.text()) => {
            *note = line.block;
            sorted.notes.push(placed);
        }
        Role::Plain if line.block.is_some() && *note == line.block => sorted.notes.push(placed),
        Role::Plain
            if small && line.block.is_some() && (*note == line.block || opens_note(line)) =>
        {
            *note = line.block;
            sorted.notes.push(placed);
        }
        _ => sorted.body.push(placed),
    }
}

/// Whether a line opens with the stars or the raised number of a footnote.
fn opens_note(line: &Line<'_>) -> bool {
    let Some(first) = line.runs.iter().find(|r| !trim(&r.text).is_empty()) else {
        return false;
    };
    let head = first.text.trim_start();
    let stars = head.starts_with('*')
        && head
            .trim_start_matches('*')
            .chars()
            .next()
            .is_none_or(char::is_whitespace);
    let raised = first.superscript && head.starts_with(|c: char| c.is_ascii_digit());
    stars || raised
}

/// What the furniture of an unmarked document looks like.
struct Shapes {
    /// The document's own symbol, as it stands alone in running heads.
    symbol: Option<Symbol>,
    /// The same as the first page prints it; most running heads do too.
    printed: String,
    /// Key of the first page, in which a running title is found again.
    first_page: String,
    /// The last words that were found there: pages repeat their title, and a
    /// title has a beginning.
    found: RefCell<String>,
    /// Keys of the lines that head several pages.
    heads: BTreeMap<String, usize>,
    /// No page breaks are marked: a running head ends the footnotes.
    unpaged: bool,
}

impl Shapes {
    fn of(pages: &Pages<'_>) -> Shapes {
        let lines = || pages.pages.first().into_iter().flat_map(|p| &p.lines);
        let (symbol, printed) = lines()
            .take(12)
            .find_map(|l| {
                pieces(&l.text()).find_map(|p| Some((own_symbol(p)?, bare(p).to_owned())))
            })
            .unzip();
        let mut first_page = String::new();
        // No page stands behind an only one: nobody asks.
        if pages.pages.len() > 1 {
            for line in lines().take(TITLE_REACH) {
                first_page.push_str(&line.text());
                first_page.push('\n');
            }
        }
        let first_page = text::key(&first_page);
        let mut heads = BTreeMap::new();
        for line in pages.pages.iter().skip(1).filter_map(|p| p.lines.first()) {
            *heads.entry(text::key(&line.text())).or_insert(0) += 1;
        }
        Shapes {
            symbol,
            printed: printed.unwrap_or_default(),
            first_page,
            found: RefCell::default(),
            heads,
            unpaged: pages.format == Format::Plain && pages.pages.len() == 1,
        }
    }

    /// Whether the words with the given key stand on the first page.
    fn is_of_first_page(&self, key: &str) -> bool {
        let mut found = self.found.borrow_mut();
        if found.starts_with(key) {
            return true;
        }
        // The last letters of a line of text tell soonest that it is none.
        let last = key.get(key.len().saturating_sub(SHORTEST_TITLE * 2)..);
        let own =
            last.is_none_or(|last| self.first_page.contains(last)) && self.first_page.contains(key);
        if own {
            key.clone_into(&mut found);
        }
        own
    }

    fn is_symbol(&self, piece: &str) -> bool {
        let organ = matches!(label::first_byte(piece), Some(b'A' | b'S' | b'E' | b'T'));
        if self.symbol.is_none() || !organ || bytes::find(b'/', piece.as_bytes()).is_none() {
            return false;
        }
        if bare(piece) == self.printed {
            return true;
        }
        // Printed twice over each other: `A/RES/97/18A/RES/97/18`.
        let half = piece.len() / 2;
        if piece.is_char_boundary(half) && piece[..half] == piece[half..] && !piece.is_empty() {
            return self.is_symbol(&piece[..half]);
        }
        match (&self.symbol, own_symbol(piece)) {
            (Some(own), Some(found)) => *own == found,
            _ => false,
        }
    }
}

/// A document symbol that stands alone.
pub(super) fn own_symbol(piece: &str) -> Option<Symbol> {
    let piece = bare(piece);
    let organ = piece.split('/').next()?;
    if piece.contains(' ') || !matches!(organ, "A" | "S" | "E" | "ST" | "T") {
        return None;
    }
    piece.parse().ok()
}

/// A piece without the stars of a footnote.
fn bare(piece: &str) -> &str {
    piece.trim().trim_end_matches('*')
}

/// The columns of a printed line: pieces set apart by two spaces or more.
pub(super) fn columns(text: &str) -> Vec<String> {
    pieces(text).map(str::to_owned).collect()
}

fn by_shape<'a>(sorted: &mut Sorted<'a>, page: &'a Page<'a>, index: usize, shapes: &Shapes) {
    let head = if index == 0 {
        0
    } else {
        running_head(&page.lines, shapes)
    };
    let mut notes = false;
    // Where the first page has its first job number; it is hardly ever asked.
    let first_job = LazyCell::new(|| page.lines.iter().position(|l| has_job(&l.text())));
    let mut number = page.number;
    for (at, line) in page.lines.iter().enumerate() {
        let text = line.text();
        if at >= head && is_plainly_text(&text) {
            let zone = if notes {
                &mut sorted.notes
            } else {
                &mut sorted.body
            };
            zone.push(Placed { page: number, line });
            continue;
        }
        let below_job = || match index {
            0 => first_job.is_some_and(|job| job < at),
            _ => page.lines[at.saturating_sub(JOB_REACH)..at]
                .iter()
                .any(|l| has_job(&l.text())),
        };
        let job_date = is_job_date(trim(&text)) && below_job();
        // On the first page the symbol belongs to the masthead.
        let masthead = index == 0 && sorted.body.len() < MASTHEAD;
        let head_symbol = !masthead && shapes.is_symbol(&text);
        // Where no page breaks are marked, a running head is one.
        if head_symbol && shapes.unpaged {
            number += 1;
        }
        let placed = Placed { page: number, line };
        if at < head || job_date || is_furniture(&text) || head_symbol {
            notes &= !(shapes.unpaged && head_symbol);
            sorted.furniture.push(placed);
        } else if is_rule(&text) {
            notes = true;
            sorted.furniture.push(placed);
        } else if notes || opens_starred_note(&text) {
            notes = true;
            sorted.notes.push(placed);
        } else {
            sorted.body.push(placed);
        }
    }
}

/// Whether a line begins with letters as no furniture does: not as a link nor
/// as a symbol.
fn is_plainly_text(text: &str) -> bool {
    match text.as_bytes() {
        [b'h', next, ..] => next.is_ascii_lowercase() && *next != b't',
        [b'A' | b'S' | b'E' | b'T', next, ..] => next.is_ascii_lowercase(),
        [b'h' | b'A' | b'S' | b'E' | b'T'] => false,
        [first, ..] => first.is_ascii_alphabetic(),
        [] => false,
    }
}

/// How many lines at the head of a page are its running head.
///
/// The running head of an adopted text repeats the title beside the symbol
/// (`A/RES/78/1   Political declaration of ...`): its words, without the
/// symbol, stand on the first page too.
fn running_head(lines: &[Line<'_>], shapes: &Shapes) -> usize {
    const DEEPEST: usize = 7;
    let mut title = String::new();
    let mut seen = false;
    let mut end = 0;
    for (at, line) in lines.iter().take(DEEPEST).enumerate() {
        let text = line.text();
        let known = title.len();
        let mut own = false;
        for piece in pieces(&text) {
            if shapes.is_symbol(piece) {
                own = true;
            } else {
                title.push_str(&text::key(piece));
            }
        }
        if title.len() > known && (title.len() < SHORTEST_TITLE || !shapes.is_of_first_page(&title))
        {
            break;
        }
        // Behind the symbol only a title that was not yet begun may follow.
        let beside = at > 0 && line.size > 0.0 && (lines[at - 1].y - line.y).abs() < 1.0;
        if seen && !own && !beside && (line.gap == 0 && at > 0 && known == 0) {
            break;
        }
        // Where gaps are known, one sets the running title apart.
        let goes_on = line.size == 0.0 && lines.get(at + 1).is_some_and(|next| next.gap == 0);
        seen |= own;
        if seen && (own || !goes_on) {
            end = at + 1;
        }
        // A running title can have lost its symbol.
        let apart = lines.get(at + 1).is_some_and(|next| next.gap > 0);
        let again = shapes.heads.get(&title).is_some_and(|pages| *pages > 2);
        if !seen && apart && (title.len() > LONGEST_PHRASE || again) {
            end = at + 1;
            break;
        }
    }
    end
}

/// A running title that its file marks as text: the topmost line of a page,
/// set apart from the text, with words of the first page.
fn stray_title(lines: &[Line<'_>], shapes: &Shapes) -> Option<usize> {
    const APART: f32 = 18.0;
    let text = |l: &&Line<'_>| l.role == Role::Plain;
    let (at, top) = lines
        .iter()
        .enumerate()
        .filter(|(_, l)| text(l))
        .max_by(|a, b| a.1.y.total_cmp(&b.1.y))?;
    let key = text::key(&top.text());
    let next = lines
        .iter()
        .filter(text)
        .filter(|l| l.y < top.y - 1.0)
        .map(|l| l.y)
        .max_by(f32::total_cmp)?;
    let own = key.len() >= LONGEST_PHRASE && shapes.is_of_first_page(&key);
    (own && top.y - next > APART).then_some(at)
}

/// How short, in letters, a title can be.
const SHORTEST_TITLE: usize = 6;

/// How many lines of the first page are searched for a running title: more
/// than any printed page has.
const TITLE_REACH: usize = 1_000;

/// How many letters of the first page can stand at the head of another by
/// chance.
const LONGEST_PHRASE: usize = 24;

/// How many lines of the first page its masthead may have before the symbol.
const MASTHEAD: usize = 12;

/// How many lines below its job number a job's date may stand alone.
const JOB_REACH: usize = 4;

#[cfg(test)]
mod tests {
    use super::columns;

    #[test]
    fn columns_are_set_apart_by_two_spaces() {
        assert_eq!(
            columns("United Nations          A/97/L.1"),
            ["United Nations", "A/97/L.1"]
        );
    }
}
