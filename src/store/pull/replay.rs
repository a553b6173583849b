//! One commit of this store, made again on top of what came.

use std::path::Path;

use git2::{Commit, IndexEntry, MergeOptions, Oid};

use super::{Answers, Clash, Met, met};
use crate::model::{Draft, Sponsor, SponsorKind};
use crate::store::batch::Batch;
use crate::store::record::Document;
use crate::store::{
    Event, Happening, Import, Record, StoreError, add, chain, happen, layout, merge, seat,
};
use crate::symbol::Symbol;
use crate::text;

/// Makes a commit again: with the same author, committer and time, so that the
/// same histories always give the same line.
pub(super) fn commit(
    batch: &mut Batch<'_, '_>,
    id: Oid,
    answers: Answers<'_>,
) -> Result<(), StoreError> {
    let commit = batch.view.repo.find_commit(id)?;
    let Some(document) = chain::document(batch.view.repo, id, "")? else {
        // A merge holds nothing of its own.
        return match commit.parent_count() {
            1 => graft(batch, &commit, answers),
            _ => Ok(()),
        };
    };
    batch.commit_as(commit.committer().to_owned());
    if document.record.by_hand() {
        happened(batch, &document)
    } else {
        came(batch, &commit, document, answers)
    }
}

/// An event that no document tells of.
fn happened(batch: &mut Batch<'_, '_>, document: &Document) -> Result<(), StoreError> {
    let record = &document.record;
    let (folder, place) = chain::folder_of(batch.view.repo, document)?;
    let own = chain::draft(batch.view.repo, &folder, &place)?;
    let now = match batch.view.latest(&record.symbol)? {
        Some(latest) => batch.view.state(&latest)?,
        None => own.clone(),
    };
    let listed = |draft: &Draft, name: &str| {
        let key = text::key(name);
        let mut all = draft.sponsors.iter();
        all.find(|sponsor| text::key(&sponsor.name) == key).cloned()
    };
    // Who joined or withdrew on both sides did so once.
    let joined: Vec<Sponsor> = record
        .sponsors_added
        .iter()
        .filter(|name| listed(&now, name).is_none())
        .map(|name| {
            listed(&own, name).unwrap_or_else(|| Sponsor {
                name: name.clone(),
                kind: SponsorKind::Unknown,
            })
        })
        .collect();
    let mut removed = record.sponsors_removed.clone();
    removed.retain(|name| listed(&now, name).is_some());
    if record.event == Event::SponsorsJoined && joined.is_empty() && removed.is_empty() {
        return Ok(());
    }
    let said = Happening {
        symbol: record.symbol.clone(),
        event: record.event,
        date: record.document_date,
        joined,
        removed,
        vote: record.vote,
        meeting: record.meeting.clone(),
        note: record.note.clone(),
        follows: record.follows.clone(),
    };
    happen::take(batch, &said)
}

/// A document.
fn came(
    batch: &mut Batch<'_, '_>,
    commit: &Commit<'_>,
    document: Document,
    answers: Answers<'_>,
) -> Result<(), StoreError> {
    let repo = batch.view.repo;
    let (folder, place) = chain::folder_of(repo, &document)?;
    let own = chain::own_reading(repo, &folder, &place)?;
    let mut source = None;
    for entry in &folder {
        if let Some(extension) = entry.name_bytes().strip_prefix(b"source.") {
            let extension = String::from_utf8_lossy(extension).into_owned();
            source = Some((extension, repo.find_blob(entry.id())?.content().to_owned()));
        }
    }
    let Some((extension, bytes)) = source else {
        return Err(StoreError::Corrupt {
            place,
            detail: "the source is not there".to_owned(),
        });
    };
    let Document {
        record, subject, ..
    } = document;
    let reissued = record.base.as_ref() == Some(&record.symbol);
    // What the store found out by itself it finds out again.
    let found = seat::event(&record.symbol, &own, record.base.is_some(), reissued);
    let import = Import {
        draft: own,
        bytes,
        source_name: record.source_name.clone().unwrap_or_default(),
        extension,
        of: (record.text != record.symbol.base()).then(|| record.text.clone()),
        as_symbol: Some(record.symbol.clone()),
        follows: record.follows.clone(),
        date: record.document_date,
        event: (record.event != found).then_some(record.event),
    };
    let met = match (record.event, &record.base) {
        (Event::OrallyRevised | Event::Amended, Some(_)) => before(&record, commit, batch)?,
        _ => None,
    };
    let met = met.map(|before| Met {
        text: record.text.clone(),
        symbol: record.symbol.clone(),
        subject,
        before,
        answers,
    });
    add::take(batch, &import, met.as_ref())
}

/// The text before a commit that changed it.
fn before(
    record: &Record,
    commit: &Commit<'_>,
    batch: &Batch<'_, '_>,
) -> Result<Option<Draft>, StoreError> {
    let repo = batch.view.repo;
    let mut tree = commit.parent(0)?.tree()?;
    let path = chain::document_folder(record);
    for name in path.split('/') {
        match chain::subtree(repo, &tree, name)? {
            Some(folder) => tree = folder,
            None => return Ok(None),
        }
    }
    chain::draft(repo, &tree, &path).map(Some)
}

