//! The order of symbols: that of the documents inside a series, and numbers
//! as numbers everywhere.

use std::cmp::Ordering;

use super::name;

/// Compares two symbols in canonical print.
pub(super) fn compare(one: &str, two: &str) -> Ordering {
    let mut ones = one.split('/');
    let mut twos = two.split('/');
    loop {
        let step = match (ones.next(), twos.next()) {
            (None, None) => return one.cmp(two),
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some(one), Some(two)) => segments(one, two),
        };
        if step != Ordering::Equal {
            return step;
        }
    }
}

/// Modifiers come before other segments, so that all documents of a text
/// stand together; `Add`, `Corr` and `Amend` before `Rev`.
fn segments(one: &str, two: &str) -> Ordering {
    match (name::modifier(one), name::modifier(two)) {
        (Some(one), Some(two)) => one.cmp(&two),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => natural(one, two),
    }
}

/// Compares with runs of digits as numbers.
fn natural(one: &str, two: &str) -> Ordering {
    let (mut one, mut two) = (one, two);
    while !one.is_empty() && !two.is_empty() {
        let (run_one, rest_one) = run(one);
        let (run_two, rest_two) = run(two);
        let step = match (number(run_one), number(run_two)) {
            (Some(a), Some(b)) => a.cmp(&b),
            _ => run_one.cmp(run_two),
        };
        if step != Ordering::Equal {
            return step;
        }
        (one, two) = (rest_one, rest_two);
    }
    one.len().cmp(&two.len())
}

/// Splits off the first run of digits or of other characters.
fn run(text: &str) -> (&str, &str) {
    let digits = text.starts_with(|c: char| c.is_ascii_digit());
    let end = text
        .find(|c: char| c.is_ascii_digit() != digits)
        .unwrap_or(text.len());
    text.split_at(end)
}

/// Digits as something that compares by value without a limit on length.
fn number(run: &str) -> Option<(usize, &str)> {
    if !run.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digits = run.trim_start_matches('0');
    Some((digits.len(), digits))
}

#[cfg(test)]
mod tests {
    use crate::symbol::Symbol;

    #[test]
    fn documents_of_a_series_stand_in_the_order_of_their_issue() {
        let order = [
            "A/C.1/75/L.8",
            "A/C.1/75/L.8/Add.1",
            "A/C.1/75/L.8/Corr.1",
            "A/C.1/75/L.8/Rev.1",
            "A/C.1/75/L.8/Rev.1/Corr.1",
            "A/C.1/75/L.8/Rev.2",
            "A/C.1/75/L.8/Rev.10",
            "A/C.1/75/L.9",
            "A/C.1/75/L.10",
            "A/C.2/75/L.1",
            "A/RES/9/1",
            "A/RES/75/240",
            "A/RES/75/240 A",
        ];
        let mut sorted: Vec<Symbol> = order.iter().rev().map(|s| s.parse().unwrap()).collect();
        sorted.sort();
        let printed: Vec<&str> = sorted.iter().map(Symbol::as_str).collect();
        assert_eq!(printed, order);
    }
}
