//! A parsed page to lines, element by element.

use scraper::node::Element;
use scraper::{Html, Node};

use super::super::counting::spell;
use super::super::pages::{Line, Role, Run, Runs};
use super::super::runs::{set_number_apart, tidy};
use super::elements::{List, is_block, is_marker, is_note, is_shown, numbered};
use super::links::{self, Links};
use super::sections::{Core, is_page_furniture, is_section};

/// What a browser would show of a page.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) lines: Vec<Line<'static>>,
    /// Places where text was marked as deleted.
    pub(super) deletions: usize,
}

/// Walks the page without recursion: its nesting is the author's.
pub(super) fn lines(page: &Html) -> Shown {
    let mut walk = Walk {
        links: Links::of(page),
        core: Core::of(page),
        ..Walk::default()
    };
    let mut node = page.tree.root();
    loop {
        let shown = match node.value() {
            Node::Element(element) => walk.open(element),
            Node::Text(text) => {
                walk.text(text);
                true
            }
            _ => true,
        };
        if shown && let Some(child) = node.first_child() {
            node = child;
            continue;
        }
        loop {
            if let Node::Element(element) = node.value() {
                walk.close(element);
            }
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            match node.parent() {
                Some(parent) => node = parent,
                None => {
                    walk.end_block();
                    return walk.shown;
                }
            }
        }
    }
}

#[derive(Default)]
struct Walk {
    shown: Shown,
    links: Links,
    core: Option<Core>,
    /// A note was announced: the next block is one.
    note: bool,
    /// What holds within each open element.
    open: Vec<Within>,
    lists: Vec<List>,
    tables: Vec<Table>,
    table_count: u32,
    blocks: u32,
    runs: Vec<Run<'static>>,
    /// The number of a list item that has no text yet.
    label: Option<String>,
}

#[derive(Clone, Copy, Default)]
struct Within {
    italic: bool,
    bold: bool,
    raised: bool,
    as_typed: bool,
    role: Role,
    /// A block that holds text rather than blocks.
    paragraph: bool,
    /// Within an article or a section, whose heads and feet are its own.
    section: bool,
}

struct Table {
    number: u32,
    row: Option<u32>,
    column: Option<u32>,
}

