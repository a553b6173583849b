//! Runs of the file cut at atoms, and the places between runs.
//!
//! In: a part, its atoms with their fates. Out: XML of parts of runs, and where
//! new runs come. Knows nothing of drafts.

use std::ops::Range;

use super::atoms::{Atom, Field, Paragraph, Parent, Part, Run, Shows};
use super::plan::New;
use super::props;
use super::short;
use crate::report::docx::markup::escape;
use crate::report::docx::piece::{Fate, Piece};

/// Bytes of a part.
pub(super) fn slice(part: &Part, range: Range<usize>) -> &str {
    part.xml.get(range).unwrap_or_default()
}

/// The name in a start tag.
pub(super) fn name_of(open: &str) -> &str {
    let inner = open.trim_start_matches('<');
    let end = inner.find(|c: char| c.is_whitespace() || c == '>');
    &inner[..end.unwrap_or(inner.len())]
}

/// Where the content of a paragraph ends.
pub(super) fn content_end(part: &Part, own: &Paragraph) -> usize {
    if own.closed {
        own.span.end
    } else {
        let close = slice(part, own.span.clone()).rfind("</").unwrap_or(0);
        own.span.start + close
    }
}

/// The byte at which something comes that stands between two runs, and what is
/// open there; nothing for a place within a run.
pub(super) fn place(own: &Paragraph, slot: usize, end: usize) -> Option<(usize, Parent)> {
    let run = |atom: usize| own.atoms.get(atom).map(|a| &own.runs[a.run]);
    let before = slot.checked_sub(1).and_then(run);
    let behind = run(slot);
    let outside = |next: &Run| match next.parent {
        Parent::Other { start, top: true } => (start, Parent::Paragraph),
        ref parent => (next.span.start, parent.clone()),
    };
    Some(match (before, behind) {
        (Some(one), Some(next)) if one.span == next.span => return None,
        (Some(one), _) if !matches!(one.parent, Parent::Other { .. }) => {
            (one.span.end, one.parent.clone())
        }
        (Some(one), Some(next)) if one.parent == next.parent => (one.span.end, one.parent.clone()),
        (_, Some(next)) => outside(next),
        (_, None) => (end, Parent::Paragraph),
    })
}

/// The properties of the run beside a place: of the words before it, else of
/// those behind.
pub(super) fn beside<'p>(part: &'p Part, own: &Paragraph, slot: usize) -> &'p str {
    let before = own.atoms[..slot.min(own.atoms.len())].iter().rev();
    let behind = own.atoms[slot.min(own.atoms.len())..].iter();
    let atom = before
        .chain(behind)
        .find(|a| matches!(a.shows, Shows::Letter(_)));
    atom.map_or("", |a| slice(part, own.runs[a.run].props.clone()))
}

/// Properties for a piece: where openers are told, italic as the piece says.
pub(super) fn look(beside: &str, piece: &Piece, openers: bool) -> String {
    let italic = match piece {
        Piece::Text(_, look) if openers => look.italic,
        _ => props::is_italic(beside),
    };
    props::worded(beside, italic)
}

/// Whether two pieces come as one insertion.
pub(super) fn joins(one: &New, next: &New) -> bool {
    match (one, next) {
        (New::Piece(one, _), New::Piece(next, _)) => one == next,
        _ => false,
    }
}

/// The atoms as the elements of a run.
pub(super) fn sources(part: &Part, atoms: &[Atom], fate: Fate) -> String {
    let mut xml = String::new();
    let mut words = String::new();
    for atom in atoms {
        match atom.shows {
            Shows::Letter(c) | Shows::Mark(c) | Shows::Hidden(c) => {
                words.push(c);
                continue;
            }
            _ => {}
        }
        xml.push_str(&letters(&std::mem::take(&mut words), fate));
        let source = slice(part, atom.source.clone());
        match atom.shows {
            Shows::Field(Field::Within) if fate == Fate::Deleted => {
                xml.push_str(&source.replace("w:instrText", "w:delInstrText"));
            }
            _ => xml.push_str(source),
        }
    }
    xml.push_str(&letters(&words, fate));
    xml
}

/// Letters as they stand, no-break hyphens too: they are the file's own.
fn letters(words: &str, fate: Fate) -> String {
    if words.is_empty() {
        return String::new();
    }
    let tag = if fate == Fate::Deleted {
        "delText"
    } else {
        "t"
    };
    format!(
        r#"<w:{tag} xml:space="preserve">{}</w:{tag}>"#,
        escape(words)
    )
}

/// A field goes when all goes that it shows.
pub(super) fn with_fields(own: &Paragraph, fates: &[Fate]) -> Vec<Fate> {
    let mut fates = fates.to_vec();
    let mut open: Vec<usize> = Vec::new();
    for at in 0..own.atoms.len() {
        match own.atoms[at].shows {
            Shows::Field(Field::Begin) => open.push(at),
            Shows::Field(Field::End) => {
                let Some(begin) = open.pop() else { continue };
                let mut shown = (begin..at).filter(|&i| own.atoms[i].letter().is_some());
                let first = shown.next().map(|i| fates[i]);
                let fate =
                    first.filter(|fate| *fate != Fate::Kept && shown.all(|i| fates[i] == *fate));
                for (i, own_fate) in fates.iter_mut().enumerate().take(at + 1).skip(begin) {
                    if matches!(own.atoms[i].shows, Shows::Field(_) | Shows::Nothing) {
                        *own_fate = fate.unwrap_or(Fate::Kept);
                    }
                }
            }
            _ => {}
        }
    }
    fates
}

/// The words of a paragraph, for a message.
pub(super) fn shown(own: &Paragraph) -> String {
    let text: String = own.atoms.iter().filter_map(Atom::letter).collect();
    short(&text)
}
