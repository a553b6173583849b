//! CSV for spreadsheets, as RFC 4180 has it: commas, quotes, CRLF, UTF-8.
//!
//! In: drafts, changes, a [`Synopsis`]. Out: a table with its heads in the
//! first line. A cell that a spreadsheet would take for a formula (it begins
//! with `=`, `+`, `-`, `@`, or with a full-width form of these) gets an
//! apostrophe in front; every cell passes [`safe`](super::safe), so that a
//! table is harmless on a terminal too. The exact words are in the JSON.

use csv::{Terminator, Writer, WriterBuilder};

use super::safe::safe;
use super::synopsis::Synopsis;
use super::view::DiffOptions;
use crate::change::{Change, Changes, Trait};
use crate::model::{Clause, Draft};

const DIFF: [&str; 14] = [
    "part",
    "relation",
    "moved",
    "renumbered",
    "weight",
    "old",
    "new",
    "traits",
    "gained",
    "lost",
    "old opener",
    "new opener",
    "similarity",
    "old text",
];
const DRAFT: [&str; 8] = [
    "part",
    "id",
    "kind",
    "number",
    "opener",
    "text",
    "references",
    "footnotes",
];

/// A line for each change of a clause, the title, a sponsor or a footnote, and
/// for all that was not compared; the choice of clauses and of substance
/// counts, the rest of `options` does not.
pub fn diff(old: &Draft, new: &Draft, changes: &Changes<'_>, options: &DiffOptions) -> String {
    let mut table = Table::new();
    table.line(DIFF.into_iter().chain(["new text"]));
    let chosen = options.only.as_ref();
    if chosen.is_none_or(|only| only.sponsors) {
        for (names, relation) in [
            (&changes.sponsors.added, "joined"),
            (&changes.sponsors.removed, "withdrew"),
        ] {
            for name in names {
                let (was, is) = match relation {
                    "joined" => ("", name.as_str()),
                    _ => (name.as_str(), ""),
                };
                table.line(around("sponsor", relation, ["", ""], [was, is]));
            }
        }
    }
    if chosen.is_none_or(|only| only.title)
        && let Some(title) = &changes.title
    {
        let texts = [title.old(), title.new_text()];
        table.line(around(
            "title",
            "reworded",
            ["", ""],
            [&texts[0], &texts[1]],
        ));
    }
    for change in &changes.clauses {
        if !change.is_told() {
            continue;
        }
        let old = picked(old, &change.old);
        let new = picked(new, &change.new);
        let side = if new.is_empty() { &old } else { &new };
        let wanted = chosen.is_none_or(|only| side.iter().any(|c| only.clause(&c.id)));
        if wanted && !(options.substantive_only && change.is_slight()) {
            table.line(clause(change, &old, &new));
        }
    }
    if chosen.is_none_or(|only| only.footnotes) {
        for note in &changes.footnotes {
            let ids = [&note.old, &note.new].map(|n| n.as_deref().unwrap_or_default());
            let texts = [note.words.old(), note.words.new_text()];
            table.line(around(
                "footnote",
                note.relation.as_str(),
                ids,
                [&texts[0], &texts[1]],
            ));
        }
    }
    let matter = changes.not_compared.iter().map(String::as_str);
    for what in matter.chain(changes.sponsors.not_compared) {
        table.line(around("not compared", "", ["", ""], ["", what]));
    }
    table.finish()
}

/// A line for each sponsor, clause and footnote of a draft.
pub fn draft(draft: &Draft) -> String {
    let mut table = Table::new();
    table.line(DRAFT);
    for sponsor in &draft.sponsors {
        table.line(["sponsor", "", "", "", "", &sponsor.name, "", ""]);
    }
    for clause in &draft.clauses {
        let notes: Vec<&str> = clause.footnotes.iter().map(|f| f.number.as_str()).collect();
        table.line([
            "clause",
            clause.id.as_str(),
            clause.kind.as_str(),
            clause.number.as_deref().unwrap_or_default(),
            clause.opener.as_deref().unwrap_or_default(),
            &clause.text,
            &clause.references.join("; "),
            &notes.join("; "),
        ]);
    }
    for note in &draft.footnotes {
        table.line(["footnote", &note.number, "", "", "", &note.text, "", ""]);
    }
    table.finish()
}

/// A line for each clause, and for each document its citation, what happened
/// to it there, and its words.
pub fn synopsis(synopsis: &Synopsis<'_>) -> String {
    let mut table = Table::new();
    let heads = synopsis
        .documents
        .iter()
        .flat_map(|d| ["", " change", " text"].map(|column| format!("{}{column}", d.name)));
    table.line(heads);
    for row in &synopsis.rows {
        table.line(row.cells.iter().flat_map(|cell| {
            [
                cell.ids.join("; "),
                cell.step.label().to_owned(),
                cell.texts.join(" "),
            ]
        }));
    }
    table.finish()
}

