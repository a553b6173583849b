//! The fields of a draft, and where the lines of its source are looked for.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::{Clause, ClauseKind, Draft, UncomparedKind};

use super::agree::Agreement;
use super::counts::{FieldCounts, FieldKind};
use super::field::{Field, Place};
use super::origin::{Named, Origin};
use super::sought::{Pairs, Sought};
use super::words::Words;

/// Where the words of a line may be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// In the fields above the text.
    Front,
    /// Anywhere but in the footnotes.
    Text,
    /// In the footnotes.
    Notes,
    /// In the field of the line above and the next ones.
    Near,
}

/// How many fields from the last one on are near.
const NEAR: usize = 3;

/// The fields of a draft in the order of the document.
#[derive(Default)]
pub(super) struct Fields<'d> {
    fields: Vec<Field<'d>>,
    /// What tells soonest of a field that letters don't stand in it, known once
    /// some were searched for there: most fields are only passed by, and none
    /// is kept before the first search.
    pairs: Vec<Option<Pairs>>,
    /// How many of them stand above the text.
    front: usize,
    /// Where the footnotes begin.
    notes: usize,
    /// Where the last line was found: the next is looked for from there on.
    at: usize,
    /// Where in that field's key it ended; nothing where that is the end of
    /// what lines have accounted for from its beginning on.
    end: Option<usize>,
}

