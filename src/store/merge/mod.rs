//! What two branches, or two copies of a store, made of one text: merged by
//! clause.
//!
//! In: a draft as it was and as both sides have it. Out: one draft, or the
//! page of it with a mark around each clause in conflict. Everything goes
//! through the page (`text.md`), so the page and the model (`draft.ron`) that
//! git merges apart say the same.

mod notes;
mod numbering;
mod pages;
mod reader;

use super::markdown;
use super::model_file;
use super::seat;
use crate::model::Draft;

pub use pages::{Marks, Merged, merge_pages};
pub(super) use reader::read as read_page;

/// What became of two drafts.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Outcome {
    /// One draft.
    One(Box<Draft>),
    /// The page, with marks around what is in conflict.
    Clash(Merged),
}

/// Merges what two sides made of a draft.
///
/// Of two documents with different symbols the later one is the text; nothing
/// of the earlier goes into it, for each is a text of its own. The same
/// document that both sides changed is merged by clause.
pub(super) fn merge_drafts(base: &Draft, ours: &Draft, theirs: &Draft, marks: &Marks) -> Outcome {
    if ours == theirs || base == theirs {
        return Outcome::One(Box::new(ours.clone()));
    }
    if base == ours {
        return Outcome::One(Box::new(theirs.clone()));
    }
    if let Some(later) = later(base, ours, theirs) {
        return Outcome::One(Box::new(later.clone()));
    }
    let page = markdown::page;
    let merged = merge_pages(&page(base), &page(ours), &page(theirs), marks);
    if merged.conflicts > 0 {
        return Outcome::Clash(merged);
    }
    match read_page(&merged.text, &[ours, theirs, base]) {
        Ok(draft) => Outcome::One(Box::new(draft)),
        Err(fault) => Outcome::Clash(Merged {
            conflicts: 1,
            clashes: merged
                .text
                .lines()
                .nth(fault.line.saturating_sub(1))
                .map(str::to_owned)
                .into_iter()
                .collect(),
            ..merged
        }),
    }
}

/// Of two documents the later one; `None` for the same document.
fn later<'d>(base: &Draft, ours: &'d Draft, theirs: &'d Draft) -> Option<&'d Draft> {
    let (one, two) = (&ours.masthead.symbol, &theirs.masthead.symbol);
    let (Some(one), Some(two)) = (one, two) else {
        return None;
    };
    let was = base.masthead.symbol.as_ref();
    if one == two {
        return None;
    }
    if was == Some(one) {
        return Some(theirs);
    }
    if was == Some(two) {
        return Some(ours);
    }
    let first = seat::stands_before(one, seat::date(ours), two, seat::date(theirs));
    Some(if first { theirs } else { ours })
}

/// Merges the two pages of a text (`text.md`) as git hands them over; where
/// they are pages of drafts, the result is what `draft.ron` becomes.
pub fn merge_texts(base: &str, ours: &str, theirs: &str, marks: &Marks) -> Merged {
    if [base, ours, theirs].iter().all(|page| reader::is_page(page))
        && let (Ok(base), Ok(ours), Ok(theirs)) = (
            read_page(base, &[]),
            read_page(ours, &[]),
            read_page(theirs, &[]),
        )
    {
        return match merge_drafts(&base, &ours, &theirs, marks) {
            Outcome::One(draft) => Merged {
                text: markdown::page(&draft),
                conflicts: 0,
                clashes: Vec::new(),
            },
            Outcome::Clash(merged) => merged,
        };
    }
    merge_pages(base, ours, theirs, marks)
}

/// Merges three `draft.ron`; `None` where that is for a person to do, or one
/// of them is none.
pub fn merge_models(base: &[u8], ours: &[u8], theirs: &[u8]) -> Option<Vec<u8>> {
    let read = |bytes: &[u8]| model_file::read(bytes, "draft.ron").ok();
    let (base, ours, theirs) = (read(base)?, read(ours)?, read(theirs)?);
    match merge_drafts(&base, &ours, &theirs, &Marks::default()) {
        Outcome::One(draft) => model_file::write(&draft).ok().map(String::into_bytes),
        Outcome::Clash(_) => None,
    }
}

/// Which of two documents of one text its folder shows: `true` for ours,
/// `None` where they are the same document.
pub fn ours_is_later(base: &Draft, ours: &Draft, theirs: &Draft) -> Option<bool> {
    let later = later(base, ours, theirs)?;
    Some(std::ptr::eq(later, ours))
}

#[cfg(test)]
mod tests {
    use super::{Marks, Outcome, markdown, merge_drafts, merge_models, merge_texts, model_file};
    use crate::model::Draft;
    use crate::parse;
    use crate::source;

    fn bundled(name: &str) -> Draft {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("drafts");
        let bytes = std::fs::read(folder.join(name)).unwrap();
        parse::parse(&source::read(&bytes).unwrap())
    }

    /// A draft with one clause reworded and one inserted after it.
    fn changed(draft: &Draft, id: &str, from: &str, to: &str, insert: Option<&str>) -> Draft {
        let mut new = draft.clone();
        let at = new.clauses.iter().position(|c| c.id.as_str() == id).unwrap();
        new.clauses[at].text = new.clauses[at].text.replace(from, to);
        let opener = crate::text::opener::opener(&new.clauses[at].text);
        new.clauses[at].opener = opener.map(str::to_owned);
        if let Some(text) = insert {
            let mut clause = new.clauses[at].clone();
            clause.text = text.to_owned();
            clause.opener = Some("Thanks".to_owned());
            clause.footnotes.clear();
            clause.id = crate::model::ClauseId::new("OP99");
            new.clauses.insert(at + 1, clause);
        }
        new
    }

    #[test]
    fn page_and_model_merge_to_the_same_text() {
        let base = bundled("A_C.2_97_L.41.txt");
        let ours = changed(&base, "OP1", "Takes note of", "Welcomes", Some("Thanks the keepers;"));
        let theirs = changed(&base, "OP9", "equal", "equal and safe", None);
        let Outcome::One(merged) = merge_drafts(&base, &ours, &theirs, &Marks::default()) else {
            panic!("a conflict");
        };
        let page = markdown::page(&merged);
        assert!(page.contains("*Thanks* the keepers;") && page.contains("equal and safe"));
        let pages = [&base, &ours, &theirs].map(markdown::page);
        let texts = merge_texts(&pages[0], &pages[1], &pages[2], &Marks::default());
        assert_eq!((texts.text.as_str(), texts.conflicts), (page.as_str(), 0));
        let models = [&base, &ours, &theirs].map(|d| model_file::write(d).unwrap());
        let model = merge_models(models[0].as_bytes(), models[1].as_bytes(), models[2].as_bytes());
        assert_eq!(model.unwrap(), model_file::write(&merged).unwrap().into_bytes());
        assert!(merged.clause("OP10").unwrap().text.contains("equal and safe"));
        assert_eq!(merged.clause("OP1").unwrap().place, base.clause("OP1").unwrap().place);
    }

    #[test]
    fn of_two_documents_the_later_one_is_the_text() {
        let base = bundled("A_C.2_97_L.41.txt");
        let revised = bundled("A_C.2_97_L.41_Rev.1.txt");
        let adopted = bundled("A_RES_97_164.txt");
        for (ours, theirs) in [(&revised, &adopted), (&adopted, &revised)] {
            let merged = merge_drafts(&base, ours, theirs, &Marks::default());
            assert_eq!(merged, Outcome::One(Box::new(adopted.clone())));
        }
    }
}
