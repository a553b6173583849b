//! An id taken apart, and cited from what it says alone.
//!
//! In: a [`ClauseId`]. Out: words for a report. Knows no draft.

use crate::model::ClauseId;
use crate::text::numeral;

impl ClauseId {
    /// The id as delegates cite it: `OP5 (a) (ii)`, `part II, OP3`,
    /// `annex, para. 5`. A draft knows more: see [`crate::model::Draft::citations`].
    ///
    /// ```
    /// # use travaux::model::ClauseId;
    /// assert_eq!(ClauseId::new("OP5(a)(ii)").cite(), "OP5 (a) (ii)");
    /// assert_eq!(ClauseId::new("II:OP3").cite(), "part II, OP3");
    /// assert_eq!(ClauseId::new("A2.5(a)").cite(), "annex II, para. 5 (a)");
    /// assert_eq!(ClauseId::new("CH").cite(), "chapeau");
    /// ```
    pub fn cite(&self) -> String {
        let id = Parsed::of(self.as_str());
        let mut cited = Citation::default();
        cited.add_part(&id);
        if let Some(annex) = id.annex {
            cited.add(&named_annex("annex", annex));
        }
        cited.add_some(|out| id.write_own(out));
        cited.into_string()
    }

    /// The id as it is cited where the annex is plain, as below its title:
    /// `para. 5 (a)`.
    ///
    /// ```
    /// # use travaux::model::ClauseId;
    /// assert_eq!(ClauseId::new("A2.5(a)").cite_in_annex(), "para. 5 (a)");
    /// assert_eq!(ClauseId::new("A2").cite_in_annex(), "annex II");
    /// assert_eq!(ClauseId::new("OP3").cite_in_annex(), "OP3");
    /// ```
    pub fn cite_in_annex(&self) -> String {
        let id = Parsed::of(self.as_str());
        let mut own = String::new();
        if id.annex.is_some() && id.write_own(&mut own) {
            own
        } else {
            self.cite()
        }
    }
}

/// A citation, from the outer part to the inner one.
#[derive(Default)]
pub(super) struct Citation {
    text: String,
    parts: usize,
}

impl Citation {
    pub(super) fn add(&mut self, part: &str) {
        self.add_some(|out| {
            out.push_str(part);
            true
        });
    }

    /// Adds what is written, unless the writer says that there is nothing.
    pub(super) fn add_some(&mut self, write: impl FnOnce(&mut String) -> bool) {
        let before = self.text.len();
        if self.parts > 0 {
            self.text.push_str(", ");
        }
        if write(&mut self.text) {
            self.parts += 1;
        } else {
            self.text.truncate(before);
        }
    }

    /// `part II`, where the id names one.
    pub(super) fn add_part(&mut self, id: &Parsed<'_>) {
        self.add_some(|out| {
            let Some(part) = id.part else {
                return false;
            };
            out.push_str("part ");
            out.push_str(part);
            true
        });
    }

    pub(super) fn into_string(self) -> String {
        self.text
    }
}

/// An id taken apart: `II:OP3(a)`, `A1.5~2(a)(i)`, `PP10q1`.
pub(super) struct Parsed<'a> {
    pub(super) part: Option<&'a str>,
    pub(super) annex: Option<u32>,
    /// `PP`, `OP`, `CH`, `H`, `P`, or nothing for a numbered annex paragraph.
    pub(super) stem: &'a str,
    pub(super) number: &'a str,
    /// Sub-paragraphs, quoted blocks: `(a)`, `q1`.
    pub(super) marks: Vec<&'a str>,
    /// Which numbering it belongs to, where several begin anew.
    pub(super) again: Option<&'a str>,
}

