//! Document symbols: `A/C.1/75/L.8/Rev.1`.
//!
//! A string of any tidiness goes in, a [`Symbol`] in canonical print comes
//! out; running text goes in, every document that it cites comes out
//! ([`cited`]). This room knows how documents are named and nothing of what
//! stands in them.
//!
//! Beside that, `bytes` seeks single bytes in a text, for every room.

pub(crate) mod bytes;
mod cited;
mod name;
mod order;
mod read;
mod suffix;

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use thiserror::Error;

pub use cited::cited;

/// A document symbol in canonical print.
///
/// Reading is lenient, printing canonical: the organ in capitals, `L.8`
/// with its point, no spaces but before `(2023)` and a part letter.
///
/// ```
/// # use travaux::symbol::Symbol;
/// let symbol: Symbol = " a/c.1/75/L8/rev1.".parse()?;
/// assert_eq!(symbol.as_str(), "A/C.1/75/L.8/Rev.1");
/// assert_eq!(symbol.base().as_str(), "A/C.1/75/L.8");
/// assert_eq!(symbol.revision(), Some(1));
/// # Ok::<(), travaux::symbol::SymbolError>(())
/// ```
///
/// The order is that of the documents: a draft, its addenda and corrigenda,
/// `Rev.1`, the corrigenda of `Rev.1`, `Rev.2`; `L.9` before `L.10`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Symbol(String);

/// Why a string is no document symbol.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("“{input}” is not a document symbol")]
pub struct SymbolError {
    /// What was given.
    pub input: String,
}

impl Symbol {
    /// The canonical print.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The symbol of the text: without `Rev.`, `Add.`, `Corr.` and `Amend.`
    ///
    /// ```
    /// # use travaux::symbol::Symbol;
    /// let symbol: Symbol = "A/C.1/75/L.8/Rev.1/Add.2".parse()?;
    /// assert_eq!(symbol.base().as_str(), "A/C.1/75/L.8");
    /// # Ok::<(), travaux::symbol::SymbolError>(())
    /// ```
    pub fn base(&self) -> Symbol {
        let base: Vec<&str> = self.base_segments().collect();
        Symbol(base.join("/"))
    }

    /// The number of the revision: 1 for `A/C.1/75/L.8/Rev.1`.
    pub fn revision(&self) -> Option<u32> {
        self.modifier("Rev.")
    }

    /// The number of the addendum: 2 for `A/C.1/75/L.8/Add.2`.
    pub fn addendum(&self) -> Option<u32> {
        self.modifier("Add.")
    }

    /// The number of the corrigendum: 1 for `A/80/L.19/Corr.1`.
    pub fn corrigendum(&self) -> Option<u32> {
        self.modifier("Corr.")
    }

    /// Tells whether the symbol is that of an adopted text: a resolution
    /// (`A/RES/80/57`) or a decision (`A/DEC/80/506`).
    pub fn is_adopted(&self) -> bool {
        self.0.split('/').any(|s| s == "RES" || s == "DEC")
    }

    /// The session, or the year for the Councils: `75`, `ES-11`, `S-32`,
    /// `XXVI`, `2025`; nothing where the symbol does not say it, as in
    /// `A/CONF.219/4`.
    pub fn session(&self) -> Option<&str> {
        if let Some((_, rest)) = self.0.split_once('(')
            && self.is_adopted()
        {
            return rest.split_once(')').map(|(inside, _)| inside);
        }
        let base: Vec<&str> = self.base_segments().collect();
        let (_, before_last) = base.split_last()?;
        let mut found = before_last.iter().skip(1).filter(|s| name::is_session(s));
        found.next().copied()
    }

    /// The organ in words: `General Assembly`, `Human Rights Council`,
    /// `Security Council` ...; nothing for bodies outside the table.
    pub fn organ(&self) -> Option<&'static str> {
        name::organ(&self.0)
    }

    /// The Main Committee in words, as mastheads print it: `First Committee`
    /// for `A/C.1/...`; nothing in plenary.
    pub fn committee(&self) -> Option<&'static str> {
        name::committee(&self.0)
    }

    /// The symbol as a git tag and folder name: `A_C.1_75_L.8_Rev.1`.
    ///
    /// [`from_file_name`](Symbol::from_file_name) reads it back.
    ///
    /// ```
    /// # use travaux::symbol::Symbol;
    /// let symbol: Symbol = "S/RES/2719 (2023)".parse()?;
    /// assert_eq!(symbol.tag(), "S_RES_2719-2023");
    /// # Ok::<(), travaux::symbol::SymbolError>(())
    /// ```
    pub fn tag(&self) -> String {
        let mut tag = String::with_capacity(self.0.len());
        for c in self.0.chars() {
            match c {
                '/' => tag.push('_'),
                ' ' | '(' if !tag.ends_with('-') => tag.push('-'),
                ' ' | '(' | ')' => {}
                other => tag.push(other),
            }
        }
        tag
    }

    /// Reads a symbol from a file name or tag, with or without folders,
    /// extension, language and copy number: `A_C.1_80_L.5-EN (1).pdf`.
    ///
    /// ```
    /// # use travaux::symbol::Symbol;
    /// let symbol = Symbol::from_file_name("drafts/A_C.1_80_L.5.pdf");
    /// assert_eq!(symbol.map(|s| s.to_string()).as_deref(), Some("A/C.1/80/L.5"));
    /// assert_eq!(Symbol::from_file_name("notes of 5 May.pdf"), None);
    /// ```
    pub fn from_file_name(file_name: &str) -> Option<Symbol> {
        read::file_name(file_name).map(Symbol)
    }

    fn base_segments(&self) -> impl Iterator<Item = &str> {
        let mut segments = self.0.split('/');
        segments
            .next()
            .into_iter()
            .chain(segments.take_while(|s| name::modifier(s).is_none()))
    }

    fn modifier(&self, word: &str) -> Option<u32> {
        let mut segments = self.0.rsplit('/');
        segments.find_map(|s| s.strip_prefix(word)?.parse().ok())
    }
}

impl From<Symbol> for String {
    fn from(symbol: Symbol) -> String {
        symbol.0
    }
}

impl FromStr for Symbol {
    type Err = SymbolError;

    fn from_str(input: &str) -> Result<Self, SymbolError> {
        read::symbol(input).map(Symbol).ok_or_else(|| SymbolError {
            input: input.to_owned(),
        })
    }
}

impl<'de> Deserialize<'de> for Symbol {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl AsRef<str> for Symbol {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Ord for Symbol {
    fn cmp(&self, other: &Self) -> Ordering {
        order::compare(&self.0, &other.0)
    }
}

impl PartialOrd for Symbol {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
