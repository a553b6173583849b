//! Document symbols: `A/C.1/75/L.8/Rev.1`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A document symbol in canonical print.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Symbol(String);

/// Why a string is no document symbol.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("“{input}” is not a document symbol")]
pub struct SymbolError {
    /// What was given.
    pub input: String,
}

impl FromStr for Symbol {
    type Err = SymbolError;

    fn from_str(input: &str) -> Result<Self, SymbolError> {
        let trimmed = input.trim().trim_end_matches('.');
        if trimmed.contains('/') && !trimmed.contains(' ') {
            Ok(Symbol(trimmed.to_owned()))
        } else {
            Err(SymbolError {
                input: input.to_owned(),
            })
        }
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