/// A change around the clauses, in the columns of those of clauses.
fn around<'a>(
    part: &'a str,
    relation: &'a str,
    ids: [&'a str; 2],
    texts: [&'a str; 2],
) -> [&'a str; 15] {
    [
        part, relation, "", "", "", ids[0], ids[1], "", "", "", "", "", "", texts[0], texts[1],
    ]
}

fn clause(change: &Change<'_>, old: &[&Clause], new: &[&Clause]) -> [String; 15] {
    let paired = !old.is_empty() && !new.is_empty();
    let mut traits = Vec::new();
    let (mut came, mut went) = (Vec::new(), Vec::new());
    for one in &change.traits {
        traits.push(one.as_str());
        if let Trait::Reference { gained, lost } | Trait::State { gained, lost } = one {
            came.extend(gained.iter().map(String::as_str));
            went.extend(lost.iter().map(String::as_str));
        }
    }
    let opener = |clauses: &[&Clause]| {
        let first = clauses.first().and_then(|c| c.opener.clone());
        first.unwrap_or_default()
    };
    [
        "clause".to_owned(),
        change.relation.as_str().to_owned(),
        change.moved.to_string(),
        change.renumbered.to_string(),
        change.weight.as_str().to_owned(),
        joined(old, "; ", |c| c.id.as_str()),
        joined(new, "; ", |c| c.id.as_str()),
        traits.join("; "),
        came.join("; "),
        went.join("; "),
        opener(old),
        opener(new),
        if paired {
            format!("{:.2}", change.score.total)
        } else {
            String::new()
        },
        joined(old, " ", |c| &c.text),
        joined(new, " ", |c| &c.text),
    ]
}

fn joined(clauses: &[&Clause], between: &str, of: impl Fn(&Clause) -> &str) -> String {
    let all: Vec<&str> = clauses.iter().map(|c| of(c)).collect();
    all.join(between)
}

fn picked<'a>(draft: &'a Draft, indices: &[usize]) -> Vec<&'a Clause> {
    indices
        .iter()
        .filter_map(|&i| draft.clauses.get(i))
        .collect()
}

struct Table {
    writer: Writer<Vec<u8>>,
}

impl Table {
    fn new() -> Table {
        Table {
            writer: WriterBuilder::new()
                .terminator(Terminator::CRLF)
                .flexible(true)
                .from_writer(Vec::new()),
        }
    }

    fn line(&mut self, cells: impl IntoIterator<Item = impl AsRef<str>>) {
        let cells: Vec<String> = cells.into_iter().map(|c| guarded(c.as_ref())).collect();
        self.writer
            .write_record(&cells)
            .expect("a vector takes every byte, and lines may differ in length");
    }

    fn finish(self) -> String {
        let bytes = self.writer.into_inner().expect("a vector takes every byte");
        String::from_utf8(bytes).expect("cells are UTF-8")
    }
}

/// A cell that no spreadsheet takes for a formula.
fn guarded(cell: &str) -> String {
    let cell = safe(cell);
    let formula = cell.trim_start().starts_with([
        '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ]);
    if formula {
        format!("'{cell}")
    } else {
        cell.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use csv::{ReaderBuilder, StringRecord};

    use super::*;
    use crate::report::safe::is_harmless;
    use crate::report::samples;

    fn read(text: &str) -> Vec<StringRecord> {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        reader.records().map(|r| r.expect("equal lines")).collect()
    }

    #[test]
    fn one_line_a_change_sponsors_first() {
        let (old, new, changes) = samples::revision();
        let text = diff(&old, &new, &changes, &DiffOptions::default());
        let lines = read(&text);
        let told: Vec<[&str; 4]> = lines.iter().map(|l| [&l[0], &l[1], &l[5], &l[6]]).collect();
        assert_eq!(
            told,
            [
                ["part", "relation", "old", "new"],
                ["sponsor", "joined", "", ""],
                ["sponsor", "joined", "", ""],
                ["sponsor", "withdrew", "", ""],
                ["clause", "unchanged", "PP2", "PP4"],
                ["clause", "reworded", "OP1", "OP1"],
                ["clause", "inserted", "", "OP2"],
                ["clause", "reworded", "OP2", "OP3"],
                ["clause", "removed", "OP3", ""],
                ["footnote", "inserted", "", "1"],
                ["not compared", "", "", ""],
            ]
        );
        assert_eq!(&lines[5][8], "A/RES/98/12");
        assert!(lines[5][13].starts_with("Takes note of the report"));
        assert!(text.ends_with("\r\n"));
    }

    #[test]
    fn substance_and_choice_count() {
        let (old, new, changes) = samples::revision();
        let options = DiffOptions {
            substantive_only: true,
            only: "OP1-3".parse().ok(),
            ..DiffOptions::default()
        };
        let lines = read(&diff(&old, &new, &changes, &options));
        assert_eq!(lines.len(), 5, "{lines:?}");
    }

    #[test]
    fn a_formula_is_text_and_nothing_steers() {
        for cell in ["=1+1", "+x", "-x", "@x", " =x", "\u{ff1d}x", "\t=x"] {
            assert!(guarded(cell).starts_with('\''), "{cell:?}");
        }
        assert_eq!(guarded("Recalling, a \"lamp\""), "Recalling, a \"lamp\"");
        let (mut old, new, changes) = samples::hostile();
        old.clauses[8].text = "=HYPERLINK(\"x\"),\r\n1".into();
        for text in [
            diff(&old, &new, &changes, &DiffOptions::default()),
            draft(&old),
            synopsis(&Synopsis::new(&[old, new], &[])),
        ] {
            assert!(text.chars().all(|c| "\r\n".contains(c) || is_harmless(c)));
            assert!(text.contains("'=HYPERLINK"), "{text}");
            assert!(read(&text).iter().flatten().all(|c| !c.contains('\n')));
        }
    }
}
