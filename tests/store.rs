//! The promises of the store: what goes in comes out, the same in gives the
//! same commits, and plain git works on it.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::Command;

use jiff::civil::date;
use tempfile::TempDir;
use travaux::history;
use travaux::model::{
    Adoption, Clause, ClauseId, ClauseKind, Draft, DraftKind, Footnote, FootnoteRef, Masthead,
    Place, Sponsor, SponsorKind,
};
use travaux::store::{
    Event, Finding, Ground, Happening, Identity, Import, Matter, Outcome, Store, StoreError,
};
use travaux::symbol::Symbol;

fn secretary() -> Identity {
    Identity {
        name: "Ada Secretary".to_owned(),
        email: "ada@example.org".to_owned(),
        time: Some((1_700_000_000, 60)),
    }
}

fn store() -> (TempDir, Store) {
    let dir = TempDir::new().unwrap();
    let store = Store::init_as(dir.path(), secretary()).unwrap();
    (dir, store)
}

fn symbol(of: &str) -> Symbol {
    of.parse().unwrap()
}

fn clause(id: &str, kind: ClauseKind, opener: &str, text: &str) -> Clause {
    Clause {
        id: ClauseId::new(id),
        kind,
        number: id.strip_prefix("OP").map(str::to_owned),
        opener: (!opener.is_empty()).then(|| opener.to_owned()),
        text: text.to_owned(),
        footnotes: Vec::new(),
        references: Vec::new(),
        place: Place { page: 1, line: 0 },
    }
}

/// An invented draft on lighthouses.
fn draft(of: &str, sponsors: &[&str], day: i8) -> Draft {
    let mut recalling = clause(
        "PP1",
        ClauseKind::Preambular,
        "Recalling",
        "Recalling its resolution 70/501 on the keeping of lighthouses,",
    );
    recalling.footnotes = vec![FootnoteRef {
        number: "1".to_owned(),
        at: 61,
    }];
    Draft {
        kind: DraftKind::DraftResolution,
        masthead: Masthead {
            symbol: Some(symbol(of)),
            organ: Some("General Assembly".to_owned()),
            committee: Some("First Committee".to_owned()),
            session: Some("75".to_owned()),
            date: Some(date(2020, 10, day)),
            ..Masthead::default()
        },
        title: Some("Keeping of lighthouses".to_owned()),
        sponsors: sponsors
            .iter()
            .map(|name| Sponsor {
                name: (*name).to_owned(),
                kind: SponsorKind::State,
            })
            .collect(),
        clauses: vec![
            clause("CH", ClauseKind::Chapeau, "", "The General Assembly,"),
            recalling,
            clause(
                "PP2",
                ClauseKind::Preambular,
                "Noting",
                "Noting with concern that many lamps are dark during the winter months,",
            ),
            clause(
                "OP1",
                ClauseKind::Operative,
                "Requests",
                "Requests the Secretary-General to report on the state of lighthouses;",
            ),
            clause(
                "OP2",
                ClauseKind::Operative,
                "Decides",
                "Decides to remain seized of the matter.",
            ),
        ],
        footnotes: vec![Footnote {
            number: "1".to_owned(),
            text: "A/70/5001, annex.".to_owned(),
            place: Place::default(),
        }],
        ..Draft::default()
    }
}

fn revised() -> Draft {
    let mut new = draft("A/C.1/75/L.8/Rev.1", &["Belarus", "Chad", "Fiji"], 26);
    new.clauses[3].text =
        "Urges the Secretary-General to report on the state of all lighthouses;".to_owned();
    new.clauses[3].opener = Some("Urges".to_owned());
    new.clauses.insert(
        4,
        clause(
            "OP2",
            ClauseKind::Operative,
            "Invites",
            "Invites all ports to keep a spare lamp and oil for two months;",
        ),
    );
    new.clauses[5].id = ClauseId::new("OP3");
    new.clauses[5].number = Some("3".to_owned());
    new
}

fn adopted() -> Draft {
    let mut new = revised();
    new.kind = DraftKind::Resolution;
    new.sponsors.clear();
    new.masthead.symbol = Some(symbol("A/RES/75/999"));
    new.masthead.committee = None;
    new.masthead.date = Some(date(2020, 12, 9));
    new.masthead.adoption = Some(Adoption {
        line: Some("Resolution adopted by the General Assembly on 7 December 2020".to_owned()),
        date: Some(date(2020, 12, 7)),
        report: Some("[on the report of the First Committee (A/75/9999, para. 7)]".to_owned()),
        ..Adoption::default()
    });
    new
}

