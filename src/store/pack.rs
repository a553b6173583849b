//! A git pack and its index, written by hand.
//!
//! In: objects, each with one that it resembles. Out: the two files that every
//! git reads. Why not git's own packer: it searches for resemblance among
//! thousands of objects, and whoever writes the next revision of a text knows
//! what it resembles.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use flate2::{Compress, Compression, FlushCompress, Status};
use git2::{ObjectType, Oid};
use sha1::{Digest, Sha1};

use super::StoreError;
use super::delta::delta;
use super::error::io;

/// How many deltas may lie on one another; git's own limit.
pub(super) const DEEPEST: u32 = 48;
/// Objects above this length, such as scans, are not compared.
const COMPARED: usize = 4 << 20;

/// An object ready for the pack.
pub(super) struct Packed {
    oid: Oid,
    kind: u8,
    length: usize,
    /// The object that the bytes are a delta of.
    base: Option<Oid>,
    deflated: Vec<u8>,
}

/// Compresses objects, one after the other: what it works on is large, and
/// made once.
pub(super) struct Press(Compress);

impl Press {
    pub(super) fn new() -> Self {
        Press(Compress::new(Compression::default(), true))
    }

    /// Compresses an object, against one that it resembles where that is
    /// shorter.
    pub(super) fn packed(
        &mut self,
        oid: Oid,
        kind: ObjectType,
        bytes: &[u8],
        base: Option<(Oid, &[u8])>,
    ) -> Result<Packed, StoreError> {
        if let Some((base, old)) = base
            && bytes.len().max(old.len()) <= COMPARED
        {
            let delta = delta(old, bytes);
            if delta.len() < bytes.len() / 2 {
                return Ok(Packed {
                    oid,
                    kind: 6,
                    length: delta.len(),
                    base: Some(base),
                    deflated: self.deflated(&delta)?,
                });
            }
        }
        let kind = match kind {
            ObjectType::Commit => 1,
            ObjectType::Tree => 2,
            ObjectType::Tag => 4,
            _ => 3,
        };
        Ok(Packed {
            oid,
            kind,
            length: bytes.len(),
            base: None,
            deflated: self.deflated(bytes)?,
        })
    }

    fn deflated(&mut self, bytes: &[u8]) -> Result<Vec<u8>, StoreError> {
        let mut out = Vec::with_capacity(bytes.len() / 2 + 64);
        self.0.reset();
        loop {
            let done = usize::try_from(self.0.total_in()).unwrap_or(usize::MAX);
            let rest = bytes.get(done..).unwrap_or_default();
            let step = self
                .0
                .compress_vec(rest, &mut out, FlushCompress::Finish)
                .map_err(|error| io(Path::new("a pack"))(error.into()))?;
            if step == Status::StreamEnd {
                return Ok(out);
            }
            out.reserve(out.capacity().max(64));
        }
    }
}

/// Where an object stands in the pack.
struct Entry {
    at: u64,
    crc: u32,
    depth: u32,
}

/// A pack that grows in memory.
pub(super) struct Pack {
    bytes: Vec<u8>,
    entries: HashMap<Oid, Entry>,
}

