//! Paragraphs and tables of a Word file to lines.
//!
//! The elements of a part go in, lines come out in reading order. Tracked
//! changes are taken as accepted. What a run looks like is the business of
//! [`inline`](super::inline).

use super::super::pages::{Line, Role, Run, Runs};
use super::super::runs::{set_number_apart, tidy};
use super::notes::{Citation, Notes};
use super::numbering::Numbering;
use super::styles::{Look, Styles, list_of, on, outline_of};
use super::xml::{Element, Space};

/// Reads the parts of one file one after the other.
pub(super) struct Reader<'e> {
    pub(super) styles: &'e Styles,
    pub(super) numbering: Numbering,
    pub(super) footnotes: Notes<'e>,
    pub(super) endnotes: Notes<'e>,
    pub(super) lines: Vec<Line<'static>>,
    /// The body with its spaces, empty lines and page breaks, as if typed.
    pub(super) typed: String,
    pub(super) changes: Changes,
    /// Parts of other formats that Word would unfold here.
    pub(super) foreign: usize,
    /// What is gathered of the paragraph at hand: its printed lines.
    pub(super) text: Vec<Vec<Run<'static>>>,
    pub(super) boxes: Vec<&'e Element>,
    pub(super) images: Vec<String>,
    /// Open fields: whether the field's result has begun.
    pub(super) fields: Vec<bool>,
    /// The number of the note that is being read.
    pub(super) note: Option<String>,
    pub(super) cited: Vec<Citation>,
    /// The properties of all sections, and the one that is being read.
    sections: Vec<&'e Element>,
    section: usize,
    blocks: u32,
    tables: u32,
}

/// Tracked changes that were taken as accepted.
#[derive(Default)]
pub(super) struct Changes {
    pub(super) inserted: usize,
    pub(super) deleted: usize,
    pub(super) moved: usize,
}

impl<'e> Reader<'e> {
    pub(super) fn new(
        styles: &'e Styles,
        numbering: Numbering,
        footnotes: Notes<'e>,
        endnotes: Notes<'e>,
        sections: Vec<&'e Element>,
    ) -> Self {
        let mut reader = Self {
            styles,
            numbering,
            footnotes,
            endnotes,
            lines: Vec::new(),
            typed: String::new(),
            changes: Changes::default(),
            foreign: 0,
            text: vec![Vec::new()],
            boxes: Vec::new(),
            images: Vec::new(),
            fields: Vec::new(),
            note: None,
            cited: Vec::new(),
            sections,
            section: 0,
            blocks: 0,
            tables: 0,
        };
        let first = reader.sections.first().copied();
        reader
            .footnotes
            .begin(first.and_then(|s| s.child("footnotePr")));
        reader
            .endnotes
            .begin(first.and_then(|s| s.child("endnotePr")));
        reader
    }

    /// Goes on to the next section, whose notes may start again.
    fn next_section(&mut self) {
        self.section += 1;
        let section = self.sections.get(self.section).copied();
        self.footnotes
            .section(section.and_then(|s| s.child("footnotePr")));
        self.endnotes
            .section(section.and_then(|s| s.child("endnotePr")));
    }

    /// Reads what stands in a body, header, cell, note or box.
    pub(super) fn story(&mut self, story: &'e Element, role: Role) {
        self.blocks(story, role);
        // A deleted mark after the last paragraph has nothing to join.
        if self.text.iter().any(|line| !line.is_empty()) {
            self.end_paragraph(role);
        }
    }

    fn blocks(&mut self, parent: &'e Element, role: Role) {
        for e in parent.elements() {
            match e.name() {
                (Space::Word, "p") => self.paragraph(e, role),
                (Space::Word, "tbl") => self.table(e, role),
                (Space::Word, "sdt") => {
                    if let Some(content) = filled(e) {
                        self.blocks(content, role);
                    }
                }
                (Space::Word, "customXml" | "ins" | "moveTo") => self.blocks(e, role),
                (Space::Word, "altChunk") => self.foreign += 1,
                (Space::Compatibility, "AlternateContent") => {
                    if let Some(chosen) = alternative(e) {
                        self.blocks(chosen, role);
                    }
                }
                _ => {}
            }
        }
    }

