//! What a PDF may ask of the reader.
//!
//! A small file can ask for endless work: compressed streams that swell, forms
//! shown a thousand times. Each bound is a count, never a clock, so that the
//! same bytes always give the same answer. This file knows nothing of text.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::io::Read;

use flate2::read::ZlibDecoder;
use pdfboss_core::filters;
use pdfboss_core::parser::{NoResolve, Parser};
use pdfboss_core::xref::{self, XrefEntry};
use pdfboss_core::{Document, Error, ObjRef, Object, ObjectSource, Result, Stream};

use super::super::SourceError;

/// Greatest file: the longest documents with their pictures have some 30 MB.
const FILE_BYTES: usize = 64 << 20;
/// Most pages: the longest verbatim reports have a few thousand.
const PAGES: usize = 10_000;
/// Most objects; the longest resolutions have some 5,000. The PDF crate keeps
/// some 250 bytes for each.
const OBJECTS: usize = 500_000;
/// Most tables of objects; each revision of a file adds one or two.
const TABLES: usize = 1_000;
/// Most bytes of one table of objects, decompressed: an entry takes no more
/// than three numbers of eight bytes.
const TABLE_BYTES: u64 = OBJECTS as u64 * 24;
/// Most bytes of decompressed content of one page, forms counted each time
/// they are shown; a page of a resolution has about 60,000. The limit is low
/// because five bytes can show a letter, and a letter takes a hundred times
/// as much to keep.
const PAGE_BYTES: usize = 8 << 20;
/// Most bytes of all streams of objects, decompressed: those of the longest
/// resolutions have half a million, and the PDF crate keeps some twenty bytes
/// for each.
const OBJECT_STREAM_BYTES: u64 = 16 << 20;
/// Most bytes of one font.
const FONT_BYTES: usize = 64 << 20;
/// Most stretches of text; a page of a resolution has about 3,000.
const SPANS: usize = 20_000_000;

pub(super) fn check_size(bytes: &[u8]) -> std::result::Result<(), SourceError> {
    within("the file", bytes.len(), FILE_BYTES, "bytes")
}

/// Counts the objects before the PDF crate makes a table of them: a small file
/// can name millions.
pub(super) fn check_objects(bytes: &[u8]) -> std::result::Result<(), SourceError> {
    let printed = memchr::memmem::find_iter(bytes, b" obj").count();
    check_counts(0, printed)?;
    let mut count = 0;
    let mut seen = BTreeSet::new();
    let mut next = vec![xref::startxref(bytes)];
    while let Some(at) = next.pop() {
        let Some(at) = at.filter(|at| *at < bytes.len() && seen.insert(*at)) else {
            continue;
        };
        let place = |offset: Option<i64>| offset.and_then(|o| usize::try_from(o).ok());
        match Parser::at(bytes, at).parse_indirect(&NoResolve) {
            Ok((_, Object::Stream(table))) => {
                let width: i64 = table
                    .dict
                    .get_array("W")
                    .into_iter()
                    .flatten()
                    .filter_map(Object::as_int)
                    .fold(0, i64::saturating_add);
                let width = u64::try_from(width).unwrap_or(1).max(1);
                let entries = unfolded(&table, TABLE_BYTES) / width;
                count += usize::try_from(entries).unwrap_or(usize::MAX);
                next.push(place(table.dict.get_int("Prev")));
            }
            // A printed table is no longer than the file.
            _ => {
                if let Ok(table) = xref::parse_section_at(bytes, at) {
                    count += table.xref.len();
                    next.extend([place(table.prev), place(table.xrefstm)]);
                }
            }
        }
        check_counts(0, count)?;
        within(
            "the number of revisions",
            seen.len(),
            TABLES,
            "tables of objects",
        )?;
    }
    Ok(())
}

pub(super) fn check_counts(pages: usize, objects: usize) -> std::result::Result<(), SourceError> {
    within("the number of pages", pages, PAGES, "pages")?;
    within("the number of objects", objects, OBJECTS, "objects")
}

pub(super) fn check_spans(spans: usize) -> std::result::Result<(), SourceError> {
    within("the text", spans, SPANS, "pieces")
}

/// Weighs the streams of objects before anything is taken from them: the PDF
/// crate unfolds and keeps them whole.
pub(super) fn check_object_streams(document: &Document) -> std::result::Result<(), SourceError> {
    let streams: BTreeSet<u32> = document
        .xref()
        .iter()
        .filter_map(|(_, entry)| match entry {
            XrefEntry::InStream { stream_num, .. } => Some(stream_num),
            _ => None,
        })
        .collect();
    let mut left = OBJECT_STREAM_BYTES;
    for number in streams {
        // Only what lies in the file itself: nothing is unfolded to find it.
        if !matches!(document.xref().get(number), Some(XrefEntry::InFile { .. })) {
            continue;
        }
        let Ok(Object::Stream(stream)) = document.get(ObjRef {
            num: number,
            r#gen: 0,
        }) else {
            continue;
        };
        left = left
            .checked_sub(unfolded(&stream, left))
            .ok_or_else(|| SourceError::TooLarge {
                what: "the decompressed list of objects".to_owned(),
                limit: format!("{OBJECT_STREAM_BYTES} bytes"),
            })?;
    }
    Ok(())
}

