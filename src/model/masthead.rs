//! What stands above the title.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::symbol::Symbol;

/// The masthead of a document. What the document does not say is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Masthead {
    /// The document symbol.
    pub symbol: Option<Symbol>,
    /// `General Assembly`.
    pub organ: Option<String>,
    /// `First Committee`; `None` in plenary.
    pub committee: Option<String>,
    /// `75`, `ES-11`, `S-32`, or a year for the Council.
    pub session: Option<String>,
    /// The agenda item or items as printed: `98`, `97 (c)`, `132 and 143`.
    pub agenda_item: Option<String>,
    /// The title of the agenda item, on one line.
    pub agenda_title: Option<String>,
    /// The date of distribution.
    pub date: Option<Date>,
    /// `Limited` or `General`.
    pub distribution: Option<String>,
    /// The languages after `Original:`, e.g. English and Russian.
    pub original_languages: Vec<String>,
    /// How and when it was adopted; `None` for a draft.
    pub adoption: Option<Adoption>,
}

/// The lines that an adopted text carries about its adoption.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Adoption {
    /// `Resolution adopted by the General Assembly on 1 December 2025`.
    pub line: Option<String>,
    /// The day of adoption.
    pub date: Option<Date>,
    /// `[on the report of the First Committee (A/80/534, para. 7)]`.
    pub report: Option<String>,
    /// The draft, where `[without reference to a Main Committee (A/80/L.41)]`
    /// names it.
    pub draft: Option<Symbol>,
    /// `52nd plenary meeting`, as printed at the end.
    pub meeting: Option<String>,
}
