//! Portable Document Format.
//!
//! Bytes of a PDF go in, [`Pages`] come out. Most documents of the United
//! Nations are tagged: the file itself says what is a paragraph, a footnote,
//! a running head. Where it doesn't, lines are ordered by their place alone.
//! This file and its folder are the only ones that know the PDF crates.

mod bounds;
mod layout;
mod typeset;

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdfboss_core::{Document, Error, Immediate, Object, OcState, Rect, StructureTree, block_on};
use pdfboss_text::{
    FontCache, ReadingOrder, TextSpan, extract_spans_reporting_cached_with, placed_images_with,
    structure_for,
};

use self::bounds::Bounded;
use self::layout::Layout;
use super::SourceError;
use super::pages::{Format, Page, Pages};
use super::tables::plain_tables;
use crate::model::{Notice, NoticeKind, Place};

/// Reads a PDF.
///
/// # Errors
/// [`SourceError::Encrypted`] where a password is needed, `Damaged` where
/// nothing is readable, `Scanned` where no page has text, `TooLarge` beyond
/// the limits in `bounds`.
pub(super) fn read(bytes: &[u8]) -> Result<Pages<'static>, SourceError> {
    bounds::check_size(bytes)?;
    // The PDF crate is lenient, but young: a panic in it is a damaged file.
    catch_unwind(AssertUnwindSafe(|| read_document(bytes)))
        .unwrap_or_else(|_| Err(damaged("its structure makes no sense")))
}

fn read_document(bytes: &[u8]) -> Result<Pages<'static>, SourceError> {
    bounds::check_objects(bytes)?;
    let document = Document::load(bytes.to_vec()).map_err(|error| match error {
        Error::Encrypted => SourceError::Encrypted {
            format: Format::Pdf,
        },
        other => damaged(&other.to_string()),
    })?;
    if document.is_locked() {
        return Err(SourceError::Encrypted {
            format: Format::Pdf,
        });
    }
    bounds::check_counts(0, document.xref().len())?;
    bounds::check_object_streams(&document)?;
    let declared = document.page_count();
    let count = document.flattened_page_count();
    bounds::check_counts(count, document.xref().len())?;
    if count == 0 {
        return Err(damaged("it has no pages"));
    }
    let file = File {
        source: Bounded::new(&document),
        structure: structure_for(&document, ReadingOrder::StructureTree),
        hidden: document.oc_state(),
        fonts: FontCache::default(),
        document: &document,
    };
    let mut reading = Reading::default();
    reading.whole(bytes, declared, count);
    for index in 0..count {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        // One broken page must not cost the others.
        file.source.start_page();
        let page = catch_unwind(AssertUnwindSafe(|| file.page(index)));
        file.source.check()?;
        match page {
            Ok(Ok((sheet, extracted))) => {
                reading.page(number, &sheet, extracted);
                let lines = &mut reading.pages.last_mut().expect("just pushed").lines;
                let blank = lines.is_empty();
                let pictures = catch_unwind(AssertUnwindSafe(|| file.pictures(&sheet, blank)))
                    .unwrap_or_default();
                if blank && !pictures.is_empty() {
                    reading.scanned.push(number);
                } else {
                    layout::add_pictures(lines, &sheet, &pictures);
                }
            }
            _ => reading.unreadable(number),
        }
        bounds::check_spans(reading.spans)?;
    }
    reading.finish()
}

/// The spans of a page, and whether they are all that the page shows.
type Extracted = (Vec<TextSpan>, bool);

/// An open document with what its pages share.
struct File<'a> {
    document: &'a Document,
    source: Bounded<'a>,
    structure: Option<StructureTree>,
    hidden: Option<OcState>,
    fonts: FontCache,
}

