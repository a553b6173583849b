//! Office Open XML, Word's `.docx`.
//!
//! Bytes of a Word file go in, [`Pages`] come out: one page, each paragraph a
//! line, or more where the author broke it. Running heads come first (the
//! masthead is one), then the body, then the notes, then running feet.

mod body;
mod inline;
mod notes;
mod numbering;
mod package;
mod styles;
mod xml;

use self::body::{Changes, Reader};
use self::notes::Notes;
use self::numbering::Numbering;
use self::package::{Package, Relations, damaged};
use self::styles::{Styles, on};
use self::xml::Element;
use super::SourceError;
use std::borrow::Cow;

use super::pages::{Format, Line, Page, Pages, Role};
use super::plain;
use super::printed::is_printed;
use super::tables::plain_tables;
use crate::model::{Notice, NoticeKind, Place};

/// Reads a Word file.
///
/// # Errors
/// [`SourceError::Damaged`] where there is no body to read, `Encrypted` where
/// the package asks for a password, `TooLarge` beyond the limits of `package`.
pub(super) fn read(bytes: &[u8]) -> Result<Pages<'static>, SourceError> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package)?;
    let Some(document) = package.part(&main)? else {
        return Err(damaged(&format!("{main} is missing or unreadable")));
    };
    // A file cut short may still hold a whole package: that of an embedded
    // workbook.
    let Some(body) = document.child("body") else {
        return Err(damaged(&format!("{main} is no Word document")));
    };
    let relations = package.relations(&main)?;
    let parts = Parts::read(&mut package, &relations, &document)?;
    let styles = parts.styles.as_ref().map(Styles::read).unwrap_or_default();
    let numbering = parts
        .numbering
        .as_ref()
        .map(Numbering::read)
        .unwrap_or_default();
    let setting = |name: &str| parts.settings.as_ref().and_then(|s| s.child(name));
    let mut sections = Vec::new();
    sections_of(body, &mut sections);
    let mut reader = Reader::new(
        &styles,
        numbering,
        Notes::read(parts.footnotes.as_ref(), setting("footnotePr"), "decimal"),
        Notes::read(parts.endnotes.as_ref(), setting("endnotePr"), "lowerRoman"),
        sections,
    );
    for header in &parts.headers {
        reader.story(header, Role::Header);
    }
    reader.story(body, Role::Plain);
    reader.notes();
    for footer in &parts.footers {
        reader.story(footer, Role::Footer);
    }
    let Reader {
        mut lines,
        changes,
        foreign,
        typed,
        ..
    } = reader;
    plain_tables(lines.iter_mut());
    plain_boxes(&mut lines);
    let properties = properties(&mut package)?;
    if lines.iter().all(|l| l.runs.is_empty()) {
        return Err(if package.broken.is_empty() {
            SourceError::NoText {
                format: Format::Docx,
            }
        } else {
            damaged(&format!("nothing in {main} can be read"))
        });
    }
    Ok(Pages {
        format: Format::Docx,
        notices: notices(&package.broken, &changes, foreign),
        pages: if is_printed(&lines) {
            plain::sheets(Cow::Owned(typed))?
        } else {
            vec![Page { number: 1, lines }]
        },
        properties,
    })
}

