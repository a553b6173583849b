//! `travaux list`: the texts of the store.

use std::fmt::Write;

use crate::report::safe;

use super::args::Args;
use super::{Outcome, output, places};

pub(super) fn run(args: &Args) -> Outcome {
    let store = places::store(args)?;
    let mut text = String::new();
    for state in store.texts()? {
        let documents = match state.documents {
            1 => "1 document".to_owned(),
            n => format!("{n} documents"),
        };
        let _ = writeln!(
            text,
            "{}  {} as {}, {documents}",
            safe(state.text.as_str()),
            state.state.words(),
            safe(state.newest.as_str()),
        );
        if let Some(title) = &state.title {
            let _ = writeln!(text, "    {}", safe(title));
        }
    }
    if text.is_empty() {
        text.push_str("the store is empty: add documents with travaux add FILE...\n");
    }
    output::show(args, &text)?;
    Ok(0)
}