fn import(draft: &Draft) -> Import {
    Import {
        bytes: format!("bytes of {:?}", draft.masthead.symbol).into_bytes(),
        draft: draft.clone(),
        source_name: "a file.pdf".to_owned(),
        extension: "pdf".to_owned(),
        ..Import::default()
    }
}

fn three() -> Vec<Import> {
    [
        adopted(),
        draft("A/C.1/75/L.8", &["Belarus", "Chad"], 8),
        revised(),
    ]
    .iter()
    .map(import)
    .collect()
}

fn git(dir: &Path, args: &[&str]) -> String {
    let output = Command::new("git")
        .args(args)
        .current_dir(dir)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "git {args:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn sound(dir: &Path) {
    assert_eq!(git(dir, &["status", "--porcelain"]), "");
    git(dir, &["fsck", "--strict", "--full"]);
    assert_eq!(git(dir, &["diff-files", "--name-only"]), "");
}

#[test]
fn three_documents_come_out_as_they_went_in() {
    let (dir, store) = store();
    let receipt = store.add(&three()).unwrap();
    let order: Vec<String> = receipt.added.iter().map(|a| a.symbol.to_string()).collect();
    assert_eq!(
        order,
        ["A/C.1/75/L.8", "A/C.1/75/L.8/Rev.1", "A/RES/75/999"]
    );
    let subjects: Vec<&str> = receipt.added.iter().map(|a| a.subject.as_str()).collect();
    assert_eq!(
        subjects,
        [
            "A/C.1/75/L.8: tabled by Belarus and 1 other",
            "A/C.1/75/L.8/Rev.1: 1 reworded, 1 inserted, 1 sponsor joined",
            "A/RES/75/999: adopted; no change of wording",
        ]
    );
    let grounds: Vec<&Ground> = receipt.added.iter().map(|a| &a.ground).collect();
    assert!(matches!(
        grounds[..],
        [Ground::First { .. }, Ground::Symbol, Ground::Title]
    ));
    for import in three() {
        let of = import.draft.masthead.symbol.clone().unwrap();
        assert_eq!(store.draft(&of).unwrap(), import.draft);
        assert_eq!(store.source(&of).unwrap(), import.bytes);
    }
    sound(dir.path());
    let texts = store.texts().unwrap();
    assert_eq!(texts.len(), 1);
    assert_eq!(texts[0].documents, 3);
    assert_eq!(texts[0].state, Event::Adopted);
}

#[test]
fn the_same_documents_give_the_same_commits() {
    let (_one, first) = store();
    let (_two, second) = store();
    let ones = first.add(&three()).unwrap();
    let mut backwards = three();
    backwards.reverse();
    let twos = second.add(&backwards).unwrap();
    assert_eq!(ones.added, twos.added);
}

#[test]
fn adding_again_changes_nothing_and_says_so() {
    let (dir, store) = store();
    let first = store.add(&three()).unwrap();
    let head = git(dir.path(), &["rev-parse", "HEAD"]);
    let again = store.add(&three()).unwrap();
    for (was, is) in first.added.iter().zip(&again.added) {
        assert_eq!(is.outcome, Outcome::AlreadyThere);
        assert_eq!(is.commit, was.commit);
    }
    assert_eq!(git(dir.path(), &["rev-parse", "HEAD"]), head);
}

#[test]
fn a_reissue_is_a_commit_on_the_same_symbol() {
    let (dir, store) = store();
    store.add(&three()[1..2]).unwrap();
    let mut again = import(&draft("A/C.1/75/L.8", &["Belarus", "Chad"], 9));
    again.bytes = b"other bytes".to_vec();
    let receipt = store.add(&[again.clone()]).unwrap();
    assert_eq!(receipt.added[0].outcome, Outcome::Reissue);
    assert_eq!(receipt.added[0].tag, "A_C.1_75_L.8_reissue.2");
    assert_eq!(
        receipt.added[0].subject,
        "A/C.1/75/L.8: reissued; no change of wording"
    );
    assert_eq!(store.draft(&symbol("A/C.1/75/L.8")).unwrap(), again.draft);
    let before = store.resolve("A/C.1/75/L.8~1").unwrap();
    assert_eq!(before.tag, "A_C.1_75_L.8");
    assert_eq!(
        store.draft_of(&before).unwrap().masthead.date,
        Some(date(2020, 10, 8))
    );
    assert_eq!(store.texts().unwrap()[0].state, Event::Tabled);
    store.add(&[import(&revised())]).unwrap();
    let tags: Vec<String> = store
        .chain(&symbol("A/C.1/75/L.8"))
        .unwrap()
        .into_iter()
        .map(|d| d.tag)
        .collect();
    assert_eq!(
        tags,
        [
            "A_C.1_75_L.8",
            "A_C.1_75_L.8_reissue.2",
            "A_C.1_75_L.8_Rev.1"
        ]
    );
    sound(dir.path());
}

