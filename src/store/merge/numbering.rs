//! The clauses of a merged text, cited anew.
//!
//! In: clauses in their order, some with the id that they had, some with none.
//! Out: the same clauses with ids and printed numbers that follow one another.
//! What was numbered irregularly (`2 bis`, a quoted block) stays so.

use std::collections::BTreeSet;

use crate::model::{Clause, ClauseId, ClauseKind};
use crate::text::numeral;

/// An id for a clause that has none yet, at a depth below its paragraph.
pub(super) fn unnamed(depth: usize) -> ClauseId {
    ClauseId::new("(".repeat(depth))
}

/// Gives every clause its id and number.
pub(super) fn renumber(clauses: &mut [Clause]) {
    let single = clauses
        .iter()
        .filter(|clause| clause.kind == ClauseKind::Operative)
        .count()
        == 1;
    let mut count = Count {
        single,
        ..Count::default()
    };
    for clause in clauses {
        count.take(clause);
    }
}

#[derive(Default)]
struct Count {
    /// The only operative paragraph carries no number.
    single: bool,
    part: String,
    preambular: u32,
    operative: u32,
    unnumbered: u32,
    heading: u32,
    annex: u32,
    annex_paragraph: u32,
    annex_unnumbered: u32,
    annex_heading: u32,
    quoted: u32,
    /// The paragraph below which sub-paragraphs and quoted blocks stand.
    outer: String,
    /// The last sub-paragraph of each depth, with its place and its style.
    open: Vec<(String, u32, Style)>,
    given: BTreeSet<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Letter,
    Roman,
    Number,
}

impl Count {
    fn take(&mut self, clause: &mut Clause) {
        let old = clause.id.as_str().to_owned();
        let depth = old.matches('(').count();
        let own = match old.split_once(':') {
            Some((part, own)) => {
                self.enter(&format!("{part}:"), clause);
                own
            }
            None => old.as_str(),
        };
        let id = match clause.kind {
            _ if own.contains('q') && depth == 0 => {
                self.quoted += 1;
                format!("{}q{}", self.outer, self.quoted)
            }
            _ if depth > 0 => self.lettered(clause, depth),
            ClauseKind::Chapeau => format!("{}CH", self.part),
            ClauseKind::Preambular => {
                self.preambular += 1;
                format!("{}PP{}", self.part, self.preambular)
            }
            ClauseKind::Operative | ClauseKind::Subparagraph => self.operative(clause, own),
            ClauseKind::Heading if self.annex > 0 => {
                self.annex_heading += 1;
                format!("A{}.H{}", self.annex, self.annex_heading)
            }
            ClauseKind::Heading => {
                self.heading += 1;
                format!("{}H{}", self.part, self.heading)
            }
            ClauseKind::AnnexTitle => {
                self.annex += 1;
                self.annex_paragraph = 0;
                self.annex_unnumbered = 0;
                self.annex_heading = 0;
                format!("A{}", self.annex)
            }
            ClauseKind::AnnexParagraph => self.annexed(clause),
        };
        let id = self.unique(id);
        if depth == 0 {
            self.open.clear();
            if !own.contains('q') {
                self.quoted = 0;
                self.outer.clone_from(&id);
            }
        } else if let Some(last) = self.open.last_mut() {
            last.0.clone_from(&id);
        }
        clause.id = ClauseId::new(id);
    }

    /// A new part counts from 1, unless its paragraphs were numbered through.
    fn enter(&mut self, part: &str, clause: &Clause) {
        if self.part == part {
            return;
        }
        part.clone_into(&mut self.part);
        self.preambular = 0;
        self.heading = 0;
        if clause.number.as_deref() == Some("1") || clause.kind != ClauseKind::Operative {
            self.operative = 0;
        }
    }

    fn operative(&mut self, clause: &mut Clause, own: &str) -> String {
        if own.starts_with("OPu") {
            self.unnumbered += 1;
            return format!("{}OPu{}", self.part, self.unnumbered);
        }
        match &clause.number {
            Some(number) if !number.is_empty() && number.parse::<u32>().is_err() => {
                return format!("{}OP{}", self.part, number.replace(' ', ""));
            }
            // A part whose numbers begin again.
            Some(number) if number == "1" && !self.part.is_empty() => self.operative = 0,
            _ => {}
        }
        self.operative += 1;
        if !(self.single && clause.number.is_none()) {
            clause.number = Some(self.operative.to_string());
        }
        format!("{}OP{}", self.part, self.operative)
    }

