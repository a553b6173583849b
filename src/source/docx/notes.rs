//! Footnotes and endnotes: found by their id, numbered as the text cites them.

use std::collections::BTreeMap;

use super::super::counting::spell;
use super::xml::Element;

/// Footnotes or endnotes by their id, and how they are numbered.
#[derive(Default)]
pub(super) struct Notes<'e> {
    pub(super) by_id: BTreeMap<&'e str, &'e Element>,
    pub(super) format: String,
    pub(super) start: u32,
    pub(super) count: u32,
}

impl<'e> Notes<'e> {
    /// Reads a part of notes; `settings` is what the file says of their numbers.
    pub(super) fn read(
        root: Option<&'e Element>,
        settings: Option<&Element>,
        format: &str,
    ) -> Self {
        let val = |name: &str| settings.and_then(|s| s.child(name)).and_then(Element::val);
        Self {
            by_id: root
                .into_iter()
                .flat_map(Element::elements)
                .filter(|e| e.attribute("type").is_none_or(|t| t == "normal"))
                .filter_map(|e| Some((e.attribute("id")?, e)))
                .collect(),
            format: val("numFmt").unwrap_or(format).to_owned(),
            start: val("numStart").and_then(|s| s.parse().ok()).unwrap_or(1),
            count: 0,
        }
    }

    /// The number of the next note.
    pub(super) fn next(&mut self) -> String {
        let number = self.start.saturating_add(self.count);
        self.count = self.count.saturating_add(1);
        spell(number, &self.format)
    }
}

/// A note as the text cites it.
pub(super) struct Citation {
    pub(super) id: String,
    pub(super) endnote: bool,
    /// Its number, unless the author typed a mark.
    pub(super) label: Option<String>,
}