#[test]
fn a_draft_that_comes_late_takes_its_place_and_hides_nothing() {
    let (dir, store) = store();
    store.add(&[import(&revised())]).unwrap();
    let first = draft("A/C.1/75/L.8", &["Belarus", "Chad"], 8);
    let receipt = store.add(&[import(&first)]).unwrap();
    assert_eq!(receipt.added[0].text, symbol("A/C.1/75/L.8"));
    assert_eq!(store.draft(&symbol("A/C.1/75/L.8")).unwrap(), first);
    let texts = store.texts().unwrap();
    assert_eq!(texts[0].newest, symbol("A/C.1/75/L.8/Rev.1"));
    let before = store.resolve("A/C.1/75/L.8/Rev.1~1").unwrap();
    assert_eq!(before.symbol(), &symbol("A/C.1/75/L.8"));
    let page = fs::read_to_string(dir.path().join("texts/A_C.1_75_L.8/text.md")).unwrap();
    assert!(page.contains("Symbol: A/C.1/75/L.8/Rev.1"));
    store.add(&[import(&adopted())]).unwrap();
    assert_eq!(store.chain(&symbol("A/RES/75/999")).unwrap().len(), 3);
    sound(dir.path());
}

#[test]
fn an_addendum_of_sponsors_leaves_the_text_and_joins_the_names() {
    let (dir, store) = store();
    let first = draft("A/C.1/75/L.8", &["Belarus", "Chad"], 8);
    store.add(&[import(&first)]).unwrap();
    let mut addendum = draft("A/C.1/75/L.8/Add.1", &["Fiji", "Chad"], 12);
    addendum.kind = DraftKind::Sponsors;
    addendum.clauses.clear();
    addendum.footnotes.clear();
    let receipt = store.add(&[import(&addendum)]).unwrap();
    assert_eq!(
        receipt.added[0].subject,
        "A/C.1/75/L.8/Add.1: 1 sponsor joined"
    );
    let document = store.resolve("A/C.1/75/L.8/Add.1").unwrap();
    assert_eq!(document.record.event, Event::SponsorsJoined);
    assert_eq!(store.reading(&document).unwrap(), addendum);
    let text = store.draft_of(&document).unwrap();
    assert_eq!(text.clauses, first.clauses);
    let names: Vec<&str> = text.sponsors.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["Belarus", "Chad", "Fiji"]);
    let receipt = store.add(&[import(&revised())]).unwrap();
    assert_eq!(
        receipt.added[0].subject,
        "A/C.1/75/L.8/Rev.1: 1 reworded, 1 inserted"
    );
    sound(dir.path());
}

#[test]
fn hostile_words_forge_nothing() {
    let (dir, store) = store();
    let mut hostile = draft("A/C.1/75/L.8", &["<Chad>\n\nSymbol: A/1/L.1", "\u{0}"], 8);
    hostile.title = Some("Peace\n\nEvent: adopted\n---\n<script>&amp;\u{1b}[2J".to_owned());
    hostile.clauses[1].text = "\u{202e}# Recalling\n- [x](javascript:1) `*_~".to_owned();
    hostile.clauses[1].id = ClauseId::new("PP1\nSymbol: A/2/L.2");
    let mut import = import(&hostile);
    import.source_name = "../x\nBase: A/9/L.9".to_owned();
    import.extension = "../../p h".to_owned();
    store.add(&[import]).unwrap();
    let document = store.resolve("A/C.1/75/L.8").unwrap();
    assert_eq!(document.record.event, Event::Tabled);
    assert_eq!(document.record.base, None);
    assert_eq!(store.draft_of(&document).unwrap(), hostile);
    assert_eq!(store.source_of(&document).unwrap().0, "source.ph");
    let events = git(
        dir.path(),
        &[
            "log",
            "-1",
            "--format=%(trailers:key=Event,valueonly)%(trailers:key=Symbol,valueonly)",
        ],
    );
    assert_eq!(
        events.split_whitespace().collect::<Vec<_>>(),
        ["tabled", "A/C.1/75/L.8"]
    );
    let page = fs::read_to_string(dir.path().join("texts/A_C.1_75_L.8/text.md")).unwrap();
    assert!(page.contains(r"Peace Event: adopted --- \<script>\&amp;"));
    assert!(!page.contains(['\u{1b}', '\u{202e}']));
    sound(dir.path());
}

