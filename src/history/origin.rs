//! Which document each word of a text comes from.
//!
//! Words that a rewording, a split or a merger kept stay with the document
//! that brought them; a word that a reader's diff shows as new is new.

use std::rc::Rc;

use super::life::{Life, Stage};
use crate::change::{Change, Op, Relation};
use crate::model::{ClauseId, Draft};
use crate::store::{Document, Store, StoreError};

/// The words of a clause, by where they come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseWords {
    /// The clause.
    pub clause: ClauseId,
    /// Its words in order; joined they are its text.
    pub stretches: Vec<Stretch>,
}

/// Words that one document brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The document.
    pub document: Rc<Stage>,
    /// The words, with the spaces between them and after them.
    pub text: String,
}

/// A word with the space after it, and the place of its document.
type Word = (String, usize);

/// For each clause of a document the origin of its words.
///
/// # Errors
/// [`StoreError::Corrupt`] where the repository holds no such draft.
pub fn words(store: &Store, document: &Document) -> Result<Vec<ClauseWords>, StoreError> {
    let life = Life::of(store, document)?;
    let mut known: Vec<Vec<Word>> = Vec::new();
    for at in 0..=life.asked {
        let new = life.draft(at)?;
        let links = life.links(at)?;
        let rewords = |relation| !matches!(relation, Relation::Unchanged | Relation::Removed);
        if links.iter().any(|link| rewords(link.relation)) {
            let changes = life.changes(at)?.clauses;
            known = carried(&known, new, &changes, at);
        } else {
            let mut moved: Vec<Vec<Word>> = vec![Vec::new(); new.clauses.len()];
            for link in &links {
                if let ([old], [place]) = (link.old.as_slice(), link.new.as_slice()) {
                    moved[*place] = std::mem::take(&mut known[*old]);
                }
            }
            known = moved;
        }
    }
    let mut stages: Vec<Option<Rc<Stage>>> = vec![None; life.asked + 1];
    let mut clauses = Vec::new();
    for (clause, words) in life.draft(life.asked)?.clauses.iter().zip(known) {
        let mut stretches: Vec<Stretch> = Vec::new();
        let mut last = None;
        for (word, at) in printed(&clause.text, words) {
            if let (true, Some(stretch)) = (last == Some(at), stretches.last_mut()) {
                stretch.text.push_str(&word);
                continue;
            }
            last = Some(at);
            let stage = match &stages[at] {
                Some(stage) => Rc::clone(stage),
                None => Rc::new(life.stage(at)),
            };
            stages[at] = Some(Rc::clone(&stage));
            stretches.push(Stretch {
                document: stage,
                text: word,
            });
        }
        clauses.push(ClauseWords {
            clause: clause.id.clone(),
            stretches,
        });
    }
    Ok(clauses)
}

fn carried(known: &[Vec<Word>], new: &Draft, changes: &[Change<'_>], at: usize) -> Vec<Vec<Word>> {
    let mut carried: Vec<Vec<Word>> = vec![Vec::new(); new.clauses.len()];
    for change in changes {
        if change.new.is_empty() {
            continue;
        }
        let mut old: Vec<Word> = Vec::new();
        for (nth, words) in change.old.iter().filter_map(|&i| known.get(i)).enumerate() {
            if let (true, Some((last, _))) = (nth > 0, old.last_mut()) {
                last.push(' ');
            }
            old.extend(words.iter().cloned());
        }
        let mut words = spelled(change, &old, at).into_iter();
        // The parts of a split, one after the other.
        for &place in &change.new {
            let Some(clause) = new.clauses.get(place) else {
                continue;
            };
            let mut missing = clause.text.trim_end().len();
            for (mut word, origin) in words.by_ref() {
                missing = missing.saturating_sub(word.len());
                if missing == 0 {
                    word.truncate(word.trim_end().len());
                    carried[place].push((word, origin));
                    break;
                }
                carried[place].push((word, origin));
            }
        }
    }
    carried
}

/// The new wording, each word with its origin.
fn spelled(change: &Change<'_>, old: &[Word], at: usize) -> Vec<Word> {
    // Where each word of the old wording ends, in bytes without white space.
    let mut ends: Vec<(usize, usize)> = Vec::with_capacity(old.len());
    let mut end = 0;
    for (word, origin) in old {
        end += solid(word);
        ends.push((end, *origin));
    }
    let mut reached = 0;
    let mut words = Vec::new();
    for span in &change.words.spans {
        match span.op {
            Op::Delete => reached += solid(&span.text),
            Op::Insert => words.extend(cut(&span.text).map(|word| (word, at))),
            Op::Equal => {
                let was = span.old_text.as_deref().unwrap_or(&span.text);
                let mut old = cut(was);
                for word in cut(&span.text) {
                    reached += old.next().map_or(0, |was| solid(&was));
                    let place = ends.partition_point(|(end, _)| *end < reached);
                    let origin = ends
                        .get(place)
                        .or(ends.last())
                        .map_or(at, |(_, origin)| *origin);
                    words.push((word, origin));
                }
                reached += old.map(|was| solid(&was)).sum::<usize>();
            }
        }
    }
    words
}

/// The words as the newest document prints them: a clause that only changed
/// its quotation marks on the way was never reworded.
fn printed(text: &str, words: Vec<Word>) -> Vec<Word> {
    let now: Vec<String> = cut(text).collect();
    let joined: String = words.iter().map(|(word, _)| word.as_str()).collect();
    if joined == text || now.len() != words.len() {
        return words;
    }
    let origins = words.into_iter().map(|(_, at)| at);
    now.into_iter().zip(origins).collect()
}

/// How many bytes of a text are no white space.
fn solid(text: &str) -> usize {
    text.split_whitespace().map(str::len).sum()
}

/// Words with the white space after them.
fn cut(text: &str) -> impl Iterator<Item = String> {
    text.split_inclusive(char::is_whitespace).map(str::to_owned)
}
