//! How the file sets each kind of line, so that new ones can be set like them.
//!
//! In: lines that were found in the file. Out: for a new line the properties
//! and runs of its nearest neighbour of the same kind.

use super::lines::is_front;
use super::plan::Fresh;
use super::props::{self, ParagraphProps};
use super::atoms::{Paragraph as Own, Part, Shows};
use crate::report::docx::piece::{Fate, Piece, Style};

/// A kind of line: its style, and whether it has a number.
pub(super) type Sort = (Style, bool);

/// How one line of the file is set.
pub(super) struct Sample {
    /// Its place among the tracked paragraphs.
    at: usize,
    sort: Sort,
    /// Whether the file counts its number.
    pub(super) counted: bool,
    pub(super) props: ParagraphProps,
    lead: String,
    /// What stands between number and words.
    gap: String,
    upright: String,
    italic: String,
    spacer: Option<ParagraphProps>,
}

/// All samples of a file.
#[derive(Default)]
pub(super) struct Samples(Vec<Sample>);

impl Samples {
    /// Takes a sample of a line that begins and ends with the paragraph.
    /// `label` is how many letters its typed number has.
    pub(super) fn take(
        &mut self,
        part: &Part,
        paragraph: usize,
        at: usize,
        sort: Sort,
        label: usize,
    ) {
        let own = &part.paragraphs[paragraph];
        let source = |range: std::ops::Range<usize>| part.xml.get(range).unwrap_or_default();
        let solid = |atom: &&super::atoms::Atom| atom.letter().and_then(super::find::key).is_some();
        let first = own.atoms.iter().position(|a| solid(&a)).unwrap_or(0);
        let mut solids = own.atoms.iter().enumerate().filter(|(_, a)| solid(a));
        let label_end = label
            .checked_sub(1)
            .and_then(|n| solids.nth(n))
            .map_or(first, |(i, _)| i + 1);
        let words = own.atoms[label_end..]
            .iter()
            .position(|a| solid(&a))
            .map_or(label_end, |i| label_end + i);
        let (upright, italic) = looks(part, own, words, is_front(sort.0));
        self.0.push(Sample {
            at,
            sort,
            counted: sort.1 && label == 0,
            props: ParagraphProps::read(source(own.props.clone())).fresh(),
            lead: blanks(part, own, 0..first),
            gap: blanks(part, own, label_end..words),
            upright,
            italic,
            spacer: spacer(part, paragraph),
        });
    }

    /// The nearest sample of a kind; the one before where two are as near.
    pub(super) fn nearest(&self, at: usize, sort: Sort) -> Option<&Sample> {
        self.0
            .iter()
            .filter(|s| s.sort == sort)
            .min_by_key(|s| (s.at.abs_diff(at), s.at > at))
    }

    /// The nearest sample of any kind that running text has, best first.
    fn any(&self, at: usize, (style, labelled): Sort) -> Option<&Sample> {
        let depth = |s: Style| match s {
            Style::Sub(depth) => Some(depth),
            _ => None,
        };
        let rank = |s: &Sample| {
            let (own, own_labelled) = s.sort;
            let front = is_front(own) != is_front(style);
            let sub = depth(own).is_some() != depth(style).is_some();
            (
                front,
                sub,
                own != style && sub == depth(style).is_none(),
                own_labelled != labelled,
            )
        };
        self.0
            .iter()
            .min_by_key(|s| (rank(s), s.at.abs_diff(at), s.at > at))
    }

    /// A new paragraph, set like its nearest neighbour.
    pub(super) fn fresh(
        &self,
        at: usize,
        sort: Sort,
        label: Option<String>,
        pieces: Vec<(Fate, Piece)>,
    ) -> Fresh {
        let same = self.nearest(at, sort);
        let Some(sample) = same.or_else(|| self.any(at, sort)) else {
            return Fresh {
                props: ParagraphProps::default(),
                lead: String::new(),
                label: label.map(|l| format!("{}{TAB}", typed("", &l))),
                pieces,
                upright: String::new(),
                italic: props::worded("", true),
                fate: Fate::Inserted,
                moved: None,
                spacer: None,
            };
        };
        let alike = same.is_some();
        let counted = alike && sample.counted;
        let gap = if sample.gap.is_empty() {
            TAB
        } else {
            sample.gap.as_str()
        };
        let heading = matches!(sort.0, Style::Heading | Style::Annex) && !alike;
        let upright = if heading {
            bold(&sample.upright)
        } else {
            sample.upright.clone()
        };
        Fresh {
            props: if alike || !(sample.counted || sample.sort.1) {
                sample.props.clone()
            } else {
                sample.props.clone().unnumbered()
            },
            lead: sample.lead.clone(),
            label: label
                .filter(|_| !counted)
                .map(|l| format!("{}{gap}", typed(&sample.upright, &l))),
            pieces,
            upright,
            italic: sample.italic.clone(),
            fate: Fate::Inserted,
            moved: None,
            spacer: sample.spacer.clone(),
        }
    }
}

