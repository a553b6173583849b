//! The front of a document: masthead, sponsor block, title.
//!
//! In: the first page's head lines and the paragraphs above the chapeau. Out:
//! a [`Masthead`], sponsors, title and the kind of the document. What the
//! document does not say stays empty; what found no field is said.

mod adoption;
mod block;
mod facts;
mod other;
mod title;

use crate::model::{DraftKind, Masthead, Notice, NoticeKind, Place, Sponsor};

use super::furniture::columns;
use super::paragraph::{Paragraph, Placed};
use super::rich;

use adoption::{begins_adoption, begins_numbered_title};
use block::begins_sponsors;
use facts::Reader;
use other::begins_note;
use title::begins_text;

pub(super) use facts::is_fact;

/// What stands above the chapeau.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub(super) kind: DraftKind,
    pub(super) masthead: Masthead,
    pub(super) title: Option<String>,
    pub(super) sponsors: Vec<Sponsor>,
    pub(super) sponsor_line: Option<String>,
    pub(super) notices: Vec<Notice>,
    /// How many paragraphs were read; the rest is body.
    pub(super) read: usize,
}

/// Reads the front. `above` is the number of paragraphs above the chapeau, or
/// `None` in a document without one.
pub(super) fn read(head: &[Placed<'_>], paragraphs: &[Paragraph], above: Option<usize>) -> Front {
    let mut reader = Reader::default();
    for placed in head {
        for piece in columns(&rich::clean(&placed.line.text())) {
            reader.fact(&piece);
        }
    }
    let limit = above.unwrap_or(paragraphs.len());
    let known = block_begins(paragraphs, limit);
    let mut at = 0;
    while at < known.unwrap_or(limit) {
        let paragraph = &paragraphs[at];
        if known.is_none() && above.is_none() && ends_masthead(&reader, paragraph) {
            break;
        }
        // What is no fact of the masthead is told by the account of all words.
        reader.line(paragraph);
        at += 1;
    }
    let mut front = Front {
        masthead: reader.masthead,
        ..Front::default()
    };
    match known.map(|at| (at, paragraphs[at].plain())) {
        Some((_, text)) if begins_adoption(&text) => {
            at = adoption::adoption(&mut front, paragraphs, at, limit)
        }
        Some((head, text)) if begins_note(&text) => {
            at = title::title(&mut front, paragraphs, at + 1, limit, false);
            other::note(&mut front, &paragraphs[head], paragraphs.len() - at);
            complete(&mut front);
            front.read = paragraphs.len();
            return front;
        }
        // An old text has its number and title, and no head.
        Some((_, text)) if begins_numbered_title(&text) => {}
        Some(_) => at = block::sponsor_block(&mut front, paragraphs, at, limit),
        None => {}
    }
    at = title::title(&mut front, paragraphs, at, limit, above.is_some());
    if above.is_none()
        && let Some(end) = other::addendum(&mut front, paragraphs, at)
    {
        at = end;
    }
    complete(&mut front);
    front.read = at;
    front
}

/// Where the sponsor block, or the head of an adopted text, begins.
fn block_begins(paragraphs: &[Paragraph], limit: usize) -> Option<usize> {
    // A masthead has some twenty lines; a long agenda title some twenty more.
    const FARTHEST: usize = 120;
    (0..limit.min(FARTHEST)).find(|&at| {
        let text = paragraphs[at].plain();
        begins_adoption(&text)
            || begins_note(&text)
            || begins_numbered_title(&text)
            || begins_sponsors(&paragraphs[at..limit])
    })
}

/// Whether the masthead of a document without sponsor block and chapeau ends
/// above this paragraph.
fn ends_masthead(reader: &Reader, paragraph: &Paragraph) -> bool {
    let text = paragraph.plain();
    let mut reader = reader.clone();
    let fact = columns(&text).iter().any(|piece| reader.fact(piece));
    !fact && (!reader.in_agenda || begins_text(paragraph, &text))
}

/// Fills what the symbol alone tells, and names what is missing.
fn complete(front: &mut Front) {
    let masthead = &mut front.masthead;
    if let Some(title) = &mut masthead.agenda_title {
        *title = crate::text::mend(title);
    }
    let Some(symbol) = &masthead.symbol else {
        front.notices.push(Notice {
            kind: NoticeKind::Masthead,
            message: "no document symbol was found on the first page".to_owned(),
            place: Place { page: 1, line: 0 },
        });
        return;
    };
    if masthead.organ.is_none() {
        masthead.organ = symbol.organ().map(str::to_owned);
    }
    if masthead.session.is_none() {
        masthead.session = symbol.session().map(|s| s.to_string());
    }
}
