//! Who signs the tracked changes of a Word file, and when.

use jiff::Timestamp;

use crate::model::Draft;
use crate::report::docx::Signature;

/// The author and the date of tracked changes.
#[derive(Debug, clap::Args)]
pub(super) struct SignatureArgs {
    /// Who made the tracked changes of a Word file
    #[arg(long, value_name = "NAME", default_value = "travaux")]
    author: String,
    /// When they were made; else the new document's own date
    #[arg(long, value_name = "TIME")]
    date: Option<Timestamp>,
}

impl SignatureArgs {
    /// The signature of the changes that lead to a draft.
    pub(super) fn on(&self, new: &Draft) -> Signature {
        Signature {
            date: self
                .date
                .map_or_else(|| day(new), |date| format!("{date:.0}")),
            author: self.author.clone(),
        }
    }
}

/// The signature of a draft that shows no changes.
pub(super) fn of(draft: &Draft) -> Signature {
    Signature {
        author: "travaux".to_owned(),
        date: day(draft),
    }
}

/// The day of the document, never that of today: the same documents give the
/// same bytes.
fn day(draft: &Draft) -> String {
    let date = draft.masthead.date.map(|date| date.to_string());
    format!("{}T00:00:00Z", date.as_deref().unwrap_or("1970-01-01"))
}
