//! The metadata of a document: what it is, and who and what it names.
//!
//! In: a draft. Out: `identification`, `references`, `notes`.

use super::ids::Identity;
use super::xml::Xml;
use crate::model::Draft;

/// `component` is `main`, or `annex_1` for what is attached.
pub(super) fn identification(identity: &Identity, component: &str, xml: &mut Xml) {
    let name = if identity.dated {
        "document"
    } else {
        "unknown"
    };
    let date = [("date", identity.date.as_str()), ("name", name)];
    xml.nest("identification", &[("source", "#travaux")], |xml| {
        let core = |uri: &str, xml: &mut Xml| {
            let this = format!("{uri}/!{component}");
            xml.empty("FRBRthis", &[("value", &this)]);
            xml.empty("FRBRuri", &[("value", uri)]);
        };
        xml.nest("FRBRWork", &[], |xml| {
            core(&identity.work, xml);
            let alias = [("value", identity.symbol.as_str()), ("name", "symbol")];
            xml.empty("FRBRalias", &alias);
            xml.empty("FRBRdate", &date);
            xml.empty("FRBRauthor", &[("href", "#organ")]);
            xml.empty("FRBRcountry", &[("value", "un")]);
            xml.empty("FRBRsubtype", &[("value", identity.subtype)]);
            xml.empty("FRBRnumber", &[("value", &identity.symbol)]);
        });
        xml.nest("FRBRExpression", &[], |xml| {
            core(&identity.expression, xml);
            xml.empty("FRBRdate", &date);
            xml.empty("FRBRauthor", &[("href", "#organ")]);
            xml.empty("FRBRlanguage", &[("language", "eng")]);
        });
        xml.nest("FRBRManifestation", &[], |xml| {
            core(&format!("{}/akn.xml", identity.expression), xml);
            xml.empty("FRBRdate", &date);
            xml.empty("FRBRauthor", &[("href", "#travaux")]);
        });
    });
}

/// Organ, sponsors and the documents cited, under the names by which the text
/// refers to them.
pub(super) fn references(draft: &Draft, xml: &mut Xml) {
    xml.nest("references", &[("source", "#travaux")], |xml| {
        let organ = draft.masthead.organ.as_deref().unwrap_or("United Nations");
        let mut named = |element: &str, id: &str, href: &str, name: &str| {
            let attributes = [("eId", id), ("href", href), ("showAs", name)];
            xml.empty(element, &attributes);
        };
        named(
            "TLCOrganization",
            "organ",
            "/akn/ontology/organization/un/organ",
            organ,
        );
        named(
            "TLCObject",
            "travaux",
            "/akn/ontology/object/software/travaux",
            "travaux",
        );
        for (i, sponsor) in draft.sponsors.iter().enumerate() {
            let id = format!("sponsor_{}", i + 1);
            let href = format!("/akn/ontology/organization/sponsor/{}", i + 1);
            named("TLCOrganization", &id, &href, &sponsor.name);
        }
        let mut cited: Vec<&str> = Vec::new();
        for reference in draft.clauses.iter().flat_map(|c| &c.references) {
            if !cited.contains(&reference.as_str()) {
                cited.push(reference);
            }
        }
        for (i, symbol) in cited.iter().enumerate() {
            let id = format!("cited_{}", i + 1);
            let href = format!("https://undocs.org/{}", address(symbol));
            named("TLCConcept", &id, &href, symbol);
        }
    });
}

/// A symbol as the path of an address.
fn address(symbol: &str) -> String {
    symbol
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// Footnotes that no clause cites: those in the text stand where they are
/// cited.
pub(super) fn notes(draft: &Draft, xml: &mut Xml) {
    let uncited: Vec<_> = draft
        .footnotes
        .iter()
        .filter(|note| {
            let cites = |f: &crate::model::FootnoteRef| f.number == note.number;
            !draft.clauses.iter().any(|c| c.footnotes.iter().any(cites))
        })
        .collect();
    if uncited.is_empty() {
        return;
    }
    xml.nest("notes", &[("source", "#travaux")], |xml| {
        for (i, note) in uncited.into_iter().enumerate() {
            let id = format!("note_{}", i + 1);
            xml.nest("note", &[("eId", &id), ("marker", &note.number)], |xml| {
                xml.line("p", &[], |xml| xml.words(&note.text));
            });
        }
    });
}
