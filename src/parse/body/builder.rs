//! The clauses so far, and the ids of the next.

use crate::model::{Clause, ClauseId, ClauseKind};
use crate::parse::list::Lists;
use crate::parse::paragraph::{Paragraph, append};
use crate::parse::rich;
use crate::symbol;
use crate::text::spaces;

use super::Body;
use super::given::Given;
use super::numbered::Inner;
use super::opening::{opening, plural_opening};
use super::survey::Survey;

/// Where in the text the reader stands.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    #[default]
    Preamble,
    Operative,
    Annex,
    /// The meeting and the day at the foot of an adopted text.
    End,
}

/// Builds the body clause by clause.
#[derive(Default)]
pub(super) struct Builder {
    pub(super) body: Body,
    pub(super) zone: Zone,
    /// The document amends another.
    pub(super) amendment: bool,
    /// `II:` before the ids of a part.
    pub(super) part: String,
    pub(super) annex: u32,
    pub(super) preambular: u32,
    pub(super) unnumbered: u32,
    pub(super) heading: u32,
    pub(super) annex_heading: u32,
    pub(super) annex_unnumbered: u32,
    pub(super) quoted: u32,
    /// The last number of the running numbering.
    pub(super) number: u32,
    /// The id of the paragraph that has it.
    pub(super) outer: String,
    /// A numbering inside that paragraph.
    pub(super) inner: Option<Inner>,
    /// A heading stands between that paragraph and here.
    pub(super) below_heading: bool,
    pub(super) lists: Lists,
    /// Id of the paragraph below which sub-paragraphs stand.
    pub(super) parent: String,
    given: Given,
    /// The page on which the last clause so far ends.
    pub(super) page: u32,
    /// The format tells italic type.
    pub(super) italics: bool,
}

impl Builder {
    pub(super) fn new(survey: &Survey<'_>, amendment: bool) -> Builder {
        Builder {
            italics: survey.italics,
            amendment,
            given: Given::with_capacity(survey.len()),
            body: Body {
                clauses: Vec::with_capacity(survey.len()),
                ..Body::default()
            },
            ..Builder::default()
        }
    }

    /// An id within the part: `II:OP3`. It has room for a number behind it.
    pub(super) fn in_part(&self, id: &str) -> String {
        const NUMBER: usize = 10;
        let mut own = String::with_capacity(self.part.len() + id.len() + NUMBER);
        own.push_str(&self.part);
        own.push_str(id);
        own
    }

    /// The id of the next quoted block below a paragraph: `PP10q1`.
    pub(super) fn quoted_id(&mut self, parent: &str) -> String {
        self.quoted += 1;
        format!("{parent}q{}", self.quoted)
    }

    /// Whether the last clause introduces something.
    pub(super) fn ends_with_colon(&self) -> bool {
        self.body
            .clauses
            .last()
            .is_some_and(|c| c.text.ends_with([':', '—']))
    }

    /// Adds a clause whose text is that of a paragraph, or part of it.
    pub(super) fn push(
        &mut self,
        id: String,
        kind: ClauseKind,
        number: Option<String>,
        paragraph: &Paragraph,
        mut rich: String,
    ) {
        let blank = rich.len() - spaces::trim_start(&rich).len();
        cut(&mut rich, blank);
        let (text, footnotes) = rich::split(rich);
        let id = self.unique(id);
        let opener = match kind {
            ClauseKind::Preambular | ClauseKind::Operative | ClauseKind::Subparagraph => {
                opening(paragraph, &text).map(str::to_owned)
            }
            ClauseKind::AnnexParagraph => plural_opening(paragraph, &text),
            _ => None,
        };
        self.settle();
        self.body.clauses.push(Clause {
            id: ClauseId::new(id),
            kind,
            number,
            opener,
            references: Vec::new(),
            text,
            footnotes,
            place: paragraph.place,
        });
    }

    /// Has the sub-paragraphs to come stand below the last clause.
    pub(super) fn enter(&mut self) {
        if let Some(last) = self.body.clauses.last() {
            last.id.as_str().clone_into(&mut self.parent);
        }
    }

    /// Adds the text of a paragraph to the last clause.
    pub(super) fn extend(&mut self, rich: String) {
        let Some(clause) = self.body.clauses.last_mut() else {
            return;
        };
        let (added, marks) = rich::split(rich);
        append(&mut clause.text, &added);
        if marks.is_empty() {
            return;
        }
        let shift = clause.text.chars().count() - added.trim_start().chars().count();
        clause.footnotes.extend(marks.into_iter().map(|mut mark| {
            mark.at += shift;
            mark
        }));
    }

    /// An id that was not yet given.
    pub(super) fn unique(&mut self, id: String) -> String {
        self.given.unique(id)
    }

    /// Reads what the last clause cites, to which nothing more is added.
    fn settle(&mut self) {
        if let Some(clause) = self.body.clauses.last_mut() {
            clause.references = references(&clause.text);
        }
    }

    pub(super) fn finish(mut self) -> Body {
        self.settle();
        self.body
    }
}

/// Cuts off the first bytes of a text.
pub(super) fn cut(text: &mut String, bytes: usize) {
    // Most texts are whole.
    if bytes > 0 {
        text.drain(..bytes);
    }
}

/// Distinct canonical symbols cited in a text, in order.
fn references(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (_, symbol) in symbol::cited(text) {
        if !names.iter().any(|name| name == symbol.as_str()) {
            names.push(symbol.into());
        }
    }
    names
}
