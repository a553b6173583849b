//! Small invented drafts and hand-built changes for the tests of this room.

use std::borrow::Cow;

use jiff::civil::date;

use super::view::{DiffOptions, DiffView};
use crate::align::{self, Score};
use crate::change::{
    Change, Changes, Counts, FootnoteChange, MastheadChange, MastheadField, Op, Relation,
    SponsorChanges, Trait, Weight, WordSpan, Words,
};
use crate::model::{
    Clause, ClauseId, Draft, DraftKind, Footnote, FootnoteRef, Masthead, Notice, NoticeKind, Place,
    Sponsor, SponsorKind,
};

/// Text that tries to steer a terminal, a page and a reader.
pub(super) const HOSTILE: &str = "\u{1b}]0;t\u{7}\u{1b}[2J\u{9b}31m\u{202e}<script>alert(1)</script>\u{2066}|`*_[x](javascript:y)\u{0}\u{7f}\u{e0041}قرار";

/// `-old- +new+ same`: a word diff written as words with a sign before each
/// stretch; `=` starts an equal one.
pub(super) fn words(spans: &[(Op, &str)]) -> Words<'static> {
    Words {
        spans: spans
            .iter()
            .map(|(op, text)| WordSpan {
                op: *op,
                text: Cow::Owned((*text).to_owned()),
                old_text: None,
            })
            .collect(),
    }
}

fn clause(id: &str, opener: &str, text: &str) -> Clause {
    Clause {
        number: id.strip_prefix("OP").map(str::to_owned),
        opener: (!opener.is_empty()).then(|| opener.to_owned()),
        place: Place { page: 1, line: 0 },
        ..align::tests::clause(id, text)
    }
}

fn draft(symbol: &str, day: i8, clauses: Vec<Clause>, sponsors: &[&str]) -> Draft {
    Draft {
        kind: DraftKind::DraftResolution,
        masthead: Masthead {
            symbol: symbol.parse().ok(),
            organ: Some("General Assembly".into()),
            committee: Some("First Committee".into()),
            session: Some("99".into()),
            agenda_item: Some("98".into()),
            agenda_title: Some("Lighthouses in the context of peace".into()),
            date: Some(date(2044, 10, day)),
            distribution: Some("Limited".into()),
            original_languages: vec!["English".into()],
            ..Masthead::default()
        },
        title: Some("Keeping of lighthouses".into()),
        sponsors: sponsors
            .iter()
            .map(|name| Sponsor {
                name: (*name).to_owned(),
                kind: SponsorKind::State,
            })
            .collect(),
        clauses,
        ..Draft::default()
    }
}

pub(super) fn change<'d>(
    relation: Relation,
    old: &[usize],
    new: &[usize],
    words: Words<'d>,
) -> Change<'d> {
    Change {
        relation,
        moved: false,
        renumbered: false,
        weight: if relation == Relation::Unchanged {
            Weight::None
        } else {
            Weight::Substantive
        },
        old: old.into(),
        new: new.into(),
        traits: Vec::new(),
        words,
        breaks: Vec::new(),
        score: Score {
            total: 0.876_66,
            ..Score::default()
        },
        runner_up: None,
    }
}

const RECALLING: &str = "Recalling its resolutions on the keeping of lighthouses,";
const CONVINCED: &str =
    "Convinced that a lamp which is kept by all is a lamp which is trusted by all,";
const MINDFUL: &str = "Mindful of the fog,";
const NIGHT: &str = "Recognizing the length of the night in winter,";

