//! Clauses as Akoma Ntoso: recitals, paragraphs, points, attachments.
//!
//! In: the clauses of a draft with the names of their elements. Out: preamble,
//! body and attachments. Each word of each clause stands once.

use super::ids::Identity;
use super::meta;
use super::xml::Xml;
use crate::model::{Clause, ClauseKind, Draft};

/// A clause with those that stand under it.
struct Node<'a> {
    clause: &'a Clause,
    id: &'a str,
    below: Vec<Node<'a>>,
}

/// The clauses of a draft as a tree.
pub(super) struct Tree<'a> {
    draft: &'a Draft,
    preamble: Vec<Node<'a>>,
    body: Vec<Node<'a>>,
    /// Title and paragraphs of each annex.
    annexes: Vec<Vec<Node<'a>>>,
}

impl<'a> Tree<'a> {
    pub(super) fn new(draft: &'a Draft, ids: &'a [String]) -> Tree<'a> {
        let mut tree = Tree {
            draft,
            preamble: Vec::new(),
            body: Vec::new(),
            annexes: Vec::new(),
        };
        for (clause, id) in draft.clauses.iter().zip(ids) {
            let node = Node {
                clause,
                id,
                below: Vec::new(),
            };
            if clause.kind == ClauseKind::AnnexTitle {
                tree.annexes.push(vec![node]);
                continue;
            }
            let opening = matches!(clause.kind, ClauseKind::Chapeau | ClauseKind::Preambular);
            let list = match tree.annexes.last_mut() {
                Some(annex) => annex,
                None if tree.body.is_empty()
                    && (opening
                        || clause.kind == ClauseKind::Subparagraph
                            && !tree.preamble.is_empty()) =>
                {
                    &mut tree.preamble
                }
                None => &mut tree.body,
            };
            place(list, node);
        }
        tree
    }

    pub(super) fn preamble(&self, xml: &mut Xml) {
        if self.preamble.is_empty() {
            return;
        }
        xml.nest("preamble", &[], |xml| {
            let mut nodes = self.preamble.iter().peekable();
            let mut list = 0;
            while let Some(node) = nodes.peek() {
                if node.clause.kind == ClauseKind::Chapeau {
                    let attributes = [("eId", node.id), ("name", "enactingFormula")];
                    xml.nest("formula", &attributes, |xml| {
                        paragraph(self.draft, node.clause, xml);
                    });
                    nodes.next();
                    continue;
                }
                list += 1;
                let id = format!("recs_{list}");
                xml.nest("recitals", &[("eId", &id)], |xml| {
                    while let Some(node) = nodes.next_if(|n| n.clause.kind != ClauseKind::Chapeau) {
                        xml.nest("recital", &[("eId", node.id)], |xml| {
                            paragraph(self.draft, node.clause, xml);
                            points(self.draft, &node.below, xml);
                        });
                    }
                });
            }
        });
    }

    pub(super) fn main_body(&self, xml: &mut Xml) {
        flow(self.draft, &self.body, xml);
    }

    pub(super) fn attachments(&self, identity: &Identity, xml: &mut Xml) {
        if self.annexes.is_empty() {
            return;
        }
        xml.nest("attachments", &[], |xml| {
            for (i, annex) in self.annexes.iter().enumerate() {
                let Some((title, paragraphs)) = annex.split_first() else {
                    continue;
                };
                xml.nest("attachment", &[("eId", title.id)], |xml| {
                    xml.line("heading", &[], |xml| text(self.draft, title.clause, xml));
                    xml.nest("doc", &[("name", "annex")], |xml| {
                        xml.nest("meta", &[], |xml| {
                            meta::identification(identity, &format!("annex_{}", i + 1), xml);
                        });
                        flow(self.draft, paragraphs, xml);
                    });
                });
            }
        });
    }
}

/// Puts a clause under the one that its id begins with, else at the end.
fn place<'a>(list: &mut Vec<Node<'a>>, node: Node<'a>) {
    let under = |above: &Node<'_>| {
        let rest = node
            .clause
            .id
            .as_str()
            .strip_prefix(above.clause.id.as_str());
        rest.is_some_and(|rest| rest.starts_with('('))
    };
    match list.last_mut() {
        Some(last) if under(last) => place(&mut last.below, node),
        _ => list.push(node),
    }
}

