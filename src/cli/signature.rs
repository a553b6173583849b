//! Who signs the tracked changes of a Word file, and when.

use jiff::Timestamp;

use super::settings::Settings;
use crate::model::Draft;
use crate::report::docx::Signature;

/// Who signs where nobody says who.
pub(super) const AUTHOR: &str = "travaux";

/// The author and the date of tracked changes.
#[derive(Debug, clap::Args)]
pub(super) struct SignatureArgs {
    /// Who made the tracked changes of a Word file [default: travaux]
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// When they were made; else the new document's own date
    #[arg(long, value_name = "TIME")]
    date: Option<Timestamp>,
}

impl SignatureArgs {
    /// The signature of the changes that lead to a draft.
    pub(super) fn on(&self, settings: &Settings, new: &Draft) -> Signature {
        Signature {
            date: self
                .date
                .map_or_else(|| day(new), |date| format!("{date:.0}")),
            author: self.author.clone().unwrap_or_else(|| author(settings)),
        }
    }
}

/// The signature of a draft that shows no changes.
pub(super) fn of(settings: &Settings, draft: &Draft) -> Signature {
    Signature {
        author: author(settings),
        date: day(draft),
    }
}

fn author(settings: &Settings) -> String {
    settings.config.author().unwrap_or(AUTHOR).to_owned()
}

/// The day of the document, never that of today: the same documents give the
/// same bytes.
fn day(draft: &Draft) -> String {
    let date = draft.masthead.date.map(|date| date.to_string());
    format!("{}T00:00:00Z", date.as_deref().unwrap_or("1970-01-01"))
}