impl<'a> Parsed<'a> {
    pub(super) fn of(id: &'a str) -> Parsed<'a> {
        let (part, rest) = match id.split_once(':') {
            Some((part, rest)) => (Some(part), rest),
            None => (None, id),
        };
        let (annex, rest) = annex(rest);
        let stem = rest.len()
            - rest
                .trim_start_matches(|c: char| c.is_ascii_alphabetic())
                .len();
        let (stem, rest) = rest.split_at(stem);
        let (number, mut rest) = rest.split_at(digits(rest));
        let mut marks = Vec::new();
        let mut again = None;
        while !rest.is_empty() {
            let end = match rest.as_bytes()[0] {
                b'(' => rest.find(')').map_or(rest.len(), |at| at + 1),
                b'q' | b'~' => 1 + digits(&rest[1..]),
                _ => rest.len(),
            };
            let (mark, more) = rest.split_at(end);
            match mark.strip_prefix('~') {
                Some(n) => again = Some(n),
                None => marks.push(mark),
            }
            rest = more;
        }
        Parsed {
            part,
            annex,
            stem,
            number,
            marks,
            again,
        }
    }

    /// Writes `OP5 (a)`, `para. 5`; says whether there is one: the title of an
    /// annex has none.
    pub(super) fn write_own(&self, out: &mut String) -> bool {
        let named = self.write_without_again(out);
        if let Some(again) = self.again.filter(|_| named) {
            out.push_str(", numbering ");
            out.push_str(again);
        }
        named
    }

    /// The same without telling which numbering is meant.
    pub(super) fn write_without_again(&self, out: &mut String) -> bool {
        let number = self.number;
        let name = match self.stem {
            "" if number.is_empty() && self.annex.is_some() && self.marks.is_empty() => {
                return false;
            }
            "CH" => "chapeau",
            "" if number.is_empty() => "",
            "" => "para. ",
            "P" | "OPu" => "unnumbered para. ",
            "H" => "heading ",
            stem => stem,
        };
        let from = out.len();
        out.push_str(name);
        out.push_str(number);
        self.write_brackets(out);
        // A mark alone brings the space that sets it apart from a name.
        let blank = out.len() - from - out[from..].trim_start().len();
        if blank > 0 {
            out.replace_range(from..from + blank, "");
        }
        true
    }

    /// Writes ` (a) (ii)`.
    pub(super) fn write_brackets(&self, out: &mut String) {
        for mark in &self.marks {
            let (before, mark) = match mark.strip_prefix('q') {
                Some(n) => (", quoted para. ", n),
                None => (" ", *mark),
            };
            out.push_str(before);
            out.push_str(mark);
        }
    }
}

/// `A1` and what stands behind its point.
fn annex(rest: &str) -> (Option<u32>, &str) {
    let Some(behind) = rest.strip_prefix('A') else {
        return (None, rest);
    };
    let (number, more) = behind.split_at(digits(behind));
    let inside = more.strip_prefix('.');
    match (number.parse().ok(), inside) {
        (Some(number), Some(inside)) => (Some(number), inside),
        (Some(number), None) if more.is_empty() => (Some(number), ""),
        _ => (None, rest),
    }
}

fn digits(text: &str) -> usize {
    text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len()
}

/// `annex` for the first, `annex II` for the second.
pub(super) fn named_annex(name: &str, number: u32) -> String {
    match number {
        0 | 1 => name.to_owned(),
        n => match numeral::roman(n) {
            Some(roman) => format!("{name} {}", roman.to_uppercase()),
            None => format!("{name} {n}"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_an_id_has_words() {
        for (id, words) in [
            ("PP7", "PP7"),
            ("A:PP1", "part A, PP1"),
            ("A1", "annex"),
            ("A2", "annex II"),
            ("A1.5", "annex, para. 5"),
            ("A1.P3(b)", "annex, unnumbered para. 3 (b)"),
            ("A1.H2", "annex, heading 2"),
            ("A1.1~2(a)", "annex, para. 1 (a), numbering 2"),
            ("H3", "heading 3"),
            ("OP1q2", "OP1, quoted para. 2"),
            ("OPu2", "unnumbered para. 2"),
            ("OP14(a)q1", "OP14 (a), quoted para. 1"),
            ("A", "A"),
            ("", ""),
            ("*x*", "*x*"),
        ] {
            assert_eq!(ClauseId::new(id).cite(), words, "{id}");
        }
    }
}
