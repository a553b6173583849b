//! Where the objects of an import go: each into a file of its own, or, for an
//! import of many documents, all into packs.
//!
//! Until a pack is written its objects live in memory, where the same
//! repository finds them like all others. The folder of all texts is the
//! exception: it is long and new with every document, so it goes straight into
//! the pack, as a delta of the one before.

use std::collections::HashMap;
use std::path::PathBuf;

use git2::{Mempack, ObjectType, Odb, Oid, Repository};
use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::lock::WriterLock;
use super::pack::{self, DEEPEST, Pack, Press};
use super::{StoreError, loose};

/// Imports of at least so many documents are packed.
pub(super) const MANY: usize = 64;
/// Bytes of objects that are kept in memory before a pack is written.
const HELD: usize = 256 << 20;
/// Objects that are compressed at a time.
const BATCH: usize = 1024;
/// A folder of all texts is a delta of the last one of its rank: the tenth one
/// of the tenth before it. So few deltas lie on one another, and all are short.
const RANK: usize = 10;
/// Deltas on one another are at most nine of each rank.
const RANKS: usize = 5;

/// Where new objects go.
pub(super) struct Objects<'r> {
    repo: &'r Repository,
    odb: &'r Odb<'r>,
    /// A file of the writer's own.
    desk: PathBuf,
    packing: Option<Packing<'r>>,
}

struct Packing<'r> {
    memory: Mempack<'r>,
    pack: Pack,
    press: Press,
    waiting: Vec<(Oid, Option<Oid>)>,
    held: usize,
    /// The latest folder of all texts of each rank.
    ranks: Vec<(Oid, Vec<u8>)>,
    folders: usize,
}

impl<'r> Objects<'r> {
    /// Single files, or packs where `many`. The repository must then be one
    /// that nobody else uses: what is in memory is gone with it.
    pub(super) fn new(
        repo: &'r Repository,
        odb: &'r Odb<'r>,
        desk: PathBuf,
        many: bool,
    ) -> Result<Self, StoreError> {
        let packing = if many {
            Some(Packing {
                memory: odb.add_new_mempack_backend(1000)?,
                pack: Pack::new(),
                press: Press::new(),
                waiting: Vec::new(),
                held: 0,
                ranks: Vec::new(),
                folders: 0,
            })
        } else {
            None
        };
        Ok(Objects {
            repo,
            odb,
            desk,
            packing,
        })
    }

    /// Writes an object; `like` is one that it resembles.
    pub(super) fn write(
        &mut self,
        kind: ObjectType,
        bytes: &[u8],
        like: Option<Oid>,
    ) -> Result<Oid, StoreError> {
        let oid = self.odb.write(kind, bytes)?;
        self.take(oid, bytes.len(), like);
        Ok(oid)
    }

    /// Takes note of an object that was written through the repository.
    pub(super) fn take(&mut self, oid: Oid, length: usize, like: Option<Oid>) {
        if let Some(packing) = &mut self.packing {
            packing.waiting.push((oid, like));
            packing.held += length;
        }
    }

    /// Writes the folder of all texts.
    pub(super) fn write_folders(&mut self, bytes: &[u8]) -> Result<Oid, StoreError> {
        let Some(packing) = &mut self.packing else {
            return loose::object(self.repo, &self.desk, ObjectType::Tree, bytes);
        };
        let oid = pack::name(ObjectType::Tree, bytes)?;
        let mut rank = 0;
        let mut number = packing.folders;
        while number > 0 && number.is_multiple_of(RANK) {
            rank += 1;
            number /= RANK;
        }
        let rank = rank.min(RANKS - 1);
        let base = packing.ranks.get(rank);
        let object = packing.press.packed(
            oid,
            ObjectType::Tree,
            bytes,
            base.map(|(base, old)| (*base, old.as_slice())),
        )?;
        packing.pack.push(&object);
        if packing.ranks.is_empty() {
            packing.ranks = vec![(oid, bytes.to_owned()); RANKS];
        }
        for lower in packing.ranks.iter_mut().take(rank + 1) {
            lower.0 = oid;
            lower.1.clear();
            lower.1.extend_from_slice(bytes);
        }
        packing.folders += 1;
        Ok(oid)
    }

    /// Writes a pack where much is held in memory.
    pub(super) fn relieve(&mut self, lock: &WriterLock) -> Result<(), StoreError> {
        match &self.packing {
            Some(packing) if packing.held + packing.pack.len() > HELD => self.flush(lock),
            _ => Ok(()),
        }
    }

    /// Writes what is held in memory to the disk.
    pub(super) fn flush(&mut self, lock: &WriterLock) -> Result<(), StoreError> {
        let Some(packing) = &mut self.packing else {
            return Ok(());
        };
        let waiting = std::mem::take(&mut packing.waiting);
        for batch in waiting.chunks(BATCH) {
            packing.compress(self.odb, batch)?;
        }
        let pack = std::mem::replace(&mut packing.pack, Pack::new());
        if !pack.is_empty() {
            pack.write(lock.folder(), &self.repo.commondir().join("objects"))?;
        }
        packing.memory.reset()?;
        packing.held = 0;
        packing.ranks.clear();
        packing.folders = 0;
        self.odb.refresh()?;
        Ok(())
    }
}

/// An object with its bytes and those of the one that it resembles.
type Pair = (Oid, ObjectType, Vec<u8>, Option<(Oid, Vec<u8>)>);

impl Packing<'_> {
    fn compress(&mut self, odb: &Odb<'_>, batch: &[(Oid, Option<Oid>)]) -> Result<(), StoreError> {
        let mut pairs: Vec<Pair> = Vec::with_capacity(batch.len());
        let mut depths: HashMap<Oid, u32> = HashMap::new();
        for (oid, like) in batch {
            if self.pack.holds(*oid) || depths.contains_key(oid) {
                continue;
            }
            let object = odb.read(*oid)?;
            let like = like.and_then(|like| {
                let depth = self.pack.depth(like).or(depths.get(&like).copied())?;
                (depth < DEEPEST).then_some((like, depth + 1))
            });
            let base = match like {
                Some((like, _)) => Some((like, odb.read(like)?.data().to_owned())),
                None => None,
            };
            depths.insert(*oid, like.map_or(0, |(_, depth)| depth));
            pairs.push((*oid, object.kind(), object.data().to_owned(), base));
        }
        let packed: Vec<_> = pairs
            .par_iter()
            .map_init(Press::new, |press, (oid, kind, bytes, base)| {
                let base = base.as_ref().map(|(oid, bytes)| (*oid, bytes.as_slice()));
                press.packed(*oid, *kind, bytes, base)
            })
            .collect();
        for object in packed {
            self.pack.push(&object?);
        }
        Ok(())
    }
}