/// Takes boxes for plain text where they hold most of it: so some programs
/// turn a PDF into a Word file.
fn plain_boxes(lines: &mut [Line<'_>]) {
    let letters = |role: Role| -> usize {
        let of_role = lines.iter().filter(|l| l.role == role);
        of_role.flat_map(|l| &l.runs).map(|r| r.text.len()).sum()
    };
    if letters(Role::Box) > letters(Role::Plain) {
        let boxed = lines.iter_mut().filter(|l| l.role == Role::Box);
        boxed.for_each(|l| l.role = Role::Plain);
    }
}

/// The part with the body: named by the package, `word/document.xml` by habit.
fn main_part(package: &mut Package<'_>) -> Result<String, SourceError> {
    let relations = package.relations("")?;
    let named = relations
        .into_values()
        .find(|(kind, _)| kind == "officeDocument")
        .map(|(_, target)| target);
    Ok(named.unwrap_or_else(|| "word/document.xml".to_owned()))
}

/// The parts that a document leads to.
#[derive(Default)]
struct Parts {
    styles: Option<Element>,
    numbering: Option<Element>,
    footnotes: Option<Element>,
    endnotes: Option<Element>,
    settings: Option<Element>,
    headers: Vec<Element>,
    footers: Vec<Element>,
}

impl Parts {
    fn read(
        package: &mut Package<'_>,
        relations: &Relations,
        document: &Element,
    ) -> Result<Self, SourceError> {
        let mut parts = Self::default();
        for (kind, target) in relations.values() {
            let slot = match kind.as_str() {
                "styles" => &mut parts.styles,
                "numbering" => &mut parts.numbering,
                "footnotes" => &mut parts.footnotes,
                "endnotes" => &mut parts.endnotes,
                "settings" => &mut parts.settings,
                _ => continue,
            };
            *slot = package.part(target)?;
        }
        let even = parts
            .settings
            .as_ref()
            .and_then(|s| s.child("evenAndOddHeaders"))
            .is_some_and(on);
        let (headers, footers) = furniture(document, even);
        for (ids, stories) in [(headers, &mut parts.headers), (footers, &mut parts.footers)] {
            let mut seen: Vec<&str> = Vec::new();
            for id in ids {
                if let Some((_, target)) = relations.get(&id)
                    && !seen.contains(&target.as_str())
                {
                    seen.push(target);
                    stories.extend(package.part(target)?);
                }
            }
        }
        Ok(parts)
    }
}

/// The relations of the headers and footers that are shown, in document order,
/// the first page's before the others'.
fn furniture(document: &Element, even: bool) -> (Vec<String>, Vec<String>) {
    let mut sections = Vec::new();
    if let Some(body) = document.child("body") {
        sections_of(body, &mut sections);
    }
    let (mut headers, mut footers) = (Vec::new(), Vec::new());
    for section in sections {
        let titled = section.child("titlePg").is_some_and(on);
        for shown in ["first", "default", "even"] {
            if (shown == "first" && !titled) || (shown == "even" && !even) {
                continue;
            }
            for e in section.elements() {
                if e.attribute("type").unwrap_or("default") != shown {
                    continue;
                }
                let ids = match e.name() {
                    (_, "headerReference") => &mut headers,
                    (_, "footerReference") => &mut footers,
                    _ => continue,
                };
                ids.extend(e.attribute("id").map(str::to_owned));
            }
        }
    }
    (headers, footers)
}

fn sections_of<'e>(parent: &'e Element, found: &mut Vec<&'e Element>) {
    for e in parent.elements() {
        if e.is("sectPr") {
            found.push(e);
        } else if e.is("p") {
            found.extend(e.child("pPr").and_then(|p| p.child("sectPr")));
        } else if e.is("sdt") || e.is("sdtContent") || e.is("ins") {
            sections_of(e, found);
        }
    }
}

/// The custom properties that the Secretariat's templates fill in.
fn properties(package: &mut Package<'_>) -> Result<Vec<(String, String)>, SourceError> {
    let Some(root) = package.part("docProps/custom.xml")? else {
        return Ok(Vec::new());
    };
    let mut properties: Vec<(String, String)> = root
        .elements()
        .filter_map(|e| {
            let key = match e.attribute("name")? {
                "Symbol1" => "symbol",
                "JobNo" => "job",
                "Language" => "language",
                "Session1" | "Session" => "session",
                "Agenda1" | "Agenda" => "agenda",
                _ => return None,
            };
            // Word writes a line end in these as `_x000d_`.
            let value = e.text().replace("_x000d_", " ").replace("_x000D_", " ");
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            (!value.is_empty()).then(|| (key.to_owned(), value))
        })
        .collect();
    properties.sort();
    properties.dedup_by(|later, first| later.0 == first.0);
    Ok(properties)
}

fn notices(broken: &[String], changes: &Changes, foreign: usize) -> Vec<Notice> {
    let notice = |kind, message: String| Notice {
        kind,
        message,
        place: Place::default(),
    };
    let mut notices = Vec::new();
    if !broken.is_empty() {
        notices.push(notice(
            NoticeKind::Damaged,
            format!("{} cannot be read to the end", broken.join(", ")),
        ));
    }
    let counted: Vec<String> = [
        (changes.inserted, "insertion"),
        (changes.deleted, "deletion"),
        (changes.moved, "move"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, what)| format!("{count} {what}{}", if count == 1 { "" } else { "s" }))
    .collect();
    if !counted.is_empty() {
        notices.push(notice(
            NoticeKind::TrackedChanges,
            format!(
                "the file tracks changes ({}); all were taken as accepted",
                counted.join(", ")
            ),
        ));
    }
    if foreign > 0 {
        notices.push(notice(
            NoticeKind::NotCompared,
            "the file embeds another document, which was not read".to_owned(),
        ));
    }
    notices
}