    fn annexed(&mut self, clause: &mut Clause) -> String {
        match &clause.number {
            None => {
                self.annex_unnumbered += 1;
                format!("A{}.P{}", self.annex, self.annex_unnumbered)
            }
            Some(number) if !number.is_empty() && number.parse::<u32>().is_err() => {
                format!("A{}.{}", self.annex, number.replace(' ', ""))
            }
            Some(_) => {
                self.annex_paragraph += 1;
                clause.number = Some(self.annex_paragraph.to_string());
                format!("A{}.{}", self.annex, self.annex_paragraph)
            }
        }
    }

    /// `(a)`, `(i)`: after the one before at the same depth.
    fn lettered(&mut self, clause: &mut Clause, depth: usize) -> String {
        let style = |depth: usize, label: Option<&str>| match label {
            Some(label) if label.starts_with(|c: char| c.is_ascii_digit()) => Style::Number,
            Some("i") if depth > 1 => Style::Roman,
            Some(_) if depth == 1 => Style::Letter,
            None if depth == 1 => Style::Letter,
            _ => Style::Roman,
        };
        while self.open.len() < depth {
            let style = style(self.open.len() + 1, clause.number.as_deref());
            self.open.push((String::new(), 0, style));
        }
        self.open.truncate(depth);
        let parent = match depth {
            1 => self.outer.clone(),
            _ => self.open[depth - 2].0.clone(),
        };
        let (_, place, style) = &mut self.open[depth - 1];
        *place += 1;
        let label = match style {
            Style::Letter => numeral::letter(*place),
            Style::Roman => numeral::roman(*place),
            Style::Number => None,
        };
        let label = label.unwrap_or_else(|| place.to_string());
        let id = format!("{parent}({label})");
        clause.number = Some(label);
        id
    }

    fn unique(&mut self, id: String) -> String {
        let mut own = id.clone();
        let mut times = 1;
        while !self.given.insert(own.clone()) {
            times += 1;
            own = format!("{id}~{times}");
        }
        own
    }
}

#[cfg(test)]
mod tests {
    use super::{renumber, unnamed};
    use crate::model::{Clause, ClauseId, ClauseKind, Place};

    fn clause(id: ClauseId, kind: ClauseKind) -> Clause {
        Clause {
            number: (kind == ClauseKind::Operative).then(String::new),
            id,
            kind,
            opener: None,
            text: String::new(),
            footnotes: Vec::new(),
            references: Vec::new(),
            place: Place::default(),
        }
    }

    #[test]
    fn what_comes_between_takes_its_number() {
        use ClauseKind::{AnnexTitle, Chapeau, Heading, Operative, Preambular, Subparagraph};
        let named = |id: &str, kind| clause(ClauseId::new(id), kind);
        let mut clauses = vec![
            named("CH", Chapeau),
            named("PP1", Preambular),
            clause(unnamed(0), Preambular),
            named("PP2", Preambular),
            named("OP1", Operative),
            named("OP1(a)", Subparagraph),
            clause(unnamed(1), Subparagraph),
            clause(unnamed(2), Subparagraph),
            named("OP1(b)", Subparagraph),
            clause(unnamed(0), Operative),
            named("H1", Heading),
            named("OP2", Operative),
            named("A1", AnnexTitle),
        ];
        for clause in &mut clauses {
            if clause.kind == Operative && clause.id.as_str().is_empty() {
                clause.number = None;
            } else if clause.kind == Operative {
                clause.number = Some(clause.id.as_str()[2..].to_owned());
            }
        }
        renumber(&mut clauses);
        let ids: Vec<&str> = clauses.iter().map(|c| c.id.as_str()).collect();
        assert_eq!(
            ids,
            [
                "CH", "PP1", "PP2", "PP3", "OP1", "OP1(a)", "OP1(b)", "OP1(b)(i)", "OP1(c)",
                "OP2", "H1", "OP3", "A1"
            ]
        );
        assert_eq!(clauses[9].number.as_deref(), Some("2"));
    }
}
