//! Which text a document belongs to, and on what ground.

use std::fmt;

use super::chain::View;
use super::resolve::near;
use super::titles::Titles;
use super::{Import, StoreError};
use crate::model::DraftKind;
use crate::symbol::Symbol;

/// How the text of a document was found; always shown to the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// The user said so.
    Declared {
        /// The document that was named.
        of: Symbol,
    },
    /// By the symbol: `Rev.n`, `Add.n`, `Corr.n`, a reissue.
    Symbol,
    /// The adopted text names its draft.
    Masthead {
        /// The draft.
        draft: Symbol,
    },
    /// The only draft in the store with that title, session and committee.
    Title,
    /// It begins a text of its own.
    First {
        /// Texts that bear its title, where there is more than one.
        alike: Vec<Symbol>,
    },
}

impl fmt::Display for Ground {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ground::Declared { of } => write!(f, "declared to be of {of}"),
            Ground::Symbol => f.write_str("by its symbol"),
            Ground::Masthead { draft } => write!(f, "its masthead names {draft}"),
            Ground::Title => f.write_str("by title, session and committee"),
            Ground::First { alike } if alike.is_empty() => f.write_str("a text of its own"),
            Ground::First { alike } => {
                let alike: Vec<String> = alike.iter().map(ToString::to_string).collect();
                write!(
                    f,
                    "a text of its own; its title is also that of {}",
                    alike.join(" and ")
                )
            }
        }
    }
}

/// Finds the text of a document that the store does not hold yet.
pub(super) fn find(
    view: &View<'_>,
    titles: &mut Option<Titles>,
    import: &Import,
    symbol: &Symbol,
) -> Result<(Symbol, Ground), StoreError> {
    if let Some(of) = &import.of {
        return match by_symbol(view, of)? {
            Some(text) => Ok((text, Ground::Declared { of: of.clone() })),
            None => Err(StoreError::Unknown {
                spec: of.to_string(),
                near: near(view.repo, of.as_str())?,
            }),
        };
    }
    if let Some(text) = by_symbol(view, symbol)? {
        return Ok((text, Ground::Symbol));
    }
    let draft = &import.draft;
    let adopted =
        symbol.is_adopted() || matches!(draft.kind, DraftKind::Resolution | DraftKind::Decision);
    let mut alike = Vec::new();
    if adopted {
        let named = draft
            .masthead
            .adoption
            .as_ref()
            .and_then(|a| a.draft.as_ref());
        if let Some(named) = named
            && let Some(text) = by_symbol(view, named)?
        {
            return Ok((
                text,
                Ground::Masthead {
                    draft: named.clone(),
                },
            ));
        }
        if named.is_none() {
            let titles = match titles {
                Some(titles) => titles,
                none => none.insert(Titles::read(view)?),
            };
            alike = titles.fitting(view, draft)?;
            if let [only] = alike.as_slice() {
                return Ok((only.clone(), Ground::Title));
            }
        }
    }
    Ok((symbol.base(), Ground::First { alike }))
}

/// The text of a document, or of any other document with the same base.
fn by_symbol(view: &View<'_>, symbol: &Symbol) -> Result<Option<Symbol>, StoreError> {
    let base = symbol.base();
    for document in [symbol, &base] {
        if let Some(document) = view.latest(document)? {
            return Ok(Some(document.record.text));
        }
    }
    if let Some(newest) = view.newest(&base)? {
        return Ok(Some(newest.record.text));
    }
    // The first draft may be missing, and the text named after something else.
    for number in (1..symbol.revision().unwrap_or(0).min(99)).rev() {
        if let Ok(revision) = format!("{base}/Rev.{number}").parse::<Symbol>()
            && let Some(document) = view.latest(&revision)?
        {
            return Ok(Some(document.record.text));
        }
    }
    Ok(None)
}
