//! Reading back what was kept.

use super::chain::{self, View};
use super::record::Document;
use super::shelf::Shelf;
use super::{Event, Store, StoreError, layout};
use crate::model::{Draft, DraftKind};
use crate::symbol::Symbol;

/// A text and how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextState {
    /// The text, by the symbol of its first draft.
    pub text: Symbol,
    /// Its newest document.
    pub newest: Symbol,
    /// What happened to it last, reissues and new readings left aside.
    pub state: Event,
    /// What the newest state of the text is.
    pub kind: DraftKind,
    /// Its title.
    pub title: Option<String>,
    /// How many documents of it are kept, reissues included.
    pub documents: usize,
}

impl Store {
    /// The text as it stood with a document, read from `draft.ron` of its
    /// latest issue.
    ///
    /// For an addendum that only names sponsors, and for a corrigendum, that
    /// is the text that they belong to; see [`Store::reading`].
    ///
    /// # Errors
    /// [`StoreError::Unknown`] where the store doesn't hold the symbol.
    pub fn draft(&self, symbol: &Symbol) -> Result<Draft, StoreError> {
        self.draft_of(&self.latest(symbol)?)
    }

    /// The text as it stood with a document of the store.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] where the repository holds no such draft.
    pub fn draft_of(&self, document: &Document) -> Result<Draft, StoreError> {
        let (folder, place) = chain::folder_of(&self.repo, document)?;
        chain::draft(&self.repo, &folder, &place)
    }

    /// The document itself, as it was read when it was added.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] where the repository holds no such reading.
    pub fn reading(&self, document: &Document) -> Result<Draft, StoreError> {
        let (folder, place) = chain::folder_of(&self.repo, document)?;
        chain::own_reading(&self.repo, &folder, &place)
    }

    /// The bytes that were imported, of the latest issue.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] where the store doesn't hold the symbol.
    pub fn source(&self, symbol: &Symbol) -> Result<Vec<u8>, StoreError> {
        self.source_of(&self.latest(symbol)?)
            .map(|(_, bytes)| bytes)
    }

    /// The name (`source.pdf`) and the bytes that were imported.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] where the repository holds none.
    pub fn source_of(&self, document: &Document) -> Result<(String, Vec<u8>), StoreError> {
        let (folder, place) = chain::folder_of(&self.repo, document)?;
        for entry in &folder {
            if entry.name_bytes().starts_with(b"source.") {
                let name = String::from_utf8_lossy(entry.name_bytes()).into_owned();
                return Ok((name, self.repo.find_blob(entry.id())?.content().to_owned()));
            }
        }
        Err(StoreError::Corrupt {
            place,
            detail: "the source is not there".to_owned(),
        })
    }

    /// The latest issue of a symbol.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] where the store doesn't hold it.
    pub fn latest(&self, symbol: &Symbol) -> Result<Document, StoreError> {
        match self.view()?.latest(symbol)? {
            Some(document) => Ok(document),
            None => Err(StoreError::Unknown {
                spec: symbol.to_string(),
                near: super::resolve::near(&self.repo, symbol.as_str())?,
            }),
        }
    }

    /// All documents of the text that a document belongs to, in the order of
    /// its life: first draft first, adopted text last, reissues after their
    /// first issue.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] where the store doesn't hold the symbol.
    pub fn chain(&self, symbol: &Symbol) -> Result<Vec<Document>, StoreError> {
        let document = self.latest(symbol)?;
        self.view()?.chain(&document.record.text)
    }

    /// Every document of the store, newest commit first.
    ///
    /// # Errors
    /// Where git can't read the history.
    pub fn documents(&self) -> Result<Vec<Document>, StoreError> {
        let mut walk = self.repo.revwalk()?;
        walk.set_sorting(git2::Sort::TOPOLOGICAL)?;
        walk.push_head()?;
        let view = self.view()?;
        let mut documents = Vec::new();
        for commit in walk {
            if let Some(mut document) = chain::document(&self.repo, commit?, "")? {
                let issues = view.issues(&document.record.symbol)?;
                document.tag = issues
                    .into_iter()
                    .find(|issue| issue.commit == document.commit)
                    .map(|issue| issue.tag)
                    .unwrap_or_default();
                documents.push(document);
            }
        }
        Ok(documents)
    }

    /// The texts of the store and how they stand, by symbol.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] where a folder holds no draft.
    pub fn texts(&self) -> Result<Vec<TextState>, StoreError> {
        let view = self.view()?;
        let mut shelf = Shelf::open(&self.repo, "texts");
        let mut states = Vec::new();
        for name in view.names()? {
            let Some(id) = view.named_id(&name)? else {
                continue;
            };
            if let Some(state) = shelf.fields(id).as_deref().and_then(noted) {
                states.push(state);
                continue;
            }
            let Some(state) = self.text_state(&view, &name, id)? else {
                continue;
            };
            let kind = ron::to_string(&state.kind).unwrap_or_default();
            let documents = state.documents.to_string();
            let mut fields = vec![
                state.text.as_str(),
                state.newest.as_str(),
                state.state.as_str(),
                &kind,
                &documents,
            ];
            fields.extend(state.title.as_deref());
            shelf.note(id, &fields);
            states.push(state);
        }
        shelf.save();
        states.sort_by(|one, two| one.text.cmp(&two.text));
        Ok(states)
    }

    fn text_state(
        &self,
        view: &View<'_>,
        name: &str,
        id: git2::Oid,
    ) -> Result<Option<TextState>, StoreError> {
        let folder = self.repo.find_tree(id)?;
        let draft = chain::draft(&self.repo, &folder, name)?;
        let newest = match (
            &draft.masthead.symbol,
            folder.get_name(layout::DOCUMENT_FILE),
        ) {
            (Some(symbol), None) => view.latest(symbol)?,
            _ => view.shown_in(&folder, name)?,
        };
        let Some(newest) = newest else {
            return Ok(None);
        };
        // A reissue or a new reading is no stage in the life of a text.
        let issues = view.issues(newest.symbol())?;
        let mut stages = issues.iter().rev().map(|issue| issue.record.event);
        let state = stages.find(|event| !matches!(event, Event::Reissued | Event::Reparsed));
        let chain = view.chain_to(&newest, &folder)?;
        Ok(Some(TextState {
            documents: chain.iter().filter(|d| d.is_document()).count(),
            state: state.unwrap_or(newest.record.event),
            text: newest.record.text,
            newest: newest.record.symbol,
            kind: draft.kind,
            title: draft.title,
        }))
    }

    pub(super) fn view(&self) -> Result<View<'_>, StoreError> {
        Ok(View::new(&self.repo, self.head()?.tree_id()))
    }
}

/// Reads the state of a text from what was noted of its folder.
fn noted(fields: &[String]) -> Option<TextState> {
    let [text, newest, state, kind, documents, title @ ..] = fields else {
        return None;
    };
    Some(TextState {
        text: text.parse().ok()?,
        newest: newest.parse().ok()?,
        state: state.parse().ok()?,
        kind: ron::from_str(kind).ok()?,
        title: title.first().cloned(),
        documents: documents.parse().ok()?,
    })
}
