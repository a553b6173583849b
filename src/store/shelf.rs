//! Notes on the folders of texts, so that a list of ten thousand texts need
//! not read ten thousand drafts.
//!
//! In: the name that git gives to a folder's content. Out: a line that was
//! noted of exactly that content. The notes lie in `<git>/travaux/`, beside
//! the record and never in it: they may be deleted at any time, and a note of
//! another content, or of another version of this program, is not found.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

use git2::{Oid, Repository};

/// The notes of one kind.
pub(super) struct Shelf {
    path: PathBuf,
    known: HashMap<Oid, String>,
    kept: Vec<(Oid, String)>,
    fresh: bool,
}

impl Shelf {
    /// Opens the notes of a kind; none where there are none yet.
    pub(super) fn open(repo: &Repository, kind: &str) -> Self {
        let path = repo.path().join("travaux").join(kind);
        let text = fs::read_to_string(&path).unwrap_or_default();
        let mut lines = text.lines();
        let mut known = HashMap::new();
        if lines.next() == Some(HEAD) {
            for (id, note) in lines.filter_map(|line| line.split_once('\t')) {
                if let Ok(id) = Oid::from_str(id) {
                    known.insert(id, note.to_owned());
                }
            }
        }
        Shelf {
            path,
            known,
            kept: Vec::new(),
            fresh: false,
        }
    }

    /// The fields that were noted of a folder.
    pub(super) fn fields(&mut self, folder: Oid) -> Option<Vec<String>> {
        let note = self.known.get(&folder)?;
        self.kept.push((folder, note.clone()));
        Some(note.split('\t').map(plain).collect())
    }

    /// Notes the fields of a folder.
    pub(super) fn note(&mut self, folder: Oid, fields: &[&str]) {
        let fields: Vec<String> = fields.iter().map(|field| escaped(field)).collect();
        self.kept.push((folder, fields.join("\t")));
        self.fresh = true;
    }

    /// Keeps what was found or noted. Whoever cannot write goes on without.
    pub(super) fn save(self) {
        if !self.fresh {
            return;
        }
        let mut text = format!("{HEAD}\n");
        for (id, note) in &self.kept {
            text.push_str(&format!("{id}\t{note}\n"));
        }
        let new = self.path.with_extension(std::process::id().to_string());
        if let Some(folder) = self.path.parent() {
            // Where it can't be made, the next line fails.
            let _ = fs::create_dir_all(folder);
        }
        let written = fs::write(&new, text).and_then(|()| fs::rename(&new, &self.path));
        if written.is_err() {
            let _ = fs::remove_file(&new);
        }
    }
}

const HEAD: &str = concat!("travaux ", env!("CARGO_PKG_VERSION"), ", notes 1");

fn escaped(field: &str) -> String {
    field
        .replace('\\', "\\\\")
        .replace('\t', "\\t")
        .replace('\n', "\\n")
        .replace('\r', "\\r")
}

fn plain(field: &str) -> String {
    let mut out = String::with_capacity(field.len());
    let mut chars = field.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            (_, Some('t')) => out.push('\t'),
            (_, Some('n')) => out.push('\n'),
            (_, Some('r')) => out.push('\r'),
            (_, Some(other)) => out.push(other),
            (c, None) => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Shelf, escaped, plain};
    use git2::{Oid, Repository};

    #[test]
    fn what_was_noted_is_found_of_the_same_content_only() {
        let dir = tempfile::tempdir().unwrap();
        let repo = Repository::init(dir.path()).unwrap();
        std::fs::create_dir_all(repo.path().join("travaux")).unwrap();
        let id = |of: &str| Oid::from_str(&of.repeat(40)).unwrap();
        let mut shelf = Shelf::open(&repo, "texts");
        shelf.note(id("1"), &["a\tb", "c\nd\\"]);
        shelf.save();
        let mut shelf = Shelf::open(&repo, "texts");
        let found = shelf.fields(id("1"));
        assert_eq!(found, Some(vec!["a\tb".to_owned(), "c\nd\\".to_owned()]));
        assert_eq!(shelf.fields(id("2")), None);
        assert_eq!(plain(&escaped("\\t\r")), "\\t\r");
    }
}
