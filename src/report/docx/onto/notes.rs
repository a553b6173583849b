//! Footnotes of the file: reworded in place, removed, and new ones.
//!
//! In: the part of footnotes or endnotes, the tracked notes. Out: its XML. A
//! new footnote is set like one that the file has.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::OntoError;
use super::find::Stream;
use super::lines::{Line, Token, What};
use super::plan::{Edits, Plan};
use super::props::{self, ParagraphProps};
use super::scan::{Paragraph, Part, Shows};
use super::walk::{Labels, Walk};
use crate::report::docx::footnotes::Body;
use crate::report::docx::markup::{Markup, escape, tag, text};
use crate::report::docx::piece::{Fate, Look, Piece};

/// The part that a file without footnotes gets.
pub(super) const EMPTY: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>"#;

/// Plans the changes of notes that the file has: by their id, with what they
/// become.
pub(super) fn plan(part: &Part, bodies: &[(&str, &Body)]) -> Result<Plan, OntoError> {
    let mut plan = Plan::default();
    for (id, body) in bodies {
        let own = || {
            let all = part.paragraphs.iter().enumerate();
            all.filter(|(_, p)| p.note.as_deref() == Some(*id))
        };
        if body.fate == Fate::Deleted {
            for (index, paragraph) in own() {
                let mut edits = Edits::none(paragraph.atoms.len());
                edits.fates.fill(Fate::Deleted);
                plan.edits.insert(index, edits);
            }
            continue;
        }
        let line = line(body);
        if !line.changes() {
            continue;
        }
        let stream = Stream::new(own());
        let words = line.words(true);
        let labels = Labels {
            old: true,
            new: true,
        };
        let mut met = Vec::new();
        let mut walk = Walk::new(&part.paragraphs, &stream, &mut plan.edits, &mut met);
        stream
            .anywhere(&words, 0..stream.len())
            .and_then(|found| walk.line(&line, found, labels, &|_| ParagraphProps::default()))
            .ok_or_else(|| OntoError::Lost { what: line.name() })?;
    }
    Ok(plan)
}

/// A footnote as a line without number.
fn line(body: &Body) -> Line {
    words_line(&body.pieces)
}

/// Tracked words as a line without number.
pub(super) fn words_line(pieces: &[(Fate, Piece)]) -> Line {
    let letters = pieces.iter().flat_map(|(fate, piece)| {
        let text = match piece {
            Piece::Text(text, _) => text.as_str(),
            _ => "",
        };
        text.chars().map(|c| Token {
            fate: *fate,
            what: What::Letter(c, Look::default()),
            label: false,
        })
    });
    Line {
        fresh: 0..0,
        main: 0..1,
        tokens: letters.collect(),
        mark: Fate::Kept,
    }
}

/// How the file sets its footnotes.
struct Sample {
    props: ParagraphProps,
    /// What stands before the words: the mark, blanks.
    head: String,
    words: String,
}

/// New footnotes, with the ids that they get.
pub(super) fn fresh(
    part: &Part,
    bodies: &[&Body],
    ids: &BTreeMap<u32, String>,
    markup: &mut Markup<'_>,
) -> String {
    let sample = part
        .paragraphs
        .iter()
        .find_map(|p| sample(part, p))
        .unwrap_or_else(|| Sample {
            props: ParagraphProps::default(),
            head: r#"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>"#.to_owned(),
            words: String::new(),
        });
    let mut xml = String::new();
    for body in bodies {
        let Some(id) = ids.get(&body.id) else { continue };
        let head = match &body.mark {
            Some(mark) => sample.head.replace("<w:footnoteRef/>", &text(mark, Fate::Inserted)),
            None => sample.head.clone(),
        };
        let _ = write!(
            xml,
            r#"<w:footnote w:id="{}"><w:p>{}<w:ins{}>{head}"#,
            escape(id),
            sample.props.write(),
            markup.signed(),
        );
        for (fate, piece) in &body.pieces {
            if let Piece::Text(words, _) = piece {
                let _ = write!(xml, "<w:r>{}{}</w:r>", sample.words, text(words, *fate));
            }
        }
        let _ = write!(xml, "</w:{}></w:p></w:footnote>", tag(Fate::Inserted));
    }
    xml
}

fn sample(part: &Part, own: &Paragraph) -> Option<Sample> {
    let source = |range: std::ops::Range<usize>| part.xml.get(range).unwrap_or_default();
    let solid = |shows: &Shows| matches!(shows, Shows::Letter(c) if !c.is_whitespace());
    let first = own.atoms.iter().position(|a| solid(&a.shows))?;
    let mut head = String::new();
    for atom in &own.atoms[..first] {
        let props = source(own.runs[atom.run].props.clone());
        let sign = match atom.shows {
            Shows::Letter(c) => text(&c.to_string(), Fate::Inserted),
            Shows::Sign(_) | Shows::Nothing => source(atom.source.clone()).to_owned(),
            _ => continue,
        };
        let _ = write!(head, "<w:r>{props}{sign}</w:r>");
    }
    head.contains("<w:footnoteRef/>").then(|| Sample {
        props: ParagraphProps::read(source(own.props.clone())).fresh(),
        head,
        words: props::worded(source(own.runs[own.atoms[first].run].props.clone()), false),
    })
}
