//! The ZIP package of a Word file: parts by their name, and what leads to what.
//!
//! Bytes go in, the text of a part comes out on request, never more than a
//! stated amount. This file knows nothing of what parts say.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::super::SourceError;
use super::super::decode::decode;
use super::super::pages::Format;
use super::xml;

/// Greatest file.
const FILE_BYTES: usize = 256 << 20;
/// Most parts; Word makes some dozens, and one for each picture.
const PARTS: usize = 20_000;
/// Most bytes of one part, decompressed.
const PART_BYTES: u64 = 32 << 20;

/// Most bytes of all parts that are read.
const ALL_BYTES: u64 = 96 << 20;

/// An open package.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
    /// Names of parts that could be read in part only, or not at all.
    pub(super) broken: Vec<String>,
}

/// What the relations of a part lead to, by their id: kind and target.
pub(super) type Relations = BTreeMap<String, (String, String)>;

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, SourceError> {
        if bytes.len() > FILE_BYTES {
            return Err(too_large("the file", FILE_BYTES as u64, "bytes"));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(&e.to_string()))?;
        if archive.len() > PARTS {
            return Err(too_large("the number of parts", PARTS as u64, "parts"));
        }
        Ok(Self {
            archive,
            left: ALL_BYTES,
            broken: Vec::new(),
        })
    }

    /// The text of a part; `None` if the package has none of that name.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, SourceError> {
        let mut file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => {
                if error.to_string().to_ascii_lowercase().contains("password") {
                    return Err(SourceError::Encrypted {
                        format: Format::Docx,
                    });
                }
                self.broken.push(name.to_owned());
                return Ok(None);
            }
        };
        let mut bytes = Vec::new();
        // One byte more than allowed tells a bomb, whatever the header says.
        let read = (&mut file).take(PART_BYTES + 1).read_to_end(&mut bytes);
        drop(file);
        if bytes.len() as u64 > PART_BYTES {
            return Err(too_large(name, PART_BYTES, "bytes"));
        }
        self.left = self
            .left
            .checked_sub(bytes.len() as u64)
            .ok_or_else(|| too_large("the package", ALL_BYTES, "bytes"))?;
        if read.is_err() {
            self.broken.push(name.to_owned());
        }
        Ok(Some(decode(&bytes).0.into_owned()))
    }

    /// A part as elements; `None` if there is none, or nothing in it.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<xml::Element>, SourceError> {
        let Some(text) = self.text(name)? else {
            return Ok(None);
        };
        let Some(part) = xml::parse(&text) else {
            self.broken.push(name.to_owned());
            return Ok(None);
        };
        if part.endless {
            return Err(too_large(name, xml::ELEMENTS as u64, "elements"));
        }
        if part.broken && !self.broken.iter().any(|b| b == name) {
            self.broken.push(name.to_owned());
        }
        Ok(Some(part.root))
    }

    /// What a part leads to, targets as names in the package.
    pub(super) fn relations(&mut self, part: &str) -> Result<Relations, SourceError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = if folder.is_empty() {
            format!("_rels/{file}.rels")
        } else {
            format!("{folder}/_rels/{file}.rels")
        };
        let Some(root) = self.part(&name)? else {
            return Ok(Relations::new());
        };
        Ok(root
            .elements()
            .filter(|e| e.attribute("TargetMode") != Some("External"))
            .filter_map(|e| {
                let kind = e.attribute("Type")?;
                let kind = kind.rsplit('/').next().unwrap_or(kind);
                let target = resolve(folder, e.attribute("Target")?);
                Some((e.attribute("Id")?.to_owned(), (kind.to_owned(), target)))
            })
            .collect())
    }
}

/// A target as a name in the package: `../a.xml` in `word` is `a.xml`.
fn resolve(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|s| !s.is_empty()).collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.join("/")
}

fn too_large(what: &str, limit: u64, unit: &str) -> SourceError {
    SourceError::TooLarge {
        what: what.to_owned(),
        limit: format!("{limit} {unit}"),
    }
}

pub(super) fn damaged(detail: &str) -> SourceError {
    SourceError::Damaged {
        format: Format::Docx,
        detail: detail.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_from_their_folder() {
        assert_eq!(resolve("word", "header1.xml"), "word/header1.xml");
        assert_eq!(
            resolve("word", "../docProps/custom.xml"),
            "docProps/custom.xml"
        );
        assert_eq!(resolve("", "word/document.xml"), "word/document.xml");
        assert_eq!(resolve("word", "/word/notes.xml"), "word/notes.xml");
    }
}
