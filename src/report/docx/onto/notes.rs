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
use super::atoms::{Paragraph, Part, Shows};
use super::walk::{Labels, Walk};
use crate::report::docx::footnotes::Body;
use crate::report::docx::markup::{Markup, escape, text};
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

/// Plans new footnotes, each behind the one cited before it; gives the ids that
/// the notes get if any is new. `ids` are those of all notes so far.
///
/// LibreOffice gives the n-th mark in the text the footnote with the n-th id.
/// So the ids rise in the order of the text: those behind a new footnote count
/// on, as when Word saves the file.
pub(super) fn plan_fresh(
    part: &Part,
    bodies: &[Body],
    ids: &BTreeMap<u32, String>,
    plan: &mut Plan,
    markup: &mut Markup<'_>,
) -> Option<BTreeMap<String, String>> {
    let mut order: Vec<&str> = part.notes.iter().map(|(id, _)| id.as_str()).collect();
    let known = order.len();
    let mut place = 0;
    let sample = part
        .paragraphs
        .iter()
        .find_map(|p| sample(part, p))
        .unwrap_or_else(|| Sample {
            props: ParagraphProps::default(),
            head: r#"<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>"#.to_owned(),
            words: String::new(),
        });
    let end = part.xml.rfind("</").unwrap_or(0);
    let mut at = part.notes.first().map_or(end, |(_, span)| span.start);
    for body in bodies {
        let Some(id) = ids.get(&body.id) else {
            continue;
        };
        if body.fate == Fate::Inserted {
            let element = element(&sample, body, id, markup);
            plan.raw.entry(at).or_default().push_str(&element);
            order.insert(place, id);
            place += 1;
        } else if let Some((_, span)) = part.notes.iter().find(|(own, _)| own == id) {
            at = span.end;
            place = order
                .iter()
                .position(|own| own == id)
                .map_or(place, |i| i + 1);
        }
    }
    (order.len() > known).then(|| counted(&order, part.reserved))
}

/// Ids that rise in this order, each the old one where that is great enough.
fn counted(order: &[&str], reserved: i64) -> BTreeMap<String, String> {
    let mut last = reserved;
    let mut ids = BTreeMap::new();
    for id in order {
        last = id.parse().unwrap_or(0).max(last + 1);
        ids.insert((*id).to_owned(), last.to_string());
    }
    ids
}

/// A part with other ids of its footnotes and of their marks.
pub(super) fn renumbered(xml: &str, ids: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(at) = rest.find("<w:footnote") {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let end = tag.find('>').map_or(tag.len(), |i| i + 1);
        let (own, behind) = tag.split_at(end);
        rest = behind;
        let named = own.starts_with("<w:footnote ") || own.starts_with("<w:footnoteReference ");
        let id = named.then(|| own.split_once(" w:id=\"")).flatten();
        let found = id.and_then(|(head, tail)| {
            let (id, tail) = tail.split_once('"')?;
            Some(format!("{head} w:id=\"{}\"{tail}", ids.get(id)?))
        });
        match found {
            Some(changed) => out.push_str(&changed),
            None => out.push_str(own),
        }
    }
    out.push_str(rest);
    out
}

fn element(sample: &Sample, body: &Body, id: &str, markup: &mut Markup<'_>) -> String {
    let head = match &body.mark {
        Some(mark) => {
            let mark = text(mark, Fate::Inserted);
            sample.head.replace("<w:footnoteRef/>", &mark)
        }
        None => sample.head.clone(),
    };
    let mut xml = format!(
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
    xml + "</w:ins></w:p></w:footnote>"
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
