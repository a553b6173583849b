//! From what a user writes to a document of the store.

use git2::Repository;

use super::chain::{self, View};
use super::record::Document;
use super::{Store, StoreError, publish};
use crate::symbol::Symbol;

/// How many near symbols a message names.
const NEAR: usize = 3;

impl Store {
    /// Finds the document that a symbol, a tag or a git revision names.
    ///
    /// `A/C.1/75/L.8/Rev.1` (however it is written), `A_C.1_75_L.8_Rev.1`,
    /// `A/C.1/75/L.8/Rev.1~1` for the document before, or any revision that
    /// git knows whose commit is one of a document.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] with symbols that are spelled alike,
    /// [`StoreError::NoneBefore`], [`StoreError::NotOneText`].
    pub fn resolve(&self, spec: &str) -> Result<Document, StoreError> {
        let spec = spec.trim();
        let (name, steps) = split_steps(spec);
        if let Some(found) = self.named(name)? {
            return self.earlier(found, steps);
        }
        if let Some(found) = self.revision(spec)? {
            return Ok(found);
        }
        Err(StoreError::Unknown {
            spec: spec.to_owned(),
            near: near(&self.repo, name)?,
        })
    }

    /// A symbol or a tag.
    fn named(&self, name: &str) -> Result<Option<Document>, StoreError> {
        let view = self.view()?;
        if let Ok(symbol) = name.parse::<Symbol>()
            && let Some(document) = view.latest(&symbol)?
        {
            return Ok(Some(document));
        }
        match publish::tag_target(&self.repo, name)? {
            Some(commit) => chain::document(&self.repo, commit, name),
            None => Ok(None),
        }
    }

    /// The document that stands a number of steps before another in the life
    /// of its text; a reissue is a step.
    ///
    /// # Errors
    /// [`StoreError::NoneBefore`] where the text does not reach so far back.
    pub fn earlier(&self, document: Document, steps: usize) -> Result<Document, StoreError> {
        if steps == 0 {
            return Ok(document);
        }
        let chain = self.view()?.chain(&document.record.text)?;
        let at = chain.iter().position(|d| d.commit == document.commit);
        match at.and_then(|at| at.checked_sub(steps)) {
            Some(at) => Ok(chain[at].clone()),
            None => Err(StoreError::NoneBefore {
                symbol: document.record.symbol,
                steps,
            }),
        }
    }

    /// A revision as git writes it: `HEAD~2`, `main`, `3f2a9c1`.
    fn revision(&self, spec: &str) -> Result<Option<Document>, StoreError> {
        let Ok(object) = self.repo.revparse_single(spec) else {
            return Ok(None);
        };
        let Ok(commit) = object.peel_to_commit() else {
            return Ok(None);
        };
        let view = View::new(&self.repo, commit.tree_id());
        match publish::record(&commit) {
            Some(record) => {
                let tag = view
                    .issues(&record.symbol)?
                    .into_iter()
                    .find(|d| d.commit.0 == commit.id())
                    .map(|d| d.tag)
                    .unwrap_or_default();
                chain::document(&self.repo, commit.id(), &tag)
            }
            None => Err(StoreError::NotOneText {
                spec: spec.to_owned(),
                texts: self.texts_changed(&commit)?,
            }),
        }
    }

    fn texts_changed(&self, commit: &git2::Commit<'_>) -> Result<usize, StoreError> {
        let parent = commit.parent(0).and_then(|p| p.tree()).ok();
        let tree = commit.tree()?;
        let diff = self
            .repo
            .diff_tree_to_tree(parent.as_ref(), Some(&tree), None)?;
        let mut folders: Vec<String> = diff
            .deltas()
            .filter_map(|delta| {
                let path = delta.new_file().path()?.to_string_lossy().into_owned();
                let mut parts = path.split('/');
                let first = parts.next()?;
                let folder = parts.next()?.to_owned();
                (first == super::layout::TEXTS).then_some(folder)
            })
            .collect();
        folders.sort();
        folders.dedup();
        Ok(folders.len())
    }
}

/// `A/80/L.1~2` is two documents before `A/80/L.1`.
fn split_steps(spec: &str) -> (&str, usize) {
    match spec.rsplit_once('~') {
        Some((name, "")) => (name, 1),
        Some((name, steps)) => match steps.parse() {
            Ok(steps) => (name, steps),
            Err(_) => (spec, 0),
        },
        None => (spec, 0),
    }
}

/// Symbols in the store that are spelled like a name, nearest first. Reads
/// every tag, so only a message asks for it.
pub(super) fn near(repo: &Repository, name: &str) -> Result<Vec<Symbol>, StoreError> {
    let wanted = squeezed(name);
    let most = 1 + wanted.chars().count() / 4;
    let mut found: Vec<(usize, Symbol)> = Vec::new();
    for tag in repo.tag_names(None)?.iter_bytes() {
        let tag = String::from_utf8_lossy(tag);
        let Some(symbol) = Symbol::from_file_name(&tag) else {
            continue;
        };
        let spelled = squeezed(symbol.as_str());
        if spelled.len().abs_diff(wanted.len()) > most {
            continue;
        }
        let distance = distance(&wanted, &spelled);
        if distance <= most && found.iter().all(|(_, s)| *s != symbol) {
            found.push((distance, symbol));
        }
    }
    found.sort();
    Ok(found.into_iter().take(NEAR).map(|(_, s)| s).collect())
}

/// Letters and digits alone, in small letters.
fn squeezed(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .take(80)
        .collect()
}

/// How many letters have to be inserted, removed or replaced.
fn distance(one: &str, two: &str) -> usize {
    let two: Vec<char> = two.chars().collect();
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, b) in two.iter().enumerate() {
            let replaced = corner + usize::from(a != *b);
            corner = row[j + 1];
            row[j + 1] = replaced.min(corner + 1).min(row[j] + 1);
        }
    }
    row[two.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, split_steps};

    #[test]
    fn steps_stand_behind_a_tilde() {
        assert_eq!(split_steps("A/80/L.1~2"), ("A/80/L.1", 2));
        assert_eq!(split_steps("A/80/L.1~"), ("A/80/L.1", 1));
        assert_eq!(split_steps("A/80/L.1"), ("A/80/L.1", 0));
        assert_eq!(split_steps("a~b"), ("a~b", 0));
    }

    #[test]
    fn distance_counts_letters() {
        assert_eq!(distance("ac175l8", "ac175l8"), 0);
        assert_eq!(distance("ac175l8", "ac175l9"), 1);
        assert_eq!(distance("", "abc"), 3);
    }
}
