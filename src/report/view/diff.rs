//! A comparison of two drafts, ready to be told in any format.
//!
//! In: two drafts and their changes. Out: a [`DiffView`]: everything that a
//! renderer needs, nothing left to work out. Knows nothing of formats.

use super::cited::Cited;
use super::entry::{self, Entry};
use super::heading::{self, Heading};
use super::masthead;
use super::selection::Selection;
use super::sponsors::{self, SponsorsView};
use super::wording::{self, many};
use crate::change::{Changes, FootnoteChange, Relation, Words};
use crate::model::Draft;

/// What a comparison shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DiffOptions {
    /// Only these clauses; everything where it is `None`.
    pub only: Option<Selection>,
    /// Fold editorial changes together with what did not change.
    pub substantive_only: bool,
    /// Say of each change why its clauses were paired.
    pub explain: bool,
    /// What to call the old document where it shows no symbol, such as the
    /// name of its file.
    pub old_name: Option<String>,
    /// What to call the new document where it shows no symbol.
    pub new_name: Option<String>,
}

/// A comparison of two drafts, from whom and from whose changes it borrows.
#[derive(Debug, Clone, PartialEq)]
pub struct DiffView<'a> {
    /// The old document.
    pub old: Heading,
    /// The new document.
    pub new: Heading,
    /// `draft resolution → revised draft resolution, 12 → 26 October 2020`.
    pub course: String,
    /// What changed above the title: `agenda item 98 → 97 (c)`; empty where
    /// nothing did, or not chosen.
    pub masthead: Vec<String>,
    /// `3 reworded (1 editorial), 20 unchanged` and `2 sponsors joined`, each
    /// where there is something to say; never empty.
    pub summary: Vec<String>,
    /// Whether nothing changed at all, in what is chosen or elsewhere.
    pub is_empty: bool,
    /// Who joined and who withdrew; `None` where nobody did, or not chosen.
    pub sponsors: Option<SponsorsView>,
    /// The words of the title, where it changed and was chosen.
    pub title: Option<&'a Words<'a>>,
    /// The clauses in the order of the document.
    pub entries: Vec<Entry<'a>>,
    /// How many changed clauses the choice of clauses leaves out.
    pub left_out: usize,
    /// Changed footnotes.
    pub footnotes: Vec<FootnoteView<'a>>,
    /// What was not compared.
    pub not_compared: Vec<String>,
    /// Doubtful readings of either document: `A/80/L.5, page 2: ...`.
    pub notices: Vec<String>,
}

/// A changed footnote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FootnoteView<'a> {
    /// Reworded, inserted or removed.
    pub relation: Relation,
    /// `footnote 3 (was 2), at PP7`.
    pub citation: String,
    /// The words with their fate.
    pub words: &'a Words<'a>,
}

impl<'a> DiffView<'a> {
    /// Tells the changes from `old` to `new`.
    pub fn new(
        old: &'a Draft,
        new: &'a Draft,
        changes: &'a Changes<'a>,
        options: &DiffOptions,
    ) -> DiffView<'a> {
        let old_heading = Heading::of(old, options.old_name.as_deref().unwrap_or("old document"));
        let new_heading = Heading::of(new, options.new_name.as_deref().unwrap_or("new document"));
        let mut notices = notices_of(old, &old_heading);
        notices.extend(notices_of(new, &new_heading));
        let mut not_compared = changes.not_compared.clone();
        not_compared.extend(changes.sponsors.not_compared.map(str::to_owned));
        let wants = |chosen: fn(&Selection) -> bool| options.only.as_ref().is_none_or(chosen);
        let sponsors = sponsors::movement(old, new, &changes.sponsors);
        let cited = (Cited::of(old), Cited::of(new));
        let told = entry::entries(&cited.0, &cited.1, &changes.clauses, options);
        let summary = summary(changes, sponsors.as_ref());
        DiffView {
            course: heading::course(&old_heading, &new_heading),
            is_empty: summary.is_none() && changes.masthead.is_empty(),
            masthead: changes
                .masthead
                .iter()
                .filter(|_| wants(|s| s.masthead))
                .map(masthead::told)
                .collect(),
            summary: summary.unwrap_or_else(|| vec![nothing(changes)]),
            sponsors: sponsors.filter(|_| wants(|s| s.sponsors)),
            title: changes.title.as_ref().filter(|_| wants(|s| s.title)),
            entries: told.entries,
            left_out: told.left_out,
            footnotes: changes
                .footnotes
                .iter()
                .filter(|_| wants(|s| s.footnotes))
                .map(|change| footnote(change, &cited.0, &cited.1))
                .collect(),
            not_compared,
            notices,
            old: old_heading,
            new: new_heading,
        }
    }
}

/// `None` where nothing changed.
fn summary(changes: &Changes<'_>, sponsors: Option<&SponsorsView>) -> Option<Vec<String>> {
    let mut around = Vec::new();
    around.extend(sponsors.map(SponsorsView::summary));
    if changes.title.is_some() {
        around.push("title reworded".to_owned());
    }
    if !changes.footnotes.is_empty() {
        around.push(format!(
            "{} changed",
            many(changes.footnotes.len(), "footnote")
        ));
    }
    let c = &changes.counts;
    let clauses_changed = c.reworded + c.inserted + c.removed + c.moved + c.split + c.merged > 0;
    if !clauses_changed && around.is_empty() {
        return None;
    }
    let clauses = wording::counts(c);
    if !clauses.is_empty() {
        around.insert(0, clauses);
    }
    Some(around)
}

fn nothing(changes: &Changes<'_>) -> String {
    match changes.counts.unchanged {
        0 => "no difference, and no clauses to compare".to_owned(),
        n => format!("no difference in {}", many(n, "clause")),
    }
}

fn footnote<'a>(
    change: &'a FootnoteChange<'a>,
    old: &Cited<'_>,
    new: &Cited<'_>,
) -> FootnoteView<'a> {
    let mut citation = match (&change.old, &change.new) {
        (Some(old), Some(new)) if old != new => format!("footnote {new} (was {old})"),
        (_, Some(new)) => "footnote ".to_owned() + new,
        (Some(old), None) => "old footnote ".to_owned() + old,
        (None, None) => "footnote".to_owned(),
    };
    let place = match (change.new_clause, change.old_clause) {
        (Some(clause), _) => Some((", at ", new, clause)),
        (None, clause) => clause.map(|clause| (", at old ", old, clause)),
    };
    if let Some((at, draft, clause)) = place {
        citation.push_str(at);
        citation.push_str(&draft.citations(&[clause]).concat());
    }
    FootnoteView {
        relation: change.relation,
        citation,
        words: &change.words,
    }
}

fn notices_of(draft: &Draft, heading: &Heading) -> Vec<String> {
    draft
        .notices
        .iter()
        .map(|n| format!("{}, {}: {}", heading.name, n.place, n.message))
        .collect()
}
