//! Word's automatic numbers: what a reader sees before a paragraph that the
//! file doesn't spell out.

use std::collections::{BTreeMap, BTreeSet};

use super::super::counting::spell;
use super::xml::Element;

/// Levels of a list in Word.
const LEVELS: usize = 9;

/// All lists of a file, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Definitions, by their id.
    definitions: BTreeMap<String, Vec<Level>>,
    lists: BTreeMap<String, List>,
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
    begun: BTreeSet<(String, usize)>,
}

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    /// Such as `%1.` or `(%2)`.
    text: String,
    /// The level, from 1, whose counting starts this one again; 0 is none.
    restart: Option<usize>,
    /// All numbers in figures, whatever their own format.
    legal: bool,
    /// Nothing stands between number and text.
    tight: bool,
    /// The style that puts a paragraph on this level.
    style: Option<String>,
}

#[derive(Debug, Default)]
struct List {
    definition: String,
    /// Where this list starts anew, by level.
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

impl Numbering {
    pub(super) fn read(root: &Element) -> Self {
        let mut numbering = Self::default();
        // A definition may stand for that of a list style.
        let mut by_style = BTreeMap::new();
        let mut links = Vec::new();
        for e in root.elements().filter(|e| e.is("abstractNum")) {
            let Some(id) = e.attribute("abstractNumId") else {
                continue;
            };
            let mut levels = vec![None; LEVELS];
            for level in e.elements().filter(|e| e.is("lvl")) {
                if let Some(slot) = index(level).and_then(|at| levels.get_mut(at)) {
                    *slot = Some(Level::read(level));
                }
            }
            let levels = levels.into_iter().map(Option::unwrap_or_default).collect();
            if let Some(style) = e.child("styleLink").and_then(Element::val) {
                by_style.insert(style.to_owned(), id.to_owned());
            }
            if let Some(style) = e.child("numStyleLink").and_then(Element::val) {
                links.push((id.to_owned(), style.to_owned()));
            }
            numbering.definitions.insert(id.to_owned(), levels);
        }
        for (id, style) in links {
            if let Some(levels) = by_style
                .get(&style)
                .and_then(|from| numbering.definitions.get(from))
                .cloned()
            {
                numbering.definitions.insert(id, levels);
            }
        }
        for e in root.elements().filter(|e| e.is("num")) {
            let definition = e.child("abstractNumId").and_then(Element::val);
            let (Some(id), Some(definition)) = (e.attribute("numId"), definition) else {
                continue;
            };
            let mut list = List {
                definition: definition.to_owned(),
                ..List::default()
            };
            for change in e.elements().filter(|e| e.is("lvlOverride")) {
                let Some(at) = index(change) else { continue };
                if let Some(start) = change.child("startOverride").and_then(number) {
                    list.starts.insert(at, start);
                }
                if let Some(level) = change.child("lvl") {
                    list.levels.insert(at, Level::read(level));
                }
            }
            numbering.lists.insert(id.to_owned(), list);
        }
        numbering
    }

    /// The level on which a paragraph of that style stands in the list.
    pub(super) fn level_of(&self, list: &str, style: Option<&str>) -> Option<usize> {
        let style = style?;
        let list = self.lists.get(list)?;
        self.definitions
            .get(&list.definition)?
            .iter()
            .position(|l| l.style.as_deref() == Some(style))
    }

    /// Counts one paragraph on and gives what stands before it, such as `1. `.
    pub(super) fn next(&mut self, id: &str, at: usize) -> Option<String> {
        let at = at.min(LEVELS - 1);
        let list = self.lists.get(id)?;
        let levels: Vec<Level> = self
            .definitions
            .get(&list.definition)?
            .iter()
            .enumerate()
            .map(|(i, level)| list.levels.get(&i).unwrap_or(level).clone())
            .collect();
        let counts = self.counts.entry(list.definition.clone()).or_default();
        let own = list.starts.get(&at).copied();
        let anew = own.is_some() && self.begun.insert((id.to_owned(), at));
        counts[at] = Some(match counts[at] {
            Some(count) if !anew => count.saturating_add(1),
            _ => own.unwrap_or(levels.get(at)?.start),
        });
        for (deeper, level) in levels.iter().enumerate().skip(at + 1) {
            let restarts = match level.restart {
                None => true,
                Some(from) => at < from,
            };
            if restarts {
                counts[deeper] = None;
            }
        }
        let level = levels.get(at)?;
        if level.format == "bullet" {
            let sign = match level.text.chars().next() {
                Some(c) if !('\u{E000}'..='\u{F8FF}').contains(&c) => c,
                _ => '•',
            };
            return Some(format!("{sign} "));
        }
        let mut label = String::new();
        let mut signs = level.text.chars().peekable();
        while let Some(sign) = signs.next() {
            let shown = match signs.peek().and_then(|c| c.to_digit(10)) {
                Some(n @ 1..=9) if sign == '%' => n as usize - 1,
                _ => {
                    label.push(sign);
                    continue;
                }
            };
            signs.next();
            let Some(of) = levels.get(shown) else {
                continue;
            };
            let count = counts[shown].unwrap_or(of.start);
            let format = if level.legal && shown < at {
                "decimal"
            } else {
                &of.format
            };
            label.push_str(&spell(count, format));
        }
        if label.is_empty() {
            return None;
        }
        if !level.tight && !label.ends_with(' ') {
            label.push(' ');
        }
        Some(label)
    }
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: "none".to_owned(),
            text: String::new(),
            restart: None,
            legal: false,
            tight: false,
            style: None,
        }
    }
}

impl Level {
    fn read(e: &Element) -> Self {
        let val = |name: &str| e.child(name).and_then(Element::val);
        Self {
            start: e.child("start").and_then(number).unwrap_or(1),
            format: val("numFmt").unwrap_or("decimal").to_owned(),
            text: val("lvlText").unwrap_or_default().to_owned(),
            restart: val("lvlRestart").and_then(|r| r.parse().ok()),
            legal: e.child("isLgl").is_some_and(super::styles::on),
            tight: val("suff") == Some("nothing"),
            style: val("pStyle").map(str::to_owned),
        }
    }
}

fn index(e: &Element) -> Option<usize> {
    e.attribute("ilvl")?.parse().ok()
}

fn number(e: &Element) -> Option<u32> {
    e.val()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::super::xml;
    use super::*;

    fn numbering(body: &str) -> Numbering {
        let text = format!(
            "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{body}</w:numbering>"
        );
        Numbering::read(&xml::parse(&text).unwrap().root)
    }

    const TWO_LEVELS: &str = r#"<w:abstractNum w:abstractNumId="4">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="4"/>
          <w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>"#;

    #[test]
    fn letters_start_again_under_the_next_number() {
        let mut n = numbering(TWO_LEVELS);
        let labels: Vec<_> = [0, 1, 1, 0, 1]
            .into_iter()
            .filter_map(|at| n.next("1", at))
            .collect();
        assert_eq!(labels, ["1. ", "(a) ", "(b) ", "2. ", "(a) "]);
    }

    #[test]
    fn a_list_starts_where_it_says_once() {
        let mut n = numbering(TWO_LEVELS);
        assert_eq!(n.next("1", 0).as_deref(), Some("1. "));
        assert_eq!(n.next("2", 0).as_deref(), Some("7. "));
        assert_eq!(n.next("2", 0).as_deref(), Some("8. "));
        assert_eq!(n.next("9", 0), None);
    }
}
