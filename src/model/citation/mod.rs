//! Clauses cited as delegates cite them: `OP5 (a)`, `annex II, para. 5`,
//! `part A, PP1`, `heading “Follow-up”`.
//!
//! In: ids, or a whole draft, which knows more: how an annex is labelled, the
//! words of a heading, the article under which a paragraph stands. Out: words
//! for a report. Nothing reads them back: programs use the ids.

mod id;
mod span;

use std::borrow::Cow;
use std::collections::BTreeMap;

pub use span::{cite_beside, cite_span};

use super::{Clause, ClauseKind, Draft};
use id::{Citation, Parsed, named_annex};

/// Longer headings are cited by their first words.
const LONGEST_HEADING: usize = 44;
/// Headings that number a unit of a convention or an action plan, by which
/// its paragraphs are cited.
const UNITS: [&str; 7] = [
    "article",
    "action",
    "chapter",
    "section",
    "objective",
    "principle",
    "rule",
];

impl Draft {
    /// The citation of every clause, in their order.
    ///
    /// A heading is cited by its words, an annex by its printed label, and a
    /// paragraph of a convention by its article:
    /// `annex I, article 5, para. 2 (a)`.
    pub fn citations(&self) -> Vec<Cow<'_, str>> {
        let annexes = annexes(self);
        let mut unit: Option<Unit> = None;
        let mut cited = Vec::with_capacity(self.clauses.len());
        for (at, clause) in self.clauses.iter().enumerate() {
            if clause.kind != ClauseKind::Heading && is_citation(clause.id.as_str()) {
                cited.push(Cow::Borrowed(clause.id.as_str()));
                unit = None;
                continue;
            }
            let id = Parsed::of(clause.id.as_str());
            let mut own = Citation::default();
            own.add_part(&id);
            if let Some(n) = id.annex {
                match annexes.get(&n) {
                    Some(name) => own.add(name),
                    None => own.add(&named_annex("annex", n)),
                }
            }
            if unit.as_ref().is_some_and(|unit| unit.annex != id.annex) {
                unit = None;
            }
            if clause.kind == ClauseKind::Heading {
                if Some(clause.text.as_str()) != id.part {
                    own.add(&heading(clause, id.part));
                }
                cited.push(Cow::Owned(own.into_string()));
                unit = id.annex.map(|_| Unit::under(self, at, id.annex));
                continue;
            }
            own.add_some(|out| {
                let from = out.len();
                match unit.as_mut() {
                    Some(unit) => unit.write_place(&id, out),
                    None => {
                        id.write_own(out);
                    }
                }
                out.len() > from
            });
            cited.push(Cow::Owned(own.into_string()));
        }
        cited
    }
}

/// Whether an id is cited as it stands: `PP3`, `OP12`.
fn is_citation(id: &str) -> bool {
    let number = id.strip_prefix("PP").or_else(|| id.strip_prefix("OP"));
    number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
}

/// The annexes by number, each with its printed label; those that share one
/// are told apart by their place.
fn annexes(draft: &Draft) -> BTreeMap<u32, String> {
    let titles = draft.clauses.iter();
    let titles = titles.filter(|clause| clause.kind == ClauseKind::AnnexTitle);
    let titles = titles.filter_map(|clause| {
        let id = Parsed::of(clause.id.as_str());
        let label = clause.number.as_deref().unwrap_or("annex");
        let (name, rest) = label.split_once(' ').unwrap_or((label, ""));
        Some((id.annex?, name.to_lowercase(), rest.to_owned()))
    });
    let titles: Vec<_> = titles.collect();
    let mut bare: BTreeMap<&str, u32> = BTreeMap::new();
    for (_, name, _) in titles.iter().filter(|title| title.2.is_empty()) {
        *bare.entry(name).or_default() += 1;
    }
    let mut named = BTreeMap::new();
    for (number, name, rest) in &titles {
        named.entry(*number).or_insert_with(|| {
            if !rest.is_empty() {
                format!("{name} {rest}")
            } else if bare[name.as_str()] > 1 {
                named_annex(name, *number)
            } else {
                name.clone()
            }
        });
    }
    named
}

/// `heading I “Implementation of …”`; the number of a part is not said twice.
fn heading(clause: &Clause, part: Option<&str>) -> String {
    let number = clause.number.as_deref().filter(|n| Some(*n) != part);
    let number = number.map(|n| format!(" {n}")).unwrap_or_default();
    format!("heading{number} “{}”", beginning(&clause.text))
}

