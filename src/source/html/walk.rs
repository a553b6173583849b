//! A parsed page to lines, element by element.

use scraper::node::Element;
use scraper::{Html, Node};

use super::super::counting::spell;
use super::super::pages::{Line, Role, Run};

/// What a browser would show of a page.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) lines: Vec<Line>,
    /// Places where text was marked as deleted.
    pub(super) deletions: usize,
}

/// Walks the page without recursion: its nesting is the author's.
pub(super) fn lines(page: &Html) -> Shown {
    let mut walk = Walk::default();
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
    /// What holds within each open element.
    open: Vec<Within>,
    lists: Vec<List>,
    tables: Vec<Table>,
    table_count: u32,
    blocks: u32,
    runs: Vec<Run>,
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
}

struct List {
    format: Option<&'static str>,
    next: i64,
    step: i64,
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
        match name {
            "i" | "em" | "cite" | "dfn" | "var" => within.italic = true,
            "b" | "strong" => within.bold = true,
            "sup" => within.raised = true,
            "pre" | "textarea" => within.as_typed = true,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                within.role = Role::Heading(name.as_bytes()[1] - b'0');
            }
            "nav" => within.role = Role::Artifact,
            "ol" => self.lists.push(numbered(e, &style)),
            "ul" | "menu" => self.lists.push(List {
                format: (!style.contains("list-style:none")
                    && !style.contains("list-style-type:none"))
                .then_some("bullet"),
                next: 1,
                step: 1,
            }),
            "li" => self.item(e),
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
                    if within.role != Role::Note {
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
        if is_note(e, &style) {
            within.role = Role::Note;
        }
        if is_marker(e) || style.contains("vertical-align:super") {
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
                '\u{AD}' | '\u{200B}' | '\u{FEFF}' => {}
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

    fn item(&mut self, e: &Element) {
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
            Some(format) => Some(match u32::try_from(number) {
                Ok(n) => format!("{}. ", spell(n, format)),
                Err(_) => format!("{number}. "),
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
                    text: a.split_whitespace().collect::<Vec<_>>().join(" "),
                    ..Run::default()
                })
                .into_iter()
                .collect(),
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
        let mut runs = joined(std::mem::take(&mut self.runs));
        if runs.is_empty() {
            return;
        }
        if let Some(label) = self.label.take() {
            match runs.first_mut() {
                Some(first) if !first.italic && !first.bold && !first.superscript => {
                    first.text.insert_str(0, &label);
                }
                _ => runs.insert(
                    0,
                    Run {
                        text: label,
                        ..Run::default()
                    },
                ),
            }
        }
        self.shown.lines.push(Line {
            runs,
            role,
            block: Some(self.blocks),
            ..Line::default()
        });
    }
}

impl Within {
    fn run(self, text: String) -> Run {
        Run {
            text,
            italic: self.italic,
            bold: self.bold,
            superscript: self.raised,
        }
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

fn is_shown(e: &Element, style: &str) -> bool {
    !matches!(
        e.name(),
        "head"
            | "script"
            | "style"
            | "template"
            | "noscript"
            | "iframe"
            | "object"
            | "svg"
            | "select"
            | "button"
            | "title"
            | "del"
            | "audio"
            | "video"
            | "canvas"
    ) && e.attr("hidden").is_none()
        && !style.contains("display:none")
        && !style.contains("mso-hide:all")
}

/// Word and the accessible web mark footnotes each in their way.
fn is_note(e: &Element, style: &str) -> bool {
    e.classes().any(|c| {
        matches!(
            c,
            "MsoFootnoteText" | "MsoEndnoteText" | "footnote" | "footnotes"
        )
    }) || style.contains("mso-element:footnote")
        || style.contains("mso-element:endnote")
        || matches!(
            e.attr("role"),
            Some("doc-footnote" | "doc-endnote" | "doc-endnotes")
        )
}

fn is_marker(e: &Element) -> bool {
    e.classes()
        .any(|c| matches!(c, "MsoFootnoteReference" | "MsoEndnoteReference"))
        || e.attr("role") == Some("doc-noteref")
}

fn numbered(e: &Element, style: &str) -> List {
    let by_style = [
        ("lower-alpha", "lowerLetter"),
        ("lower-latin", "lowerLetter"),
        ("upper-alpha", "upperLetter"),
        ("upper-latin", "upperLetter"),
        ("lower-roman", "lowerRoman"),
        ("upper-roman", "upperRoman"),
    ]
    .into_iter()
    .find(|(css, _)| style.contains(css))
    .map(|(_, format)| format);
    let format = if style.contains("list-style:none") || style.contains("list-style-type:none") {
        None
    } else {
        Some(by_style.unwrap_or(match e.attr("type") {
            Some("a") => "lowerLetter",
            Some("A") => "upperLetter",
            Some("i") => "lowerRoman",
            Some("I") => "upperRoman",
            _ => "decimal",
        }))
    };
    List {
        format,
        next: e
            .attr("start")
            .and_then(|s| s.trim().parse().ok())
            .unwrap_or(1),
        step: if e.attr("reversed").is_some() { -1 } else { 1 },
    }
}

/// Joins runs that look the same, takes white space off both ends and the
/// brackets off a note's number.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut whole: Vec<Run> = Vec::new();
    for run in runs {
        match whole.last_mut() {
            Some(last)
                if (last.italic, last.bold, last.superscript)
                    == (run.italic, run.bold, run.superscript) =>
            {
                last.text.push_str(&run.text);
            }
            _ => whole.push(run),
        }
    }
    while let Some(first) = whole.first_mut() {
        first.text = first.text.trim_start().to_owned();
        if !first.text.is_empty() {
            break;
        }
        whole.remove(0);
    }
    while let Some(last) = whole.last_mut() {
        let kept = last.text.trim_end().len();
        last.text.truncate(kept);
        if kept > 0 {
            break;
        }
        whole.pop();
    }
    for run in whole.iter_mut().filter(|r| r.superscript) {
        if let Some(number) = run.text.strip_prefix('[').and_then(|t| t.strip_suffix(']'))
            && number.chars().all(char::is_alphanumeric)
        {
            run.text = number.to_owned();
        }
    }
    whole
}
