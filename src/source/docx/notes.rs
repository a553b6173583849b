//! Footnotes and endnotes: found by their id, numbered as the text cites them.

use std::collections::BTreeMap;

use super::super::counting::spell;
use super::xml::Element;

/// Footnotes or endnotes by their id, and how they are numbered.
#[derive(Default)]
pub(super) struct Notes<'e> {
    pub(super) by_id: BTreeMap<&'e str, &'e Element>,
    numbers: Numbers,
    /// What the file as a whole says of its numbers.
    whole: Numbers,
    count: u32,
}

/// How notes are numbered.
#[derive(Debug, Clone, Default)]
struct Numbers {
    format: String,
    start: u32,
    /// Each section starts again.
    by_section: bool,
}

impl Numbers {
    /// These numbers, where properties don't say otherwise.
    fn with(&self, properties: Option<&Element>) -> Numbers {
        let val = |name: &str| {
            properties
                .and_then(|p| p.child(name))
                .and_then(Element::val)
        };
        Numbers {
            format: val("numFmt").unwrap_or(&self.format).to_owned(),
            start: val("numStart")
                .and_then(|s| s.parse().ok())
                .unwrap_or(self.start),
            by_section: val("numRestart").map_or(self.by_section, |r| r == "eachSect"),
        }
    }
}

impl<'e> Notes<'e> {
    /// Reads a part of notes; `settings` is what the file says of their numbers.
    pub(super) fn read(
        root: Option<&'e Element>,
        settings: Option<&Element>,
        format: &str,
    ) -> Self {
        let whole = Numbers {
            format: format.to_owned(),
            start: 1,
            by_section: false,
        }
        .with(settings);
        Self {
            by_id: root
                .into_iter()
                .flat_map(Element::elements)
                .filter(|e| e.attribute("type").is_none_or(|t| t == "normal"))
                .filter_map(|e| Some((e.attribute("id")?, e)))
                .collect(),
            numbers: whole.clone(),
            whole,
            count: 0,
        }
    }

    /// Begins the first section.
    pub(super) fn begin(&mut self, properties: Option<&Element>) {
        self.numbers = self.whole.with(properties);
    }

    /// Begins another section.
    pub(super) fn section(&mut self, properties: Option<&Element>) {
        self.begin(properties);
        if self.numbers.by_section {
            self.count = 0;
        }
    }

    /// The number of the next note.
    pub(super) fn next(&mut self) -> String {
        let number = self.numbers.start.saturating_add(self.count);
        self.count = self.count.saturating_add(1);
        spell(number, &self.numbers.format)
    }
}

/// A note as the text cites it.
pub(super) struct Citation {
    pub(super) id: String,
    pub(super) endnote: bool,
    /// Its number, unless the author typed a mark.
    pub(super) label: Option<String>,
}