/// A draft and its revision: one opener changed with a reference gained, one
/// editorial change, one clause inserted, one removed, one moved; sponsors,
/// a footnote and a notice.
pub(super) fn revision() -> (Draft, Draft, Changes<'static>) {
    let general = clause("CH", "", "The General Assembly,");
    let old = draft(
        "A/C.1/99/L.8",
        12,
        vec![
            general.clone(),
            clause("PP1", "Recalling", RECALLING),
            clause("PP2", "Convinced", CONVINCED),
            clause("PP3", "Mindful", MINDFUL),
            clause("PP4", "Recognizing", NIGHT),
            clause("H1", "", "Lamps and keepers"),
            clause(
                "OP1",
                "Takes note of",
                "Takes note of the report of the Secretary-General on lamps, on oil and on the training of keepers in all regions of the world, and of the views that Member States expressed during the ninety-eighth session;",
            ),
            clause(
                "OP2",
                "Requests",
                "Requests the Secretary-General to report in 2045;",
            ),
            clause("OP3", "Decides", "Decides to remain seized of the matter."),
        ],
        &["Mali", "Chad"],
    );
    let mut new = draft(
        "A/C.1/99/L.8/Rev.1",
        26,
        vec![
            general,
            clause("PP1", "Recalling", RECALLING),
            clause("PP2", "Mindful", MINDFUL),
            clause("PP3", "Recognizing", NIGHT),
            clause("PP4", "Convinced", CONVINCED),
            clause("H1", "", "Lamps and keepers"),
            clause(
                "OP1",
                "Welcomes",
                "Welcomes the report of the Secretary-General on lamps, on oil and on the training of keepers in all regions of the world, and of the views that Member States expressed during the ninety-eighth session, and recalls resolution 98/12;",
            ),
            clause("OP2", "Invites", "Invites all keepers to share their logs;"),
            clause(
                "OP3",
                "Requests",
                "Requests the Secretary-General to report in 2046;",
            ),
        ],
        &["Chad", "Fiji", "Peru"],
    );
    new.clauses[1].footnotes = vec![FootnoteRef {
        number: "1".into(),
        at: 25,
    }];
    new.clauses[6].references = vec!["A/RES/98/12".into()];
    new.footnotes = vec![Footnote {
        number: "1".into(),
        text: "Resolution 97/3.".into(),
        place: Place { page: 1, line: 0 },
    }];
    new.notices = vec![Notice {
        kind: NoticeKind::Numbering,
        message: "paragraph 4 is missing".into(),
        place: Place { page: 2, line: 0 },
    }];
    let changes = revision_changes(&old, &new);
    (old, new, changes)
}

fn revision_changes(old: &Draft, new: &Draft) -> Changes<'static> {
    let same = |o: usize, n: usize| {
        let mut c = change(
            Relation::Unchanged,
            &[o],
            &[n],
            words(&[(Op::Equal, &new.clauses[n].text)]),
        );
        c.renumbered = old.clauses[o].id != new.clauses[n].id;
        c
    };
    let moved = Change {
        moved: true,
        ..same(2, 4)
    };
    let opener = Change {
        traits: vec![
            Trait::Opener {
                old: "Takes note of".into(),
                new: "Welcomes".into(),
                strength: Some(2),
                limb: None,
            },
            Trait::Reference {
                gained: vec!["A/RES/98/12".into()],
                lost: Vec::new(),
            },
        ],
        ..change(
            Relation::Reworded,
            &[6],
            &[6],
            words(&[
                (Op::Delete, "Takes note of "),
                (Op::Insert, "Welcomes "),
                (
                    Op::Equal,
                    "the report of the Secretary-General on lamps, on oil and on the training of keepers in all regions of the world, and of the views that Member States expressed during the ninety-eighth session",
                ),
                (Op::Insert, ", and recalls resolution 98/12"),
                (Op::Equal, ";"),
            ]),
        )
    };
    let editorial = Change {
        weight: Weight::Editorial,
        renumbered: true,
        traits: vec![Trait::Date],
        ..change(
            Relation::Reworded,
            &[7],
            &[8],
            words(&[
                (Op::Equal, "Requests the Secretary-General to report in "),
                (Op::Delete, "2045"),
                (Op::Insert, "2046"),
                (Op::Equal, ";"),
            ]),
        )
    };
    Changes {
        masthead: Vec::new(),
        sponsors: SponsorChanges {
            added: vec!["Fiji".into(), "Peru".into()],
            removed: vec!["Mali".into()],
            kept: vec!["Chad".into()],
            not_compared: None,
        },
        title: None,
        clauses: vec![
            same(0, 0),
            same(1, 1),
            same(3, 2),
            same(4, 3),
            moved,
            same(5, 5),
            opener,
            change(
                Relation::Inserted,
                &[],
                &[7],
                words(&[(Op::Insert, &new.clauses[7].text)]),
            ),
            editorial,
            change(
                Relation::Removed,
                &[8],
                &[],
                words(&[(Op::Delete, &old.clauses[8].text)]),
            ),
        ],
        footnotes: vec![FootnoteChange {
            relation: Relation::Inserted,
            old: None,
            new: Some("1".into()),
            old_clause: None,
            new_clause: Some(3),
            words: words(&[(Op::Insert, "Resolution 97/3.")]),
        }],
        not_compared: vec!["table on page 3 of A/C.1/99/L.8".into()],
        counts: Counts {
            unchanged: 5,
            reworded: 2,
            editorial: 1,
            inserted: 1,
            removed: 1,
            moved: 1,
            split: 0,
            merged: 0,
        },
    }
}

