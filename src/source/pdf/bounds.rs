//! What a PDF may ask of the reader.
//!
//! A small file can ask for endless work: compressed streams that swell, forms
//! shown a thousand times. Each bound is a count, never a clock, so that the
//! same bytes always give the same answer. This file knows nothing of text.

use std::cell::Cell;

use pdfboss_core::{Document, Error, ObjRef, Object, ObjectSource, Result, Stream};

use super::super::SourceError;

/// Greatest file.
const FILE_BYTES: usize = 256 << 20;
/// Most pages: the longest verbatim reports have a few thousand.
const PAGES: usize = 10_000;
/// Most objects.
const OBJECTS: usize = 4_000_000;
/// Most bytes of decompressed page content, forms counted each time they
/// are shown; a page of a resolution has about 60,000.
const CONTENT_BYTES: usize = 512 << 20;
/// Most stretches of text; a page of a resolution has about 3,000.
pub(super) const SPANS: usize = 20_000_000;

pub(super) fn check_size(bytes: &[u8]) -> std::result::Result<(), SourceError> {
    within("the file", bytes.len(), FILE_BYTES, "bytes")
}

pub(super) fn check_counts(pages: usize, objects: usize) -> std::result::Result<(), SourceError> {
    within("the number of pages", pages, PAGES, "pages")?;
    within("the number of objects", objects, OBJECTS, "objects")
}

pub(super) fn check_spans(spans: usize) -> std::result::Result<(), SourceError> {
    within("the text", spans, SPANS, "pieces")
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
            left: Cell::new(CONTENT_BYTES),
            spent: Cell::new(false),
            corrupt: Cell::new(false),
        }
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
            what: "the decompressed content".to_owned(),
            limit: format!("{CONTENT_BYTES} bytes"),
        })
    }
}

/// Deflated and nothing else, so that the checksum is that of the data.
fn is_deflated(stream: &Stream) -> bool {
    let flate = |name: &Object| matches!(name, Object::Name(n) if n.0 == "FlateDecode");
    let only = match stream.dict.get("Filter") {
        Some(Object::Array(filters)) => filters.len() == 1 && filters.iter().all(flate),
        Some(filter) => flate(filter),
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
