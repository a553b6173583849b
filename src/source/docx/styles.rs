//! Word's styles: what a paragraph or a run looks like that doesn't say so
//! itself.

use std::collections::BTreeMap;

use super::xml::Element;

/// Longest chain of styles based on each other.
const CHAIN: usize = 32;

/// What matters of the look of a run; `None` where it isn't said.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) italic: Option<bool>,
    pub(super) bold: Option<bool>,
    pub(super) raised: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) capitals: Option<bool>,
}

impl Look {
    /// Reads run properties (`w:rPr`).
    pub(super) fn of(properties: Option<&Element>) -> Self {
        let mut look = Self::default();
        for e in properties.into_iter().flat_map(Element::elements) {
            let (_, name) = e.name();
            match name {
                "i" => look.italic = Some(on(e)),
                "b" => look.bold = Some(on(e)),
                "vertAlign" => look.raised = Some(e.val() == Some("superscript")),
                "vanish" => look.hidden = Some(on(e)),
                "caps" => look.capitals = Some(on(e)),
                _ => {}
            }
        }
        look
    }

    /// This look where it says something, else the other.
    pub(super) fn over(self, other: Self) -> Self {
        Self {
            italic: self.italic.or(other.italic),
            bold: self.bold.or(other.bold),
            raised: self.raised.or(other.raised),
            hidden: self.hidden.or(other.hidden),
            capitals: self.capitals.or(other.capitals),
        }
    }

    /// A character style within a paragraph style: italic in both is upright.
    pub(super) fn within(self, paragraph: Self) -> Self {
        let both = |one: Option<bool>, two: Option<bool>| match (one, two) {
            (Some(one), Some(two)) => Some(one ^ two),
            (one, two) => one.or(two),
        };
        Self {
            italic: both(self.italic, paragraph.italic),
            bold: both(self.bold, paragraph.bold),
            raised: self.raised.or(paragraph.raised),
            hidden: both(self.hidden, paragraph.hidden),
            capitals: both(self.capitals, paragraph.capitals),
        }
    }
}

/// Tells whether a property that is on by being there is on.
pub(super) fn on(property: &Element) -> bool {
    !matches!(property.val(), Some("0" | "false" | "off" | "none"))
}

/// A style with all that it takes from those it is based on.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    pub(super) look: Look,
    /// Level of a heading, from 0; 9 is body text.
    pub(super) outline: Option<u8>,
    /// Numbering: list and level.
    pub(super) list: Option<String>,
    pub(super) level: Option<usize>,
    based_on: Option<String>,
}

/// All styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    /// The style of a paragraph that names none.
    pub(super) paragraph: Option<String>,
    base: Look,
}

impl Styles {
    pub(super) fn read(root: &Element) -> Self {
        let mut styles = Self {
            base: Look::of(
                root.child("docDefaults")
                    .and_then(|d| d.child("rPrDefault"))
                    .and_then(|d| d.child("rPr")),
            ),
            ..Self::default()
        };
        for e in root.elements().filter(|e| e.is("style")) {
            let Some(id) = e.attribute("styleId") else {
                continue;
            };
            if e.attribute("type") == Some("paragraph")
                && e.attribute("default")
                    .is_some_and(|d| d == "1" || d == "true")
            {
                styles.paragraph = Some(id.to_owned());
            }
            let properties = e.child("pPr");
            let (list, level) = list_of(properties);
            let named = e
                .child("name")
                .and_then(Element::val)
                .and_then(|n| {
                    n.to_ascii_lowercase()
                        .strip_prefix("heading ")?
                        .parse()
                        .ok()
                })
                .and_then(|n: u8| n.checked_sub(1));
            styles.by_id.insert(
                id.to_owned(),
                Style {
                    look: Look::of(e.child("rPr")),
                    outline: outline_of(properties).or(named),
                    list,
                    level,
                    based_on: e.child("basedOn").and_then(Element::val).map(str::to_owned),
                },
            );
        }
        styles
    }

    /// A style with all that it takes from others.
    pub(super) fn get(&self, id: Option<&str>) -> Style {
        let mut whole = Style::default();
        let mut next = id;
        for _ in 0..CHAIN {
            let Some(style) = next.and_then(|id| self.by_id.get(id)) else {
                break;
            };
            whole.look = whole.look.over(style.look);
            whole.outline = whole.outline.or(style.outline);
            whole.level = whole.level.or(style.level);
            if whole.list.is_none() {
                whole.list.clone_from(&style.list);
            }
            next = style.based_on.as_deref();
        }
        whole
    }

    /// The look of text without any style.
    pub(super) fn base(&self) -> Look {
        self.base
    }
}

/// The list and level that paragraph properties (`w:pPr`) name.
pub(super) fn list_of(properties: Option<&Element>) -> (Option<String>, Option<usize>) {
    let list = properties.and_then(|p| p.child("numPr"));
    let val = |name: &str| list.and_then(|l| l.child(name)).and_then(Element::val);
    (
        val("numId").map(str::to_owned),
        val("ilvl").and_then(|l| l.parse().ok()),
    )
}

/// The outline level that paragraph properties name, from 0.
pub(super) fn outline_of(properties: Option<&Element>) -> Option<u8> {
    properties
        .and_then(|p| p.child("outlineLvl"))
        .and_then(Element::val)
        .and_then(|l| l.parse().ok())
}
