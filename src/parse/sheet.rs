//! The measures of printed lines: margins, depths, and how far a line
//! reaches.
//!
//! In: the lines of the body. Out: what can be asked of them: does this line
//! stand deeper than its page's margin, would its first word have fitted on
//! the line above. Knows nothing of what the words mean.

use std::borrow::Cow;
use std::cell::OnceCell;

use typed_arena::Arena;

use crate::text::spaces::trim;

use super::ending::terminal;
use super::label::{self, Count, Label};
use super::paragraph::Placed;
use super::width;

/// A printed line as far as it matters here.
pub(super) struct Print<'a> {
    /// Without raised markers.
    pub(super) text: &'a str,
    pub(super) x: f32,
    /// Blank lines above, beyond what is usual in this text.
    pub(super) gap: bool,
    /// It ends as a paragraph may.
    pub(super) ended: bool,
    /// Its last byte that is no white space.
    pub(super) last: Option<u8>,
    /// It begins with a printed number or letter.
    pub(super) labelled: bool,
    /// It is a number or letter alone.
    pub(super) bare: bool,
    pub(super) page: u32,
    /// The left margin of its page.
    margin: f32,
    /// How wide it is by its places: in columns, in plain text.
    wide: f32,
    form: Form,
}

/// What else is known of a line in either form.
enum Form {
    /// In plain text, where the words behind its label begin.
    Plain(Option<f32>),
    /// Elsewhere, the size of its type.
    Sized(f32),
}

/// The lines of a body with their measures.
pub(super) struct Sheet<'a> {
    pub(super) lines: Vec<Print<'a>>,
    /// Whether first lines are indented at all in this text.
    pub(super) indents: bool,
    /// What counts as an indent.
    step: f32,
    /// The lines are plain text, whose places are columns.
    plain: bool,
    /// Not every layout has to be asked how far its lines reach.
    widths: OnceCell<Widths>,
}

/// How wide lines print.
struct Widths {
    /// How far full lines reach.
    edge: f32,
    /// What one unit of `x` is in the unit of widths.
    scale: f32,
}

/// How many lines tell how far full ones reach: of a long text every second,
/// third and so on is measured.
const SAMPLE: usize = 1000;

/// How much farther than its margin a first line begins where the text does
/// not tell, as a share of the full width.
const FIRST_LINE: f32 = 0.075;

impl Print<'_> {
    /// The text without white space around it.
    pub(super) fn trimmed(&self) -> &str {
        trim(self.text)
    }

    /// The number or letter it begins with, and the words behind.
    pub(super) fn label(&self) -> Option<(Label<'_>, &str)> {
        let labelled = Some(self.trimmed()).filter(|_| self.labelled);
        labelled.and_then(label::split_known)
    }

    /// How wide it prints, in the unit of `Widths::edge`.
    fn width(&self) -> f32 {
        match self.form {
            Form::Plain(_) => width::of(self.trimmed()),
            Form::Sized(_) => self.wide,
        }
    }

    /// The same of the piece of its first word that could stand on the line
    /// above.
    fn word(&self) -> f32 {
        let scale = match self.form {
            Form::Plain(_) => 1.0,
            Form::Sized(size) => size / 1000.0,
        };
        width::of(first_piece(self.trimmed())) * scale
    }
}

impl<'a> Sheet<'a> {
    /// Measures lines. Raised runs are markers and count for no width; the texts
    /// without them are kept in `unmarked`.
    pub(super) fn measure(lines: &[Placed<'a>], unmarked: &'a Arena<String>) -> Sheet<'a> {
        let plain = lines.iter().all(|l| l.line.size == 0.0);
        let usual_gap = mode(lines.iter().skip(1).map(|l| l.line.gap)).unwrap_or(0);
        let unit = if plain { 1.0 } else { 4.6 };
        let mut count = Count::default();
        let mut prints: Vec<Print<'a>> = lines
            .iter()
            .map(|l| print(l, unmarked, usual_gap, plain, &mut count))
            .collect();
        // The printed style with one space before a first line.
        let step = if plain && prints.iter().all(|p| p.x <= 3.0) {
            0.9
        } else {
            2.2 * unit
        };
        let mut indented = 0;
        let mut rest = prints.as_mut_slice();
        while let Some(page) = rest.first().map(|p| p.page) {
            // From line to line: the next page begins soon.
            let end = rest.iter().take_while(|p| p.page <= page).count();
            let (own, others) = rest.split_at_mut(end);
            let margin = margin(own, step);
            own.iter_mut().for_each(|p| p.margin = margin);
            indented += own.iter().filter(|p| p.x > margin + step).count();
            rest = others;
        }
        Sheet {
            indents: indented * 40 > prints.len(),
            step,
            plain,
            lines: prints,
            widths: OnceCell::new(),
        }
    }

