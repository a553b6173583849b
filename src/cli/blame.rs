//! `travaux blame`: where the wording of each clause, or word, comes from.

use crate::history;
use crate::report::{json, terminal};

use super::form::{self, Form};
use super::settings::Settings;
use super::{Outcome, places};

#[derive(Debug, clap::Args)]
pub(super) struct BlameArgs {
    /// The document: a symbol, a tag or a git revision
    #[arg(value_name = "SYMBOL")]
    document: String,
    /// Say of every word where it comes from
    #[arg(long)]
    words: bool,
    /// Output format
    #[arg(long, short = 'f', value_enum, default_value_t, value_name = "FORMAT")]
    format: Form,
}

pub(super) fn run(settings: &Settings, own: &BlameArgs) -> Outcome {
    let store = places::store(settings)?;
    let document = store.resolve(&own.document)?;
    let blame = history::blame_of(&store, &document)?;
    let words = match own.words {
        true => Some(history::words(&store, &document)?),
        false => None,
    };
    let text = match own.format {
        Form::Json => json::blame(&blame, words.as_deref()),
        Form::Terminal => {
            terminal::blame(&blame, words.as_deref(), &form::options(settings, false))
        }
    };
    form::show(settings, own.format, &text)?;
    Ok(0)
}
