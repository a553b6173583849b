//! Lines that reading order has exchanged, put right.

use crate::text::opener;

use super::ending::terminal;
use super::label;
use super::paragraph::Placed;

/// Puts exchanged lines right.
pub(super) fn right(lines: &mut [Placed<'_>]) {
    for at in 2..lines.len() {
        let above = lines[at - 2].line;
        let last = above.runs.last().and_then(|run| run.text.bytes().last());
        if last.is_some_and(|byte| byte.is_ascii_alphanumeric()) || !label::is_bare(&above.text()) {
            continue;
        }
        if is_end(&lines[at - 1].line.text(), &lines[at..]) || two_labels(&lines[at - 1..]) {
            lines.swap(at - 1, at);
        }
    }
}

/// Whether a line below a number alone is the end of the paragraph whose
/// beginning stands below it.
fn is_end(end: &str, below: &[Placed<'_>]) -> bool {
    const SHORT: usize = 30;
    const LONG: usize = 60;
    let beginning = below[0].line.text();
    if !terminal(end) || terminal(&beginning) {
        return false;
    }
    let begins = opener::opener(&beginning).is_some();
    let apart = below[0].line.gap > 0
        && below.get(1).is_none_or(|next| next.line.gap > 0)
        && end.len() < SHORT
        && beginning.len() > LONG
        && beginning.starts_with(char::is_uppercase);
    end.starts_with(char::is_lowercase) && begins || apart
}

/// Whether a second label stands below a label alone, and the words of both
/// below, each apart: `(h)` / `V.` / `Lamps.` / `Keeping them`.
fn two_labels(lines: &[Placed<'_>]) -> bool {
    let [label, first, second, ..] = lines else {
        return false;
    };
    let text = label.line.text();
    let other = label::is_bare(&text) || text.ends_with('.') && label::part(&text).is_some();
    other && label.line.gap == 0 && first.line.gap > 0 && second.line.gap > 0
}

#[cfg(test)]
mod tests {
    use super::right;
    use crate::parse::paragraph::Placed;

    fn righted(text: &str) -> Vec<String> {
        let pages = crate::source::read(text.as_bytes()).expect("text");
        let lines = pages.pages[0].lines.iter();
        let mut lines: Vec<Placed<'_>> = lines.map(|line| Placed { page: 1, line }).collect();
        right(&mut lines);
        lines.iter().map(|p| p.line.text().into_owned()).collect()
    }

    #[test]
    fn the_end_of_a_paragraph_goes_below_its_beginning() {
        let found = righted("5.\nlamps:\n\nDecides to keep the\n(a) White lamps;\n");
        assert_eq!(found[1..3], ["Decides to keep the", "lamps:"]);
        let found = righted(
            "5.\nFund:\n\nThe Secretary-General is authorized to advance from the Lighthouse\n\n(a) Lamps;\n",
        );
        assert!(found[1].starts_with("The Secretary-General"));
    }

    #[test]
    fn two_labels_above_their_words_are_parted() {
        let found = righted("(h)\nV.\n\nReviews of lamps.\n\nKeeping lamps\n\n17. Lamps\n");
        assert_eq!(
            found[..4],
            ["(h)", "Reviews of lamps.", "V.", "Keeping lamps"]
        );
    }
}
