//! Where the letters and figures of a source stand.
//!
//! In: the name of a file, its draft and its coverage. Out: a line of sums, a
//! line of fields, and a line for each place where words were lost or doubled.

use super::lines::Run;
use super::page::Page;
use super::painter::Style;
use crate::model::Draft;
use crate::parse::Coverage;

pub(super) fn write(name: &str, draft: &Draft, coverage: &Coverage, page: &mut Page<'_>) {
    let mut head = vec![Run::new(Style::Strong, name)];
    if let Some(symbol) = &draft.masthead.symbol {
        head.push(Run::plain(format!("  {symbol}")));
    }
    page.hanging(2, &head);
    let unplaced = coverage.unplaced();
    let rest = match unplaced {
        0 => Run::plain("none unplaced"),
        n => Run::new(Style::Notice, format!("{n} unplaced")),
    };
    page.hanging(
        2,
        &[
            Run::plain(format!(
                "  {} letters and figures: {} in the draft, {} furniture, ",
                coverage.source + coverage.furniture,
                coverage.placed,
                coverage.furniture
            )),
            rest,
        ],
    );
    let fields = &coverage.fields;
    let by_field: Vec<String> = [
        ("clauses", fields.clauses),
        ("footnotes", fields.footnotes),
        ("masthead", fields.masthead),
        ("title", fields.title),
        ("sponsors", fields.sponsors),
        ("not compared", fields.not_compared),
    ]
    .into_iter()
    .filter(|(_, letters)| *letters > 0)
    .map(|(field, letters)| format!("{field} {letters}"))
    .collect();
    page.hanging(2, &[Run::plain(format!("  {}", by_field.join(", ")))]);
    for (place, words) in &coverage.missing {
        let text = format!("unplaced, {place}: “{words}”");
        page.text("! ", Style::Notice, &[Run::plain(text)]);
    }
    for (field, letters) in &coverage.doubled {
        let text = format!("{field} has letters that the source has not: “{letters}”");
        page.text("! ", Style::Notice, &[Run::plain(text)]);
    }
}
