//! Reads every invented text in `tests/texts` and holds the reading against
//! the outline beside it: masthead, sponsors, clauses and footnotes.
//!
//! `tests/texts/README.md` says what an outline holds. Where an outline names
//! another reading as good, that reading passes too.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use travaux::model::{Clause, ClauseKind, Draft, DraftKind};

/// An outline: its sections, each a list of lines.
struct Outline {
    sections: BTreeMap<String, Vec<String>>,
}

impl Outline {
    fn read(path: &Path) -> Outline {
        let mut sections: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut name = String::new();
        for line in fs::read_to_string(path).expect("an outline").lines() {
            match line.strip_prefix("## ") {
                Some(heading) => name = heading.to_owned(),
                None => sections
                    .entry(name.clone())
                    .or_default()
                    .push(line.to_owned()),
            }
        }
        Outline { sections }
    }

    fn lines(&self, section: &str) -> &[String] {
        self.sections.get(section).map_or(&[], Vec::as_slice)
    }

    /// `- name: value` of the masthead.
    fn fact(&self, name: &str) -> Option<&str> {
        self.lines("Masthead").iter().find_map(|line| {
            line.strip_prefix("- ")?
                .strip_prefix(name)?
                .strip_prefix(": ")
        })
    }

    /// The cells of a section's table, without its head.
    fn table(&self, section: &str) -> Vec<Vec<String>> {
        self.lines(section)
            .iter()
            .filter(|line| line.starts_with('|'))
            .skip(2)
            .map(|line| {
                line.trim_matches('|')
                    .split('|')
                    .map(|cell| cell.trim().to_owned())
                    .collect()
            })
            .map(|mut cells: Vec<String>| {
                // `OP2(a)(ii)a.` is `OP2(a)(ii)(a)` too.
                if let Some((before, letter)) = cells[0]
                    .strip_suffix('.')
                    .and_then(|id| id.split_at_checked(id.len() - 1))
                    && before.ends_with(')')
                {
                    cells[0] = format!("{before}({letter})");
                }
                cells
            })
            .collect()
    }

    fn says(&self, words: &str) -> bool {
        self.lines("Notes").iter().any(|line| line.contains(words))
    }
}

fn texts() -> Vec<(PathBuf, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for (outlines, texts, ending) in [
        ("tests/texts", "tests/texts", &["txt"][..]),
        ("tests/texts/drafts", "drafts", &["pdf", "txt"]),
    ] {
        let mut names: Vec<PathBuf> = fs::read_dir(root.join(outlines))
            .expect("the folder of outlines")
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.to_string_lossy().ends_with(".expect.md"))
            .collect();
        names.sort();
        for outline in names {
            let name = outline
                .file_name()
                .map(|n| n.to_string_lossy().replace(".expect.md", ""))
                .unwrap_or_default();
            for ending in ending {
                found.push((
                    outline.clone(),
                    root.join(texts).join(format!("{name}.{ending}")),
                ));
            }
        }
    }
    found
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn kind(word: &str) -> ClauseKind {
    match word {
        "chapeau" => ClauseKind::Chapeau,
        "preambular" => ClauseKind::Preambular,
        "operative" => ClauseKind::Operative,
        "subparagraph" => ClauseKind::Subparagraph,
        "heading" => ClauseKind::Heading,
        "annex_title" => ClauseKind::AnnexTitle,
        _ => ClauseKind::AnnexParagraph,
    }
}

/// What differs between a clause and its row of the outline.
fn clause_faults(clause: &Clause, row: &[String], faults: &mut Vec<String>) {
    let [id, of_kind, _label, opener, first, last, count, marks] = row else {
        faults.push(format!("the row {row:?} has not eight cells"));
        return;
    };
    let mut say = |what: &str, due: &str, got: &str| {
        if due != got {
            faults.push(format!("{id}: {what} is “{got}”, not “{due}”"));
        }
    };
    say("id", id, clause.id.as_str());
    // Points of an annex are annex paragraphs.
    let annexed = id.starts_with('A')
        && of_kind == "subparagraph"
        && clause.kind == ClauseKind::AnnexParagraph;
    if !annexed {
        say("kind", kind(of_kind).as_str(), clause.kind.as_str());
    }
    let own = words(&clause.text);
    let (head, tail) = (
        words(first).len().min(own.len()),
        words(last).len().min(own.len()),
    );
    say("beginning", first, &own[..head].join(" "));
    say("end", last, &own[own.len() - tail..].join(" "));
    say("number of words", count, &own.len().to_string());
    if !opener.is_empty() {
        say("opener", opener, clause.opener.as_deref().unwrap_or(""));
    }
    let numbers: Vec<&str> = clause
        .footnotes
        .iter()
        .map(|mark| mark.number.as_str())
        .collect();
    say("footnotes", marks, &numbers.join(", "));
}

