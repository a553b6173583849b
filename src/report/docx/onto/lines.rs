//! The tracked document as lines of the old draft, with what comes before them.
//!
//! In: tracked paragraphs. Out: [`Line`]s, one for each paragraph of the old
//! draft, as tokens in reading order. Knows nothing of the file.

use std::ops::Range;

use super::find::key;
use crate::report::docx::piece::{Fate, Look, Paragraph, Piece, Style};

/// One paragraph of the old draft, and the new ones before it.
pub(super) struct Line {
    /// Wholly new paragraphs before it.
    pub(super) fresh: Range<usize>,
    /// The tracked paragraphs that it became.
    pub(super) main: Range<usize>,
    pub(super) tokens: Vec<Token>,
    /// The fate of its end.
    pub(super) mark: Fate,
}

/// One letter, mark or end.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) fate: Fate,
    pub(super) what: What,
    /// Part of the number before the words.
    pub(super) label: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    Letter(char, Look),
    Tab,
    Note(u32, Option<String>),
    /// The paragraph of this index ends; the old draft has no end here.
    Break(usize),
}

/// Whether something stands in the old draft.
pub(super) fn is_old(fate: Fate) -> bool {
    matches!(fate, Fate::Kept | Fate::Deleted | Fate::MovedFrom)
}

/// Whether something stands in the new draft.
pub(super) fn is_new(fate: Fate) -> bool {
    matches!(fate, Fate::Kept | Fate::Inserted | Fate::MovedTo)
}

/// How many of a paragraph's pieces are its number, tab included.
pub(super) fn label_of(pieces: &[(Fate, Piece)]) -> usize {
    let tab = pieces.iter().rposition(|(_, p)| *p == Piece::Tab);
    tab.map_or(0, |at| at + 1)
}

impl Line {
    /// Cuts tracked paragraphs into lines.
    pub(super) fn all(paragraphs: &[Paragraph]) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut from = 0;
        for (at, paragraph) in paragraphs.iter().enumerate() {
            if is_old(paragraph.mark) {
                lines.push(Line::of(paragraphs, from..at + 1));
                from = at + 1;
            }
        }
        lines
    }

    fn of(paragraphs: &[Paragraph], range: Range<usize>) -> Line {
        let wholly_new = |p: &Paragraph| p.pieces.iter().all(|(fate, _)| !is_old(*fate));
        let first = range
            .clone()
            .find(|&at| at + 1 == range.end || !wholly_new(&paragraphs[at]))
            .unwrap_or(range.end);
        let mut tokens = Vec::new();
        for (at, paragraph) in paragraphs.iter().enumerate().take(range.end).skip(first) {
            let labels = label_of(&paragraph.pieces);
            for (index, (fate, piece)) in paragraph.pieces.iter().enumerate() {
                let token = |what| Token {
                    fate: *fate,
                    what,
                    label: index < labels,
                };
                match piece {
                    Piece::Text(text, look) => {
                        tokens.extend(text.chars().map(|c| token(What::Letter(c, *look))));
                    }
                    Piece::Tab => tokens.push(token(What::Tab)),
                    Piece::Note { id, mark } => tokens.push(token(What::Note(*id, mark.clone()))),
                    Piece::Break => {}
                }
            }
            if at + 1 < range.end {
                tokens.push(Token {
                    fate: paragraph.mark,
                    what: What::Break(at),
                    label: false,
                });
            }
        }
        Line {
            fresh: range.start..first,
            main: first..range.end,
            tokens,
            mark: paragraphs[range.end - 1].mark,
        }
    }

    /// The old words as they are searched, with the number or without.
    pub(super) fn words(&self, labels: bool) -> Vec<char> {
        self.tokens
            .iter()
            .filter(|t| is_old(t.fate) && (labels || !t.label))
            .filter_map(|t| match t.what {
                What::Letter(c, _) => key(c),
                _ => None,
            })
            .collect()
    }

    /// Whether a side has a number.
    pub(super) fn labelled(&self, side: fn(Fate) -> bool) -> bool {
        self.tokens.iter().any(|t| t.label && side(t.fate))
    }

    /// The old words for a message, not more than a few.
    pub(super) fn name(&self) -> String {
        let letters = self.tokens.iter().filter(|t| is_old(t.fate));
        let text: String = letters
            .filter_map(|t| match t.what {
                What::Letter(c, _) => Some(c),
                What::Tab => Some(' '),
                _ => None,
            })
            .collect();
        crate::report::docx::onto::short(&text)
    }

    /// Whether anything of it changes.
    pub(super) fn changes(&self) -> bool {
        self.mark != Fate::Kept || self.tokens.iter().any(|t| t.fate != Fate::Kept)
    }
}

/// Whether a style is that of the masthead, which a delegate's file may lack.
pub(super) fn is_masthead(style: Style) -> bool {
    matches!(
        style,
        Style::Session | Style::Committee | Style::AgendaItem | Style::AgendaTitle
    )
}

/// Whether a style is that of the front, above the text.
pub(super) fn is_front(style: Style) -> bool {
    is_masthead(style) || matches!(style, Style::Sponsors | Style::Title)
}