/// How many bytes a stream unfolds to; one more than `most` where it is more.
fn unfolded(stream: &Stream, most: u64) -> u64 {
    let (times, flate) = match stream.dict.get("Filter") {
        Some(Object::Array(filters)) => (filters.len(), filters.iter().all(is_flate)),
        Some(filter) => (1, is_flate(filter)),
        None => (0, true),
    };
    if !flate {
        // The PDF crate has a limit of its own for what a filter gives.
        return filters::decode_stream(stream, &NoResolve).map_or(0, |data| data.len() as u64);
    }
    let mut data = stream.data.to_vec();
    for _ in 0..times {
        let mut out = Vec::new();
        // What can't be unfolded to the end counts as far as it could.
        let _ = ZlibDecoder::new(data.as_slice())
            .take(most.saturating_add(1))
            .read_to_end(&mut out);
        if out.len() as u64 > most {
            return most.saturating_add(1);
        }
        data = out;
    }
    data.len() as u64
}

fn within(
    what: &str,
    found: usize,
    limit: usize,
    unit: &str,
) -> std::result::Result<(), SourceError> {
    if found <= limit {
        return Ok(());
    }
    Err(SourceError::TooLarge {
        what: what.to_owned(),
        limit: format!("{limit} {unit}"),
    })
}

/// A document that hands out so many decompressed bytes and no more, and
/// notes streams whose checksum is wrong: the PDF crate gives what it could
/// decompress and says nothing of the rest.
pub(super) struct Bounded<'a> {
    document: &'a Document,
    left: Cell<usize>,
    spent: Cell<bool>,
    corrupt: Cell<bool>,
}

impl<'a> Bounded<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        Self {
            document,
            left: Cell::new(PAGE_BYTES),
            spent: Cell::new(false),
            corrupt: Cell::new(false),
        }
    }

    /// Starts a page, with a whole page's bytes to hand out.
    pub(super) fn start_page(&self) {
        self.left.set(PAGE_BYTES);
    }

    /// Tells whether a stream since the last question was corrupt.
    pub(super) fn was_corrupt(&self) -> bool {
        self.corrupt.replace(false)
    }

    /// Tells whether the bound was met so far.
    pub(super) fn check(&self) -> std::result::Result<(), SourceError> {
        if !self.spent.get() {
            return Ok(());
        }
        Err(SourceError::TooLarge {
            what: "the decompressed content of a page".to_owned(),
            limit: format!("{PAGE_BYTES} bytes"),
        })
    }
}

/// A font's program shows nothing by itself.
fn is_font(stream: &Stream) -> bool {
    let subtype =
        |name: &str| matches!(stream.dict.get("Subtype"), Some(Object::Name(n)) if n.0 == name);
    stream.dict.get("Length1").is_some()
        || ["Type1C", "CIDFontType0C", "OpenType"]
            .into_iter()
            .any(subtype)
}

fn is_flate(filter: &Object) -> bool {
    matches!(filter, Object::Name(n) if n.0 == "FlateDecode" || n.0 == "Fl")
}

/// Deflated and nothing else, so that the checksum is that of the data.
fn is_deflated(stream: &Stream) -> bool {
    let only = match stream.dict.get("Filter") {
        Some(Object::Array(filters)) => filters.len() == 1 && filters.iter().all(is_flate),
        Some(filter) => is_flate(filter),
        None => false,
    };
    only && stream.dict.get("DecodeParms").is_none()
}

/// The last four bytes of a deflated stream sum up its data (Adler-32); a line
/// end may stand after them.
fn checksum_fits(packed: &[u8], data: &[u8]) -> bool {
    let sum = adler32(data).to_be_bytes();
    (0..4).any(|after| {
        packed
            .len()
            .checked_sub(after + 4)
            .and_then(|at| packed.get(at..at + 4))
            == Some(sum.as_slice())
    })
}

fn adler32(data: &[u8]) -> u32 {
    const MODULUS: u32 = 65_521;
    let (mut a, mut b) = (1u32, 0u32);
    // So many sums fit before the remainder must be taken.
    for chunk in data.chunks(5552) {
        for &byte in chunk {
            a += u32::from(byte);
            b += a;
        }
        a %= MODULUS;
        b %= MODULUS;
    }
    b << 16 | a
}

impl ObjectSource for Bounded<'_> {
    fn get(&self, r: ObjRef) -> Result<Object> {
        self.document.get(r)
    }

    fn stream_data(&self, stream: &Stream) -> Result<Vec<u8>> {
        if self.spent.get() {
            return Err(Error::Other("content limit".to_owned()));
        }
        let data = self.document.stream_data(stream)?;
        if is_deflated(stream) && !checksum_fits(&stream.data, &data) {
            self.corrupt.set(true);
        }
        if is_font(stream) && data.len() <= FONT_BYTES {
            return Ok(data);
        }
        match self.left.get().checked_sub(data.len()) {
            Some(left) => {
                self.left.set(left);
                Ok(data)
            }
            None => {
                self.spent.set(true);
                Err(Error::Other("content limit".to_owned()))
            }
        }
    }

    fn resolve(&self, object: &Object) -> Result<Object> {
        self.document.resolve(object)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_zlib() {
        assert_eq!(adler32(b"Wikipedia"), 0x11E6_0398);
        assert!(checksum_fits(b"....\x11\xE6\x03\x98\r\n", b"Wikipedia"));
        assert!(!checksum_fits(b"....\x11\xE6\x03\x98", b"Wikipedi"));
        assert!(!checksum_fits(b"", b"x"));
    }
}
