//! Generated clauses as plain text files in the shape of drafts.
//!
//! In: clauses. Out: a file with masthead, title, chapeau, a short preamble
//! and the clauses as numbered paragraphs, in one of the forms in which texts
//! come.

use std::fmt::Write;

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// One paragraph a line.
    Lines,
    /// Pages with running heads and feet, first lines indented, as
    /// `pdftotext -layout` prints them.
    Pages,
    /// Lines of one width without indents or blank lines, as `pdftotext`
    /// prints reading order.
    Flow,
}

impl Form {
    /// All, with their names.
    pub(crate) const ALL: [(Form, &str); 3] = [
        (Form::Lines, "lines"),
        (Form::Pages, "pages"),
        (Form::Flow, "flow"),
    ];
}

const MASTHEAD: [&str; 10] = [
    "General Assembly",
    "Distr.: Limited",
    "12 October 2044",
    "Original: English",
    "Ninety-ninth session",
    "Second Committee",
    "Agenda item 18",
    "Lights of inland waters",
    "Norway: draft resolution",
    "Lights of inland waters",
];

const PREAMBLE: [&str; 3] = [
    "Recalling its resolution 98/164 of 18 December 2043,",
    "Noting with concern that many beacons on inland waters have gone dark,",
    "Mindful of the keepers who row out to them in the winter months, when the days are short,",
];

/// A file with the given clauses as operative paragraphs.
pub(crate) fn print(clauses: &[String], symbol: &str, form: Form) -> String {
    let head = [&["United Nations", symbol][..], &MASTHEAD].concat();
    let mut paragraphs = vec!["The General Assembly,".to_owned()];
    paragraphs.extend(PREAMBLE.map(str::to_owned));
    let numbered = (1..).zip(clauses);
    paragraphs.extend(numbered.map(|(number, clause)| format!("{number}. {clause}")));
    let head: Vec<String> = head.iter().map(|line| (*line).to_owned()).collect();
    match form {
        Form::Lines => lines(&[head, paragraphs].concat()),
        Form::Flow => {
            let body = paragraphs.iter().flat_map(|text| wrap(text, 80, "", ""));
            lines(&head.into_iter().chain(body).collect::<Vec<_>>())
        }
        Form::Pages => {
            let apart = head.into_iter().flat_map(|line| [line, String::new()]);
            let body = paragraphs
                .iter()
                .map(|text| text.replacen(". ", ".\u{a0}\u{a0}\u{a0}\u{a0}", 1))
                .flat_map(|text| wrap(&text, 90, "            ", "      "));
            let all: Vec<String> = apart.chain(body).collect();
            pages(&all, symbol)
        }
    }
}

fn lines(lines: &[String]) -> String {
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

/// Breaks a paragraph at spaces; a no-break space is printed as one.
fn wrap(text: &str, width: usize, first: &str, other: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split(' ') {
        if !empty && line.chars().count() + 1 + word.chars().count() > width {
            out.push(std::mem::replace(&mut line, other.to_owned()));
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(&word.replace('\u{a0}', " "));
        empty = false;
    }
    out.push(line);
    out
}

/// Sets lines on pages with the symbol above and the page number below.
fn pages(lines: &[String], symbol: &str) -> String {
    const LINES: usize = 54;
    let sheets = lines.chunks(LINES);
    let of = sheets.len();
    let mut out = String::new();
    for (page, sheet) in (1..).zip(sheets) {
        if page > 1 {
            let _ = writeln!(out, "\u{c}{symbol:>90}\n\n");
        }
        for line in sheet {
            out.push_str(line);
            out.push('\n');
        }
        let number = format!("{page}/{of}");
        let _ = writeln!(out, "\n\n44-16447{number:>82}");
    }
    out
}
