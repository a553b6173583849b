//! A choice of clauses, as a delegate would write it: `PP7,OP3-5,sponsors`.
//!
//! In: the words of an option. Out: a test on clause ids. Knows nothing of
//! changes.

use std::str::FromStr;

use thiserror::Error;

use crate::model::ClauseId;
use crate::text::numeral;

/// A choice of clauses and of the parts that stand around them.
///
/// `PP7`, `OP3-5`, `OP5(a)` (with all below it), `PP` (all preambular
/// paragraphs), `A1.5`, `II:OP3` (`OP3` alone means it in every part),
/// `annex II`, `annex, para. 5`, `part II, OP3`, `chapeau`, `title`, `sponsors`, `masthead`,
/// `footnotes`; parted by commas.
///
/// ```
/// # use travaux::{model::ClauseId, report::Selection};
/// let only: Selection = "PP7, OP3-5, sponsors".parse().unwrap();
/// assert!(only.clause(&ClauseId::new("OP4(b)")));
/// assert!(!only.clause(&ClauseId::new("OP6")));
/// assert!(only.sponsors && !only.title);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// Whether the sponsors are chosen.
    pub sponsors: bool,
    /// Whether the title is chosen.
    pub title: bool,
    /// Whether the masthead is chosen.
    pub masthead: bool,
    /// Whether the footnotes are chosen.
    pub footnotes: bool,
    ranges: Vec<Range>,
}

/// One clause with all below it, or a range of them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Range {
    part: Option<String>,
    stem: String,
    numbers: Option<(u32, u32)>,
    below: String,
}

/// Why a choice of clauses was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "“{item}” names no clause: write PP7, OP3-5, OP5(a), annex, title, sponsors, masthead or footnotes"
)]
pub struct SelectionError {
    /// The item that was not understood.
    pub item: String,
}

impl FromStr for Selection {
    type Err = SelectionError;

    fn from_str(text: &str) -> Result<Self, SelectionError> {
        let mut selection = Selection::default();
        for item in items(text) {
            let item = item.as_str();
            match item.to_lowercase().as_str() {
                "sponsor" | "sponsors" => selection.sponsors = true,
                "title" => selection.title = true,
                "masthead" => selection.masthead = true,
                "footnote" | "footnotes" => selection.footnotes = true,
                "chapeau" => selection.ranges.extend(Range::parse("CH")),
                "annexes" => selection.ranges.extend(Range::parse("A")),
                _ => selection
                    .ranges
                    .push(Range::parse(item).ok_or_else(|| SelectionError {
                        item: item.to_owned(),
                    })?),
            }
        }
        if selection == Selection::default() {
            return Err(SelectionError {
                item: text.trim().to_owned(),
            });
        }
        Ok(selection)
    }
}

impl Selection {
    /// Whether a clause is chosen.
    pub fn clause(&self, id: &ClauseId) -> bool {
        self.ranges.iter().any(|r| r.holds(id.as_str()))
    }
}

/// The items of a choice, those of reports written as ids: `annex II, para. 5`
/// is `A2.5`, and `part II, OP3` is `II:OP3`.
fn items(text: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    let mut part: Option<String> = None;
    for item in text.split(',').map(str::trim).filter(|i| !i.is_empty()) {
        let lower = item.to_lowercase();
        if let Some(name) = lower.strip_prefix("part ") {
            part = Some(name.trim().to_owned());
            continue;
        }
        let paragraph = ["para. ", "paras. ", "para ", "paras "];
        let number = paragraph.iter().find_map(|word| lower.strip_prefix(word));
        let item = match (number, part.take()) {
            (Some(number), _) => match items.pop_if(|annex| is_annex(annex)) {
                Some(annex) => format!("{annex}.{number}"),
                None => item.to_owned(),
            },
            (None, Some(part)) => format!("{part}:{item}"),
            (None, None) => match lower.strip_prefix("annex ").map(str::trim) {
                Some(number) => match numeral::parse_roman(number) {
                    Some(number) => format!("A{number}"),
                    None => format!("A{number}"),
                },
                None if lower == "annex" => "A1".to_owned(),
                None => item.to_owned(),
            },
        };
        items.push(item);
    }
    items
}

fn is_annex(item: &str) -> bool {
    let number = item.strip_prefix('A').unwrap_or_default();
    !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
}

impl Range {
    fn parse(item: &str) -> Option<Range> {
        let compact: String = item
            .chars()
            .filter(|c| !c.is_whitespace())
            .flat_map(char::to_uppercase)
            .collect();
        let (part, rest) = match compact.split_once(':') {
            Some((part, rest)) => (Some(part.to_owned()), rest),
            None => (None, compact.as_str()),
        };
        let (from, to) = match rest.split_once(['-', '–']) {
            Some((from, to)) => (from, Some(to)),
            None => (rest, None),
        };
        let (body, below) = match from.find('(') {
            Some(at) => from.split_at(at),
            None => (from, ""),
        };
        let (stem, number) = split_number(body);
        if !is_known(stem) {
            return None;
        }
        let numbers = match (number, to) {
            (Some(from), Some(to)) => {
                let (to_stem, to) = split_number(to);
                if !below.is_empty() || !(to_stem.is_empty() || to_stem == stem) {
                    return None;
                }
                Some((from, to?))
            }
            (Some(n), None) => Some((n, n)),
            (None, Some(_)) => return None,
            (None, None) => None,
        };
        Some(Range {
            part,
            stem: stem.to_owned(),
            numbers,
            below: below.to_owned(),
        })
    }

