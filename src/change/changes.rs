//! The classified differences of two drafts.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::align::{Indices, RunnerUp, Score};

/// Everything that differs between two drafts, and what does not. The words
/// are borrowed from the drafts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Changes<'d> {
    /// What changed above the title, beyond what every revision brings.
    pub masthead: Vec<MastheadChange>,
    /// Who joined and who withdrew.
    pub sponsors: SponsorChanges,
    /// The words of the title, where it changed.
    pub title: Option<Words<'d>>,
    /// One change for each link of the alignment, in its order, unchanged
    /// clauses included.
    pub clauses: Vec<Change<'d>>,
    /// Footnotes that were added, removed or reworded; a shift of numbers
    /// alone is silent.
    pub footnotes: Vec<FootnoteChange<'d>>,
    /// What was not compared, in words: `table on page 3 of A/80/L.1`.
    pub not_compared: Vec<String>,
    /// How many clauses changed, by relation.
    pub counts: Counts,
}

/// A fact of the masthead that both documents state and state otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MastheadChange {
    /// Which fact.
    pub field: MastheadField,
    /// As the old draft states it.
    pub old: String,
    /// As the new draft states it.
    pub new: String,
}

/// The facts of a masthead that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MastheadField {
    /// `General Assembly`.
    Organ,
    /// `First Committee`.
    Committee,
    /// `75`.
    Session,
    /// The number or numbers: `97 (c)`.
    AgendaItem,
    /// The title of the agenda item.
    AgendaTitle,
    /// `Limited`.
    Distribution,
    /// The languages of the original: `English and Russian`.
    OriginalLanguages,
}

impl MastheadField {
    /// The word of the JSON interface.
    pub fn as_str(self) -> &'static str {
        match self {
            MastheadField::Organ => "organ",
            MastheadField::Committee => "committee",
            MastheadField::Session => "session",
            MastheadField::AgendaItem => "agenda_item",
            MastheadField::AgendaTitle => "agenda_title",
            MastheadField::Distribution => "distribution",
            MastheadField::OriginalLanguages => "original_languages",
        }
    }
}

/// Movement of sponsors.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SponsorChanges {
    /// In the new draft only, in its order.
    pub added: Vec<String>,
    /// In the old draft only, in its order.
    pub removed: Vec<String>,
    /// In both, in the new draft's order.
    pub kept: Vec<String>,
    /// Why the two sponsor blocks say nothing of each other, in words; all
    /// lists are empty then.
    pub not_compared: Option<&'static str>,
}

/// What happened to the clauses of one link.
#[derive(Debug, Clone, PartialEq)]
pub struct Change<'d> {
    /// Reworded, split, inserted ...
    pub relation: Relation,
    /// Whether it belongs to the minimal set of clauses whose order changed.
    pub moved: bool,
    /// Whether its printed number or letter, or the id, changed.
    pub renumbered: bool,
    /// None, editorial or substantive.
    pub weight: Weight,
    /// Indices into the old draft's clauses.
    pub old: Indices,
    /// Indices into the new draft's clauses.
    pub new: Indices,
    /// What the wording change touches.
    pub traits: Vec<Trait>,
    /// The words; for a split or a merger the parts are joined by a space.
    pub words: Words<'d>,
    /// For a split: the byte offsets in the new wording of `words` at which
    /// the second and every further new clause begins; else empty.
    pub breaks: Vec<usize>,
    /// How alike the sides are and why they were paired.
    pub score: Score,
    /// The partner that was not chosen.
    pub runner_up: Option<Box<RunnerUp>>,
}

impl Change<'_> {
    /// The same change, to be kept beyond its drafts.
    pub fn into_owned(self) -> Change<'static> {
        Change {
            relation: self.relation,
            moved: self.moved,
            renumbered: self.renumbered,
            weight: self.weight,
            old: self.old,
            new: self.new,
            traits: self.traits,
            words: self.words.into_owned(),
            breaks: self.breaks,
            score: self.score,
            runner_up: self.runner_up,
        }
    }
}

/// The relation of old and new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The same words.
    Unchanged,
    /// Other words.
    Reworded,
    /// One old clause became several.
    Split,
    /// Several old clauses became one.
    Merged,
    /// Only in the new draft.
    Inserted,
    /// Only in the old draft.
    Removed,
}

impl Relation {
    /// The word of the JSON interface.
    pub fn as_str(self) -> &'static str {
        match self {
            Relation::Unchanged => "unchanged",
            Relation::Reworded => "reworded",
            Relation::Split => "split",
            Relation::Merged => "merged",
            Relation::Inserted => "inserted",
            Relation::Removed => "removed",
        }
    }
}

/// How much a change weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// Nothing that a reader would call a change.
    None,
    /// Punctuation, case, spacing, technical and consequential updates alone.
    Editorial,
    /// Substance.
    Substantive,
}

