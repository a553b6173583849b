//! The texts of a store and how they stand.
//!
//! In: [`TextState`]s. Out: a text, two lines a text.

use super::lines::Run;
use super::page::Page;
use super::painter::Style;
use crate::report::view::many;
use crate::store::{Event, TextState};

pub(super) fn write(states: &[TextState], page: &mut Page<'_>) {
    for state in states {
        let mut runs = vec![
            Run::new(Style::Strong, state.text.as_str()),
            Run::plain("  "),
            Run::new(style(state.state), state.state.words()),
        ];
        if state.newest != state.text {
            runs.push(Run::plain(" as "));
            runs.push(Run::plain(state.newest.as_str()));
        }
        runs.push(Run::plain(format!(
            ", {}",
            many(state.documents, "document")
        )));
        page.hanging(4, &runs);
        if let Some(title) = &state.title {
            page.text("    ", Style::Plain, &[Run::plain(title.as_str())]);
        }
    }
}

fn style(event: Event) -> Style {
    match event {
        Event::Adopted => Style::Inserted,
        _ => Style::Plain,
    }
}
