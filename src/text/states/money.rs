//! Names of States that only name money: `93 billion United States dollars`.

/// What sums are counted in, where a currency bears the name of its State.
/// A `won` or a `rand` is left out: Malawi may have won.
const UNITS: [&str; 10] = [
    "cent", "dinar", "dirham", "dollar", "franc", "peso", "pound", "rial", "rupee", "shilling",
];

/// Whether what follows the name of a State makes it the name of its money.
pub(super) fn follows(name: &str) -> bool {
    let rest = name.trim_start();
    if rest.len() == name.len() || !rest.starts_with(|c: char| c.is_ascii_lowercase()) {
        return false;
    }
    let end = rest.find(|c: char| !c.is_alphabetic());
    let word = &rest[..end.unwrap_or(rest.len())];
    UNITS.contains(&word) || word.strip_suffix('s').is_some_and(|u| UNITS.contains(&u))
}

#[cfg(test)]
mod tests {
    use super::super::find_states;

    fn names(text: &str) -> Vec<&'static str> {
        find_states(text)
            .into_iter()
            .map(|(_, name)| name)
            .collect()
    }

    #[test]
    fn a_currency_is_no_state() {
        assert!(names("a 4 trillion United States dollar financing gap").is_empty());
        assert!(names("93 billion United\u{a0}States  dollars, or Fiji dollars").is_empty());
        assert!(names("in United States\ncents;").is_empty());
    }

    #[test]
    fn a_state_with_money_is_one() {
        assert_eq!(names("asks Fiji, dollars in hand"), ["Fiji"]);
        assert_eq!(
            names("Chad poundage, Peru won and Mali centres"),
            ["Chad", "Peru", "Mali"]
        );
        assert_eq!(names("the United States"), ["United States of America"]);
    }
}