/// The body of a document: paragraphs, under their headings.
fn flow(draft: &Draft, nodes: &[Node<'_>], xml: &mut Xml) {
    xml.nest("mainBody", &[], |xml| {
        if nodes.is_empty() {
            xml.empty("p", &[]);
        }
        let mut rest = nodes;
        while let Some((node, below)) = rest.split_first() {
            rest = below;
            if node.clause.kind != ClauseKind::Heading {
                element(draft, node, xml);
                continue;
            }
            let end = rest
                .iter()
                .position(|n| n.clause.kind == ClauseKind::Heading);
            let (under, next) = rest.split_at(end.unwrap_or(rest.len()));
            rest = next;
            xml.nest("section", &[("eId", node.id)], |xml| {
                xml.line("heading", &[], |xml| text(draft, node.clause, xml));
                under.iter().for_each(|n| element(draft, n, xml));
            });
        }
    });
}

/// A paragraph or a point with its number and what stands under it.
fn element(draft: &Draft, node: &Node<'_>, xml: &mut Xml) {
    let id = ("eId", node.id);
    match node.clause.kind {
        ClauseKind::Subparagraph => hierarchy(draft, node, "point", &[id], xml),
        // In a text of several parts each has its own preamble.
        ClauseKind::Chapeau | ClauseKind::Preambular => {
            hierarchy(draft, node, "hcontainer", &[id, ("name", "recital")], xml);
        }
        _ => hierarchy(draft, node, "paragraph", &[id], xml),
    }
}

fn hierarchy(
    draft: &Draft,
    node: &Node<'_>,
    name: &str,
    attributes: &[(&str, &str)],
    xml: &mut Xml,
) {
    xml.nest(name, attributes, |xml| {
        if let Some(number) = printed(node.clause) {
            xml.line("num", &[], |xml| xml.words(&number));
        }
        let inside = if node.below.is_empty() {
            "content"
        } else {
            "intro"
        };
        xml.nest(inside, &[], |xml| paragraph(draft, node.clause, xml));
        node.below.iter().for_each(|n| element(draft, n, xml));
    });
}

/// The number with its marks: `5.`, `(a)`.
fn printed(clause: &Clause) -> Option<String> {
    let number = clause.number.as_deref()?;
    Some(match clause.kind {
        ClauseKind::Subparagraph => format!("({number})"),
        _ if clause.id.as_str().ends_with(')') => format!("({number})"),
        _ => format!("{number}."),
    })
}

/// Points inside a recital, where Akoma Ntoso has lists and no hierarchy.
fn points(draft: &Draft, nodes: &[Node<'_>], xml: &mut Xml) {
    let Some(first) = nodes.first() else { return };
    let id = format!("{}__list", first.id);
    xml.nest("blockList", &[("eId", &id)], |xml| {
        for node in nodes {
            xml.nest("item", &[("eId", node.id)], |xml| {
                if let Some(number) = printed(node.clause) {
                    xml.line("num", &[], |xml| xml.words(&number));
                }
                paragraph(draft, node.clause, xml);
                points(draft, &node.below, xml);
            });
        }
    });
}

fn paragraph(draft: &Draft, clause: &Clause, xml: &mut Xml) {
    xml.line("p", &[], |xml| text(draft, clause, xml));
}

/// The words, the opener in italics as it is printed, footnotes where they are
/// cited.
fn text(draft: &Draft, clause: &Clause, xml: &mut Xml) {
    let mut rest = clause.text.as_str();
    let mut at = 0;
    if let Some(opener) = &clause.opener
        && let Some(after) = rest.strip_prefix(opener.as_str())
    {
        xml.inline("i", &[], |xml| xml.words(opener));
        rest = after;
        at = opener.chars().count();
    }
    for mark in &clause.footnotes {
        let bytes = rest
            .char_indices()
            .nth(mark.at.saturating_sub(at))
            .map_or(rest.len(), |(byte, _)| byte);
        let (before, after) = rest.split_at(bytes);
        xml.words(before);
        at += before.chars().count();
        rest = after;
        let note = draft.footnotes.iter().find(|f| f.number == mark.number);
        let attributes = [("marker", mark.number.as_str()), ("placement", "bottom")];
        xml.inline("authorialNote", &attributes, |xml| {
            xml.inline("p", &[], |xml| {
                xml.words(note.map(|n| n.text.as_str()).unwrap_or_default());
            });
        });
    }
    xml.words(rest);
}
