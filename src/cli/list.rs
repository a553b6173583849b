//! `travaux list`: the texts of the store and how they stand.

use crate::report::{json, terminal};

use super::form::{self, Form};
use super::settings::Settings;
use super::{Outcome, places};

#[derive(Debug, clap::Args)]
pub(super) struct ListArgs {
    /// Output format
    #[arg(long, short = 'f', value_enum, default_value_t, value_name = "FORMAT")]
    format: Form,
}

pub(super) fn run(settings: &Settings, own: &ListArgs) -> Outcome {
    let store = places::store(settings)?;
    let states = store.texts()?;
    let text = match own.format {
        Form::Json => json::list(&states),
        Form::Terminal if states.is_empty() => {
            "the store is empty: add documents with travaux add FILE...\n".to_owned()
        }
        Form::Terminal => terminal::list(&states, &form::options(settings, false)),
    };
    form::show(settings, own.format, &text)?;
    Ok(0)
}