    fn widths(&self) -> &Widths {
        self.widths.get_or_init(|| {
            let sample = || (0..self.lines.len()).step_by(self.lines.len().div_ceil(SAMPLE).max(1));
            let mut reaches: Vec<f32> = sample().map(|at| self.lines[at].width()).collect();
            // What full lines print to, by how many characters they have.
            let columns: f32 = sample().map(|at| self.lines[at].wide).sum();
            let scale = if self.plain && columns > 0.0 {
                reaches.iter().sum::<f32>() / columns
            } else {
                1.0
            };
            let mut widths = Widths { edge: 0.0, scale };
            for (at, reach) in sample().zip(&mut reaches) {
                *reach += self.indent(&widths, at, false);
            }
            let most = reaches.len() * 4 / 5;
            if most < reaches.len() {
                widths.edge = *reaches.select_nth_unstable_by(most, f32::total_cmp).1;
            }
            widths
        })
    }

    /// Whether a line stands deeper than the margin of its page.
    pub(super) fn deep(&self, at: usize) -> bool {
        let line = &self.lines[at];
        line.x > line.margin + self.step
    }

    /// Whether two lines stand at the same depth.
    pub(super) fn level(&self, one: usize, other: usize) -> bool {
        (self.depth(one) - self.depth(other)).abs() < self.step
    }

    /// Whether a line stands left of another.
    pub(super) fn shallower(&self, at: usize, than: usize) -> bool {
        self.depth(at) < self.depth(than) - self.step
    }

    /// Whether a line begins where the words behind another's label do.
    pub(super) fn below_words(&self, at: usize, above: usize) -> bool {
        let Form::Plain(Some(words)) = self.lines[above].form else {
            return false;
        };
        (self.lines[at].x - words).abs() < self.step
    }

    fn depth(&self, at: usize) -> f32 {
        self.lines[at].x - self.lines[at].margin
    }

    /// Whether the line above broke although this one's first word would have
    /// fitted: it ended its paragraph. `first` says that the line above is the
    /// first of its paragraph.
    pub(super) fn broke_early(&self, at: usize, first: bool) -> bool {
        self.had_room(at, first, 0.97)
    }

    /// The same beyond doubt: room for its first word and some more.
    pub(super) fn broke_well_early(&self, at: usize, first: bool) -> bool {
        self.had_room(at, first, 0.85)
    }

    /// The same of a line that is hardly more than half full.
    pub(super) fn broke_long_before(&self, at: usize) -> bool {
        self.had_room(at, false, 0.6)
    }

    /// Whether a line is as wide as most.
    pub(super) fn is_full(&self, at: usize) -> bool {
        let widths = self.widths();
        self.lines[at].width() > 0.85 * widths.edge
    }

    fn had_room(&self, at: usize, first: bool, share: f32) -> bool {
        let widths = self.widths();
        let space = 0.25 / 40.0 * widths.edge;
        self.reach(widths, at - 1, first) + space + self.lines[at].word() < share * widths.edge
    }

    /// How far a line reaches from the margin.
    fn reach(&self, widths: &Widths, at: usize, first: bool) -> f32 {
        self.indent(widths, at, first) + self.lines[at].width()
    }

    /// How far from the margin it begins.
    fn indent(&self, widths: &Widths, at: usize, first: bool) -> f32 {
        if self.indents {
            self.depth(at).max(0.0) * widths.scale
        } else if first {
            FIRST_LINE * widths.edge
        } else {
            0.0
        }
    }
}

fn print<'a>(
    placed: &Placed<'a>,
    unmarked: &'a Arena<String>,
    usual_gap: u32,
    plain: bool,
    count: &mut Count,
) -> Print<'a> {
    let line = placed.line;
    let text = if line.runs.iter().any(|r| r.superscript) {
        let plain = || line.runs.iter().filter(|run| !run.superscript);
        let mut text = String::with_capacity(plain().map(|run| run.text.len()).sum());
        text.extend(plain().map(|run| &*run.text));
        text.into()
    } else {
        line.text()
    };
    let text = match text {
        Cow::Borrowed(text) => text,
        Cow::Owned(text) => unmarked.alloc(text),
    };
    let words = trim(text);
    let label = label_end(text, words, count);
    let behind = || match label {
        Some(end) => Some(end).filter(|end| *end < text.len()),
        None if matches!(words.as_bytes(), [b'I' | b'V' | b'X', ..]) => words_behind_part(text),
        None => None,
    };
    Print {
        x: line.x,
        gap: line.gap > usual_gap,
        ended: terminal(text),
        last: words.bytes().next_back(),
        labelled: label.is_some(),
        bare: label == Some(text.len()),
        page: placed.page,
        margin: 0.0,
        wide: line.x_end - line.x,
        form: if plain {
            Form::Plain(behind().map(|at| line.x + text[..at].chars().count() as f32))
        } else {
            Form::Sized(line.size)
        },
        text,
    }
}