const TAB: &str = "<w:r><w:tab/></w:r>";

fn typed(props: &str, label: &str) -> String {
    let label = crate::report::docx::markup::escape(label);
    format!(r#"<w:r>{props}<w:t xml:space="preserve">{label}</w:t></w:r>"#)
}

fn bold(props: &str) -> String {
    if props::children(props)
        .iter()
        .any(|(name, _)| *name == "w:b")
    {
        return props.to_owned();
    }
    let inner = props
        .strip_prefix("<w:rPr>")
        .and_then(|p| p.strip_suffix("</w:rPr>"))
        .unwrap_or_default();
    let behind = props::children(props)
        .iter()
        .filter(|(name, _)| matches!(*name, "w:rStyle" | "w:rFonts"))
        .map(|(_, span)| span.end - "<w:rPr>".len())
        .max()
        .unwrap_or(0);
    format!(
        "<w:rPr>{}<w:b/>{}</w:rPr>",
        &inner[..behind],
        &inner[behind..]
    )
}

/// The runs of blanks and tabs among some atoms.
fn blanks(part: &Part, own: &Own, atoms: std::ops::Range<usize>) -> String {
    let mut xml = String::new();
    for atom in own.atoms.get(atoms).unwrap_or_default() {
        let sign = match &atom.shows {
            Shows::Letter(c) if c.is_whitespace() => {
                format!(r#"<w:t xml:space="preserve">{c}</w:t>"#)
            }
            Shows::Sign(c) if c.is_whitespace() => {
                let source = part.xml.get(atom.source.clone()).unwrap_or_default();
                if source.starts_with("<w:br") {
                    continue;
                }
                source.to_owned()
            }
            _ => continue,
        };
        let props = part
            .xml
            .get(own.runs[atom.run].props.clone())
            .unwrap_or_default();
        xml.push_str(&format!("<w:r>{}{sign}</w:r>", props::worded(props, false)));
    }
    xml
}

/// The run properties of most upright words and of the first italic ones; a
/// line of the front has one look, whatever it is.
fn looks(part: &Part, own: &Own, from: usize, front: bool) -> (String, String) {
    let mut counts = vec![0_usize; own.runs.len()];
    for atom in own.atoms.get(from..).unwrap_or_default() {
        counts[atom.run] += usize::from(matches!(atom.shows, Shows::Letter(_)));
    }
    let run = |index: usize| {
        part.xml
            .get(own.runs[index].props.clone())
            .unwrap_or_default()
    };
    let most = |italic: bool| {
        (0..own.runs.len())
            .filter(|&i| counts[i] > 0 && (front || props::is_italic(run(i)) == italic))
            .max_by_key(|&i| (counts[i], std::cmp::Reverse(i)))
            .map(run)
    };
    let upright = most(false).or_else(|| most(true)).unwrap_or_default();
    let italic = most(true).unwrap_or(upright);
    let plain = props::worded(upright, front && props::is_italic(upright));
    (plain, props::worded(italic, true))
}

/// The empty paragraph before one, where another paragraph with words stands
/// above that.
fn spacer(part: &Part, paragraph: usize) -> Option<ParagraphProps> {
    let blank = part.paragraphs.get(paragraph.checked_sub(1)?)?;
    let above = part.paragraphs.get(paragraph.checked_sub(2)?)?;
    let own = &part.paragraphs[paragraph];
    let joined = blank.span.end == own.span.start && above.span.end == blank.span.start;
    if !blank.is_blank() || above.is_blank() || !joined {
        return None;
    }
    let props = part.xml.get(blank.props.clone()).unwrap_or_default();
    Some(ParagraphProps::read(props).fresh())
}