    fn holds(&self, id: &str) -> bool {
        let id = id.to_uppercase();
        let (part, rest) = match id.split_once(':') {
            Some((part, rest)) => (Some(part), rest),
            None => (None, id.as_str()),
        };
        if self.part.is_some() && self.part.as_deref() != part {
            return false;
        }
        let Some(rest) = rest.strip_prefix(self.stem.as_str()) else {
            return false;
        };
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (number, rest) = rest.split_at(digits);
        let Some((from, to)) = self.numbers else {
            return ends_or_goes_below(rest);
        };
        let inside = number.parse::<u32>().is_ok_and(|n| n >= from && n <= to);
        inside
            && ends_or_goes_below(rest)
            && rest
                .strip_prefix(self.below.as_str())
                .is_some_and(ends_or_goes_below)
    }
}

/// Whether ids begin like that, before their number: `PP`, `A2.P`.
fn is_known(stem: &str) -> bool {
    const IN_ANNEX: [&str; 3] = ["", "P", "H"];
    const IN_BODY: [&str; 6] = ["A", "CH", "H", "OP", "OPU", "PP"];
    match stem.strip_prefix('A').and_then(|s| s.split_once('.')) {
        Some((annex, inside)) => {
            annex.chars().all(|c| c.is_ascii_digit()) && IN_ANNEX.contains(&inside)
        }
        None => IN_BODY.contains(&stem),
    }
}

fn ends_or_goes_below(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(['(', '.', 'Q', '~'])
}

/// `OP12` to `OP` and 12; `A1.P3` to `A1.P` and 3; `CH` to `CH` and none.
fn split_number(body: &str) -> (&str, Option<u32>) {
    let stem = body.trim_end_matches(|c: char| c.is_ascii_digit());
    (stem, body[stem.len()..].parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(only: &str, id: &str) -> bool {
        only.parse::<Selection>()
            .expect("a good selection")
            .clause(&ClauseId::new(id))
    }

    #[test]
    fn one_clause_means_all_below_it_and_no_other_number() {
        assert!(chosen("OP5", "OP5"));
        assert!(chosen("op5", "OP5(a)(ii)"));
        assert!(chosen("OP5(a)", "OP5(a)(ii)"));
        assert!(chosen("OP5 (a)", "OP5(a)"));
        assert!(!chosen("OP5(a)", "OP5(b)"));
        assert!(!chosen("OP5", "OP51"));
        assert!(!chosen("OP5", "PP5"));
    }

    #[test]
    fn ranges_are_written_in_several_ways() {
        for range in ["PP3-6", "PP3-PP6", "pp3–6"] {
            assert!(chosen(range, "PP3") && chosen(range, "PP6"), "{range}");
            assert!(!chosen(range, "PP2") && !chosen(range, "PP7"), "{range}");
        }
    }

    #[test]
    fn clauses_are_chosen_as_reports_cite_them() {
        assert!(chosen("annex, para. 5", "A1.5(a)"));
        assert!(!chosen("annex, para. 5", "A1.6"));
        assert!(chosen("PP1, annex II, paras. 5-7, OP3", "A2.6"));
        assert!(chosen("PP1, annex II, paras. 5-7, OP3", "OP3"));
        assert!(chosen("annex II", "A2.P4"));
        assert!(chosen("part II, OP3", "II:OP3"));
        assert!(!chosen("part II, OP3", "I:OP3"));
        assert!(chosen("annexes", "A2.1"));
        assert!("annex, para. ".parse::<Selection>().is_err());
    }

    #[test]
    fn annexes_parts_and_whole_kinds_can_be_chosen() {
        assert!(chosen("A1", "A1.5(a)"));
        assert!(chosen("A1.4-5", "A1.5(a)"));
        assert!(!chosen("A1.5", "A1.51"));
        assert!(chosen("PP", "PP9") && !chosen("PP", "OP9"));
        assert!(chosen("OP3", "II:OP3"));
        assert!(chosen("II:OP3", "II:OP3") && !chosen("II:OP3", "OP3"));
        assert!(chosen("chapeau", "CH"));
    }

    #[test]
    fn nonsense_is_named() {
        for bad in ["", "7", "OP3-PP5", "OP-5", "(a)", "OP3,§"] {
            assert!(bad.parse::<Selection>().is_err(), "{bad}");
        }
        let error = "OP3, 12".parse::<Selection>().unwrap_err();
        assert_eq!(error.item, "12");
    }
}
