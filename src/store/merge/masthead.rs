//! The masthead on a page: one field a line.
//!
//! In: a field and what it says, or a draft that says the same. Out: the draft
//! with that field.

use crate::model::{Draft, DraftKind};

/// Copies a field of the masthead.
pub(super) fn field_of(draft: &mut Draft, name: &str, from: &Draft) -> Result<(), &'static str> {
    let (head, known) = (&mut draft.masthead, &from.masthead);
    match name {
        "Symbol" => head.symbol.clone_from(&known.symbol),
        "Kind" => draft.kind = from.kind,
        "Date" => head.date = known.date,
        "Organ" => head.organ.clone_from(&known.organ),
        "Committee" => head.committee.clone_from(&known.committee),
        "Session" => head.session.clone_from(&known.session),
        "Agenda item" => {
            head.agenda_item.clone_from(&known.agenda_item);
            head.agenda_title.clone_from(&known.agenda_title);
        }
        "Distribution" => head.distribution.clone_from(&known.distribution),
        "Original" => head
            .original_languages
            .clone_from(&known.original_languages),
        "Adopted" | "Report" | "Meeting" => head.adoption.clone_from(&known.adoption),
        _ => return Err(NO_FIELD),
    }
    Ok(())
}

const NO_FIELD: &str = "no masthead has a field of that name";

/// Sets a field of the masthead to what a person wrote.
pub(super) fn field_says(draft: &mut Draft, name: &str, value: String) -> Result<(), &'static str> {
    let head = &mut draft.masthead;
    match name {
        "Symbol" => head.symbol = Some(value.parse().map_err(|_| "it is no document symbol")?),
        "Kind" => {
            draft.kind = [
                DraftKind::DraftResolution,
                DraftKind::DraftDecision,
                DraftKind::Resolution,
                DraftKind::Decision,
                DraftKind::Amendment,
                DraftKind::Sponsors,
                DraftKind::Other,
            ]
            .into_iter()
            .find(|kind| kind.words() == value)
            .ok_or("it is no kind of document")?;
        }
        "Date" => head.date = Some(value.parse().map_err(|_| "it is no date like 2020-10-26")?),
        "Organ" => head.organ = Some(value),
        "Committee" => head.committee = Some(value),
        "Session" => head.session = Some(value),
        "Agenda item" => {
            let (item, title) = match value.split_once(", ") {
                Some((item, title)) => (item, Some(title.to_owned())),
                None => (value.as_str(), None),
            };
            head.agenda_item = Some(item.to_owned());
            head.agenda_title = title;
        }
        "Distribution" => head.distribution = Some(value),
        "Original" => head.original_languages = value.split(", ").map(str::to_owned).collect(),
        "Adopted" => head.adoption.get_or_insert_default().line = Some(value),
        "Report" => head.adoption.get_or_insert_default().report = Some(value),
        "Meeting" => head.adoption.get_or_insert_default().meeting = Some(value),
        _ => return Err(NO_FIELD),
    }
    Ok(())
}
