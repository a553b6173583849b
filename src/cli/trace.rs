//! `travaux trace`: the life of one clause.

use crate::history::{self, ClauseError};
use crate::report::{json, terminal};
use crate::store::{Document, Store};

use super::error::{Failure, STORE};
use super::form::{self, Form};
use super::settings::Settings;
use super::{Outcome, places};

#[derive(Debug, clap::Args)]
pub(super) struct TraceArgs {
    /// A document that holds the clause
    #[arg(value_name = "SYMBOL")]
    document: String,
    /// The clause as it is cited there: OP5, 'OP5 (a)', PP7
    #[arg(value_name = "CLAUSE", required = true, num_args = 1..)]
    clause: Vec<String>,
    /// Print changed clauses whole
    #[arg(long)]
    full: bool,
    /// Output format
    #[arg(long, short = 'f', value_enum, default_value_t, value_name = "FORMAT")]
    format: Form,
}

pub(super) fn run(settings: &Settings, own: &TraceArgs) -> Outcome {
    let store = places::store(settings)?;
    let document = store.resolve(&own.document)?;
    let clause = clause(&store, &document, &own.clause.join(" "))?;
    let trace = history::trace(&store, &document, clause)?;
    let text = match own.format {
        Form::Json => json::trace(&trace),
        Form::Terminal => terminal::trace(&trace, &form::options(settings, own.full)),
    };
    form::show(settings, own.format, &text)?;
    Ok(0)
}

/// The place of a clause in a document.
pub(super) fn clause(store: &Store, document: &Document, asked: &str) -> Result<usize, Failure> {
    let draft = store.draft_of(document)?;
    history::find_clause(&draft, asked).map_err(|error| {
        let failure = Failure::new(STORE, format!("{}: {error}", document.symbol()));
        match error {
            ClauseError::Several { .. } => failure.hint("name the part too"),
            ClauseError::Unknown { .. } => failure.hint(format!(
                "travaux show {} lists its clauses",
                document.symbol()
            )),
        }
    })
}