#[test]
fn a_renumbering_alone_is_no_line_of_a_diff() {
    let (dir, store) = store();
    let old = draft("A/C.1/75/L.8", &["Chad"], 8);
    let mut new = old.clone();
    new.masthead.symbol = Some(symbol("A/C.1/75/L.8/Rev.1"));
    for clause in &mut new.clauses {
        if clause.kind == ClauseKind::Operative {
            clause.number = clause.number.as_deref().map(|n| format!("{n}0"));
            clause.id = ClauseId::new(format!("{}0", clause.id));
        }
    }
    new.footnotes[0].number = "7".to_owned();
    new.clauses[1].footnotes[0].number = "7".to_owned();
    store.add(&[import(&old), import(&new)]).unwrap();
    let diff = git(dir.path(), &["diff", "-U0", "HEAD~1", "--", "*.md"]);
    let lines: Vec<&str> = diff
        .lines()
        .filter(|l| l.starts_with(['+', '-']) && !l.starts_with("+++") && !l.starts_with("---"))
        .collect();
    assert_eq!(
        lines,
        ["-- Symbol: A/C.1/75/L.8", "+- Symbol: A/C.1/75/L.8/Rev.1"]
    );
}

#[test]
fn what_a_user_wrote_is_left() {
    let (dir, store) = store();
    store.add(&three()[1..2]).unwrap();
    let page = dir.path().join("texts/A_C.1_75_L.8/text.md");
    fs::write(&page, "my own words\n").unwrap();
    let receipt = store.add(&[import(&revised())]).unwrap();
    assert_eq!(receipt.left.len(), 1);
    assert_eq!(fs::read_to_string(&page).unwrap(), "my own words\n");
    assert_eq!(
        git(dir.path(), &["status", "--porcelain"]),
        " M texts/A_C.1_75_L.8/text.md\n"
    );
    assert_eq!(
        store.draft(&symbol("A/C.1/75/L.8/Rev.1")).unwrap(),
        revised()
    );
}

#[test]
fn writers_at_the_same_time_all_land() {
    let (dir, _store) = store();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let path = dir.path();
            scope.spawn(move || {
                let store = Store::open(path).unwrap().with_identity(secretary());
                for number in 0..5 {
                    let of = format!("A/C.{}/75/L.{number}", writer + 1);
                    store.add(&[import(&draft(&of, &["Chad"], 8))]).unwrap();
                }
            });
        }
    });
    let store = Store::open(dir.path()).unwrap();
    assert_eq!(store.texts().unwrap().len(), 20);
    assert_eq!(git(dir.path(), &["rev-list", "--count", "HEAD"]), "21\n");
    sound(dir.path());
}

#[test]
fn a_crash_before_the_tags_is_mended_by_the_next_to_open() {
    let (dir, store) = store();
    store.add(&three()).unwrap();
    let tags = git(dir.path(), &["show-ref", "--tags"]);
    git(
        dir.path(),
        &["tag", "-d", "A_RES_75_999", "A_C.1_75_L.8_Rev.1"],
    );
    let again = Store::open(dir.path()).unwrap();
    assert_eq!(again.chain(&symbol("A/RES/75/999")).unwrap().len(), 3);
    assert_eq!(git(dir.path(), &["show-ref", "--tags"]), tags);
}

#[test]
fn a_crash_before_the_branch_moves_leaves_the_old_state() {
    let (dir, store) = store();
    let other = TempDir::new().unwrap();
    store.add(&three()[1..2]).unwrap();
    // Objects of an import whose writer was killed: its journal, its locks, no reference.
    let copy = Store::init_as(other.path(), secretary()).unwrap();
    copy.add(&three()).unwrap();
    let to = git(other.path(), &["rev-parse", "HEAD"]);
    git(
        dir.path(),
        &[
            "fetch",
            "-q",
            "--no-tags",
            other.path().to_str().unwrap(),
            "main",
        ],
    );
    let from = git(dir.path(), &["rev-parse", "HEAD"]);
    let inside = dir.path().join(".git");
    let journal = format!(
        "from {}\nto {}\nref refs/heads/main\nref refs/tags/A_C.1_75_L.8_Rev.1\n",
        from.trim(),
        to.trim()
    );
    fs::write(inside.join("travaux/journal"), journal).unwrap();
    fs::write(inside.join("refs/heads/main.lock"), "").unwrap();
    fs::write(inside.join("refs/tags/A_C.1_75_L.8_Rev.1.lock"), "").unwrap();
    let again = Store::open(dir.path()).unwrap().with_identity(secretary());
    assert_eq!(again.documents().unwrap().len(), 1);
    again.add(&three()).unwrap();
    assert_eq!(again.documents().unwrap().len(), 3);
    assert!(!inside.join("refs/heads/main.lock").exists());
    assert!(!inside.join("travaux/journal").exists());
    sound(dir.path());
}