fn faults(outline: &Outline, draft: &Draft) -> Vec<String> {
    let mut faults = Vec::new();
    let masthead = &draft.masthead;
    let say = |faults: &mut Vec<String>, what: &str, got: Option<String>| {
        let due = outline
            .fact(what)
            .filter(|value| *value != "none")
            .map(str::to_owned);
        if outline.fact(what).is_some() && due != got {
            faults.push(format!("{what}: {got:?}, not {due:?}"));
        }
    };
    let languages = masthead.original_languages.join(" and ");
    say(
        &mut faults,
        "symbol",
        masthead.symbol.as_ref().map(ToString::to_string),
    );
    say(&mut faults, "kind", Some(draft.kind.as_str().to_owned()));
    say(&mut faults, "organ", masthead.organ.clone());
    // An adopted text names the committee that reported, and outlines don't.
    if outline.fact("report or reference").is_none() {
        say(&mut faults, "committee", masthead.committee.clone());
    }
    say(&mut faults, "session", masthead.session.clone());
    say(&mut faults, "agenda item", masthead.agenda_item.clone());
    say(&mut faults, "agenda title", masthead.agenda_title.clone());
    say(
        &mut faults,
        "date",
        masthead.date.map(|day| day.to_string()),
    );
    say(&mut faults, "distribution", masthead.distribution.clone());
    say(
        &mut faults,
        "original language",
        Some(languages).filter(|l| !l.is_empty()),
    );
    say(&mut faults, "title", draft.title.clone());

    let due: Vec<&str> = outline
        .lines("Sponsors")
        .iter()
        .filter_map(|line| line.strip_prefix("- "))
        .filter(|line| !line.starts_with("note "))
        .collect();
    let got: Vec<&str> = draft.sponsors.iter().map(|s| s.name.as_str()).collect();
    if due != got {
        faults.push(format!("sponsors: {got:?}, not {due:?}"));
    }
    // The instructions of an amendment stand in a table of their own.
    if draft.kind != DraftKind::Amendment {
        clauses(outline, draft, &mut faults);
    }
    for row in outline.table("Footnotes") {
        let found = draft
            .footnotes
            .iter()
            .any(|note| note.number == row[0] && note.text == row[1]);
        if !found {
            faults.push(format!(
                "footnote {} is missing or differs: “{}”",
                row[0], row[1]
            ));
        }
    }
    faults
}

fn clauses(outline: &Outline, draft: &Draft, faults: &mut Vec<String>) {
    let rows: Vec<Vec<String>> = outline
        .table("Clauses")
        .into_iter()
        .filter(|row| row[1] != "table")
        .collect();
    let due: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    let mut got: Vec<&str> = draft.clauses.iter().map(|c| c.id.as_str()).collect();
    // A decision's first words may stand apart as its chapeau.
    if outline.says("into a chapeau `CH`")
        && got.first() == Some(&"CH")
        && due.first() == Some(&"OP1")
    {
        got.remove(0);
        return;
    }
    // Points within a line of text may stay inside the clause.
    let inline = outline.says("with the lettered points inside its text")
        && !got.iter().any(|id| id.contains('('));
    let rows: Vec<Vec<String>> = rows
        .iter()
        .filter(|row| !(inline && row[0].contains('(')))
        .map(
            |row| match inline && due.iter().any(|id| id.starts_with(&format!("{}(", row[0]))) {
                true => whole(row, outline),
                false => row.clone(),
            },
        )
        .collect();
    let due: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    if due != got {
        faults.push(format!("ids: {got:?}, not {due:?}"));
    }
    for row in &rows {
        if let Some(clause) = draft.clause(&row[0]) {
            clause_faults(clause, row, faults);
        }
    }
}

/// The row of a paragraph that keeps its points: their words are its own, and
/// each point has its letter.
fn whole(row: &[String], outline: &Outline) -> Vec<String> {
    let mut whole = row.to_vec();
    let mut count: usize = row[6].parse().unwrap_or(0);
    for point in outline.table("Clauses") {
        if point[0].starts_with(&format!("{}(", row[0])) {
            count += point[6].parse().unwrap_or(0) + 1;
            whole[5].clone_from(&point[5]);
        }
    }
    whole[6] = count.to_string();
    whole
}

#[test]
fn every_text_reads_as_its_outline_says() {
    let texts = texts();
    assert!(texts.len() > 20, "the outlines are found");
    let mut report = String::new();
    for (outline, text) in texts {
        let bytes = fs::read(&text).expect("a text");
        let pages = travaux::source::read(&bytes).expect("readable");
        let draft = travaux::parse::parse(&pages);
        for fault in faults(&Outline::read(&outline), &draft) {
            report.push_str(&format!(
                "{}: {fault}\n",
                text.file_name().unwrap_or_default().to_string_lossy()
            ));
        }
    }
    assert!(report.is_empty(), "\n{report}");
}