/// A commit that a person made with git: its files, merged file by file.
fn graft(
    batch: &mut Batch<'_, '_>,
    commit: &Commit<'_>,
    answers: Answers<'_>,
) -> Result<(), StoreError> {
    let repo = batch.view.repo;
    let tip = repo.find_commit(batch.tip())?;
    let (before, here) = (commit.parent(0)?.tree()?, commit.tree()?);
    let mut options = MergeOptions::new();
    options.find_renames(false);
    let mut index = repo.merge_trees(&before, &tip.tree()?, &here, Some(&options))?;
    let conflicts: Vec<_> = index.conflicts()?.collect::<Result<_, _>>()?;
    for conflict in conflicts {
        let sides = [conflict.ancestor, conflict.their, conflict.our];
        let bytes = |entry: &Option<IndexEntry>| -> Result<Vec<u8>, StoreError> {
            Ok(match entry {
                Some(entry) => repo.find_blob(entry.id)?.content().to_owned(),
                None => Vec::new(),
            })
        };
        let any = sides.iter().flatten().next();
        let Some(mut entry) = any.map(copy) else {
            continue;
        };
        let path = String::from_utf8_lossy(&entry.path).into_owned();
        // What a person did here is theirs to the index, which merges into the tip.
        let (base, ours, theirs) = (bytes(&sides[0])?, bytes(&sides[1])?, bytes(&sides[2])?);
        let merged = file(commit, &path, [&base, &ours, &theirs], answers)?;
        entry.id = repo.blob(&merged)?;
        entry.flags &= !STAGES;
        index.remove_path(Path::new(&path))?;
        index.add(&entry)?;
    }
    let tree = repo.find_tree(index.write_tree_to(repo)?)?;
    if tree.id() == tip.tree_id() {
        return Ok(());
    }
    let message = String::from_utf8_lossy(commit.message_bytes());
    let (author, committer) = (commit.author(), commit.committer());
    let made = repo.commit(None, &author, &committer, &message, &tree, &[&tip])?;
    batch.go_on_from(&repo.find_commit(made)?)
}

/// The bits in which an index says that a file is in conflict.
const STAGES: u16 = 0x3000;

fn copy(entry: &IndexEntry) -> IndexEntry {
    IndexEntry {
        ctime: entry.ctime,
        mtime: entry.mtime,
        dev: entry.dev,
        ino: entry.ino,
        mode: entry.mode,
        uid: entry.uid,
        gid: entry.gid,
        file_size: entry.file_size,
        id: entry.id,
        flags: entry.flags,
        flags_extended: entry.flags_extended,
        path: entry.path.clone(),
    }
}

/// A file that both sides changed.
fn file(
    commit: &Commit<'_>,
    path: &str,
    [base, ours, theirs]: [&[u8]; 3],
    answers: Answers<'_>,
) -> Result<Vec<u8>, StoreError> {
    let overlap = || StoreError::Overlap {
        path: path.to_owned(),
    };
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    if name == layout::DRAFT_FILE || name == layout::DOCUMENT_FILE {
        return merge::merge_models(base, ours, theirs).ok_or_else(overlap);
    }
    if name == layout::EVENTS_FILE {
        return Ok(united(ours, theirs));
    }
    if name != layout::TEXT_FILE {
        return Err(overlap());
    }
    let [base, ours, theirs] = [base, ours, theirs].map(String::from_utf8_lossy);
    let subject = String::from_utf8_lossy(commit.summary_bytes().unwrap_or_default()).into_owned();
    let marks = merge::Marks {
        ours: format!("here: {subject}"),
        base: "before".to_owned(),
        theirs: "there".to_owned(),
        ..merge::Marks::default()
    };
    let merged = merge::merge_texts(&base, &ours, &theirs, &marks);
    if merged.conflicts == 0 {
        return Ok(merged.text.into_bytes());
    }
    let text = folder.rsplit('/').next().and_then(Symbol::from_file_name);
    let Some(text) = text else {
        return Err(overlap());
    };
    let drafts: Vec<Draft> = [&base, &ours, &theirs]
        .into_iter()
        .filter_map(|page| merge::read_page(page, &[]).ok())
        .collect();
    let drafts: Vec<&Draft> = drafts.iter().collect();
    let clash = Clash {
        symbol: text.clone(),
        text,
        subject,
        clauses: met::cited(&merged.clashes, &drafts),
        page: merged.text,
    };
    match answers(&clash) {
        Some(answer) => Ok(answer.into_bytes()),
        None => Err(StoreError::Clash {
            clash: Box::new(clash),
            file: None,
        }),
    }
}

/// The lines of both files, those of the second after those of the first.
fn united(ours: &[u8], theirs: &[u8]) -> Vec<u8> {
    let mut all = theirs.to_owned();
    let there: Vec<&[u8]> = theirs.split(|byte| *byte == b'\n').collect();
    for line in ours.split(|byte| *byte == b'\n') {
        if !line.is_empty() && !there.contains(&line) {
            all.extend_from_slice(line);
            all.push(b'\n');
        }
    }
    all
}