#[test]
fn a_crash_before_the_work_tree_follows_is_made_good() {
    let (dir, store) = store();
    store.add(&three()[1..2]).unwrap();
    let from = git(dir.path(), &["rev-parse", "HEAD"]);
    let index = fs::read(dir.path().join(".git/index")).unwrap();
    let page = dir.path().join("texts/A_C.1_75_L.8/text.md");
    let old = fs::read(&page).unwrap();
    store.add(&[import(&revised())]).unwrap();
    let to = git(dir.path(), &["rev-parse", "HEAD"]);
    // As if the writer had been killed after one of the files.
    fs::write(&page, old).unwrap();
    fs::write(dir.path().join(".git/index"), index).unwrap();
    fs::write(
        dir.path().join(".git/travaux/journal"),
        format!("from {}\nto {}\n", from.trim(), to.trim()),
    )
    .unwrap();
    let again = Store::open(dir.path()).unwrap().with_identity(secretary());
    again.add(&[import(&adopted())]).unwrap();
    sound(dir.path());
}

#[test]
fn a_clone_and_a_bare_clone_are_stores() {
    let (dir, store) = store();
    store.add(&three()[1..]).unwrap();
    let away = TempDir::new().unwrap();
    for (name, bare) in [("work", false), ("host.git", true)] {
        let to = away.path().join(name);
        let mut args = vec![
            "clone",
            "-q",
            dir.path().to_str().unwrap(),
            to.to_str().unwrap(),
        ];
        if bare {
            args.push("--bare");
        }
        git(away.path(), &args);
        let clone = Store::open(&to).unwrap().with_identity(secretary());
        clone.add(&[import(&adopted())]).unwrap();
        assert_eq!(clone.texts().unwrap()[0].documents, 3);
    }
    sound(&away.path().join("work"));
}

#[test]
fn what_is_not_there_is_named_with_what_is_near() {
    let (dir, store) = store();
    store.add(&three()).unwrap();
    let error = store.resolve("A/C.1/75/L.8/Rev.2").unwrap_err();
    assert_eq!(
        error.to_string(),
        "A/C.1/75/L.8/Rev.2 is not in the store; did you mean A/C.1/75/L.8/Rev.1?"
    );
    assert_eq!(
        store.resolve(" a/c.1/75/L8/rev.1").unwrap().tag,
        "A_C.1_75_L.8_Rev.1"
    );
    assert_eq!(
        store.resolve("A_C.1_75_L.8").unwrap().symbol(),
        &symbol("A/C.1/75/L.8")
    );
    assert_eq!(
        store.resolve("HEAD~1").unwrap().symbol(),
        &symbol("A/C.1/75/L.8/Rev.1")
    );
    assert!(matches!(
        store.resolve("HEAD~3"),
        Err(StoreError::NotOneText { texts: 0, .. })
    ));
    assert!(matches!(
        store.resolve("A/C.1/75/L.8~1"),
        Err(StoreError::NoneBefore { .. })
    ));
    assert!(matches!(
        Store::init_as(dir.path(), secretary()),
        Err(StoreError::AlreadyThere { store: true, .. })
    ));
    let elsewhere = TempDir::new().unwrap();
    assert!(matches!(
        Store::discover(elsewhere.path()),
        Err(StoreError::NotFound { .. })
    ));
    git(elsewhere.path(), &["init", "-q"]);
    assert!(matches!(
        Store::discover(elsewhere.path()),
        Err(StoreError::NotAStore { .. })
    ));
}

#[test]
fn nothing_is_added_when_one_import_cannot_be() {
    let (dir, store) = store();
    let head = git(dir.path(), &["rev-parse", "HEAD"]);
    let mut nameless = draft("A/C.1/75/L.9", &[], 8);
    nameless.masthead.symbol = None;
    let mut imports = three();
    imports.push(import(&nameless));
    assert!(matches!(
        store.add(&imports),
        Err(StoreError::NoSymbol { .. })
    ));
    imports[3].as_symbol = Some(symbol("A/C.1/75/L.9"));
    imports[3].of = Some(symbol("A/C.1/75/L.7"));
    assert!(matches!(
        store.add(&imports),
        Err(StoreError::Unknown { .. })
    ));
    assert_eq!(git(dir.path(), &["rev-parse", "HEAD"]), head);
    imports[3].of = Some(symbol("A/C.1/75/L.8"));
    let receipt = store.add(&imports).unwrap();
    let declared = receipt
        .added
        .iter()
        .find(|a| a.symbol == symbol("A/C.1/75/L.9"))
        .unwrap();
    assert_eq!(declared.text, symbol("A/C.1/75/L.8"));
    sound(dir.path());
}