/// The first words of a heading.
fn beginning(text: &str) -> String {
    if text.chars().count() <= LONGEST_HEADING {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        length += word.chars().count() + 1;
        if length > LONGEST_HEADING && !out.is_empty() {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

/// What stands under one heading of an annex.
struct Unit {
    annex: Option<u32>,
    /// `article 5`; none for a heading without a number.
    name: Option<String>,
    /// The heading's words, for paragraphs whose number another one bears.
    words: String,
    /// Whether more than one paragraph without a number stands in it.
    several: bool,
    /// The unnumbered paragraphs met, by their number in the annex.
    unnumbered: Vec<String>,
}

impl Unit {
    /// The unit whose heading stands at `at`.
    fn under(draft: &Draft, at: usize, annex: Option<u32>) -> Unit {
        let clause = &draft.clauses[at];
        let below = draft.clauses[at + 1..]
            .iter()
            .take_while(|c| c.kind != ClauseKind::Heading && c.kind != ClauseKind::AnnexTitle);
        let unnumbered = below.filter(|c| {
            let id = Parsed::of(c.id.as_str());
            id.stem == "P" && id.marks.is_empty()
        });
        Unit {
            annex,
            name: numbered_unit(&clause.text),
            words: beginning(&clause.text),
            several: unnumbered.take(2).count() > 1,
            unnumbered: Vec::new(),
        }
    }

    /// Writes the unit and the citation of a clause within it.
    fn write_place(&mut self, id: &Parsed<'_>, out: &mut String) {
        let Some(name) = &self.name else {
            let mut cited = Citation::default();
            if id.again.is_some() {
                cited.add(&format!("under “{}”", self.words));
            }
            cited.add_some(|out| id.write_without_again(out));
            out.push_str(&cited.into_string());
            return;
        };
        out.push_str(name);
        if id.stem != "P" {
            let from = out.len();
            out.push_str(", ");
            if !id.write_without_again(out) {
                out.truncate(from);
            }
            return;
        }
        if self.several {
            let known = self.unnumbered.iter().position(|n| n == id.number);
            let place = known.unwrap_or_else(|| {
                self.unnumbered.push(id.number.to_owned());
                self.unnumbered.len() - 1
            });
            out.push_str(&format!(", unnumbered para. {}", place + 1));
        }
        id.write_brackets(out);
    }
}

/// `article 5` from `Article 5 Protection of sovereignty`.
fn numbered_unit(heading: &str) -> Option<String> {
    let mut words = heading.split_whitespace();
    let unit = words.next()?.to_lowercase();
    let number = words.next()?.trim_end_matches(['.', ':', ',']);
    let counts = number.starts_with(|c: char| c.is_ascii_digit())
        || number.chars().all(|c| "IVXLC".contains(c));
    (UNITS.contains(&unit.as_str()) && counts && !number.is_empty())
        .then(|| format!("{unit} {number}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ClauseId, Place};

    fn clause(id: &str, kind: ClauseKind, number: Option<&str>, text: &str) -> Clause {
        Clause {
            id: ClauseId::new(id),
            kind,
            number: number.map(str::to_owned),
            opener: None,
            text: text.to_owned(),
            footnotes: Vec::new(),
            references: Vec::new(),
            place: Place::default(),
        }
    }

    fn cited(clauses: Vec<Clause>) -> Vec<String> {
        let draft = Draft {
            clauses,
            ..Draft::default()
        };
        let cited = draft.citations().into_iter();
        cited.map(Cow::into_owned).collect()
    }

    #[test]
    fn a_heading_is_cited_by_its_words_and_not_by_its_part_twice() {
        let heading = |id, number, text| clause(id, ClauseKind::Heading, number, text);
        let long = "Keeping, inspection and renewal of lights on lakes, canals and rivers";
        assert_eq!(
            cited(vec![
                heading("H1", None, "Follow-up"),
                heading("H2", Some("II"), long),
                heading("II:H3", Some("II"), "Oil"),
                heading("B:H1", None, "B"),
            ]),
            [
                "heading “Follow-up”",
                "heading II “Keeping, inspection and renewal of lights…”",
                "part II, heading “Oil”",
                "part B",
            ]
        );
    }

    #[test]
    fn an_annex_goes_by_its_label_and_a_convention_by_its_articles() {
        let title = |id, label| clause(id, ClauseKind::AnnexTitle, Some(label), "Lights");
        let heading = |id, text| clause(id, ClauseKind::Heading, None, text);
        let para = |id| clause(id, ClauseKind::AnnexParagraph, None, "Lamps are kept.");
        assert_eq!(
            cited(vec![
                title("A1", "Annex I"),
                para("A1.1"),
                heading("A1.H1", "Article 2 Use of terms"),
                para("A1.P1"),
                para("A1.P1(a)"),
                heading("A1.H2", "Article 3 Scope"),
                para("A1.1~2"),
                heading("A1.H3", "Final provisions"),
                para("A1.1~3(b)"),
                para("A1.7"),
                title("A2", "Appendix"),
                para("A2.3"),
            ]),
            [
                "annex I",
                "annex I, para. 1",
                "annex I, heading “Article 2 Use of terms”",
                "annex I, article 2",
                "annex I, article 2 (a)",
                "annex I, heading “Article 3 Scope”",
                "annex I, article 3, para. 1",
                "annex I, heading “Final provisions”",
                "annex I, under “Final provisions”, para. 1 (b)",
                "annex I, para. 7",
                "appendix",
                "appendix, para. 3",
            ]
        );
    }

    #[test]
    fn annexes_of_one_label_are_told_apart() {
        let title = |id| clause(id, ClauseKind::AnnexTitle, Some("Annex"), "Lights");
        assert_eq!(cited(vec![title("A1"), title("A2")]), ["annex", "annex II"]);
    }
}
