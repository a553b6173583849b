//! What is wrong with a configuration file, and where.

use std::path::Path;

use ron::error::{Error, SpannedError};
use similar::TextDiff;

use super::super::error::{Failure, USAGE};

/// Names less alike than this are no slip of the hand.
const ALIKE: f32 = 0.6;

/// Says what is wrong, in which line and column, and what helps.
pub(super) fn told(file: &Path, error: &SpannedError) -> Failure {
    let at = error.span.start;
    let place = format!("{}, line {}, column {}", file.display(), at.line, at.col);
    match &error.code {
        Error::NoSuchStructField {
            expected, found, ..
        } => {
            let failure = Failure::new(USAGE, format!("{place}: there is no key “{found}”"));
            let known = expected.join(", ");
            failure.hint(match nearest(found, expected) {
                Some(name) => format!("did you mean “{name}”? The keys here are {known}"),
                None => format!("the keys here are {known}"),
            })
        }
        Error::DuplicateStructField { field, .. } => {
            Failure::new(USAGE, format!("{place}: the key “{field}” stands twice"))
                .hint("leave one of them out")
        }
        // What is wrong, then what is right.
        Error::Message(message) => match message.split_once(": ") {
            Some((wrong, right)) => Failure::new(USAGE, format!("{place}: {wrong}")).hint(right),
            None => Failure::new(USAGE, format!("{place}: {message}")),
        },
        Error::ExpectedString => {
            Failure::new(USAGE, format!("{place}: here a text in quotes is awaited"))
                .hint("write it as “theme: \"mono\",”")
        }
        Error::ExpectedInteger => {
            Failure::new(USAGE, format!("{place}: here a whole number is awaited"))
                .hint("write it as “context: 12,”")
        }
        code => Failure::new(USAGE, format!("{place}: this is no good RON"))
            .because(code)
            .hint("the file is a list of keys in brackets: (theme: \"mono\", context: 12)"),
    }
}

/// The name that is most like what was written.
fn nearest<'a>(found: &str, known: &[&'a str]) -> Option<&'a str> {
    let found = found.to_lowercase();
    let ratios = known
        .iter()
        .map(|name| (TextDiff::from_chars(found.as_str(), *name).ratio(), *name));
    let best = ratios.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 >= ALIKE).then_some(best.1)
}

#[cfg(test)]
mod tests {
    use super::super::parsed;
    use super::*;

    fn said(text: &str) -> String {
        told(Path::new("c.ron"), &parsed(text).expect_err(text)).to_string()
    }

    #[test]
    fn an_unknown_key_is_named_with_its_place_and_the_nearest() {
        let said = said("(\n    context: 12,\n    them: \"mono\",\n)");
        assert!(
            said.starts_with("error: c.ron, line 3, column 5: there is no key “them”"),
            "{said}"
        );
        assert!(said.contains("did you mean “theme”?"), "{said}");
    }

    #[test]
    fn a_bad_value_is_named_with_its_place() {
        let blu = said("(theme: \"blu\")");
        assert!(blu.starts_with("error: c.ron, line 1, column "), "{blu}");
        assert!(
            blu.contains("no theme is called “blu”\n  hint: there are default"),
            "{blu}"
        );
        let paint = said("(\n  colors: (\n    moved: \"purple\",\n  ),\n)");
        assert!(
            paint.starts_with("error: c.ron, line 3, column "),
            "{paint}"
        );
        let layout = said("(layout: \"wide\")");
        assert!(
            layout.contains("there are inline, side-by-side, summary"),
            "{layout}"
        );
        assert!(said("(context: \"x\")").contains("a whole number is awaited"));
        assert!(said("(theme: 5)").contains("a text in quotes is awaited"));
        assert!(said("(theme: \"mono\"").contains("no good RON"));
        assert!(said("(theme: \"mono\", theme: \"mono\")").contains("stands twice"));
    }
}
