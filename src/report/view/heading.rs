//! The two documents of a comparison, named.
//!
//! In: drafts. Out: symbol, kind, date and title in words. Knows nothing of
//! clauses.

use jiff::civil::Date;

use crate::model::{Draft, DraftKind};

/// One document, named for a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The symbol; else the name under which it was given.
    pub name: String,
    /// `draft resolution`, `revised draft resolution`, `resolution`.
    pub kind: String,
    /// The date of the document, or of adoption.
    pub date: Option<Date>,
    /// The title.
    pub title: Option<String>,
}

impl Heading {
    /// Names a draft; `fallback` serves where the document shows no symbol.
    pub fn of(draft: &Draft, fallback: &str) -> Heading {
        let symbol = draft.masthead.symbol.as_ref().map(ToString::to_string);
        let revised = match draft.kind {
            DraftKind::DraftResolution | DraftKind::DraftDecision => {
                symbol.as_deref().is_some_and(|s| s.contains("/Rev."))
                    || draft
                        .sponsor_line
                        .as_deref()
                        .is_some_and(|l| l.to_lowercase().contains("revised draft"))
            }
            _ => false,
        };
        let adopted = draft.masthead.adoption.as_ref().and_then(|a| a.date);
        Heading {
            name: symbol.unwrap_or_else(|| fallback.to_owned()),
            kind: format!(
                "{}{}",
                if revised { "revised " } else { "" },
                draft.kind.words()
            ),
            date: adopted.or(draft.masthead.date),
            title: draft.title.clone(),
        }
    }
}

/// `draft resolution → revised draft resolution, 12 → 26 October 2020`.
pub(super) fn course(old: &Heading, new: &Heading) -> String {
    let kinds = if old.kind == new.kind {
        new.kind.clone()
    } else {
        format!("{} → {}", old.kind, new.kind)
    };
    match dates(old.date, new.date) {
        Some(dates) => format!("{kinds}, {dates}"),
        None => kinds,
    }
}

fn dates(old: Option<Date>, new: Option<Date>) -> Option<String> {
    let words = match (old, new) {
        (None, None) => return None,
        (Some(old), None) => format!("{} → undated", date(old)),
        (None, Some(new)) => format!("undated → {}", date(new)),
        (Some(old), Some(new)) if old == new => date(new),
        (Some(old), Some(new)) if (old.year(), old.month()) == (new.year(), new.month()) => {
            format!("{} → {}", old.day(), date(new))
        }
        (Some(old), Some(new)) if old.year() == new.year() => {
            format!("{} {} → {}", old.day(), month(old), date(new))
        }
        (Some(old), Some(new)) => format!("{} → {}", date(old), date(new)),
    };
    Some(words)
}

/// `26 October 2020`.
pub(super) fn date(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

fn month(date: Date) -> &'static str {
    match date.month() {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn dates_say_each_month_and_year_once() {
        let shown = |old, new| dates(Some(old), Some(new)).unwrap();
        assert_eq!(
            shown(day(2020, 10, 12), day(2020, 10, 26)),
            "12 → 26 October 2020"
        );
        assert_eq!(
            shown(day(2020, 10, 12), day(2020, 11, 3)),
            "12 October → 3 November 2020"
        );
        assert_eq!(
            shown(day(2019, 12, 30), day(2020, 1, 4)),
            "30 December 2019 → 4 January 2020"
        );
        assert_eq!(
            dates(None, Some(day(2020, 1, 4))).unwrap(),
            "undated → 4 January 2020"
        );
    }
}