impl Weight {
    /// The word of the JSON interface.
    pub fn as_str(self) -> &'static str {
        match self {
            Weight::None => "none",
            Weight::Editorial => "editorial",
            Weight::Substantive => "substantive",
        }
    }
}

/// What a wording change touches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "trait")]
pub enum Trait {
    /// Other opening words.
    Opener {
        /// The old opener.
        old: String,
        /// The new opener.
        new: String,
        /// Positive when the new verb is stronger, negative when weaker, on
        /// the ladder of UN practice; `None` where they are not on one ladder.
        strength: Option<i8>,
        /// Where the verb over the kept words is the same: what became of the
        /// limb that stands before them.
        limb: Option<Limb>,
    },
    /// References to resolutions or documents gained and lost.
    Reference {
        /// In the new wording only.
        gained: Vec<String>,
        /// In the old wording only.
        lost: Vec<String>,
    },
    /// Another date or year.
    Date,
    /// Another session ordinal.
    Session,
    /// Another number.
    Number,
    /// A State's name came or went.
    State {
        /// In the new wording only.
        gained: Vec<String>,
        /// In the old wording only.
        lost: Vec<String>,
    },
    /// A footnote is cited, or no longer.
    Footnote,
    /// Punctuation, case or spacing.
    Punctuation,
}

/// What became of the limb that opened a clause, while the verb over the words
/// that were kept stayed: `Welcomes the report, and notes the list` and `Notes
/// the list`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limb {
    /// It is new.
    Added,
    /// It is gone.
    Dropped,
    /// Another one stands in its place.
    Replaced,
}

impl Trait {
    /// The word of the JSON interface, e.g. `opener`.
    pub fn as_str(&self) -> &'static str {
        match self {
            Trait::Opener { .. } => "opener",
            Trait::Reference { .. } => "reference",
            Trait::Date => "date",
            Trait::Session => "session",
            Trait::Number => "number",
            Trait::State { .. } => "state",
            Trait::Footnote => "footnote",
            Trait::Punctuation => "punctuation",
        }
    }
}

/// A word diff: spans in reading order.
///
/// The texts of equal and delete spans, joined, are the old wording; those of
/// equal and insert spans the new one. Spaces belong to the span before them,
/// or to the change that they lead to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words<'d> {
    /// The spans; neighbours differ in their op, a deletion stands before the
    /// insertion that replaces it.
    pub spans: Vec<WordSpan<'d>>,
}

/// A stretch of words with one fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordSpan<'d> {
    /// Equal, deleted or inserted.
    pub op: Op,
    /// The words as printed; for equal spans as printed in the new draft.
    pub text: Cow<'d, str>,
    /// For equal spans whose print differs (curly quotes, no-break spaces):
    /// as printed in the old draft.
    pub old_text: Option<Cow<'d, str>>,
}

/// The fate of a stretch of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// In both.
    Equal,
    /// In the old only.
    Delete,
    /// In the new only.
    Insert,
}

impl Words<'_> {
    /// The old wording.
    pub fn old(&self) -> String {
        self.spans
            .iter()
            .filter(|s| s.op != Op::Insert)
            .map(|s| s.old_text.as_deref().unwrap_or(&s.text))
            .collect()
    }

    /// The new wording.
    pub fn new_text(&self) -> String {
        self.spans
            .iter()
            .filter(|s| s.op != Op::Delete)
            .map(|s| &*s.text)
            .collect()
    }

    /// The same words, to be kept beyond their drafts.
    pub fn into_owned(self) -> Words<'static> {
        let spans = self.spans.into_iter().map(WordSpan::into_owned);
        Words {
            spans: spans.collect(),
        }
    }
}

impl WordSpan<'_> {
    /// The same words, to be kept beyond their drafts.
    pub fn into_owned(self) -> WordSpan<'static> {
        let owned = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        WordSpan {
            op: self.op,
            text: owned(self.text),
            old_text: self.old_text.map(owned),
        }
    }
}

/// A footnote that was added, removed or reworded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FootnoteChange<'d> {
    /// Reworded, inserted or removed.
    pub relation: Relation,
    /// The number in the old draft.
    pub old: Option<String>,
    /// The number in the new draft.
    pub new: Option<String>,
    /// The index of the old clause that cites it first.
    pub old_clause: Option<usize>,
    /// The index of the new clause that cites it first.
    pub new_clause: Option<usize>,
    /// The words.
    pub words: Words<'d>,
}

/// How many clauses changed; a clause that was moved and reworded counts in
/// both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Neither reworded nor moved.
    pub unchanged: usize,
    /// Reworded in substance or editorially.
    pub reworded: usize,
    /// Of the reworded, those only editorial.
    pub editorial: usize,
    /// Inserted.
    pub inserted: usize,
    /// Removed.
    pub removed: usize,
    /// Moved, reworded or not.
    pub moved: usize,
    /// Split (one for each old clause).
    pub split: usize,
    /// Merged (one for each new clause).
    pub merged: usize,
}