impl Pack {
    pub(super) fn new() -> Self {
        let mut bytes = b"PACK".to_vec();
        bytes.extend_from_slice(&2u32.to_be_bytes());
        bytes.extend_from_slice(&0u32.to_be_bytes());
        Pack {
            bytes,
            entries: HashMap::new(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    pub(super) fn holds(&self, oid: Oid) -> bool {
        self.entries.contains_key(&oid)
    }

    /// How many deltas an object lies on; `None` where it is not in the pack.
    pub(super) fn depth(&self, oid: Oid) -> Option<u32> {
        self.entries.get(&oid).map(|entry| entry.depth)
    }

    /// Appends an object; its base must stand in the pack.
    pub(super) fn push(&mut self, object: &Packed) {
        if self.holds(object.oid) {
            return;
        }
        let at = self.bytes.len();
        let mut size = object.length;
        let mut first = object.kind << 4 | (size & 0x0f) as u8;
        size >>= 4;
        while size > 0 {
            self.bytes.push(first | 0x80);
            first = (size & 0x7f) as u8;
            size >>= 7;
        }
        self.bytes.push(first);
        let base = object.base.and_then(|base| self.entries.get(&base));
        let depth = base.map_or(0, |base| base.depth + 1);
        if let Some(base) = base {
            let mut back = at as u64 - base.at;
            let mut digits = vec![(back & 0x7f) as u8];
            back >>= 7;
            while back > 0 {
                back -= 1;
                digits.push((back & 0x7f) as u8 | 0x80);
                back >>= 7;
            }
            digits.reverse();
            self.bytes.extend_from_slice(&digits);
        }
        self.bytes.extend_from_slice(&object.deflated);
        let entry = Entry {
            at: at as u64,
            crc: crc32fast::hash(&self.bytes[at..]),
            depth,
        };
        self.entries.insert(object.oid, entry);
    }

    /// Writes the pack and its index; it counts from the moment at which the
    /// index has its name. `desk` is a folder on the same disk.
    pub(super) fn write(mut self, desk: &Path, objects: &Path) -> Result<(), StoreError> {
        let count = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.bytes[8..12].copy_from_slice(&count.to_be_bytes());
        let sum = Sha1::digest(&self.bytes);
        self.bytes.extend_from_slice(&sum);
        let index = self.index(&sum);
        let name: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
        let folder = objects.join("pack");
        fs::create_dir_all(&folder).map_err(io(&folder))?;
        for (ending, bytes) in [("pack", &self.bytes), ("idx", &index)] {
            let fresh = desk.join(format!("new.{ending}"));
            let written = File::create(&fresh)
                .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
            if let Err(error) = written {
                // A full disk must get its room back.
                let _ = fs::remove_file(&fresh);
                return Err(io(&fresh)(error));
            }
            let path = folder.join(format!("pack-{name}.{ending}"));
            fs::rename(&fresh, &path).map_err(io(&path))?;
        }
        Ok(())
    }

    fn index(&self, sum: &[u8]) -> Vec<u8> {
        let mut sorted: Vec<(&Oid, &Entry)> = self.entries.iter().collect();
        sorted.sort_by_key(|(oid, _)| **oid);
        let mut out = vec![0xff, b't', b'O', b'c', 0, 0, 0, 2];
        for first in 0..=255u8 {
            let until = sorted.partition_point(|(oid, _)| oid.as_bytes()[0] <= first);
            out.extend_from_slice(&(until as u32).to_be_bytes());
        }
        for (oid, _) in &sorted {
            out.extend_from_slice(oid.as_bytes());
        }
        for (_, entry) in &sorted {
            out.extend_from_slice(&entry.crc.to_be_bytes());
        }
        let mut far: Vec<u64> = Vec::new();
        for (_, entry) in &sorted {
            let printed = if entry.at < 0x8000_0000 {
                entry.at as u32
            } else {
                far.push(entry.at);
                0x8000_0000 | (far.len() as u32 - 1)
            };
            out.extend_from_slice(&printed.to_be_bytes());
        }
        for at in far {
            out.extend_from_slice(&at.to_be_bytes());
        }
        out.extend_from_slice(sum);
        let own = Sha1::digest(&out);
        out.extend_from_slice(&own);
        out
    }
}

/// The name of an object.
pub(super) fn name(kind: ObjectType, bytes: &[u8]) -> Result<Oid, StoreError> {
    let mut hasher = Sha1::new();
    hasher.update(format!("{} {}\0", kind.str(), bytes.len()));
    hasher.update(bytes);
    Ok(Oid::from_bytes(&hasher.finalize())?)
}

#[cfg(test)]
mod tests {
    use super::Press;
    use flate2::read::ZlibDecoder;
    use std::io::Read;

    #[test]
    fn a_press_gives_the_bytes_back_however_often_it_is_used() {
        let mut press = Press::new();
        let noise: Vec<u8> = (0..70_000u32)
            .map(|n| (n.wrapping_mul(n).wrapping_mul(2_654_435_761) >> 19) as u8)
            .collect();
        for bytes in [&b""[..], b"lamp", &noise, &noise[..1], &[7; 90_000]] {
            let mut back = Vec::new();
            let pressed = press.deflated(bytes).unwrap();
            ZlibDecoder::new(pressed.as_slice())
                .read_to_end(&mut back)
                .unwrap();
            assert_eq!(back, bytes);
        }
    }
}
