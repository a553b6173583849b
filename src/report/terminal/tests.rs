//! What the terminal shows, as a reader would see it.

use super::lines::width;
use super::{Layout, Options, diff, draft};
use crate::change::{Change, Op, Relation};
use crate::report::safe::is_harmless;
use crate::report::samples;
use crate::report::view::{DiffOptions, DiffView, DraftView};

const LAYOUTS: [Layout; 3] = [Layout::Inline, Layout::Summary, Layout::SideBySide];

fn told(chosen: &DiffOptions, options: &Options) -> String {
    let (old, new, changes) = samples::revision();
    diff(&DiffView::new(&old, &new, &changes, chosen), options)
}

fn shown(options: &Options) -> String {
    told(&DiffOptions::default(), options)
}

#[test]
fn an_inline_comparison_shows_what_changed_and_folds_the_rest() {
    let text = shown(&Options::default());
    let expected = "\
A/C.1/99/L.8 → A/C.1/99/L.8/Rev.1
draft resolution → revised draft resolution, 12 → 26 October 2044
Keeping of lighthouses
2 reworded (1 editorial), 1 inserted, 1 removed, 1 moved, 5 unchanged
2 sponsors joined, 1 withdrew; 1 footnote changed

Sponsors  2 joined, 1 withdrew, 1 stayed
  + Fiji, Peru
  - Mali

  … 4 unchanged (chapeau–PP3)

> PP4 (was PP2)  moved
    Convinced that a lamp which is kept by all is a lamp which is trusted by al…

  Lamps and keepers

~ OP1  reworded · Takes note of → Welcomes (stronger) · + A/RES/98/12
    [-Takes note of-] {+Welcomes+} the report of the Secretary-General on lamps,
    on oil and on the … and of the views that Member States expressed during the
    ninety-eighth session{+, and recalls resolution 98/12+};

+ OP2  inserted
  + Invites all keepers to share their logs;

~ OP3 (was OP2)  reworded (editorial) · date
    Requests the Secretary-General to report in [-2045-] {+2046+};

- old OP3  removed
  - Decides to remain seized of the matter.

+ footnote 1, at PP3  inserted
  + Resolution 97/3.

Not compared
! table on page 3 of A/C.1/99/L.8

Doubtful readings
! A/C.1/99/L.8/Rev.1, page 2: paragraph 4 is missing
";
    assert_eq!(text, expected);
}

#[test]
fn a_summary_gives_each_change_one_line() {
    let text = shown(&Options {
        layout: Layout::Summary,
        width: 72,
        ..Options::default()
    });
    let expected = "
  … 4 unchanged (chapeau–PP3)
> PP4 (was PP2)  moved · “Convinced that a lamp which is kept by all is…
  Lamps and keepers
~ OP1            reworded · Takes note of → Welcomes (stronger) · + A/R…
+ OP2            inserted · “Invites all keepers to share their logs;”
~ OP3 (was OP2)  reworded (editorial) · date
- old OP3        removed · “Decides to remain seized of the matter.”
+ footnote 1, at PP3  inserted
";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn two_columns_begin_each_clause_on_one_line() {
    let text = shown(&Options {
        layout: Layout::SideBySide,
        width: 100,
        ..Options::default()
    });
    let expected = "\
~ OP1  reworded · Takes note of → Welcomes (stronger) · + A/RES/98/12
[-Takes note of-] the report of the              │ {+Welcomes+} the report of the Secretary-General
Secretary-General on lamps, on oil and on the …  │ on lamps, on oil and on the … and of the views
and of the views that Member States expressed    │ that Member States expressed during the
during the ninety-eighth session;                │ ninety-eighth session{+, and recalls resolution
                                                 │ 98/12+};

+ OP2  inserted
                                                 │ Invites all keepers to share their logs;
";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn an_outline_gives_each_clause_one_line() {
    let (_, new, _) = samples::revision();
    let options = Options {
        width: 60,
        ..Options::default()
    };
    let expected = "\
A/C.1/99/L.8/Rev.1
  Kind          revised draft resolution
  Organ         General Assembly
  Committee     First Committee
  Session       99
  Agenda item   98, Lighthouses in the context of peace
  Date          26 October 2044
  Distribution  Limited
  Original      English
  Sponsors      Chad, Fiji, Peru  (3)

Keeping of lighthouses

chapeau    The General Assembly,
PP1        Recalling its resolutions[1] on the keeping of l…
PP2        Mindful of the fog,
PP3        Recognizing the length of the night in winter,
PP4        Convinced that a lamp which is kept by all is a…
heading 1  Lamps and keepers
OP1        Welcomes the report of the Secretary-Gene…  1 ref
OP2        Invites all keepers to share their logs;
OP3        Requests the Secretary-General to report in 2046;

Footnotes
  [1] Resolution 97/3.

Doubtful readings
! page 2: paragraph 4 is missing

4 PP, 3 OP, 1 heading, 1 footnote, 3 sponsors, 1 reference
  (1 resolution)
";
    assert_eq!(draft(&DraftView::new(&new, None), &options), expected);
}

