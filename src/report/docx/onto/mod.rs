//! Tracked changes written into the delegate's own Word file.
//!
//! In: the bytes of a file, the draft read from it, the new one. Out: the same
//! file with the changes tracked in it. Parts that don't change keep their
//! compressed bytes, paragraphs that don't change their XML; in a changed
//! paragraph only the runs are cut in which something changes.
//!
//! The steps: the tracked document of the sibling modules is cut into lines of
//! the old draft (`lines`), the file into atoms (`scan`, `atoms`); lines are found
//! among the atoms (`find`, `places`), their fates laid onto them
//! (`walk`, `lay`), new paragraphs set like their neighbours (`sample`,
//! `props`), and all that is written (`plan`, `write`, `cut`, `notes`,
//! `heads`, `package`). At the end the file is read again: its words must
//! be those of the new draft.

mod atoms;
mod check;
mod cut;
mod find;
mod heads;
mod lay;
mod lines;
mod notes;
mod package;
mod places;
mod plan;
mod props;
mod sample;
mod scan;
#[cfg(test)]
mod tests;
mod walk;
mod write;

use std::collections::BTreeMap;

use thiserror::Error;

use super::document::{self, Shape};
use super::footnotes::Body;
use super::markup::{Markup, Signature};
use crate::change::Changes;
use crate::model::Draft;
use crate::report::docx::piece::Fate;
use atoms::Part;
use lay::Laid;
use package::{Package, Relation, unfit};
use plan::Plan;
use walk::NoteId;
use write::Writer;

/// Why nothing can be written into a file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OntoError {
    /// The package or a part of it is not such that it can be changed.
    #[error("the file can't be changed: {detail}")]
    Unfit {
        /// What is wrong.
        detail: String,
    },
    /// Words of the draft are not found in the body of the file.
    #[error("“{what}” can't be found among the paragraphs of the file")]
    Lost {
        /// The first words of the clause.
        what: String,
    },
    /// A paragraph would have to end within a link or a control.
    #[error("“{what}” would have to be divided within a link, a field or a content control")]
    Entangled {
        /// The first words of the paragraph.
        what: String,
    },
    /// The written file doesn't say what the new draft says.
    #[error("with its changes accepted the file would not say “{what}”")]
    Untrue {
        /// The words of the new draft that differ.
        what: String,
    },
}

/// A file with tracked changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Onto {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// What of the new draft is not in the file with its changes accepted,
    /// each a sentence.
    pub notices: Vec<String>,
}

/// Writes the changes from `old` to `new` into the file from which `old` was
/// read.
///
/// What the file tracks already stays as it is: `old` is the reading in which
/// that is accepted. The same arguments give the same bytes.
///
/// # Errors
/// [`OntoError`] where it can't be done so that accepting all gives the words
/// of the new draft.
pub fn onto(
    file: &[u8],
    old: &Draft,
    new: &Draft,
    changes: &Changes<'_>,
    signature: &Signature,
) -> Result<Onto, OntoError> {
    let mut package = Package::open(file)?;
    let main = main_part(&mut package)?;
    let body = part(&mut package, &main)?.ok_or_else(|| unfit(&format!("{main} is missing")))?;
    match written(
        &mut package,
        &main,
        &body,
        (old, new),
        changes,
        Shape::Joined,
        signature,
    ) {
        // A split or a merger that the file can't show is a removal and an
        // insertion.
        Err(OntoError::Entangled { .. }) => {
            let parts = Shape::Apart;
            written(
                &mut package,
                &main,
                &body,
                (old, new),
                changes,
                parts,
                signature,
            )
        }
        done => done,
    }
}