    /// The notes that the text has cited so far, each once.
    pub(super) fn notes(&mut self) {
        let mut at = 0;
        // A note may cite another.
        while let Some(citation) = self.cited.get(at) {
            at += 1;
            let notes = if citation.endnote {
                &mut self.endnotes
            } else {
                &mut self.footnotes
            };
            let Some(note) = notes.by_id.remove(citation.id.as_str()) else {
                continue;
            };
            self.note.clone_from(&citation.label);
            let first = self.lines.len();
            self.story(note, Role::Note);
            // An author may have deleted the number from the note's own text.
            if let Some(label) = self.note.take()
                && let Some(line) = self.lines.get_mut(first)
            {
                let mut runs = line.runs.to_vec();
                runs.insert(0, raised(label));
                set_number_apart(&mut runs);
                line.runs = runs.into();
            }
        }
        self.cited.clear();
    }

    fn paragraph(&mut self, p: &'e Element, role: Role) {
        let properties = p.child("pPr");
        let id = properties
            .and_then(|e| e.child("pStyle"))
            .and_then(Element::val)
            .or(self.styles.paragraph.as_deref());
        let style = self.styles.get(id);
        self.inline(p, style.look.over(self.styles.base()));
        let breaks = properties.and_then(|e| e.child("pageBreakBefore"));
        if breaks.is_some_and(on)
            && let Some(first) = self.text.first_mut()
        {
            first.insert(0, page_break());
        }
        // A field's instruction never holds text of the next paragraph.
        self.fields.retain(|result| *result);
        if properties.is_some_and(|p| p.child("sectPr").is_some()) {
            self.next_section();
        }
        let mark = properties.and_then(|e| e.child("rPr"));
        let has = |name: &str| mark.is_some_and(|m| m.child(name).is_some());
        if has("ins") {
            self.changes.inserted += 1;
        }
        if has("del") || has("moveFrom") {
            // With its mark deleted, the paragraph runs on into the next.
            self.changes.deleted += usize::from(has("del"));
            return;
        }
        let (list, level) = list_of(properties);
        let list = list.or(style.list);
        if let Some(list) = list.filter(|l| l != "0") {
            let level = level
                .or(style.level)
                .or_else(|| self.numbering.level_of(&list, id))
                .unwrap_or(0);
            if let Some(label) = self.numbering.next(&list, level) {
                self.lead(label);
            }
        }
        let outline = outline_of(properties).or(style.outline);
        let role = match (role, outline) {
            (Role::Plain, Some(level @ 0..=8)) => Role::Heading(level + 1),
            (role, _) => role,
        };
        self.end_paragraph(role);
    }

    /// Puts an automatic number before the text, if there is any.
    fn lead(&mut self, label: String) {
        let Some(line) = self
            .text
            .iter_mut()
            .find(|line| line.iter().any(|r| !r.text.trim().is_empty()))
        else {
            return;
        };
        let at = line.iter().position(|r| !r.text.trim().is_empty());
        line.insert(
            at.unwrap_or(0),
            Run {
                text: label.into(),
                ..Run::default()
            },
        );
    }

