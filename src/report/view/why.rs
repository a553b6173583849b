//! Why two clauses were paired, in words.
//!
//! In: drafts and changes with their scores. Out: lines to show below each.
//! Weighs nothing anew: it only words what the alignment rested on.

use std::collections::HashMap;

use super::cited::Cited;
use super::wording::and;
use crate::align::{RunnerUp, Score};
use crate::change::{Change, Relation};

/// Tells why clauses were paired.
pub(super) struct Why<'c, 'a> {
    old: &'c Cited<'a>,
    new: &'c Cited<'a>,
    /// The change of each old clause.
    of_old: HashMap<usize, &'a Change<'a>>,
    /// The change of each new clause.
    of_new: HashMap<usize, &'a Change<'a>>,
}

impl<'c, 'a> Why<'c, 'a> {
    pub(super) fn new(
        old: &'c Cited<'a>,
        new: &'c Cited<'a>,
        changes: &'a [Change<'a>],
    ) -> Why<'c, 'a> {
        let by = |side: for<'x> fn(&'x Change<'a>) -> &'x [usize]| {
            let each = |change: &'a Change<'a>| side(change).iter().map(move |&at| (at, change));
            changes.iter().flat_map(each).collect()
        };
        Why {
            old,
            new,
            of_old: by(|change| &change.old),
            of_new: by(|change| &change.new),
        }
    }

    /// `paired at 0.88: words 0.81, word order 0.70, ...` and the next best
    /// partner; for a clause without a partner the nearest one.
    pub(super) fn told(&self, change: &Change<'_>) -> Vec<String> {
        let next = change.runner_up.as_deref();
        let next = next.map(|next| (self.cited(next), next));
        match change.relation {
            Relation::Inserted | Relation::Removed => {
                let side = if change.relation == Relation::Inserted {
                    "old"
                } else {
                    "new"
                };
                vec![match next {
                    Some((clause, next)) => {
                        let taken = self.taken(next).unwrap_or_default();
                        format!(
                            "no partner; nearest {clause}{taken} at {}",
                            parts(&next.score)
                        )
                    }
                    None => format!("no partner: no {side} clause is like it"),
                }]
            }
            _ => {
                let how = match change.relation {
                    Relation::Split => "split, its nearest part paired",
                    Relation::Merged => "merged, its nearest part paired",
                    _ => "paired",
                };
                let mut lines = vec![format!("{how} at {}", parts(&change.score))];
                let own = change.runner_up.as_deref().is_some_and(|next| {
                    let side = if next.in_new {
                        &change.new
                    } else {
                        &change.old
                    };
                    side.contains(&next.clause)
                });
                lines.push(match next {
                    Some((clause, next)) if own => {
                        format!("with it {clause} at {}", parts(&next.score))
                    }
                    Some((clause, next)) => {
                        format!("next best: {clause} at {}", parts(&next.score))
                    }
                    None => "next best: none worth naming".to_owned(),
                });
                lines
            }
        }
    }

    /// Where the nearest clause went, if it has a partner: `, which went to OP7,`.
    fn taken(&self, next: &RunnerUp) -> Option<String> {
        let (went, partners) = if next.in_new {
            let taker = self.of_new.get(&next.clause)?;
            ("came from old", self.old.citations(&taker.old))
        } else {
            let taker = self.of_old.get(&next.clause)?;
            ("went to", self.new.citations(&taker.new))
        };
        (!partners.is_empty()).then(|| format!(", which {went} {},", and(&partners)))
    }

    fn cited(&self, next: &RunnerUp) -> String {
        let (draft, side) = if next.in_new {
            (self.new, "new")
        } else {
            (self.old, "old")
        };
        format!("{side} {}", draft.citations(&[next.clause]).concat())
    }
}

/// `0.88: words 0.81, word order 0.70, same opening verb, place 0.95`.
fn parts(score: &Score) -> String {
    let opener = match score.opener {
        o if o >= 0.99 => "same opening verb".to_owned(),
        o if o <= 0.01 => "another opening verb".to_owned(),
        o => format!("opening verb {o:.2}"),
    };
    // Only clauses of the same words are paired at 1.
    let total = if score.total < 1.0 && score.total >= 0.995 {
        ">0.99".to_owned()
    } else {
        format!("{:.2}", score.total)
    };
    format!(
        "{total}: common words {:.2}, word order {:.2}, {opener}, place and neighbours {:.2}",
        score.words, score.order, score.place
    )
}

#[cfg(test)]
mod tests {
    use crate::align::{RunnerUp, Score};
    use crate::report::samples;
    use crate::report::view::{DiffOptions, DiffView, Entry};

    #[test]
    fn a_pair_names_its_score_and_the_runner_up_and_an_insertion_its_nearest() {
        let (old, new, mut changes) = samples::revision();
        let score = Score {
            total: 0.12,
            words: 0.2,
            order: 0.1,
            opener: 0.0,
            place: 0.4,
        };
        let next = |clause, in_new| {
            Some(Box::new(RunnerUp {
                clause,
                in_new,
                score,
            }))
        };
        changes.clauses[6].score.opener = 1.0;
        changes.clauses[6].runner_up = next(8, false);
        changes.clauses[7].runner_up = next(7, false);
        changes.clauses[9].runner_up = next(7, true);
        let options = DiffOptions {
            explain: true,
            ..DiffOptions::default()
        };
        let view = DiffView::new(&old, &new, &changes, &options);
        let why: Vec<&[String]> = view
            .entries
            .iter()
            .filter_map(|e| match e {
                Entry::Changed(c) => Some(c.why.as_slice()),
                _ => None,
            })
            .collect();
        assert_eq!(
            why[1],
            [
                "paired at 0.88: common words 0.00, word order 0.00, same opening verb, place and neighbours 0.00",
                "next best: old OP3 at 0.12: common words 0.20, word order 0.10, another opening verb, place and neighbours 0.40",
            ]
        );
        assert!(
            why[2][0].starts_with("no partner; nearest old OP2, which went to OP3, at 0.12"),
            "{:?}",
            why[2]
        );
        // Nobody took the inserted clause.
        assert!(why[4][0].starts_with("no partner; nearest new OP2 at 0.12"));
        let silent = DiffView::new(&old, &new, &changes, &DiffOptions::default());
        assert!(silent.entries.iter().all(|e| match e {
            Entry::Changed(c) => c.why.is_empty(),
            _ => true,
        }));
    }
}