/// Writes the changes; `shape` says whether clauses are split and merged.
fn written(
    package: &mut Package<'_>,
    main: &str,
    body: &Part,
    (old, new): (&Draft, &Draft),
    changes: &Changes<'_>,
    shape: Shape,
    signature: &Signature,
) -> Result<Onto, OntoError> {
    let relations = package.relations(main)?;
    let tracked = document::tracked(old, new, changes, document::Counting::Onto, shape);
    let mut laid = lay::lay(&tracked.paragraphs, body)?;
    let mut notices: Vec<String> = Vec::new();

    let mut headers = Vec::new();
    for relation in relations.iter().filter(|r| r.kind == "header") {
        if let Some(part) = part(package, &relation.target)? {
            headers.push((relation.target.clone(), part, Plan::default()));
        }
    }
    for change in heads::changes(&old.masthead, &new.masthead) {
        let mut written = change.lay(body, laid.border, true, &mut laid.plan);
        for (_, part, plan) in &mut headers {
            written |= change.lay(part, part.paragraphs.len(), false, plan);
        }
        if !written {
            laid.unwritten.push(change.name);
        }
    }
    if !laid.unwritten.is_empty() {
        notices.push(format!(
            "the file has no place for {}: not written",
            laid.unwritten.join(", ")
        ));
    }

    let footnotes = Notes::open(package, &relations, "footnotes")?;
    let endnotes = Notes::open(package, &relations, "endnotes")?;
    let all = [body]
        .into_iter()
        .chain(headers.iter().map(|(_, part, _)| part))
        .chain(footnotes.part.iter())
        .chain(endnotes.part.iter());
    let mut markup = Markup::after(
        signature,
        all.map(|p| greatest_id(&p.xml)).max().unwrap_or(0),
    );
    let ids = footnotes.ids(&tracked.footnotes, &laid);
    let note_ids = |body: u32| ids.get(&body).cloned().unwrap_or_default();
    let note_props = note_props(body);
    let mut writer = Writer {
        markup: &mut markup,
        note_ids: &note_ids,
        note_props: &note_props,
    };
    let mut parts = BTreeMap::new();
    parts.insert(main.to_owned(), writer.part(body, &laid.plan)?);
    for (name, part, plan) in &headers {
        if !plan.edits.is_empty() {
            parts.insert(name.clone(), writer.part(part, plan)?);
        }
    }
    if let Some(part) = &endnotes.part {
        let plan = notes::plan(part, &of_file(&tracked.footnotes, &laid, true))?;
        parts.insert(endnotes.name.clone(), writer.part(part, &plan)?);
    }
    let own = of_file(&tracked.footnotes, &laid, false);
    let mut footnotes = footnotes;
    if footnotes.part.is_none() && tracked.footnotes.iter().any(|b| b.fate == Fate::Inserted) {
        footnotes.found(package, main, &mut parts)?;
    }
    if let Some(part) = &footnotes.part {
        let mut plan = notes::plan(part, &own)?;
        let order = notes::plan_fresh(part, &tracked.footnotes, &ids, &mut plan, writer.markup);
        parts.insert(footnotes.name.clone(), writer.part(part, &plan)?);
        if let Some(order) = order {
            for xml in parts.values_mut() {
                *xml = notes::renumbered(xml, &order);
            }
        }
    }
    // What didn't change keeps its compressed bytes.
    parts.retain(|name, text| package.text(name).ok().flatten().as_ref() != Some(text));
    let bytes = package.with(&parts)?;
    notices.extend(check::check(&bytes, new)?);
    Ok(Onto { bytes, notices })
}

/// The notes of the file that the tracked document cites, with what becomes of
/// them.
fn of_file<'b>(bodies: &'b [Body], laid: &'b Laid, end: bool) -> Vec<(&'b str, &'b Body)> {
    let own = |(id, note): &'b (u32, NoteId)| {
        let body = bodies.iter().find(|b| b.id == *id)?;
        (note.end == end).then_some((note.id.as_str(), body))
    };
    laid.notes.iter().filter_map(own).collect()
}

/// A part of notes.
struct Notes {
    name: String,
    part: Option<Part>,
}

impl Notes {
    fn open(
        package: &mut Package<'_>,
        relations: &[Relation],
        kind: &str,
    ) -> Result<Notes, OntoError> {
        let relation = relations.iter().find(|r| r.kind == kind);
        Ok(Notes {
            part: match relation {
                Some(relation) => part(package, &relation.target)?,
                None => None,
            },
            name: relation.map(|r| r.target.clone()).unwrap_or_default(),
        })
    }