#[test]
fn a_split_shows_each_new_clause_and_a_merger_its_sources() {
    let (old, new, mut changes) = samples::revision();
    let split = Change {
        breaks: vec![19],
        ..samples::change(
            Relation::Split,
            &[6],
            &[6, 7],
            samples::words(&[
                (Op::Equal, "Requests a report"),
                (Op::Delete, ", and a lamp"),
                (Op::Insert, "; Also requests a lamp"),
                (Op::Equal, ";"),
            ]),
        )
    };
    let merged = samples::change(
        Relation::Merged,
        &[7, 8],
        &[8],
        samples::words(&[(Op::Equal, "Decides to rest.")]),
    );
    changes.clauses = vec![split, merged];
    let view = DiffView::new(&old, &new, &changes, &DiffOptions::default());
    let text = diff(&view, &Options::default());
    let expected = "
< old OP1  split into OP1 and OP2
  OP1
    Requests a report[-, and a lamp-]{+;+}
  OP2
    {+Also requests a lamp+};

& OP3  merged from old OP2 and OP3
    Decides to rest.
";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn colour_adds_to_the_signs_and_takes_none_away() {
    let plain = shown(&Options::default());
    let coloured = shown(&Options {
        color: true,
        ..Options::default()
    });
    assert!(coloured.contains("\u{1b}[9;31m[-Takes note of-]\u{1b}[0m"));
    assert!(coloured.contains("\u{1b}[4;32m{+Welcomes+}\u{1b}[0m"));
    assert_eq!(without_colour(&coloured), plain);
}

#[test]
fn a_choice_of_clauses_says_what_it_leaves_out() {
    let only = DiffOptions {
        only: Some("OP1,sponsors".parse().unwrap()),
        ..DiffOptions::default()
    };
    let text = told(&only, &Options::default());
    assert!(text.contains("~ OP1"), "{text}");
    assert!(text.contains("+ Fiji"), "{text}");
    assert!(!text.contains("PP4"), "{text}");
    assert!(!text.contains("footnote 1, at"), "{text}");
    assert!(
        text.contains("not shown by choice: 4 changed clauses"),
        "{text}"
    );
}

#[test]
fn editorial_changes_fold_when_only_substance_counts() {
    let substance = DiffOptions {
        substantive_only: true,
        ..DiffOptions::default()
    };
    let text = told(&substance, &Options::default());
    assert!(text.contains("… 1 editorial (OP3, was OP2)"), "{text}");
}

#[test]
fn the_full_text_leaves_nothing_out() {
    let text = shown(&Options {
        full: true,
        ..Options::default()
    });
    assert!(!text.contains('…'), "{text}");
    assert!(text.contains("  PP2\n    Mindful of the fog,\n"), "{text}");
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let (_, new, _) = samples::revision();
    for columns in [60, 80, 140] {
        for full in [false, true] {
            for layout in LAYOUTS {
                let options = Options {
                    width: columns,
                    layout,
                    full,
                    ..Options::default()
                };
                let outline = draft(&DraftView::new(&new, None), &options);
                for line in shown(&options).lines().chain(outline.lines()) {
                    assert!(width(line) <= columns, "{columns}: {line}");
                }
            }
        }
    }
}

#[test]
fn no_width_and_no_document_make_it_panic() {
    let (old, new, changes) = samples::hostile();
    let view = DiffView::new(&old, &new, &changes, &DiffOptions::default());
    let (nothing, none) = Default::default();
    let empty = DiffView::new(&nothing, &nothing, &none, &DiffOptions::default());
    for width in 0..130 {
        for layout in LAYOUTS {
            let options = Options {
                width,
                layout,
                context: width % 5,
                ..Options::default()
            };
            diff(&view, &options);
            draft(&DraftView::new(&new, None), &options);
            assert!(diff(&empty, &options).contains("no"));
        }
    }
}

#[test]
fn changes_that_name_no_clause_do_not_make_it_panic() {
    let (_, _, changes) = samples::revision();
    let nothing = Default::default();
    let view = DiffView::new(&nothing, &nothing, &changes, &DiffOptions::default());
    for layout in LAYOUTS {
        diff(
            &view,
            &Options {
                layout,
                ..Options::default()
            },
        );
    }
}

#[test]
fn a_documents_control_characters_never_reach_the_terminal() {
    let (old, new, changes) = samples::hostile();
    let view = DiffView::new(&old, &new, &changes, &DiffOptions::default());
    for color in [false, true] {
        for layout in LAYOUTS {
            for full in [false, true] {
                let options = Options {
                    width: 120,
                    color,
                    layout,
                    full,
                    ..Options::default()
                };
                let outline = draft(&DraftView::new(&new, None), &options);
                for text in [diff(&view, &options), outline] {
                    let text = without_isolates(&without_colour(&text));
                    let bad: Vec<char> = text
                        .chars()
                        .filter(|c| *c != '\n' && !is_harmless(*c))
                        .collect();
                    assert!(bad.is_empty(), "{bad:?} in {text}");
                    assert!(text.contains("^[]0;t^G^[[2J"), "{text}");
                }
            }
        }
    }
}

/// Takes away the colours of the palette, and those only: a sequence that a
/// document brought in stays to be found.
fn without_colour(text: &str) -> String {
    let mut text = text.to_owned();
    for codes in ["0", "1", "2", "1;3", "9;31", "4;32", "31", "32", "33", "35"] {
        text = text.replace(&format!("\u{1b}[{codes}m"), "");
    }
    text
}

/// Takes away pairs of isolates that open and close on one line.
fn without_isolates(text: &str) -> String {
    text.lines()
        .map(|line| {
            let opened = line.matches('\u{2068}').count();
            assert_eq!(opened, line.matches('\u{2069}').count(), "{line}");
            line.replace(['\u{2068}', '\u{2069}'], "") + "\n"
        })
        .collect()
}
