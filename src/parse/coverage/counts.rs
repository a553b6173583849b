//! Letters and figures by the kind of field in which they stand.

/// How many letters and figures of the source stand in each kind of field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FieldCounts {
    /// The chapeau, paragraphs, sub-paragraphs, headings and annexes, with
    /// their numbers and footnote markers.
    pub clauses: usize,
    /// Footnotes with their numbers.
    pub footnotes: usize,
    /// Organ, symbol, date, session, agenda item, and how a text was adopted.
    pub masthead: usize,
    /// The title.
    pub title: usize,
    /// The sponsor block: `Belgium and Norway: draft resolution`.
    pub sponsors: usize,
    /// Tables and the descriptions of images, which are kept and not compared.
    pub not_compared: usize,
}

impl FieldCounts {
    pub(super) fn of(&mut self, kind: FieldKind) -> &mut usize {
        match kind {
            FieldKind::Clause => &mut self.clauses,
            FieldKind::Footnote => &mut self.footnotes,
            FieldKind::Masthead => &mut self.masthead,
            FieldKind::Title => &mut self.title,
            FieldKind::Sponsors => &mut self.sponsors,
            FieldKind::Table => &mut self.not_compared,
        }
    }
}

/// What a field of the draft is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldKind {
    Clause,
    Footnote,
    Masthead,
    Title,
    Sponsors,
    Table,
}