    fn end_paragraph(&mut self, role: Role) {
        let text = std::mem::replace(&mut self.text, vec![Vec::new()]);
        let block = self.blocks;
        self.blocks = self.blocks.saturating_add(1);
        for mut runs in text {
            if matches!(role, Role::Plain | Role::Heading(_)) {
                runs.iter().for_each(|r| self.typed.push_str(&r.text));
                self.typed.push('\n');
            }
            if role == Role::Note {
                set_number_apart(&mut runs);
            }
            let runs = tidy(runs);
            if runs.is_empty() {
                continue;
            }
            self.lines.push(Line {
                runs: runs.into(),
                role,
                block: Some(block),
                ..Line::default()
            });
        }
        let images = std::mem::take(&mut self.images);
        if !matches!(role, Role::Header | Role::Footer) {
            for alt in images {
                let block = Some(self.blocks);
                self.blocks = self.blocks.saturating_add(1);
                self.lines.push(Line {
                    runs: if alt.is_empty() {
                        Runs::default()
                    } else {
                        Runs::One(Run {
                            text: alt.into(),
                            ..Run::default()
                        })
                    },
                    role: Role::Image,
                    block,
                    ..Line::default()
                });
            }
        }
        let boxes = std::mem::take(&mut self.boxes);
        let within = match role {
            Role::Header | Role::Footer | Role::Note => role,
            _ => Role::Box,
        };
        for content in boxes {
            let fields = std::mem::take(&mut self.fields);
            self.story(content, within);
            self.fields = fields;
        }
    }

    fn table(&mut self, table: &'e Element, role: Role) {
        // A paragraph whose mark is deleted runs on into the next, but not into
        // a cell.
        if self.text.iter().any(|line| !line.is_empty()) {
            self.end_paragraph(role);
        }
        let number = self.tables;
        self.tables = self.tables.saturating_add(1);
        let mut rows = Vec::new();
        within(table, "tr", &mut rows);
        rows.retain(|tr| {
            let deleted = tr.child("trPr").is_some_and(|p| p.child("del").is_some());
            self.changes.deleted += usize::from(deleted);
            !deleted
        });
        for (tr, row) in rows.into_iter().zip(0..) {
            let mut cells = Vec::new();
            within(tr, "tc", &mut cells);
            cells.retain(|tc| {
                let deleted = tc
                    .child("tcPr")
                    .is_some_and(|p| p.child("cellDel").is_some());
                self.changes.deleted += usize::from(deleted);
                !deleted
            });
            for (tc, column) in cells.into_iter().zip(0..) {
                let role = match role {
                    Role::Plain | Role::Cell { .. } | Role::Box => Role::Cell {
                        table: number,
                        row,
                        column,
                    },
                    role => role,
                };
                self.story(tc, role);
            }
        }
    }
}

/// Elements of that name, also within wrappers that only mark them.
fn within<'e>(parent: &'e Element, name: &str, found: &mut Vec<&'e Element>) {
    for e in parent.elements() {
        match e.name() {
            (Space::Word, n) if n == name => found.push(e),
            (Space::Word, "sdt") => {
                if let Some(content) = filled(e) {
                    within(content, name, found);
                }
            }
            (Space::Word, "customXml" | "ins") => within(e, name, found),
            (Space::Compatibility, "AlternateContent") => {
                if let Some(chosen) = alternative(e) {
                    within(chosen, name, found);
                }
            }
            _ => {}
        }
    }
}

/// The content of a control, unless it only asks to be filled in.
pub(super) fn filled(control: &Element) -> Option<&Element> {
    let asks = control
        .child("sdtPr")
        .is_some_and(|p| p.child("showingPlcHdr").is_some());
    if asks {
        None
    } else {
        control.child("sdtContent")
    }
}

/// The one alternative that a present Word would show.
pub(super) fn alternative(choices: &Element) -> Option<&Element> {
    let named = |name: &'static str| {
        choices
            .elements()
            .find(move |e| e.name() == (Space::Compatibility, name))
    };
    named("Choice").or_else(|| named("Fallback"))
}

/// The end of a page: white space, which no paragraph shows.
pub(super) fn page_break() -> Run<'static> {
    Run {
        text: "\u{C}".into(),
        ..Run::default()
    }
}

/// A run of raised type.
pub(super) fn raised(text: String) -> Run<'static> {
    Run {
        text: text.into(),
        superscript: true,
        ..Run::default()
    }
}

impl Look {
    /// A run that looks so.
    pub(super) fn run(self, text: String) -> Run<'static> {
        Run {
            text: if self.capitals == Some(true) {
                text.to_uppercase().into()
            } else {
                text.into()
            },
            italic: self.italic == Some(true),
            bold: self.bold == Some(true),
            superscript: self.raised == Some(true),
        }
    }
}
