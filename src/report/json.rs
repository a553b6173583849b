//! JSON for other programs: `travaux/draft/1` and `travaux/diff/1`.
//!
//! In: drafts and changes. Out: a JSON text, two spaces an indent, keys in a
//! fixed order, one line feed at the end. Characters that could steer a
//! terminal are written as `\u` escapes: the same JSON, safe to look at.

use std::io;

use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, PrettyFormatter, Serializer};

use super::safe::is_harmless;
use super::synopsis::Synopsis;
use super::terminal::LogItem;
use super::wire::{
    BlameDocument, CompareDocument, CoverageDocument, DiffDocument, DraftDocument, ListDocument,
    LogDocument, TraceDocument,
};
use crate::change::Changes;
use crate::history::{Blame, ClauseWords, Trace};
use crate::model::Draft;
use crate::parse::Coverage;
use crate::store::TextState;

/// One draft as `travaux/draft/1`.
pub fn draft(draft: &Draft) -> String {
    written(&DraftDocument::new(draft))
}

/// Where the letters of a file stand in its draft, as `travaux/coverage/1`.
pub fn coverage(name: &str, draft: &Draft, coverage: &Coverage) -> String {
    written(&CoverageDocument::new(name, draft, coverage))
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

/// Where each clause of a document comes from, as `travaux/blame/1`; with
/// `words` where each word does.
pub fn blame(blame: &Blame, words: Option<&[ClauseWords]>) -> String {
    written(&BlameDocument::new(blame, words))
}

/// The life of a clause as `travaux/trace/1`.
pub fn trace(trace: &Trace) -> String {
    written(&TraceDocument::new(trace))
}

/// A log as `travaux/log/1`.
pub fn log(items: &[LogItem]) -> String {
    written(&LogDocument::new(items))
}

/// The texts of a store as `travaux/list/1`.
pub fn list(states: &[TextState]) -> String {
    written(&ListDocument::new(states))
}

fn written(document: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, Escaping::default());
    document
        .serialize(&mut serializer)
        .expect("maps have string keys, and a vector takes every byte");
    bytes.push(b'\n');
    String::from_utf8(bytes).expect("a JSON text is UTF-8")
}

/// Pretty print that leaves no raw control or bidi character in a string.
#[derive(Default)]
struct Escaping {
    pretty: PrettyFormatter<'static>,
}

impl Formatter for Escaping {
    fn write_string_fragment<W>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        let mut plain_from = 0;
        for (at, c) in fragment.char_indices() {
            if is_harmless(c) {
                continue;
            }
            writer.write_all(&fragment.as_bytes()[plain_from..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            plain_from = at + c.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[plain_from..])
    }

    fn write_char_escape<W>(&mut self, writer: &mut W, escape: CharEscape) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        self.pretty.write_char_escape(writer, escape)
    }

    fn begin_array<W>(&mut self, writer: &mut W) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        self.pretty.begin_array(writer)
    }

    fn end_array<W>(&mut self, writer: &mut W) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        self.pretty.end_array(writer)
    }

    fn begin_array_value<W>(&mut self, writer: &mut W, first: bool) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        self.pretty.begin_array_value(writer, first)
    }

    fn end_array_value<W>(&mut self, writer: &mut W) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        self.pretty.end_array_value(writer)
    }

    fn begin_object<W>(&mut self, writer: &mut W) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        self.pretty.begin_object(writer)
    }

    fn end_object<W>(&mut self, writer: &mut W) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        self.pretty.end_object(writer)
    }

    fn begin_object_key<W>(&mut self, writer: &mut W, first: bool) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        self.pretty.begin_object_key(writer, first)
    }

    fn begin_object_value<W>(&mut self, writer: &mut W) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        self.pretty.begin_object_value(writer)
    }

    fn end_object_value<W>(&mut self, writer: &mut W) -> io::Result<()>
    where
        W: ?Sized + io::Write,
    {
        self.pretty.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::report::samples;

    #[test]
    fn a_draft_has_the_fields_of_the_interface() {
        let (_, new, _) = samples::revision();
        let text = draft(&new);
        assert!(text.starts_with("{\n  \"schema\": \"travaux/draft/1\",\n  \"symbol\": \"A/C.1/99/L.8/Rev.1\",\n  \"kind\": \"draft_resolution\",\n"));
        assert!(text.ends_with("}\n"));
        let json: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(json["date"], "2044-10-26");
        assert_eq!(json["sponsors"][0]["name"], "Chad");
        assert_eq!(json["sponsors"][0]["kind"], "state");
        assert_eq!(json["clauses"][1]["id"], "PP1");
        assert_eq!(json["clauses"][1]["footnotes"][0]["number"], "1");
        assert_eq!(json["notices"][0]["kind"], "numbering");
        assert_eq!(json["notices"][0]["page"], 2);
    }

    #[test]
    fn a_comparison_names_clauses_by_id() {
        let (old, new, changes) = samples::revision();
        let json: Value = serde_json::from_str(&diff(&old, &new, &changes)).unwrap();
        assert_eq!(json["schema"], "travaux/diff/1");
        assert_eq!(json["old"]["symbol"], "A/C.1/99/L.8");
        assert_eq!(
            json["changes"].as_array().unwrap().len(),
            changes.clauses.len()
        );
        let reworded = json["changes"]
            .as_array()
            .unwrap()
            .iter()
            .find(|c| c["old"] == serde_json::json!(["OP1"]))
            .unwrap();
        assert_eq!(reworded["relation"], "reworded");
        assert_eq!(reworded["weight"], "substantive");
        assert_eq!(
            reworded["traits"],
            serde_json::json!(["opener", "reference"])
        );
        assert_eq!(reworded["details"][0]["strength"], 2);
        assert_eq!(reworded["similarity"], 0.8767);
        assert_eq!(reworded["words"][0]["op"], "delete");
        assert_eq!(json["summary"]["reworded"], 2);
    }

    #[test]
    fn hostile_text_is_escaped_and_comes_back_unchanged() {
        let mut hostile = Draft {
            title: Some("x\u{1b}[31m\u{9b}1m\u{202e}\u{7f}\u{e0041}é".to_owned()),
            ..Draft::default()
        };
        let text = draft(&hostile);
        assert!(text.chars().all(|c| c == '\n' || is_harmless(c)));
        let json: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(json["title"].as_str(), hostile.title.take().as_deref());
    }
}
