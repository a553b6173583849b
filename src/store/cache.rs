//! Answers kept beside the record, so that asking again costs nothing.
//!
//! They lie in `travaux/` inside the repository's own folder: never committed,
//! never cloned, safe to delete. An answer holds for one commit and one state of
//! its text; a document that comes to the text makes it void, and so does
//! another version of this program. A damaged one is known by its sum.

use std::fs;
use std::path::PathBuf;
use std::str::FromStr;

use git2::Oid;

use super::record::Document;
use super::{CommitId, Store, StoreError};

impl FromStr for CommitId {
    type Err = StoreError;

    fn from_str(digits: &str) -> Result<Self, StoreError> {
        Ok(CommitId(Oid::from_str(digits)?))
    }
}

/// By which a damaged answer is known.
fn sum_of(answer: &str) -> String {
    format!("{:08x}", crc32fast::hash(answer.as_bytes()))
}

impl Store {
    /// The answer that was kept on a document; `None` where there is none, or
    /// the text has changed since.
    pub fn kept(&self, question: &str, document: &Document) -> Option<String> {
        let file = fs::read_to_string(self.answer_file(question, document)).ok()?;
        let (state, answer) = file.split_once('\n')?;
        let (state, sum) = state.rsplit_once(' ')?;
        let whole = sum == sum_of(answer);
        (whole && state == self.state_of(document).ok()??).then(|| answer.to_owned())
    }

    /// Keeps an answer. A store that can't be written to forgets it.
    pub fn keep(&self, question: &str, document: &Document, answer: &str) {
        let Ok(Some(state)) = self.state_of(document) else {
            return;
        };
        let file = self.answer_file(question, document);
        let Some(folder) = file.parent() else { return };
        let fresh = file.with_extension(format!("{}.new", std::process::id()));
        // A reader sees the old answer or the new one, never half of one.
        let written = fs::create_dir_all(folder)
            .and_then(|()| fs::write(&fresh, format!("{state} {}\n{answer}", sum_of(answer))))
            .and_then(|()| fs::rename(&fresh, &file));
        if written.is_err() {
            let _ = fs::remove_file(&fresh);
        }
    }

    fn answer_file(&self, question: &str, document: &Document) -> PathBuf {
        let folder = self.repo.path().join("travaux").join(question);
        folder.join(document.commit.to_string())
    }

    /// The state of a document's text: the hash of its folder, and the program
    /// that answers.
    fn state_of(&self, document: &Document) -> Result<Option<String>, StoreError> {
        let folder = self.view()?.folder(&document.record.text)?;
        let version = env!("CARGO_PKG_VERSION");
        Ok(folder.map(|folder| format!("{version} {}", folder.id())))
    }
}
