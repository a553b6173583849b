//! The spans of a page to its lines, by the structure that the file states.
//!
//! Spans go in page by page, lines with their block and role come out: running
//! heads first, then the body in the order of the structure, then footnotes,
//! then running feet. This file knows nothing of streams or damage.

use std::collections::{BTreeMap, HashMap};

use pdfboss_core::{ObjRef, Page, Rect, StandardType};
use pdfboss_text::{Artifact, ArtifactKind, TextSpan};

use super::super::pages::{Line, Role};
use super::typeset::{self, Glyphs};

/// What has been numbered so far: blocks and tables go on across pages.
#[derive(Default)]
pub(super) struct Layout {
    blocks: HashMap<ObjRef, u32>,
    /// The block that a list item's label shares with its first paragraph.
    items: HashMap<ObjRef, ObjRef>,
    tables: HashMap<ObjRef, Table>,
}

#[derive(Default)]
struct Table {
    number: u32,
    rows: HashMap<ObjRef, Row>,
}

#[derive(Default)]
struct Row {
    number: u32,
    cells: HashMap<ObjRef, u32>,
}

/// Where on the page a span belongs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Zone {
    Head,
    /// Without a mark, on an untagged page or beside tagged content.
    Loose,
    Block(u32),
    Note(u32),
    Artifact,
    Foot,
}

impl Layout {
    /// Lays out one page.
    pub(super) fn page(&mut self, page: &Page, spans: &[&TextSpan]) -> Vec<Line<'static>> {
        // Zones in order of first appearance: the order of the structure.
        let mut zones: Vec<(Zone, Role, Vec<Glyphs<'_>>)> = Vec::new();
        let mut places: BTreeMap<Zone, usize> = BTreeMap::new();
        for span in spans {
            let (zone, role) = self.place(span);
            // Words beyond the sheet's edge are not printed; some running
            // heads stand there a second time.
            if !on_sheet(span, page) {
                continue;
            }
            let at = *places.entry(zone).or_insert_with(|| {
                zones.push((zone, role, Vec::new()));
                zones.len() - 1
            });
            zones[at].2.push(upright(span, page));
        }
        zones.sort_by_key(|(zone, _, _)| match zone {
            Zone::Head => 0,
            Zone::Block(_) => 1,
            Zone::Loose => 2,
            Zone::Note(_) => 3,
            Zone::Artifact => 4,
            Zone::Foot => 5,
        });
        let mut lines = Vec::new();
        for (zone, role, glyphs) in zones {
            let glyphs = glyphs.into_iter();
            let (made, block) = match zone {
                Zone::Block(block) | Zone::Note(block) => (typeset::paragraph(glyphs), Some(block)),
                _ => (typeset::by_place(glyphs), None),
            };
            lines.extend(made.into_iter().map(|line| Line {
                role,
                block,
                ..line
            }));
        }
        lines
    }

    fn place(&mut self, span: &TextSpan) -> (Zone, Role) {
        if let Some(artifact) = &span.artifact {
            return furniture(artifact);
        }
        let Some(structure) = &span.structure else {
            return (Zone::Loose, Role::Plain);
        };
        let mut element = None;
        let mut item = None;
        let mut role = Role::Plain;
        let mut table = None;
        let mut row = None;
        for e in &structure.path {
            use StandardType as T;
            match e.standard_type {
                T::P | T::Caption => element = Some(e.object),
                T::H | T::H1 | T::H2 | T::H3 | T::H4 | T::H5 | T::H6 => {
                    element = Some(e.object);
                    role = Role::Heading(level(e.standard_type));
                }
                T::Note => {
                    element = Some(e.object);
                    role = Role::Note;
                }
                T::Figure => {
                    element = Some(e.object);
                    role = Role::Image;
                }
                T::LI | T::TOCI => {
                    element = Some(e.object);
                    item = Some(e.object);
                }
                T::Table => table = Some(e.object),
                T::TR => row = Some(e.object),
                T::TD | T::TH => {
                    element = Some(e.object);
                    if let (Some(table), Some(row)) = (table, row) {
                        role = self.cell(table, row, e.object);
                    }
                }
                _ => {}
            }
        }
        // A label and the paragraph it labels are one block.
        let element = match (element, item) {
            (Some(element), Some(item)) if element != item => {
                let first = *self.items.entry(item).or_insert(element);
                if first == element { item } else { element }
            }
            (Some(element), _) => element,
            (None, _) => match structure.path.last() {
                Some(last) => last.object,
                None => return (Zone::Loose, role),
            },
        };
        let next = count(self.blocks.len());
        let block = *self.blocks.entry(element).or_insert(next);
        match role {
            Role::Note => (Zone::Note(block), role),
            _ => (Zone::Block(block), role),
        }
    }