impl Walk {
    /// Enters an element; `false` if nothing in it is shown.
    fn open(&mut self, e: &Element) -> bool {
        let mut within = self.open.last().copied().unwrap_or_default();
        let style = e.attr("style").unwrap_or_default().to_ascii_lowercase();
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        let name = e.name();
        if is_block(name) {
            self.end_block();
        }
        if !is_shown(e, &style) {
            self.shown.deletions += usize::from(name == "del");
            self.open.push(within);
            return false;
        }
        within.paragraph = matches!(name, "p" | "li" | "dd" | "dt" | "td");
        within.section |= is_section(name);
        let announced = within.paragraph && std::mem::take(&mut self.note);
        if announced || is_note(e, &style) {
            within.role = Role::Note;
        }
        if self.links.is_note(e) {
            within.role = Role::Note;
            self.announce(name);
        }
        if within.role == Role::Note && self.links.is_return(e) {
            self.open.push(within);
            return false;
        }
        match name {
            "i" | "em" | "cite" | "dfn" | "var" => within.italic = true,
            "b" | "strong" => within.bold = true,
            "sup" => within.raised = true,
            "pre" | "textarea" => within.as_typed = true,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if within.role == Role::Plain => {
                within.role = Role::Heading(name.as_bytes()[1] - b'0');
            }
            "body" if self.core.is_some() => within.role = Role::Artifact,
            _ if self.core.is_some_and(|core| core.is(e)) => within.role = Role::Plain,
            _ if is_page_furniture(e, within.section) => within.role = Role::Artifact,
            // So LibreOffice writes running heads and feet.
            "div" if e.attr("title") == Some("header") => within.role = Role::Header,
            "div" if e.attr("title") == Some("footer") => within.role = Role::Footer,
            "ol" => self.lists.push(numbered(e, &style)),
            "ul" | "menu" => self.lists.push(List {
                format: (!style.contains("list-style:none")
                    && !style.contains("list-style-type:none"))
                .then_some("bullet"),
                next: 1,
                step: 1,
            }),
            "li" => self.item(e, within.role),
            "table" => {
                self.tables.push(Table {
                    number: self.table_count,
                    row: None,
                    column: None,
                });
                self.table_count = self.table_count.saturating_add(1);
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.row = Some(table.row.map_or(0, |row| row.saturating_add(1)));
                    table.column = None;
                }
            }
            "td" | "th" => {
                if let Some(table) = self.tables.last_mut() {
                    let column = table.column.map_or(0, |c| c.saturating_add(1));
                    table.column = Some(column);
                    if matches!(within.role, Role::Plain | Role::Cell { .. }) {
                        within.role = Role::Cell {
                            table: table.number,
                            row: table.row.unwrap_or(0),
                            column,
                        };
                    }
                }
            }
            "br" => self.end_line(within.role),
            "q" => self.runs.push(within.run("“".to_owned())),
            "img" => self.image(e.attr("alt")),
            _ => {}
        }
        let number = within.role == Role::Note
            && links::target(e).is_some()
            && self.runs.iter().all(|run| run.text.trim().is_empty());
        let marker = within.role != Role::Note && self.links.is_marker(e);
        if number || marker || is_marker(e) || style.contains("vertical-align:super") {
            within.raised = true;
        }
        if style.contains("font-style:italic") {
            within.italic = true;
        } else if style.contains("font-style:normal") {
            within.italic = false;
        }
        if style.contains("font-weight:bold") || style.contains("font-weight:700") {
            within.bold = true;
        } else if style.contains("font-weight:normal") || style.contains("font-weight:400") {
            within.bold = false;
        }
        self.open.push(within);
        true
    }

    fn close(&mut self, e: &Element) {
        match e.name() {
            "ol" | "ul" | "menu" => {
                self.end_block();
                self.lists.pop();
            }
            "table" => {
                self.end_block();
                self.tables.pop();
            }
            "li" => {
                self.end_block();
                self.label = None;
            }
            "q" => {
                let within = self.open.last().copied().unwrap_or_default();
                self.runs.push(within.run("”".to_owned()));
            }
            name if is_block(name) => self.end_block(),
            _ => {}
        }
        self.open.pop();
    }

    fn text(&mut self, text: &str) {
        let within = self.open.last().copied().unwrap_or_default();
        if within.as_typed {
            for (at, line) in text.split('\n').enumerate() {
                if at > 0 {
                    self.end_line(within.role);
                }
                self.runs
                    .push(within.run(line.trim_end_matches('\r').replace('\t', " ")));
            }
            return;
        }
        let mut shown = String::with_capacity(text.len());
        let mut after_space = self.runs.last().is_none_or(|run| run.text.ends_with(' '));
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\u{C}' => {
                    if !after_space {
                        shown.push(' ');
                    }
                    after_space = true;
                }
                // Places where a word may break, not where it does.
                '\u{AD}' => {}
                c => {
                    shown.push(c);
                    after_space = false;
                }
            }
        }
        if !shown.is_empty() {
            self.runs.push(within.run(shown));
        }
    }

    /// A name within a paragraph makes that one a note; one before it, the next.
    fn announce(&mut self, name: &str) {
        if is_block(name) {
            return;
        }
        match self.open.iter().rposition(|w| w.paragraph) {
            Some(from) => self.open[from..]
                .iter_mut()
                .for_each(|w| w.role = Role::Note),
            None => self.note = true,
        }
    }

    fn item(&mut self, e: &Element, role: Role) {
        let Some(list) = self.lists.last_mut() else {
            return;
        };
        let number = e
            .attr("value")
            .and_then(|v| v.trim().parse().ok())
            .unwrap_or(list.next);
        list.next = number.saturating_add(list.step);
        self.label = match list.format {
            None => None,
            Some("bullet") => Some("• ".to_owned()),
            Some(format) => Some(match (u32::try_from(number), format) {
                // A note's number has no stop.
                (Ok(n), format) if role == Role::Note => format!("{} ", spell(n, format)),
                // As print has it, whatever sign a browser would put.
                (Ok(n), "lowerLetter" | "lowerRoman") => format!("({}) ", spell(n, format)),
                (Ok(n), format) => format!("{}. ", spell(n, format)),
                (Err(_), _) => format!("{number}. "),
            }),
        };
    }

    fn image(&mut self, alt: Option<&str>) {
        // An empty description says that the picture is mere decoration.
        if alt.is_some_and(|a| a.trim().is_empty()) {
            return;
        }
        self.end_block();
        let block = Some(self.blocks);
        self.blocks = self.blocks.saturating_add(1);
        self.shown.lines.push(Line {
            runs: alt
                .map(|a| Run {
                    text: a.split_whitespace().collect::<Vec<_>>().join(" ").into(),
                    ..Run::default()
                })
                .map(Runs::from)
                .unwrap_or_default(),
            role: Role::Image,
            block,
            ..Line::default()
        });
    }

    fn end_block(&mut self) {
        let role = self.open.last().map(|w| w.role).unwrap_or_default();
        self.end_line(role);
        self.blocks = self.blocks.saturating_add(1);
    }

    fn end_line(&mut self, role: Role) {
        let mut runs = tidy(std::mem::take(&mut self.runs));
        bare(&mut runs);
        if runs.is_empty() {
            return;
        }
        // A paragraph that opens with a raised number is a note, whatever the
        // page calls it.
        let role = match role {
            Role::Plain if opens_with_raised_number(&runs) => Role::Note,
            role => role,
        };
        if role == Role::Note {
            set_number_apart(&mut runs);
        }
        if let Some(label) = self.label.take() {
            match runs.first_mut() {
                Some(first) if !first.italic && !first.bold && !first.superscript => {
                    first.text.to_mut().insert_str(0, &label);
                }
                _ => runs.insert(
                    0,
                    Run {
                        text: label.into(),
                        ..Run::default()
                    },
                ),
            }
        }
        self.shown.lines.push(Line {
            runs: runs.into(),
            role,
            block: Some(self.blocks),
            ..Line::default()
        });
    }
}

impl Within {
    fn run(self, text: String) -> Run<'static> {
        Run {
            text: text.into(),
            italic: self.italic,
            bold: self.bold,
            superscript: self.raised,
        }
    }
}

fn opens_with_raised_number(runs: &[Run<'_>]) -> bool {
    runs.len() > 1
        && runs.first().is_some_and(|r| {
            r.superscript && !r.text.is_empty() && r.text.bytes().all(|b| b.is_ascii_digit())
        })
}

/// Takes the brackets off a note's number, as in `[1]`.
fn bare(runs: &mut [Run<'_>]) {
    for run in runs.iter_mut().filter(|r| r.superscript) {
        if let Some(number) = run.text.strip_prefix('[').and_then(|t| t.strip_suffix(']'))
            && number.chars().all(char::is_alphanumeric)
        {
            run.text = number.to_owned().into();
        }
    }
}
