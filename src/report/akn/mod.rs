//! Akoma Ntoso 1.0 (AKN4UN): a draft, and what a revision changed in it.
//!
//! In: drafts and changes. Out: an XML `statement` with the identification of
//! the document by symbol and date; title and sponsors in the preface, the
//! preambular paragraphs as recitals, the operative ones as paragraphs with
//! points, annexes as attachments, footnotes where they are cited. A
//! comparison is the new document with its passive modifications.
//!
//! Where a document shows no date the schema still asks for one: it is then
//! the first day of the calendar, under the name `unknown`.

mod body;
mod ids;
mod meta;
mod modifications;
mod xml;

use crate::change::Changes;
use crate::model::Draft;
use body::Tree;
use ids::Identity;
use modifications::Side;
use xml::Xml;

const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// One draft.
pub fn draft(draft: &Draft) -> String {
    let ids = ids::elements(&draft.clauses);
    let identity = Identity::of(draft);
    document(draft, &identity, &ids, "originalVersion", |_| {})
}

/// The new draft with what was changed in it since the old one.
pub fn diff(old: &Draft, new: &Draft, changes: &Changes<'_>) -> String {
    let old_ids = ids::elements(&old.clauses);
    let new_ids = ids::elements(&new.clauses);
    let (old_identity, new_identity) = (Identity::of(old), Identity::of(new));
    let side = |draft, identity, ids| Side {
        draft,
        identity,
        ids,
    };
    let old = side(old, &old_identity, &old_ids);
    let new = side(new, &new_identity, &new_ids);
    document(new.draft, new.identity, new.ids, "singleVersion", |xml| {
        modifications::analysis(&old, &new, changes, xml);
    })
}

fn document(
    draft: &Draft,
    identity: &Identity,
    ids: &[String],
    contains: &str,
    analysis: impl FnOnce(&mut Xml),
) -> String {
    let tree = Tree::new(draft, ids);
    let mut xml = Xml::new();
    xml.nest("akomaNtoso", &[("xmlns", NAMESPACE)], |xml| {
        let attributes = [("name", identity.subtype), ("contains", contains)];
        xml.nest("statement", &attributes, |xml| {
            xml.nest("meta", &[], |xml| {
                meta::identification(identity, "main", xml);
                analysis(xml);
                meta::references(draft, xml);
                meta::notes(draft, xml);
            });
            preface(draft, identity, xml);
            tree.preamble(xml);
            tree.main_body(xml);
            conclusions(draft, xml);
            tree.attachments(identity, xml);
        });
    });
    xml.finish()
}

fn preface(draft: &Draft, identity: &Identity, xml: &mut Xml) {
    xml.nest("preface", &[], |xml| {
        xml.line("p", &[], |xml| {
            xml.inline("docNumber", &[], |xml| xml.words(&identity.symbol));
        });
        if identity.dated {
            xml.line("p", &[], |xml| {
                let date = [("date", identity.date.as_str())];
                xml.inline("docDate", &date, |xml| xml.words(&identity.date));
            });
        }
        let masthead = &draft.masthead;
        for line in [
            masthead.organ.as_ref(),
            masthead.committee.as_ref(),
            masthead.agenda_title.as_ref(),
            masthead.adoption.as_ref().and_then(|a| a.line.as_ref()),
            masthead.adoption.as_ref().and_then(|a| a.report.as_ref()),
        ]
        .into_iter()
        .flatten()
        {
            xml.line("p", &[], |xml| xml.words(line));
        }
        if !draft.sponsors.is_empty() {
            xml.line("p", &[], |xml| {
                for (i, sponsor) in draft.sponsors.iter().enumerate() {
                    if i > 0 {
                        xml.words(", ");
                    }
                    let id = format!("#sponsor_{}", i + 1);
                    xml.inline("docProponent", &[("refersTo", &id)], |xml| {
                        xml.words(&sponsor.name);
                    });
                }
                xml.words(": ");
                xml.inline("docType", &[], |xml| xml.words(draft.kind.words()));
            });
        }
        if let Some(note) = &draft.sponsor_note {
            xml.line("p", &[], |xml| xml.words(note));
        }
        if let Some(title) = &draft.title {
            xml.line("p", &[], |xml| {
                xml.inline("docTitle", &[("eId", "title")], |xml| xml.words(title));
            });
        }
    });
}

fn conclusions(draft: &Draft, xml: &mut Xml) {
    let adoption = draft.masthead.adoption.as_ref();
    if let Some(meeting) = adoption.and_then(|a| a.meeting.as_ref()) {
        xml.nest("conclusions", &[], |xml| {
            xml.line("p", &[], |xml| xml.words(meeting));
        });
    }
}

#[cfg(test)]
mod tests {
    use quick_xml::Reader;
    use quick_xml::events::Event;

    use super::*;
    use crate::report::safe::is_harmless;
    use crate::report::samples;

    /// The names of all elements; fails where the text is not well-formed.
    fn elements(text: &str) -> Vec<String> {
        let mut reader = Reader::from_str(text);
        let mut names = Vec::new();
        loop {
            match reader.read_event().expect("well-formed") {
                Event::Start(tag) | Event::Empty(tag) => {
                    for attribute in tag.attributes() {
                        attribute.expect("well-formed and each once");
                    }
                    names.push(tag.name().as_ref().to_owned());
                }
                Event::Eof => return names,
                _ => {}
            }
        }
    }

    #[test]
    fn a_draft_has_recitals_paragraphs_and_notes_where_they_are_cited() {
        let (_, new, _) = samples::revision();
        let text = draft(&new);
        let names = elements(&text);
        let count = |name: &str| names.iter().filter(|n| *n == name).count();
        assert_eq!(count("recital"), 4);
        assert_eq!(count("paragraph"), 3);
        assert_eq!(count("section"), 1);
        assert!(
            text.contains("<i>Recalling</i> its resolutions<authorialNote marker=\"1\""),
            "{text}"
        );
        assert!(text.contains("<num>1.</num>"), "{text}");
        assert!(text.contains("/A_C.1_99_L.8_Rev.1/!main\""), "{text}");
    }

    #[test]
    fn a_comparison_names_each_modification_with_its_old_words() {
        let (old, new, changes) = samples::revision();
        let text = diff(&old, &new, &changes);
        let names = elements(&text);
        assert!(names.iter().any(|n| n == "passiveModifications"));
        assert!(text.contains("type=\"insertion\""), "{text}");
        assert!(
            text.contains("A_C.1_99_L.8/eng@2044-10-12#para_1"),
            "{text}"
        );
        assert!(text.contains("Takes note of the report"), "{text}");
    }

    #[test]
    fn hostile_text_stays_text() {
        let (old, new, changes) = samples::hostile();
        for text in [draft(&new), diff(&old, &new, &changes)] {
            let names = elements(&text);
            assert!(names.iter().all(|n| n != "script"));
            assert!(text.chars().all(|c| c == '\n' || is_harmless(c)));
        }
    }

    #[test]
    fn an_empty_draft_is_still_a_document() {
        let text = draft(&Draft::default());
        assert!(elements(&text).iter().any(|n| n == "mainBody"));
    }
}