impl File<'_> {
    fn page(&self, index: usize) -> pdfboss_core::Result<(pdfboss_core::Page, Extracted)> {
        let page = self.document.page(index)?;
        let (spans, report) = block_on(extract_spans_reporting_cached_with(
            Immediate(&self.source),
            &page,
            &self.fonts,
            self.hidden.as_ref(),
            self.structure.as_ref(),
            ReadingOrder::StructureTree,
        ))?;
        let corrupt = self.source.was_corrupt();
        let complete = !corrupt && report.is_complete() && self.has_contents(&page);
        Ok((page, (spans, complete)))
    }

    /// A page whose content the file no longer holds reads as a blank one.
    fn has_contents(&self, page: &pdfboss_core::Page) -> bool {
        let there =
            |object: &Object| !matches!(self.document.resolve(object), Ok(Object::Null) | Err(_));
        match page.dict().get("Contents") {
            None => true,
            Some(contents) => match self.document.resolve(contents) {
                Ok(Object::Array(parts)) => parts.iter().all(there),
                _ => there(contents),
            },
        }
    }

    /// The boxes of the pictures that a page shows; without looking at the
    /// content again if the page has none to show.
    fn pictures(&self, page: &pdfboss_core::Page, blank: bool) -> Vec<Rect> {
        if !blank && !self.has_pictures(page) {
            return Vec::new();
        }
        self.source.start_page();
        block_on(placed_images_with(
            Immediate(&self.source),
            page,
            self.hidden.as_ref(),
        ))
        .map(|images| images.into_iter().map(|i| i.bbox).collect())
        .unwrap_or_default()
    }

    fn has_pictures(&self, page: &pdfboss_core::Page) -> bool {
        let resolve = |object: &Object| self.document.resolve(object).ok();
        let Some(Object::Dict(shown)) = page.resources.get("XObject").and_then(resolve) else {
            return false;
        };
        shown.iter().any(|(_, object)| {
            resolve(object).is_some_and(|o| {
                o.as_stream().is_some_and(
                    |s| matches!(s.dict.get("Subtype"), Some(Object::Name(n)) if n.0 == "Image"),
                )
            })
        })
    }
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    pages: Vec<Page<'static>>,
    layout: Layout,
    notices: Vec<Notice>,
    /// Pages with a picture and no text.
    scanned: Vec<u32>,
    damaged: bool,
    spans: usize,
    /// A page names type to show.
    names_type: bool,
}

impl Reading {
    /// Notes what the file as a whole has lost.
    fn whole(&mut self, bytes: &[u8], declared: usize, found: usize) {
        let tail = &bytes[bytes.len().saturating_sub(2048)..];
        let message = if declared > found {
            format!("the file declares {declared} pages and holds {found}")
        } else if memchr::memmem::find(tail, b"startxref").is_none() {
            "the file breaks off before its end".to_owned()
        } else {
            return;
        };
        self.damaged = true;
        self.notices.push(notice(NoticeKind::Damaged, 0, &message));
    }

    fn page(&mut self, number: u32, sheet: &pdfboss_core::Page, extracted: Extracted) {
        let (spans, complete) = extracted;
        self.spans += spans.len();
        self.names_type |= sheet.resources.get("Font").is_some();
        let printed = |s: &&TextSpan| !s.invisible;
        let has_text = |s: &TextSpan| s.text.chars().any(|c| !c.is_whitespace());
        let recognized = !spans.iter().filter(printed).any(has_text) && spans.iter().any(has_text);
        let kept: Vec<&TextSpan> = spans.iter().filter(|s| recognized || printed(s)).collect();
        let lines = self.layout.page(sheet, &kept);
        if recognized {
            self.notices.push(notice(
                NoticeKind::NotCompared,
                number,
                "the page is a scan; its text was recognized by a machine and may be wrong",
            ));
        }
        if !complete {
            self.damaged = true;
            self.notices.push(notice(
                NoticeKind::Damaged,
                number,
                "part of the page is damaged; text may be lost",
            ));
        }
        let lost: usize = lines
            .iter()
            .flat_map(|l| &l.runs)
            .map(|r| r.text.matches('\u{FFFD}').count())
            .sum();
        if lost > 0 {
            self.notices.push(notice(
                NoticeKind::Damaged,
                number,
                &format!("the file does not say which letters {lost} of its signs stand for"),
            ));
        }
        self.pages.push(Page { number, lines });
    }

    fn unreadable(&mut self, number: u32) {
        self.damaged = true;
        self.notices.push(notice(
            NoticeKind::Damaged,
            number,
            "the page cannot be read",
        ));
        self.pages.push(Page {
            number,
            lines: Vec::new(),
        });
    }

    fn finish(mut self) -> Result<Pages<'static>, SourceError> {
        if self.pages.iter().all(|p| p.lines.is_empty()) {
            return Err(if self.damaged {
                damaged("no page can be read")
            } else if self.scanned.is_empty() && self.spans == 0 && self.names_type {
                // Even a blank page of Word shows a space.
                damaged("its pages name type and show none")
            } else if self.scanned.is_empty() {
                SourceError::NoText {
                    format: Format::Pdf,
                }
            } else {
                SourceError::Scanned {
                    pages: self.scanned,
                }
            });
        }
        for page in &self.scanned {
            self.notices.push(notice(
                NoticeKind::NotCompared,
                *page,
                "the page is a picture without text and was not compared",
            ));
        }
        plain_tables(self.pages.iter_mut().flat_map(|p| &mut p.lines));
        self.notices.sort_by_key(|n| n.place);
        Ok(Pages {
            format: Format::Pdf,
            pages: self.pages,
            notices: self.notices,
            properties: Vec::new(),
        })
    }
}

fn notice(kind: NoticeKind, page: u32, message: &str) -> Notice {
    Notice {
        kind,
        message: message.to_owned(),
        place: Place { page, line: 0 },
    }
}

fn damaged(detail: &str) -> SourceError {
    SourceError::Damaged {
        format: Format::Pdf,
        detail: detail.to_owned(),
    }
}
