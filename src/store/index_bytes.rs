//! Git's index as bytes: a few entries put in or taken out in one pass.
//!
//! In: an index and what becomes of some paths. Out: the new index, or nothing
//! where it is of a form that is left to git's library (version 4, split,
//! sparse, damaged). Ten thousand texts have thirty thousand entries; to take
//! them all apart for three new ones would be most of the cost of an import.

use git2::Oid;
use sha1::{Digest, Sha1};

use crate::symbol::bytes;

/// Signature, version and number of entries.
const HEAD: usize = 12;
const SUM: usize = 20;
/// Where the parts of an entry stand.
const ID: usize = 40;
const FLAGS: usize = 60;
const NAME: usize = 62;
/// Flags: a further pair of bytes follows; the stage of a conflict; the
/// length of the name, or more than can be said.
const EXTENDED: u16 = 0x4000;
const STAGE: u16 = 0x3000;
const LENGTH: u16 = 0x0fff;
const PLAIN_FILE: u32 = 0o100_644;

/// What becomes of a path.
pub(super) struct Change {
    pub(super) path: Vec<u8>,
    /// What the store put there before.
    pub(super) old: Option<Oid>,
    pub(super) new: Option<Oid>,
    pub(super) stat: Stat,
}

/// What git remembers of a file, so that it need not read it again: the times
/// of change and of writing, device, inode, owner, group and length.
#[derive(Clone, Copy, Default)]
pub(super) struct Stat {
    pub(super) ctime: (u32, u32),
    pub(super) mtime: (u32, u32),
    pub(super) dev: u32,
    pub(super) ino: u32,
    pub(super) uid: u32,
    pub(super) gid: u32,
    pub(super) size: u32,
}

/// The index with changes, which are given in the order of their paths. A path
/// under which something else is staged, or in conflict, stays as it is.
pub(super) fn spliced(index: &[u8], changes: &[Change]) -> Option<Vec<u8>> {
    let number = |at: usize| Some(u32::from_be_bytes(index.get(at..at + 4)?.try_into().ok()?));
    let count = number(8)?;
    let sound = index.starts_with(b"DIRC") && matches!(number(4)?, 2 | 3);
    let end = index.len().checked_sub(SUM)?;
    // The sum behind them is not worked out: git does not do it either.
    let body = &index[..end];
    if !sound {
        return None;
    }
    let mut out = Vec::with_capacity(index.len() + 160 * changes.len());
    out.extend_from_slice(body.get(..HEAD)?);
    let (mut entries, mut copied, mut at) = (0u32, HEAD, HEAD);
    let mut changes = changes.iter().peekable();
    for _ in 0..count {
        let entry = Entry::at(body, at)?;
        while let Some(change) = changes.next_if(|change| change.path.as_slice() < entry.path) {
            out.extend_from_slice(&body[copied..at]);
            copied = at;
            entries += u32::from(insert(&mut out, change));
        }
        let here = changes.next_if(|change| change.path == entry.path);
        let ours = |id: &Option<Oid>| id.is_some_and(|id| id.as_bytes() == entry.id);
        match here.filter(|change| !entry.conflict && (ours(&change.old) || ours(&change.new))) {
            Some(change) => {
                out.extend_from_slice(&body[copied..at]);
                copied = entry.end;
                if let Some(new) = change.new {
                    put(&mut out, change, new);
                    entries += 1;
                }
            }
            None => entries += 1,
        }
        at = entry.end;
    }
    out.extend_from_slice(&body[copied..at]);
    for change in changes {
        entries += u32::from(insert(&mut out, change));
    }
    // Extensions in capital letters speed git up, and are made again by it.
    while at < end {
        if !body[at].is_ascii_uppercase() {
            return None;
        }
        at = at.checked_add(8)?.checked_add(number(at + 4)? as usize)?;
    }
    out[8..HEAD].copy_from_slice(&entries.to_be_bytes());
    let sum = Sha1::digest(&out);
    out.extend_from_slice(&sum);
    (at == end).then_some(out)
}

/// An index without entries.
pub(super) fn empty() -> Vec<u8> {
    let mut out = b"DIRC\0\0\0\x02\0\0\0\0".to_vec();
    let sum = Sha1::digest(&out);
    out.extend_from_slice(&sum);
    out
}

/// Puts in a path that isn't staged, unless a user took it out.
fn insert(out: &mut Vec<u8>, change: &Change) -> bool {
    match (change.old, change.new) {
        (None, Some(new)) => {
            put(out, change, new);
            true
        }
        _ => false,
    }
}

fn put(out: &mut Vec<u8>, change: &Change, new: Oid) {
    let start = out.len();
    let stat = &change.stat;
    for value in [
        stat.ctime.0,
        stat.ctime.1,
        stat.mtime.0,
        stat.mtime.1,
        stat.dev,
        stat.ino,
        PLAIN_FILE,
        stat.uid,
        stat.gid,
        stat.size,
    ] {
        out.extend_from_slice(&value.to_be_bytes());
    }
    out.extend_from_slice(new.as_bytes());
    let length = u16::try_from(change.path.len())
        .unwrap_or(LENGTH)
        .min(LENGTH);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(&change.path);
    // At least one nought, up to a multiple of eight.
    let long = out.len() - start;
    out.resize(start + (long + 8) / 8 * 8, 0);
}