#[test]
fn dates_before_1970_are_clamped_and_kept_in_the_trailer() {
    let (dir, store) = store();
    let mut old = draft("A/C.1/12/L.8", &["Chad"], 8);
    old.masthead.date = Some(date(1957, 10, 8));
    store.add(&[import(&old)]).unwrap();
    let shown = git(
        dir.path(),
        &[
            "log",
            "-1",
            "--format=%an|%ae|%at|%(trailers:key=Document-Date,valueonly)",
        ],
    );
    assert_eq!(shown.trim(), "Chad|chad@sponsor.invalid|0|1957-10-08");
    sound(dir.path());
}

#[test]
fn every_clause_knows_where_its_wording_comes_from() {
    let (_dir, store) = store();
    store.add(&three()).unwrap();
    let blame = history::blame(&store, &symbol("A/RES/75/999")).unwrap();
    let wording: Vec<(&str, String, String)> = blame
        .iter()
        .map(|p| {
            (
                p.clause.as_str(),
                p.first().document.symbol.to_string(),
                p.wording().document.symbol.to_string(),
            )
        })
        .collect();
    let (first, second) = ("A/C.1/75/L.8".to_owned(), "A/C.1/75/L.8/Rev.1".to_owned());
    assert_eq!(
        wording,
        [
            ("CH", first.clone(), first.clone()),
            ("PP1", first.clone(), first.clone()),
            ("PP2", first.clone(), first.clone()),
            ("OP1", first.clone(), second.clone()),
            ("OP2", second.clone(), second.clone()),
            ("OP3", first.clone(), first.clone()),
        ]
    );
    assert_eq!(
        blame[3].wording().document.sponsor.as_deref(),
        Some("Belarus")
    );
    assert_eq!(blame[3].wording().old, [ClauseId::new("OP1")]);
    let before = history::blame(&store, &symbol("A/C.1/75/L.8")).unwrap();
    assert_eq!(before.len(), 5);
}

#[test]
fn the_log_tells_the_life_of_a_text_newest_first() {
    let (_dir, store) = store();
    store.add(&three()).unwrap();
    let log = history::log(&store, Some(&symbol("A/C.1/75/L.8"))).unwrap();
    let events: Vec<Event> = log.iter().map(|entry| entry.event).collect();
    assert_eq!(events, [Event::Adopted, Event::Revised, Event::Tabled]);
    assert_eq!(log[1].sponsors_added, ["Fiji"]);
    assert_eq!((log[1].counts.reworded, log[1].counts.inserted), (1, 1));
    assert_eq!(log[2].sponsors_added, ["Belarus", "Chad"]);
    assert_eq!(log[0].sponsors_removed, [""; 0]);
    assert_eq!(history::log(&store, None).unwrap(), log);
    let before = history::before(&store, &symbol("A/RES/75/999")).unwrap();
    assert_eq!(before.tag, "A_C.1_75_L.8_Rev.1");
    assert_eq!(log[0].date, Some(date(2020, 12, 9)));
}

/// Thirty texts with two documents each, and five adopted ones.
fn many() -> Vec<Import> {
    let mut imports = Vec::new();
    for number in 1..=30 {
        let mut first = draft(&format!("A/C.1/75/L.{number}"), &["Belarus", "Chad"], 8);
        first.title = Some(format!("Keeping of lighthouse {number}"));
        let mut second = revised();
        second.title = first.title.clone();
        second.masthead.symbol = Some(symbol(&format!("A/C.1/75/L.{number}/Rev.1")));
        if number % 6 == 0 {
            let mut third = adopted();
            third.title = first.title.clone();
            third.masthead.symbol = Some(symbol(&format!("A/RES/75/{}", 100 + number)));
            imports.push(import(&third));
        }
        imports.extend([import(&first), import(&second)]);
    }
    imports
}

#[test]
fn an_import_of_many_gives_the_same_commits_as_one_by_one() {
    let (dir, store) = store();
    let receipt = store.add(&many()).unwrap();
    assert!(receipt.behind.is_none() && receipt.left.is_empty());
    sound(dir.path());
    let loose = git(dir.path(), &["count-objects"]);
    assert!(
        loose.starts_with("4 objects"),
        "only those of init: {loose}"
    );
    let (other, single) = self::store();
    let mut added = Vec::new();
    for part in [0..40, 40..65] {
        let mut order = many();
        order.sort_by_key(|i| {
            i.draft
                .masthead
                .symbol
                .as_ref()
                .map(|s| (s.is_adopted(), s.clone()))
        });
        added.extend(single.add(&order[part]).unwrap().added);
    }
    assert_eq!(receipt.added, added);
    sound(other.path());
    let tags = ["for-each-ref", "refs/tags"];
    assert_eq!(git(dir.path(), &tags), git(other.path(), &tags));
    for import in many() {
        let of = import.draft.masthead.symbol.clone().unwrap();
        assert_eq!(store.draft(&of).unwrap(), import.draft);
    }
    // The same repository goes on with single documents, and with many again.
    let next = import(&draft("A/C.1/75/L.99", &["Chad"], 8));
    store.add(std::slice::from_ref(&next)).unwrap();
    store.add(&many()).unwrap();
    let more: Vec<Import> = (200..280)
        .map(|n| import(&draft(&format!("A/C.2/75/L.{n}"), &["Fiji"], 8)))
        .collect();
    store.add(&more).unwrap();
    assert_eq!(store.documents().unwrap().len(), 65 + 1 + 80);
    sound(dir.path());
    let away = TempDir::new().unwrap();
    git(
        away.path(),
        &[
            "clone",
            "-q",
            "--no-local",
            dir.path().to_str().unwrap(),
            "clone",
        ],
    );
    sound(&away.path().join("clone"));
}