    fn cell(&mut self, table: ObjRef, row: ObjRef, cell: ObjRef) -> Role {
        let number = count(self.tables.len());
        let table = self.tables.entry(table).or_insert_with(|| Table {
            number,
            ..Table::default()
        });
        let number = count(table.rows.len());
        let row = table.rows.entry(row).or_insert_with(|| Row {
            number,
            ..Row::default()
        });
        let number = count(row.cells.len());
        let column = *row.cells.entry(cell).or_insert(number);
        Role::Cell {
            table: table.number,
            row: row.number,
            column,
        }
    }
}

/// A picture is at least this share of the sheet; emblems, bars and codes of
/// the first page are far smaller.
const PICTURE: f32 = 0.03;

/// Adds a line for each picture, where it stands among the lines of the body.
pub(super) fn add_pictures(lines: &mut Vec<Line<'static>>, page: &Page, pictures: &[Rect]) {
    let sheet = &page.media_box;
    let area = |r: &Rect| (r.x1 - r.x0).abs() * (r.y1 - r.y0).abs();
    for picture in pictures {
        if area(picture) < PICTURE * area(sheet) {
            continue;
        }
        let y = picture.y0 - sheet.y0;
        let at = lines
            .iter()
            .position(|l| match l.role {
                Role::Header => false,
                Role::Note | Role::Artifact | Role::Footer => true,
                _ => l.y < y,
            })
            .unwrap_or(lines.len());
        let line = Line {
            x: picture.x0 - sheet.x0,
            x_end: picture.x1 - sheet.x0,
            y,
            role: Role::Image,
            ..Line::default()
        };
        lines.insert(at, line);
    }
}

fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

fn level(heading: StandardType) -> u8 {
    match heading {
        StandardType::H2 => 2,
        StandardType::H3 => 3,
        StandardType::H4 => 4,
        StandardType::H5 => 5,
        StandardType::H6 => 6,
        _ => 1,
    }
}

fn furniture(artifact: &Artifact) -> (Zone, Role) {
    match (artifact.kind, artifact.subtype.as_deref()) {
        (ArtifactKind::Pagination, Some("Header")) => (Zone::Head, Role::Header),
        (ArtifactKind::Pagination, Some("Footer")) => (Zone::Foot, Role::Footer),
        _ => (Zone::Artifact, Role::Artifact),
    }
}

fn on_sheet(span: &TextSpan, page: &Page) -> bool {
    let sheet = &page.media_box;
    let (x, y) = (span.x.max(span.end_x), span.y.max(span.end_y));
    x >= sheet.x0
        && span.x.min(span.end_x) <= sheet.x1
        && y >= sheet.y0
        && span.y.min(span.end_y) <= sheet.y1
}

/// The span with its place as the reader sees it when its text is upright.
fn upright<'a>(span: &'a TextSpan, page: &Page) -> Glyphs<'a> {
    let sheet = &page.media_box;
    let (x, x_end, y) = match span.rotate {
        90 => (span.y - sheet.y0, span.end_y - sheet.y0, sheet.x1 - span.x),
        180 => (sheet.x1 - span.x, sheet.x1 - span.end_x, sheet.y1 - span.y),
        270 => (sheet.y1 - span.y, sheet.y1 - span.end_y, span.x - sheet.x0),
        _ => (span.x - sheet.x0, span.end_x - sheet.x0, span.y - sheet.y0),
    };
    Glyphs {
        text: &span.text,
        x,
        x_end,
        y,
        size: span.size,
        italic: span.italic,
        bold: span.bold,
        risen: span.rise > 0.0,
    }
}