impl<'d> Fields<'d> {
    pub(super) fn of(draft: &'d Draft) -> Fields<'d> {
        let mut fields = Fields {
            fields: Vec::with_capacity(draft.clauses.len() + draft.footnotes.len() + 8),
            ..Fields::default()
        };
        fields.add_front(draft);
        fields.front = fields.fields.len();
        let adoption = draft.masthead.adoption.as_ref();
        let meeting = adoption.and_then(|a| a.meeting.as_ref());
        let annex = draft
            .clauses
            .iter()
            .position(|c| c.kind == ClauseKind::AnnexTitle);
        let (text, annexes) = draft.clauses.split_at(annex.unwrap_or(draft.clauses.len()));
        fields.add_clauses(text);
        // It stands at the foot of the text, above the annexes.
        fields.add_some(FieldKind::Masthead, "the meeting line", meeting);
        fields.add_clauses(annexes);
        let images = UncomparedKind::Image;
        for table in draft.uncompared.iter().filter(|u| u.kind != images) {
            fields.add_some(FieldKind::Table, "a table or box", Some(&table.text));
        }
        fields.notes = fields.fields.len();
        for note in &draft.footnotes {
            fields.add(Origin::Footnote(note));
        }
        fields
    }

    /// The fields above the text.
    fn add_front(&mut self, draft: &'d Draft) {
        let masthead = &draft.masthead;
        if let Some(symbol) = masthead.symbol.as_ref().filter(|s| s.is_adopted()) {
            // `97/164.` before the title.
            let number: Vec<&str> = symbol.as_str().split('/').skip(2).collect();
            self.add_optional("symbol", number.join("/").into());
        }
        if let Some(committee) = &masthead.committee {
            self.add_optional("the committee", committee.as_str().into());
        }
        let adoption = masthead.adoption.as_ref();
        let adopted = adoption.and_then(|a| a.line.as_ref());
        let report = adoption.and_then(|a| a.report.as_ref());
        let agenda = masthead.agenda_title.as_ref();
        let sponsors = draft.sponsor_line.as_ref();
        self.add_some(FieldKind::Masthead, "the agenda title", agenda);
        self.add_some(FieldKind::Sponsors, "the sponsor line", sponsors);
        self.add_some(FieldKind::Masthead, "the adoption line", adopted);
        self.add_some(FieldKind::Masthead, "the report line", report);
        self.add_some(FieldKind::Title, "the title", draft.title.as_ref());
    }

    fn add_clauses(&mut self, clauses: &'d [Clause]) {
        for clause in clauses {
            self.add(Origin::of_clause(clause));
        }
    }

    /// Adds a field of the masthead that is known from elsewhere too.
    fn add_optional(&mut self, name: &'d str, text: Cow<'d, str>) {
        self.add(Origin::Named(Box::new(Named {
            kind: FieldKind::Masthead,
            name,
            optional: true,
            text,
        })));
    }

    fn add_some(&mut self, kind: FieldKind, name: &'d str, text: Option<&'d String>) {
        if let Some(text) = text {
            self.add(Origin::Named(Box::new(Named {
                kind,
                name,
                optional: false,
                text: text.into(),
            })));
        }
    }

    /// Adds a field, unless it has no letters.
    fn add(&mut self, origin: Origin<'d>) {
        if !origin.printed().is_silent() {
            self.fields.push(Field::new(origin));
        }
    }

    /// Whether words begin the first clause.
    pub(super) fn begin_text(&self, words: &Words<'_>) -> bool {
        let Some(first) = self.fields.get(self.front).filter(|_| !words.are_silent()) else {
            return false;
        };
        match first.agrees(words) {
            Agreement::Until(_) => true,
            Agreement::No => false,
            Agreement::Unsure => first.begins_with(words.letters()),
        }
    }

    /// Whether words go on right where the last line ended.
    pub(super) fn go_on(&mut self, words: &Words<'_>) -> bool {
        let Some(field) = self.fields.get_mut(self.at).filter(|f| !f.is_untouched()) else {
            return false;
        };
        match field.agrees(words) {
            Agreement::Until(_) => true,
            Agreement::No => false,
            Agreement::Unsure => {
                let end = self.end.unwrap_or_else(|| field.end_of_key());
                end > 0 && field.goes_on(end, words.letters())
            }
        }
    }

    /// Accounts for words; says whether some field had them, unused. What goes
    /// on from the line above comes first.
    pub(super) fn take(&mut self, words: &Words<'_>, reach: Reach) -> bool {
        if words.are_silent() {
            return true;
        }
        let count = self.fields.len();
        let fields = match reach {
            Reach::Front => 0..self.front,
            Reach::Near => self.at..(self.at + NEAR).min(count),
            Reach::Text => 0..self.notes,
            Reach::Notes => self.notes..count,
        };
        self.take_in_order(words, &fields) || self.search(words, fields)
    }

    /// Accounts for words that print shows to go on from the line above, or to
    /// begin the next field where that line was the last of its own: the first
    /// places at which [`Fields::search`] would look.
    fn take_in_order(&mut self, words: &Words<'_>, fields: &Range<usize>) -> bool {
        let mut index = self.at.max(fields.start);
        while index < fields.end {
            let field = &mut self.fields[index];
            if field.is_done() {
                index += 1;
                continue;
            }
            if (index == self.at || field.is_untouched())
                && let Agreement::Until(end) = field.agrees(words)
            {
                field.use_until(end);
                (self.at, self.end) = (index, None);
                return true;
            }
            return false;
        }
        false
    }

    /// Accounts for words wherever a field has their letters, unused; says
    /// whether one had.
    fn search(&mut self, words: &Words<'_>, fields: Range<usize>) -> bool {
        let Some((index, place)) = self.find(words, fields) else {
            return false;
        };
        self.at = index;
        self.end = match place {
            Place::Next(end) => {
                self.fields[index].use_until(end);
                None
            }
            Place::Letters(start) => {
                let length = words.letters().len();
                self.fields[index].use_key(start, length);
                Some(start + length)
            }
        };
        true
    }

    fn find(&mut self, words: &Words<'_>, fields: Range<usize>) -> Option<(usize, Place)> {
        const LONG: usize = 14;
        let key = words.letters();
        if fields.contains(&self.at) {
            let field = &mut self.fields[self.at];
            match field.agrees(words) {
                Agreement::Until(end) if self.end.is_none() => {
                    return Some((self.at, Place::Next(end)));
                }
                Agreement::No if self.end.is_none() => {}
                _ => {
                    let end = self.end.unwrap_or_else(|| field.end_of_key());
                    if field.goes_on(end, key) {
                        return Some((self.at, Place::Letters(end)));
                    }
                }
            }
        }
        if self.pairs.len() < fields.end {
            self.pairs.resize(fields.end, None);
        }
        let sought = Sought::of(key);
        let last = fields.end.saturating_sub(1).max(fields.start);
        let from = self.at.clamp(fields.start, last);
        for ahead in [from..fields.end, fields.start..from] {
            let mut next = ahead.start;
            while let Some(passed) = self.pairs[next..ahead.end]
                .iter()
                .position(|pairs| sought.may_stand_in(pairs.as_ref()))
            {
                let index = next + passed;
                next = index + 1;
                let near = (self.at..self.at + NEAR).contains(&index);
                if let Some((place, edge)) = self.find_in(index, words, &sought)
                    && (near || edge || key.len() >= LONG)
                {
                    return Some((index, place));
                }
            }
        }
        None
    }

    /// Where words stand in the unused part of a field, and whether that is
    /// the beginning or the end of it.
    fn find_in(
        &mut self,
        index: usize,
        words: &Words<'_>,
        sought: &Sought<'_>,
    ) -> Option<(Place, bool)> {
        let field = &mut self.fields[index];
        let pairs = &mut self.pairs[index];
        if field.is_done() {
            *pairs = Some(Pairs::NONE);
            return None;
        }
        let pairs = pairs.get_or_insert_with(|| field.pairs());
        if !sought.may_stand_in(Some(pairs)) {
            return None;
        }
        field.find(words, sought)
    }

    /// Adds what lines accounted for to the counts; gives how many of `all`
    /// stand in none of these fields.
    pub(super) fn count(&self, counts: &mut FieldCounts, all: usize) -> usize {
        let mut elsewhere = all.saturating_sub(counts.not_compared);
        for field in &self.fields {
            let used = field.count();
            *counts.of(field.origin.kind()) += used;
            elsewhere = elsewhere.saturating_sub(used);
        }
        elsewhere
    }

    /// What no line accounted for, by the name of the field.
    pub(super) fn rest(&self) -> Vec<(String, String)> {
        const FEWEST: usize = 4;
        let fields = self
            .fields
            .iter()
            .filter(|f| !f.origin.is_optional() && !f.is_done());
        fields
            .map(|field| (field.origin.name(), field.rest()))
            .filter(|(_, rest)| rest.len() >= FEWEST)
            .collect()
    }
}
