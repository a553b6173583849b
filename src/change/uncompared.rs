//! What was not compared, said in words.

use crate::model::{Draft, NoticeKind, Uncompared, UncomparedKind};

/// One sentence for each table, image or unreadable page of either draft.
pub(super) fn sentences(old: &Draft, new: &Draft) -> Vec<String> {
    let mut sentences = Vec::new();
    for (draft, side) in [(old, "the old draft"), (new, "the new draft")] {
        let name = draft
            .masthead
            .symbol
            .as_ref()
            .map_or_else(|| side.to_owned(), ToString::to_string);
        for matter in &draft.uncompared {
            let place = matter.place;
            sentences.push(format!("{} on {place} of {name}", word(matter)));
        }
        for notice in &draft.notices {
            let named = draft.uncompared.iter().any(|m| m.place == notice.place);
            if notice.kind == NoticeKind::NotCompared && !named {
                let message = notice.message.trim_end_matches('.');
                sentences.push(format!("{message} ({name})"));
            }
        }
    }
    sentences
}

fn word(matter: &Uncompared) -> &'static str {
    match matter.kind {
        UncomparedKind::Table => "table",
        UncomparedKind::Image => "image",
        UncomparedKind::Box => "box",
    }
}
