//! The masthead, as the head of the first page, and the running heads.
//!
//! In: the mastheads of both drafts. Out: the XML of the parts of headers and
//! footers, with tracked words.

use super::front::Head;
use super::markup::Markup;
use super::styles::NAMESPACES;
use super::track::words;
use crate::model::Masthead;

/// The headers and footers of a document.
pub(super) struct Heads {
    /// The masthead.
    pub(super) first: String,
    /// The symbol at the head of every other page.
    pub(super) running: String,
    /// The page number.
    pub(super) foot: String,
}

/// Sets the masthead.
pub(super) fn heads(old: &Masthead, new: &Masthead, markup: &mut Markup<'_>) -> Heads {
    let (old, new) = (Head::of(old), Head::of(new));
    let mut line =
        |style: &str, old: &str, new: &str| paragraph(style, &markup.pieces(&words(old, new)));
    let symbol = line("MastheadSymbol", &old.symbol, &new.symbol);
    let organ = line("MastheadOrgan", &old.organ, &new.organ);
    let small: String = old
        .small
        .iter()
        .zip(&new.small)
        .map(|(o, n)| line("Header", o, n))
        .collect();
    let again = line("MastheadSymbol", &old.symbol, &new.symbol);
    let name = paragraph("MastheadName", &run("United Nations"));
    let empty = paragraph("Header", "");
    let first = table(&format!(
        "{}{}",
        row(&name, &symbol, 4),
        row(&organ, &small, 12)
    ));
    let running = table(&row(&empty, &again, 4));
    Heads {
        first: part("hdr", &format!("{first}{empty}")),
        running: part("hdr", &format!("{running}{empty}")),
        foot: page_foot(),
    }
}

/// The foot with the page number.
pub(super) fn page_foot() -> String {
    let pages = format!("{}{}{}", field("PAGE"), run("/"), field("NUMPAGES"));
    part("ftr", &paragraph("Footer", &pages))
}

/// A part of a header or footer.
pub(super) fn part(name: &str, content: &str) -> String {
    format!("<w:{name} {NAMESPACES}>{content}</w:{name}>")
}

/// Width of the column with the organ.
const WIDE: u32 = 5900;
/// Width of the column with the symbol.
const NARROW: u32 = 3950;

fn table(rows: &str) -> String {
    format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{WIDE}"/><w:gridCol w:w="{NARROW}"/></w:tblGrid>{rows}</w:tbl>"#,
        WIDE + NARROW
    )
}

/// A row with a rule below, so many eighths of a point thick.
fn row(wide: &str, narrow: &str, rule: u32) -> String {
    let cell = |width, content| {
        format!(
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:tcBorders><w:bottom w:val="single" w:sz="{rule}" w:space="0" w:color="auto"/></w:tcBorders></w:tcPr>{content}</w:tc>"#
        )
    };
    format!("<w:tr>{}{}</w:tr>", cell(WIDE, wide), cell(NARROW, narrow))
}

/// A paragraph of a style.
pub(super) fn paragraph(style: &str, runs: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>"#)
}

fn run(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

fn field(name: &str) -> String {
    format!(r#"<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>"#)
}