    /// The id in the file of each tracked note: its own, or one for the time.
    fn ids(&self, bodies: &[Body], laid: &Laid) -> BTreeMap<u32, String> {
        let mut ids: BTreeMap<u32, String> = laid
            .notes
            .iter()
            .map(|(body, note)| (*body, note.id.clone()))
            .collect();
        // Numbered at the end, when all notes stand in their order.
        let fresh = bodies.iter().filter(|b| b.fate == Fate::Inserted);
        ids.extend(fresh.map(|body| (body.id, format!("new{}", body.id))));
        ids
    }

    /// Begins the part of a file without footnotes.
    fn found(
        &mut self,
        package: &mut Package<'_>,
        main: &str,
        parts: &mut BTreeMap<String, String>,
    ) -> Result<(), OntoError> {
        let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
        self.name = if folder.is_empty() {
            "footnotes.xml".to_owned()
        } else {
            format!("{folder}/footnotes.xml")
        };
        register(package, main, &self.name, parts)?;
        self.part = scan::scan(notes::EMPTY.to_owned());
        Ok(())
    }
}

/// Makes a part of footnotes known to the package.
fn register(
    package: &mut Package<'_>,
    main: &str,
    name: &str,
    parts: &mut BTreeMap<String, String>,
) -> Result<(), OntoError> {
    let types = "[Content_Types].xml";
    let relations = package::relations_of(main);
    let mut known: Vec<String> = package.relations(main)?.into_iter().map(|r| r.id).collect();
    known.sort();
    let id = (1..)
        .map(|n| format!("rIdNotes{n}"))
        .find(|id| !known.contains(id));
    let id = id.unwrap_or_default();
    for (part, line) in [
        (
            types,
            format!(
                r#"<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>"#
            ),
        ),
        (
            relations.as_str(),
            format!(
                r#"<Relationship Id="{id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>"#
            ),
        ),
    ] {
        let xml = package
            .text(part)?
            .ok_or_else(|| unfit(&format!("{part} is missing")))?;
        parts.insert(part.to_owned(), before_end(&xml, &line)?);
    }
    Ok(())
}

/// Puts XML at the end of the outermost element.
fn before_end(xml: &str, more: &str) -> Result<String, OntoError> {
    let at = xml
        .rfind("</")
        .ok_or_else(|| unfit("a part of the package is empty"))?;
    Ok(format!("{}{more}{}", &xml[..at], &xml[at..]))
}

fn main_part(package: &mut Package<'_>) -> Result<String, OntoError> {
    let relations = package.relations("")?;
    let main = relations.into_iter().find(|r| r.kind == "officeDocument");
    Ok(main.map_or_else(|| "word/document.xml".to_owned(), |r| r.target))
}

/// A part, which must be whole and call Word's elements `w:`.
fn part(package: &mut Package<'_>, name: &str) -> Result<Option<Part>, OntoError> {
    let Some(xml) = package.text(name)? else {
        return Ok(None);
    };
    if !xml.contains("xmlns:w=") {
        return Err(unfit(&format!(
            "{name} names its elements in an unusual way"
        )));
    }
    let scanned = scan::scan(xml).ok_or_else(|| unfit(&format!("{name} is not whole")))?;
    Ok(Some(scanned))
}

/// The greatest id of an element, so that new ones are free.
fn greatest_id(xml: &str) -> i32 {
    xml.match_indices(" w:id=\"")
        .filter_map(|(at, found)| xml[at + found.len()..].split('"').next())
        .filter_map(|id| id.parse().ok())
        .filter(|id| *id < i32::MAX / 2)
        .max()
        .unwrap_or(0)
}

/// How the file sets the marks of its notes.
fn note_props(body: &Part) -> String {
    let raised = r#"<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>"#;
    let marks = body.paragraphs.iter().flat_map(|p| {
        let notes = p
            .atoms
            .iter()
            .filter(|a| matches!(a.shows, atoms::Shows::Note { .. }));
        notes.map(|a| p.runs[a.run].props.clone())
    });
    let props = marks
        .filter(|p| !p.is_empty())
        .find_map(|p| body.xml.get(p));
    props.unwrap_or(raised).to_owned()
}

/// The first words of a text, for a message.
fn short(text: &str) -> String {
    const WORDS: usize = 9;
    let mut words = text.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(WORDS).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", first.join(" "))
}
