//! Word files: a draft, or a comparison as Word's own tracked changes.
//!
//! In: drafts and their changes. Out: the bytes of a `.docx` in the look of the
//! United Nations. In a comparison *accept all* gives the new draft and *reject
//! all* the old one, both word for word: numbers, footnotes and sponsors too.
//!
//! The steps: each draft becomes lines (`front`, `line`), the clauses of
//! both are put into one order (`pairing`), lines that correspond are tracked
//! letter by letter (`script`, `track`, `footnotes`), and the paragraphs
//! are written (`markup`, `head`, `styles`, `package`).

mod document;
mod footnotes;
mod front;
mod head;
mod line;
mod markup;
pub mod onto;
mod package;
mod pairing;
mod piece;
mod script;
mod styles;
pub mod synopsis;
#[cfg(test)]
mod tests;
mod touch;
mod track;

pub use markup::Signature;

use std::borrow::Cow;

use crate::align::Score;
use crate::change::{Change, Changes, Op, Relation, Weight, WordSpan, Words};
use crate::model::{Draft, UncomparedKind};

use document::{Counting, Shape};
use markup::{Markup, commented, escape};
use package::Parts;
use piece::Style;
use styles::NAMESPACES;

/// Writes a comparison: the new draft with what changed since the old one as
/// tracked changes.
///
/// The same arguments give the same bytes.
pub fn diff(old: &Draft, new: &Draft, changes: &Changes<'_>, signature: &Signature) -> Vec<u8> {
    let tracked = document::tracked(old, new, changes, Counting::Printed, Shape::Joined);
    let mut markup = Markup::new(signature);
    let mut paragraphs: Vec<String> = tracked
        .paragraphs
        .iter()
        .map(|p| markup.paragraph(p))
        .collect();
    let comments = not_compared(changes, &mut markup);
    let title = tracked
        .paragraphs
        .iter()
        .position(|p| p.style == Style::Title);
    if let (Some(_), Some(first)) = (&comments, paragraphs.get_mut(title.unwrap_or(0))) {
        *first = commented(first);
    }
    let body = paragraphs.concat();
    let notes: String = tracked
        .footnotes
        .iter()
        .map(|n| markup.footnote(n))
        .collect();
    let heads = head::heads(&old.masthead, &new.masthead, &mut markup);
    package::package(&Parts {
        document: format!(
            "<w:document {NAMESPACES}><w:body>{body}{}</w:body></w:document>",
            styles::section()
        ),
        footnotes: format!("<w:footnotes {NAMESPACES}>{SEPARATORS}{notes}</w:footnotes>"),
        styles: styles::styles(),
        settings: styles::settings(),
        running_head: heads.running,
        first_head: heads.first,
        foot: heads.foot,
        core: core(new.title.as_deref().unwrap_or(""), signature),
        comments,
    })
}

/// The comment that names what the file doesn't hold.
fn not_compared(changes: &Changes<'_>, markup: &mut Markup<'_>) -> Option<String> {
    let sentences = &changes.not_compared;
    let told = |s: &String| format!("Not compared, and not in this file: {s}.");
    let told: Vec<String> = sentences.iter().map(told).collect();
    (!told.is_empty()).then(|| {
        let comment = markup.comment(&told);
        format!("<w:comments {NAMESPACES}>{comment}</w:comments>")
    })
}

/// Writes a draft alone.
pub fn draft(draft: &Draft, signature: &Signature) -> Vec<u8> {
    diff(draft, draft, &unchanged(draft), signature)
}

/// The changes from a draft to itself.
fn unchanged(draft: &Draft) -> Changes<'_> {
    let clauses = draft
        .clauses
        .iter()
        .enumerate()
        .map(|(index, clause)| Change {
            relation: Relation::Unchanged,
            moved: false,
            renumbered: false,
            weight: Weight::None,
            old: [index].into(),
            new: [index].into(),
            traits: Vec::new(),
            words: Words {
                spans: vec![WordSpan {
                    op: Op::Equal,
                    text: Cow::Borrowed(&clause.text),
                    old_text: None,
                }],
            },
            breaks: Vec::new(),
            score: Score::default(),
            runner_up: None,
        });
    let left = draft.uncompared.iter().map(|matter| {
        let kind = match matter.kind {
            UncomparedKind::Table => "table",
            UncomparedKind::Image => "image",
            UncomparedKind::Box => "box",
        };
        format!("{kind} on {}", matter.place)
    });
    Changes {
        not_compared: left.collect(),
        clauses: clauses.collect(),
        ..Changes::default()
    }
}

/// The rules above footnotes, which every part of footnotes begins with.
const SEPARATORS: &str = r#"<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"#;

fn core(title: &str, signature: &Signature) -> String {
    let title = escape(title);
    let (author, date) = (escape(&signature.author), escape(&signature.date));
    format!(
        r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">{date}</dcterms:created></cp:coreProperties>"#
    )
}
