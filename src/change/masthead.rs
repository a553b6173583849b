//! What changed above the title.

use super::changes::{MastheadChange, MastheadField};
use crate::model::{Draft, Masthead};
use crate::symbol::Symbol;
use crate::text::key;

/// Compares two mastheads.
///
/// Only what both documents state is compared, and what every revision brings
/// with it is silent: symbol and date; the distribution between the documents
/// of one text; the number of the agenda item from one session to the next,
/// and the session itself where the symbols name it.
pub(super) fn changes(old: &Draft, new: &Draft) -> Vec<MastheadChange> {
    let (was, is) = (&old.masthead, &new.masthead);
    let other_session = was.session != is.session;
    let named = session_named(was) && session_named(is);
    let one_text = old.kind != new.kind || base(was) == base(is);
    let fields = [
        (MastheadField::Organ, &was.organ, &is.organ, true),
        (
            MastheadField::Committee,
            &was.committee,
            &is.committee,
            true,
        ),
        (MastheadField::Session, &was.session, &is.session, !named),
        (
            MastheadField::AgendaItem,
            &was.agenda_item,
            &is.agenda_item,
            !other_session,
        ),
        (
            MastheadField::AgendaTitle,
            &was.agenda_title,
            &is.agenda_title,
            true,
        ),
        (
            MastheadField::Distribution,
            &was.distribution,
            &is.distribution,
            !one_text,
        ),
        (
            MastheadField::OriginalLanguages,
            &languages(was),
            &languages(is),
            true,
        ),
    ];
    let told = fields.into_iter().filter_map(|(field, old, new, told)| {
        let (old, new) = (old.as_ref()?, new.as_ref()?);
        (told && old != new && key(old) != key(new)).then(|| MastheadChange {
            field,
            old: old.clone(),
            new: new.clone(),
        })
    });
    told.collect()
}

fn session_named(masthead: &Masthead) -> bool {
    let symbol = masthead.symbol.as_ref().and_then(Symbol::session);
    symbol.is_some() && symbol == masthead.session.as_deref()
}

fn base(masthead: &Masthead) -> Option<Symbol> {
    masthead.symbol.as_ref().map(Symbol::base)
}

fn languages(masthead: &Masthead) -> Option<String> {
    let languages = &masthead.original_languages;
    (!languages.is_empty()).then(|| languages.join(" and "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DraftKind;

    fn draft(symbol: &str, session: &str, item: &str) -> Draft {
        Draft {
            kind: DraftKind::DraftResolution,
            masthead: Masthead {
                symbol: symbol.parse().ok(),
                organ: Some("General Assembly".into()),
                session: Some(session.into()),
                agenda_item: Some(item.into()),
                agenda_title: Some("Inland lights".into()),
                distribution: Some("Limited".into()),
                original_languages: vec!["English".into()],
                ..Masthead::default()
            },
            ..Draft::default()
        }
    }

    fn told(old: &Draft, new: &Draft) -> Vec<(&'static str, String, String)> {
        let changes = changes(old, new).into_iter();
        changes.map(|c| (c.field.as_str(), c.old, c.new)).collect()
    }

    #[test]
    fn a_revision_under_another_item_and_in_two_languages_is_told() {
        let old = draft("A/C.2/97/L.41", "97", "18");
        let mut new = draft("A/C.2/97/L.41/Rev.1", "97", "18 (h)");
        new.masthead.distribution = Some("General".into());
        new.masthead.original_languages.push("French".into());
        new.masthead.agenda_title = Some("Inland  Lights".into());
        assert_eq!(
            told(&old, &new),
            [
                ("agenda_item", "18".into(), "18 (h)".into()),
                (
                    "original_languages",
                    "English".into(),
                    "English and French".into()
                ),
            ]
        );
        assert_eq!(told(&old, &old), []);
    }

    #[test]
    fn the_items_of_another_session_are_numbered_anew() {
        let old = draft("A/C.2/97/L.41", "97", "18");
        let new = draft("A/C.2/98/L.12", "98", "20");
        assert_eq!(told(&old, &new), []);
    }

    #[test]
    fn what_one_document_does_not_state_is_no_change() {
        let old = draft("A/C.2/97/L.41", "97", "18");
        let mut new = draft("A/RES/97/164", "97", "18");
        new.kind = DraftKind::Resolution;
        new.masthead.original_languages.clear();
        new.masthead.distribution = Some("General".into());
        assert_eq!(told(&old, &new), []);
    }

    #[test]
    fn another_distribution_of_another_text_is_told() {
        let old = draft("A/C.2/97/L.41", "97", "18");
        let mut new = draft("A/C.2/97/L.52", "97", "18");
        new.masthead.distribution = Some("Restricted".into());
        assert_eq!(
            told(&old, &new),
            [("distribution", "Limited".into(), "Restricted".into())]
        );
    }
}