/// A comparison as reports show it by default.
pub(super) fn view<'a>((old, new, changes): &'a (Draft, Draft, Changes<'a>)) -> DiffView<'a> {
    DiffView::new(old, new, changes, &DiffOptions::default())
}

/// The revision with hostile text in every field that a document fills.
pub(super) fn hostile() -> (Draft, Draft, Changes<'static>) {
    let (mut old, mut new, mut changes) = revision();
    for draft in [&mut old, &mut new] {
        draft.title = Some(HOSTILE.into());
        draft.sponsor_note = Some(HOSTILE.into());
        draft.masthead.organ = Some(HOSTILE.into());
        draft.masthead.agenda_title = Some(HOSTILE.into());
        draft.masthead.symbol = None;
        draft.sponsors[0].name = HOSTILE.into();
        for clause in &mut draft.clauses {
            clause.id = ClauseId::new(format!("{}{HOSTILE}", clause.id));
            clause.text = HOSTILE.into();
            clause.opener = Some(HOSTILE[..4].into());
            clause.references = vec![HOSTILE.into()];
        }
        draft.footnotes = vec![Footnote {
            number: HOSTILE.into(),
            text: HOSTILE.into(),
            place: Place::default(),
        }];
        draft.notices = vec![Notice {
            kind: NoticeKind::Damaged,
            message: HOSTILE.into(),
            place: Place::default(),
        }];
    }
    changes.masthead = vec![MastheadChange {
        field: MastheadField::AgendaTitle,
        old: HOSTILE.into(),
        new: HOSTILE.into(),
    }];
    changes.sponsors.added = vec![HOSTILE.into()];
    changes.sponsors.removed = vec![HOSTILE.into()];
    changes.title = Some(words(&[(Op::Delete, HOSTILE), (Op::Insert, HOSTILE)]));
    for change in &mut changes.clauses {
        for span in &mut change.words.spans {
            span.text = HOSTILE.into();
        }
        change.traits = vec![Trait::Opener {
            old: HOSTILE.into(),
            new: HOSTILE.into(),
            strength: None,
            limb: None,
        }];
    }
    for footnote in &mut changes.footnotes {
        footnote.new = Some(HOSTILE.into());
        footnote.words = words(&[(Op::Insert, HOSTILE)]);
    }
    changes.not_compared = vec![HOSTILE.into()];
    (old, new, changes)
}

/// A store that holds the draft, its revision, and a vote on it.
pub(super) fn store(dir: &std::path::Path) -> crate::store::Store {
    let store = crate::store::Store::init_as(
        dir,
        crate::store::Identity {
            name: "Ada".to_owned(),
            email: "ada@example.org".to_owned(),
            time: Some((1_700_000_000, 0)),
        },
    )
    .unwrap();
    let (old, new, _) = revision();
    let symbol = new.masthead.symbol.clone().unwrap();
    let import = |draft: Draft, name: &str| crate::store::Import {
        draft,
        bytes: name.as_bytes().to_owned(),
        source_name: name.to_owned(),
        extension: "txt".to_owned(),
        ..crate::store::Import::default()
    };
    let imports = [import(old, "l8.txt"), import(new, "l8rev1.txt")];
    store.add(&imports).unwrap();
    let vote = crate::store::Happening {
        symbol,
        event: crate::store::Event::Adopted,
        date: Some(date(2044, 11, 2)),
        joined: Vec::new(),
        removed: Vec::new(),
        vote: "120-3-40".parse().ok(),
        meeting: Some("52nd plenary meeting".to_owned()),
        note: None,
        follows: None,
    };
    store.record(&vote).unwrap();
    store
}
