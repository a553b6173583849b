//! What a tracked document is made of: pieces of a line with their fate.
//!
//! Plain values between the comparison (which makes them) and the XML (which
//! writes them). Knows neither drafts nor Word.

/// What accepting and rejecting does to a piece or to a paragraph mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// In both drafts.
    Kept,
    /// In the new draft only.
    Inserted,
    /// In the old draft only.
    Deleted,
    /// In the old draft only, here; it stands elsewhere in the new one.
    MovedFrom,
    /// In the new draft only, here; it stood elsewhere in the old one.
    MovedTo,
}

/// How letters look beside what their paragraph's style says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look {
    /// As opening verbs are printed.
    pub(super) italic: bool,
    /// A second citation of the same footnote is a raised figure.
    pub(super) raised: bool,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words.
    Text(String, Look),
    /// The tab behind a number.
    Tab,
    /// The mark of a footnote.
    Note {
        /// The footnote's id in its part.
        id: u32,
        /// The mark as typed, where Word does not count it.
        mark: Option<String>,
    },
    /// The end of a paragraph that only one of the drafts has here.
    Break,
}

/// The styles of a resolution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `Ninety-seventh session`.
    Session,
    /// `Second Committee`.
    Committee,
    /// `Agenda item 18 (h)`.
    AgendaItem,
    /// The title of the agenda item.
    AgendaTitle,
    /// The sponsor line, or the line of adoption.
    Sponsors,
    /// The title of the text.
    Title,
    /// Chapeau, preambular and operative paragraphs.
    Text,
    /// A sub-paragraph, by its depth from 1 to 3.
    Sub(u8),
    /// A heading between paragraphs.
    Heading,
    /// `Annex` and its title.
    Annex,
    /// The meeting at the foot of an adopted text.
    Meeting,
    /// The text of a footnote.
    Note,
}

impl Style {
    /// The id in the part of styles; those of the Secretariat's templates
    /// where they have one.
    pub(super) fn id(self) -> &'static str {
        match self {
            Style::Session => "Session",
            Style::Committee => "Committee",
            Style::AgendaItem => "AgendaItemNormal",
            Style::AgendaTitle => "AgendaTitleH2",
            Style::Sponsors => "TitleH1",
            Style::Title => "TitleHCH",
            Style::Text => "SingleTxt",
            Style::Sub(0 | 1) => "SingleTxtA",
            Style::Sub(2) => "SingleTxtB",
            Style::Sub(_) => "SingleTxtC",
            Style::Heading => "H1",
            Style::Annex => "HCh",
            Style::Meeting => "Meeting",
            Style::Note => "FootnoteText",
        }
    }
}

/// A paragraph with the fate of its mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// In the new draft, or in the old one where it is not in the new.
    pub(super) style: Style,
    /// In the old draft, where that is another.
    pub(super) old_style: Option<Style>,
    /// The fate of the paragraph mark.
    pub(super) mark: Fate,
    /// What stands in it.
    pub(super) pieces: Vec<(Fate, Piece)>,
    /// The move to which it belongs.
    pub(super) moved: Option<u32>,
}