struct Entry<'i> {
    path: &'i [u8],
    id: &'i [u8],
    conflict: bool,
    end: usize,
}

impl<'i> Entry<'i> {
    fn at(body: &'i [u8], at: usize) -> Option<Self> {
        let entry = body.get(at..)?;
        let flags = u16::from_be_bytes(entry.get(FLAGS..NAME)?.try_into().ok()?);
        let name = if flags & EXTENDED == 0 {
            NAME
        } else {
            NAME + 2
        };
        let length = match flags & LENGTH {
            LENGTH => bytes::find(0, entry.get(name..)?)?,
            length => usize::from(length),
        };
        let end = (name + length + 8) / 8 * 8;
        (end <= entry.len()).then(|| Entry {
            path: &entry[name..name + length],
            id: &entry[ID..FLAGS],
            conflict: flags & STAGE != 0,
            end: at + end,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, HEAD, NAME, Stat, empty, spliced};
    use git2::{Index, IndexEntry, IndexTime, Oid};

    fn id(of: u8) -> Oid {
        Oid::from_bytes(&[of; 20]).unwrap()
    }

    fn change(path: &str, old: Option<u8>, new: Option<u8>) -> Change {
        Change {
            path: path.as_bytes().to_vec(),
            old: old.map(id),
            new: new.map(id),
            stat: Stat::default(),
        }
    }

    /// The paths and ids that git's library finds in an index.
    fn read(bytes: &[u8]) -> Vec<(String, Oid)> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("index");
        std::fs::write(&path, bytes).unwrap();
        let index = Index::open(&path).unwrap();
        index
            .iter()
            .map(|entry| (String::from_utf8(entry.path).unwrap(), entry.id))
            .collect()
    }

    fn entry(path: &str, of: u8, stage: u16) -> IndexEntry {
        IndexEntry {
            ctime: IndexTime::new(0, 0),
            mtime: IndexTime::new(0, 0),
            dev: 0,
            ino: 0,
            mode: 0o100_644,
            uid: 0,
            gid: 0,
            file_size: 0,
            id: id(of),
            flags: stage << 12,
            flags_extended: 0,
            path: path.as_bytes().to_vec(),
        }
    }

    #[test]
    fn entries_come_go_and_change_in_the_order_of_paths() {
        let long = "x".repeat(5000);
        let start = [
            change("a", None, Some(1)),
            change("b/c", None, Some(2)),
            change(&long, None, Some(3)),
        ];
        let one = spliced(&empty(), &start).unwrap();
        let two = spliced(
            &one,
            &[
                change("0", None, Some(9)),
                change("a", Some(1), None),
                change("b", None, Some(4)),
                change("b/c", Some(2), Some(5)),
                change("z", None, Some(6)),
            ],
        )
        .unwrap();
        let expected = [("0", 9), ("b", 4), ("b/c", 5), (long.as_str(), 3), ("z", 6)];
        let expected = expected.map(|(path, of)| (path.to_owned(), id(of)));
        assert_eq!(read(&two), expected);
    }

    #[test]
    fn what_a_user_staged_or_took_out_stays() {
        let one = spliced(&empty(), &[change("a", None, Some(1))]).unwrap();
        let two = spliced(
            &one,
            &[
                change("a", Some(7), Some(8)),
                change("gone", Some(7), Some(8)),
            ],
        );
        assert_eq!(two.as_ref(), Some(&one));
    }

    #[test]
    fn an_index_of_git_with_a_conflict_and_extensions_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("index");
        let mut index = Index::open(&path).unwrap();
        for (path, of, stage) in [("a", 1, 0), ("b", 2, 1), ("b", 3, 2), ("c", 4, 0)] {
            index.add(&entry(path, of, stage)).unwrap();
        }
        index.write().unwrap();
        let bytes = std::fs::read(&path).unwrap();
        let changes = [change("b", Some(2), Some(9)), change("c", Some(4), Some(5))];
        let found = read(&spliced(&bytes, &changes).unwrap());
        let ids: Vec<Oid> = found.into_iter().map(|(_, id)| id).collect();
        assert_eq!(ids, [id(1), id(2), id(3), id(5)]);
    }

    #[test]
    fn what_is_damaged_or_of_another_form_is_left_to_git() {
        let one = spliced(&empty(), &[change("a", None, Some(1))]).unwrap();
        for at in 0..one.len() {
            assert!(spliced(&one[..at], &[]).is_none(), "{at}");
        }
        for (at, byte) in [(0, b'd'), (7, 4), (11, 2), (11, 0), (HEAD + NAME - 1, 200)] {
            let mut bytes = one.clone();
            bytes[at] = byte;
            assert!(spliced(&bytes, &[]).is_none(), "{at}");
        }
    }
}