#[test]
fn a_crash_before_many_tags_is_mended_all_at_once() {
    let (dir, store) = store();
    store.add(&many()).unwrap();
    let tags = git(dir.path(), &["show-ref", "--tags"]);
    fs::remove_file(dir.path().join(".git/packed-refs")).unwrap();
    Store::open(dir.path()).unwrap();
    assert_eq!(git(dir.path(), &["show-ref", "--tags"]), tags);
    sound(dir.path());
}

fn happening(of: &str, event: Event) -> Happening {
    Happening {
        symbol: symbol(of),
        event,
        date: Some(date(2020, 11, 2)),
        joined: Vec::new(),
        removed: Vec::new(),
        vote: None,
        meeting: None,
        note: None,
        follows: None,
    }
}

#[test]
fn what_no_document_tells_is_recorded_and_the_sponsors_follow() {
    let (dir, store) = store();
    let first = draft("A/C.1/75/L.8", &["Belarus", "Chad"], 8);
    store.add(&[import(&first)]).unwrap();
    let mut joined = happening("A/C.1/75/L.8", Event::SponsorsJoined);
    joined.joined = vec![Sponsor {
        name: "Fiji".to_owned(),
        kind: SponsorKind::State,
    }];
    joined.removed = vec!["Chad".to_owned()];
    let receipt = store.record(&joined).unwrap();
    assert_eq!(
        receipt.added[0].subject,
        "A/C.1/75/L.8: 1 sponsor joined, 1 sponsor withdrew"
    );
    assert_eq!(receipt.added[0].tag, "A_C.1_75_L.8_event.2");
    let again = store.record(&joined).unwrap();
    assert_eq!(again.added[0].outcome, Outcome::AlreadyThere);
    let text = store.draft(&symbol("A/C.1/75/L.8")).unwrap();
    let names: Vec<&str> = text.sponsors.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["Belarus", "Fiji"]);
    let folder = dir.path().join("texts/A_C.1_75_L.8");
    let page = fs::read_to_string(folder.join("text.md")).unwrap();
    assert!(page.contains("- Fiji\n") && !page.contains("- Chad\n"));

    // The revision is compared with the text as it stands after the event.
    let receipt = store.add(&[import(&revised())]).unwrap();
    assert_eq!(
        receipt.added[0].subject,
        "A/C.1/75/L.8/Rev.1: 1 reworded, 1 inserted, 1 sponsor joined"
    );
    let mut vote = happening("A/C.1/75/L.8/Rev.1", Event::Adopted);
    vote.vote = Some("120-3-40".parse().unwrap());
    vote.meeting = Some("52nd\nplenary meeting".to_owned());
    let subject = store.record(&vote).unwrap().added[0].subject.clone();
    assert_eq!(
        subject,
        "A/C.1/75/L.8/Rev.1: adopted by 120 votes to 3, with 40 abstentions, 52nd plenary meeting"
    );
    let state = &store.texts().unwrap()[0];
    assert_eq!((state.state, state.documents), (Event::Adopted, 2));
    let trailers = git(dir.path(), &["log", "-1", "--format=%(trailers:only)"]);
    for line in ["Event: adopted", "Event-Date: 2020-11-02", "Vote: 120-3-40"] {
        assert!(trailers.contains(line), "{trailers}");
    }
    assert!(!trailers.contains("Source"), "{trailers}");
    let events = fs::read_to_string(folder.join("events.md")).unwrap();
    assert_eq!(events.lines().count(), 2);
    let mut nobody = happening("A/C.1/75/L.8", Event::SponsorsJoined);
    nobody.removed = vec!["Peru".to_owned()];
    assert!(matches!(
        store.record(&nobody),
        Err(StoreError::NoSponsor { .. })
    ));
    assert_eq!(store.chain(&symbol("A/C.1/75/L.8")).unwrap().len(), 4);
    sound(dir.path());
    // A crash before its tag is mended with the same name.
    let tags = git(dir.path(), &["show-ref", "--tags"]);
    git(dir.path(), &["tag", "-d", "A_C.1_75_L.8_Rev.1_event.2"]);
    Store::open(dir.path()).unwrap();
    assert_eq!(git(dir.path(), &["show-ref", "--tags"]), tags);
}

