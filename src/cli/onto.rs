//! `travaux diff --onto`: the changes tracked in the delegate's own Word file.

use crate::align;
use crate::change::{self, Changes};
use crate::model::{Draft, NoticeKind};
use crate::report::docx::onto::{OntoError, onto};
use crate::report::{DiffOptions, DiffView};
use crate::text;

use super::diff::DiffArgs;
use super::error::{DIFFERENT, Failure, INPUT, USAGE, warn};
use super::input::{self, Document, File};
use super::settings::{Format, Settings};
use super::{Outcome, output};

/// Runs where `--onto` is given; `named` is its value.
pub(super) fn run(settings: &Settings, own: &DiffArgs, named: Option<&str>) -> Outcome {
    if own.out.format.is_some_and(|f| f != Format::Docx) {
        return Err(Failure::new(
            USAGE,
            "--onto writes into a Word file, and in no other format",
        )
        .hint("leave --format out"));
    }
    // `--onto OLD NEW` names the old draft once.
    let (name, old, new) = match (named, own.new.as_deref()) {
        (Some(file), Some(new)) => (file, own.old.as_str(), new),
        (Some(file), None) => (file, file, own.old.as_str()),
        (None, Some(new)) => (own.old.as_str(), own.old.as_str(), new),
        (None, None) => {
            return Err(
                Failure::new(USAGE, "--onto needs the old draft and the new one")
                    .hint("travaux diff OLD.docx NEW --onto -o changes.docx"),
            );
        }
    };
    let File {
        document: base,
        bytes,
        extension,
    } = input::file(name)?;
    if extension != "docx" {
        return Err(Failure::new(
            INPUT,
            format!("{name} is no Word file, and changes can be tracked in no other"),
        )
        .hint("leave --onto out: -o changes.docx writes a Word file of its own"));
    }
    if old != name {
        same(&base, &input::find(settings, old)?)?;
    }
    let new = input::find(settings, new)?;
    let options = align::Options {
        moves: !own.no_moves,
    };
    let changes = change::compare(&base.draft, &new.draft, &options);
    let signature = own.signature.on(settings, &new.draft);
    let written = onto(&bytes, &base.draft, &new.draft, &changes, &signature)
        .map_err(|error| failure(name, &error))?;
    for message in told(&base.draft, &changes).chain(written.notices) {
        warn(&format!("{name}: {message}"));
    }
    output::write_bytes(&own.out, &written.bytes)?;
    let view = DiffView::new(&base.draft, &new.draft, &changes, &DiffOptions::default());
    Ok(if own.exit_code && !view.is_empty {
        DIFFERENT
    } else {
        0
    })
}

/// What a reader must know of the file besides its changes.
fn told(base: &Draft, changes: &Changes) -> impl Iterator<Item = String> {
    let tracked = base
        .notices
        .iter()
        .filter(|n| n.kind == NoticeKind::TrackedChanges)
        .map(|n| {
            format!(
                "{}; they stay as they are, and rejecting all rejects them too",
                n.message
            )
        });
    let tracked: Vec<String> = tracked.collect();
    let left: Vec<String> = changes
        .not_compared
        .iter()
        .map(|what| format!("not compared, and left as it is: {what}"))
        .collect();
    tracked.into_iter().chain(left)
}

/// Whether the file is the old draft: the same clauses in the same words.
fn same(base: &Document, old: &Document) -> Result<(), Failure> {
    let unlike = |what: String| {
        Failure::new(
            INPUT,
            format!("{} is not the old draft {}", base.name, old.name),
        )
        .because(what)
        .hint("give the Word file of the old draft, or compare with that file itself")
    };
    let (own, wanted) = (&base.draft.clauses, &old.draft.clauses);
    let other = own
        .iter()
        .zip(wanted)
        .find(|(o, w)| text::key(&o.text) != text::key(&w.text));
    if let Some((_, clause)) = other {
        return Err(unlike(format!("{} reads otherwise", clause.id.cite())));
    }
    if own.len() != wanted.len() {
        return Err(unlike(format!(
            "the file has {} clauses, the old draft {}",
            own.len(),
            wanted.len()
        )));
    }
    Ok(())
}

fn failure(name: &str, error: &OntoError) -> Failure {
    let failure =
        Failure::new(INPUT, format!("the changes can't be tracked in {name}")).because(error);
    match error {
        OntoError::Unfit { .. } => {
            failure.hint("open it in a word processor, save it again as .docx, and give that")
        }
        _ => failure.hint("leave --onto out: -o changes.docx writes a Word file of its own"),
    }
}
