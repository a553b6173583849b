//! Lists in a text: which sub-paragraph a printed letter means.
//!
//! In: the letters in the order in which they are printed. Out: the path of
//! each, `(a)`, `(a)(i)`. Knows that `(i)` behind `(h)` is a letter, and that
//! `(i)` behind a colon begins a list of roman numerals.

use crate::text::numeral;

/// The kinds of series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Series {
    Letter,
    Roman,
    Capital,
    Figure,
    /// `a.`, below a list of roman numerals.
    Dotted,
}

impl Series {
    /// The place of a label in the series, from 1.
    fn index(self, label: &str) -> Option<u32> {
        match self {
            Series::Letter => numeral::parse_letter(label),
            Series::Roman => numeral::parse_roman(label),
            Series::Capital => label
                .chars()
                .next()
                .filter(|c| label.len() == 1 && c.is_ascii_uppercase())
                .map(|c| u32::from(c) - u32::from('A') + 1),
            Series::Figure => label.parse().ok(),
            Series::Dotted => numeral::parse_letter(label.strip_suffix('.')?),
        }
    }

    const ALL: [Series; 5] = [
        Series::Letter,
        Series::Roman,
        Series::Capital,
        Series::Figure,
        Series::Dotted,
    ];
}

#[derive(Debug, Clone)]
struct Level {
    series: Series,
    last: u32,
    label: String,
}

/// The open lists below one paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Lists {
    levels: Vec<Level>,
}

/// Where a label was put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Path {
    /// `(a)(i)`.
    pub(super) path: String,
    /// The label follows the one before in its series, or begins one.
    pub(super) regular: bool,
}

impl Lists {
    /// Closes all lists: a new paragraph begins.
    pub(super) fn close(&mut self) {
        self.levels.clear();
    }

    /// Whether a list is open.
    pub(super) fn is_open(&self) -> bool {
        !self.levels.is_empty()
    }

    /// Whether `next` follows `first`, which begins a series: `b` behind `a`.
    pub(super) fn begins(first: &str, next: &str) -> bool {
        Series::ALL
            .into_iter()
            .any(|series| series.index(first) == Some(1) && series.index(next) == Some(2))
    }

    /// Whether `next` comes just behind `label` in a series: `d` behind `c`.
    pub(super) fn follows(label: &str, next: &str) -> bool {
        Series::ALL.into_iter().any(|series| {
            matches!((series.index(label), series.index(next)),
                (Some(index), Some(after)) if after == index + 1)
        })
    }

    /// Whether a label is the next one of an open list.
    pub(super) fn is_due(&self, label: &str) -> bool {
        self.levels
            .iter()
            .any(|level| level.series.index(label) == Some(level.last + 1))
    }

    /// Puts a label in its place. `introduced` says that the words before end
    /// with a colon, so that a new list is due.
    pub(super) fn place(&mut self, label: &str, introduced: bool) -> Path {
        let begins = Series::ALL.into_iter().find(|s| {
            s.index(label) == Some(1) && !(*s == Series::Letter && self.has(Series::Letter))
        });
        // `(i)` behind `(h)` goes on unless a colon opens a list below it.
        if introduced && let Some(series) = begins {
            return self.open(series, label, true);
        }
        let follows = self
            .levels
            .iter()
            .enumerate()
            .rev()
            .find_map(|(depth, level)| {
                (level.series.index(label) == Some(level.last + 1))
                    .then_some((depth, level.last + 1))
            });
        if let Some((depth, index)) = follows {
            return self.go_on(depth, index, label, true);
        }
        if let Some(series) = begins {
            return self.open(series, label, true);
        }
        // A gap: the deepest series in which the label comes later.
        let later = self
            .levels
            .iter()
            .enumerate()
            .rev()
            .find_map(|(depth, level)| {
                level
                    .series
                    .index(label)
                    .filter(|index| *index > level.last)
                    .map(|index| (depth, index))
            });
        if let Some((depth, index)) = later {
            return self.go_on(depth, index, label, false);
        }
        let series = Series::ALL
            .into_iter()
            .find(|s| s.index(label).is_some())
            .unwrap_or(Series::Letter);
        if let Some(depth) = self.levels.iter().position(|l| l.series == series) {
            let index = series.index(label).unwrap_or(1);
            return self.go_on(depth, index, label, false);
        }
        self.open(series, label, false)
    }

    fn has(&self, series: Series) -> bool {
        self.levels.iter().any(|l| l.series == series)
    }

    fn open(&mut self, series: Series, label: &str, regular: bool) -> Path {
        // The same series again closes the list in which it stood.
        if let Some(depth) = self.levels.iter().position(|l| l.series == series) {
            self.levels.truncate(depth);
        }
        self.levels.push(Level {
            series,
            last: series.index(label).unwrap_or(1),
            label: label.to_owned(),
        });
        self.path(regular)
    }

    fn go_on(&mut self, depth: usize, index: u32, label: &str, regular: bool) -> Path {
        self.levels.truncate(depth + 1);
        if let Some(level) = self.levels.last_mut() {
            level.last = index;
            level.label = label.to_owned();
        }
        self.path(regular)
    }

    fn path(&self, regular: bool) -> Path {
        Path {
            path: self
                .levels
                .iter()
                .map(|l| format!("({})", l.label.trim_end_matches('.')))
                .collect(),
            regular,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lists;

    fn paths(labels: &[(&str, bool)]) -> Vec<String> {
        let mut lists = Lists::default();
        labels
            .iter()
            .map(|(l, colon)| lists.place(l, *colon).path)
            .collect()
    }

    #[test]
    fn i_behind_h_is_a_letter() {
        let labels: Vec<(&str, bool)> = "a b c d e f g h i j"
            .split(' ')
            .map(|l| (l, false))
            .collect();
        assert_eq!(paths(&labels)[8], "(i)");
        assert_eq!(paths(&labels)[9], "(j)");
    }

    #[test]
    fn i_behind_a_colon_opens_a_list() {
        assert_eq!(
            paths(&[
                ("a", true),
                ("i", true),
                ("ii", false),
                ("b", false),
                ("c", false)
            ]),
            ["(a)", "(a)(i)", "(a)(ii)", "(b)", "(c)"]
        );
    }

    #[test]
    fn three_levels_deep() {
        assert_eq!(
            paths(&[
                ("a", true),
                ("i", true),
                ("A", true),
                ("B", false),
                ("ii", false),
                ("b", false)
            ]),
            ["(a)", "(a)(i)", "(a)(i)(A)", "(a)(i)(B)", "(a)(ii)", "(b)"]
        );
    }

    #[test]
    fn letters_with_a_stop_are_a_third_level() {
        assert_eq!(
            paths(&[
                ("a", true),
                ("i", true),
                ("a.", true),
                ("b.", false),
                ("ii", false),
                ("b", false)
            ]),
            ["(a)", "(a)(i)", "(a)(i)(a)", "(a)(i)(b)", "(a)(ii)", "(b)"]
        );
    }

    #[test]
    fn a_list_that_begins_with_i_without_letters() {
        assert_eq!(
            paths(&[("i", true), ("ii", false), ("iii", false)]),
            ["(i)", "(ii)", "(iii)"]
        );
    }

    #[test]
    fn a_missing_letter_is_irregular() {
        let mut lists = Lists::default();
        lists.place("a", true);
        let path = lists.place("d", false);
        assert_eq!((path.path.as_str(), path.regular), ("(d)", false));
    }
}
