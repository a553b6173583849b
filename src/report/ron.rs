//! RON for programs in Rust: the same structures as the JSON.
//!
//! In: drafts and changes. Out: a RON text, two spaces an indent, one line
//! feed at the end; control characters are escaped.

use ::ron::ser::{PrettyConfig, to_string_pretty};
use serde::Serialize;

use super::synopsis::Synopsis;
use super::wire::{CompareDocument, DiffDocument, DraftDocument};
use crate::change::Changes;
use crate::model::Draft;

/// One draft as `travaux/draft/1`.
pub fn draft(draft: &Draft) -> String {
    written(&DraftDocument::new(draft))
}

/// A comparison as `travaux/diff/1`.
pub fn diff(old: &Draft, new: &Draft, changes: &Changes<'_>) -> String {
    written(&DiffDocument::new(old, new, changes))
}

/// Several drafts beside each other as `travaux/compare/1`; `drafts` are those
/// that `synopsis` was made of.
pub fn compare(drafts: &[Draft], synopsis: &Synopsis<'_>) -> String {
    written(&CompareDocument::new(drafts, synopsis))
}

fn written(document: &impl Serialize) -> String {
    let config = PrettyConfig::new().new_line("\n").indentor("  ");
    let mut text = to_string_pretty(document, config)
        .expect("structures of strings, figures and lists can be written");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::report::safe::is_harmless;
    use crate::report::{json, samples};

    #[test]
    fn ron_holds_the_same_values_as_json() {
        let (old, new, changes) = samples::revision();
        let from_ron: Value = ::ron::from_str(&diff(&old, &new, &changes)).unwrap();
        let from_json: Value = serde_json::from_str(&json::diff(&old, &new, &changes)).unwrap();
        assert_eq!(from_ron["summary"], from_json["summary"]);
        assert_eq!(from_ron["changes"][6], from_json["changes"][6]);
        assert!(draft(&new).starts_with("(\n  schema: \"travaux/draft/1\",\n"));
    }

    #[test]
    fn hostile_text_is_escaped() {
        let (old, new, changes) = samples::hostile();
        let text = diff(&old, &new, &changes);
        assert!(text.chars().all(|c| c == '\n' || is_harmless(c)));
        assert!(text.contains("\\u{202e}"));
    }
}
