//! The package of the delegate's file: parts out, changed parts in.
//!
//! In: the bytes of a file. Out: its parts as text, and the file again with
//! some of them exchanged. All others keep their compressed bytes and their
//! order.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::result::{ZipError, ZipResult};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::OntoError;

/// Most bytes of one part, decompressed; the reader of files has the same.
const PART_BYTES: u64 = 32 << 20;

/// An open package.
pub(super) struct Package<'f> {
    archive: ZipArchive<Cursor<&'f [u8]>>,
}

/// What a part leads to.
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type, e.g. `footnotes`.
    pub(super) kind: String,
    /// A name in the package.
    pub(super) target: String,
}

impl<'f> Package<'f> {
    pub(super) fn open(file: &'f [u8]) -> Result<Self, OntoError> {
        let archive = ZipArchive::new(Cursor::new(file)).map_err(|e| unfit(&e.to_string()))?;
        Ok(Package { archive })
    }

    /// A part as text; nothing if the package has none of that name.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, OntoError> {
        let broken = |e: &dyn std::fmt::Display| unfit(&format!("{name} can't be read: {e}"));
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(broken(&error)),
        };
        let mut bytes = Vec::new();
        file.take(PART_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(|e| broken(&e))?;
        if bytes.len() as u64 > PART_BYTES {
            return Err(unfit(&format!("{name} is larger than {PART_BYTES} bytes")));
        }
        let text =
            String::from_utf8(bytes).map_err(|_| unfit(&format!("{name} is not in UTF-8")))?;
        Ok(Some(text))
    }

    /// What a part leads to, without what lies outside the package.
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, OntoError> {
        let Some(xml) = self.text(&relations_of(part))? else {
            return Ok(Vec::new());
        };
        let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut reader = Reader::from_str(&xml);
        let mut found = Vec::new();
        loop {
            match reader.read_event() {
                Ok(Event::Start(e) | Event::Empty(e)) => {
                    let attribute = |name: &str| {
                        let found = e.attributes().flatten().find(|a| a.key.as_ref() == name)?;
                        let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0);
                        Some(value.ok()?.into_owned())
                    };
                    let (Some(id), Some(kind), Some(target)) =
                        (attribute("Id"), attribute("Type"), attribute("Target"))
                    else {
                        continue;
                    };
                    if attribute("TargetMode").as_deref() == Some("External") {
                        continue;
                    }
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    let target = match target.strip_prefix('/') {
                        Some(whole) => whole.to_owned(),
                        None if folder.is_empty() => target,
                        None => format!("{folder}/{target}"),
                    };
                    found.push(Relation { id, kind, target });
                }
                Ok(Event::Eof) | Err(_) => return Ok(found),
                Ok(_) => {}
            }
        }
    }

    /// The file with these parts exchanged, or added where it has none.
    pub(super) fn with(&mut self, parts: &BTreeMap<String, String>) -> Result<Vec<u8>, OntoError> {
        self.zipped(parts).map_err(|e| unfit(&e.to_string()))
    }

    fn zipped(&mut self, parts: &BTreeMap<String, String>) -> ZipResult<Vec<u8>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut done: Vec<&str> = Vec::new();
        for index in 0..self.archive.len() {
            let file = self.archive.by_index_raw(index)?;
            let part = file
                .name()
                .ok()
                .and_then(|name| parts.get_key_value(&*name));
            let Some((name, text)) = part else {
                zip.raw_copy_file(file)?;
                continue;
            };
            let date = file.last_modified().unwrap_or(zip::DateTime::DEFAULT);
            zip.start_file(name.as_str(), options(date))?;
            zip.write_all(text.as_bytes())?;
            done.push(name);
        }
        for (name, text) in parts {
            if !done.contains(&name.as_str()) {
                zip.start_file(name.as_str(), options(zip::DateTime::DEFAULT))?;
                zip.write_all(text.as_bytes())?;
            }
        }
        Ok(zip.finish()?.into_inner())
    }
}

fn options(date: zip::DateTime) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(date)
}

/// The name of the part with the relations of a part.
pub(super) fn relations_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

pub(super) fn unfit(detail: &str) -> OntoError {
    OntoError::Unfit {
        detail: detail.to_owned(),
    }
}