/// The first word of a line, or the piece of it that could stand on the line
/// above: Word breaks lines behind hyphens.
fn first_piece(text: &str) -> &str {
    let plain = |byte: &u8| byte.is_ascii_graphic() && *byte != b'-';
    let plain = text.bytes().take_while(|byte| plain(byte)).count();
    if text.as_bytes().get(plain).is_none_or(|next| *next == b' ') {
        return &text[..plain];
    }
    let ends = |c: char| c.is_whitespace() || matches!(c, '-' | '–');
    let found = text.char_indices().find(|(_, c)| ends(*c));
    let end = found.map_or(text.len(), |(at, c)| {
        if c.is_whitespace() {
            at
        } else {
            at + c.len_utf8()
        }
    });
    &text[..end]
}

/// Where the words behind the label of a line with the given words begin:
/// `1.   Decides`.
fn label_end(text: &str, words: &str, count: &mut Count) -> Option<usize> {
    // A figure, a bracket, or a small letter with a stop.
    if !matches!(words.as_bytes(), [b'0'..=b'9' | b'(', ..] | [_, b'.', ..]) {
        return None;
    }
    count.split(text).map(|(_, rest)| text.len() - rest.len())
}

/// Where the title behind the number of a part begins: `II.   Lamps`.
fn words_behind_part(text: &str) -> Option<usize> {
    if !label::titled_part(text) {
        return None;
    }
    let (label, title) = text.split_once(". ")?;
    Some(label.len() + 2 + title.len() - title.trim_start().len())
}

/// The left margin of a page: the leftmost place where a fair share of its
/// lines begin. First lines and hanging blocks stand right of it, and may be
/// the more.
fn margin(lines: &[Print<'_>], step: f32) -> f32 {
    const SHARE: usize = 8;
    // Most lines begin where the one above does.
    let runs = lines.chunk_by(|above, below| above.x == below.x);
    let mut places: Vec<(f32, usize)> = Vec::with_capacity(lines.len());
    places.extend(runs.map(|run| (run[0].x, run.len())));
    places.sort_unstable_by(|one, other| one.0.total_cmp(&other.0));
    let (mut from, mut to, mut near) = (0, 0, 0);
    for &(x, _) in &places {
        // A place that is no number is near none.
        while from < to && places[from].0 <= x - step / 2.0 {
            near -= places[from].1;
            from += 1;
        }
        while let Some((place, length)) = places.get(to)
            && *place < x + step / 2.0
        {
            near += length;
            to += 1;
        }
        if near * SHARE >= lines.len() {
            return x;
        }
    }
    0.0
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

#[cfg(test)]
mod tests {
    use typed_arena::Arena;

    use super::Sheet;
    use crate::parse::paragraph::Placed;
    use crate::source::{Line, Run};

    /// The margin of lines of one page that begin at the given places.
    fn margin(places: &[f32]) -> f32 {
        let line = |x: &f32| Line {
            runs: Run {
                text: "Keepers of lights".into(),
                ..Run::default()
            }
            .into(),
            x: *x,
            ..Line::default()
        };
        let lines: Vec<Line<'_>> = places.iter().map(line).collect();
        let placed = lines.iter().map(|line| Placed { page: 1, line });
        Sheet::measure(&placed.collect::<Vec<_>>(), &Arena::new()).lines[0].margin
    }

    #[test]
    fn a_margin_is_where_a_fair_share_of_lines_begins() {
        assert_eq!(margin(&[20.0, 8.0, 8.0, 20.0, 20.0, 8.0]), 8.0);
        let mut deep = vec![20.0; 20];
        deep.push(3.0);
        assert_eq!(margin(&deep), 20.0);
    }

    #[test]
    fn a_place_beyond_all_numbers_is_no_margin() {
        assert_eq!(margin(&[f32::INFINITY, f32::INFINITY]), 0.0);
        assert_eq!(margin(&[8.0, f32::NAN, 8.0]), 8.0);
    }
}
