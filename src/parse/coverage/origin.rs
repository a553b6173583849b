//! Where the draft has the words of a field.

use std::borrow::Cow;

use crate::model::{Clause, ClauseKind, Footnote};

use super::counts::FieldKind;
use super::printed::Printed;

/// Where the draft has the words of a field. Nearly all are clauses, and there
/// may be very many: the others stand apart.
pub(super) enum Origin<'d> {
    /// A clause without footnote markers.
    Clause(&'d Clause),
    Footnote(&'d Footnote),
    Named(Box<Named<'d>>),
}

/// A field with a name and words of its own.
pub(super) struct Named<'d> {
    pub(super) kind: FieldKind,
    pub(super) name: &'d str,
    /// Known from elsewhere too: need not be in the source here.
    pub(super) optional: bool,
    pub(super) text: Cow<'d, str>,
}

impl<'d> Origin<'d> {
    pub(super) fn of_clause(clause: &'d Clause) -> Origin<'d> {
        if clause.footnotes.is_empty() {
            return Origin::Clause(clause);
        }
        Origin::Named(Box::new(Named {
            kind: FieldKind::Clause,
            name: clause.id.as_str(),
            optional: false,
            text: Cow::Owned(marked(clause)),
        }))
    }

    pub(super) fn kind(&self) -> FieldKind {
        match self {
            Origin::Clause(_) => FieldKind::Clause,
            Origin::Footnote(_) => FieldKind::Footnote,
            Origin::Named(named) => named.kind,
        }
    }

    /// What it is called in a notice.
    pub(super) fn name(&self) -> String {
        match self {
            Origin::Clause(clause) => clause.id.as_str().to_owned(),
            Origin::Footnote(note) => format!("footnote {}", note.number),
            Origin::Named(named) => named.name.to_owned(),
        }
    }

    pub(super) fn is_optional(&self) -> bool {
        matches!(self, Origin::Named(named) if named.optional)
    }

    #[inline]
    pub(super) fn printed(&self) -> Printed<'_> {
        match self {
            Origin::Clause(clause) => Printed::new(label(clause), &clause.text),
            Origin::Footnote(note) => Printed::new(&note.number, &note.text),
            Origin::Named(named) => Printed::new("", &named.text),
        }
    }
}

/// The number that is printed before the text of a clause: a part without
/// title has none but that.
#[inline]
fn label(clause: &Clause) -> &str {
    let number = clause.number.as_deref().unwrap_or("");
    let part = clause.kind == ClauseKind::Heading && number == clause.text;
    if part { "" } else { number }
}

/// A clause as printed: its label, its text, the markers in their places.
fn marked(clause: &Clause) -> String {
    let mut out = String::with_capacity(clause.text.len() + 16);
    let label = label(clause);
    if !label.is_empty() {
        out.push_str(label);
        out.push(' ');
    }
    let mut rest = clause.text.as_str();
    let mut at = 0;
    for mark in &clause.footnotes {
        let (before, behind) = split_behind(rest, mark.at.saturating_sub(at));
        out.push_str(before);
        out.push_str(&mark.number);
        (rest, at) = (behind, at.max(mark.at));
    }
    out.push_str(rest);
    out
}

/// A text divided behind so many characters, or at its end.
fn split_behind(text: &str, characters: usize) -> (&str, &str) {
    if let Some((before, behind)) = text.split_at_checked(characters)
        && before.is_ascii()
    {
        return (before, behind);
    }
    let mut behind = text.chars();
    if let Some(before) = characters.checked_sub(1) {
        behind.nth(before);
    }
    text.split_at(text.len() - behind.as_str().len())
}
