//! Changes as the passive modifications of the new document.
//!
//! In: two drafts and their changes. Out: one `textualMod` a change, which
//! names the old element in the old document, the new one here, and gives the
//! old words, so that the old wording can be made again from this file.

use super::ids::Identity;
use super::xml::Xml;
use crate::change::{Change, Changes, Relation, Weight};
use crate::model::Draft;

const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// One side of a comparison: its document, the names of its elements.
pub(super) struct Side<'a> {
    pub(super) draft: &'a Draft,
    pub(super) identity: &'a Identity,
    pub(super) ids: &'a [String],
}

pub(super) fn analysis(old: &Side<'_>, new: &Side<'_>, changes: &Changes<'_>, xml: &mut Xml) {
    let told: Vec<&Change<'_>> = changes
        .clauses
        .iter()
        .filter(|c| c.relation != Relation::Unchanged || c.moved || c.renumbered)
        .collect();
    if told.is_empty() && changes.title.is_none() {
        return;
    }
    xml.nest("analysis", &[("source", "#travaux")], |xml| {
        xml.nest("passiveModifications", &[], |xml| {
            if let Some(title) = &changes.title {
                let attributes = [("type", "substitution"), ("eId", "pmod_title")];
                xml.nest("textualMod", &attributes, |xml| {
                    xml.empty("source", &[("href", &new.identity.expression)]);
                    xml.empty("destination", &[("href", "#title")]);
                    let href = format!("{}#title", old.identity.expression);
                    was(&href, &title.old(), xml);
                    xml.empty("new", &[("href", "#title")]);
                });
            }
            for (at, change) in told.into_iter().enumerate() {
                modification(at + 1, old, new, change, xml);
            }
        });
    });
}

fn modification(at: usize, old: &Side<'_>, new: &Side<'_>, change: &Change<'_>, xml: &mut Xml) {
    let kind = match change.relation {
        Relation::Unchanged => "renumbering",
        Relation::Reworded => "substitution",
        Relation::Split => "split",
        Relation::Merged => "join",
        Relation::Inserted => "insertion",
        Relation::Removed => "repeal",
    };
    let id = format!("pmod_{at}");
    let mut attributes = vec![("type", kind), ("eId", id.as_str())];
    if change.weight == Weight::Editorial {
        attributes.push(("status", "edited"));
    }
    xml.nest("textualMod", &attributes, |xml| {
        xml.empty("source", &[("href", &new.identity.expression)]);
        let here = |j: &usize| Some(format!("#{}", new.ids.get(*j)?));
        let there = |i: &usize| Some(format!("{}#{}", old.identity.expression, old.ids.get(*i)?));
        let now: Vec<String> = change.new.iter().filter_map(here).collect();
        let before: Vec<String> = change.old.iter().filter_map(there).collect();
        for href in if now.is_empty() { &before } else { &now } {
            xml.empty("destination", &[("href", href)]);
        }
        for (href, i) in before.iter().zip(&change.old) {
            match change.relation {
                // The words are those of the new document.
                Relation::Unchanged => xml.empty("old", &[("href", href)]),
                _ => was(href, &old.draft.clauses[*i].text, xml),
            }
        }
        for href in &now {
            xml.empty("new", &[("href", href)]);
        }
    });
}

/// The old words: Akoma Ntoso takes them in the terms of another vocabulary.
fn was(href: &str, words: &str, xml: &mut Xml) {
    xml.nest("old", &[("href", href)], |xml| {
        xml.line("p", &[("xmlns", XHTML)], |xml| xml.words(words));
    });
}