#[test]
fn a_late_event_changes_no_later_text() {
    let (dir, store) = store();
    store.add(&three()[1..]).unwrap();
    let mut withdrawn = happening("A/C.1/75/L.8", Event::Withdrawn);
    withdrawn.note = Some("by a letter".to_owned());
    let receipt = store.record(&withdrawn).unwrap();
    assert_eq!(receipt.added[0].subject, "A/C.1/75/L.8: withdrawn");
    assert_eq!(store.texts().unwrap()[0].state, Event::Revised);
    assert_eq!(
        store.draft(&symbol("A/C.1/75/L.8/Rev.1")).unwrap(),
        revised()
    );
    let events: Vec<Event> = store
        .chain(&symbol("A/C.1/75/L.8"))
        .unwrap()
        .iter()
        .map(|d| d.record.event)
        .collect();
    assert_eq!(events, [Event::Tabled, Event::Withdrawn, Event::Revised]);
    sound(dir.path());
}

#[test]
fn a_text_follows_one_of_an_earlier_session_where_somebody_says_so() {
    let (dir, store) = store();
    let mut import = import(&draft("A/C.1/75/L.8", &["Chad"], 8));
    import.follows = Some(symbol("A/RES/74/12"));
    store.add(&[import]).unwrap();
    let document = store.resolve("A/C.1/75/L.8").unwrap();
    assert_eq!(document.record.follows, Some(symbol("A/RES/74/12")));
    let trailers = git(dir.path(), &["log", "-1", "--format=%(trailers:only)"]);
    assert!(trailers.contains("Follows: A/RES/74/12"), "{trailers}");
}

#[test]
fn another_reading_is_found_and_recorded_and_history_stays() {
    let (dir, store) = store();
    store.add(&three()).unwrap();
    let by_bytes = |bytes: &[u8], _: &str| -> Result<Draft, String> {
        let found = three().into_iter().find(|import| import.bytes == bytes);
        found
            .map(|import| import.draft)
            .ok_or("no such bytes".to_owned())
    };
    assert!(store.verify(&by_bytes, || ()).unwrap().is_empty());
    let newer = |bytes: &[u8], name: &str| -> Result<Draft, String> {
        let mut draft = by_bytes(bytes, name)?;
        draft.clauses[2].text.push_str(" and in spring,");
        Ok(draft)
    };
    let findings = store.verify(&newer, || ()).unwrap();
    assert_eq!(findings.len(), 3);
    let Matter::ReadOtherwise(reading) = &findings[0].matter else {
        panic!("{findings:?}");
    };
    assert_eq!(reading.changes().counts.reworded, 1);
    assert!(!findings[0].matter.is_fault());
    let head = git(dir.path(), &["rev-parse", "HEAD"]);
    let receipt = store.reparse(&[], &newer).unwrap();
    assert_eq!(receipt.added.len(), 3);
    assert_eq!(
        receipt.added[2].subject,
        "A/RES/75/999: read anew; 1 reworded"
    );
    git(
        dir.path(),
        &["merge-base", "--is-ancestor", head.trim(), "HEAD"],
    );
    assert!(store.verify(&newer, || ()).unwrap().is_empty());
    assert!(store.reparse(&[], &newer).unwrap().added.is_empty());
    let states = store.texts().unwrap();
    assert_eq!((states[0].state, states[0].documents), (Event::Adopted, 3));
    sound(dir.path());
}

#[test]
fn a_source_that_was_changed_is_found() {
    let (dir, store) = store();
    store.add(&three()[1..2]).unwrap();
    let source = dir.path().join("texts/A_C.1_75_L.8/source.pdf");
    fs::write(source, "other bytes").unwrap();
    let as_clerk = ["-c", "user.name=C", "-c", "user.email=c@example.org"];
    let run = |args: &[&str]| git(dir.path(), &[&as_clerk[..], args].concat());
    run(&["commit", "-q", "--amend", "--no-edit", "-a"]);
    run(&["tag", "-f", "-a", "-m", "x", "A_C.1_75_L.8"]);
    let findings = store.verify(&|_, _| Err("none".to_owned()), || ()).unwrap();
    assert!(matches!(
        findings[..],
        [Finding {
            matter: Matter::OtherBytes { .. },
            ..
        }]
    ));
    assert!(findings[0].matter.is_fault());
}
